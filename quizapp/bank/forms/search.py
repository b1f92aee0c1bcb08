"""What is asked of the bank, and done to the questions that were chosen."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, SearchField, SelectField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import AnyOf, Length, NumberRange, Optional, StopValidation

from quizapp.articles.models import Article
from quizapp.bank.keys import as_key
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.search import MOST_COUNTED, PAGE, Filters
from quizapp.bank.states import QUESTION_STATES, SET_STATES
from quizapp.database import LARGEST_ID
from quizapp.question_types import TYPES
from quizapp.templating import translate

MOST_CHOSEN = 100
LONGEST_SEARCH = 500
ANY = SelectChoice("", _l("Any"))
DIFFICULTIES = (
    SelectChoice("easy", _l("Easy")),
    SelectChoice("medium", _l("Medium")),
    SelectChoice("hard", _l("Hard")),
)
DEEDS = ("tag", "untag", "move", "copy", "withdraw", "offer", "export", "convert")


class SmallNumberField(IntegerField):
    """Refuses numbers so long that comparing them would fail."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([typed[:20] for typed in valuelist])


class BankForm(FlaskForm):
    """In the address of the bank. What is not understood is left out, never an error."""

    class Meta:
        csrf = False

    q = SearchField(_l("Search the bank"), filters=[lambda text: (text or "")[:LONGEST_SEARCH]])
    tag = StringField(_l("Tag"), filters=[lambda text: as_key(text or "")[:50]])
    type = SelectField(_l("Type"), default="")
    set = StringField(_l("Set"), filters=[lambda text: (text or "")[:100]])
    source = SelectField(_l("Source"), validate_choice=False, default="")
    state = SelectField(_l("State"), default="")
    difficulty = SelectField(_l("Difficulty"), choices=[ANY, *DIFFICULTIES], default="")
    page = SmallNumberField(validators=[Optional(), NumberRange(1, MOST_COUNTED // PAGE)])

    def __init__(self, formdata: Any, sources: Sequence[Article] = ()) -> None:
        super().__init__(formdata)
        self.type.choices = [ANY, *(SelectChoice(t.key, translate(t.label)) for t in TYPES)]
        states = [*QUESTION_STATES.values(), SET_STATES["archived"]]
        offered = [one for one in states if one.key != "deleted"]
        self.state.choices = [ANY, *(SelectChoice(s.key, translate(s.label)) for s in offered)]
        self.source.choices = [ANY, *(SelectChoice(str(a.id), a.headline) for a in sources)]

    @property
    def filters(self) -> Filters:
        """Only what is valid; the page shows every filter as it was understood."""
        self.validate()
        return Filters(
            tag=self.tag.data or "",
            type=self._valid("type"),
            set=self.set.data or "",
            source=self._source,
            state=self._valid("state"),
            difficulty=self._valid("difficulty"),
        )

    def _valid(self, name: str) -> str:
        return "" if self[name].errors else self[name].data or ""

    @property
    def _source(self) -> int:
        typed = self.source.data or ""
        usable = typed.isascii() and typed.isdecimal() and len(typed) < 12
        return int(typed) if usable and int(typed) <= LARGEST_ID else 0

    @property
    def number(self) -> int:
        return 1 if self.page.errors else self.page.data or 1

    @property
    def address(self) -> dict[str, str]:
        """The parts of the address that are not empty, but for the page."""
        names = ("q", "tag", "type", "set", "source", "state", "difficulty")
        return {name: self[name].data for name in names if self[name].data}

    def url(self, page: int = 1) -> str:
        """Where this search is found."""
        query: dict[str, Any] = {**self.address, "page": page if page > 1 else None}
        return url_for("bank.search", **query)


class ChosenField(SelectMultipleField):
    """Ids of questions; whose they are, the query asks that fetches them."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, coerce=int, choices=[], validate_choice=False, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = {text for text in valuelist if text.isascii() and text.isdecimal()}
        self.data = sorted(int(text[:12]) for text in typed)

    def pre_validate(self, form: Any) -> None:
        if not self.data:
            raise StopValidation(_l("Choose at least one question."))
        if len(self.data) > MOST_CHOSEN:
            raise StopValidation(_l("Choose at most %(most)s questions.", most=MOST_CHOSEN))


class SelectionForm(FlaskForm):
    """What to do with the questions that are ticked."""

    ids = ChosenField()
    do = StringField(validators=[AnyOf(DEEDS, _l("Choose what to do with them."))])
    add_tag = StringField(_l("Tag to add or take off"), validators=[Length(max=50)])
    to = SelectField(_l("To which set"), validate_choice=False)

    def offer(self, sets: Sequence[QuestionSet]) -> None:
        """Says which sets there are to choose from."""
        self.to.choices = [SelectChoice(one.slug, one.title) for one in sets]

    def validate_add_tag(self, field: StringField) -> None:
        if self.do.data in ("tag", "untag") and not as_key(field.data or ""):
            raise StopValidation(_l("Write the tag: letters from a to z, digits and hyphens."))

    def validate_to(self, field: SelectField) -> None:
        if self.do.data in ("move", "copy") and not field.data:
            raise StopValidation(_l("Choose a set of yours."))

    @property
    def tag(self) -> str:
        """In the form in which tags are stored."""
        return as_key(self.add_tag.data or "")
