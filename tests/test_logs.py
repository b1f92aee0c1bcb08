"""What is logged: enough to find a fault, and nothing about anybody."""

import json
import logging
import re
import sys

import pytest
from bs4 import BeautifulSoup
from flask import request
from sqlalchemy.exc import IntegrityError

from quizapp import logs
from quizapp.accounts.actions.links import make_join_link, make_recovery_link
from quizapp.accounts.models import STUDENT
from quizapp.accounts.queries import find_user
from quizapp.attempts.views import bp
from quizapp.clock import now
from quizapp.database import db
from tests.factories.browsing import Browser
from tests.factories.people import PASSWORD, make_user

NAME = "zelda"
AGENT = "Mozilla/5.0 (Spy 7)"
SECRETS = re.compile("zelda|hyrule|203.0.113.9|Spy 7|otter", re.IGNORECASE)


@pytest.fixture
def lines(app, capsys):
    """What has been written so far, read as JSON; as on a site for others."""
    written = []

    def read():
        written.extend(json.loads(line) for line in capsys.readouterr().err.splitlines())
        return written

    app.config.update(LOG="json", LOG_LEVEL="info", ENVIRONMENT="production")
    logs._write_to_stderr(app)
    yield read
    app.config.update(LOG="plain", LOG_LEVEL="warning", ENVIRONMENT="development")
    logs._write_to_stderr(app)


@pytest.fixture
def broken(app):
    """Fails in the middle of a page, over a name that somebody has already."""

    def fail():
        if request.path == "/sets/broken":
            make_user(NAME)

    make_user(NAME)
    app.config.update(PROPAGATE_EXCEPTIONS=False)
    functions = app.before_request_funcs.setdefault(bp.name, [])
    functions.append(fail)
    yield "/sets/broken"
    functions.remove(fail)


def asked(client, path, **options):
    headers = {"User-Agent": AGENT, **options.pop("headers", {})}
    return client.open(
        path, headers=headers, environ_overrides={"REMOTE_ADDR": "203.0.113.9"}, **options
    )


def test_request_is_one_line_with_its_rule(client, sample, lines):
    answer = asked(client, "/sets/sample?q=zelda", method="GET")
    [line] = lines()
    assert set(line) == {"time", "level", "logger", "message", *logs.FIELDS}
    assert (line["method"], line["route"], line["status"]) == ("GET", "/sets/<slug>", 200)
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert line["bytes"] == len(answer.data)
    assert line["ms"] > 0


def test_what_no_rule_knows_is_told_without_its_path(client, lines):
    asked(client, "/zelda/hyrule", method="GET")
    asked(client, "/", method="ZELDA")
    assert [(line["method"], line["route"], line["status"]) for line in lines()] == [
        ("GET", None, 404),
        ("OTHER", None, 405),
    ]


def test_nothing_about_anybody_is_logged(app, client, sample, lines):
    """Names, mail, passwords, addresses, tokens of links and cookies, over all ways in."""
    teacher, admin = make_user("tom", "teacher"), make_user("ann", "admin")
    tokens = [make_join_link(STUDENT, teacher, now(), uses=3)]
    db.session.commit()
    given = {"username": "zelda", "password": PASSWORD}
    asked(client, f"/join/{tokens[0]}", method="GET")
    asked(client, f"/join/{tokens[0]}", method="POST", data=given)
    asked(client, "/nickname", method="POST", data={"nickname": "Otter"})
    Browser(client).start()
    asked(client, "/sign-out", method="POST")
    for password in ("hyrule-wrong", PASSWORD):
        form = {"identity": "zelda", "password": password, "next": "/history?who=zelda"}
        asked(client, "/sign-in?next=/zelda", method="POST", data=form)
    user = find_user("zelda")
    assert user is not None
    tokens.append(make_recovery_link(user, admin, now()))
    db.session.commit()
    asked(client, f"/recover/{tokens[1]}", method="GET")
    asked(client, f"/recover/{tokens[1]}", method="POST", data={"password": "hyrule trombone moss"})
    asked(client, "/recover", method="POST", data={"email": "zelda@hyrule.example"})
    text = "\n".join(json.dumps(line) for line in lines())
    routes = {line["route"] for line in lines()}
    assert {"/join/<token>", "/recover/<token>", "/sign-in", "/nickname"} <= routes
    cookies = [cookie.value for cookie in client._cookies.values()]
    assert SECRETS.findall(text) == []
    assert [secret for secret in (*tokens, *cookies, PASSWORD) if secret in text] == []


def test_error_is_told_with_its_number_and_without_its_words(client, broken, lines):
    answer = asked(client, broken, method="GET")
    assert answer.status_code == 500
    number = answer.headers["X-Request-ID"]
    assert BeautifulSoup(answer.text, "html.parser").main.code.get_text() == number
    error, told = lines()
    assert (error["level"], error["request_id"], error["route"]) == (
        "error",
        number,
        "/sets/<slug>",
    )
    assert error["error"].endswith("sqlalchemy.exc.IntegrityError")
    assert "create_user" in error["error"]
    assert (told["status"], told["request_id"]) == (500, number)
    assert SECRETS.findall(json.dumps([error, told])) == []


def test_script_is_given_the_number_too(client, broken, lines):
    answer = asked(client, broken, method="GET", headers={"Accept": "application/json"})
    assert answer.json["request_id"] == answer.headers["X-Request-ID"]


def test_error_is_told_in_full_on_our_own_machine():
    name = "zel" + "da"
    try:
        raise IntegrityError("INSERT", (name,), ValueError(name))
    except IntegrityError:
        record = logging.LogRecord("quizapp", 40, "", 1, "error", (), sys.exc_info())
    assert name in logs.PlainLines(tells_all=True).format(record)
    assert name not in logs.PlainLines(tells_all=False).format(record)


@pytest.mark.parametrize(
    ("proxies", "given", "kept"),
    [
        (1, "0123abcd-4567", True),
        (0, "0123abcd-4567", False),
        (1, "short", False),
        (1, "two words here", False),
        (1, "x" * 65, False),
        (1, 'quoted"and{broken}', False),
    ],
)
def test_number_of_the_proxy_is_taken_where_there_is_one(app, proxies, given, kept):
    around = logs.RequestLog(lambda environ, start: start("200 OK", []) or [], proxies > 0)
    sent = []
    environ = {"REQUEST_METHOD": "GET", "HTTP_X_REQUEST_ID": given}
    around(environ, lambda status, headers: sent.extend(headers))
    [(name, number)] = sent
    assert (name, number == given) == ("X-Request-ID", kept)
    assert logs.WELL_FORMED.fullmatch(number)
