"""`quizapp demo`: a school whose every number adds up."""

import re
from collections import defaultdict
from random import Random

import pytest
from flask import current_app
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from quizapp.accounts.models import STUDENT, Learner, User, Visit
from quizapp.accounts.passwords import problem_with
from quizapp.attempts.models import Accuracy, Attempt, Regrade, Response, SetScore, Tally
from quizapp.attempts.regrading import set_totals
from quizapp.attempts.scores import Score, names
from quizapp.bank.cli import set_files
from quizapp.bank.editions import EditionQuestion, read_document
from quizapp.bank.models import Edition, Question, QuestionSet, Review
from quizapp.cards.memory import REVIEW
from quizapp.cards.models import Card, StudyDay
from quizapp.cards.models import Review as CardReview
from quizapp.cards.queries.cards import as_entry
from quizapp.cards.replay import replay
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations.actions.demo import STUDIOUS_PUPILS, fill
from quizapp.operations.actions.demo.answering import WRONG, answer
from quizapp.operations.actions.demo.people import ACCOUNTS, make_password
from quizapp.question_types import BY_KEY, TYPES
from tests.conftest import BACKENDS
from tests.factories.databases import application_of_its_own
from tests.factories.people import make_user, sign_in
from tests.factories.sets import publish

ATTEMPTS = 90
HASHES = dict.fromkeys(ACCOUNTS, "nobody signs in with this")


def fill_database(seed: int = 3, attempts: int = ATTEMPTS) -> None:
    fill(set_files(()), HASHES, attempts, seed, now())
    db.session.commit()


@pytest.fixture(scope="module", params=BACKENDS)
def school(request, tmp_path_factory):
    """A demo that is only looked at."""
    with application_of_its_own(request.param, request, tmp_path_factory) as app:
        fill_database()
        yield app


def demo(*arguments: str):
    return current_app.test_cli_runner().invoke(args=["demo", *arguments])


def test_everybody_named_can_sign_in(app):
    said = demo("--attempts", "4")
    assert said.exit_code == 0, said.output
    table = re.findall(r"^  (\w+) +(\S+)(?: to \S+)? +(\S+)$", said.output, re.MULTILINE)
    assert [role for role, _, _ in table] == list(ACCOUNTS)
    for _, username, password in table:
        client = app.test_client()
        client.post("/sign-in", data={"identity": username, "password": password})
        assert client.get("/account").status_code == 200, username
    assert said.output.splitlines()[-1] == "Start with `quizapp serve`."


def test_secret_key_is_not_printed(app):
    assert app.config["SECRET_KEY"] not in demo("--attempts", "0").output


def test_passwords_pass_our_own_check():
    assert [problem_with(make_password(), ["student01"]) for _ in range(20)] == [None] * 20


def guest() -> None:
    db.session.add(Learner(token_hash="hash", nickname="", created_at=now()))
    db.session.commit()


@pytest.mark.parametrize(
    ("use", "held"),
    [
        (lambda: make_user("ada"), "accounts, learners"),
        (guest, "learners"),
        (lambda: publish("harbour"), "question sets"),
    ],
)
def test_used_database_is_refused_and_left_alone(app, use, held):
    use()
    sets = len(db.session.scalars(select(QuestionSet)).all())
    db.session.rollback()
    said = demo()
    assert said.exit_code == 1
    assert said.output.startswith(f"Error: The database holds {held} already, ")
    assert len(db.session.scalars(select(QuestionSet)).all()) == sets


def test_second_demo_is_refused(app):
    assert demo("--attempts", "0").exit_code == 0
    assert demo("--attempts", "0").exit_code == 1


def test_sets_are_in_every_state(school):
    teacher = db.session.scalars(select(User).filter_by(username="teacher")).one()
    own = db.session.scalars(select(QuestionSet).filter_by(owner_id=teacher.id)).all()
    assert {(one.state, one.edition_number) for one in own} == {
        ("published", 2),
        ("archived", 1),
        ("review", None),
        ("draft", None),
    }
    draft = next(one for one in own if one.state == "draft")
    assert {question.type for question in draft.questions} == {one.key for one in TYPES}
    waiting = db.session.scalars(select(Review).filter_by(closed_at=None)).all()
    assert sorted(one.reviewer.username for one in waiting) == ["colleague", "teacher"]


def test_class_joined_by_the_teachers_link(school):
    people = {one.username: one for one in db.session.scalars(select(User))}
    students = [one for one in people.values() if one.has_role(STUDENT)]
    assert len(students) == 24
    assert {one.invited_by_id for one in students} == {people["teacher"].id}


def test_attempts_are_as_many_as_asked_for_and_of_every_kind(school):
    attempts = db.session.scalars(select(Attempt)).all()
    assert len(attempts) == ATTEMPTS
    assert {one.scope for one in attempts} == {"all", "some", "missed"}
    assert {one.behaviour for one in attempts} == {"deferred", "immediate"}
    assert {one.submitted_at is None for one in attempts} == {True, False}
    assert {one.regraded_at is None for one in attempts} == {True, False}
    assert max(one.submitted_at or one.started_at for one in attempts) < now()


def test_correction_helped_whoever_was_marked_wrongly(school):
    made = db.session.scalars(select(Regrade)).one()
    corrected = db.session.scalars(select(Attempt).where(Attempt.regraded_at.is_not(None))).all()
    assert (made.gained, made.lost) == (len(corrected), 0)


def submitted() -> list[Attempt]:
    query = select(Attempt).where(Attempt.submitted_at.is_not(None))
    return list(db.session.scalars(query.order_by(Attempt.submitted_at, Attempt.id)))


def marks() -> dict[int, list[tuple[EditionQuestion, float]]]:
    """By attempt: the questions that count, with what they brought."""
    documents = {one.id: read_document(one.document) for one in db.session.scalars(select(Edition))}
    asked = {one.id: (one.order, documents[one.edition_id]) for one in submitted()}
    found = defaultdict(list)
    for one in db.session.scalars(select(Response).where(Response.attempt_id.in_(asked))):
        order, document = asked[one.attempt_id]
        if not one.dropped:
            found[one.attempt_id].append((document.questions[order[one.position]], one.fraction))
    return found


def close(sums) -> dict:
    """Without what adding up in another order changes."""
    return {key: tuple(round(value, 3) for value in values) for key, values in sums.items()}


def add(sums: dict, key: object, *values: float) -> None:
    sums[key] = tuple(a + b for a, b in zip(sums.get(key, (0,) * len(values)), values, strict=True))


def test_attempts_and_visits_hold_the_sums_of_their_answers(school):
    attempts, visits = {}, {}
    marked = marks()
    for one in submitted():
        fractions = [fraction for _, fraction in marked[one.id]]
        add(attempts, one.id, sum(fractions), len(fractions))
        add(visits, one.visit_id, 1, sum(fractions), len(fractions))
    assert close(attempts) == close({one.id: (one.points, one.max_points) for one in submitted()})
    stored = db.session.scalars(select(Visit).where(Visit.attempts > 0))
    assert close(visits) == close(
        {one.id: (one.attempts, one.points, one.max_points) for one in stored}
    )


def scores_by_pair() -> dict[tuple[int, int], list[tuple[int, Score]]]:
    found = defaultdict(list)
    for one in submitted():
        if one.scope != "missed":
            pair = one.learner_id, one.set_id
            found[pair].append((one.id, Score(one.points, one.max_points)))
    return found


def test_set_scores_are_those_of_the_attempts(school):
    expected = {}
    for pair, scores in scores_by_pair().items():
        totals = set_totals(scores)
        best, first, latest = totals.best, totals.first, totals.latest
        expected[pair] = (
            *(totals.attempts, best.points, best.max_points, first.points, first.max_points),
            *(latest.points, latest.max_points, totals.latest_id),
        )
    stored = {
        (one.learner_id, one.set_id): (
            *(one.attempts, one.best_points, one.best_max, one.first_points, one.first_max),
            *(one.latest_points, one.latest_max, one.latest_id),
        )
        for one in db.session.scalars(select(SetScore))
    }
    assert close(stored) == close(expected)


def test_accuracies_are_those_of_the_answers(school):
    expected, marked = {}, marks()
    for one in submitted():
        for question, fraction in marked[one.id]:
            for dimension, name in names(question):
                add(expected, (one.learner_id, dimension, name), 1, fraction)
    stored = {
        (one.learner_id, one.dimension, one.name): (one.answers, one.points)
        for one in db.session.scalars(select(Accuracy))
    }
    assert close(stored) == close(expected)


def test_tallies_are_those_of_first_attempts(school):
    firsts = {scores[0][0] for scores in scores_by_pair().values()}
    expected, marked = {}, marks()
    for attempt_id in firsts:
        for question, fraction in marked[attempt_id]:
            add(expected, (question.id, question.revision), 1, fraction)
    stored = {
        (one.question_id, one.revision): (one.answers, one.points)
        for one in db.session.scalars(select(Tally))
    }
    assert close(stored) == close(expected)


def content() -> dict[str, list]:
    """All that a demo is about, under names that mean the same in every database."""
    documents = {one.id: read_document(one.document) for one in db.session.scalars(select(Edition))}
    attempts = {one.id: one for one in db.session.scalars(select(Attempt))}
    answers = []
    for one in db.session.scalars(select(Response)):
        attempt = attempts[one.attempt_id]
        question = documents[attempt.edition_id].questions[attempt.order[one.position]]
        answers.append((attempt.id, question.id, repr(one.answer), one.flagged, one.fraction))
    return {
        "people": sorted(
            (one.username, one.display_name) for one in db.session.scalars(select(User))
        ),
        "questions": sorted(
            (one.set.slug, one.position, one.key, one.revision_number)
            for one in db.session.scalars(select(Question))
        ),
        "attempts": sorted(
            (one.id, one.learner_id, one.set_id, one.scope, one.behaviour, one.started_at)
            for one in attempts.values()
        ),
        "answers": sorted(answers),
    }


def test_some_study_cards_and_their_logs_replay_to_them(school):
    cards = db.session.scalars(select(Card)).all()
    assert len({card.learner_id for card in cards}) == STUDIOUS_PUPILS
    assert {card.state for card in cards} >= {REVIEW}
    for card in cards[:40]:
        log = db.session.scalars(select(CardReview).filter_by(card_id=card.id)).all()
        assert replay(as_entry(one) for one in log) == card.memory
    days = db.session.scalars(select(StudyDay)).all()
    assert sum(day.ratings for day in days) == len(db.session.scalars(select(CardReview)).all())


def test_same_seed_gives_the_same_on_any_database(apps):
    found = []
    for backend, seed in (("sqlite", 5), ("postgresql", 5), ("sqlite", 6)):
        application, restore = apps(backend)
        restore()
        with application.app_context():
            fill_database(seed, 12)
            found.append(content())
            db.session.remove()
    assert found[0] == found[1]
    assert found[0]["people"] == found[2]["people"]
    assert found[0]["answers"] != found[2]["answers"]


def test_desk_and_history_show_it(school):
    client, stranger = school.test_client(), school.test_client()
    sign_in(client, db.session.scalars(select(User).filter_by(username="teacher")).one())
    assert client.get("/teach").status_code == 200
    corrected = db.session.scalars(select(Attempt).where(Attempt.regraded_at.is_not(None))).first()
    learner = corrected.learner_id
    sign_in(stranger, db.session.scalars(select(User).filter_by(learner_id=learner)).one())
    assert stranger.get("/history").status_code == 200
    review = stranger.get(f"/attempts/{corrected.id}/review")
    assert "The wrong option was marked as right." in review.text


def asked(type: str) -> EditionQuestion:
    one = BY_KEY[type]
    return EditionQuestion(1, 1, one, "What?", one.sample, "Because.", "medium", (), ())


@given(st.sampled_from(sorted(BY_KEY)), st.integers(), st.floats(-9, 9))
@settings(max_examples=200)
def test_whatever_is_answered_can_be_graded(type, seed, ability):
    said = answer(asked(type), ability, Random(seed))
    assert said is None or 0 <= BY_KEY[type].grade(BY_KEY[type].sample, said).fraction <= 1


def test_every_type_has_its_mistakes():
    assert set(WRONG) == set(BY_KEY)


@pytest.mark.parametrize("type", sorted(BY_KEY))
def test_ability_pays(type):
    def mean(ability: float) -> float:
        said = [answer(asked(type), ability, Random(seed)) for seed in range(60)]
        sample = BY_KEY[type].sample
        return sum(BY_KEY[type].grade(sample, one).fraction for one in said if one is not None)

    assert mean(-3) < mean(0) < mean(3)
