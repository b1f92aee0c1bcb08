"""What the study pages may send, query strings included."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Optional, Regexp

from quizapp.cards.memory import RATINGS
from quizapp.database import LARGEST_ID

SLUG = r"^[a-z0-9-]*$"
SIDES = ("study", "answer", "info")
HOLDS = ("bury", "suspend", "resume", "star", "unstar")


class ScopeForm(FlaskForm):
    """Which cards: those of a set, or of all."""

    class Meta:
        csrf = False

    set = StringField(validators=[Length(max=100), Regexp(SLUG)])


class RateForm(FlaskForm):
    """`key` names the page, so that a rating sent twice is one; `took` is in milliseconds."""

    rating = IntegerField(
        validators=[InputRequired(), AnyOf(RATINGS, message=_l("Choose one of the buttons."))]
    )
    key = HiddenField(validators=[InputRequired(), Length(min=8, max=40)])
    took = IntegerField(validators=[Optional(), NumberRange(min=0)])
    set = HiddenField(validators=[Length(max=100), Regexp(SLUG)])


class UndoForm(FlaskForm):
    review = IntegerField(validators=[InputRequired(), NumberRange(1, LARGEST_ID)])
    set = HiddenField(validators=[Length(max=100), Regexp(SLUG)])


class HoldForm(FlaskForm):
    """`side` is where the button was pressed, so that starring a card leads back there."""

    action = HiddenField(validators=[InputRequired(), AnyOf(HOLDS)])
    side = HiddenField(default="info", validators=[AnyOf(SIDES)])
    set = HiddenField(validators=[Length(max=100), Regexp(SLUG)])


class MoreForm(FlaskForm):
    set = HiddenField(validators=[Length(max=100), Regexp(SLUG)])
