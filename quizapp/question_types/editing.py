"""How a question's content is written in a browser: the fields that every type's form is made of.

What is right is decided by the content alone (`QuestionType.load`), never by a form. A form shows
content, keeps whatever was typed, and shows the problems of the content beside the fields.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from typing import Any, ClassVar, NamedTuple, Self

import wtforms
from wtforms.utils import unset_value
from wtforms.widgets import TextArea, TextInput

from quizapp.errors import Problem
from quizapp.messages import Message

MOST_ROWS = 50
"""Rows in one list that are read from a posted form."""

TOO_MANY_ROWS = Message("Only the first {most} rows were kept; more do not fit.")

BLANK = re.compile(r"[^\S\x1c-\x1f]*")
"""What the content's own stripping takes away."""

Words = tuple[tuple[str, Message], ...]
"""Patterns for problems as `load` tells them, and how to say them to a teacher."""

EVERY_TYPE: Words = (
    ("must not be empty", Message("Write something here.")),
    ("is missing", Message("Choose one.")),
    ("has “(?P<text>.*)” twice", Message("“{text}” is here twice.")),
    (
        "has “(?P<text>.*)”, which is accepted too",
        Message("“{text}” is among the right answers too. Take it out of one of the two."),
    ),
    (
        "String should have at most (?P<most>.*) characters",
        Message("Use {most} characters or fewer."),
    ),
)


class Brief:
    """An `<input>`, unless the text holds a line break, which only a `<textarea>` keeps."""

    def __call__(self, field: Any, **attributes: Any) -> Any:
        if re.search(r"[\r\n]", field._value()):
            return TextArea()(field, rows=1, **attributes)
        return TextInput()(field, autocomplete="off", **attributes)


class TypedField(wtforms.StringField):
    """What is typed, kept as it is; nothing at all is an empty text."""

    def process_data(self, value: Any) -> None:
        self.data = value or ""


class LineField(TypedField):
    """A word or a few: an answer, a unit."""

    widget = Brief()


class MarkdownField(TypedField):
    """Text that may run over several lines. Grows with what is typed."""

    widget = TextArea()

    def __call__(self, **attributes: Any) -> Any:
        return super().__call__(rows=1, **attributes)


class TickField(wtforms.BooleanField):
    """Yes or no."""


class PickField(wtforms.BooleanField):
    """A radio button in each row of a list, of which one can be chosen.

    The buttons share the name `group`; the value that is sent is the number of the row.
    """

    @property
    def group(self) -> str:
        return f"{self._place[0]}-{self.short_name}"

    @property
    def number(self) -> str:
        return str(self._place[1])

    @property
    def _place(self) -> tuple[str, str]:
        rows, number, _ = self.name.rsplit("-", 2)
        return rows, number

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        super().process(None, data, extra_filters)
        if formdata is not None:
            self.data = formdata.get(self.group) == self.number


class Rows(wtforms.FieldList):
    """A list of fields or of groups of fields, begun with `start` blank ones.

    `add` is what the button for one more says, `row` what row {number} is called in a sentence.
    """

    def __init__(
        self, inner: Any, label: Message, *, add: Message, row: Message, start: int = 0, **more: Any
    ) -> None:
        super().__init__(inner, label, **more)
        self.add, self.row, self.start, self.most = add, row, start, MOST_ROWS

    def row_name(self, place: int) -> Message:
        """What the row at that place, from 1, is called."""
        return replace(self.row, values={"number": place})

    @property
    def kept(self) -> list[Any]:
        """The rows that are not wholly blank: those that the content has."""
        return [entry for entry in self.entries if not is_blank(entry)]

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        self.entries: list[Any] = []
        self.last_index = -1
        self.object_data = [unset_value] * self.start if data is unset_value else data
        if not formdata:
            for one in self.object_data:
                self._add_entry(None, one)
            return
        numbers = sorted(set(self._extract_indices(self.name, formdata)))
        for number in numbers[:MOST_ROWS]:
            self._add_entry(formdata, index=number)
        if len(numbers) > MOST_ROWS:
            self.errors = [replace(TOO_MANY_ROWS, values={"most": MOST_ROWS})]

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """The numbers of the rows, as our pages write them."""
        start = f"{prefix}-"
        for name in formdata:
            if name.startswith(start):
                number = name[len(start) :].split("-", 1)[0]
                if re.fullmatch(r"0|[1-9][0-9]{0,8}", number):
                    yield int(number)

    def move(self, at: int | None, to: int | None) -> bool:
        """Puts row `at` (`None`: a new one) at place `to` (`None`: away); both from 0.

        The rows are numbered anew. `False` when there is no such row or place.
        """
        data = list(self.data)
        room = len(data) < MOST_ROWS if at is None else at in range(len(data))
        row = data.pop(at) if at is not None and room else unset_value
        if not room or (to is not None and to not in range(len(data) + 1)):
            return False
        if to is not None:
            data.insert(to, row)
        self.process(None, data)
        return True

    def place_of(self, number: str) -> int | None:
        """The place, from 0, of the row with that number in its name."""
        numbers = [str(entry.index) for entry in self.entries]
        return numbers.index(number) if number in numbers else None


class Move(NamedTuple):
    """What a button asks of a list: see `Rows.move`."""

    rows: Rows
    at: int | None
    to: int | None


class Remark(NamedTuple):
    """What there is to say about a field, `None` where no field can show it.

    `place` names the field, from the outside in: option 2, text.
    """

    field: Any
    place: tuple[Any, ...]
    message: Any

    @property
    def anchor(self) -> str:
        """The id of what a link to the field leads to; empty without one."""
        if self.field is None:
            return ""
        radio = isinstance(self.field, wtforms.RadioField)
        return f"{self.field.id}-0" if radio else str(self.field.id)


class ContentForm(wtforms.Form):
    """Base of the form of a type: a field for each one of the content dataclass, by its name."""

    words: ClassVar[Words] = ()
    whole: ClassVar[str] = ""
    """The field that shows problems of the content as a whole."""

    before: Any = None
    """The content that is being changed, if any."""

    @classmethod
    def from_content(cls, content: Any, prefix: str = "content-") -> Self:
        """The form that shows this content."""
        form = cls(prefix=prefix, data=cls.from_data(asdict(content)))
        form.before = content
        return form

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> dict[str, Any]:
        """Plain content as the fields hold it."""
        return data

    def process(self, formdata: Any = None, *args: Any, **options: Any) -> None:
        """An empty form was not sent: it is a new one."""
        super().process(formdata or None, *args, **options)

    def to_data(self) -> dict[str, Any]:
        """Plain data for `QuestionType.load`. Rows that are wholly blank are left out."""
        return {name: _plain(field) for name, field in self._fields.items()}

    def press(self, button: str) -> bool:
        """Does what a button of a list says, such as `options-2-up`, `gaps-0-accepted-add`.

        Numbers are those in the posted names. `False` for a button that cannot be pressed.
        """
        found = find_move(self, button.removeprefix(self._prefix))
        return found is not None and found.rows.move(found.at, found.to)

    def sketch(self) -> dict[str, Any]:
        """Plain data that is shown as what is typed, and may be loaded before that can be.

        Its key is made up.
        """
        return self.to_data()

    def outdated(self) -> list[Remark]:
        """Of the texts that `to_data` leaves out, since what they were written for is gone."""
        return []

    def faults(self, problems: Sequence[Problem]) -> list[Remark]:
        """The problems as they are told to a teacher, and that rows were left out."""
        lists = [field for field in self if isinstance(field, Rows)]
        cut = [Remark(rows, (rows.label.text,), error) for rows in lists for error in rows.errors]
        found: list[Remark] = []
        for fault in (*cut, *map(self._fault, problems)):
            found += [] if fault in found else [fault]
        return found

    def _fault(self, problem: Problem) -> Remark:
        trail = _trail(self, problem.where or (self.whole,))
        able = [field for field in trail if not isinstance(field, wtforms.FormField)]
        return Remark(able[-1] if able else None, _place(trail), self._say(problem.text))

    def place(self, problems: Sequence[Problem]) -> list[Problem]:
        """Puts each problem on the field it names; returns those that no field can show."""
        return [problem for problem in problems if not self._show(self._fault(problem))]

    def _show(self, fault: Remark) -> bool:
        if fault.field is None:
            return False
        if fault.message not in fault.field.errors:
            fault.field.errors = [*fault.field.errors, fault.message]
        return True

    def _say(self, text: str) -> Message | str:
        for pattern, message in (*self.words, *EVERY_TYPE):
            if found := re.fullmatch(pattern, text, re.DOTALL):
                return replace(message, values=found.groupdict())
        return text

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether nothing has been found wrong so far; `load` knows what is right."""
        return not self.errors

    @property
    def errors(self) -> dict[str, list[Message | str]]:
        """By field, what is wrong with it or with anything in it."""
        found = {name: list(_errors(field)) for name, field in self._fields.items()}
        return {name: errors for name, errors in found.items() if errors}


def distinct_texts(texts: Sequence[str]) -> list[str]:
    """Those that say something, each once but for case."""
    found: dict[str, str] = {}
    for text in map(str.strip, texts):
        found.setdefault(text.casefold(), text)
    return [text for text in found.values() if text]


def is_blank(field: Any) -> bool:
    """Whether it is as a new row has it, or holds nothing but white space."""
    if isinstance(field, wtforms.FormField):
        return all(is_blank(inner) for inner in field.form)
    if isinstance(field, Rows):
        return not field.kept
    if isinstance(field, wtforms.BooleanField):
        return bool(field.data) == bool(field.default)
    return BLANK.fullmatch(field.data or "") is not None


def find_move(form: Any, button: str) -> Move | None:
    """What the button, without the prefix, asks for; `None` when there is no such row."""
    name, _, rest = button.partition("-")
    rows = form._fields.get(name)
    if not isinstance(rows, Rows):
        return None
    if rest == "add":
        return Move(rows, None, len(rows.entries))
    number, _, action = rest.partition("-")
    at = rows.place_of(number)
    if at is None:
        return None
    if action == "remove":
        return Move(rows, at, None)
    if (to := _target(at, action)) is not None:
        return Move(rows, at, to)
    inner = rows.entries[at]
    return find_move(inner.form, action) if isinstance(inner, wtforms.FormField) else None


def _target(at: int, action: str) -> int | None:
    """Where to move a row: by one, or (what dragging asks for) to a place, from 0."""
    if found := re.fullmatch(r"to-([0-9]{1,3})", action):
        return int(found[1])
    return {"up": at - 1, "down": at + 1}.get(action)


def _plain(field: Any) -> Any:
    if isinstance(field, wtforms.FormField):
        return {name: _plain(inner) for name, inner in field.form._fields.items()}
    if isinstance(field, Rows):
        return [_plain(row) for row in field.kept]
    if isinstance(field, wtforms.BooleanField):
        return bool(field.data)
    return (field.data or "").replace("\r\n", "\n")


def _trail(form: Any, where: Sequence[str | int]) -> list[Any]:
    """The fields on the way along the path, as far as there are any."""
    trail: list[Any] = []
    for part in where:
        found = _inside(trail[-1] if trail else form, part)
        if found is None:
            break
        trail.append(found)
    return trail


def _place(trail: Sequence[Any]) -> tuple[Any, ...]:
    """What the fields are called; a row goes by its number, its list not at all."""
    names = [
        holder.row_name(holder.entries.index(field) + 1)
        if isinstance(holder, Rows)
        else field.label.text
        for holder, field in pairwise([None, *trail])
        if not isinstance(field, Rows) or field is trail[-1]
    ]
    return tuple(names)


def _inside(holder: Any, part: str | int) -> Any:
    if isinstance(holder, Rows):
        kept = holder.kept
        return kept[part] if isinstance(part, int) and part in range(len(kept)) else None
    form = holder.form if isinstance(holder, wtforms.FormField) else holder
    return form._fields.get(part) if isinstance(form, wtforms.Form) else None


def _errors(field: Any) -> Iterator[Message | str]:
    if not isinstance(field, wtforms.FormField):
        yield from field.errors
    for inner in field if isinstance(field, wtforms.FormField | Rows) else ():
        yield from _errors(inner)
