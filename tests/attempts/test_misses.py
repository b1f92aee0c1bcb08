"""What was missed is kept until it is got right, whatever happens to the points."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from quizapp.accounts.models import TEACHER
from quizapp.attempts.actions.regrading import regrade, undo_regrade
from quizapp.attempts.models import Miss, Regrade
from quizapp.bank.models import Question
from quizapp.clock import now
from quizapp.database import db
from tests.factories.browsing import Browser
from tests.factories.drafts import publish_draft, reword
from tests.factories.people import PASSWORD, SignedInBrowser, make_user
from tests.factories.sets import choice_questions, publish

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


def misses():
    """(key of the question, how often it was missed), in the order of keys."""
    db.session.rollback()
    db.session.expire_all()
    query = (
        select(Question.key, Miss.times)
        .join(Miss, Miss.question_id == Question.id)
        .order_by(Question.key)
    )
    return [tuple(row) for row in db.session.execute(query)]


def learners():
    return set(db.session.scalars(select(Miss.learner_id)))


def keys(browser, attempt, *numbers):
    """Of the questions at these numbers of an attempt."""
    ids = [browser.state(attempt).sheet.question(number - 1).id for number in numbers]
    found = db.session.scalars(select(Question.key).where(Question.id.in_(ids)))
    return sorted(found)


def test_missed_questions_are_kept_with_their_answer(client, app, clock):
    slug, browser = publish("quiz", *choice_questions(3)), Browser(client)
    attempt = browser.take(slug, right=1)
    assert misses() == [(key, 1) for key in keys(browser, attempt, 2, 3)]
    row = db.session.scalars(select(Miss).order_by(Miss.position)).first()
    assert (row.attempt_id, row.position, row.fraction) == (attempt, 1, 0.0)
    assert row.missed_at == NOON


def test_missing_again_counts_up(client, app):
    slug, browser = publish("quiz", *choice_questions(1)), Browser(client)
    for _ in range(3):
        browser.take(slug, right=0)
    assert [times for _, times in misses()] == [3]


def test_getting_it_right_takes_it_out(client, app):
    slug, browser = publish("quiz", *choice_questions(2)), Browser(client)
    browser.take(slug, right=0)
    browser.take(slug)
    assert misses() == []
    browser.take(slug, right=0)
    assert [times for _, times in misses()] == [1, 1]


def test_a_part_of_the_quiz_says_nothing_of_the_rest(client, app):
    slug, browser = publish("quiz", *choice_questions(3)), Browser(client)
    browser.take(slug, right=0)
    part = browser.take(slug, scope="some", count=1)
    (got,) = keys(browser, part, 1)
    assert got not in dict(misses())
    assert len(misses()) == 2


def test_retrying_the_missed_ones_counts(client, app):
    slug, browser = publish("quiz", *choice_questions(3)), Browser(client)
    attempt = browser.take(slug, right=1)
    again = client.post(f"/attempts/{attempt}/retry").location
    retry = int(again.rsplit("/", 1)[1])
    browser.answer_rightly(retry, 1)
    browser.submit(retry)
    assert len(misses()) == 1


@pytest.fixture
def corrected(client, app):
    """A question that everybody missed, and the teacher who corrects it."""
    slug, browser = publish("quiz", *choice_questions(1)), Browser(client)
    browser.take(slug, right=0)
    question, teacher = db.session.scalars(select(Question)).one(), make_user("tom", TEACHER)
    reword(question, teacher)
    publish_draft(slug)
    return question, teacher


def test_points_given_take_it_out_and_undoing_brings_it_back(corrected):
    question, teacher = corrected
    assert len(misses()) == 1
    made = regrade(question, "full", "A slip.", teacher, now())
    db.session.commit()
    assert misses() == []
    undo_regrade(db.session.get_one(Regrade, made.id), question, teacher, now())
    db.session.commit()
    assert [times for _, times in misses()] == [1]


def test_dropped_questions_are_not_missed(corrected):
    question, teacher = corrected
    regrade(question, "drop", "Two answers fit.", teacher, now())
    db.session.commit()
    assert misses() == []


def test_points_lost_say_nothing_against_a_later_right_answer(client, corrected):
    question, teacher = corrected
    made = regrade(question, "full", "A slip.", teacher, now())
    db.session.commit()
    Browser(client).take("quiz")
    undo_regrade(db.session.get_one(Regrade, made.id), question, teacher, now())
    db.session.commit()
    assert misses() == []


def enter(client):
    answer = client.post("/sign-in", data={"identity": "ada", "password": PASSWORD})
    assert answer.status_code == 302, answer.text


@pytest.mark.parametrize(
    ("account", "guest", "left"),
    [(0, 0, [2]), (0, 1, []), (1, 0, [1])],
    ids=["both missed", "guest got it right later", "guest missed it later"],
)
def test_of_two_devices_the_later_answer_counts(client, stranger, app, clock, account, guest, left):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(1))
    enter(client)
    SignedInBrowser(client, user).take(slug, right=account)
    clock.shift(timedelta(hours=1))
    Browser(stranger).take(slug, right=guest)
    enter(stranger)
    assert [times for _, times in misses()] == left
    assert learners() <= {user.learner_id}


def test_earlier_guest_does_not_undo_what_came_later(client, stranger, app, clock):
    user, slug = make_user("ada"), publish("quiz", *choice_questions(1))
    Browser(stranger).take(slug, right=0)
    clock.shift(timedelta(hours=1))
    enter(client)
    SignedInBrowser(client, user).take(slug)
    enter(stranger)
    assert misses() == []


def test_deleting_the_history_empties_it(client, app):
    slug, browser = publish("quiz", *choice_questions(1)), Browser(client)
    browser.take(slug, right=0)
    client.post("/history/delete")
    assert misses() == []
