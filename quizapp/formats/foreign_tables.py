"""Tables that other programs lay out: where their columns stand, and options of a row. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.formats.archives import is_zip
from quizapp.formats.base import FormatError
from quizapp.formats.csv_table import read_csv
from quizapp.formats.html import from_plain
from quizapp.formats.items import Found, Item, Note, Option
from quizapp.formats.spreadsheets import Spreadsheet
from quizapp.formats.table_columns import plain_name
from quizapp.formats.table_reading import HEADER_WITHIN, NO_QUESTION, ROW, bounded
from quizapp.formats.table_rows import Row
from quizapp.formats.table_texts import Unreadable, tidy
from quizapp.messages import Message

PLACES = re.compile(r"[\s,;.|&]+")

NOTHING_RIGHT = Message("Nothing says which option is right.")
NO_PLACE = Message("“{text}” is not the number of one of its options.")
FEW_OPTIONS = Message("It needs at least two options.")
NO_TEXT = Message("It has no question text.")


@dataclass(frozen=True)
class ForeignRow:
    number: int
    texts: Mapping[str, str]
    """By the name of the column, as `plain_name` makes it."""

    @property
    def where(self) -> Message:
        return ROW.fill(row=self.number)

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "")

    @property
    def question(self) -> str:
        """HTML. Raises `Unreadable`."""
        for name, text in self.texts.items():
            if name.startswith("question") and name != "question type" and text:
                return from_plain(text)
        raise Unreadable(NO_TEXT)

    def options(self, name: str) -> dict[int, str]:
        """The filled columns with this name and a number after it."""
        found: dict[int, str] = {}
        for column, text in self.texts.items():
            number = column.removeprefix(f"{name} ").split(" ")[0]
            if column.startswith(f"{name} ") and number.isdecimal() and len(number) < 3 and text:
                found[int(number)] = text
        return found


class ForeignTable:
    """The first sheet of a workbook, or a CSV, from its row of names on."""

    def __init__(self, data: bytes, is_header: Callable[[set[str]], bool]) -> None:
        self._rows = _rows(data)
        self.names: dict[int, str] = {}
        self.header = 0
        for count, row in enumerate(self._rows):
            names = {at: plain_name(tidy(cell)) for at, cell in enumerate(row.cells[:60])}
            if is_header(set(names.values())):
                self.names, self.header = names, row.number
            if self.names or count >= HEADER_WITHIN:
                return

    def read(self, missing: Message, take: Callable[[ForeignRow], Item]) -> Found:
        """Raises `FormatError` if there is no row of names, with `missing`, or no question."""
        if not self.names:
            raise FormatError(missing)
        items: list[Item] = []
        skipped: list[Note] = []
        for row in bounded(self._rows):
            if row.problem:
                skipped.append(Note(ROW.fill(row=row.number), row.problem))
                continue
            named = self._named(row)
            try:
                if any(text for name, text in named.texts.items() if name):
                    items.append(take(named))
            except Unreadable as error:
                skipped.append(Note(named.where, error.message))
        if not items and not skipped:
            raise FormatError(NO_QUESTION)
        return Found(tuple(items), tuple(skipped))

    def _named(self, row: Row) -> ForeignRow:
        texts = {
            name: tidy(row.cells[at]) for at, name in self.names.items() if at < len(row.cells)
        }
        return ForeignRow(row.number, texts)


def _rows(data: bytes) -> Iterator[Row]:
    if not is_zip(data):
        return read_csv(data)
    sheet = next(Spreadsheet(data).sheets, None)
    return iter(sheet.rows) if sheet else iter(())


def places(text: str, options: Mapping[int, str]) -> set[int]:
    """“1,3”, which some spreadsheets make “1.3” of. Raises `Unreadable`."""
    named = [part for part in PLACES.split(text) if part]
    for part in named:
        if not (part.isdecimal() and len(part) < 3 and int(part) in options):
            raise Unreadable(NO_PLACE.fill(text=text[:60]))
    if not named:
        raise Unreadable(NOTHING_RIGHT)
    return {int(part) for part in named}


def choice(options: Mapping[int, str], right: Iterable[int]) -> dict[str, Any]:
    """Type and options; more than one that is right makes it a question of several."""
    known = set(right)
    if len(options) < 2:
        raise Unreadable(FEW_OPTIONS)
    plain = {text.casefold(): float(at in known) for at, text in options.items()}
    if set(plain) == {"true", "false"} and len(known) == 1:
        verdict = (Option("True", plain["true"]), Option("False", plain["false"]))
        return {"type": "true_false", "options": verdict}
    share = 1 / max(1, len(known))
    return {
        "type": "multiple_choice" if len(known) == 1 else "multiple_response",
        "options": tuple(
            Option(from_plain(text), share if at in known else 0.0) for at, text in options.items()
        ),
    }
