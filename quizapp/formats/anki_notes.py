"""Anki's text notes: a table between tabs, under lines that begin with “#”.

Source: “Text Files” under “Importing” in Anki's manual.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from quizapp.formats.anki_cards import (
    AS_CARD,
    BASIC,
    CLOZE,
    MARK,
    Card,
    is_whole,
    read_card,
    write_card,
)
from quizapp.formats.base import NOTHING, Format, FormatError
from quizapp.formats.decoding import decode
from quizapp.formats.html import from_plain
from quizapp.formats.items import Found, Item, Note, Written
from quizapp.formats.losses import losses, place
from quizapp.messages import Message

SEPARATORS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "colon": ":",
    "space": " ",
}
HEADER = re.compile(r"#([a-z ]+):(.*)", re.IGNORECASE)
HEADERS = (
    *("separator:tab", "html:true", "guid column:1", "notetype column:2", "deck column:3"),
    "tags column:6",
)
COLUMNS = ("guid", "notetype", "deck", "tags")
LONGEST_CELL = 1_000_000
CARRIED = ("id", "tags", "category", "feedback")
ROW = Message("line {line}")
CARDS = Message("the cards")


class AnkiNotes(Format):
    """Notes with their decks and tags; without pictures, and without what was learnt."""

    key = "anki_notes"
    label = Message("Anki notes as text")
    endings = (".txt",)
    media_type = "text/plain; charset=utf-8"

    def recognises(self, data: bytes, name: str) -> bool:
        start = data[:2000].removeprefix(b"\xef\xbb\xbf")
        return bool(re.match(rb"#(?:separator|html|notetype|deck|tags|columns|guid)\b", start))

    def read(self, data: bytes) -> Found:
        cards = list(_cards(decode(data)))
        if not cards:
            raise FormatError(Message("There is no note in the file."))
        return found_in(cards, {})

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        made = io.StringIO()
        made.writelines(f"#{one}\n" for one in HEADERS)
        writer = csv.writer(made, delimiter="\t", lineterminator="\n")
        warnings: list[Note] = []
        for number, item in enumerate(items, 1):
            card = write_card(item)
            first, second = (field.replace("\n", " ") for field in card.fields)
            writer.writerow([card.guid, card.kind, card.deck, first, second, " ".join(card.tags)])
            warnings += card_losses(item, number, CARRIED)
        return Written(made.getvalue().encode(), (), tuple(warnings))


def card_losses(item: Item, number: int, carried: Sequence[str]) -> Iterator[Note]:
    """What a note cannot hold of the item."""
    where = place(item, number)
    if not is_whole(item):
        yield Note(where, AS_CARD)
        carried = (*carried, "remarks", "partial", "unit", "order", "ends", "slips", "case")
    for message in losses(item, (*carried, "difficulty")):
        yield Note(where, message)


def found_in(cards: Sequence[Card], files: Mapping[str, bytes]) -> Found:
    """The items of the notes; whether one is a Cloze note its kind says, or else its text."""
    items: list[Item] = []
    skipped: list[Note] = []
    warnings: list[Note] = []
    for card in cards:
        cloze = card.kind.startswith(CLOZE) or bool(MARK.search(card.fields[0]))
        told = read_card(card, cloze)
        warnings += told.notes
        if told.item:
            items.append(told.item)
        elif told.problem:
            skipped.append(Note(card.where, told.problem))
    return Found(tuple(items), tuple(skipped), tuple(warnings), files)


def _cards(text: str) -> Iterator[Card]:
    headers, body, lines = _head(text)
    separator = _separator(headers, body)
    as_html = headers.get("html", "false").strip().lower() == "true"
    columns = {name: _column(headers, name) for name in COLUMNS}
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(body), delimiter=separator)
    try:
        for row in rows:
            if any(row) and not row[0].startswith("#"):
                where = ROW.fill(line=lines + rows.line_num)
                yield _card(row, columns, headers, as_html, where)
    except csv.Error as error:
        line = lines + rows.line_num
        raise FormatError(
            Message("Line {line} cannot be read: {problem}.", {"line": line, "problem": error})
        ) from None


def _head(text: str) -> tuple[dict[str, str], str, int]:
    """Headers, the rest, and how many lines the headers take."""
    headers: dict[str, str] = {}
    rest, count = text, 0
    while rest.startswith("#"):
        line, _, rest = rest.partition("\n")
        count += 1
        if found := HEADER.fullmatch(line):
            headers[found[1].strip().lower()] = found[2]
    return headers, rest, count


def _separator(headers: Mapping[str, str], body: str) -> str:
    said = headers.get("separator", "").lower()
    if said:
        return SEPARATORS.get(said.strip(), said[:1] if said.strip() == "" else said.strip()[:1])
    first = body.partition("\n")[0]
    return next((one for one in ("\t", ";", ",") if one in first), "\t")


def _column(headers: Mapping[str, str], name: str) -> int:
    """From 0; -1 where it is not said."""
    said = headers.get(f"{name} column", "").strip()
    return int(said) - 1 if said.isascii() and said.isdecimal() and len(said) < 4 else -1


def _card(
    row: Sequence[str],
    columns: Mapping[str, int],
    headers: Mapping[str, str],
    as_html: bool,
    where: Message,
) -> Card:
    def cell(name: str) -> str:
        at = columns[name]
        return row[at] if 0 <= at < len(row) else ""

    fields = [text for at, text in enumerate(row) if at not in columns.values()]
    tags = f"{headers.get('tags', '')} {cell('tags')}".split()
    return Card(
        kind=cell("notetype") or headers.get("notetype", "").strip() or BASIC,
        fields=tuple(text if as_html else from_plain(text) for text in fields or [""]),
        tags=tuple(dict.fromkeys(tags)),
        deck=cell("deck") or headers.get("deck", "").strip(),
        guid=cell("guid"),
        where=where,
    )
