"""Items as GIFT, and back."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from quizapp.formats.gift import Gift
from quizapp.formats.items import (
    ITEM_TYPES,
    NOWHERE,
    Answer,
    Evidence,
    Gap,
    Item,
    Option,
    Pair,
    Range,
    Written,
)
from quizapp.messages import Message
from tests.formats.items import items, rich_html

IN_GIFT = tuple(one for one in ITEM_TYPES if one not in ("date", "cloze"))
OPTIONS = (Option("a", 1.0), Option("b"))


def write(*given: Item) -> Written:
    return Gift().write(given)


def text_of(item: Item) -> str:
    written = write(item)
    assert written.skipped == ()
    return written.data.decode()


def said(item: Item) -> list[str]:
    return [str(one.text) for one in write(item).warnings]


def test_choice_is_written_as_moodle_writes_it():
    one = Item(
        "multiple_choice",
        "Is <i>this</i> = {5}?",
        id="a]b",
        name="Five: a try",
        tags=("sums", "easy one"),
        category="Numbers/Small",
        feedback_html="Count.",
        options=(
            Option("2 + 3", 1.0, "Yes"),
            Option("[html] ~", 1 / 3),
            Option("50%", -0.5, "No # &amp; no"),
            Option("%50% of 10"),
        ),
    )
    assert text_of(one) == (
        "$CATEGORY: Numbers/Small\n\n"
        "// [id:a\\]b] [tag:sums] [tag:easy one]\n"
        "::Five\\: a try::[html]Is <i>this</i> \\= \\{5\\}?{\n"
        "\t=2 + 3#Yes\n"
        "\t~%33.33333%[html][html] \\~\n"
        "\t~%-50%50%#No \\# &amp; no\n"
        "\t~[html]%50% of 10\n"
        "\t####Count.\n"
        "}\n\n"
    )


@pytest.mark.parametrize(
    ("item", "written"),
    [
        (
            Item("multiple_response", "Q", options=(Option("a", 0.5), Option("b", 0.5))),
            "Q{\n\t~%50%a\n\t~%50%b\n}",
        ),
        (Item("true_false", "Q", options=(Option("True", 1.0), Option("False"))), "Q{TRUE}"),
        (
            Item("true_false", "Q", options=(Option("True"), Option("False", 1.0, "Good"))),
            "Q{FALSE##Good}",
        ),
        (
            Item("short_answer", "Q", answers=(Answer("2*3"), Answer("[html]", 0.5, "x"))),
            "Q{\n\t=%100%2\\\\*3\n\t=%50%[plain][html]#x\n}",
        ),
        (Item("short_answer", "Q", answers=(Answer("a*"),), wildcards=True), "Q{\n\t=%100%a*\n}"),
        (
            Item(
                "numeric",
                "Q",
                numeric=(Range(Decimal(3), Decimal(3)), Range(Decimal(-1), Decimal("2.5"), 0.5)),
                wrong_feedback_html="No",
            ),
            "Q{#\n\t=%100%3\n\t=%50%-1..2.5\n\t~#No\n}",
        ),
        (
            Item("matching", "Q", pairs=(Pair("a -&gt;", "b"), Pair("", "c = d"))),
            "Q{\n\t=a -&gt; -> b\n\t= -> c \\= d\n}",
        ),
        (
            Item("ordering", "Q {", sequence=("//a", "{b}", "0")),
            "Q &#123;{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW\n&#47;/a\n&#123;b&#125;\n&#48;\n}",
        ),
    ],
)
def test_answers_are_written_by_type(item, written):
    assert text_of(item) == f"[html]{written}\n\n"


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (Item("date", "Q", date="2018"), "GIFT has no questions whose answer is a date."),
        (
            Item("cloze", "Q {1}", gaps=(Gap(answers=(Answer("a"),)),)),
            "GIFT has no questions with several gaps.",
        ),
        (
            Item("short_answer", "Q", answers=(Answer("a->b"),)),
            "GIFT takes “->” in an answer for a pair of a matching question.",
        ),
        (
            Item("numeric", "Q", numeric=(Range(None, Decimal(3)),)),
            "Its range of right numbers has no end, which GIFT cannot say.",
        ),
        (
            Item("multiple_choice", "Q", options=(Option("a", 0.5), Option("b"))),
            "None of its options earns the whole point. GIFT has that only where several may be "
            "chosen.",
        ),
        (
            Item("multiple_choice", "Q", options=(Option("", 1.0), Option("b"))),
            "One of its answers has no text.",
        ),
        (
            Item("matching", "Q", pairs=(Pair("a", ""), Pair("b", "c"))),
            "One of its pairs has no right side.",
        ),
    ],
)
def test_what_gift_has_not_is_skipped(item, reason):
    written = write(item)
    assert written.data == b""
    assert [(str(one.where), str(one.text)) for one in written.skipped] == [("question 1", reason)]


@pytest.mark.parametrize("kind", ["multiple_choice", "multiple_response", "short_answer"])
def test_questions_without_answers_are_skipped(kind):
    assert len(write(Item(kind, "Q")).skipped) == 1


def test_what_is_left_out_is_told():
    one = Item(
        "multiple_choice",
        '<img src="a.png" alt="A &amp; B">?',
        options=OPTIONS,
        right_feedback_html="R",
        wrong_feedback_html="W",
        points=2.0,
        difficulty="hard",
        shuffled=False,
        evidence=(Evidence("f", "date", "c", "v", "w", "2018"),),
    )
    assert said(one) == [
        "Its pictures were left out.",
        "How many points it gives was left out.",
        "How difficult it is was left out.",
        "Its evidence was left out.",
        "That its answers keep their order was left out.",
        "What is said to those who were right was left out.",
        "What is said to those who were wrong was left out.",
    ]
    assert text_of(one) == "[html]A &amp; B?{\n\t=a\n\t~b\n}\n\n"


@pytest.mark.parametrize(
    ("item", "messages"),
    [
        (
            Item("numeric", "Q", numeric=(Range(Decimal(1), Decimal(1)),), unit="km"),
            ["Its unit was left out."],
        ),
        (
            Item("short_answer", "Q", answers=(Answer("a"),), case_sensitive=True, slips=False),
            ["That capital letters matter was left out.", "That slips of the pen count as wrong"],
        ),
        (
            Item("matching", "Q", pairs=(Pair("a", "<b>b</b>"), Pair("c", "d"))),
            ["The right sides of its pairs lost their formatting."],
        ),
        (
            Item("ordering", "Q", name="{}", sequence=("a", "b"), ends=("1", "2")),
            ["What the ends of the order are called was left out.", "Its name was left out,"],
        ),
        (
            Item("ordering", "Q", sequence=("a", "b"), feedback_html="c"),
            ["Its explanation was left out."],
        ),
    ],
)
def test_what_a_type_cannot_have_is_told(item, messages):
    found = said(item)
    assert [one.startswith(start) for one, start in zip(found, messages, strict=True)] == [
        True
    ] * len(messages)


def test_questions_without_a_category_come_first():
    names = ("", "b", "", "b", "a")
    found = Gift().read(
        write(
            *(
                Item("multiple_choice", str(at), options=OPTIONS, category=name)
                for at, name in enumerate(names)
            )
        ).data
    )
    assert [(one.stem_html, one.category) for one in found.items] == [
        *(("0", ""), ("2", ""), ("1", "b"), ("3", "b"), ("4", "a")),
    ]


def test_notes_say_where_the_item_stood():
    places = [
        Item("date", "Q", id="x", where=Message("row {row}", {"row": 3})),
        Item("date", "Q", id="x"),
        Item("date", "Q"),
    ]
    assert [str(one.where) for one in write(*places).skipped] == ["row 3", "item x", "question 3"]


def as_carried(item: Item) -> Item:
    """Without what GIFT cannot carry, of which a note tells."""
    if item.type != "ordering":
        return item
    name = "" if "{" in item.name or "}" in item.name else item.name
    return replace(item, ends=("", ""), feedback_html="", name=name)


def assert_comes_back(item: Item) -> None:
    written = write(item)
    if written.skipped:
        assert any("->" in one.text for one in item.answers)
        return
    found = Gift().read(written.data)
    assert found.skipped == ()
    assert [replace(one, where=NOWHERE) for one in found.items] == [as_carried(item)]
    assert (as_carried(item) == item) == (written.warnings == ())


@given(items(IN_GIFT))
@settings(max_examples=200)
def test_plain_items_come_back(item):
    assert_comes_back(item)


@given(items([one for one in IN_GIFT if one != "matching"], rich_html()))
@settings(max_examples=100)
def test_items_with_formatting_come_back(item):
    assert_comes_back(item)


@given(items(["date", "cloze"]))
@settings(max_examples=20)
def test_other_items_are_told(item):
    assert [len(write(item).skipped), write(item).data] == [1, b""]
