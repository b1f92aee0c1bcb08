"""What the pages of publishing may send."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional, Regexp
from wtforms.widgets import HiddenInput

from quizapp.bank.forms.reviews import WholeNumberField, stripped

LARGEST_PAGE = 10_000


class PublishForm(FlaskForm):
    """`seen` names the state that the page showed, so that nothing else is published."""

    note = TextAreaField(
        _l("A note for readers"),
        description=_l("What changed and why, in a sentence or two. You may leave it empty."),
        filters=[stripped],
        validators=[Length(max=1000)],
    )
    seen = StringField(widget=HiddenInput(), validators=[Regexp(r"^[0-9a-f]{64}$")])


class EditionsForm(FlaskForm):
    """Which page of the list; in the address, so it carries no token."""

    class Meta:
        csrf = False

    page = WholeNumberField(default=1, validators=[Optional(), NumberRange(1, LARGEST_PAGE)])
