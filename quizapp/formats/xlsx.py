"""Tables as XLSX: our own columns, as `table_columns` has them."""

from collections.abc import Mapping, Sequence
from itertools import chain

from quizapp.formats.archives import names_in
from quizapp.formats.base import NOTHING, Format, FormatError
from quizapp.formats.items import Found, Item, Note, Written
from quizapp.formats.spreadsheets import Sheet, Spreadsheet, is_workbook, write_workbook
from quizapp.formats.table_reading import (
    MOST_QUESTIONS,
    NO_HEADER,
    ROW,
    ROW_OF,
    TOO_MANY,
    NoHeader,
    read_table,
)
from quizapp.formats.table_writing import write_table
from quizapp.messages import Message

NOTES = "Notes"
"""The sheet of our template that explains the columns."""

SHEET = Message("sheet {sheet}")
NOT_READ = Message("No row of this sheet names columns of questions, so that it was left out.")


class Xlsx(Format):
    key = "xlsx"
    label = Message("XLSX table")
    endings = (".xlsx", ".xlsm")
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def recognises(self, data: bytes, name: str) -> bool:
        return is_workbook(names_in(data))

    def read(self, data: bytes) -> Found:
        """All sheets that have our columns."""
        reading = _Reading()
        for sheet in Spreadsheet(data).sheets:
            reading.take(sheet)
        return reading.found()

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        table = write_table(items)
        data = write_workbook([("Questions", table.rows)])
        return Written(data, tuple(table.skipped), tuple(table.warnings))


class _Reading:
    def __init__(self) -> None:
        self._found: list[Found] = []
        self._others: list[Note] = []

    def take(self, sheet: Sheet) -> None:
        where = ROW_OF.fill(sheet=sheet.title) if self._found else ROW
        rows = iter(sheet.rows)
        first = next((row for row in rows if not row.is_empty), None)
        if first is None:
            return
        try:
            self._found.append(read_table(chain([first], rows), where))
        except NoHeader:
            if sheet.title != NOTES:
                self._others.append(Note(SHEET.fill(sheet=sheet.title), NOT_READ))
        if sum(len(one.items) for one in self._found) > MOST_QUESTIONS:
            raise FormatError(TOO_MANY.fill(most=MOST_QUESTIONS))

    def found(self) -> Found:
        if not self._found:
            raise NoHeader(NO_HEADER)
        return Found(
            tuple(item for one in self._found for item in one.items),
            tuple(note for one in self._found for note in one.skipped),
            (*(note for one in self._found for note in one.warnings), *self._others),
        )
