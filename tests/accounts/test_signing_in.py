"""Signing in and out, and what it tells to whom."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from passlib.context import CryptContext
from sqlalchemy import select

from quizapp.accounts.models import SignIn, User
from quizapp.accounts.presence import SIGN_IN
from quizapp.database import db
from tests.factories.people import PASSWORD, make_user, sign_in

SPELLINGS = ["ada", "ADA", " Ada ", "Ａｄａ", "ada@school.example", "ADA@School.Example"]


def post_sign_in(client, identity, password=PASSWORD, **fields):
    return client.post("/sign-in", data={"identity": identity, "password": password, **fields})


def is_signed_in(client):
    return client.get("/account").status_code == 200


@pytest.fixture
def slow_work(monkeypatch):
    """Notes every hashing and verifying, and whether a transaction was open meanwhile."""
    seen = []

    def watched(name):
        original = getattr(CryptContext, name)

        def watch(self, *args, **kwargs):
            seen.append((name, db.session().in_transaction()))
            return original(self, *args, **kwargs)

        monkeypatch.setattr(CryptContext, name, watch)

    watched("hash")
    watched("verify")
    return seen


@pytest.mark.parametrize("typed", SPELLINGS)
def test_user_name_or_email_in_any_case_signs_in(client, app, typed):
    make_user("ada", email="ada@school.example")
    answer = post_sign_in(client, typed)
    assert (answer.status_code, answer.location) == (302, "/")
    assert is_signed_in(client)


def test_factory_signs_in(client, app):
    sign_in(client, make_user("ada"))
    assert is_signed_in(client)


def plain(answer):
    """The page without what differs between any two requests."""
    page = re.sub(r'value="[^"]*"', "", answer.text)
    others = ("Set-Cookie", "Content-Length", "X-Request-ID")
    headers = [pair for pair in answer.headers if pair[0] not in others]
    return answer.status_code, page, headers


def test_refusals_look_the_same_whoever_exists(client, app, statements, slow_work):
    make_user("ada", email="ada@school.example")
    make_user("gone", active=False)
    make_user("nopassword", password=None)
    tries = [
        ("ada", "wrong"),
        ("ada@school.example", "wrong"),
        ("ada", "x" * 1000),
        ("nobody", "wrong"),
        ("nobody@school.example", "wrong"),
        ("gone", "wrong"),
        ("gone", PASSWORD),
        ("nopassword", "wrong"),
    ]
    post_sign_in(client, "nobody", "wrong")
    seen = []
    for identity, password in tries:
        statements.clear()
        slow_work.clear()
        answer = post_sign_in(client, identity, password)
        seen.append((plain(answer), len(statements), list(slow_work)))
    assert seen[0][0][0] == 200
    assert "The user name, e-mail or password is not right." in seen[0][0][1]
    assert seen[0][2] == [("verify", False)]
    assert [one for one in seen if one != seen[0]] == []


def test_passwords_are_argon2id_and_never_cut(client, app):
    long = "correct horse battery staple " * 4
    user = make_user("ada", password=long.strip())
    assert user.password.startswith("$argon2id$")
    post_sign_in(client, "ada", long.strip()[:-1])
    assert not is_signed_in(client)
    post_sign_in(client, "ada", long.strip())
    assert is_signed_in(client)


def test_no_transaction_is_open_while_passwords_are_worked_on(client, stranger, app, slow_work):
    data = {"username": "ada", "password": PASSWORD}
    assert client.post("/register", data=data).status_code == 303
    new = {"password": PASSWORD, "new_password": "walnut trombone glacier eleven"}
    assert client.post("/account/password", data=new).status_code == 303
    post_sign_in(stranger, "ada", new["new_password"])
    assert stranger.post("/account/confirm", data={"password": "wrong"}).status_code == 200
    assert len(slow_work) == 5
    assert {is_open for _, is_open in slow_work} == {False}


def test_keys_change_on_signing_in(client, app):
    """What somebody planted in the browser before is worth nothing after."""
    app.config["WTF_CSRF_ENABLED"] = True
    make_user("ada")
    page = client.get("/sign-in").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    with client.session_transaction() as session:
        before = session["csrf_token"]
        session[SIGN_IN] = "planted"
    assert post_sign_in(client, "ada", csrf_token=token).status_code == 302
    with client.session_transaction() as session:
        assert session.get("csrf_token") != before
        key = session[SIGN_IN]
    assert key != "planted"
    assert db.session.scalars(select(SignIn.key)).all() == [key]
    assert client.post("/sign-out", data={"csrf_token": token}).status_code == 400


def test_forms_need_their_token(client, app):
    app.config["WTF_CSRF_ENABLED"] = True
    make_user("ada")
    assert post_sign_in(client, "ada").status_code == 400
    sign_in(client, make_user("bob"))
    for address in ("/sign-out", "/account/sign-ins/end-others", "/account/delete", "/join/x"):
        assert client.post(address).status_code == 400
    assert is_signed_in(client)


def stays(location):
    """Whether a browser that is sent there is still here. They drop tabs, and take \\ as /."""
    seen = re.sub(r"[\t\r\n]", "", location or "/").replace("\\", "/").strip()
    return urlsplit(urljoin("http://localhost/sign-in", seen)).netloc == "localhost"


@pytest.mark.parametrize(
    "address",
    [
        *("https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example"),
        *("\\\\evil.example", "http:evil.example", "javascript:alert(1)", " //evil.example"),
        *("\t//evil.example", "/%09/evil.example", "/\t/evil.example", "https:///evil.example"),
    ],
)
def test_next_never_leaves_the_site(client, app, address):
    make_user("ada")
    answer = client.post(
        "/sign-in", query_string={"next": address}, data={"identity": "ada", "password": PASSWORD}
    )
    assert stays(answer.location)
    client.post("/sign-out")
    assert post_sign_in(client, "ada", next=address).status_code == 302
    assert client.get("/account").status_code == 200
    data = {"username": f"u{abs(hash(address))}"[:20], "password": PASSWORD, "next": address}
    client.post("/sign-out")
    answer = client.post("/register", data=data)
    assert stays(answer.location)


def test_next_leads_back_to_the_page(client, app):
    make_user("ada")
    answer = client.get("/account")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/account")
    assert post_sign_in(client, "ada", next="/account").location == "/account"


def test_signing_out_needs_a_post_and_ends_the_sign_in(client, app):
    sign_in(client, make_user("ada"))
    assert client.get("/sign-out").status_code == 405
    assert is_signed_in(client)
    assert client.post("/sign-out").status_code == 302
    assert not is_signed_in(client)
    assert db.session.scalars(select(SignIn)).all() == []
    with client.session_transaction() as session:
        assert SIGN_IN not in session


def test_nothing_but_the_form_signs_in(client, app):
    user = make_user("ada")
    assert client.get(f"/sign-in?identity=ada&password={PASSWORD}").status_code == 200
    client.get("/account", auth=("ada", PASSWORD))
    client.get("/account", headers={"Authentication-Token": user.fs_uniquifier})
    client.set_cookie("remember_token", user.fs_uniquifier)
    assert (
        client.post("/sign-in", json={"identity": "ada", "password": PASSWORD}).status_code == 415
    )
    assert not is_signed_in(client)


def test_session_alone_without_a_sign_in_is_a_guest(client, app):
    user = make_user("ada")
    with client.session_transaction() as session:
        session["_user_id"] = user.fs_uniquifier
    assert not is_signed_in(client)


def test_deactivated_account_is_out_at_once(client, app):
    user = make_user("ada")
    sign_in(client, user)
    user.active = False
    db.session.commit()
    assert not is_signed_in(client)


def test_no_address_of_anybody_is_stored(client, app):
    make_user("ada")
    answer = client.post(
        "/sign-in",
        data={"identity": "ada", "password": PASSWORD},
        environ_base={"REMOTE_ADDR": "203.0.113.77"},
        headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"},
    )
    assert answer.status_code == 302
    rows = [*db.session.scalars(select(User)), *db.session.scalars(select(SignIn))]
    stored = " ".join(str(vars(row)) for row in rows)
    assert "203.0.113" not in stored
    assert db.session.scalars(select(SignIn.agent)).one() == "Firefox, Linux"
