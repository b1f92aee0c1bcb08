"""The forms of articles, of the facts found in them, and of drafts."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField, URLField
from wtforms.fields import SelectChoice
from wtforms.validators import AnyOf, Length, NumberRange, Optional, Regexp, StopValidation

from quizapp.articles.ingest.base import MOST_CHARACTERS
from quizapp.bank.forms.questions import KINDS, tidy
from quizapp.bank.forms.sets import needed, one_line
from quizapp.database import LARGEST_ID
from quizapp.reading.dates import PartialDate, read_date

LONGEST_CLAIM = 2000
LEAST_WORDS = 20
REASONS = (
    SelectChoice("", _l("Choose a reason")),
    SelectChoice("wrong", _l("It is not right, or not what the article says")),
    SelectChoice("several", _l("More than one answer can be defended")),
    SelectChoice("context", _l("It cannot be understood without the article")),
    SelectChoice("distractors", _l("The wrong options are poor")),
    SelectChoice("language", _l("The wording is bad")),
    SelectChoice("trivial", _l("It is too easy, or not worth asking")),
    SelectChoice("other", _l("Something else")),
)
ANY_KIND = SelectChoice("", _l("All kinds"))
DECISIONS = ("accept", "edit", "reject", "reopen", "turn")


class ArticleForm(FlaskForm):
    """A source with its text: typed, pasted, or taken from a file first (`go` is `take`)."""

    go = HiddenField(validators=[AnyOf(["take", "save", ""])])
    taken = HiddenField(default="", validators=[Length(max=200)])
    """The name of the file that the text was taken from."""
    file = FileField(
        _l("A file"),
        description=_l("Text, web page, Word or PDF (.txt, .html, .docx, .pdf), up to 10 MB."),
    )
    text = TextAreaField(
        _l("The text"),
        description=_l("Paste the whole article. A blank line parts the paragraphs."),
    )
    headline = StringField(_l("Headline"), filters=[one_line], validators=[Length(max=300)])
    publisher = StringField(
        _l("Publisher"),
        description=_l("The newspaper, site or station; may be left open."),
        filters=[one_line],
        validators=[Length(max=200)],
    )
    published_on = StringField(
        _l("Date of publication"),
        description=_l("Such as 2018-12-20. “Monday” and “last week” are reckoned from it."),
        filters=[one_line],
        validators=[Length(max=100)],
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

    @property
    def taking(self) -> bool:
        return bool(self.go.data == "take")

    def validate_text(self, field: TextAreaField) -> None:
        text = field.data or ""
        if self.taking:
            return
        if len(text.split()) < LEAST_WORDS:
            raise StopValidation(
                _l("Paste the article: at least %(least)s words.", least=LEAST_WORDS)
            )
        if len(text) > MOST_CHARACTERS:
            raise StopValidation(
                _l(
                    "The text has more than %(most)s characters. Take one article at a time.",
                    most=MOST_CHARACTERS,
                )
            )

    def validate_headline(self, field: StringField) -> None:
        if not self.taking and not field.data:
            raise StopValidation(_l("Write the headline of the article."))

    def validate_published_on(self, field: StringField) -> None:
        if not self.taking and not isinstance(read_date(field.data or ""), PartialDate):
            raise StopValidation(_l("Write when it was published, such as 2018-12-20."))

    @property
    def source(self) -> dict[str, Any]:
        """As `Article.source`, once it is valid."""
        return {
            "headline": self.headline.data,
            "publisher": self.publisher.data or None,
            "url": self.url.data or None,
            "published_on": str(read_date(self.published_on.data)),
        }


class FactsForm(FlaskForm):
    """Which of the found facts to show."""

    class Meta:
        csrf = False

    kind = SelectField(_l("Kind"), choices=[ANY_KIND, *KINDS], default="")
    state = SelectField(
        _l("Which"),
        choices=[
            SelectChoice("", _l("Undecided and accepted")),
            SelectChoice("open", _l("Undecided")),
            SelectChoice("accepted", _l("Accepted")),
            SelectChoice("away", _l("Put aside")),
        ],
        default="",
    )


class FoundForm(FlaskForm):
    """What is to become of a found fact."""

    decision = HiddenField(validators=[AnyOf(["accept", "mend", "reject", "merge", "reopen"])])
    claim = TextAreaField(
        _l("What the source says, in one sentence that stands alone"),
        filters=[tidy],
        validators=[Length(max=LONGEST_CLAIM)],
    )
    kind = SelectField(_l("Kind"), choices=KINDS, validate_choice=True)
    into = IntegerField(_l("The same as"), validators=[Optional(), NumberRange(1, LARGEST_ID)])

    def validate_claim(self, field: TextAreaField) -> None:
        if self.decision.data == "mend" and not field.data:
            raise StopValidation(_l("Write what the source says, in one sentence."))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """An empty field ends the validators of its own."""
        valid = bool(super().validate(*args, **kwargs))
        if self.decision.data == "merge" and self.into.data is None and not self.into.errors:
            self.into.errors = [gettext("Choose the fact that says the same.")]
            return False
        return valid


class MarkForm(FlaskForm):
    """A fact by hand: words of the article, and what they say."""

    words = StringField(
        _l("Words of the article"),
        description=_l("Mark them in the article, or copy them here exactly."),
        validators=[needed(_l("Mark some words of the article first.")), Length(max=1000)],
    )
    start = IntegerField(
        validators=[Optional(), NumberRange(0, MOST_CHARACTERS)],
    )
    kind = SelectField(_l("Kind"), choices=KINDS, default="event")
    claim = TextAreaField(
        _l("What the source says, in one sentence that stands alone"),
        filters=[tidy],
        validators=[
            needed(_l("Write what the source says, in one sentence.")),
            Length(max=LONGEST_CLAIM),
        ],
    )

    def span(self, text: str) -> tuple[int, int] | None:
        """Where the words stand: at `start`, if they do, else where they stand first."""
        words, start = self.words.data, self.start.data
        if start is None or not text.startswith(words, start):
            start = text.find(words)
        return (start, start + len(words)) if start >= 0 else None


class DraftsForm(FlaskForm):
    """Which drafts to show, and the set that they go into."""

    class Meta:
        csrf = False

    kind = SelectField(_l("Kind"), choices=[ANY_KIND, *KINDS], default="")
    more = HiddenField(default="")
    into = StringField(validators=[Length(max=200)])


class DecideForm(FlaskForm):
    """What is to become of a draft."""

    decision = HiddenField(validators=[AnyOf(DECISIONS)])
    into = StringField(validators=[Length(max=200)])
    reason = SelectField(_l("Why not"), choices=REASONS, default="")
    note = StringField(
        _l("In your words (may be left open)"), filters=[one_line], validators=[Length(max=500)]
    )

    def validate_reason(self, field: SelectField) -> None:
        if self.decision.data == "reject" and not field.data:
            raise StopValidation(_l("Choose why the draft cannot be used."))
