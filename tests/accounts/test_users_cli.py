"""`quizapp users`, and the link that makes the first admin."""

import pytest
from sqlalchemy import select

from quizapp.accounts.actions.links import make_first_admin_link
from quizapp.accounts.models import ADMIN, STUDENT, TEACHER, User
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import Conflict
from tests.factories.people import PASSWORD, make_user


@pytest.fixture
def users(app):
    """Runs a command."""

    def run(*arguments, **options):
        db.session.rollback()
        result = app.test_cli_runner().invoke(args=["users", *arguments], **options)
        db.session.rollback()
        db.session.expire_all()
        return result

    return run


def names():
    return [user.username for user in db.session.scalars(select(User))]


def test_create_admin_asks_for_a_password_twice(app, client, users):
    token = make_first_admin_link(now())
    db.session.commit()
    done = users("create-admin", "Root", input=f"{PASSWORD}\n{PASSWORD}\n")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Admin root can sign in.")
    assert PASSWORD not in done.output
    client.post("/sign-in", data={"identity": "root", "password": PASSWORD})
    assert client.get("/people").status_code == 200
    client.post("/sign-out")
    assert client.get(f"/join/{token}").status_code == 404


@pytest.mark.parametrize(
    ("name", "password", "told"),
    [
        ("a b", PASSWORD, "A user name has 3 to 40"),
        ("root", "password", "first passwords"),
        ("root", "short", "Use at least 8 characters."),
        ("ADA", PASSWORD, "There is an account 'ada' already."),
    ],
)
def test_create_admin_says_what_is_wrong(users, app, name, password, told):
    make_user("ada")
    done = users("create-admin", name, "--password", password)
    assert (done.exit_code, told in done.output) == (1, True)
    assert names() == ["ada"]


def test_list_prints_everybody(users, app):
    make_user("ada", email="ada@school.example")
    make_user("root", ADMIN, TEACHER, active=False)
    assert users("list").output.splitlines() == [
        "ada\tstudent\tada@school.example",
        "root\tadmin,teacher\t\tclosed",
    ]


def test_recovery_link_leads_to_a_new_password(users, app, client):
    make_user("ada")
    done = users("recovery-link", "ADA", "--site", "https://quiz.example/")
    assert done.output.startswith("https://quiz.example/recover/")
    path = done.output.strip().removeprefix("https://quiz.example")
    new = "walnut trombone glacier eleven"
    assert client.post(path, data={"password": new}).status_code == 303
    assert users("recovery-link", "ada").output.startswith("http://127.0.0.1:5000/recover/")
    assert users("recovery-link", "nobody").exit_code == 1


def test_set_role_replaces_roles_and_keeps_the_last_admin(users, app):
    make_user("ada")
    assert users("set-role", "ada", TEACHER, ADMIN).output == "ada: teacher, admin.\n"
    user = db.session.scalars(select(User)).one()
    assert {role.name for role in user.roles} == {TEACHER, ADMIN}
    assert isinstance(users("set-role", "ada", STUDENT).exception, Conflict)
    db.session.refresh(user)
    assert user.is_admin
    assert users("set-role", "ada", "king").exit_code == 2
