"""Requests that arrive at the same moment, on databases that several connections share."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from quizapp.accounts.actions.links import make_join_link
from quizapp.accounts.models import ADMIN, STUDENT, Learner, User
from quizapp.accounts.presence import COOKIE
from quizapp.attempts.models import Accuracy, Attempt, SetScore
from quizapp.clock import now
from quizapp.database import db
from tests.conftest import make_app
from tests.factories.browsing import Browser
from tests.factories.people import PASSWORD, make_user, sign_in
from tests.factories.sets import choice_questions, publish

AT_ONCE = 4


@pytest.fixture(params=["sqlite", "postgresql"])
def shared(request, tmp_path):
    """An application on a database of its own, which every thread opens for itself."""
    url = f"sqlite:///{tmp_path / 'quizapp.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("empty_postgresql")
    app = make_app(url, tmp_path)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def at_once(send: Callable[[int], int]) -> list[int]:
    """What each of several threads gets when all send at the same moment."""
    db.session.rollback()
    barrier = Barrier(AT_ONCE)

    def wait_and_send(number: int) -> int:
        barrier.wait()
        return send(number)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(wait_and_send, range(AT_ONCE)))
    db.session.rollback()
    db.session.expire_all()
    return sorted(found)


def test_guest_is_claimed_once_by_tabs_that_sign_in_at_once(shared):
    user, guest = make_user("ada"), shared.test_client()
    slug = publish("quiz", *choice_questions(3))
    Browser(guest).take(slug, right=2)
    Browser(guest).start(slug)
    token = guest.get_cookie(COOKIE).value

    def enter(number):
        tab = shared.test_client()
        tab.set_cookie(COOKIE, token)
        data = {"identity": "ada", "password": PASSWORD}
        return tab.post("/sign-in", data=data).status_code

    assert at_once(enter) == [302] * AT_ONCE
    assert db.session.scalars(select(Attempt.learner_id)).all() == [user.learner_id] * 2
    assert db.session.scalars(select(SetScore.attempts)).all() == [1]
    query = select(Accuracy.answers).filter_by(dimension="type")
    assert db.session.scalars(query).all() == [3]
    assert db.session.scalar(select(func.count()).select_from(Learner)) == 1


def test_two_guests_claimed_at_once_are_both_counted(shared):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(3))
    guests = [shared.test_client() for _ in range(AT_ONCE)]
    for guest in guests:
        Browser(guest).take(slug, right=1)

    def enter(number):
        data = {"identity": "ada", "password": PASSWORD}
        return guests[number].post("/sign-in", data=data).status_code

    assert at_once(enter) == [302] * AT_ONCE
    (score,) = db.session.scalars(select(SetScore))
    assert (score.learner_id, score.attempts) == (user.learner_id, AT_ONCE)
    query = select(Accuracy.answers).filter_by(dimension="type")
    assert db.session.scalars(query).all() == [3 * AT_ONCE]


def test_link_for_one_opens_one_account(shared):
    token = make_join_link(STUDENT, None, now())
    db.session.commit()

    def join(number):
        data = {"username": f"user{number}", "password": PASSWORD}
        return shared.test_client().post(f"/join/{token}", data=data).status_code

    assert at_once(join) == [303] + [404] * (AT_ONCE - 1)
    assert len(db.session.scalars(select(User)).all()) == 1


def test_user_name_goes_to_one(shared):
    def register(number):
        data = {"username": "ada", "password": PASSWORD}
        return shared.test_client().post("/register", data=data).status_code

    assert at_once(register) == [303] + [400] * (AT_ONCE - 1)


def test_admins_who_dismiss_each_other_leave_one(shared):
    admins = [make_user(f"admin{number}", ADMIN) for number in range(AT_ONCE)]
    clients = [shared.test_client() for _ in admins]
    for client, user in zip(clients, admins, strict=True):
        sign_in(client, user)

    def leave(number):
        return clients[number].post("/account/delete").status_code

    assert at_once(leave) == [303] * (AT_ONCE - 1) + [409]
    assert len(db.session.scalars(select(User)).all()) == 1
