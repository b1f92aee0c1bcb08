"""The editor of one question: its forms, and all that stands around them on the page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from secrets import token_urlsafe
from typing import Any

from flask import render_template, request
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from quizapp.accounts.models import User
from quizapp.articles.models import Fact
from quizapp.bank.actions.images import save_image
from quizapp.bank.actions.questions import write_fact
from quizapp.bank.actions.revising import Revised, revised
from quizapp.bank.checks import Advice, Draft
from quizapp.bank.editions import EditionQuestion, Evidence, Picture
from quizapp.bank.forms.questions import FactForm, QuestionForm, as_typed, form_faults
from quizapp.bank.models import Question, QuestionSet, UnfinishedQuestion
from quizapp.bank.pictures import MOST_MEGABYTES
from quizapp.bank.queries.advice import advice_on
from quizapp.bank.queries.corrections import may_correct
from quizapp.bank.queries.facts import article_facts, find_facts, pick_facts
from quizapp.bank.queries.images import find_images
from quizapp.bank.queries.questions import find_namesakes
from quizapp.bank.queries.unfinished import unfinished_changes
from quizapp.bank.trying import Trial, show_preview, show_unfinished
from quizapp.errors import ContentError, InvalidInput, Problem
from quizapp.question_types.base import Form, QuestionType
from quizapp.question_types.editing import ContentForm, Remark
from quizapp.templating import translate

FIELDS = ("stem", "content", "evidence")
"""Where advice is shown."""
CONTENT_PREFIX = "content-"
"""Of the names of the fields that the type adds to the form."""
ANSWER_PREFIX = "q1"
"""Of those of the preview."""
NOT_TYPED = frozenset({"csrf_token", "go", "press", "drop_image"})
"""Nor has to be kept: a picture that was taken out is gone."""


class QuestionEditor:
    """What a request brings to a question of the set, new where `question` is `None`."""

    most_megabytes = MOST_MEGABYTES

    def __init__(
        self,
        user: User,
        of: QuestionSet,
        type_: QuestionType[Any, Any, Any],
        question: Question | None = None,
        unfinished: UnfinishedQuestion | None = None,
    ) -> None:
        self.user, self.set, self.type, self.question = user, of, type_, question
        self.unfinished = unfinished
        self.saved = revised(question.revision) if question else None
        self.refused = self.left = False
        self.elsewhere: list[Problem] = []  # of the content, which no field of it can show
        self.content_faults: list[Remark] = []
        self.form = self._form()
        self.content = self._content()
        if self.typed is None:
            self.form.base.data = question.revision_number if question else 0
        if not self.form.form_key.validate(self.form):
            self.form.form_key.data, self.form.form_key.errors = token_urlsafe(16), ()

    @property
    def typed(self) -> Form | None:
        """What the fields hold, now or when they were left; nothing of a page just opened."""
        if request.method == "POST":
            return request.form.to_dict(flat=False)
        return self.unfinished.fields if self.unfinished else None

    def _form(self) -> QuestionForm:
        known = as_typed(self.saved) if self.saved else None
        if self.unfinished:
            return QuestionForm(formdata=MultiDict(self.unfinished.fields), data=known)
        return QuestionForm(data=known)

    def _content(self) -> ContentForm:
        saved, before, prefix = self.saved, None, CONTENT_PREFIX
        if saved and saved.type == self.type.key:
            before = self.type.load(saved.content)
        if self.typed is None and before is not None:
            return self.type.editor.from_content(before, prefix=prefix)
        form = self.type.editor(MultiDict(self.typed or {}), prefix=prefix)
        form.before = before
        return form

    @property
    def form_key(self) -> str:
        return str(self.form.form_key.data)

    @property
    def made_with(self) -> str:
        """What is noted of a question that is made with the form."""
        return f"{self.user.id}-{self.form_key}"

    def receive(self, now: datetime) -> bool:
        """Does what the pressed button asks for; whether the question can be saved as it is.

        An uploaded picture is kept at once, so that it need not be chosen again when something
        else has to be mended.
        """
        problem, usable = self._receive_picture(now), True
        if button := request.form.get("press"):
            self.content.press(button)
        else:
            usable = self.form.validate()
        if problem:
            self.form.picture.errors = [*self.form.picture.errors, problem]
        self.left = not button and self.form.go.data == "later" and not problem
        if button or self.left or self.form.go.data in ("preview", "try", "find"):
            return False
        complete = self.loaded is not None and self.content.validate()
        self.refused = not (complete and usable and not problem)
        return not self.refused

    def _receive_picture(self, now: datetime) -> str:
        """What is wrong with the picture, if anything."""
        file = self.form.picture.data
        if not file:
            unknown = self.form.digest and not self.picture
            return gettext("That picture is not here. Choose it again.") if unknown else ""
        try:
            image = save_image(file.stream.read(MOST_MEGABYTES * 1024**2 + 1), now)
        except InvalidInput as error:
            return translate(error.message)
        self.form.image_digest.data, self.form.drop_image.data = image.digest, False
        return ""

    @cached_property
    def loaded(self) -> Any:
        """The content, or `None` with messages at the fields that have to be mended."""
        problems: Sequence[Problem] = ()
        try:
            return self.type.load(self.content.to_data())
        except ContentError as error:
            problems = error.problems
            return None
        finally:
            self.content_faults = self.content.faults(problems)
            if request.method == "POST" and not request.form.get("press"):
                self.elsewhere = self.content.place(problems)

    @property
    def faults(self) -> list[Remark]:
        """What keeps the question from being saved, as it is said at the fields."""
        if self.typed is None:
            return []
        return [*self.content_faults, *form_faults(self.form)]

    @property
    def outdated(self) -> list[Remark]:
        return [] if self.typed is None else self.content.outdated()

    @property
    def fields(self) -> dict[str, list[str]]:
        """All that was typed, with the picture that was sent along, to go on with later."""
        sent = {
            name: values
            for name, values in request.form.to_dict(flat=False).items()
            if name not in NOT_TYPED and not name.startswith(ANSWER_PREFIX)
        }
        return sent | {
            "image_digest": [self.form.digest or ""],
            "form_key": [self.form_key],
            "base": [str(self.form.base.data or 0)],
            "type": [self.type.key],
        }

    @cached_property
    def facts(self) -> Sequence[Fact]:
        """The evidence that is ticked, less what may not be used."""
        used = self.saved.facts if self.saved else ()
        return pick_facts(self.set, self.form.facts.data or (), used)

    @property
    def written(self) -> Revised:
        """The question as typed. Needs loaded content; stored as it was where it is the same."""
        content, saved = self.type.dump(self.loaded), self.saved
        if saved and saved.type == self.type.key and self.type.load(saved.content) == self.loaded:
            content = saved.content
        return self.form.revised(self.type.key, content, self.facts)

    @property
    def may_write_facts(self) -> bool:
        """Whether the source is the user's; to one of the site's nothing is added by the way."""
        return may_correct(self.user, self.set.article)

    @property
    def new_fact(self) -> dict[str, str] | None:
        """The fact that is being made beside the question, once it is complete."""
        form = FactForm(request.form, prefix=self.form.new_fact.form._prefix)
        return form.fact if self.may_write_facts and form.begun and form.validate() else None

    def with_new_fact(self, written: Revised) -> Revised:
        """Writes that fact down, if there is one."""
        if self.new_fact is None:
            return written
        fact = write_fact(self.set.article, self.new_fact)
        return replace(written, facts=tuple(dict.fromkeys((*written.facts, fact))))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """As typed, the fact that is not yet written down included."""
        facts = [*(fact.evidence for fact in self.facts), *filter(None, [self.new_fact])]
        return tuple(Evidence(**fact) for fact in facts)

    @cached_property
    def picture(self) -> Picture | None:
        image = find_images([self.form.digest]).get(self.form.digest) if self.form.digest else None
        alt = self.form.image_alt.data or ""
        return Picture(image.digest, alt, image.width, image.height) if image else None

    def preview(self) -> Trial | None:
        """The question as a student would see it now, as far as it can be shown."""
        if self.typed is None and self.loaded is None:
            return None
        if self.loaded is None:
            return show_unfinished(self._shown(self._sketched()))
        checked = self.form.go.data == "try"
        return show_preview(self._shown(self.loaded), self.typed or {}, checked)

    def _sketched(self) -> Any:
        try:
            return self.type.load(self.content.sketch())
        except ContentError:
            return None

    def _shown(self, content: Any) -> EditionQuestion:
        return EditionQuestion(
            id=0,
            revision=0,
            type=self.type,
            stem=self.form.stem.data or "",
            content=content,
            explanation=self.form.explanation.data or "",
            difficulty=self.form.difficulty.data,
            tags=(),
            evidence=self.evidence,
            picture=self.picture,
        )

    def advice(self) -> dict[str, list[Advice]]:
        """By the part of the form that it is about. Nothing is said of an empty form."""
        if self.typed is None and self.loaded is None:
            return {}
        draft = Draft(
            type=self.type.key,
            stem=self.form.stem.data or "",
            content=self.loaded,
            explanation=self.form.explanation.data or "",
            evidence=self.evidence,
            typed=self.content.to_data(),
        )
        found = advice_on(self.user, draft, self.question.id if self.question else None)
        return {name: [one for one in found if one.field == name] for name in FIELDS}

    def page(self) -> str:
        """The page, with everything typed still in it; or the part that a script asks for."""
        if request.headers.get("X-Partial") == "content":
            return render_template("bank/_question_answers.html", editor=self)
        used = {fact.id for fact in self.saved.facts} if self.saved else set()
        facts = sorted(article_facts(self.set), key=lambda fact: fact.id not in used)
        search = self.form.fact_search.data or ""
        advice = self.advice()
        named = [one.message.values.get("ids", ()) for one in advice.get("stem", ())]
        namesakes = [id for ids in named for id in ids]
        return render_template(
            "bank/question.html",
            editor=self,
            preview=self.preview(),
            advice=advice,
            others_unfinished=self._others_unfinished(),
            namesakes=find_namesakes(self.user, namesakes),
            article_facts=facts,
            other_facts=self._others(facts, search),
            searched=search if self.form.go.data == "find" else "",
        )

    def _others_unfinished(self) -> list[UnfinishedQuestion]:
        """What else the user began to change in this question."""
        kept = unfinished_changes(self.user, self.question) if self.question else ()
        return [one for one in kept if one.form_key != self.form_key]

    def _others(self, shown: Sequence[Fact], search: str) -> list[Fact]:
        """Of other sources: those in use, then those that were searched for."""
        found = find_facts(self.set, search) if search and not self.form.fact_search.errors else ()
        return [fact for fact in dict.fromkeys([*self.facts, *found]) if fact not in shown]
