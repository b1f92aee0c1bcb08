"""What guests did becomes their account's, and nothing is lost or counted twice."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from quizapp.accounts.claiming import claim_guest
from quizapp.accounts.models import Learner, User, Visit
from quizapp.accounts.presence import COOKIE
from quizapp.attempts.models import Accuracy, Attempt, SetScore, Tally
from quizapp.clock import now
from quizapp.database import db
from tests.factories.browsing import Browser
from tests.factories.people import PASSWORD, SignedInBrowser, make_user
from tests.factories.sets import choice_questions, publish

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)


def enter(client, name="ada"):
    answer = client.post("/sign-in", data={"identity": name, "password": PASSWORD})
    assert answer.status_code == 302, answer.text
    db.session.rollback()
    db.session.expire_all()


def owners(model):
    return set(db.session.scalars(select(model.learner_id)))


def score(user):
    return db.session.scalars(select(SetScore).filter_by(learner_id=user.learner_id)).one()


def accuracies(user):
    rows = db.session.scalars(select(Accuracy).filter_by(learner_id=user.learner_id))
    return {(row.dimension, row.name): (row.answers, row.points) for row in rows}


def test_guest_who_registers_keeps_everything(client, app):
    browser, slug = Browser(client), publish("quiz", *choice_questions(3))
    done, left_open = browser.take(slug, right=2), browser.start(slug)
    browser.answer_rightly(left_open, 1)
    client.post("/nickname", data={"nickname": "Ada L."})
    data = {"username": "ada", "password": PASSWORD}
    assert client.post("/register", data=data).status_code == 303
    user = db.session.scalars(select(User)).one()
    for model in (Attempt, Visit, SetScore, Accuracy):
        assert owners(model) == {user.learner_id}
    assert db.session.scalar(select(func.count()).select_from(Learner)) == 1
    assert user.learner.nickname == "Ada L."
    assert client.get(f"/attempts/{done}/review").status_code == 200
    assert client.post(f"/attempts/{left_open}/submit").status_code == 303
    assert client.get_cookie(COOKIE) is None


def test_visit_goes_on_after_signing_in(client, app):
    Browser(client).take(publish("quiz", *choice_questions(2)))
    make_user("ada")
    enter(client)
    assert "This visit" in client.get("/").text


def test_histories_of_two_devices_join(client, stranger, app):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(4))
    with time_machine.travel(NOON, tick=False) as clock:
        first = Browser(client).take(slug, right=1)
        clock.shift(timedelta(hours=1))
        second = Browser(stranger).take(slug, right=3)
        clock.shift(timedelta(hours=1))
        third = Browser(client).take(slug, right=2)
        enter(stranger)
        enter(client)
        pages = [one.get("/history").text for one in (client, stranger)]
    row = score(user)
    assert (row.attempts, row.best_points, row.first_points) == (3, 3.0, 1.0)
    assert (row.latest_points, row.latest_id) == (2.0, third)
    assert accuracies(user)["type", "multiple_choice"] == (12, 6.0)
    for page in pages:
        assert all(f"/attempts/{attempt}/review" in page for attempt in (first, second, third))


@pytest.mark.parametrize("guest_first", [True, False])
def test_first_and_latest_go_by_time_not_by_device(client, stranger, app, guest_first):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(4))
    with time_machine.travel(NOON, tick=False) as clock:
        order = [(Browser(client), 1), (SignedInBrowser(stranger, user), 4)]
        for browser, right in order if guest_first else reversed(order):
            browser.take(slug, right=right)
            clock.shift(timedelta(hours=1))
        enter(client)
    row = score(user)
    assert (row.first_points, row.latest_points) == ((1.0, 4.0) if guest_first else (4.0, 1.0))
    assert (row.best_points, row.attempts) == (4.0, 2)


def test_claiming_again_changes_nothing(client, app):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(2))
    Browser(client).take(slug)
    token = client.get_cookie(COOKIE).value
    enter(client)
    before = accuracies(user)
    assert claim_guest(token, user, now()) is False
    assert (accuracies(user), score(user).attempts) == (before, 1)


def test_second_tab_that_signs_in_with_the_claimed_cookie_claims_nothing(client, stranger, app):
    """Two tabs sent the guest's cookie; the other was quicker."""
    user, slug = make_user("ada"), publish("quiz", *choice_questions(2))
    Browser(client).take(slug)
    token = client.get_cookie(COOKIE).value
    enter(client)
    stranger.set_cookie(COOKIE, token)
    enter(stranger)
    assert score(user).attempts == 1
    assert "/review" in stranger.get("/history").text


def test_equal_start_keys_of_both_stay_two_attempts(client, app):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(2))
    for _ in range(2):
        client.post(f"/sets/{slug}/attempts", data={"start_key": "k" * 16})
        enter(client)
        client.post("/sign-out")
    db.session.rollback()
    found = db.session.scalars(select(Attempt).order_by(Attempt.id)).all()
    assert {one.learner_id for one in found} == {user.learner_id}
    assert found[1].start_key == f"claimed-{found[1].id}"


def test_tallies_stay_as_they_were_counted(client, stranger, app):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(1))
    SignedInBrowser(stranger, user).take(slug)
    Browser(client).take(slug)
    enter(client)
    assert db.session.scalars(select(Tally.answers)).all() == [2]


def test_signing_out_leaves_a_fresh_guest(client, app):
    slug = publish("quiz", *choice_questions(2))
    make_user("ada")
    attempt = Browser(client).take(slug)
    enter(client)
    client.post("/sign-out")
    assert client.get(f"/attempts/{attempt}/review").status_code == 404
    assert "/review" not in client.get("/history").text
    assert "This visit" not in client.get("/").text
    Browser(client).start(slug)
    assert db.session.scalar(select(func.count()).select_from(Learner)) == 2


def test_claiming_costs_the_same_with_many_attempts(client, app, statements):
    costs = []
    for number, goes in enumerate((1, 8)):
        make_user(f"user{number}")
        slug = publish(f"quiz-{number}", *choice_questions(2))
        for _ in range(goes):
            Browser(client).take(slug)
        statements.clear()
        enter(client, f"user{number}")
        costs.append(len(statements))
        client.post("/sign-out")
    assert costs[0] == costs[1] <= 25


def test_deleting_the_history_keeps_the_account(client, app):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(2))
    browser = SignedInBrowser(client, user)
    browser.take(slug)
    assert client.post("/history/delete").status_code == 303
    db.session.rollback()
    db.session.expire_all()
    assert owners(Attempt) == set()
    assert client.get("/account").status_code == 200
    browser.take(slug)
    assert owners(Attempt) == {user.learner_id}
