"""What a teacher says about a fact: its text, and that it is no longer right."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FormField, RadioField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, StopValidation

from quizapp.bank.forms.questions import FactForm, tidy
from quizapp.reading.dates import PartialDate, read_date

STATUSES = (
    SelectChoice("superseded", _l("It was true, and is no more: the world has moved on")),
    SelectChoice("wrong", _l("It was never true: the source or we were mistaken")),
)


class PlainFactForm(FlaskForm):
    """A fact on a page of its own, where none of it may be left out."""

    fact = FormField(FactForm)

    def validate(self, extra_validators: object = None) -> bool:
        valid = bool(super().validate())
        if not self.fact.form.begun:
            self.fact.form.claim.errors = [_l("Write what the source says.")]
            return False
        return valid


class CorrectFactForm(FlaskForm):
    """That a fact is no longer right, why, since when, and what is right instead."""

    status = RadioField(_l("What is the matter with it?"), choices=STATUSES, default="superseded")
    reason = TextAreaField(
        _l("Why"),
        description=_l("Learners read this beside their corrected answers."),
        filters=[tidy],
        validators=[DataRequired(_l("Say in a sentence what changed.")), Length(max=1000)],
    )
    on = StringField(
        _l("Since when"),
        description=_l("Such as 2018-12-20, 2018-12 or 2018."),
        filters=[tidy],
        validators=[DataRequired(_l("Write the date as 2018-12-20, 2018-12 or 2018."))],
    )
    replacement = FormField(FactForm)

    def validate_on(self, field: StringField) -> None:
        if not isinstance(read_date(field.data), PartialDate):
            raise StopValidation(_l("Write the date as 2018-12-20, 2018-12 or 2018."))

    @property
    def since(self) -> str:
        """The date as it is stored, once it is valid."""
        return str(read_date(self.on.data))


class ConfirmForm(FlaskForm):
    """A button that changes something."""
