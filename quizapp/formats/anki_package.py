"""Anki's packages of notes (`.apkg`, `.colpkg`), old and new; written so that all of them read it.

A new one holds `collection.anki21b`, compressed, beside a `collection.anki2` that only says that
Anki must be newer; so the newest is taken. Source: `rslib/src/import_export/package` of Anki.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence

import zstandard

from quizapp.formats.anki_cards import BASIC, CLOZE, Card, read_card, write_card
from quizapp.formats.anki_collection import write_collection
from quizapp.formats.anki_database import read_notes, read_study
from quizapp.formats.anki_notes import card_losses
from quizapp.formats.anki_study import Study
from quizapp.formats.archives import MOST_OF_ONE, TOO_LARGE, Archive, names_in, pack
from quizapp.formats.base import NOTHING, Format, FormatError
from quizapp.formats.items import Found, Item, Note, Written
from quizapp.messages import Message

SOURCE = re.compile(r'\bsrc="([^"]{1,500})"')
NEW, MIDDLE, OLD = "collection.anki21b", "collection.anki21", "collection.anki2"
FRAME = b"\x28\xb5\x2f\xfd"
"""How compressed data begins (Zstandard, RFC 8878)."""
WINDOW = 1 << 23
"""Bytes that one has to keep to decompress: what the RFC asks of all, and four times Anki's."""

CARRIED = ("id", "tags", "category", "feedback", "pictures")
DAMAGED = Message("The package is damaged: {name} cannot be unpacked.")
NOT_THERE = Message("There is no collection of notes in the package.")
NO_NOTES = Message("There is no note in the package.")


class AnkiPackage(Format):
    """Notes with decks, tags and pictures; what was learnt goes with the cards of a learner."""

    key = "anki"
    label = Message("Anki package")
    endings = (".apkg", ".colpkg")
    media_type = "application/octet-stream"

    def recognises(self, data: bytes, name: str) -> bool:
        return bool({NEW, MIDDLE, OLD} & names_in(data))

    def read(self, data: bytes) -> Found:
        archive = Archive(data)
        notes = read_notes(_collection(archive))
        if not notes:
            raise FormatError(NO_NOTES)
        items: list[Item] = []
        skipped: list[Note] = []
        warnings: list[Note] = []
        for card, cloze in notes:
            told = read_card(card, cloze)
            warnings += told.notes
            if told.item:
                items.append(told.item)
            elif told.problem:
                skipped.append(Note(card.where, told.problem))
        return Found(tuple(items), tuple(skipped), tuple(warnings), Media(archive, items))

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        cards = [write_card(item) for item in items]
        warnings: list[Note] = []
        for number, item in enumerate(items, 1):
            warnings += card_losses(item, number, CARRIED)
        data = write_package([_in_deck(card, title) for card in cards], files)
        return Written(data, (), tuple(warnings))


def write_package(
    cards: Sequence[Card], files: Mapping[str, bytes] = NOTHING, study: Study | None = None
) -> bytes:
    """A package of these notes with their pictures, and with what was learnt of them."""
    names = sorted(files)
    members: list[tuple[str, bytes]] = [
        (OLD, write_collection(cards, study)),
        ("media", json.dumps({str(at): name for at, name in enumerate(names)}).encode()),
    ]
    members += [(str(at), files[name]) for at, name in enumerate(names)]
    return pack(members)


def read_learnt(data: bytes) -> Study:
    """What was learnt of the notes in a package. Raises `FormatError`."""
    return read_study(_collection(Archive(data)))


def _in_deck(card: Card, title: str) -> Card:
    kind = CLOZE if card.kind == CLOZE else BASIC
    deck = card.deck or title or "quizapp"
    return Card(kind, card.fields, card.tags, deck, card.guid, changed=card.changed)


def _collection(archive: Archive) -> bytes:
    for name in (NEW, MIDDLE, OLD):
        if name in archive:
            return _unpacked(archive.read(name), name)
    raise FormatError(NOT_THERE)


def _unpacked(data: bytes, name: str) -> bytes:
    """Decompressed where it is compressed, however large it claims to be."""
    if not data.startswith(FRAME):
        return data
    parts, size = [], 0
    try:
        with zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(data) as stream:
            while part := stream.read(1 << 16):
                size += len(part)
                if size > MOST_OF_ONE:
                    raise FormatError(TOO_LARGE)
                parts.append(part)
    except zstandard.ZstdError:
        raise FormatError(DAMAGED.fill(name=name)) from None
    return b"".join(parts)


class Media(Mapping[str, bytes]):
    """The package's files by name, unpacked when they are asked for; only those that items name."""

    def __init__(self, archive: Archive, items: Sequence[Item]) -> None:
        named = {html.unescape(name) for item in items for name in SOURCE.findall(item.stem_html)}
        known = _media_names(archive)
        self._archive = archive
        self._members = {
            name: member for member, name in known.items() if name in named and member in archive
        }

    def __getitem__(self, name: str) -> bytes:
        member = self._members[name]
        return _unpacked(self._archive.read(member), name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)


def _media_names(archive: Archive) -> dict[str, str]:
    """Names by member; nothing where the list is damaged."""
    data = _unpacked(archive.read("media"), "media") if "media" in archive else b""
    try:
        if data.startswith(b"{"):
            return {str(key): str(name) for key, name in json.loads(data).items()}
        return {str(at): name for at, name in enumerate(_names_of_entries(data))}
    except (ValueError, IndexError, AttributeError, RecursionError):
        return {}


def _names_of_entries(data: bytes) -> Iterator[str]:
    """Of `MediaEntries`: field 1 of the message repeats, and field 1 of each is the name."""
    for number, value in _fields(data):
        if number == 1 and isinstance(value, bytes):
            parts = dict(_fields(value))
            name = parts.get(1, b"")
            yield name.decode() if isinstance(name, bytes) else ""


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Fields of a protobuf message: whole numbers and bytes are all there is here."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        value, at = _varint(data, at)
        if key & 7 == 2:
            yield key >> 3, data[at : at + value]
            at += value
        elif key & 7 == 0:
            yield key >> 3, value
        else:
            raise ValueError("unknown kind of field")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value, shift = 0, 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
        if shift > 63:
            raise ValueError("too long a number")
