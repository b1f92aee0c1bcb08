"""Quizizz, now Wayground: the columns of its spreadsheet, as others describe them."""

from dataclasses import replace

from quizapp.formats.archives import is_zip
from quizapp.formats.base import Format, FormatError
from quizapp.formats.csv_table import beginning
from quizapp.formats.foreign_tables import ForeignRow, ForeignTable, choice, places
from quizapp.formats.html import from_plain
from quizapp.formats.items import Answer, Found, Item, Note
from quizapp.formats.table_columns import plain_name
from quizapp.formats.table_reading import ROW
from quizapp.formats.table_texts import Unreadable
from quizapp.messages import Message

CHOICES = {"multiple choice", "checkbox", "true false", "true or false", "multiple select", ""}
TYPED = {"fill in the blank", "fill in the blanks", "fill in blank"}

NO_HEADER = Message(
    "No row names the columns of a Quizizz spreadsheet, such as “Question Text”, “Question Type” "
    "and “Option 1”."
)
NOT_TAKEN = Message("Questions of the type “{type}” cannot be taken.")
ONE_RIGHT = Message("It is of the type “{type}”, but more than one option is named as right.")
NO_ANSWER = Message("It has no answer.")
PICTURE = Message("The picture at {address} was left out.")
NO_TIME = Message("How many seconds there are for each question was left out.")


class Quizizz(Format):
    key = "quizizz"
    label = Message("Quizizz / Wayground spreadsheet (unverified)")
    endings = (".xlsx", ".csv")
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    writes = False

    def recognises(self, data: bytes, name: str) -> bool:
        try:
            first = data if is_zip(data) else beginning(data)
            return bool(ForeignTable(first, _is_header).names)
        except FormatError:
            return False

    def read(self, data: bytes) -> Found:
        pictures: list[Note] = []

        def take(row: ForeignRow) -> Item:
            item = _item(row)
            if row["image link"]:
                pictures.append(Note(row.where, PICTURE.fill(address=row["image link"][:200])))
            return item

        table = ForeignTable(data, _is_header)
        found = table.read(NO_HEADER, take)
        timed = "time in seconds" in table.names.values()
        times = [Note(ROW.fill(row=table.header), NO_TIME)] if timed else []
        return replace(found, warnings=(*pictures, *times))


def _is_header(names: set[str]) -> bool:
    ours = {"question text", "question type", "option 1"} <= names
    return ours and bool({"time in seconds", "image link"} & names)


def _item(row: ForeignRow) -> Item:
    """Raises `Unreadable`."""
    type = plain_name(row["question type"])
    options = row.options("option")
    told = from_plain(row["answer explanation"])
    if type in TYPED:
        answers = tuple(Answer(text) for text in options.values())
        if not answers:
            raise Unreadable(NO_ANSWER)
        return Item(
            "short_answer", row.question, answers=answers, feedback_html=told, where=row.where
        )
    if type not in CHOICES:
        raise Unreadable(NOT_TAKEN.fill(type=row["question type"][:60]))
    right = places(row["correct answer"], options)
    parts = choice(options, right)
    if type == "checkbox" and parts["type"] == "multiple_choice":
        parts["type"] = "multiple_response"
    if type == "multiple choice" and len(right) > 1:
        raise Unreadable(ONE_RIGHT.fill(type=row["question type"]))
    return Item(stem_html=row.question, feedback_html=told, where=row.where, **parts)
