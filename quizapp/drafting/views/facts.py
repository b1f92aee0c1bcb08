"""The article with its facts marked, and what to make of each."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.articles.actions import (
    accept_found,
    mark_fact,
    mend_found,
    merge_found,
    reject_found,
    reopen_found,
)
from quizapp.articles.marking import mark
from quizapp.articles.models import ArticleText, FoundFact
from quizapp.articles.queries import UNDER_WAY, found_facts, get_own_found, get_own_text
from quizapp.clock import now
from quizapp.database import db
from quizapp.drafting.actions.reading import STEPS
from quizapp.drafting.forms import FactsForm, FoundForm, MarkForm
from quizapp.drafting.queries import draft_counts
from quizapp.drafting.views.blueprint import bp

SURE = 0.85
"""The least confidence in facts that may be accepted all at once."""
SHOWN = {"": ("open", "accepted"), "away": ("rejected", "merged")}


@bp.get("/<int:article_id>")
@teacher_required
def article(article_id: int) -> ResponseReturnValue:
    text = get_own_text(require_user(), article_id)
    if text.state in UNDER_WAY:
        return render_template("drafting/article_wait.html", text=text, steps=STEPS)
    return _page(text)


def _page(text: ArticleText, form: FoundForm | None = None, marking: MarkForm | None = None) -> str:
    """`form` and `marking` are forms to be mended."""
    asked = FactsForm(request.args)
    asked.validate()
    every = found_facts(text.article_id)
    states = SHOWN.get(asked.state.data, (asked.state.data,))
    shown = [one for one in every if one.state in states]
    shown = [one for one in shown if not asked.kind.data or one.kind == asked.kind.data]
    return render_template(
        "drafting/article.html",
        text=text,
        asked=asked,
        every=every,
        shown=shown,
        paragraphs=mark(text.text, shown),
        mending=form,
        marking=marking or MarkForm(formdata=None),
        sure=len(_sure(every)),
        drafts=draft_counts([text.article_id]).get(text.article_id),
    )


def _sure(found: Sequence[FoundFact]) -> list[FoundFact]:
    return [one for one in found if one.state == "open" and one.claim and one.confidence >= SURE]


@bp.post("/<int:article_id>/facts/sure")
@teacher_required
def accept_sure(article_id: int) -> ResponseReturnValue:
    user = require_user()
    text = get_own_text(user, article_id, writing=True)
    accept_found(_sure(found_facts(article_id)), text, say_place, user.id, now())
    db.session.commit()
    return redirect(_back(article_id), 303)


@bp.post("/<int:article_id>/facts/<int:found_id>")
@teacher_required
def decide_fact(article_id: int, found_id: int) -> ResponseReturnValue:
    user, form = require_user(), FoundForm()
    found = get_own_found(user, article_id, found_id)
    text = get_own_text(user, article_id)
    if not form.validate():
        form.found_id = found_id
        return _page(text, form), 400
    _decide(found, text, form, user.id)
    db.session.commit()
    return redirect(_back(article_id, found_id), 303)


def _decide(found: FoundFact, text: ArticleText, form: FoundForm, by: int) -> None:
    match form.decision.data:
        case "accept":
            accept_found([found], text, say_place, by, now())
        case "mend":
            mend_found(found, form.claim.data, form.kind.data)
        case "reject":
            reject_found(found, "", by, now())
        case "merge":
            into = get_own_found(require_user(), text.article_id, form.into.data)
            merge_found(found, into, by, now())
        case "reopen":
            reopen_found(found)


def say_place(paragraph: int) -> str:
    """Where in the source, in words that are stored with the fact."""
    return str(gettext("Paragraph %(number)s", number=paragraph))


def _back(article_id: int, found_id: int | None = None) -> str:
    asked = FactsForm(request.args)
    asked.validate()
    kept = {name: asked[name].data for name in ("kind", "state") if asked[name].data}
    anchor = f"found-{found_id}" if found_id else None
    return str(url_for("drafting.article", article_id=article_id, _anchor=anchor, **kept))


@bp.post("/<int:article_id>/facts")
@teacher_required
def mark_by_hand(article_id: int) -> ResponseReturnValue:
    user, form = require_user(), MarkForm()
    text = get_own_text(user, article_id, writing=True)
    span = form.span(text.text) if form.validate() else None
    if span is None:
        if not form.errors:
            form.words.errors = [gettext("The article does not have these words. Copy them anew.")]
        return _page(text, marking=form), 400
    marked = mark_fact(text, span, form.kind.data, form.claim.data)
    accept_found([marked], text, say_place, user.id, now())
    db.session.commit()
    flash(gettext("The fact is kept. Questions can rest on it now."), "success")
    return redirect(_back(article_id, marked.id), 303)
