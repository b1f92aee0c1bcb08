"""One row of a table by its columns, and what kind of question it holds. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.formats.items import ITEM_TYPES, ItemType
from quizapp.formats.table_columns import NOT_WORDS, Columns
from quizapp.formats.table_texts import Unreadable, tidy
from quizapp.messages import Message

TRUE = {"true", "t", "yes", "y", "correct", "right"}
FALSE = {"false", "f", "no", "n", "incorrect", "wrong"}

OTHER_NAMES: dict[ItemType, tuple[str, ...]] = {
    "multiple_choice": ("single choice", "single", "choice", "mc", "mcq", "single answer"),
    "multiple_response": (
        *("checkbox", "checkboxes", "multiple answers", "multiple answer", "multi select"),
        *("multiple select", "multiple", "mr"),
    ),
    "true_false": ("true or false", "tf", "boolean", "t f"),
    "short_answer": ("text", "short", "typed", "fill in the blank", "type answer", "open answer"),
    "numeric": ("number", "numerical"),
    "date": (),
    "matching": ("match", "pairs"),
    "ordering": ("order", "sequence", "reorder", "puzzle"),
    "cloze": ("gaps", "gap", "fill in the blanks", "gap text"),
}
TYPE_NAMES: dict[str, ItemType] = {
    other: type
    for type, others in OTHER_NAMES.items()
    for other in (type.replace("_", " "), *others)
}
NOT_CHECKED = {
    *("essay", "open ended", "open", "long answer", "poll", "survey", "draw", "drawing"),
    *("description", "information", "slide", "word cloud", "brainstorm", "audio response"),
    *("video response", "file upload", "upload"),
}

ANSWERS: dict[ItemType, tuple[str, ...]] = {
    "multiple_choice": ("option", "correct", "share", "feedback"),
    "multiple_response": ("option", "correct", "share", "feedback"),
    "true_false": ("option", "correct", "feedback"),
    "short_answer": ("accepted", "near misses"),
    "numeric": ("number", "tolerance", "unit", "unit required"),
    "date": ("date",),
    "matching": ("pairs",),
    "ordering": ("order", "ends"),
    "cloze": ("gap", "gap weights"),
}
"""The columns that hold the answers to a question of each type."""

UNCHECKED = Message("“{type}” has no answer that can be checked here.")
NO_SUCH_TYPE = Message("“{type}” is none of our types. Write one of {types}, or nothing.")
NO_ANSWER = Message("Nothing says what is right. Fill in the columns for its answers.")


@dataclass(frozen=True)
class Row:
    """`number` is what the spreadsheet shows; `problem` says why its cells cannot be read."""

    number: int
    cells: Sequence[str]
    problem: Message | None = None

    @property
    def is_empty(self) -> bool:
        return self.problem is None and not any(cell.strip() for cell in self.cells)


class Cells:
    """The filled cells of a row by the names of their columns."""

    def __init__(self, row: Row, columns: Columns) -> None:
        texts = [tidy(cell) for cell in row.cells]
        self._texts = {
            name: texts[at] for name, at in columns.single.items() if at < len(texts) and texts[at]
        }
        self._numbered = {
            name: {
                number: texts[at]
                for number, at in sorted(places.items())
                if at < len(texts) and texts[at]
            }
            for name, places in columns.numbered.items()
        }

    def __getitem__(self, name: str) -> str:
        return self._texts.get(name, "")

    def of(self, name: str) -> dict[int, str]:
        """The filled ones of a numbered column."""
        return self._numbered.get(name, {})

    def has(self, name: str) -> bool:
        return bool(self[name] or self.of(name))

    def unused(self, type: ItemType) -> Iterator[str]:
        """Columns that are filled, but hold answers of other types of question."""
        used = {*ANSWERS[type]}
        if type == "short_answer" and not self["accepted"]:
            used |= {"option", "correct", "feedback"}
        if type == "true_false":
            used |= {"accepted"} if not self["correct"] else set()
        others = {name for names in ANSWERS.values() for name in names}
        return (name for name in sorted(others - used) if self.has(name))


def is_verdict(text: str) -> bool:
    return text.casefold() in TRUE | FALSE


def type_of(cells: Cells) -> ItemType:
    """As the row says, or as follows from what is filled in. Raises `Unreadable`."""
    named = NOT_WORDS.sub(" ", cells["type"]).strip().casefold()
    if named in NOT_CHECKED:
        raise Unreadable(UNCHECKED.fill(type=cells["type"][:60]))
    if not named:
        return _guess(cells)
    if named not in TYPE_NAMES:
        types = ", ".join(ITEM_TYPES)
        raise Unreadable(NO_SUCH_TYPE.fill(type=cells["type"][:60], types=types))
    return TYPE_NAMES[named]


PLAIN_GUESSES: tuple[tuple[str, ItemType], ...] = (
    ("gap", "cloze"),
    ("pairs", "matching"),
    ("order", "ordering"),
    ("number", "numeric"),
    ("date", "date"),
)


def _guess(cells: Cells) -> ItemType:
    for name, type in PLAIN_GUESSES:
        if cells.has(name):
            return type
    options = cells.of("option")
    if options:
        return _guess_choice(cells, list(options.values()))
    answer = cells["correct"] or cells["accepted"]
    if not answer:
        raise Unreadable(NO_ANSWER)
    return "true_false" if answer.casefold() in ("true", "false") else "short_answer"


def _guess_choice(cells: Cells, options: list[str]) -> ItemType:
    sides = {one.casefold() for one in options}
    if sides == {"true", "false"}:
        return "true_false"
    shares = [one for one in cells.of("share").values() if one.rstrip("% ") not in ("0", "")]
    if cells["correct"]:
        several = len(chosen(cells["correct"], options)) > 1
        return "multiple_response" if several else "multiple_choice"
    whole = any(one.rstrip("% ") == "100" for one in shares)
    return "multiple_choice" if whole or not shares else "multiple_response"


def chosen(text: str, options: Sequence[str]) -> list[str]:
    """What is named as right: the text of one option, or letters, numbers, texts in a list."""
    if text.casefold() in {one.casefold() for one in options} and not text.startswith("#"):
        return [text]
    marks = "|" if "|" in text else ";" if ";" in text else ","
    parts = [part.strip() for part in text.split(marks)]
    if len(parts) == 1 and all(len(part) <= 3 for part in text.split()):
        parts = [part for part in text.split() if part not in ("&", "and")]
    return [part for part in parts if part]
