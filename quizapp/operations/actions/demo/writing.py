"""The sets of the teachers in a demo, in every state that a set can be in."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from quizapp.accounts.models import User
from quizapp.attempts.actions.regrading import regrade
from quizapp.bank.actions.correcting import correct_fact
from quizapp.bank.actions.publishing import get_whole, publish
from quizapp.bank.actions.questions import add_question, change_question, write_fact
from quizapp.bank.actions.reviewing import add_comment, ask_review, finish_review, judge
from quizapp.bank.actions.revising import revised
from quizapp.bank.actions.sets import SetContent, archive_set, create_set
from quizapp.bank.models import Question, QuestionSet, Revision
from quizapp.bank.queries.reviews import CHECKS, review_board
from quizapp.database import db
from quizapp.operations.actions.demo.people import People
from quizapp.question_types import BY_KEY


@dataclass(frozen=True)
class Brief:
    """What a set is to be: `types` of its questions in order."""

    title: str
    summary: str
    level: str
    tags: tuple[str, ...]
    types: tuple[str, ...]


WEEKLY = Brief(
    "Weekly quiz: a year in review",
    "Ten questions for the end of the week, from easy to hard.",
    "standard",
    ("russia", "weekly-quiz"),
    (
        *("multiple_choice", "true_false", "multiple_choice", "multiple_response", "date"),
        *("short_answer", "matching", "multiple_choice", "numeric", "cloze"),
    ),
)
WARM_UP = Brief(
    "Warm-up from last term",
    "Five quick ones to begin a lesson with.",
    "introductory",
    ("russia", "warm-up"),
    ("multiple_choice", "true_false", "multiple_choice", "true_false", "short_answer"),
)
TEST = Brief(
    "Before the test",
    "What the test in two weeks is going to be about.",
    "advanced",
    ("foreign-policy", "russia"),
    ("multiple_choice", "short_answer", "multiple_choice", "date", "ordering", "cloze"),
)
EVERY_KIND = Brief(
    "One question of every kind",
    "To try out what can be asked; still being written.",
    "standard",
    ("russia", "try-out"),
    tuple(BY_KEY),
)
FIGURES = Brief(
    "Figures worth knowing",
    "How many, how much and when.",
    "standard",
    ("figures", "russia"),
    ("numeric", "date", "numeric", "multiple_choice"),
)


class Shelf:
    """The shipped questions by type, each lent in turn. Two in a row are from different sets."""

    def __init__(self) -> None:
        query = (
            select(Question)
            .join(Question.set)
            .options(
                joinedload(Question.revision).selectinload(Revision.facts),
                joinedload(Question.set).joinedload(QuestionSet.article),
                selectinload(Question.tags),
            )
            .where(QuestionSet.owner_id.is_(None))
            .order_by(Question.position, QuestionSet.slug)
        )
        self._by_type: dict[str, deque[Question]] = defaultdict(deque)
        for question in db.session.scalars(query):
            self._by_type[question.type].append(question)

    def take(self, type: str) -> Question:
        found = self._by_type[type]
        found.rotate(-1)
        return found[-1]


def write_set(shelf: Shelf, brief: Brief, owner: User, now: datetime) -> QuestionSet:
    """A draft with questions like the shipped ones, on evidence of the owner's own."""
    lent = [shelf.take(type) for type in brief.types]
    source = lent[0].set.article.source
    content = SetContent(brief.title, brief.summary, brief.level, brief.tags, source)
    made = create_set(owner, content, now)
    for number, question in enumerate(lent, start=1):
        at = now + timedelta(minutes=4 * number)
        facts = [write_fact(made.article, fact.evidence) for fact in question.revision.facts]
        add_question(made, replace(revised(question.revision), facts=tuple(facts)), owner, at)
    return made


def release(released: QuestionSet, people: People, note: str, now: datetime) -> None:
    """The colleague looks at it and agrees; then it is published."""
    asked = now - timedelta(hours=5)
    review = ask_review(released, people.teacher, people.colleague, "", asked)
    for entry in review_board(released).open:
        _approve(review, entry.question, people.colleague, now - timedelta(hours=1))
    finish_review(review, review_board(released), people.colleague, now - timedelta(hours=1))
    db.session.expire(released, ["questions"])
    publish(get_whole(people.teacher, released.slug), now, people.teacher, note)


def _approve(review: Any, question: Question, by: User, now: datetime) -> None:
    judge(review, question, by, dict.fromkeys(CHECKS, True), True, now)


@dataclass(frozen=True)
class Slip:
    """A question whose key was wrong at first; `truth` is its content as it ought to be."""

    question: Question
    truth: dict[str, Any]


def slip(into: QuestionSet, author: User, now: datetime) -> Slip:
    """Marks a wrong option of the first multiple-choice question as the right one."""
    question = min(
        (one for one in into.questions if one.type == "multiple_choice"),
        key=lambda one: one.position,
    )
    before = revised(question.revision)
    options = before.content["options"]
    mistaken = next(place for place, option in enumerate(options) if not option.get("correct"))
    wrong = [option | {"correct": place == mistaken} for place, option in enumerate(options)]
    change_question(
        question, replace(before, content=before.content | {"options": wrong}), author, now
    )
    return Slip(question, before.content)


def correct(of: QuestionSet, slipped: Slip, people: People, now: datetime) -> None:
    """Mends the key, publishes it, and puts right what it cost the class."""
    question, teacher = slipped.question, people.teacher
    mended = replace(revised(question.revision), content=slipped.truth)
    change_question(question, mended, teacher, now - timedelta(hours=8))
    release(of, people, "The key of a question was wrong. Sorry!", now)
    reason = "The wrong option was marked as right. Either answer counts for you now."
    regrade(question, "both", reason, teacher, now + timedelta(minutes=5))


def put_away(of: QuestionSet, now: datetime) -> None:
    archive_set(of, now)


def submit_for_review(
    of: QuestionSet, author: User, reviewer: User, note: str, now: datetime
) -> None:
    """The reviewer has looked at half of it: most is fine, something is to be mended."""
    review = ask_review(of, author, reviewer, note, now)
    entries = review_board(of).open
    at = now + timedelta(hours=6)
    for entry in entries[: len(entries) // 2]:
        _approve(review, entry.question, reviewer, at)
    last = entries[len(entries) // 2].question
    checks = dict.fromkeys(CHECKS, True) | {"distractors": False}
    judge(review, last, reviewer, checks, False, at + timedelta(minutes=5))
    said = (
        (last, reviewer, "Two of the wrong answers can be ruled out at a glance. Nearer ones?"),
        (last, author, "Good point, I will look for better ones tonight."),
        (entries[0].question, reviewer, "I like this one. Could the stem be a little shorter?"),
    )
    for number, (question, by, text) in enumerate(said, start=2):
        add_comment(question, by, text, at + timedelta(minutes=5 * number))


def outdate(of: QuestionSet, now: datetime) -> None:
    """A later report gives another figure: the evidence of the numeric question is superseded."""
    question = next(one for one in _questions(of) if one.type == "numeric")
    fact = question.revision.facts[0]
    correct_fact(fact, "superseded", "A later report corrects it.", f"{now:%Y-%m-%d}", None)


def _questions(of: QuestionSet) -> Sequence[Question]:
    return [entry.question for entry in review_board(of).entries]
