"""Where an account is signed in, and how that ends."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from quizapp.accounts.models import SignIn
from quizapp.clock import now
from quizapp.database import db
from tests.factories.browsing import Browser
from tests.factories.people import PASSWORD, SignedInBrowser, make_user, sign_in
from tests.factories.sets import choice_questions, publish

PAGES = [
    *("/account", "/account/password", "/account/email", "/account/user-name", "/account/delete"),
    *("/account/two-factor", "/account/recovery-codes", "/account/passkeys", "/account/confirm"),
    *("/people", "/people/{}", "/students", "/nickname"),
]
NEW = "walnut trombone glacier eleven"


def is_signed_in(client):
    return client.get("/account").status_code == 200


def cost(client, statements, url):
    db.session.rollback()
    statements.clear()
    assert client.get(url).status_code == 200
    return list(statements)


def test_account_page_lists_the_browsers(client, stranger, app):
    user = make_user("ada")
    sign_in(client, user)
    stranger.post(
        "/sign-in",
        data={"identity": "ada", "password": PASSWORD},
        headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"},
    )
    page = client.get("/account").text
    assert "Firefox, Windows" in page
    assert "a test" in page


def test_one_browser_is_signed_out_from_another(client, stranger, app):
    user = make_user("ada")
    sign_in(client, user)
    other = sign_in(stranger, user)
    assert client.post(f"/account/sign-ins/{other.id}/end").status_code == 303
    assert not is_signed_in(stranger)
    assert is_signed_in(client)
    with stranger.session_transaction() as session:
        assert not {"_user_id", "sign_in", "fs_paa"} & set(session)


def test_sign_ins_of_others_are_not_there(client, stranger, app):
    sign_in(client, make_user("ada"))
    theirs = sign_in(stranger, make_user("bob"))
    for sign_in_id in (theirs.id, 2**31 - 1, 2**40):
        assert client.post(f"/account/sign-ins/{sign_in_id}/end").status_code == 404
    assert is_signed_in(stranger)


def test_all_other_browsers_are_signed_out_at_once(client, stranger, app):
    user = make_user("ada")
    sign_in(client, user)
    sign_in(stranger, user)
    third = app.test_client()
    sign_in(third, make_user("bob"))
    assert client.post("/account/sign-ins/end-others").status_code == 303
    assert [is_signed_in(one) for one in (client, stranger, third)] == [True, False, True]


def test_changing_the_password_ends_the_others_and_renews_this_one(client, stranger, app):
    user = make_user("ada")
    before = sign_in(client, user).key
    sign_in(stranger, user)
    data = {"password": PASSWORD, "new_password": NEW}
    assert client.post("/account/password", data=data).status_code == 303
    assert [is_signed_in(client), is_signed_in(stranger)] == [True, False]
    db.session.rollback()
    assert db.session.scalars(select(SignIn.key)).one() != before
    stranger.post("/sign-in", data={"identity": "ada", "password": PASSWORD})
    assert not is_signed_in(stranger)
    stranger.post("/sign-in", data={"identity": "ada", "password": NEW})
    assert is_signed_in(stranger)


@pytest.mark.parametrize(
    ("password", "new", "told"),
    [
        ("wrong", NEW, "The password is not right."),
        (PASSWORD, "short", "Use at least 8 characters."),
        (PASSWORD, "ada.ada.ada", "Repeated characters"),
        (PASSWORD, "x" * 129, "Use at most 128 characters."),
    ],
)
def test_password_that_cannot_be_set_is_told(client, app, password, new, told):
    user = make_user("ada")
    sign_in(client, user)
    answer = client.post("/account/password", data={"password": password, "new_password": new})
    assert answer.status_code == 400
    assert told in answer.text
    assert new not in answer.text
    db.session.refresh(user)
    assert is_signed_in(client)


def test_signed_in_request_reads_who_it_is_in_one_statement(client, app, statements):
    user = make_user("ada", "student", "teacher")
    browser = SignedInBrowser(client, user)
    browser.take(publish("quiz", *choice_questions(1)))
    assert len(cost(client, statements, "/nickname")) == 1
    assert len(cost(client, statements, "/account/password")) == 1


def test_nothing_is_read_without_a_cookie(client, app, statements):
    assert cost(client, statements, "/nickname") == []
    assert cost(client, statements, "/sign-in") == []
    assert cost(client, statements, "/register") == []


def test_static_files_ask_nobody(client, app, statements):
    sign_in(client, make_user("ada"))
    statements.clear()
    client.get("/static/js/site.js").close()
    assert statements == []


def test_pages_of_accounts_only_read(client, app, statements):
    user = make_user("ada", "teacher", "admin")
    with time_machine.travel(now(), tick=False) as clock:
        sign_in(client, user)
        clock.shift(timedelta(minutes=9))
        for url in PAGES:
            sent = cost(client, statements, url.format(user.id))
            assert [one for one in sent if not one.startswith("SELECT")] == []
            assert len(sent) <= 4


@pytest.mark.parametrize("questions", [3, 60])
@pytest.mark.parametrize("layout", ["one", "all"])
def test_question_page_of_an_account_costs_three_statements(
    client, app, statements, questions, layout
):
    browser = SignedInBrowser(client, make_user("ada"))
    attempt = browser.start(publish("quiz", *choice_questions(questions)), layout=layout)
    url = f"/attempts/{attempt}" if layout == "all" else f"/attempts/{attempt}/questions/2"
    assert len(cost(client, statements, url)) <= 3


def test_sign_of_life_is_written_once_an_hour_and_never_on_reading(client, app, statements):
    user = make_user("ada")
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        one = sign_in(client, user)
        for hours, method, seen in [
            (0.5, "post", 0),
            (0.6, "get", 0),
            (0.1, "post", 1.2),
            (0.1, "post", 1.2),
        ]:
            clock.shift(timedelta(hours=hours))
            db.session.rollback()
            getattr(client, method)("/nickname", data={"nickname": "A"})
            db.session.refresh(one)
            assert one.seen_at - start == timedelta(hours=seen)


def test_guest_after_an_ended_sign_in_begins_anew(client, stranger, app):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(2))
    browser = SignedInBrowser(client, user)
    attempt = browser.take(slug)
    sign_in(stranger, user)
    stranger.post("/account/sign-ins/end-others")
    assert client.get(f"/attempts/{attempt}/review").status_code == 404
    guest = Browser(client)
    assert guest.state(guest.start(slug)).submitted_at is None
