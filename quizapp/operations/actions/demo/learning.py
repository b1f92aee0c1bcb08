"""The class at its quizzes: who sits down when, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from quizapp.accounts.actions.learners import begin_visit
from quizapp.accounts.models import Learner, User, Visit
from quizapp.attempts.actions.taking import (
    Choices,
    checked,
    save_given,
    start_attempt,
    submit_attempt,
)
from quizapp.attempts.queries.taking import AttemptState, get_attempt
from quizapp.attempts.sheet import Given
from quizapp.bank.editions import EditionQuestion
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.published import edition_document, published
from quizapp.database import db
from quizapp.operations.actions.demo.answering import answer

DAYS = 60
HOURS = (7, 11, 15, 19)
"""When people sit down, far enough from each other that visits of one person do not overlap."""
MOST = 5000
"""Attempts for which there are hours enough."""


@dataclass(frozen=True)
class Pupil:
    """`drive` says how often somebody comes, `tried` which sets (by id) they have been through."""

    learner: Learner
    ability: float
    drive: float
    tried: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Sitting:
    at: datetime
    pupil: Pupil
    attempts: int


def make_pupils(students: Sequence[User], chance: Random) -> list[Pupil]:
    return [
        Pupil(student.learner, chance.gauss(0.3, 0.9), chance.lognormvariate(0, 0.6))
        for student in students
    ]


def plan(pupils: Sequence[Pupil], attempts: int, end: datetime, chance: Random) -> list[Sitting]:
    """Sittings with that many attempts in the days before `end`, a midnight; in order of time."""
    weights = [pupil.drive for pupil in pupils]
    taken: dict[tuple[int, int, int], Sitting] = {}
    left = min(attempts, MOST)
    while left:
        who = chance.choices(range(len(pupils)), weights)[0]
        day, hour = chance.randrange(1, DAYS - 2), chance.choice(HOURS)
        if (who, day, hour) not in taken:
            at = end - timedelta(days=day) + timedelta(hours=hour, minutes=chance.randrange(60))
            count = min(left, chance.choice((1, 1, 2, 2, 3)))
            taken[who, day, hour] = Sitting(at, pupils[who], count)
            left -= count
    return [taken[key] for key in sorted(taken, key=lambda key: (taken[key].at, key))]


@dataclass(frozen=True)
class School:
    """`truths` holds the true content of questions (by id) whose key says something else."""

    teacher: User
    truths: Mapping[int, Any]
    chance: Random

    def sit(self, sittings: Sequence[Sitting], end: datetime) -> None:
        """All of them, at what is published now. Some of the last ones are left open."""
        offers = db.session.scalars(published().order_by(None).order_by(QuestionSet.slug)).all()
        for sitting in sittings:
            recent = sitting.at > end - timedelta(days=4)
            self._sit(sitting, offers, 0.35 if recent else 0.04)

    def _sit(self, sitting: Sitting, offers: Sequence[QuestionSet], gives_up: float) -> None:
        pupil, at = sitting.pupil, sitting.at
        visit = begin_visit(pupil.learner, at)
        missed: tuple[QuestionSet, list[int]] | None = None
        for left in reversed(range(sitting.attempts)):
            offer, choices, places = self._choose(pupil, offers, missed)
            begun = self._begin(pupil, visit, offer, choices, places, at)
            at += timedelta(seconds=self.chance.randint(12, 40) * len(places))
            if not left and self.chance.random() < gives_up:
                self._answer(begun, pupil, at, self.chance.randrange(len(places)))
                return
            found = self._answer(begun, pupil, at, len(places))
            submit_attempt(found, visit, at)
            missed = self._missed(pupil, offer, found.id)
            at += timedelta(minutes=2)

    def _choose(
        self,
        pupil: Pupil,
        offers: Sequence[QuestionSet],
        missed: tuple[QuestionSet, list[int]] | None,
    ) -> tuple[QuestionSet, Choices, list[int]]:
        """What was missed just now, or a set; rather the teacher's, and one not yet known."""
        behaviour = self.chance.choice(("deferred", "deferred", "immediate"))
        layout = self.chance.choice(("one", "one", "all"))
        if missed:
            return missed[0], Choices("missed", behaviour, layout), missed[1]
        weights = [
            (3 if offer.owner_id == self.teacher.id else 1) * (1 if offer.id in pupil.tried else 4)
            for offer in offers
        ]
        offer = self.chance.choices(offers, weights)[0]
        every = list(range(_edition(offer).question_count))
        if self.chance.random() < 0.2 and len(every) > 5:
            return offer, Choices("some", behaviour, layout), self.chance.sample(every, 5)
        return offer, Choices("all", behaviour, layout, self.chance.choice((0, 0, 0, 30))), every

    def _begin(
        self,
        pupil: Pupil,
        visit: Visit,
        offer: QuestionSet,
        choices: Choices,
        places: Sequence[int],
        at: datetime,
    ) -> AttemptState:
        edition = _edition(offer)
        pupil.tried.add(offer.id)
        attempt_id = start_attempt(
            pupil.learner,
            visit,
            (offer.id, edition.id),
            edition_document(edition),
            places,
            choices,
            f"demo-{visit.id}-{at:%H%M%S}",
            at,
        )
        return get_attempt(pupil.learner, attempt_id)

    def _answer(self, begun: AttemptState, pupil: Pupil, at: datetime, count: int) -> AttemptState:
        """So many questions, in the order of the set: that of the attempt is by chance anew."""
        given = []
        for place in sorted(begun.order)[:count]:
            question = self._as_it_is(begun.document.questions[place])
            said = answer(question, pupil.ability, self.chance)
            flagged = self.chance.random() < 0.05
            if said is not None or flagged:
                given.append(Given(begun.order.index(place), said, flagged))
        save_given(begun, [_looked_up(begun, one, at) for one in given], at)
        return get_attempt(pupil.learner, begun.id)

    def _as_it_is(self, question: EditionQuestion) -> EditionQuestion:
        return replace(question, content=self.truths.get(question.id, question.content))

    def _missed(
        self, pupil: Pupil, offer: QuestionSet, attempt_id: int
    ) -> tuple[QuestionSet, list[int]] | None:
        """What to try again at once, if anything."""
        if self.chance.random() > 0.35:
            return None
        places = edition_document(_edition(offer)).by_id()
        missed = get_attempt(pupil.learner, attempt_id).sheet.missed
        return (offer, sorted(places[id] for id in missed)) if missed else None


def _edition(offer: QuestionSet) -> Any:
    return offer.edition


def _looked_up(begun: AttemptState, given: Given, at: datetime) -> Given:
    """Where feedback comes at once, answers that can be understood are checked."""
    question = begun.sheet.question(given.position)
    if not begun.immediate or given.answer is None:
        return given
    unclear = question.type.unclear(question.content, given.answer)
    return given if unclear else checked(begun, given, at)
