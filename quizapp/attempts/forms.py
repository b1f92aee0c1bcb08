"""What the pages for learners may send, query strings included."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SearchField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, Regexp

from quizapp.attempts.queries.notebook import Filters
from quizapp.attempts.regrading import Outlook
from quizapp.database import LARGEST_ID
from quizapp.templating import translate

TAG = r"^[a-z0-9-]*$"
KEY = r"^[a-z_]*$"


class QueryForm(FlaskForm):
    """A form in the address: nothing is changed by it, so it carries no token."""

    class Meta:
        csrf = False


class WholeNumberField(IntegerField):
    """Refuses numbers so long that `NumberRange` would fail on them."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([typed[:20] for typed in valuelist])


class PageForm(QueryForm):
    page = WholeNumberField(default=1, validators=[Optional(), NumberRange(1, 10_000)])


class SearchForm(PageForm):
    q = SearchField(_l("Search"), validators=[Length(max=100)])
    tag = StringField(_l("Topic"), validators=[Length(max=50), Regexp(TAG)])


class HistoryForm(QueryForm):
    before = WholeNumberField(validators=[Optional(), NumberRange(1, LARGEST_ID)])
    visit = WholeNumberField(validators=[Optional(), NumberRange(1, LARGEST_ID)])


class RegradeForm(FlaskForm):
    """How to put points right; `seen` names the numbers that the page showed (`Outlook.seen`)."""

    method = RadioField(
        _l("Who gets the point?"),
        validators=[InputRequired(_l("Choose how the points are put right."))],
    )
    reason = TextAreaField(
        _l("What was wrong with the question"),
        description=_l("Learners read this beside their corrected answers."),
        filters=[lambda text: (text or "").replace("\r\n", "\n").strip()],
        validators=[
            DataRequired(_l("Say in a sentence what was wrong.")),
            Length(max=1000, message=_l("Use 1,000 characters or fewer.")),
        ],
    )
    seen = HiddenField(validators=[Length(max=200)])

    def __init__(self, outlooks: Sequence[Outlook], **options: Any) -> None:
        super().__init__(**options)
        self.method.choices = [SelectChoice(one.method, translate(one.label)) for one in outlooks]
        self.shown = " ".join(one.seen for one in outlooks)


class StartForm(FlaskForm):
    """How to take a set; every field may be missing, so that one button alone starts it too."""

    scope = RadioField(
        _l("How many questions"),
        choices=[SelectChoice("all", _l("All of them")), SelectChoice("some", _l("A few"))],
        default="all",
        validators=[Optional()],
    )
    count = WholeNumberField(_l("Number of questions"), validators=[Optional()])
    behaviour = RadioField(
        _l("When to see the answers"),
        choices=[
            SelectChoice("deferred", _l("At the end")),
            SelectChoice("immediate", _l("After each answer")),
        ],
        default="deferred",
        validators=[Optional()],
    )
    layout = RadioField(
        _l("Questions on a page"),
        choices=[SelectChoice("one", _l("One")), SelectChoice("all", _l("All"))],
        default="one",
        validators=[Optional()],
    )
    minutes = WholeNumberField(
        _l("Time limit in minutes"),
        description=_l("Leave it empty to take all the time you like."),
        validators=[Optional(), NumberRange(1, 600)],
    )
    start_key = HiddenField(validators=[Length(max=40)])

    def __init__(self, most: int, **options: Any) -> None:
        super().__init__(**options)
        self.most = most
        self.count.description = _l("From 1 to %(most)s.", most=most)
        self.count.validators = [Optional(), NumberRange(1, most)]
        if self.count.data is None:
            self.count.data = min(5, most)

    @property
    def places(self) -> int:
        """How many questions are wanted."""
        return int(self.count.data) if self.scope.data == "some" else self.most


class AnswerForm(FlaskForm):
    """Where to go after saving: a number, or one of the buttons of the page."""

    go = StringField(
        validators=[Regexp(r"^(|next|previous|save|finish|(check|flag)(-\d{1,4})?|\d{1,4})$")]
    )


class ConfirmForm(FlaskForm):
    """A button alone."""


class NotebookForm(PageForm):
    """Which of the missed questions to show."""

    set = SelectField(
        _l("Quiz"),
        validate_choice=False,
        validators=[Optional(), Length(max=100), Regexp(TAG)],
    )
    type = SelectField(
        _l("Kind of question"),
        validate_choice=False,
        validators=[Optional(), Length(max=40), Regexp(KEY)],
    )
    tag = SelectField(
        _l("Topic"), validate_choice=False, validators=[Optional(), Length(max=50), Regexp(TAG)]
    )

    @property
    def filters(self) -> Filters:
        return Filters(self.set.data or "", self.type.data or "", self.tag.data or "")

    def offer(
        self, sets: list[SelectChoice], types: list[SelectChoice], tags: list[SelectChoice]
    ) -> None:
        self.set.choices = [SelectChoice("", _l("All quizzes")), *sets]
        self.type.choices = [SelectChoice("", _l("All kinds")), *types]
        self.tag.choices = [SelectChoice("", _l("All topics")), *tags]


class ChosenForm(FlaskForm):
    """A button for what the filters leave."""

    set = HiddenField(validators=[Length(max=100), Regexp(TAG)])
    type = HiddenField(validators=[Length(max=40), Regexp(KEY)])
    tag = HiddenField(validators=[Length(max=50), Regexp(TAG)])
    start_key = HiddenField(validators=[Length(max=40)])

    @property
    def filters(self) -> Filters:
        return Filters(self.set.data or "", self.type.data or "", self.tag.data or "")
