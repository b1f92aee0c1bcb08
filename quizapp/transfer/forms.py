"""The forms of what comes in and what goes out."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import AnyOf, Length, NumberRange, Optional, StopValidation

from quizapp.bank.actions.sets import SetContent
from quizapp.bank.forms.sets import one_line
from quizapp.bank.models import QuestionSet
from quizapp.formats import FORMATS
from quizapp.reading.dates import PartialDate, read_date
from quizapp.templating import translate

MOST_MEGABYTES = 20
GOES = ("keep", "all", "none", "import")
WHICH = (
    SelectChoice("", _l("All rows")),
    SelectChoice("good", _l("Those that can be taken")),
    SelectChoice("known", _l("Those that seem to be in your sets already")),
    SelectChoice("skipped", _l("Those that cannot be taken")),
)


class ImportForm(FlaskForm):
    """A file, or what was copied out of one."""

    file = FileField(
        _l("A file"),
        description=_l("From Moodle, Canvas, Kahoot, Anki, a spreadsheet …, up to 20 MB."),
    )
    text = TextAreaField(
        _l("Or its text"), description=_l("GIFT, Aiken, CSV or YAML, pasted from an editor.")
    )
    format = SelectField(
        _l("Format"), description=_l("Found out from the content, unless you choose one."),
        default="",
    )  # fmt: skip

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        readable = [one for one in FORMATS if one.reads]
        self.format.choices = [
            SelectChoice("", _l("Find out")),
            *(SelectChoice(one.key, translate(one.label)) for one in readable),
        ]

    @property
    def name(self) -> str:
        """Of the file, without folders; empty for text that was pasted."""
        upload = self.file.data
        given = (upload.filename or "") if upload else ""
        return str(given).replace("\\", "/").rpartition("/")[2][:200]

    def validate_text(self, field: TextAreaField) -> None:
        if not self.name and not (field.data or "").strip():
            raise StopValidation(_l("Choose a file, or paste its text."))


class PlacesField(SelectMultipleField):
    """Places of rows on the page, from 0."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, coerce=int, choices=[], validate_choice=False, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        usable = (text for text in valuelist[:1000] if text.isascii() and text.isdecimal())
        self.data = sorted({int(text[:9]) for text in usable})


class RowsForm(FlaskForm):
    """Which rows of a page to take and, with `import`, into which set all chosen ones go."""

    shown = PlacesField()
    take = PlacesField()
    go = HiddenField(validators=[AnyOf(GOES)])
    to = SelectField(_l("Into which set"), validate_choice=False)
    title = StringField(
        _l("Title of the new set"), filters=[one_line], validators=[Length(max=200)]
    )
    headline = StringField(
        _l("Headline of its source"),
        description=_l("What the questions are about; shown with each of them."),
        filters=[one_line],
        validators=[Length(max=300)],
    )
    published_on = StringField(
        _l("Date of the source"),
        description=_l("Such as 2018-12-20, 2018-12 or 2018."),
        filters=[one_line],
        validators=[Length(max=100)],
    )

    def offer(self, sets: Sequence[QuestionSet]) -> None:
        """Says which sets there are to choose from."""
        new = SelectChoice("", _l("A new set, described below"))
        self.to.choices = [new, *(SelectChoice(one.slug, one.title) for one in sets)]

    @property
    def makes_set(self) -> bool:
        return self.go.data == "import" and not self.to.data

    def validate_title(self, field: StringField) -> None:
        if self.makes_set and not field.data:
            raise StopValidation(_l("Give the new set a title."))

    def validate_headline(self, field: StringField) -> None:
        if self.makes_set and not field.data:
            raise StopValidation(_l("Write the headline of the source."))

    def validate_published_on(self, field: StringField) -> None:
        if self.makes_set and not isinstance(read_date(field.data or ""), PartialDate):
            raise StopValidation(_l("Write the date as 2018-12-20, 2018-12 or 2018."))

    @property
    def content(self) -> SetContent:
        """Of the new set, once it is valid."""
        source = {
            "headline": self.headline.data,
            "publisher": None,
            "url": None,
            "published_on": str(read_date(self.published_on.data)),
        }
        return SetContent(self.title.data, self.headline.data, "standard", (), source)


class PageForm(FlaskForm):
    """Which rows to show. What is not understood is left out, never an error."""

    class Meta:
        csrf = False

    which = SelectField(_l("Show"), choices=WHICH, default="")
    page = IntegerField(validators=[Optional(), NumberRange(1, 10_000)])

    @property
    def number(self) -> int:
        self.validate()
        return 1 if self.page.errors else self.page.data or 1

    @property
    def shown(self) -> str:
        self.validate()
        return "" if self.which.errors else self.which.data or ""


class ExportForm(FlaskForm):
    """What to write, and how: in the address, so that a download is a link."""

    class Meta:
        csrf = False

    set = StringField(filters=[lambda text: (text or "")[:100]])
    ids = StringField(filters=[lambda text: (text or "")[:2000]])
    format = RadioField(_l("Format"), default="")

    def __init__(self, formdata: Any) -> None:
        super().__init__(formdata)
        writable = [one for one in FORMATS if one.writes]
        self.format.choices = [SelectChoice(one.key, translate(one.label)) for one in writable]

    @property
    def chosen(self) -> list[int]:
        parts = (self.ids.data or "").split(",")
        return sorted({int(one) for one in parts if one.isascii() and one.isdecimal()})
