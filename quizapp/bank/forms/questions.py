"""The form of a question, whatever its type; the fields of the type itself come beside it."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SearchField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import AnyOf, Length, NumberRange, Optional, Regexp, StopValidation
from wtforms.widgets import HiddenInput

from quizapp.articles.models import Fact
from quizapp.bank.actions.revising import Revised
from quizapp.bank.keys import as_key
from quizapp.database import LARGEST_ID
from quizapp.question_types import BY_KEY
from quizapp.question_types.editing import Remark
from quizapp.reading.dates import PartialDate, read_date

MOST_TAGS, LONGEST_TAG = 20, 50
DIGEST = r"^([0-9a-f]{64})?$"
FORM_KEY = r"^[\w-]{16,40}$"

KINDS = (
    SelectChoice("event", _l("Event")),
    SelectChoice("quantity", _l("Quantity")),
    SelectChoice("date", _l("Date")),
    SelectChoice("person", _l("Person")),
    SelectChoice("organisation", _l("Organisation")),
    SelectChoice("agreement", _l("Agreement")),
    SelectChoice("place", _l("Place")),
    SelectChoice("statement", _l("Statement")),
    SelectChoice("quotation", _l("Quotation")),
)
DIFFICULTIES = (
    SelectChoice("easy", _l("Easy")),
    SelectChoice("medium", _l("Medium")),
    SelectChoice("hard", _l("Hard")),
)
GO = "save|another|later|preview|try|find|mine|merge"

WHOSE: dict[str, Any] = {
    "choices": [SelectChoice("mine", _l("Mine")), SelectChoice("theirs", _l("Theirs"))],
    "default": "mine",
}


def tidy(text: str | None) -> str:
    """As it is stored: browsers send line ends of two characters."""
    return (text or "").replace("\r\n", "\n").strip()


class TagsField(StringField):
    """Tags between commas; the data is a list of them in the form they are stored."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = [part.strip() for part in (valuelist or [""])[0].split(",")]
        self.data = list(dict.fromkeys(as_key(part) for part in typed if as_key(part)))
        self.unusable = [part for part in typed if part and not as_key(part)]

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else ", ".join(self.data or [])

    def pre_validate(self, form: Any) -> None:
        if getattr(self, "unusable", None):
            raise StopValidation(_l("A tag needs a letter from a to z, or a digit."))
        if len(self.data or []) > MOST_TAGS:
            raise StopValidation(_l("That is more than %(most)s tags.", most=MOST_TAGS))
        if any(len(tag) > LONGEST_TAG for tag in self.data or []):
            raise StopValidation(_l("A tag has at most %(most)s characters.", most=LONGEST_TAG))


class FactsField(SelectMultipleField):
    """Ids of facts; which of them may be used, the page that shows them knows."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, coerce=int, choices=[], validate_choice=False, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = {text[:12] for text in valuelist if text.isascii() and text.isdecimal()}
        self.data = sorted(id for id in map(int, typed) if 0 < id <= LARGEST_ID)


class NeededOnceBegun:
    """Required as soon as anything of the new fact was typed."""

    def __call__(self, form: Any, field: Any) -> None:
        if form.begun and not tidy(field.data):
            raise StopValidation(_l("This is missing: fill it in, or empty the other fields."))


class FactForm(Form):
    """A new fact, written beside the question that needs it; all empty means none."""

    kind = SelectField(_l("What kind of fact"), choices=KINDS, default="event")
    claim = TextAreaField(
        _l("What the source says, in one sentence"),
        filters=[tidy],
        validators=[NeededOnceBegun(), Length(max=2000)],
    )
    value = StringField(
        _l("The word or figure that matters"),
        filters=[tidy],
        validators=[NeededOnceBegun(), Length(max=500)],
    )
    where = StringField(
        _l("Where in the source"),
        description=_l("Such as “third paragraph” or “minute 4”."),
        filters=[tidy],
        validators=[NeededOnceBegun(), Length(max=200)],
    )
    as_of = StringField(
        _l("As of which date"),
        description=_l("Such as 2018-12-20, 2018-12 or 2018."),
        filters=[tidy],
        validators=[NeededOnceBegun(), Length(max=100)],
    )

    @property
    def begun(self) -> bool:
        return any(tidy(field.data) for field in (self.claim, self.value, self.where))

    def validate_as_of(self, field: StringField) -> None:
        if self.begun and not isinstance(read_date(field.data), PartialDate):
            raise StopValidation(_l("Write the date as 2018-12-20, 2018-12 or 2018."))

    @property
    def fact(self) -> dict[str, str]:
        """What is stored of it, once it is valid."""
        when = str(read_date(self.as_of.data))
        names = ("kind", "claim", "value", "where")
        return {name: str(self[name].data) for name in names} | {"as_of": when}


class QuestionForm(FlaskForm):
    """What every question has. Gates are for publishing: a question is saved without evidence too.

    What cannot be saved as a question yet is kept as it was typed (`bank.actions.unfinished`).
    """

    stem = TextAreaField(
        _l("Question"),
        description=_l("Markdown may be used: *stress*, **strong**, lists, links."),
        filters=[tidy],
        validators=[Length(max=2000)],
    )
    explanation = TextAreaField(
        _l("Explanation"),
        description=_l("Shown with the right answer: why it is so."),
        filters=[tidy],
        validators=[Length(max=2000)],
    )
    difficulty = RadioField(_l("Difficulty"), choices=DIFFICULTIES, default="medium")
    tags = TagsField(_l("Tags"), description=_l("Between commas, such as: elections, space travel"))
    facts = FactsField(_l("Evidence"))
    fact_search = SearchField(_l("Find facts in other sources"), validators=[Length(max=100)])
    new_fact = FormField(FactForm)
    picture = FileField(
        _l("Picture"), description=_l("JPEG, PNG, WebP or GIF of at most 8 MB; not needed.")
    )
    image_digest = HiddenField(validators=[Regexp(DIGEST)])
    image_alt = StringField(
        _l("What the picture shows"),
        description=_l("For those who cannot see it. Do not give the answer away."),
        filters=[tidy],
        validators=[Length(max=500)],
    )
    drop_image = BooleanField(_l("Take the picture out"))
    base = IntegerField(widget=HiddenInput(), validators=[Optional(), NumberRange(0, LARGEST_ID)])
    form_key = HiddenField(validators=[Regexp(FORM_KEY)])
    go = StringField(validators=[Regexp(rf"^({GO}|)$")])

    @property
    def digest(self) -> str | None:
        """Of the picture that the question has when it is saved."""
        return None if self.drop_image.data else self.image_digest.data or None

    def validate_image_alt(self, field: StringField) -> None:
        if self.digest and not field.data:
            raise StopValidation(_l("Describe the picture in a few words; some cannot see it."))

    def revised(self, type: str, content: dict[str, Any], facts: Sequence[Fact]) -> Revised:
        """The question as typed, with content that the type has accepted."""
        return Revised(
            type=type,
            stem=self.stem.data,
            content=content,
            explanation=self.explanation.data,
            difficulty=self.difficulty.data,
            tags=tuple(self.tags.data or ()),
            facts=tuple(facts),
            image_digest=self.digest,
            image_alt=self.image_alt.data if self.digest else None,
        )


def form_faults(form: Form) -> list[Remark]:
    """What is wrong with the fields that the page shows."""
    found = []
    for field in form:
        if isinstance(field, FormField):
            found += form_faults(field.form)
        elif field.short_name != "go" and not isinstance(field.widget, HiddenInput):
            place = (field.label.text,)
            found += [Remark(field, place, error) for error in field.errors]
    return found


class QueryForm(FlaskForm):
    """A form in the address: nothing is changed by it, so it carries no token."""

    class Meta:
        csrf = False


class PastForm(QueryForm):
    page = IntegerField(default=1, validators=[NumberRange(1, 10_000)])


class RestoreForm(FlaskForm):
    number = IntegerField(validators=[NumberRange(1, LARGEST_ID)])


class TypeForm(QueryForm):
    """Which type of question the page is for."""

    type = StringField(validators=[AnyOf(BY_KEY)])


class ContinueForm(QueryForm):
    """What to go on with: something that was left unfinished."""

    unfinished = IntegerField(validators=[Optional(), NumberRange(1, LARGEST_ID)])


class MergeForm(FlaskForm):
    """Where two people changed the same part of a question: whose is kept."""

    NAMES = (
        *("seen", "keep_stem", "keep_content", "keep_explanation"),
        *("keep_difficulty", "keep_tags", "keep_facts", "keep_image"),
    )

    seen = IntegerField(widget=HiddenInput(), validators=[Optional(), NumberRange(1, LARGEST_ID)])
    keep_stem = RadioField(_l("Question"), **WHOSE)
    keep_content = RadioField(_l("Answers"), **WHOSE)
    keep_explanation = RadioField(_l("Explanation"), **WHOSE)
    keep_difficulty = RadioField(_l("Difficulty"), **WHOSE)
    keep_tags = RadioField(_l("Tags"), **WHOSE)
    keep_facts = RadioField(_l("Evidence"), **WHOSE)
    keep_image = RadioField(_l("Picture"), **WHOSE)

    def choice(self, part: str) -> RadioField:
        return self[f"keep_{part}"]

    def takes_theirs(self, part: str) -> bool:
        return bool(self.choice(part).data == "theirs")


def as_typed(saved: Revised) -> dict[str, Any]:
    """What the form shows for a saved question."""
    return {
        "stem": saved.stem,
        "explanation": saved.explanation,
        "difficulty": saved.difficulty,
        "tags": list(saved.tags),
        "facts": [fact.id for fact in saved.facts],
        "image_digest": saved.image_digest or "",
        "image_alt": saved.image_alt or "",
    }
