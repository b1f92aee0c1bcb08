"""Cards follow quizzes and corrections; a guest's become an account's."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select, update

from quizapp.accounts.models import TEACHER
from quizapp.bank.models import Question
from quizapp.cards.memory import AGAIN, GOOD, NEW, REVIEW
from quizapp.cards.models import Card, Review, StudyDay, StudySettings
from quizapp.database import db
from tests.factories.browsing import Browser
from tests.factories.drafts import publish_draft, reword
from tests.factories.people import PASSWORD, make_user
from tests.factories.sets import choice_questions, publish
from tests.factories.studying import Studier, all_cards, get_card, log_of

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


@pytest.fixture
def studier(client, app, clock):
    """One card of a quiz of one question."""
    publish("quiz", *choice_questions(1))
    found = Studier(client)
    found.begin()
    return found


def learn(studier, clock):
    """The card, learnt and due in some days."""
    for _ in range(2):
        card_id = studier.rate(GOOD)
        clock.shift(timedelta(minutes=11))
    assert get_card(card_id).state == REVIEW
    return card_id


def set_up(**values):
    db.session.execute(update(StudySettings).values(values))
    db.session.commit()


def test_right_answer_counts_as_a_review_when_due(client, studier, clock):
    card_id = learn(studier, clock)
    clock.move_to(get_card(card_id).due_at + timedelta(hours=1))
    attempt = Browser(client).take("quiz")
    assert get_card(card_id).reps == 3
    assert get_card(card_id).due_at > NOON + timedelta(days=5)
    key = db.session.scalars(select(Review.key).order_by(Review.id.desc())).first()
    assert key == f"attempt-{attempt}-0"


@pytest.mark.parametrize(("right", "days"), [(1, 0), (0, 30)], ids=["not due", "wrong"])
def test_other_answers_leave_the_card_alone(client, studier, clock, right, days):
    card_id = learn(studier, clock)
    clock.shift(timedelta(days=days))
    Browser(client).take("quiz", right=right)
    assert get_card(card_id).reps == 2


def test_quiz_of_somebody_without_cards_makes_none(client, app):
    publish("quiz", *choice_questions(1))
    Browser(client).take("quiz", right=0)
    assert all_cards() == []


def test_missed_ones_become_cards_with_one_click(client, app):
    publish("quiz", *choice_questions(3))
    attempt = Browser(client).take("quiz", right=1)
    answer = client.post(f"/attempts/{attempt}/cards")
    assert (answer.status_code, answer.location) == (303, "/study?set=quiz")
    assert [card.state for card in all_cards()] == [NEW, NEW]
    client.post(f"/attempts/{attempt}/cards")
    assert len(all_cards()) == 2


def test_guessed_ones_become_cards_as_well(client, app):
    publish("quiz", *choice_questions(2))
    browser = Browser(client)
    attempt = browser.start("quiz")
    browser.answer_rightly(attempt, 1, go="flag")
    browser.answer_rightly(attempt, 1, 2)
    browser.submit(attempt)
    client.post(f"/attempts/{attempt}/cards")
    (card,) = all_cards()
    assert card.question_id == browser.state(attempt).sheet.question(0).id


def test_open_quiz_tells_nothing_by_its_cards(client, app):
    publish("quiz", *choice_questions(2))
    attempt = Browser(client).start("quiz")
    assert client.post(f"/attempts/{attempt}/cards").status_code == 409
    assert all_cards() == []


def test_quiz_of_somebody_else_is_not_there(client, stranger, app):
    publish("quiz", *choice_questions(1))
    attempt = Browser(client).take("quiz", right=0)
    assert stranger.post(f"/attempts/{attempt}/cards").status_code == 404


def test_missed_ones_become_cards_by_themselves_where_wanted(client, studier):
    publish("more", *choice_questions(2))
    set_up(add_missed=True)
    Browser(client).take("more", right=1)
    assert len(all_cards()) == 2


def test_missed_card_comes_due(client, studier, clock):
    card_id = learn(studier, clock)
    attempt = Browser(client).take("quiz", right=0)
    client.post(f"/attempts/{attempt}/cards")
    card = get_card(card_id)
    assert (card.state, card.reps) == (REVIEW, 2)
    assert card.due_at <= datetime.now(UTC)


@pytest.fixture
def asked(studier):
    return db.session.scalars(select(Question)).one(), make_user("tom", TEACHER)


def test_withdrawn_question_lets_its_card_rest(client, studier, asked):
    question, _ = asked
    question.withdrawn = True
    publish("other", *choice_questions(1))
    db.session.commit()
    publish_draft("quiz")
    card = next(card for card in all_cards() if card.question_id == question.id)
    assert card.held == "withdrawn"
    db.session.get_one(Question, question.id).withdrawn = False
    db.session.commit()
    publish_draft("quiz")
    assert get_card(card.id).held == ""


def test_wording_anew_does_not_bring_the_card_back(studier, clock, asked):
    card_id, (question, teacher) = learn(studier, clock), asked
    due = get_card(card_id).due_at
    reword(question, teacher)
    publish_draft("quiz")
    assert get_card(card_id).due_at == due


def test_corrected_key_brings_the_card_back_and_says_so(studier, clock, asked):
    card_id, (question, teacher) = learn(studier, clock), asked
    content = question.revision.content
    turned = [
        {**option, "correct": not option.get("correct", False)} for option in content["options"][:2]
    ]
    reword(question, teacher, "What now?", content={**content, "options": turned})
    publish_draft("quiz")
    card = get_card(card_id)
    assert card.due_at <= datetime.now(UTC)
    assert card.corrected_at is not None
    assert "was corrected since you last saw it" in str(studier.front())
    assert [entry.kind for entry in log_of(card_id)] == ["rated", "rated", "moved"]
    studier.rate(GOOD, card_id)
    assert get_card(card_id).corrected_at is None


def enter(client):
    answer = client.post("/sign-in", data={"identity": "ada", "password": PASSWORD})
    assert answer.status_code == 302, answer.text
    db.session.rollback()
    db.session.expire_all()


def test_cards_of_a_guest_become_the_accounts(client, studier, clock):
    user = make_user("ada")
    studier.rate(GOOD)
    enter(client)
    for model in (Card, Review, StudyDay, StudySettings):
        assert set(db.session.scalars(select(model.learner_id))) == {user.learner_id}


def test_ratings_of_two_devices_become_one_history(client, stranger, studier, clock):
    make_user("ada")
    enter(client)
    studier.rate(GOOD)
    clock.shift(timedelta(minutes=5))
    other = Studier(stranger)
    other.begin()
    other.rate(AGAIN)
    clock.shift(timedelta(minutes=5))
    enter(stranger)
    (card,) = all_cards()
    ratings = [entry.rating for entry in log_of(card.id) if entry.kind == "rated"]
    assert sorted(ratings) == [AGAIN, GOOD]
    assert card.reps == 2
    assert card.last_at == NOON + timedelta(minutes=5)
    days = db.session.scalars(select(StudyDay)).all()
    assert [(day.ratings, day.new) for day in days] == [(2, 2)]


def test_account_keeps_its_own_settings(client, stranger, studier):
    make_user("ada")
    enter(client)
    set_up(retention=0.95)
    other = Studier(stranger)
    other.begin()
    enter(stranger)
    assert [row.retention for row in db.session.scalars(select(StudySettings))] == [0.95]
