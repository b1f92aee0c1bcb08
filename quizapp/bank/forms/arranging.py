"""What the list of a set's questions may send."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, RadioField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import AnyOf, InputRequired, NumberRange, Optional

from quizapp.bank.models import QuestionSet
from quizapp.database import LARGEST_ID


class IdField(IntegerField):
    """Refuses numbers so long that comparing them would fail."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([typed[:20] for typed in valuelist])


class PlaceForm(FlaskForm):
    """Where a question goes: past its neighbour, or behind the one with the id `after`."""

    to = StringField(validators=[AnyOf(("up", "down", "after"))])
    after = IdField(default=0, validators=[Optional(), NumberRange(0, LARGEST_ID)])


class UndoForm(FlaskForm):
    """In the address of a set's page: the question that was deleted last."""

    deleted = IdField(validators=[Optional(), NumberRange(1, LARGEST_ID)])

    class Meta:
        csrf = False


class MoveForm(FlaskForm):
    """Another set for a question. The choices are its author's sets, by their slugs."""

    to = SelectField(_l("To which set"), validators=[InputRequired(_l("Choose a set."))])
    how = RadioField(
        _l("How"),
        choices=[
            SelectChoice("move", _l("Move it: it leaves this set, with its history")),
            SelectChoice("copy", _l("Copy it: both sets have it from now on, each its own")),
        ],
        default="move",
    )

    def __init__(self, sets: Sequence[QuestionSet]) -> None:
        super().__init__()
        self.to.choices = [SelectChoice(one.slug, one.title) for one in sets]
