"""How a learner wants to study."""

from typing import Any
from zoneinfo import available_timezones

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from quizapp.cards.models import StudySettings
from quizapp.cards.steps import read_steps, say_steps

RETENTIONS = (0.80, 0.85, 0.90, 0.93, 0.95, 0.97)
WEIGHTS = ((1.0, _l("As any day")), (0.5, _l("Fewer cards")), (0.0, _l("None, if possible")))
WEEKDAYS = (
    *(_l("Monday"), _l("Tuesday"), _l("Wednesday"), _l("Thursday"), _l("Friday")),
    *(_l("Saturday"), _l("Sunday")),
)
STEPS_HINT = _l("Such as 1m 10m 1d, shortest first; empty for none.")


class SettingsForm(FlaskForm):
    retention = SelectField(
        _l("How much you want to remember"),
        coerce=float,
        description=_l("The chance to know a card on the day it comes back. More means more work."),
    )
    new_a_day = IntegerField(
        _l("New cards a day"), validators=[InputRequired(), NumberRange(0, 500)]
    )
    reviews_a_day = IntegerField(
        _l("Reviews a day at most"), validators=[InputRequired(), NumberRange(0, 9999)]
    )
    rollover = SelectField(
        _l("The day ends at"),
        coerce=int,
        choices=[SelectChoice(hour, f"{hour:02}:00") for hour in range(24)],
        description=_l("Whoever studies past midnight still does so on the same day."),
    )
    zone = SelectField(_l("Time zone"))
    steps = StringField(
        _l("Steps for new cards"), description=STEPS_HINT, validators=[Length(max=60)]
    )
    relearning_steps = StringField(
        _l("Steps for forgotten cards"), description=STEPS_HINT, validators=[Length(max=60)]
    )
    leech_lapses = IntegerField(
        _l("Set a card aside when it was forgotten so often"),
        validators=[InputRequired(), NumberRange(2, 50)],
    )
    fuzz = BooleanField(_l("Spread cards over neighbouring days"))
    two_buttons = BooleanField(_l("Only two buttons: Again and Good"))
    typed = BooleanField(_l("Type the answers"))
    add_missed = BooleanField(_l("Always make cards of what I miss in a quiz"))

    def __init__(self, settings: StudySettings, **options: Any) -> None:
        super().__init__(obj=_Shown(settings), **options)
        self.zone.choices = [SelectChoice(name, name) for name in sorted(available_timezones())]
        self.easy = [self[f"easy_{day}"] for day in range(7)]

    def validate_steps(self, field: StringField) -> None:
        _check_steps(field)

    def validate_relearning_steps(self, field: StringField) -> None:
        _check_steps(field)

    def values(self) -> dict[str, Any]:
        """The columns of `StudySettings`."""
        names = ("retention", "new_a_day", "reviews_a_day", "rollover", "zone", "leech_lapses")
        plain = {name: self[name].data for name in names}
        ticked = {name: self[name].data for name in TICKED}
        return {
            **plain,
            **ticked,
            "steps": read_steps(self.steps.data or ""),
            "relearning_steps": read_steps(self.relearning_steps.data or ""),
            "easy_days": [field.data for field in self.easy],
        }


TICKED = ("fuzz", "two_buttons", "typed", "add_missed")

for _day, _name in enumerate(WEEKDAYS):
    setattr(
        SettingsForm,
        f"easy_{_day}",
        SelectField(
            _name, coerce=float, choices=[SelectChoice(value, text) for value, text in WEIGHTS]
        ),
    )


class _Shown:
    """Settings as the form shows them."""

    def __init__(self, settings: StudySettings) -> None:
        self._settings = settings
        self.steps = say_steps(settings.steps)
        self.relearning_steps = say_steps(settings.relearning_steps)
        for day, weight in enumerate(settings.easy_days):
            setattr(self, f"easy_{day}", weight)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._settings, name)


def _check_steps(field: StringField) -> None:
    try:
        read_steps(field.data or "")
    except ValueError:
        raise ValidationError(
            _l("Write steps such as 1m 10m 1d, at most six, the shortest first.")
        ) from None


class FitForm(FlaskForm):
    """A button."""
