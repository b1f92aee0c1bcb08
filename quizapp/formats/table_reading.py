"""Rows of a table as questions, with the row of each mistake. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from quizapp.formats.base import FormatError
from quizapp.formats.items import Found, Item, Note
from quizapp.formats.table_answers import read_answers
from quizapp.formats.table_columns import Columns, read_columns
from quizapp.formats.table_rows import Cells, Row, type_of
from quizapp.formats.table_texts import Unreadable, rich, split, tidy, unescape
from quizapp.formats.table_values import read_flag, read_number
from quizapp.messages import Message

MOST_QUESTIONS = 20_000
HEADER_WITHIN = 20
"""Rows in which the names of the columns are looked for."""

ROW = Message("row {row}")
ROW_OF = Message("row {row} of the sheet “{sheet}”")
TOO_MANY = Message("The table has more than {most} rows. Split it into several files.")
NO_HEADER = Message(
    "No row names the columns. The first row must have names such as “question”, “option 1”, "
    "“option 2” and “correct”; the template shows all of them."
)
NO_QUESTION = Message("The table has names of columns, but no questions.")
NO_TEXT = Message("The column “question” is empty.")
UNUSED = Message("The column “{name}” holds no answers for the type {type} and was left out.")
NEGATIVE = Message("Points cannot be negative.")


class NoHeader(FormatError):
    """No row of the table names columns of ours."""


def find_columns(rows: Iterable[Row]) -> tuple[Row, Columns] | None:
    """The row with the names of the columns, taken from the rows."""
    for number, row in enumerate(rows):
        if number >= HEADER_WITHIN:
            return None
        columns = read_columns([tidy(cell) for cell in row.cells])
        if columns.is_header:
            return row, columns
    return None


def read_table(rows: Iterable[Row], where: Message = ROW) -> Found:
    """`where` has a place for the number of a row.

    Raises `FormatError` if there is no row of names, no question, or too many.
    """
    left = iter(rows)
    header = find_columns(left)
    if header is None:
        raise NoHeader(NO_HEADER)
    reading = Reading(header[1], where)
    notes = [Note(in_row(where, header[0]), note) for note in header[1].notes]
    for row in bounded(left):
        reading.take(row)
    if not reading.items and not reading.skipped:
        raise FormatError(NO_QUESTION)
    return Found(tuple(reading.items), tuple(reading.skipped), (*notes, *reading.warnings))


def in_row(where: Message, row: Row) -> Message:
    return where.fill(**where.values, row=row.number)


def bounded(rows: Iterable[Row]) -> Iterator[Row]:
    """Those that have something in them. Raises `FormatError` after the last that is read."""
    count = 0
    for row in rows:
        if row.is_empty:
            continue
        count += 1
        if count > MOST_QUESTIONS:
            raise FormatError(TOO_MANY.fill(most=MOST_QUESTIONS))
        yield row


@dataclass
class Reading:
    columns: Columns
    where: Message
    items: list[Item] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)

    def take(self, row: Row) -> None:
        where = in_row(self.where, row)
        if row.problem:
            self.skipped.append(Note(where, row.problem))
            return
        cells = Cells(row, self.columns)
        problems: list[Message] = []
        parts: dict[str, Any] = {}
        for part in (_stem, _answers, _texts, _flags, _points):
            try:
                parts = {**parts, **part(cells)}
            except Unreadable as error:
                problems.append(error.message)
        if problems:
            self.skipped += [Note(where, problem) for problem in problems]
            return
        item = Item(**parts, where=where)
        self.items.append(item)
        for name in cells.unused(item.type):
            self.warnings.append(Note(where, UNUSED.fill(name=name, type=item.type)))


def _stem(cells: Cells) -> dict[str, Any]:
    if not cells["question"]:
        raise Unreadable(NO_TEXT)
    return {"stem_html": rich(cells["question"])}


def _answers(cells: Cells) -> dict[str, Any]:
    type = type_of(cells)
    return {"type": type, **read_answers(type, cells)}


def _texts(cells: Cells) -> dict[str, Any]:
    return {
        "id": cells["id"],
        "name": cells["title"],
        "category": cells["category"],
        "difficulty": cells["difficulty"],
        "tags": tuple(dict.fromkeys(_tags(cells["tags"]))),
        "feedback_html": rich(cells["explanation"]),
        "right_feedback_html": rich(cells["if right"]),
        "wrong_feedback_html": rich(cells["if wrong"]),
    }


def _tags(cell: str) -> Iterator[str]:
    """Between commas, semicolons or line breaks; if there are bars, between those alone."""
    bars = split(cell, "|")
    parts = bars if len(bars) > 1 else cell.replace(";", ",").replace("\n", ",").split(",")
    return (unescape(part.strip()) for part in parts if part.strip())


FLAGS: tuple[tuple[str, str, bool], ...] = (
    ("shuffle", "shuffled", True),
    ("case sensitive", "case_sensitive", False),
    ("forgive slips", "slips", True),
    ("wildcards", "wildcards", False),
)
"""Columns of yes and no, the field of an item that each is, and what holds if it is empty."""


def _flags(cells: Cells) -> dict[str, Any]:
    return {name: read_flag(cells[column], usual) for column, name, usual in FLAGS}


def _points(cells: Cells) -> dict[str, Any]:
    points = read_number(cells["points"]) if cells["points"] else 1
    if points < 0:
        raise Unreadable(NEGATIVE)
    return {"points": float(points)}
