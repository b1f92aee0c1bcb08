"""The notebook of missed questions."""

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms.fields import SelectChoice

from quizapp.accounts.presence import current_learner
from quizapp.attempts.actions.taking import Choices
from quizapp.attempts.cards import Pager
from quizapp.attempts.forms import ChosenForm, NotebookForm
from quizapp.attempts.queries.notebook import (
    NOTHING_LEFT,
    Group,
    by_set,
    by_tag,
    by_type,
    missed,
    missed_ids,
)
from quizapp.attempts.views.blueprint import bp
from quizapp.attempts.views.starting import begin, new_start_key
from quizapp.bank.queries.published import edition_document, get_published_set
from quizapp.errors import Conflict
from quizapp.question_types import BY_KEY
from quizapp.templating import translate

MOST_ASKED = 60
"""A quiz on what was missed is not longer than this."""


@bp.get("/notebook")
def notebook() -> ResponseReturnValue:
    learner, form = current_learner(), NotebookForm(request.args)
    if learner is None:
        return render_template("attempts/notebook.html", rows=[], sets=[])
    valid = form.validate()
    filters = form.filters if valid else NotebookForm(None).filters
    page = (form.page.data or 1) if valid else 1
    rows, more = missed(learner.id, filters, page)
    sets = by_set(learner.id, filters)
    types = [
        one._replace(name=translate(BY_KEY[one.key].label)) for one in by_type(learner.id, filters)
    ]
    tags = by_tag(learner.id, filters)
    kind = BY_KEY.get(filters.type)
    form.offer(
        _choices(sets, filters.set),
        _choices(types, filters.type, translate(kind.label) if kind else ""),
        _choices(tags, filters.tag),
    )
    return render_template(
        "attempts/notebook.html",
        rows=rows,
        sets=[one for one in sets if filters.set in ("", one.key)],
        form=form,
        filters=filters,
        chosen=ChosenForm(formdata=None, data=filters._asdict(), start_key=new_start_key()),
        pager=_pager(form, page, more),
    )


def _choices(groups: Sequence[Group], chosen: str, name: str = "") -> list[SelectChoice]:
    """Also the one that was chosen although nothing is of it any more."""
    gone = chosen and chosen not in {one.key for one in groups}
    return [
        SelectChoice(one.key, gettext("%(name)s (%(count)s)", name=one.name, count=one.size))
        for one in [*groups, *([Group(chosen, name or chosen, 0)] if gone else [])]
    ]


def _pager(form: NotebookForm, page: int, more: bool) -> Pager:
    kept = {name: value for name, value in form.filters._asdict().items() if value}
    return Pager(
        number=page,
        previous_url=url_for("attempts.notebook", page=page - 1, **kept) if page > 1 else None,
        next_url=url_for("attempts.notebook", page=page + 1, **kept) if more else None,
    )


@bp.post("/notebook/quiz")
def quiz_missed() -> ResponseReturnValue:
    """A quiz on what was missed of one set, by the filters."""
    form, learner = ChosenForm(), current_learner()
    if learner is None or not form.validate() or not form.set.data:
        raise Conflict(NOTHING_LEFT)
    edition = get_published_set(form.set.data).edition
    assert edition is not None, "only published sets are read here"
    places = edition_document(edition).by_id()
    ids = [id for _, id in missed_ids(learner.id, form.filters, MOST_ASKED)]
    wanted = [places[id] for id in ids if id in places]
    if not wanted:
        raise Conflict(NOTHING_LEFT)
    return begin(edition, wanted, Choices(scope="missed"), form.start_key.data)
