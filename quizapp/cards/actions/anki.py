"""A learner's cards to Anki, and back, with all that was learnt."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from quizapp.accounts.models import Learner
from quizapp.cards.actions.settings import own_settings
from quizapp.cards.actions.studying import add_cards
from quizapp.cards.anki import (
    Rating,
    as_memory,
    as_note,
    as_studied,
    guid_of,
    moment_of,
    question_in,
    replayed,
    unknown,
)
from quizapp.cards.memory import NEW, Memory, Plan
from quizapp.cards.models import Card, Review, StudyDay, StudySettings
from quizapp.cards.queries.anki import (
    all_cards,
    all_logs,
    all_ratings,
    known_questions,
    pictures,
)
from quizapp.cards.queries.cards import memory_values
from quizapp.cards.replay import IMPORTED, RATED
from quizapp.cards.tally import Tally, tally
from quizapp.database import db, upsert
from quizapp.formats.anki_package import read_learnt, write_package
from quizapp.formats.anki_study import LogRow, Studied, Study

SELF = "self"
ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/gif": ".gif"}


def cards_package(learner: Learner, settings: StudySettings, now: datetime) -> bytes:
    """An Anki package of all cards with their schedule and log."""
    plan = settings.plan
    cards, logs = all_cards(learner.id), all_logs(learner.id, plan.clock)
    digests = {one.question.picture.digest for one in cards if one.question.picture}
    images = {image.digest: image for image in pictures(digests)}
    names = {
        digest: f"{digest[:16]}{ENDINGS.get(image.kind, '')}" for digest, image in images.items()
    }
    notes, studied = [], {}
    for card in cards:
        guid = guid_of(card.question.id, card.set_id, card.key)
        shown = card.question.picture
        picture = names.get(shown.digest, "") if shown else ""
        note = as_note(card.question, card.title, guid, picture, card.starred)
        notes.append(replace(note, changed=int(card.published_at.timestamp())))
        studied[guid] = as_studied(card.memory, bool(card.held), logs.get(card.id, ()), plan)
    files = {names[digest]: image.data for digest, image in images.items()}
    return write_package(notes, files, _study(studied, settings, now))


def _study(studied: Mapping[str, Studied], settings: StudySettings, now: datetime) -> Study:
    plan = settings.plan
    return Study(
        cards=studied,
        rollover=plan.clock.rollover,
        west=plan.clock.minutes_west(now),
        retention=plan.retention,
        parameters=plan.parameters,
    )


@dataclass
class Brought:
    """How many cards and ratings came in, and how many notes are of no question here."""

    cards: int = 0
    ratings: int = 0
    strange: int = 0


def bring_cards(learner: Learner, data: bytes, now: datetime) -> Brought:
    """Takes in what was learnt in Anki of cards of ours. The same package twice changes nothing.

    Raises `FormatError` for what is no package.
    """
    study = read_learnt(data)
    plan = own_settings(learner).plan
    ours, brought = _ours(study), Brought()
    brought.strange = len(study.cards) - len(ours)
    had = _had(learner.id)
    missing = [(set_id, id) for id, (set_id, _) in ours.items() if id not in had]
    add_cards(learner.id, missing, now)
    log = all_ratings(learner.id)
    writing = _Writing(learner.id, plan, now)
    for card in _had(learner.id).values():
        if card.question_id in ours:
            studied = ours[card.question_id][1]
            news = writing.take(card, studied, log.get(card.id, []))
            brought.ratings += news
            brought.cards += bool(news) or card.question_id not in had
    writing.finish()
    return brought


def _ours(study: Study) -> dict[int, tuple[int, Studied]]:
    """Set and card by id of the question."""
    named = {
        id: (guid, card)
        for guid, card in study.cards.items()
        if (id := question_in(guid)) is not None
    }
    known = known_questions(named)
    return {
        id: (set_id, named[id][1])
        for id, (set_id, key) in known.items()
        if named[id][0] == guid_of(id, set_id, key)
    }


def _had(learner_id: int) -> dict[int, Card]:
    """The learner's cards by question, locked."""
    query = select(Card).where(Card.learner_id == learner_id).order_by(Card.id).with_for_update()
    return {card.question_id: card for card in db.session.scalars(query)}


class _Writing:
    """Rows to be written once all cards are read."""

    def __init__(self, learner_id: int, plan: Plan, now: datetime) -> None:
        self._learner_id, self._plan, self._now = learner_id, plan, now
        self._cards: list[dict[str, Any]] = []
        self._reviews: list[dict[str, Any]] = []
        self._days: dict[int, list[Tally]] = defaultdict(list)

    def take(self, card: Card, studied: Studied, known: Sequence[Rating]) -> int:
        """Adds what is new of the card; how many ratings that are."""
        rows = unknown(studied.log, known)
        if not rows and (known or studied.state == NEW):
            return 0
        later = not known or all(moment_of(row) >= _last(known) for row in rows)
        if later:
            ratings = replayed(rows, self._plan, known[-1].after if known else None)
            memory = as_memory(studied, [*known, *ratings], self._plan)
        else:
            ratings, memory = self._interleaved(rows, known)
        self._note(card, rows, ratings, known[-1].after if known else Memory())
        held = SELF if studied.suspended and not card.held else card.held
        self._cards.append({"id": card.id, "held": held, **memory_values(memory)})
        own = {"card_id": card.id, "learner_id": card.learner_id, "kind": IMPORTED}
        day = self._plan.clock.day(self._now)
        self._reviews.append(_entry({**own, "at": self._now, "day": day}, memory))
        return len(rows)

    def _interleaved(
        self, rows: Sequence[LogRow], known: Sequence[Rating]
    ) -> tuple[list[Rating], Memory]:
        """Where both were rated in turns, the memory is computed anew from all ratings."""
        ours = [
            LogRow(round(_at(one).timestamp() * 1000), one.rating, 0, took=one.took or 0)
            for one in known
        ]
        together = sorted([*ours, *rows], key=lambda row: row.at)
        replay = replayed(together, self._plan)
        new = {id(row) for row in rows}
        found = [one for row, one in zip(together, replay, strict=True) if id(row) in new]
        return found, replay[-1].after

    def _note(
        self, card: Card, rows: Sequence[LogRow], ratings: Sequence[Rating], before: Memory
    ) -> None:
        for row, one in zip(rows, ratings, strict=True):
            at = moment_of(row)
            day = self._plan.clock.day(at)
            entry = {
                **{"card_id": card.id, "learner_id": card.learner_id, "kind": RATED},
                **{"key": f"anki-{card.id}-{row.at}", "at": at, "day": day, "anki_id": row.at},
                **{"rating": row.rating, "duration": row.took},
            }
            self._reviews.append(_entry(entry, one.after))
            self._days[day].append(tally(before, row.rating, row.took))
            before = one.after

    def finish(self) -> None:
        if self._cards:
            db.session.execute(update(Card), self._cards)
        if self._reviews:
            db.session.execute(upsert(Review).on_conflict_do_nothing(), self._reviews)
        _add_days(self._learner_id, self._days)


def _at(one: Rating) -> datetime:
    return one.after.last_at or datetime.fromtimestamp(0, UTC)


def _last(known: Sequence[Rating]) -> datetime:
    return max(_at(one) for one in known)


def _entry(values: dict[str, Any], memory: Memory) -> dict[str, Any]:
    blank = dict.fromkeys(("key", "anki_id", "rating", "duration"))
    return {**blank, **values, **memory_values(memory)}


def _add_days(learner_id: int, days: Mapping[int, Iterable[Tally]]) -> None:
    names = [field.name for field in fields(Tally)]
    rows = [
        {"learner_id": learner_id, "day": day, "more_new": 0}
        | dict(zip(names, map(sum, zip(*map(astuple, tallies), strict=True)), strict=True))
        for day, tallies in sorted(days.items())
    ]
    if not rows:
        return
    statement = upsert(StudyDay)
    changed = {name: getattr(StudyDay, name) + statement.excluded[name] for name in names}
    db.session.execute(
        statement.on_conflict_do_update(index_elements=["learner_id", "day"], set_=changed), rows
    )
