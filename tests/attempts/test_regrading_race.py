"""A correction while attempts are handed in: each is put right once, whoever comes first."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from quizapp.accounts.models import TEACHER, User
from quizapp.attempts.actions.regrading import regrade
from quizapp.attempts.models import Attempt, Regrade, RegradeChange, SetScore
from quizapp.bank.models import Question
from quizapp.clock import now
from quizapp.database import db
from tests.attempts.test_regrading import correct_key, pick, question
from tests.conftest import make_app
from tests.factories.browsing import Browser
from tests.factories.people import make_user
from tests.factories.sets import choice_questions, publish

LEARNERS = 7


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """A database that several threads can use at once."""
    url = f"sqlite:///{tmp_path / 'quizapp.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("empty_postgresql")
    app = make_app(url, tmp_path)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def begin(app: Flask) -> tuple[FlaskClient, int]:
    """A learner who has answered `choice-0` with what will turn out to be right."""
    browser = Browser(app.test_client())
    attempt_id = browser.start("ports")
    pick(browser, attempt_id, "choice-0", 1)
    return browser.client, attempt_id


def test_every_attempt_is_put_right_once(site):
    teacher_id = make_user("ada", TEACHER).id
    publish("ports", *choice_questions(2))
    learners = [begin(site) for _ in range(LEARNERS)]
    correct_key(question())
    question_id = question().id
    db.session.remove()
    together = Barrier(LEARNERS + 1)

    def hand_in(client: FlaskClient, attempt_id: int) -> int:
        together.wait()
        return client.post(f"/attempts/{attempt_id}/submit").status_code

    def put_right() -> None:
        with site.app_context():
            together.wait()
            found = db.session.get_one(Question, question_id, with_for_update={"key_share": True})
            regrade(found, "new", "Wrong.", db.session.get_one(User, teacher_id), now())
            db.session.commit()
            db.session.remove()

    with ThreadPoolExecutor(LEARNERS + 1) as pool:
        answers = [pool.submit(hand_in, *learner) for learner in learners]
        pool.submit(put_right).result()
        assert [answer.result() for answer in answers] == [303] * LEARNERS
    assert db.session.scalars(select(Attempt.points)).all() == [1.0] * LEARNERS
    assert db.session.scalars(select(SetScore.best_points)).all() == [1.0] * LEARNERS
    assert len(db.session.scalars(select(RegradeChange)).all()) == LEARNERS
    assert len(db.session.scalars(select(Regrade)).all()) == 1
