"""What teachers and admins do with the accounts of others."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, SearchField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from quizapp.accounts.models import ADMIN, STUDENT, TEACHER

MOST_PAGES = 100_000


class PeopleForm(FlaskForm):
    """A search and a page of what it finds; from the address."""

    class Meta:
        csrf = False

    q = SearchField(
        _l("User name, nickname or e-mail"),
        filters=[lambda text: " ".join((text or "").split())],
        validators=[Length(max=100)],
    )
    page = IntegerField(validators=[Optional(), NumberRange(1, MOST_PAGES)])


class RolesForm(FlaskForm):
    roles = SelectMultipleField(
        _l("Roles"),
        choices=[
            SelectChoice(STUDENT, _l("Student")),
            SelectChoice(TEACHER, _l("Teacher")),
            SelectChoice(ADMIN, _l("Admin")),
        ],
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validators=[InputRequired(message=_l("Choose a role."))],
    )


class ActiveForm(FlaskForm):
    """Whether an account may sign in."""

    active = BooleanField(_l("May sign in"))


class ClassLinkForm(FlaskForm):
    uses = IntegerField(
        _l("For how many students"),
        default=30,
        validators=[
            InputRequired(message=_l("Type a number.")),
            NumberRange(1, 300, message=_l("From 1 to 300.")),
        ],
    )
    days = IntegerField(
        _l("For how many days"),
        default=14,
        validators=[
            InputRequired(message=_l("Type a number.")),
            NumberRange(1, 100, message=_l("From 1 to 100.")),
        ],
    )
