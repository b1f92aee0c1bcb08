"""The drafts made from an article: to be taken, changed or turned down."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.models import User
from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.articles.models import ArticleText
from quizapp.articles.queries import get_own_text
from quizapp.bank.actions.sets import SetContent, create_set
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.editable import get_own_set
from quizapp.clock import now
from quizapp.database import db
from quizapp.drafting.actions.deciding import (
    accept_draft,
    reject_draft,
    reopen_draft,
    turn_options,
)
from quizapp.drafting.forms import DecideForm, DraftsForm
from quizapp.drafting.models import Draft
from quizapp.drafting.queries import drafts_of, get_own_draft, sets_from
from quizapp.drafting.views.blueprint import bp
from quizapp.drafting.views.facts import say_place
from quizapp.errors import NotFound
from quizapp.messages import Message
from quizapp.question_types import BY_KEY

FIRST = 10
"""Drafts that are shown before “more” is asked for."""


@bp.get("/<int:article_id>/drafts")
@teacher_required
def drafts(article_id: int) -> ResponseReturnValue:
    return _page(get_own_text(require_user(), article_id))


def _page(text: ArticleText, form: DecideForm | None = None) -> str:
    """`form` is one to be mended."""
    asked = DraftsForm(request.args)
    asked.validate()
    every = drafts_of(text.article_id)
    kinds = [one for one in every if not asked.kind.data or one.kind == asked.kind.data]
    best = kinds if asked.more.data else _best(kinds)
    return render_template(
        "drafting/drafts.html",
        text=text,
        asked=asked,
        every=every,
        shown=best,
        left=len(kinds) - len(best),
        sets=sets_from(require_user(), text.article_id),
        mending=form,
        deciding=DecideForm(formdata=None),
        type_of=BY_KEY,
    )


def _best(drafts: Sequence[Draft]) -> list[Draft]:
    """The first ten of the kinds that proved good; what was decided about stays in sight."""
    return [one for one in drafts if one.shown == "first"][:FIRST] or list(drafts[:FIRST])


@bp.post("/<int:article_id>/drafts/<int:draft_id>")
@teacher_required
def decide_draft(article_id: int, draft_id: int) -> ResponseReturnValue:
    user, form = require_user(), DecideForm()
    draft = get_own_draft(user, article_id, draft_id)
    text = get_own_text(user, article_id)
    if not form.validate():
        form.draft_id = draft_id
        return _page(text, form), 400
    into = None
    match form.decision.data:
        case "accept" | "edit":
            into = _set(user, text, form.into.data)
            accept_draft(draft, text, into, say_place, user, now())
        case "reject":
            reject_draft(draft, form.reason.data, form.note.data, user, now())
        case "reopen":
            reopen_draft(draft)
        case "turn":
            turn_options(draft)
    db.session.commit()
    if form.decision.data == "edit":
        return redirect(url_for("bank.edit_question", question_id=draft.question_id), 303)
    if into:
        flash(gettext("It is a question of “%(set)s” now.", set=into.title), "success")
    return redirect(_back(draft, into), 303)


def _set(user: User, text: ArticleText, slug: str) -> QuestionSet:
    """The set of this article that was chosen, locked; a new one where none was."""
    if not slug:
        return create_set(user, _new_set(text), now())
    found = get_own_set(user, slug, writing=True)
    if found.article_id != text.article_id:
        raise NotFound(Message("There is no such set, or it belongs to somebody else."))
    return found


def _new_set(text: ArticleText) -> SetContent:
    headline = text.article.headline
    return SetContent(
        title=headline[:200],
        summary=gettext("Questions on “%(headline)s”.", headline=headline),
        level="standard",
        tags=(),
        source=text.article.source,
    )


def _back(draft: Draft, into: QuestionSet | None) -> str:
    asked = DraftsForm(request.args)
    asked.validate()
    kept = {name: asked[name].data for name in ("kind", "more", "into") if asked[name].data}
    kept |= {"into": into.slug} if into else {}
    return url_for(
        "drafting.drafts", article_id=draft.article_id, _anchor=f"draft-{draft.id}", **kept
    )
