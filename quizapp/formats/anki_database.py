"""The SQLite file inside an Anki package, opened without trusting it.

It lives in memory, nothing in it is run but reads of plain tables, and a read that takes too long
is stopped. Source of the tables: Anki's `schema11.sql` and its upgrades to 18.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any, TypeVar

from quizapp.formats.anki_cards import Card
from quizapp.formats.anki_study import (
    LATEST,
    Calendar,
    LogRow,
    Studied,
    Study,
    read_card_row,
    read_log_row,
)
from quizapp.formats.base import FormatError
from quizapp.messages import Message

MOST_NOTES = 20_000
MOST_CARDS = 100_000
MOST_REVIEWS = 500_000
MOST_BYTES_OF_ROW = 8 * 1024 * 1024
MOST_STEPS = 20_000
"""Of a thousand instructions each, for one read."""
Found = TypeVar("Found")
READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION})
FUNCTIONS = frozenset({"length", "min", "count"})
TABLES = ("notes", "cards", "col")
CLOZE_KIND = b"\x08\x01"
"""How a note type of schema 18 begins that is of the cloze kind: field 1 of its protobuf is 1."""

HEADER = b"SQLite format 3\0"
ROLLBACK = b"\x01\x01"
"""Bytes 18 and 19 of a file that needs no log beside it; in memory there is none."""

MISREAD = (ValueError, TypeError, AttributeError, OverflowError, RecursionError)
"""What values of another kind than Anki's, or JSON that is nested without end, lead to."""

BROKEN = Message("The notes in the package cannot be read: its database is damaged.")
STRANGE = Message("The database in the package is not one that Anki makes.")
TOO_MUCH = Message("The database in the package takes too long to read.")
TOO_MANY = Message("There are more than {most} notes in the package.")
TOO_MANY_CARDS = Message("There are more than {most} cards in the package.")
TOO_MANY_REVIEWS = Message("There are more than {most} reviews in the package.")
ACTING = """
SELECT (SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger'))
  + (SELECT count(*) FROM sqlite_master AS one, pragma_table_xinfo(one.name) AS its
     WHERE one.type = 'table' AND its.hidden > 1)
"""
"""Counts what runs when it is read, columns that are computed among them."""

NOTES = """
SELECT notes.id, notes.guid, notes.mid, notes.tags, notes.flds,
       (SELECT min(cards.did) FROM cards WHERE cards.nid = notes.id)
FROM notes ORDER BY notes.id LIMIT ?
"""

CARDS = """
SELECT notes.guid, cards.id, cards.type, cards.queue, cards.due, cards.ivl, cards.reps,
       cards.lapses, cards.left, cards.odue, cards.odid, cards.data
FROM cards JOIN notes ON notes.id = cards.nid ORDER BY cards.nid, cards.ord
"""

REVLOG = "SELECT cid, id, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id"
COUNTS = """
SELECT (SELECT count(*) FROM notes), (SELECT count(*) FROM cards), (SELECT count(*) FROM revlog)
"""


def read_notes(data: bytes) -> list[tuple[Card, bool]]:
    """Every note in the order in which it was made, and whether it is of the cloze kind."""
    return _opened(
        data, lambda database: list(_cards(database, _kinds(database), _decks(database)))
    )


def read_study(data: bytes) -> Study:
    """What was learnt of the first card of each note."""
    return _opened(data, _study)


def _opened(data: bytes, read: Callable[[sqlite3.Connection], Found]) -> Found:
    """What a read gives that may do nothing else."""
    if not data.startswith(HEADER):
        raise FormatError(BROKEN)
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(data[:18] + ROLLBACK + data[20:])
            _guard(database)
            return read(database)
        except sqlite3.OperationalError as error:
            stopped = "interrupted" in str(error)
            raise FormatError(TOO_MUCH if stopped else BROKEN) from None
        except (sqlite3.Error, *MISREAD):
            raise FormatError(BROKEN) from None


def _study(database: sqlite3.Connection) -> Study:
    _count(database)
    (made,) = database.execute("SELECT crt FROM col").fetchone()
    conf = _conf(database)
    study = Study({}, rollover=_rollover(conf), west=_offset(conf))
    clock = Calendar(min(max(int(made), 0), LATEST), study.west)
    logs = _logs(database)
    cards: dict[str, Studied] = {}
    for guid, card_id, *row in database.execute(CARDS):
        if (key := str(guid)) not in cards:
            found = read_card_row(tuple(row), clock)
            cards[key] = replace(found, log=tuple(logs.get(card_id, ())))
    return replace(study, cards=cards)


def _count(database: sqlite3.Connection) -> None:
    """Before any of them is read."""
    notes, cards, reviews = database.execute(COUNTS).fetchone()
    for found, most, message in (
        (notes, MOST_NOTES, TOO_MANY),
        (cards, MOST_CARDS, TOO_MANY_CARDS),
        (reviews, MOST_REVIEWS, TOO_MANY_REVIEWS),
    ):
        if found > most:
            raise FormatError(message.fill(most=most))


def _logs(database: sqlite3.Connection) -> dict[int, list[LogRow]]:
    """Ratings in order of their time, by card."""
    logs: dict[int, list[LogRow]] = defaultdict(list)
    for card_id, *row in database.execute(REVLOG):
        if rated := read_log_row(tuple(row)):
            logs[card_id].append(rated)
    return logs


def _offset(conf: dict[str, Any]) -> int:
    west = conf.get("creationOffset")
    return west if isinstance(west, int) and abs(west) <= 24 * 60 else 0


def _rollover(conf: dict[str, Any]) -> int:
    hour = conf.get("rollover")
    return hour if isinstance(hour, int) and 0 <= hour <= 23 else 4


def _conf(database: sqlite3.Connection) -> dict[str, Any]:
    """JSON of schema 11, or a table of JSON in later ones."""
    found = _column(database, "conf")
    if found:
        return found
    rows = database.execute(
        "SELECT key, val FROM config WHERE key IN ('rollover', 'creationOffset')"
    )
    return {str(key): json.loads(bytes(value)) for key, value in rows}


def _guard(database: sqlite3.Connection) -> None:
    """Only reads from here on, and no views, triggers or tables with code behind them."""
    steps = iter(range(MOST_STEPS))
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES_OF_ROW)
    database.set_progress_handler(lambda: int(next(steps, None) is None), 1000)
    tables = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    others = database.execute(ACTING)
    virtual = any("virtual" in str(sql).lower()[:40] for sql in tables.values())
    if others.fetchone()[0] or virtual or not set(TABLES) <= set(tables):
        raise FormatError(STRANGE)
    database.set_authorizer(_allow)


def _allow(action: int, first: str | None, second: str | None, *others: str | None) -> int:
    if action not in READS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and second not in FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _kinds(database: sqlite3.Connection) -> dict[int, tuple[str, bool]]:
    """Name of each note type, and whether it is of the cloze kind."""
    models = _column(database, "models")
    if models:
        return {int(id): (str(one["name"]), one.get("type") == 1) for id, one in models.items()}
    rows = database.execute("SELECT id, name, config FROM notetypes")
    return {id: (str(name), bytes(config).startswith(CLOZE_KIND)) for id, name, config in rows}


def _decks(database: sqlite3.Connection) -> dict[int, str]:
    """Names with “::” between the levels."""
    decks = _column(database, "decks")
    if decks:
        return {int(id): str(one["name"]) for id, one in decks.items()}
    rows = database.execute("SELECT id, name FROM decks")
    return {id: str(name).replace("\x1f", "::") for id, name in rows}


def _column(database: sqlite3.Connection, name: str) -> dict[str, Any]:
    """JSON of schema 11; empty in later ones."""
    (text,) = database.execute(f"SELECT {name} FROM col").fetchone()
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}


def _notes(database: sqlite3.Connection) -> list[tuple[Card, bool]]:
    return list(_cards(database, _kinds(database), _decks(database)))


def _cards(
    database: sqlite3.Connection, kinds: dict[int, tuple[str, bool]], decks: dict[int, str]
) -> Iterator[tuple[Card, bool]]:
    rows = database.execute(NOTES, (MOST_NOTES + 1,))
    for number, (_, guid, kind, tags, fields, deck) in enumerate(rows, 1):
        if number > MOST_NOTES:
            raise FormatError(TOO_MANY.fill(most=MOST_NOTES))
        name, cloze = kinds.get(kind, ("", False))
        card = Card(
            kind=name,
            fields=tuple(str(fields).split("\x1f")),
            tags=tuple(str(tags).split()),
            deck=decks.get(deck, ""),
            guid=str(guid),
            where=Message("note {number}", {"number": number}),
        )
        yield card, cloze
