"""Kahoot's template for spreadsheets: names of columns in row 8, then a question in each row."""

from dataclasses import replace

from quizapp.formats.archives import is_zip, names_in
from quizapp.formats.base import Format, FormatError
from quizapp.formats.foreign_tables import ForeignRow, ForeignTable, choice, places
from quizapp.formats.items import Found, Item, Note
from quizapp.formats.spreadsheets import NOT_A_ZIP, is_workbook
from quizapp.formats.table_reading import ROW
from quizapp.messages import Message

NO_HEADER = Message(
    "No row names the columns of Kahoot's template, such as “Question”, “Answer 1” and “Correct "
    "answer(s)”. They are in row 8 there."
)
ONE_ENOUGH = Message(
    "In Kahoot one of its right answers is enough; here all of them have to be chosen."
)
NO_TIME = Message("How many seconds there are for each question was left out.")


class Kahoot(Format):
    key = "kahoot"
    label = Message("Kahoot spreadsheet")
    endings = (".xlsx",)
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    writes = False

    def recognises(self, data: bytes, name: str) -> bool:
        try:
            return is_workbook(names_in(data)) and bool(ForeignTable(data, _is_header).names)
        except FormatError:
            return False

    def read(self, data: bytes) -> Found:
        if not is_zip(data):
            raise FormatError(NOT_A_ZIP)
        table = ForeignTable(data, _is_header)
        found = table.read(NO_HEADER, _item)
        warnings = [
            Note(item.where, ONE_ENOUGH) for item in found.items if item.type == "multiple_response"
        ]
        if any(name.startswith("time limit") for name in table.names.values()):
            warnings.append(Note(ROW.fill(row=table.header), NO_TIME))
        return replace(found, warnings=tuple(warnings))


def _is_header(names: set[str]) -> bool:
    wanted = ("question", "answer 1", "answer 2", "time limit", "correct answer")
    return all(any(name.startswith(one) for name in names) for one in wanted)


def _item(row: ForeignRow) -> Item:
    options = row.options("answer")
    correct = next((text for name, text in row.texts.items() if name.startswith("correct")), "")
    parts = choice(options, places(correct, options))
    return Item(stem_html=row.question, where=row.where, **parts)
