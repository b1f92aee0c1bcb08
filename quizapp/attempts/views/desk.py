"""The teacher's desk: what there is to do, and how the sets are used."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import render_template
from flask.typing import ResponseReturnValue

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.attempts.queries.points_due import PointsDue, points_due
from quizapp.attempts.queries.popularity import Popularity, popularity
from quizapp.attempts.views.blueprint import bp
from quizapp.bank.queries.desk import (
    DeskSet,
    QuestionCounts,
    Returned,
    desk_sets,
    question_counts,
    returned_reviews,
)
from quizapp.bank.queries.reviews import waiting_reviews
from quizapp.clock import now

LATELY = timedelta(days=7)


@dataclass(frozen=True)
class Card:
    set: DeskSet
    counts: QuestionCounts
    taken: Popularity


@dataclass(frozen=True)
class Matter:
    """Something that wants attention: `kind` says what, `count` of how many; see the template."""

    kind: str
    set: DeskSet
    count: int = 0
    review: Returned | None = None
    points: PointsDue | None = None


@bp.get("/teach")
@teacher_required
def desk() -> ResponseReturnValue:
    user = require_user()
    sets = desk_sets(user)
    ids = [one.id for one in sets]
    counts, taken = question_counts(ids), popularity(ids, now() - LATELY)
    cards = [
        Card(one, counts.get(one.id, QuestionCounts()), taken.get(one.id, Popularity()))
        for one in sets
    ]
    return render_template(
        "attempts/desk.html",
        cards={state: _in(cards, state) for state in ("draft", "review", "published", "archived")},
        matters=list(_matters(cards, returned_reviews(sets), points_due(ids))),
        waiting=waiting_reviews(user),
    )


def _in(cards: Sequence[Card], state: str) -> list[Card]:
    return [card for card in cards if card.set.state == state]


def _matters(
    cards: Sequence[Card], returned: Sequence[Returned], points: Mapping[int, Sequence[PointsDue]]
) -> Iterator[Matter]:
    """The most pressing first; nothing is said about what was put away."""
    kept = [card for card in cards if card.set.state != "archived"]
    sent_back = {one.set_id: one for one in returned}
    for card in kept:
        for due in points.get(card.set.id, ()):
            yield Matter("points", card.set, due.learners, points=due)
    for card in kept:
        if card.counts.outdated:
            yield Matter("outdated", card.set, card.counts.outdated)
    for card in kept:
        if card.set.id in sent_back:
            yield Matter("returned", card.set, review=sent_back[card.set.id])
    for card in kept:
        if card.counts.comments:
            yield Matter("comments", card.set, card.counts.comments)
        if card.counts.bare:
            yield Matter("bare", card.set, card.counts.bare)
        if card.set.changed and card.set.id not in sent_back:
            yield Matter("changed", card.set)
