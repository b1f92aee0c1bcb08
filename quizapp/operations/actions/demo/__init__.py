"""A school at work, in an empty database: for trying out, screenshots and benchmarks."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from quizapp.accounts.models import Learner
from quizapp.bank.actions.loading import load_files
from quizapp.bank.models import Question
from quizapp.bank.queries.published import published
from quizapp.database import db
from quizapp.operations.actions.demo.learning import DAYS, School, Sitting, make_pupils, plan
from quizapp.operations.actions.demo.people import People, open_accounts
from quizapp.operations.actions.demo.studying import study
from quizapp.operations.actions.demo.writing import (
    EVERY_KIND,
    FIGURES,
    TEST,
    WARM_UP,
    WEEKLY,
    Shelf,
    Slip,
    correct,
    outdate,
    put_away,
    release,
    slip,
    submit_for_review,
    write_set,
)
from quizapp.question_types import BY_KEY

STUDIOUS_PUPILS = 5
"""So many of the class have flashcards."""

ARCHIVED, CORRECTED = timedelta(days=32), timedelta(days=14)
"""How long before the end that happens."""


def fill(
    files: Sequence[tuple[str, bytes]],
    hashes: Mapping[str, str],
    attempts: int,
    seed: int | None,
    now: datetime,
) -> People:
    """All that a demo shows, up to last midnight; needs an empty database.

    The same seed makes the same people do the same things, on any day.
    """
    chance = Random(seed)
    end = now.replace(hour=0, minute=0, second=0, microsecond=0)
    begin = end - timedelta(days=DAYS)
    load_files(files, begin)
    people = open_accounts(hashes, begin)
    sittings = plan(make_pupils(people.students, chance), attempts, end, chance)
    shelf = Shelf()
    _teach(people, shelf, sittings, chance, end)
    _prepare(people, shelf, end)
    study(_learners(people), db.session.scalars(published()).all(), end, chance)
    return people


def _learners(people: People) -> list[Learner]:
    return [student.learner for student in people.students[:STUDIOUS_PUPILS]]


def _teach(
    people: People, shelf: Shelf, sittings: Sequence[Sitting], chance: Random, end: datetime
) -> None:
    """Two sets are published; one is put away later, the other turns out to have a slip."""
    teacher, begin = people.teacher, end - timedelta(days=DAYS)
    weekly = write_set(shelf, WEEKLY, teacher, begin + timedelta(hours=2))
    slipped = slip(weekly, teacher, begin + timedelta(hours=3))
    warm_up = write_set(shelf, WARM_UP, teacher, begin + timedelta(hours=4))
    for released in (weekly, warm_up):
        release(released, people, "", begin + timedelta(days=1))
    school = School(teacher, _truths(slipped), chance)
    archived_at, corrected_at = end - ARCHIVED, end - CORRECTED
    school.sit([one for one in sittings if one.at < archived_at], end)
    put_away(warm_up, archived_at)
    school.sit([one for one in sittings if archived_at <= one.at < corrected_at], end)
    correct(weekly, slipped, people, corrected_at)
    school.sit([one for one in sittings if one.at >= corrected_at], end)


def _truths(slipped: Slip) -> dict[int, object]:
    question: Question = slipped.question
    return {question.id: BY_KEY[question.type].load(slipped.truth)}


def _prepare(people: People, shelf: Shelf, end: datetime) -> None:
    """What the teachers are still at."""
    teacher, colleague = people.teacher, people.colleague
    test = write_set(shelf, TEST, teacher, end - timedelta(days=5))
    note = "Please look at the wrong answers most of all."
    submit_for_review(test, teacher, colleague, note, end - timedelta(days=3))
    draft = write_set(shelf, EVERY_KIND, teacher, end - timedelta(days=2))
    outdate(draft, end - timedelta(days=1))
    figures = write_set(shelf, FIGURES, colleague, end - timedelta(days=2))
    submit_for_review(figures, colleague, teacher, "No hurry.", end - timedelta(days=1))
