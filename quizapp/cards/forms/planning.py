"""How much, and when."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.fields import SelectChoice

DAYS = (3, 7, 14, 30)


class CatchUpForm(FlaskForm):
    days = SelectField(
        _l("Over how many days"),
        choices=[SelectChoice(days, str(days)) for days in DAYS],
        coerce=int,
        default=7,
    )
