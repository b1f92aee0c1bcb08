"""What guards every page, looked at over all addresses at once."""

import re
from pathlib import Path

import pytest
from flask import current_app

from quizapp import create_app
from quizapp.accounts.presence import COOKIE, cookie_name

ROOT = Path(__file__).parent.parent
SECURITY = ROOT / "SECURITY.md"
KEY = "q8Rk2mZp0Xw7Vb4Ns1Ty6Uc9Jd3Lf5Hg"
ARGUMENTS = {"digest": "0" * 64, "slug": "no-set", "token": "no-token", "filename": "no.css"}


def unsafe_addresses() -> list[tuple[str, str]]:
    adapter = current_app.url_map.bind("localhost")
    found = []
    for rule in current_app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}):
            values = {name: ARGUMENTS.get(name, 1) for name in rule.arguments}
            found.append((method, adapter.build(rule.endpoint, values, method=method)))
    return found


def test_nothing_is_changed_without_a_token(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    with app.test_request_context():
        addresses = unsafe_addresses()
    assert len(addresses) > 80
    answers = {}
    for method, address in addresses:
        answer = client.open(address, method=method, data={"name": "x", "csrf_token": "made up"})
        answers[method, address] = answer.status_code
    assert {asked: status for asked, status in answers.items() if status != 400} == {}


@pytest.fixture
def production(monkeypatch, tmp_path):
    monkeypatch.setenv("QUIZAPP_ENV", "production")
    monkeypatch.setenv("QUIZAPP_SECRET_KEY", KEY)
    monkeypatch.setenv("QUIZAPP_DATA_DIR", str(tmp_path))
    return create_app(TESTING=True, JOBS="at-once")


def test_cookies_in_production_belong_to_this_host_alone(production):
    """The browser itself refuses such a name without Secure, with a domain, or with a path."""
    with production.app_context():
        assert cookie_name() == "__Host-quizapp_learner"
    assert production.config["SESSION_COOKIE_NAME"] == "__Host-session"
    assert production.config["SESSION_COOKIE_SECURE"] is True
    assert production.config["SESSION_COOKIE_HTTPONLY"] is True
    assert production.config["SESSION_COOKIE_DOMAIN"] is None
    assert production.config["SESSION_COOKIE_PATH"] in (None, "/")
    answer = production.test_client().get("/privacy", base_url="https://localhost")
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert cookie.startswith("__Host-"), cookie
        assert re.search(r"; Secure.*", cookie), cookie
        assert "Domain=" not in cookie


def test_guest_is_still_known_after_the_site_went_over_to_https(app, client, sample):
    client.post("/sets/sample/attempts")
    token = client.get_cookie(COOKIE).value
    client.delete_cookie("session")
    app.config["SESSION_COOKIE_SECURE"] = True
    answer = client.post("/sets/sample/attempts", base_url="https://localhost")
    lines = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("__Host-")]
    assert [line.split(";")[0] for line in lines] == [f"__Host-{COOKIE}={token}"]


def test_every_page_is_told_to_browsers_as_ours_alone(production):
    answer = production.test_client().get("/privacy", base_url="https://localhost")
    headers = answer.headers
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"


def test_errors_say_nothing_of_the_inside(production, monkeypatch):
    production.config["PROPAGATE_EXCEPTIONS"] = False

    def fail() -> None:
        raise RuntimeError("the inside of the program")

    monkeypatch.setitem(production.view_functions, "operations.privacy", fail)
    answer = production.test_client().get("/privacy", base_url="https://localhost")
    assert answer.status_code == 500
    assert "inside" not in answer.text
    assert "Traceback" not in answer.text


def test_every_test_that_is_named_as_proof_is_there():
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", SECURITY.read_text())
    assert len(named) > 30
    for file, name in named:
        source = (ROOT / file).read_text()
        assert not name or f"def {name}(" in source, f"{file}::{name}"


def test_every_requirement_is_answered():
    wanted = """
    1.2.1 1.2.2 1.2.3 1.2.4 1.2.10 1.3.1 1.3.5 1.3.7 1.5.1 2.2.1 2.2.2 2.3.1 2.3.3 2.3.4 2.4.1
    3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.3 3.4.4 3.4.6 3.5.1 3.5.3 3.7.2 5.2.1 5.2.2 5.2.3 5.3.2
    5.4.2 6.2.1 6.2.4 6.2.5 6.2.9 6.3.1 6.3.2 6.3.3 6.4.1 7.2.4 7.4.1 7.4.2 7.4.5 7.5.1 8.2.1
    8.2.2 8.2.3 8.4.1 11.4.2 13.4.2 14.2.3 14.3.2 15.3.1 15.3.3 15.3.4 16.3.1 16.3.2 16.5.1
    """
    told = set(re.findall(r"^\| (\d+\.\d+\.\d+) \|", SECURITY.read_text(), re.MULTILINE))
    assert told == set(wanted.split())
