"""What a format has no place for."""

from decimal import Decimal

import pytest

from quizapp.formats.items import Answer, Evidence, Gap, Item, Option, Pair, Range
from quizapp.formats.losses import PARTS, losses

PLAIN = Item(
    "cloze",
    "Q {1}",
    options=(Option("a", 1.0), Option("b")),
    gaps=(Gap(answers=(Answer("a"),)),),
)
FULL = Item(
    "numeric",
    '<img src="a.png">',
    id="a",
    name="b",
    tags=("c",),
    category="d",
    points=2,
    difficulty="easy",
    evidence=(Evidence("f", "date", "c", "v", "w", "2018"),),
    feedback_html="e",
    right_feedback_html="f",
    wrong_feedback_html="g",
    gaps=(Gap(numeric=(Range(Decimal(1), None, 0.5, "h"),)),),
    unit="km",
    case_sensitive=True,
    slips=False,
    shuffled=False,
    ends=("first", "last"),
    wildcards=True,
)


def test_plain_item_loses_nothing():
    assert list(losses(PLAIN)) == []


def test_each_part_is_told():
    assert list(losses(FULL)) == [message for _, message in PARTS.values()]


def test_what_is_carried_is_not_told():
    assert list(losses(FULL, PARTS)) == []


@pytest.mark.parametrize(
    "item",
    [
        Item("matching", "Q", pairs=(Pair("a", "<img>"),)),
        Item("ordering", "Q", sequence=("<img>",)),
        Item("multiple_choice", "Q", options=(Option("<img>", 1.0),)),
        Item("short_answer", "Q", feedback_html="<img>", answers=(Answer("<img>"),)),
    ],
)
def test_pictures_are_found_wherever_they_are(item):
    assert list(losses(item)) == [PARTS["pictures"][1]] + (
        [PARTS["feedback"][1]] if item.feedback_html else []
    )
