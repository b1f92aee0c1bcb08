"""Cards as Anki keeps them, and back. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from quizapp.bank.editions import EditionQuestion
from quizapp.cards.days import DayClock
from quizapp.cards.memory import LEARNING, NEW, RELEARNING, REVIEW, Memory, Plan, rate
from quizapp.formats.anki_cards import CLOZE, Card, write_card
from quizapp.formats.anki_study import LogRow, Studied
from quizapp.formats.giving import give_loaded
from quizapp.formats.items import Evidence
from quizapp.formats.questions import PlainQuestion

GUID = re.compile(r"quizapp-(\d{1,18})-([0-9a-f]{8})")
NUMBER = re.compile(r"\{\{c\d{1,3}::")
STARRED = "marked"
"""The tag that Anki's own star puts on a note."""

KINDS = {NEW: 0, LEARNING: 0, REVIEW: 1, RELEARNING: 2}
MIDDLE = 5.0
"""The difficulty of a card of which Anki tells no more than its interval."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One that counts, with the memory that it left."""

    rating: int
    after: Memory
    took: int | None = None


def guid_of(question_id: int, set_id: int, key: str) -> str:
    """The same for as long as the question is there; of another site's it tells ours apart."""
    check = blake2b(f"{set_id}/{key}".encode(), digest_size=4).hexdigest()
    return f"quizapp-{question_id}-{check}"


def question_in(guid: str) -> int | None:
    """The id that one of our guids names; whether it is ours the whole guid says."""
    found = GUID.fullmatch(guid)
    return int(found[1]) if found else None


def as_note(question: EditionQuestion, title: str, guid: str, picture: str, starred: bool) -> Card:
    """A note with one card: all gaps of a text are asked for at once."""
    plain = PlainQuestion(
        id=guid,
        type=question.type.key,
        stem=question.stem,
        content={},
        explanation=question.explanation,
        tags=list(question.tags),
        picture=picture,
        alt=question.picture.alt if question.picture else "",
        evidence=tuple(_evidence(one) for one in question.evidence),
    )
    note = write_card(give_loaded(plain, question.content, category=title.replace("/", "-")))
    tags = (*note.tags, STARRED) if starred else note.tags
    fields = note.fields
    if note.kind == CLOZE:
        fields = (NUMBER.sub("{{c1::", fields[0]), *fields[1:])
    return replace(note, tags=tags, fields=fields)


def _evidence(one: Any) -> Evidence:
    return Evidence("", one.kind, one.claim, one.value, one.where, one.as_of, one.quote)


def as_studied(memory: Memory, held: bool, log: Iterable[LogRow], plan: Plan) -> Studied:
    due, clock = memory.due_at, plan.clock
    by_day = memory.state == REVIEW
    steps = plan.relearning_steps if memory.state == RELEARNING else plan.steps
    return Studied(
        state=memory.state,
        day=clock.day(due) if by_day and due else None,
        moment=int(due.timestamp()) if due and not by_day else None,
        interval=interval_days(REVIEW, due, memory.last_at, clock) if by_day else _kept(memory),
        reps=memory.reps,
        lapses=memory.lapses,
        steps_left=max(0, len(steps) - (memory.step or 0)) if not by_day else 0,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_at=int(memory.last_at.timestamp()) if memory.last_at else None,
        suspended=held,
        log=tuple(log),
    )


def _kept(memory: Memory) -> int:
    """What a forgotten card goes back to once it is learnt again."""
    return max(1, round(memory.stability or 1)) if memory.state == RELEARNING else 0


def interval_days(state: int, due: datetime | None, last: datetime | None, clock: DayClock) -> int:
    """In days, or in seconds below 0, as Anki notes it; 0 where there is none."""
    if due is None or last is None:
        return 0
    if state == REVIEW:
        return max(1, clock.day(due) - clock.day(last))
    return -max(1, round((due - last).total_seconds()))


def as_memory(studied: Studied, log: Sequence[Rating], plan: Plan) -> Memory:
    """The card as Anki schedules it; what Anki does not tell is taken from the log."""
    if studied.state == NEW:
        return Memory()
    told = log[-1].after if log else Memory()
    steps = plan.relearning_steps if studied.state == RELEARNING else plan.steps
    by_day = studied.state == REVIEW
    return Memory(
        state=studied.state,
        step=None if by_day else max(0, len(steps) - studied.steps_left),
        stability=studied.stability or told.stability or float(max(1, studied.interval)),
        difficulty=studied.difficulty or told.difficulty or MIDDLE,
        due_at=_due(studied, plan.clock),
        last_at=_last(studied, told, plan.clock),
        reps=max(studied.reps, len(log)),
        lapses=studied.lapses,
    )


def _due(studied: Studied, clock: DayClock) -> datetime | None:
    if studied.day is not None:
        return clock.start(min(max(studied.day, 1), LAST_DAY))
    return _moment(studied.moment) if studied.moment is not None else None


LAST_DAY = datetime(9000, 1, 1, tzinfo=UTC).toordinal()


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(min(max(seconds, 0), LATEST), UTC)


LATEST = 4_000_000_000
"""In the year 2096: nothing was rated, and no step ends, later than that."""


def _last(studied: Studied, told: Memory, clock: DayClock) -> datetime | None:
    if told.last_at is not None:
        return told.last_at
    if studied.last_at is not None:
        return _moment(studied.last_at)
    if studied.day is None:
        return None
    return clock.start(min(max(studied.day - studied.interval, 1), LAST_DAY))


def replayed(rows: Iterable[LogRow], plan: Plan, start: Memory | None = None) -> list[Rating]:
    """The ratings of a log, with the memories that they would leave by this plan."""
    memory, found = start or Memory(), []
    for row in rows:
        memory = rate(memory, row.rating, moment_of(row), plan)
        found.append(Rating(row.rating, memory, row.took))
    return found


def moment_of(row: LogRow) -> datetime:
    return datetime.fromtimestamp(min(row.at, LATEST * 1000) / 1000, UTC)


def unknown(rows: Iterable[LogRow], known: Iterable[Rating]) -> list[LogRow]:
    """Rows that are none of the known ratings: the same rating within a second is the same."""
    seen = {
        (int(one.after.last_at.timestamp()) + around, one.rating)
        for one in known
        if one.after.last_at
        for around in (-1, 0, 1)
    }
    return [row for row in rows if (row.at // 1000, row.rating) not in seen]
