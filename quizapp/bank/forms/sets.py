"""The form of a set: what it is about, and where it comes from."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, StringField, TextAreaField, URLField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length, Optional, Regexp, StopValidation

from quizapp.bank.actions.sets import SetContent
from quizapp.bank.forms.questions import TagsField, tidy
from quizapp.bank.models import QuestionSet
from quizapp.reading.dates import PartialDate, read_date

LEVELS = (
    SelectChoice("introductory", _l("Introductory")),
    SelectChoice("standard", _l("Standard")),
    SelectChoice("advanced", _l("Advanced")),
)
SOURCE = ("headline", "publisher", "url", "published_on")


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def needed(message: Any) -> DataRequired:
    return DataRequired(message)


class SetForm(FlaskForm):
    title = StringField(
        _l("Title"),
        filters=[one_line],
        validators=[needed(_l("Give the set a title.")), Length(max=200)],
    )
    summary = TextAreaField(
        _l("Summary"),
        description=_l("What it asks about, in a sentence or two."),
        filters=[tidy],
        validators=[needed(_l("Say in a sentence what the set asks about.")), Length(max=2000)],
    )
    level = RadioField(_l("Level"), choices=LEVELS, default="standard")
    tags = TagsField(_l("Tags"), description=_l("Between commas, such as: elections, space travel"))
    headline = StringField(
        _l("Headline"),
        filters=[one_line],
        validators=[needed(_l("Write the headline of the source.")), Length(max=300)],
    )
    publisher = StringField(
        _l("Publisher"),
        description=_l("The newspaper, site or station; may be left open."),
        filters=[one_line],
        validators=[Length(max=200)],
    )
    url = URLField(
        _l("Link"),
        description=_l("Where it can be read; may be left open."),
        filters=[one_line],
        validators=[
            Optional(),
            Length(max=1000),
            Regexp(
                r"^https?://[^\s/?#]\S*$",
                message=_l("Begin the link with https:// or http://, and leave no space in it."),
            ),
        ],
    )
    published_on = StringField(
        _l("Date of publication"),
        description=_l("Such as 2018-12-20, 2018-12 or 2018."),
        filters=[one_line],
        validators=[needed(_l("Write when the source was published.")), Length(max=100)],
    )

    def validate_published_on(self, field: StringField) -> None:
        when = read_date(field.data)
        if not isinstance(when, PartialDate):
            raise StopValidation(_l("Write the date as 2018-12-20, 2018-12 or 2018."))
        field.data = str(when)

    @property
    def content(self) -> SetContent:
        """What is stored of it, once it is valid."""
        source = {name: self[name].data or None for name in SOURCE}
        return SetContent(
            title=self.title.data,
            summary=self.summary.data,
            level=self.level.data,
            tags=tuple(self.tags.data or ()),
            source=source,
        )


def as_typed(saved: QuestionSet) -> dict[str, Any]:
    """What the form shows for a saved set."""
    source = {name: text or "" for name, text in saved.article.source.items()}
    plain = {"title": saved.title, "summary": saved.summary, "level": saved.level}
    return plain | source | {"tags": [tag.tag for tag in saved.tags]}
