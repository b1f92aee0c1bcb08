"""Things to be put in order."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass as plain_dataclass
from itertools import combinations
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass

from quizapp.errors import InvalidInput
from quizapp.messages import Message
from quizapp.question_types.base import (
    CONTENT,
    Choice,
    Form,
    Grade,
    QuestionType,
    Shuffle,
    Text,
    counterparts,
    distinct,
    one,
)
from quizapp.question_types.editing import (
    ContentForm,
    LineField,
    MarkdownField,
    Rows,
    distinct_texts,
)

OPEN = "–"
"""Stands at a place that has no item, or more than one."""

Places = list[int | None]
"""For each item of the content the place that the learner gave it, from 1, or `None`.

A learner without script chooses place by place, so places may be missing or doubled for a while.
"""


def _items(items: list[str]) -> list[str]:
    distinct(items)
    if len(items) < 3:
        raise ValueError("needs at least three items")
    return items


@dataclass(frozen=True, config=CONTENT)
class OrderingContent:
    """`items` in the right order; `first` and `last` name the two ends, as in “earliest”."""

    items: Annotated[list[Text], AfterValidator(_items)]
    first: str = ""
    last: str = ""


@plain_dataclass(frozen=True)
class OrderingShown:
    choices: list[Choice]
    first: str
    last: str

    def arranged(self, answer: Places | None) -> list[Choice]:
        """The choices as the learner placed them; those without a place come last, as shown."""
        places = answer or [None] * len(self.choices)
        return sorted(self.choices, key=lambda choice: places[choice.index] or len(places) + 1)


class OrderingEditor(ContentForm):
    items = Rows(
        MarkdownField(),
        Message("Items, in the right order"),
        description=Message("Each student sees them in another order."),
        add=Message("Add an item"),
        row=Message("item {number}"),
        start=4,
    )
    first = LineField(
        Message("Name of the top end"), description=Message("Such as earliest. May be left empty.")
    )
    last = LineField(
        Message("Name of the bottom end"), description=Message("Such as latest. May be left empty.")
    )
    words = (("needs at least three items", Message("Write at least three items.")),)

    def sketch(self) -> dict[str, Any]:
        data = self.to_data()
        return {**data, "items": distinct_texts(data["items"])}


class Ordering(QuestionType[OrderingContent, OrderingShown, Places]):
    """Of all pairs of items, the share in right order less the share in wrong order, at least 0.

    That is Kendall's tau, clipped: M. G. Kendall, “A New Measure of Rank Correlation”,
    Biometrika 30 (1938). A pair with a missing place, or sharing one, counts for neither.
    """

    key = "ordering"
    label = Message("Ordering")
    rule = Message(
        "Any two items in the right order earn a share of the point, any two in the wrong order "
        "cost the same. It does not go below zero."
    )
    shape = "sequence"
    content = OrderingContent
    editor = OrderingEditor
    sample = OrderingContent(
        ["Telegraph", "Telephone", "Television", "World Wide Web"], first="oldest", last="newest"
    )

    def present(self, content: OrderingContent, shuffle: Shuffle) -> OrderingShown:
        return OrderingShown(shuffle.choices(content.items), content.first, content.last)

    def parse(self, form: Form, name: str, shown: OrderingShown) -> Places | None:
        """The field `name-id` holds the place of the item shown under that id."""
        places: Places = [None] * len(shown.choices)
        for choice in shown.choices:
            places[choice.index] = _place(one(form, f"{name}-{choice.id}"), len(places))
        return None if places.count(None) == len(places) else places

    def unclear(self, content: OrderingContent, answer: Places) -> Message | None:
        doubled = [place for place in range(1, len(answer) + 1) if answer.count(place) > 1]
        if doubled:
            return Message(
                "Several items share place {place}. Give each a place of its own.",
                {"place": doubled[0]},
            )
        if None in answer:
            return Message("Items without a place: {count}.", {"count": answer.count(None)})
        return None

    def grade(self, content: OrderingContent, answer: Places) -> Grade:
        """`parts` tells for each place whether its item is in a longest run in right order."""
        steps = [_step(before, after) for before, after in combinations(answer, 2)]
        items = _by_place(answer)
        run = _longest_run([item for item in items if item is not None])
        parts = tuple(item in run for item in items)
        return Grade(max(0.0, sum(steps) / len(steps)), (), parts)

    def say_answer(self, content: OrderingContent, answer: Places) -> tuple[str, ...]:
        items = _by_place(answer)
        return tuple(OPEN if item is None else content.items[item] for item in items)

    def say_key(self, content: OrderingContent) -> tuple[str, ...]:
        return tuple(content.items)

    def key_answer(self, content: OrderingContent) -> Places:
        return list(range(1, len(content.items) + 1))

    def carry(self, old: OrderingContent, answer: Places, new: OrderingContent) -> Places | None:
        """The items that are left keep their order and close up; new ones have no place."""
        places: Places = [None] * len(new.items)
        found = counterparts(old.items, new.items)
        for index, counterpart in found.items():
            places[counterpart] = answer[index]
        if places.count(None) == len(places):
            return None
        return _closed_up(places) if len(found) < len(old.items) else places


def _closed_up(places: Places) -> Places:
    """Without places that are empty; those that share a place still do."""
    used = sorted({place for place in places if place is not None})
    return [None if place is None else used.index(place) + 1 for place in places]


def _place(typed: str, most: int) -> int | None:
    if not typed:
        return None
    if typed not in map(str, range(1, most + 1)):
        raise InvalidInput(Message("Choose a place from 1 to {most}.", {"most": most}))
    return int(typed)


def _step(before: int | None, after: int | None) -> int:
    """1 for two items in right order, -1 for wrong order, 0 when that is open."""
    if before is None or after is None:
        return 0
    return (after > before) - (after < before)


def _by_place(answer: Places) -> list[int | None]:
    """For each place the item that has it alone."""
    places = range(1, len(answer) + 1)
    return [answer.index(place) if answer.count(place) == 1 else None for place in places]


def _longest_run(items: Sequence[int]) -> set[int]:
    """A longest rising subsequence (patience sorting); empty when no two items are in order."""
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for item in items:
        pile = bisect_left(tops, item)
        below[item] = tops[pile - 1] if pile else None
        tops[pile:] = [item, *tops[pile + 1 :]]
    run: set[int] = set()
    item_or_end = tops[-1] if len(tops) > 1 else None
    while item_or_end is not None:
        run.add(item_or_end)
        item_or_end = below[item_or_end]
    return run
