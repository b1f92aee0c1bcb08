"""Finding a set and starting it."""

import secrets
from collections import Counter
from collections.abc import Sequence
from typing import Any

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.presence import current_learner
from quizapp.attempts.actions.taking import Choices
from quizapp.attempts.cards import Pager, SetCard, SetScores
from quizapp.attempts.forms import SearchForm, StartForm
from quizapp.attempts.models import SetScore
from quizapp.attempts.queries.taking import OpenAttempt, open_attempts, set_scores
from quizapp.attempts.scores import Score
from quizapp.attempts.views.blueprint import bp
from quizapp.attempts.views.starting import begin, new_start_key
from quizapp.bank.models import Edition, QuestionSet
from quizapp.bank.queries.published import (
    Page,
    common_tags,
    edition_document,
    find_sets,
    get_published_set,
)

CARDS_A_PAGE = 12


@bp.get("/")
def home() -> ResponseReturnValue:
    form = SearchForm(request.args)
    if not form.validate():
        flash(gettext("That search was not understood, so all quizzes are shown."), "info")
        form = SearchForm(None)
    text, tag, number = form.q.data or "", form.tag.data or "", form.page.data or 1
    found, more = find_sets(text, tag, Page(number, CARDS_A_PAGE))
    learner, unfinished = current_learner(), open_attempts(current_learner())
    scores = set_scores(learner, [one.id for one in found])
    return render_template(
        "attempts/home.html",
        cards=[make_card(one, scores.get(one.id), unfinished) for one in found],
        form=form,
        tags=common_tags(),
        open_attempts=unfinished,
        page=_pager(number, more, q=text, tag=tag),
        searching=bool(text or tag),
        start_key=new_start_key(),
    )


def _pager(number: int, more: bool, **query: str) -> Pager:
    def address(of: int) -> str:
        kept = {name: value for name, value in query.items() if value}
        return url_for("attempts.home", page=of if of > 1 else None, **kept)  # type: ignore[arg-type]

    return Pager(
        number=number,
        previous_url=address(number - 1) if number > 1 else None,
        next_url=address(number + 1) if more else None,
    )


def make_card(
    of: QuestionSet, scores: SetScore | None, unfinished: Sequence[OpenAttempt]
) -> SetCard:
    edition = published_edition(of)
    return SetCard(
        id=of.id,
        slug=of.slug,
        title=of.title,
        summary=of.summary,
        level=of.level,
        tags=tuple(tag.tag for tag in of.tags),
        headline=of.article.headline,
        publisher=of.article.publisher,
        published_on=of.article.published_on,
        question_count=edition.question_count,
        minutes=max(1, round(edition.seconds / 60)),
        best=Score(scores.best_points, scores.best_max) if scores else None,
        open_attempt_id=next((one.id for one in unfinished if one.set_id == of.id), None),
    )


def published_edition(of: QuestionSet) -> Edition:
    assert of.edition is not None, "only published sets are read here"
    return of.edition


@bp.get("/sets/<slug>")
def set_page(slug: str) -> ResponseReturnValue:
    found = get_published_set(slug)
    form = StartForm(published_edition(found).question_count, formdata=None)
    form.start_key.data = new_start_key()
    return _show_set(found, form)


def _show_set(found: QuestionSet, form: StartForm) -> str:
    learner = current_learner()
    scores = set_scores(learner, [found.id]).get(found.id)
    unfinished = open_attempts(learner, found.id)
    return render_template(
        "attempts/set.html",
        card=make_card(found, scores, unfinished),
        form=form,
        scores=_all_scores(scores) if scores else None,
        open_attempt=unfinished[0] if unfinished else None,
        **_coverage(found),
    )


def _all_scores(of: SetScore) -> SetScores:
    return SetScores(
        attempts=of.attempts,
        best=Score(of.best_points, of.best_max),
        first=Score(of.first_points, of.first_max),
        latest=Score(of.latest_points, of.latest_max),
    )


def _coverage(found: QuestionSet) -> dict[str, Any]:
    """What a set asks about, by question type and by kind of fact; and where it comes from."""
    document = edition_document(published_edition(found))
    types = Counter(question.type for question in document.questions)
    facts = {fact for question in document.questions for fact in question.evidence}
    return {
        "types": types.most_common(),
        "kinds": Counter(fact.kind for fact in facts).most_common(),
        "source": document.source,
    }


@bp.post("/sets/<slug>/attempts")
def start(slug: str) -> ResponseReturnValue:
    found = get_published_set(slug)
    edition = published_edition(found)
    form = StartForm(edition.question_count)
    if not form.validate_on_submit():
        return _show_set(found, form), 400
    places = secrets.SystemRandom().sample(range(edition.question_count), form.places)
    choices = Choices(
        scope="all" if len(places) == edition.question_count else "some",
        behaviour=form.behaviour.data or "deferred",
        layout=form.layout.data or "one",
        minutes=form.minutes.data or 0,
    )
    return begin(edition, places, choices, form.start_key.data)
