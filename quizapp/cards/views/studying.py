"""Studying: a card's front, its back, and rating it."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.models import Learner
from quizapp.accounts.presence import be_learner, be_visiting, current_learner, current_user
from quizapp.accounts.presence import current_visit as visit_now
from quizapp.attempts.queries.notebook import missed_questions
from quizapp.bank.items import Given, Item, show_question
from quizapp.bank.queries.published import edition_document, get_published_set
from quizapp.cards.actions.studying import add_cards, keep_settings, rate_card, undo_rating
from quizapp.cards.forms.studying import RateForm, ScopeForm, UndoForm
from quizapp.cards.fronts import Front, front
from quizapp.cards.memory import AGAIN, GOOD, RATINGS, interval, rate
from quizapp.cards.models import StudySettings
from quizapp.cards.queries.cards import CardState, get_card, last_rating, lock_card
from quizapp.cards.queries.finding import edits_of, set_of_slug
from quizapp.cards.queries.queue import NOTEBOOK, Scope, next_card, next_due, waiting
from quizapp.cards.queries.settings import done_on, limits, study_settings
from quizapp.cards.queue import MOST_COUNTED, Limits, Waiting, pick
from quizapp.cards.views.blueprint import bp
from quizapp.cards.words import RATING_WORDS, proposed, short_interval
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import InvalidInput
from quizapp.messages import Message
from quizapp.question_types.base import Shuffle


@dataclass(frozen=True)
class RatingButton:
    rating: int
    label: Message
    interval: Message
    proposed: bool


@bp.post("/sets/<slug>/study")
def begin(slug: str) -> ResponseReturnValue:
    """Makes cards of a set's questions, for anybody, and goes to the first."""
    found = get_published_set(slug)
    assert found.edition is not None, "only published sets are read here"
    document, at = edition_document(found.edition), now()
    learner = be_learner(at)
    be_visiting(at)
    keep_settings(learner)
    add_cards(learner.id, [(found.id, question.id) for question in document.questions], at)
    db.session.commit()
    return redirect(url_for("cards.study", set=slug), 303)


@bp.get("/study")
def study() -> ResponseReturnValue:
    """The front of the next card, or what was done when none is left for now."""
    learner, at, slug = current_learner(), now(), chosen_set()
    if learner is None:
        return redirect(url_for("cards.today"), 303)
    settings = study_settings(learner)
    scope = scope_of(learner, slug)
    done = done_on(learner.id, settings.plan.clock.day(at))
    left = waiting(scope, at).within(limits_of(slug, settings), done)
    kind = pick(left, done)
    card = next_card(scope, kind, at) if kind else None
    if card is None:
        return _finished(learner, scope, settings, slug, at)
    return render_template(
        "cards/front.html", left=left, **_shown(card, settings), **_around(learner, card, slug)
    )


def chosen_set() -> str:
    """The set that the address names, or `NOTEBOOK`; empty for all."""
    form = ScopeForm(request.args)
    return (form.set.data or "") if form.validate() else ""


def scope_of(learner: Learner, slug: str) -> Scope:
    if slug == NOTEBOOK:
        return Scope(learner.id, questions=missed_questions(learner.id))
    return Scope(learner.id, set_of_slug(slug) if slug else None)


def limits_of(slug: str, settings: StudySettings) -> Limits:
    """Who studies what they missed has chosen it; no limit of the day holds that back."""
    return Limits(MOST_COUNTED, MOST_COUNTED) if slug == NOTEBOOK else limits(settings)


def _around(learner: Learner, card: CardState, slug: str) -> dict[str, object]:
    """What stands around every card."""
    visit = visit_now()
    return {
        "slug": slug,
        "undoable": last_rating(learner, visit.id if visit else None),
        "edit_url": edits_of(current_user(), card),
        "rating_words": RATING_WORDS,
    }


def _shown(card: CardState, settings: StudySettings) -> dict[str, object]:
    asked = card_front(card, settings)
    shuffle = Shuffle(_seed(card))
    item = show_question(asked.question, shuffle, Given(0), closed=False)
    return {"card": card, "item": item, "options": asked.options, "settings": settings}


def card_front(card: CardState, settings: StudySettings) -> Front:
    return front(card.question, _seed(card), settings.typed)


def _seed(card: CardState) -> bytes:
    """Options stand in another order each time, and in the same one until it is rated."""
    return f"{card.id}-{card.memory.reps}".encode()


def _finished(
    learner: Learner, scope: Scope, settings: StudySettings, slug: str, at: datetime
) -> str:
    before = waiting(scope, at)
    day = settings.plan.clock.day(at)
    visit = visit_now()
    return render_template(
        "cards/finished.html",
        slug=slug,
        done=done_on(learner.id, day),
        next_due=next_due(scope),
        beyond=before if before.new or before.due else Waiting(),
        undoable=last_rating(learner, visit.id if visit else None),
        rating_words=RATING_WORDS,
    )


@bp.get("/cards/<int:card_id>/answer")
def answer(card_id: int) -> ResponseReturnValue:
    """The back: what was right, why, the evidence, and the ratings with their intervals."""
    learner = current_learner()
    card = get_card(learner, card_id)
    assert learner is not None, "get_card raises without one"
    settings, slug = study_settings(learner), chosen_set()
    item = _answered(card, settings)
    return render_template(
        "cards/back.html",
        card=card,
        item=item,
        settings=settings,
        source=card.document.source,
        buttons=_buttons(card, settings, item),
        key=secrets.token_urlsafe(12),
        **_around(learner, card, slug),
    )


def _answered(card: CardState, settings: StudySettings) -> Item:
    """The question closed, with the answer in the address, where one was typed."""
    asked, shuffle = card_front(card, settings).question, Shuffle(_seed(card))
    open_item = show_question(asked, shuffle, Given(0), closed=False)
    try:
        given = open_item.type.parse(
            request.args.to_dict(flat=False), open_item.name, open_item.shown
        )
    except InvalidInput:
        given = None
    return show_question(asked, shuffle, Given(0, given), closed=True)


def _buttons(card: CardState, settings: StudySettings, item: Item) -> list[RatingButton]:
    """With the interval that each would lead to; the one that a typed answer speaks for marked.

    Where nothing was typed, that speaks for Again."""
    plan, at = settings.plan, now()
    assert item.reveal is not None, "the back is closed"
    speaks_for = proposed(item.reveal.grade.fraction) if settings.typed else GOOD
    ratings = (AGAIN, GOOD) if settings.two_buttons else RATINGS
    if speaks_for not in ratings:
        speaks_for = AGAIN
    seed = f"{card.id}-{card.memory.reps}"
    return [
        RatingButton(
            rating,
            RATING_WORDS[rating],
            short_interval(interval(rate(card.memory, rating, at, plan, seed), at, plan.clock)),
            rating == speaks_for,
        )
        for rating in ratings
    ]


@bp.post("/cards/<int:card_id>/ratings")
def save_rating(card_id: int) -> ResponseReturnValue:
    form = RateForm()
    rated = lock_card(current_learner(), card_id)
    if not form.validate():
        raise InvalidInput(Message("That rating was not understood. Go back and choose again."))
    at = now()
    rating, key = form.rating.data or AGAIN, form.key.data or ""
    leech = rate_card(rated, rating, key, at, be_visiting(at).id, form.took.data)
    db.session.commit()
    if leech:
        flash(
            gettext(
                "You keep forgetting this card, so it is set aside. Look at it in your "
                "cards, and give it a memory hook."
            ),
            "warning",
        )
    return redirect(url_for("cards.study", set=form.set.data or None), 303)


@bp.post("/study/undo")
def undo() -> ResponseReturnValue:
    """Takes the latest rating of this visit back, and shows its card again."""
    form, learner, visit = UndoForm(), current_learner(), visit_now()
    latest = last_rating(learner, visit.id if visit else None) if learner else None
    if not form.validate() or learner is None or latest is None or latest.id != form.review.data:
        flash(gettext("There is nothing to undo: that rating was taken back already."), "info")
        return redirect(url_for("cards.study", set=form.set.data or None), 303)
    undo_rating(learner, latest, now(), visit.id if visit else None)
    db.session.commit()
    flash(gettext("Taken back. Rate the card again."), "info")
    target = url_for("cards.answer", card_id=latest.card_id, set=form.set.data or None)
    return redirect(target, 303)
