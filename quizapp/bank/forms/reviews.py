"""What the pages of a review may send."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SearchField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, NumberRange
from wtforms.widgets import HiddenInput

from quizapp.accounts.models import User
from quizapp.database import LARGEST_ID

ANYONE = "0"
LONGEST_COMMENT = 4000


def stripped(text: str | None) -> str | None:
    return text.replace("\r\n", "\n").strip() if text is not None else None


class WholeNumberField(IntegerField):
    """Refuses numbers so long that `NumberRange` would fail on them."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([typed[:20] for typed in valuelist])


class AskForm(FlaskForm):
    """`go` is `find` for the search among colleagues, else the review is asked for."""

    note = TextAreaField(
        _l("A note for the reviewer"),
        description=_l("What should they look at first? You may leave it empty."),
        filters=[stripped],
        validators=[Length(max=LONGEST_COMMENT)],
    )
    q = SearchField(_l("Find a colleague by name"), validators=[Length(max=60)])
    reviewer = RadioField(_l("Who should look at it?"), default=ANYONE)
    go = StringField(validators=[AnyOf(("", "ask", "find"))], default="")

    def offer(self, colleagues: Iterable[User]) -> None:
        self.reviewer.choices = [
            SelectChoice(ANYONE, _l("Any teacher")),
            *(SelectChoice(str(one.id), one.display_name) for one in colleagues),
        ]

    @property
    def reviewer_id(self) -> int | None:
        """Who was picked on the page before, if it is a number at all; `None` for anyone."""
        picked = str(self.reviewer.data or ANYONE)
        usable = picked.isascii() and picked.isdecimal() and len(picked) <= 10
        return min(int(picked), LARGEST_ID) or None if usable else None


class JudgeForm(FlaskForm):
    """The checklist. `go` is `approve`, which takes all of it, or `return`, which takes words."""

    supported = BooleanField(
        _l("The evidence supports the answer"),
        description=_l("The claim says it, at the place that is named, and it still holds."),
    )
    one_key = BooleanField(
        _l("One answer is right, and no other"),
        description=_l("Nobody could argue for a second one, or for a different date."),
    )
    distractors = BooleanField(
        _l("The wrong answers are parallel, and wrong"),
        description=_l("Same kind, same length, same grammar; none is half true."),
    )
    fair = BooleanField(
        _l("It is fair"),
        description=_l("Clear words, no trick, nothing that only some students could know."),
    )
    comment = TextAreaField(
        _l("Comment"),
        description=_l("Asking for changes needs one: say what to change, and why."),
        filters=[stripped],
        validators=[Length(max=LONGEST_COMMENT)],
    )
    revision = WholeNumberField(
        widget=HiddenInput(), validators=[InputRequired(), NumberRange(1, LARGEST_ID)]
    )
    go = StringField(validators=[AnyOf(("approve", "return"))])

    CHECKS = ("supported", "one_key", "distractors", "fair")

    @property
    def checklist(self) -> dict[str, bool]:
        return {name: bool(self[name].data) for name in self.CHECKS}

    @property
    def approves(self) -> bool:
        return bool(self.go.data == "approve")

    def check(self, said_before: bool) -> bool:
        """As `validate`; `said_before`: there is an open comment of theirs on the question."""
        usable = bool(self.validate())
        if self.approves and not all(self.checklist.values()):
            return self._refuse(self._first_open(), _l("Tick all four to approve the question."))
        if not self.approves and not self.comment.data and not said_before:
            return self._refuse(self.comment, _l("Say what should be changed."))
        return usable

    def _first_open(self) -> Any:
        return next(self[name] for name in self.CHECKS if not self[name].data)

    def _refuse(self, field: Any, text: str) -> bool:
        field.errors = [*field.errors, text]
        return False


class CommentForm(FlaskForm):
    text = TextAreaField(
        _l("Your comment"),
        filters=[stripped],
        validators=[DataRequired(_l("Write something first.")), Length(max=LONGEST_COMMENT)],
    )


class ResolveForm(FlaskForm):
    resolved = HiddenField(validators=[AnyOf(("yes", "no"))])


class ButtonForm(FlaskForm):
    """A button alone."""
