"""QTI 3: the names of version 3 lead to the same questions as those of version 2."""

from decimal import Decimal

import pytest

from quizapp.formats.archives import Archive
from quizapp.formats.base import FormatError
from quizapp.formats.items import Answer, Gap, Item, Option, Pair, Range
from quizapp.formats.qti2 import Qti2
from quizapp.formats.qti3 import Qti3
from tests.formats.qti_samples import as_three

OPTIONS = (Option("Yes", 1.0, "Right."), Option("No", -0.5, "<p>Think.</p>"))
RANGES = (Range(Decimal(1), Decimal(2)), Range(Decimal(0), None, 0.5, "Near."))
ITEMS = (
    Item("multiple_choice", "<p>a</p>", id="a", options=OPTIONS, feedback_html="All."),
    Item("multiple_response", "b", id="b", options=(*OPTIONS, Option("Too", 1.0))),
    Item("true_false", "c", id="c", options=(Option("True", 0.0), Option("False", 1.0))),
    Item("short_answer", "d", id="d", answers=(Answer("x"), Answer("y", 0.0, "Near."))),
    Item("numeric", "e", id="e", numeric=RANGES, unit="m", points=2.0),
    Item("matching", "f", id="f", pairs=(Pair("1", "2"), Pair("3", "4"), Pair("", "5"))),
    Item("ordering", "g", id="g", sequence=("1", "2"), right_feedback_html="Good."),
    Item("cloze", "{1} {2}", id="h", gaps=(Gap(options=OPTIONS), Gap(numeric=RANGES[:1]))),
)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_items_of_version_three_are_read_like_those_of_version_two(item):
    two = Archive(Qti2().write([item]).data).read(f"{item.id}.xml")
    three = as_three(two.decode().split("?>", 1)[1])

    assert Qti3().recognises(three.encode(), "")
    assert Qti3().read(three.encode()) == Qti2().read(two)
    assert len(Qti2().read(two).items) == 1


def test_texts_for_assistive_technology_are_no_part_of_the_question():
    two = Archive(Qti2().write(ITEMS[:1]).data).read("a.xml").decode().split("?>", 1)[1]
    catalog = "<catalogInfo><catalog id='c'><card><htmlContent>aid</htmlContent></card></catalog>"
    three = as_three(two.replace("<responseProcessing", f"{catalog}</catalogInfo>"
                                 "<responseProcessing"))  # fmt: skip

    assert Qti3().read(three.encode()) == Qti2().read(two.encode())


def test_version_three_is_not_written():
    with pytest.raises(FormatError):
        Qti3().write(ITEMS)
