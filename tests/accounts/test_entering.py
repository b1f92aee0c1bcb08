"""Opening accounts: who may, with what, and what it tells about others."""

import re
from datetime import timedelta

import flask_mailman
import pytest
import time_machine
from sqlalchemy import select

from quizapp.accounts.actions.links import make_first_admin_link, make_join_link
from quizapp.accounts.models import ADMIN, STUDENT, TEACHER, Link, User
from quizapp.clock import now
from quizapp.database import db
from tests.factories.people import PASSWORD, make_user, sign_in


@pytest.fixture
def outbox(app, monkeypatch):
    """What was sent, for a site with a mail server."""
    app.config.update(
        MAIL_SERVER="mail.example",
        MAIL_BACKEND="locmem",
        MAIL_DEFAULT_SENDER="quizapp@school.example",
        MAIL_LATER=False,
    )
    before = app.extensions.pop("mailman", None)
    state = flask_mailman.Mail(app)
    state.outbox = sent = app.extensions["mailman"].outbox = []
    yield sent
    app.extensions.pop("mailman")
    if before:
        app.extensions["mailman"] = before


def register(client, name="ada", path="/register", **fields):
    return client.post(path, data={"username": name, "password": PASSWORD, **fields})


def join_path(role, by=None, **how):
    token = make_join_link(role, by, now(), **how)
    db.session.commit()
    return f"/join/{token}"


def users():
    db.session.rollback()
    db.session.expire_all()
    return {one.username: one for one in db.session.scalars(select(User))}


def test_registering_opens_a_student_account_and_signs_in(client, app):
    answer = register(client, " Ａda ")
    assert (answer.status_code, answer.location) == (303, "/")
    user = users()["ada"]
    assert [role.name for role in user.roles] == [STUDENT]
    assert (user.email, user.invited_by_id) == (None, None)
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"username": "a b"}, "letters, figures, dots"),
        ({"username": ""}, "Choose a user name."),
        ({"password": "hunter2"}, "Use at least 8 characters."),
        ({"password": "password1"}, "others would try"),
        ({"password": ""}, "Choose a password."),
        ({"username": "ada.lovelace", "password": "Ada.Lovelace"}, "Your name is in it"),
    ],
)
def test_form_that_cannot_be_used_says_why(client, app, fields, told):
    answer = client.post("/register", data={"username": "ada", "password": PASSWORD} | fields)
    assert answer.status_code == 400
    assert told in answer.text
    assert users() == {}


def test_taken_user_name_is_refused_in_any_spelling(client, app):
    make_user("ada")
    answer = register(client, "ADA")
    assert answer.status_code == 400
    assert "this one cannot be had" in answer.text
    assert len(users()) == 1
    assert client.get("/account").status_code == 303


@pytest.mark.parametrize("setting", ["invite", "closed"])
def test_registering_without_a_link_is_a_setting(client, app, setting):
    app.config["REGISTRATION"] = setting
    for answer in (client.get("/register"), register(client)):
        assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert users() == {}


def test_link_for_a_class_opens_as_many_accounts_as_it_says(client, stranger, app):
    app.config["REGISTRATION"] = "invite"
    teacher = make_user("teacher", TEACHER)
    path = join_path(STUDENT, teacher, uses=2, lives=timedelta(days=14))
    assert client.get(path).status_code == 200
    assert register(client, "ada", path).status_code == 303
    assert register(stranger, "bob", path).status_code == 303
    assert register(app.test_client(), "eve", path).status_code == 404
    found = users()
    assert sorted(found) == ["ada", "bob", "teacher"]
    assert found["ada"].invited_by_id == found["bob"].invited_by_id == teacher.id


def test_refused_form_does_not_use_a_link_up(client, app):
    path = join_path(STUDENT, make_user("ada", TEACHER))
    assert register(client, "ada", path).status_code == 400
    assert register(client, "bob", path).status_code == 303


def test_link_of_a_class_is_dead_where_nobody_may_register(client, app):
    app.config["REGISTRATION"] = "closed"
    teacher = make_user("teacher", TEACHER)
    assert client.get(join_path(STUDENT, teacher)).status_code == 404
    assert client.get(join_path(TEACHER, teacher)).status_code == 200


@pytest.mark.parametrize("role", [TEACHER, ADMIN])
def test_invited_teacher_has_the_role_and_nobody_above(client, app, role):
    assert register(client, "bob", join_path(role, make_user("ada", ADMIN))).status_code == 303
    user = users()["bob"]
    assert ([one.name for one in user.roles], user.invited_by_id) == ([role], None)


def test_dead_links_look_the_same(client, app):
    app.config["REGISTRATION"] = "invite"
    used, expired = join_path(TEACHER), join_path(TEACHER)
    register(client, "ada", used)
    client.post("/sign-out")
    client.get("/")
    with time_machine.travel(now() + timedelta(hours=25), tick=False):
        pages = [client.get(path) for path in (used, expired, "/join/made-up", "/recover/made-up")]
    assert {page.status_code for page in pages} == {404}
    assert len({page.text for page in pages}) == 1
    assert "Ask for a new one." in pages[0].text


def test_link_is_stored_as_a_hash_alone(client, app):
    path = join_path(TEACHER)
    stored = str(vars(db.session.scalars(select(Link)).one()))
    assert path.removeprefix("/join/") not in stored


def test_first_admin_link_of_an_earlier_start_is_dead(client, app):
    first, second = (make_first_admin_link(now()) for _ in range(2))
    db.session.commit()
    assert client.get(f"/join/{first}").status_code == 404
    assert register(client, "ada", f"/join/{second}").status_code == 303
    assert users()["ada"].is_admin
    client.post("/sign-out")
    assert client.get(f"/join/{second}").status_code == 404


def test_account_holder_needs_no_second_account(client, app):
    sign_in(client, make_user("ada"))
    for path in ("/register", join_path(TEACHER)):
        answer = register(client, "bob", path)
        assert (answer.status_code, answer.location) == (303, "/account")
    assert list(users()) == ["ada"]


def test_email_is_asked_for_only_where_mail_is_sent(client, app):
    assert 'name="email"' not in client.get("/register").text
    register(client, email="ada@school.example")
    assert users()["ada"].email is None


def test_taken_email_at_registration_is_not_told(client, stranger, app, outbox):
    make_user("ada", email="ada@school.example")
    answers = [
        register(client, "bob", email="ada@school.example"),
        register(stranger, "eve", email="eve@school.example"),
    ]
    assert [(one.status_code, one.location) for one in answers] == [(303, "/")] * 2
    pages = [re.sub(' value="[^"]*"', "", one.get("/account").text) for one in (client, stranger)]
    pages[0] = pages[0].replace("bob", "eve").replace("ada@", "eve@")
    strip = [page.split("<h2>Where you are signed in")[0] for page in pages]
    assert strip[0] == strip[1]
    assert [message.to for message in outbox] == [["ada@school.example"], ["eve@school.example"]]
    assert ["/account/email/" in message.body for message in outbox] == [False, True]
    assert users()["bob"].email is None


def link_in(message):
    (line,) = [line for line in message.body.splitlines() if line.startswith("http")]
    return line.removeprefix("http://localhost")


def test_email_counts_once_its_link_was_opened(client, app, outbox):
    register(client, email="Ada@School.example")
    path = link_in(outbox[0])
    assert client.get(path).status_code == 200
    assert users()["ada"].email is None
    assert client.post(path).status_code == 303
    assert users()["ada"].email == "ada@school.example"
    assert client.post(path).status_code == 404


def test_link_of_an_email_dies(client, app, outbox):
    register(client, email="ada@school.example")
    path = link_in(outbox[0])
    with time_machine.travel(now() + timedelta(hours=25), tick=False):
        assert app.test_client().get(path).status_code == 404
    assert client.get("/account/email/made-up").status_code == 404
    make_user("bob", email="ada@school.example")
    assert client.post(path).status_code == 404


def test_changing_the_email_tells_nothing_about_others(client, app, outbox):
    make_user("bob", email="bob@school.example")
    sign_in(client, make_user("ada"))
    answers = [
        client.post("/account/email", data={"email": f"{name}@school.example"})
        for name in ("bob", "ada")
    ]
    assert {(one.status_code, one.location) for one in answers} == {(303, "/account")}
    assert [message.to for message in outbox] == [["bob@school.example"], ["ada@school.example"]]
    assert client.post(link_in(outbox[1])).status_code == 303
    assert users()["ada"].email == "ada@school.example"
    assert client.post("/account/email", data={"email": ""}).status_code == 303
    assert users()["ada"].email is None


def test_email_is_changed_with_the_password_alone_where_no_mail_is_sent(client, app):
    make_user("bob", email="bob@school.example")
    user = make_user("ada")
    sign_in(client, user, fresh=False)
    answer = client.post("/account/email", data={"email": "ada@school.example"})
    assert answer.location == "/account/confirm?next=/account/email"
    assert client.post("/account/confirm", data={"password": PASSWORD}).status_code == 302
    assert client.post("/account/email", data={"email": "bob@school.example"}).status_code == 400
    assert client.post("/account/email", data={"email": "no address"}).status_code == 400
    assert client.post("/account/email", data={"email": "ada@school.example"}).status_code == 303
    assert users()["ada"].email == "ada@school.example"


def test_user_name_is_changed_after_confirming(client, app):
    make_user("bob")
    sign_in(client, make_user("ada"), fresh=False)
    assert client.get("/account/user-name").location.startswith("/account/confirm?next=")
    assert client.post("/account/confirm", data={"password": "wrong"}).status_code == 200
    assert client.get("/account/user-name").status_code == 303
    client.post("/account/confirm", data={"password": PASSWORD})
    answer = client.post("/account/user-name", data={"username": "BOB"})
    assert (answer.status_code, "cannot be had" in answer.text) == (400, True)
    assert client.post("/account/user-name", data={"username": "Eve"}).status_code == 303
    assert sorted(users()) == ["bob", "eve"]


def test_recovery_says_the_same_whoever_has_the_address(client, app, outbox, statements):
    make_user("ada", email="ada@school.example")
    make_user("gone", email="gone@school.example", active=False)
    seen = []
    for name in ("ada", "gone", "nobody"):
        answer = client.post("/recover", data={"email": f"{name}@School.example"})
        # The token against forged requests holds the second in which it was made.
        page = re.sub('(?<=name="csrf_token" value=")[^"]*', "", client.get("/sign-in").text)
        seen.append((answer.status_code, answer.location, page))
    assert seen[0] == seen[1] == seen[2]
    assert [message.to for message in outbox] == [["ada@school.example"]]


def test_recovery_link_sets_a_new_password_once_and_signs_everybody_out(
    client, stranger, app, outbox
):
    user = make_user("ada", email="ada@school.example")
    sign_in(stranger, user)
    client.post("/recover", data={"email": "ada@school.example"})
    path = link_in(outbox[0])
    assert client.get(path).status_code == 200
    new = "walnut trombone glacier eleven"
    assert client.post(path, data={"password": "ada"}).status_code == 400
    assert client.post(path, data={"password": new}).status_code == 303
    assert client.post(path, data={"password": new}).status_code == 404
    assert stranger.get("/account").status_code == 303
    assert client.get("/account").status_code == 303
    client.post("/sign-in", data={"identity": "ada", "password": new})
    assert client.get("/account").status_code == 200
    assert "set with a link" in outbox[1].body


def test_recovery_without_mail_says_whom_to_ask(client, app):
    page = client.get("/recover")
    assert page.status_code == 200
    assert "ask the teacher" in page.text
    assert "<form" not in page.text.split("<main")[1]


def test_account_joins_the_class_of_the_teacher_whose_link_it_is(client, app):
    ann, sam = make_user("ann", TEACHER), make_user("sam")
    path = join_path(STUDENT, ann, uses=1)
    sign_in(client, sam)
    assert "Join the class of ann" in client.get(path).text
    assert client.post(f"{path}/class").status_code == 303
    assert users()["sam"].invited_by_id == ann.id
    assert client.get(path).status_code == 404
    assert db.session.scalars(select(Link.uses_left)).all() == [0]


def test_moving_to_another_class_says_so(client, app):
    ann, bob = make_user("ann", TEACHER), make_user("bob", TEACHER)
    sam = make_user("sam")
    sam.invited_by_id = ann.id
    db.session.commit()
    path = join_path(STUDENT, bob, uses=5)
    sign_in(client, sam)
    assert "You leave the class you are in now" in client.get(path).text
    client.post(f"{path}/class")
    assert users()["sam"].invited_by_id == bob.id
    client.post(f"{path}/class")
    assert db.session.scalars(select(Link.uses_left)).all() == [4]


@pytest.mark.parametrize("role", [TEACHER, ADMIN])
def test_link_of_another_kind_changes_no_account(client, app, role):
    ann, sam = make_user("ann", ADMIN), make_user("sam")
    path = join_path(role, ann)
    sign_in(client, sam)
    assert client.get(path).location == "/account"
    assert client.post(f"{path}/class").status_code == 409
    assert [one.name for one in users()["sam"].roles] == [STUDENT]


def test_teacher_joins_no_class(client, app):
    ann = make_user("ann", TEACHER)
    path = join_path(STUDENT, ann, uses=5)
    sign_in(client, ann)
    assert "This link is for students" in client.get(path).text
    assert client.post(f"{path}/class").status_code == 409


def test_spent_link_lets_nobody_join(client, app):
    ann, sam = make_user("ann", TEACHER), make_user("sam")
    path = join_path(STUDENT, ann, uses=1)
    db.session.execute(db.update(Link).values(uses_left=0))
    db.session.commit()
    sign_in(client, sam)
    assert client.post(f"{path}/class").status_code == 404
    assert users()["sam"].invited_by_id is None


def test_signing_in_leads_back_to_the_class(client, app):
    ann = make_user("ann", TEACHER)
    make_user("sam")
    path = join_path(STUDENT, ann, uses=5)
    assert f"/sign-in?next={path}" in client.get(path).text
    answer = client.post("/sign-in", data={"identity": "sam", "password": PASSWORD, "next": path})
    assert answer.location == path
