"""An Anki collection of schema 11, written: the one that every version of Anki imports."""

import json
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha1
from itertools import chain, repeat
from typing import Any

from quizapp.formats.anki_cards import BASIC, CLOZE, FIELDS, Card
from quizapp.formats.anki_study import (
    MADE,
    LogRow,
    Studied,
    Study,
    card_columns,
    log_columns,
)
from quizapp.formats.html import to_plain

BASIC_ID, CLOZE_ID = 1_704_067_200_001, 1_704_067_200_002
KINDS = {BASIC: BASIC_ID, CLOZE: CLOZE_ID}
FIRST_NOTE, FIRST_CARD, FIRST_DECK = 1_704_067_300_000, 1_704_067_400_000, 1_704_067_500_000
DECAY = 0.1542
"""How fast memories fade by the parameters that FSRS-6 begins with."""

DELETION = re.compile(r"\{\{c(\d{1,3})::")

SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
  scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
  ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
  sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
  ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
  queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
LOOK = ".card { font-family: arial; font-size: 20px; text-align: center; }\n"
GAP_LOOK = ".cloze { font-weight: bold; color: blue; }\n.nightMode .cloze { color: lightblue; }\n"
FACES = {
    BASIC: ("Card 1", "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"),
    CLOZE: ("Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"),
}
STEPS = {"delays": [1.0, 10.0], "bury": False}
OPTIONS = {
    **{"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": True},
    **{"timer": 0, "replayq": True, "dyn": False},
    "new": {**STEPS, "ints": [1, 4, 0], "initialFactor": 2500, "order": 1, "perDay": 20},
    "rev": {
        "perDay": 200,
        "ease4": 1.3,
        "ivlFct": 1.0,
        "maxIvl": 36500,
        "bury": False,
        "hardFactor": 1.2,
    },
    "lapse": {"delays": [10.0], "mult": 0.0, "minInt": 1, "leechFails": 8, "leechAction": 1},
}
"""Anki's own first options for a deck."""

LATEX = (
    "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n"
    "\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n"
    "\\begin{document}\n"
)


def write_collection(cards: Sequence[Card], study: Study | None = None) -> bytes:
    """The bytes of the database; a note whose guid came before gets another one.

    With `study` the cards are as learnt as it says; without it all of them are new.
    """
    study = study or Study({})
    decks = {name: FIRST_DECK + at for at, name in enumerate(sorted({one.deck for one in cards}))}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.executescript(SCHEMA)
        database.execute("BEGIN")
        database.execute(f"INSERT INTO col VALUES ({', '.join('?' * 13)})", _col(decks, study))
        guids = _unlike([one.guid for one in cards])
        notes = [_note(one, at, guids[at]) for at, one in enumerate(cards)]
        database.executemany(f"INSERT INTO notes VALUES ({', '.join('?' * 11)})", notes)
        rows = [
            row for at, one in enumerate(cards) for row in _cards(one, at, decks[one.deck], study)
        ]
        numbered = [(FIRST_CARD + at, *row) for at, row in enumerate(rows)]
        database.executemany(f"INSERT INTO cards VALUES ({', '.join('?' * 18)})", numbered)
        database.executemany(
            f"INSERT INTO revlog VALUES ({', '.join('?' * 9)})", _log(cards, numbered, study)
        )
        database.execute("COMMIT")
        return database.serialize()


def _col(decks: dict[str, int], study: Study) -> tuple[Any, ...]:
    conf = {
        **{"curDeck": 1, "curModel": BASIC_ID, "nextPos": 1, "schedVer": 2},
        **{"rollover": study.rollover, "creationOffset": study.west},
    }
    models = {str(id): _model(kind, id) for kind, id in KINDS.items()}
    named = {str(id): _deck(name, id) for name, id in (("Default", 1), *decks.items())}
    own = {"desiredRetention": study.retention, "fsrsParams6": list(study.parameters)}
    options = {"1": {**OPTIONS, **own} if study.parameters else OPTIONS}
    texts = (json.dumps(one) for one in (conf, models, named, options, {}))
    return (1, MADE, MADE * 1000, MADE * 1000, 11, 0, 0, 0, *texts)


def _deck(name: str, id: int) -> dict[str, Any]:
    today = {key: [0, 0] for key in ("newToday", "revToday", "lrnToday", "timeToday")}
    plain = {"collapsed": False, "browserCollapsed": False, "desc": "", "dyn": 0, "conf": 1}
    return {"id": id, "name": name, "mod": MADE, "usn": -1, **plain, **today}


def _model(kind: str, id: int) -> dict[str, Any]:
    name, front, back = FACES[kind]
    blank = {"did": None, "bqfmt": "", "bafmt": "", "bfont": "", "bsize": 0}
    return {
        **{"id": id, "name": kind, "type": int(kind == CLOZE), "mod": MADE, "usn": -1},
        **{"sortf": 0, "did": None, "tags": [], "vers": []},
        "tmpls": [{"name": name, "ord": 0, "qfmt": front, "afmt": back, **blank}],
        "flds": [_field(field, at) for at, field in enumerate(FIELDS[kind])],
        "css": LOOK + (GAP_LOOK if kind == CLOZE else ""),
        **{"latexPre": LATEX, "latexPost": "\\end{document}", "latexsvg": False},
        "req": [[0, "any", [0]]],
    }


def _field(name: str, place: int) -> dict[str, Any]:
    look = {"sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
    return {"name": name, "ord": place, **look}


def _unlike(guids: Sequence[str]) -> list[str]:
    """Anki takes notes with the same guid for one."""
    seen: dict[str, int] = {}
    made = []
    for guid in guids:
        seen[guid] = seen.get(guid, 0) + 1
        made.append(guid if seen[guid] == 1 else f"{guid}-{seen[guid]}")
    return made


def _note(card: Card, place: int, guid: str) -> tuple[Any, ...]:
    first = to_plain(card.fields[0])
    tags = f" {' '.join(card.tags)} " if card.tags else ""
    fields = "\x1f".join(card.fields)
    checksum = int(sha1(first.encode(), usedforsecurity=False).hexdigest()[:8], 16)
    return (
        FIRST_NOTE + place,
        guid,
        KINDS[card.kind],
        card.changed or MADE,
        -1,
        tags,
        fields,
        first,
        checksum,
        0,
        "",
    )


def _cards(card: Card, place: int, deck: int, study: Study) -> list[tuple[Any, ...]]:
    """A card for the note, or one for each number of a gap, of which the first was learnt."""
    ords = {0}
    if card.kind == CLOZE:
        ords = {int(found[1]) - 1 for found in DELETION.finditer(card.fields[0])} or {0}
    first = study.cards.get(card.guid, Studied())
    decay = study.parameters[-1] if study.parameters else DECAY
    return [
        (FIRST_NOTE + place, deck, ord, MADE, -1, *card_columns(one, place + 1, study.clock, decay))
        for one, ord in zip(chain([first], repeat(Studied())), sorted(ords), strict=False)
    ]


def _log(
    cards: Sequence[Card], numbered: Sequence[tuple[Any, ...]], study: Study
) -> list[tuple[Any, ...]]:
    """The id of a review is its time, so two at once are told apart by a millisecond."""
    first_cards: dict[int, int] = {}
    for id, note, *_ in numbered:
        first_cards.setdefault(note, id)
    rows = sorted(
        (
            (one.at, first_cards[FIRST_NOTE + place], one)
            for place, card in enumerate(cards)
            for one in _reviews(card, study)
        ),
        key=lambda row: row[:2],
    )
    found, last = [], 0
    for at, card_id, one in rows:
        last = max(at, last + 1)
        found.append((last, *log_columns(one, card_id)))
    return found


def _reviews(card: Card, study: Study) -> Sequence[LogRow]:
    studied = study.cards.get(card.guid)
    return studied.log if studied else ()
