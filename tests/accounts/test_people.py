"""What admins and teachers do with the accounts of others, and what nobody else can."""

import re
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from quizapp.accounts.models import ADMIN, STUDENT, TEACHER, Link, User
from quizapp.articles.models import Article
from quizapp.attempts.models import Attempt
from quizapp.clock import now
from quizapp.database import db
from tests.factories.people import PASSWORD, SignedInBrowser, make_user, sign_in
from tests.factories.sets import choice_questions, publish

NEW = "walnut trombone glacier eleven"


def shown_link(answer):
    assert answer.status_code == 200, answer.status
    (link,) = re.findall(r'value="http://localhost(/(?:join|recover)/[^"]+)"', answer.text)
    return link


@pytest.fixture
def admin(client, app):
    user = make_user("root", ADMIN)
    sign_in(client, user)
    return user


@pytest.fixture
def teacher(client, app):
    user = make_user("teacher", TEACHER)
    sign_in(client, user)
    return user


def get(name):
    db.session.rollback()
    db.session.expire_all()
    return db.session.scalars(select(User).filter_by(username=name)).first()


ADMINS = ["/people", "/people/1"]
ADMIN_POSTS = ["/people/invite", "/people/1/roles", "/people/1/active", "/people/1/recovery-link"]


@pytest.mark.parametrize("role", [STUDENT, TEACHER])
def test_pages_of_admins_are_not_there_for_others(client, app, role):
    make_user("root", ADMIN)
    sign_in(client, make_user("ada", role))
    assert {client.get(address).status_code for address in ADMINS} == {404}
    assert {client.post(address).status_code for address in ADMIN_POSTS} == {404}
    assert client.get("/students").status_code == (404 if role == STUDENT else 200)


def test_guest_is_sent_to_sign_in(client, app):
    assert client.get("/people?q=a").location == "/sign-in?next=/people?q%3Da"
    assert client.post("/people/invite").location == "/sign-in"
    answer = client.get("/students", headers={"Accept": "application/json"})
    assert (answer.status_code, "error" in answer.json) == (401, True)


def test_list_is_searched_and_has_pages(client, admin, app, statements):
    for number in range(60):
        make_user(f"student{number:02}", nickname=f"Nick {number}")
    make_user("teacher", TEACHER, email="t@school.example")
    first, second = client.get("/people").text, client.get("/people?page=2").text
    assert "student48" in first
    assert "student49" not in first
    assert "student59" in second
    assert "root" in second or "root" in first
    for text in ("T@SCHOOL", "teach"):
        assert ">teacher<" in client.get("/people", query_string={"q": text}).text
    assert "student07" in client.get("/people?q=nick+7").text
    assert "student07" not in client.get("/people?q=%25").text
    statements.clear()
    client.get("/people")
    assert len(statements) <= 4


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=-1", "q=" + "x" * 101, "page=99"])
def test_search_that_makes_no_sense_shows_something(client, admin, query):
    assert client.get(f"/people?{query}").status_code == 200


def test_teacher_is_invited_with_a_link_shown_once(client, stranger, admin):
    link = shown_link(client.post("/people/invite"))
    assert link not in client.get("/people").text
    with client.session_transaction() as session:
        assert link.rpartition("/")[2] not in str(dict(session))
    data = {"username": "bob", "password": PASSWORD}
    assert stranger.post(link, data=data).status_code == 303
    assert get("bob").is_teacher
    assert stranger.get("/students").status_code == 200


def test_roles_are_given_and_taken(client, admin):
    user = make_user("ada")
    assert client.get(f"/people/{user.id}").status_code == 200
    client.post(f"/people/{user.id}/roles", data={"roles": [TEACHER, ADMIN]})
    assert {role.name for role in get("ada").roles} == {TEACHER, ADMIN}
    client.post(f"/people/{user.id}/roles", data={"roles": [STUDENT]})
    assert {role.name for role in get("ada").roles} == {STUDENT}
    for roles in ([], ["king"]):
        answer = client.post(f"/people/{user.id}/roles", data={"roles": roles})
        assert answer.status_code == 400
    assert {role.name for role in get("ada").roles} == {STUDENT}


def test_last_admin_stays(client, admin):
    make_user("gone", ADMIN, active=False)
    for address, data in [
        (f"/people/{admin.id}/roles", {"roles": [TEACHER]}),
        (f"/people/{admin.id}/active", {}),
        ("/account/delete", {}),
    ]:
        answer = client.post(address, data=data)
        assert answer.status_code == 409
        assert "the last admin" in answer.text
    assert get("root").is_admin
    make_user("second", ADMIN)
    assert client.post("/account/delete").status_code == 303
    assert get("root") is None


def test_deactivated_person_is_out_until_activated(client, stranger, admin):
    user = make_user("ada")
    sign_in(stranger, user)
    assert client.post(f"/people/{user.id}/active").status_code == 303
    assert stranger.get("/account").status_code == 303
    stranger.post("/sign-in", data={"identity": "ada", "password": PASSWORD})
    assert stranger.get("/account").status_code == 303
    client.post(f"/people/{user.id}/active", data={"active": "1"})
    stranger.post("/sign-in", data={"identity": "ada", "password": PASSWORD})
    assert stranger.get("/account").status_code == 200


def test_admin_makes_a_recovery_link_for_anybody(client, stranger, admin):
    user = make_user("ada", TEACHER)
    first = shown_link(client.post(f"/people/{user.id}/recovery-link"))
    link = shown_link(client.post(f"/people/{user.id}/recovery-link"))
    assert stranger.get(first).status_code == 404
    assert stranger.post(link, data={"password": NEW}).status_code == 303
    stranger.post("/sign-in", data={"identity": "ada", "password": NEW})
    assert stranger.get("/account").status_code == 200


@pytest.mark.parametrize(("step", "data"), [("roles", {"roles": [STUDENT]}), ("active", {})])
def test_links_of_a_dismissed_teacher_are_dead(client, stranger, admin, step, data):
    teacher = make_user("teacher", TEACHER)
    sign_in(stranger, teacher)
    link = shown_link(stranger.post("/students/links", data={"uses": "3", "days": "10"}))
    client.post(f"/people/{teacher.id}/{step}", data=data)
    stranger.post("/sign-out")
    assert stranger.get(link).status_code == 404


@pytest.mark.parametrize("person_id", ["2147483647", "99999999999999", "0", "x"])
def test_nobody_is_not_there(client, admin, person_id):
    assert client.get(f"/people/{person_id}").status_code == 404
    assert client.post(f"/people/{person_id}/recovery-link").status_code == 404
    assert client.post(f"/students/{person_id}/recovery-link").status_code == 404


def test_steps_of_an_admin_ask_who_it_is(client, app):
    user = make_user("root", ADMIN)
    sign_in(client, user, fresh=False)
    page = f"/people/{user.id}"
    assert client.get(page).status_code == 200
    answer = client.post(f"{page}/recovery-link", headers={"Referer": f"http://localhost{page}"})
    assert answer.location == f"/account/confirm?next={page}"
    assert db.session.scalars(select(Link)).all() == []


def test_class_link_is_made_listed_and_ended(client, stranger, teacher):
    link = shown_link(client.post("/students/links", data={"uses": "3", "days": "10"}))
    stored = db.session.scalars(select(Link)).one()
    assert (stored.uses_left, stored.role) == (3, STUDENT)
    assert stored.expires_at - stored.created_at == timedelta(days=10)
    assert f"/students/links/{stored.id}/end" in client.get("/students").text
    data = {"username": "ada", "password": PASSWORD}
    assert stranger.post(link, data=data).status_code == 303
    assert ">ada<" in client.get("/students").text
    assert client.post(f"/students/links/{stored.id}/end").status_code == 303
    assert stranger.get(link).status_code == 404
    stranger.post("/sign-out")
    assert stranger.get(link).status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        {"uses": "0", "days": "3"},
        {"uses": "301", "days": "3"},
        {"uses": "3", "days": "101"},
        {"uses": "x", "days": ""},
        {},
    ],
)
def test_class_link_has_bounds(client, teacher, data):
    assert client.post("/students/links", data=data).status_code == 400
    assert db.session.scalars(select(Link)).all() == []


def test_link_of_another_teacher_is_not_there(client, stranger, teacher):
    sign_in(stranger, make_user("other", TEACHER))
    stranger.post("/students/links", data={"uses": "3", "days": "10"})
    stored = db.session.scalars(select(Link)).one()
    assert client.post(f"/students/links/{stored.id}/end").status_code == 404
    assert f"links/{stored.id}/" not in client.get("/students").text


def test_teacher_helps_own_students_alone(client, stranger, teacher):
    own = make_user("own", invited_by_id=teacher.id)
    foreign = make_user("foreign")
    risen = make_user("risen", TEACHER, invited_by_id=teacher.id)
    page = client.get("/students").text
    assert (">own<" in page, "foreign" in page) == (True, False)
    for person in (foreign, risen, teacher):
        assert client.post(f"/students/{person.id}/recovery-link").status_code == 404
    link = shown_link(client.post(f"/students/{own.id}/recovery-link"))
    with time_machine.travel(now() + timedelta(hours=25), tick=False):
        assert stranger.get(link).status_code == 404
    assert stranger.post(link, data={"password": NEW}).status_code == 303


def test_deleted_account_takes_everything_along(client, app):
    user = make_user("ada")
    browser = SignedInBrowser(client, user)
    browser.take(publish("quiz", *choice_questions(2)))
    assert client.post("/account/delete").status_code == 303
    assert get("ada") is None
    assert db.session.scalars(select(Attempt)).all() == []
    assert client.get("/account").status_code == 303
    assert client.get("/").status_code == 200


def test_deleted_teacher_leaves_what_was_written_under_no_name(client, stranger, teacher):
    sign_in(stranger, make_user("own", invited_by_id=teacher.id, email="own@school.example"))
    publish("quiz", *choice_questions(2))
    article = db.session.scalars(select(Article)).first()
    article.owner_id = teacher.id
    db.session.commit()
    assert client.post("/account/delete").status_code == 303
    assert get("teacher") is None
    db.session.refresh(article)
    left = db.session.get_one(User, article.owner_id)
    assert (left.username, left.email, left.password, left.active) == (
        f"#{left.id}",
        None,
        None,
        False,
    )
    assert left.roles == []
    assert client.get("/students").status_code == 303
