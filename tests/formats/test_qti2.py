"""Writing packages of QTI 2.2, and what comes back; reading is tested on its own."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.formats.archives import Archive, pack
from quizapp.formats.base import FormatError
from quizapp.formats.items import Answer, Evidence, Gap, Item, ItemType, Option, Pair, Range
from quizapp.formats.qti2 import Qti2
from quizapp.formats.qti3 import Qti3
from tests.formats.items import items, rich_html
from tests.formats.qti_samples import choice, declared, item, package
from tests.formats.qti_schema import mistakes

QTI = Qti2()
MANIFEST = "imsmanifest.xml"
CARRIED: tuple[ItemType, ...] = (
    "multiple_choice",
    "multiple_response",
    "true_false",
    "short_answer",
    "numeric",
    "matching",
    "ordering",
    "cloze",
)
SAMPLE = item(declared("identifier", "a"), choice("a:A|b:B"))
TWO_OPTIONS = (Option("Yes", 1.0), Option("No"))


def reachable(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Those that hold a number which none before them holds."""
    ends = sorted({end for one in ranges for end in (one.low, one.high) if end is not None})
    tried = [*ends, *((one + other) / 2 for one, other in pairwise(ends))]
    kept: list[Range] = []
    for one in ranges:
        if any(holds(one, number) and not any(holds(had, number) for had in kept)
               for number in tried):  # fmt: skip
            kept.append(one)
    return tuple(kept)


def holds(one: Range, number: Decimal) -> bool:
    return (one.low is None or one.low <= number) and (one.high is None or number <= one.high)


def carried(item: Item) -> Item:
    """The item without what QTI has no place for."""
    gaps = tuple(
        replace(
            gap,
            options=tuple(replace(one, feedback_html="") for one in gap.options),
            answers=tuple(replace(one, feedback_html="") for one in gap.answers),
        )
        for gap in item.gaps
    )
    return replace(
        item, gaps=gaps, ends=("", ""), numeric=reachable(item.numeric), where=Item.where
    )


def distinct_ids(drawn: Iterable[Item]) -> list[Item]:
    return [replace(item, id=f"{item.id}-{number}") for number, item in enumerate(drawn)]


def back(*written: Item, files: dict[str, bytes] | None = None) -> tuple[Item, ...]:
    return tuple(carried(one) for one in QTI.read(QTI.write(written, "", files or {}).data).items)


def files_of(data: bytes) -> dict[str, bytes]:
    archive = Archive(data)
    return {name: archive.read(name) for name in archive.names}


@settings(max_examples=60, deadline=None)
@given(st.lists(items(CARRIED), min_size=1, max_size=3).map(distinct_ids))
def test_written_items_are_read_back_the_same(drawn):
    written = QTI.write(drawn, "Title")
    found = QTI.read(written.data)

    assert written.skipped == found.skipped == ()
    assert [carried(one) for one in found.items] == [carried(one) for one in drawn]


@settings(max_examples=60, deadline=None)
@given(items(CARRIED, rich_html()))
def test_formatted_texts_are_read_back_the_same(drawn):
    assume(drawn.name != drawn.id)
    assert back(drawn) == (carried(drawn),)


@settings(max_examples=40, deadline=None)
@given(st.lists(items(CARRIED, rich_html()), min_size=1, max_size=3))
def test_written_files_follow_the_schema(drawn):
    files = files_of(QTI.write(drawn, "Title").data)

    assert {name: mistakes(data) for name, data in files.items() if name != MANIFEST} == {
        name: [] for name in files if name != MANIFEST
    }


UNTIDY = (
    "text<blockquote>bare <em>words</em><p>block</p></blockquote>"
    '<p><a href="http://example.org/">link</a> <u>under</u> <s>struck</s> <mark>marked</mark></p>'
    "<table><tr><td>a</td></tr></table><table></table>"
    "<ul><li>one</li></ul><ul></ul><dl><dt>term</dt><dd>meaning</dd></dl><pre>x  y\n z</pre>"
)


def test_markup_that_qti_does_not_have_is_carried_by_what_it_has():
    written = Item("multiple_choice", UNTIDY, id="a", options=TWO_OPTIONS)
    files = files_of(QTI.write([written]).data)
    (found,) = back(written)

    assert mistakes(files["a.xml"]) == []
    assert found.stem_html == (
        "text<blockquote>bare <em>words</em><p>block</p></blockquote>"
        '<p><a href="http://example.org/">link</a> <u>under</u> <s>struck</s> '
        "<mark>marked</mark></p><table><tbody><tr><td>a</td></tr></tbody></table>"
        "<table><tbody><tr><td></td></tr></tbody></table>"
        "<ul><li>one</li></ul><dl><dt>term</dt><dd>meaning</dd></dl><pre>x  y\n z</pre>"
    )


def test_remarks_for_all_right_and_wrong_answers_come_back():
    told = {
        "feedback_html": "For all.",
        "right_feedback_html": "<p>Well done.</p>",
        "wrong_feedback_html": "Try again.",
    }
    written = (
        Item("multiple_choice", "a", id="a", options=(*TWO_OPTIONS, Option("x", 0, "No!")), **told),
        Item("multiple_response", "b", id="b",
             options=(Option("1", 0.5, "One."), Option("2", 0.5), Option("3", -0.5, "No.")),
             **told),
        Item("true_false", "c", id="c",
             options=(Option("True", 0.0, "No."), Option("False", 1.0, "Yes.")), **told),
        Item("short_answer", "d", id="d", answers=(Answer("x"), Answer("y", 0.0, "Near.")), **told),
        Item("numeric", "e", id="e", numeric=(Range(Decimal(1), Decimal(2)),), **told),
        Item("matching", "f", id="f", pairs=(Pair("1", "2"), Pair("3", "4")), **told),
        Item("ordering", "g", id="g", sequence=("1", "2"), **told),
        Item("cloze", "{1}", id="h", gaps=(Gap(answers=(Answer("x"),)),), **told),
    )  # fmt: skip

    assert back(*written) == written


def test_points_units_and_gaps_of_numbers_come_back():
    five = (Range(Decimal(5), Decimal(5)), Range(Decimal("4.5"), Decimal("5.5"), 0.5))
    written = (
        Item("numeric", "a", id="a", numeric=five, unit="m", points=3.0),
        Item("numeric", "b", id="b", numeric=(Range(None, Decimal(1)),)),
        Item("cloze", "{1} or {2}", id="c", points=2.0, shuffled=False, slips=False,
             gaps=(Gap(numeric=five), Gap(options=TWO_OPTIONS, weight=2.0))),
        Item("short_answer", "d", id="d", answers=(Answer("Ok"),), case_sensitive=True,
             slips=False),
        Item("multiple_choice", "e", id="e", options=TWO_OPTIONS, shuffled=False, points=0.5),
    )  # fmt: skip

    assert back(*written) == written


def test_ids_and_names_of_any_kind_come_back():
    written = tuple(
        Item("ordering", "x", id=name, name=name * 2, sequence=("1", "2"))
        for name in ("1 ä/b", "Same", "same", "a" * 90)
    )

    assert back(*written) == written
    assert [one.id for one in back(Item("ordering", "x", sequence=("1", "2")))] == ["item-1"]


def test_braces_that_are_meant_are_no_gaps():
    written = Item("cloze", "&#123;1} is <em>{1}</em>", id="a", gaps=(Gap(answers=(Answer("x"),)),))

    assert back(written) == (written,)


def test_pictures_are_packed_and_those_that_are_missing_reported():
    stem = '<p><img src="a/b c.png" alt="One"><img src="gone.png" alt="Two"></p>'
    written = QTI.write(
        [Item("multiple_choice", stem, id="q", options=TWO_OPTIONS)],
        "",
        {"a/b c.png": b"data", "unused.png": b"more"},
    )
    found = QTI.read(written.data)

    assert found.files == {"a/b c.png": b"data"}
    assert found.items[0].stem_html == '<p><img src="a/b c.png" alt="One">Two</p>'
    assert [(str(note.where), str(note.text)) for note in written.warnings] == [
        ("item q", "The picture gone.png was left out, because it is not there.")
    ]


def test_what_cannot_be_carried_is_reported():
    evidence = (Evidence("e", "text", "c", "v", "w", "2018"),)
    written = QTI.write(
        [
            Item("date", "When?", id="when", date="2018"),
            Item("short_answer", "x", id="wild", answers=(Answer("a*"),), wildcards=True),
            Item("short_answer", "x", id="some", answers=(Answer("a*"), Answer("b")),
                 wildcards=True, evidence=evidence, difficulty="hard"),
            Item("ordering", "x", id="ends", sequence=("1", "2"), ends=("first", "last")),
            Item("numeric", "x", id="unit", numeric=(Range(Decimal(1), None),), unit="m",
                 units=("metres",)),
            Item("cloze", "{1}", id="told", gaps=(Gap(answers=(Answer("x", 1.0, "!"),)),)),
            Item("multiple_choice", "x", id="none", options=(Option("1"), Option("2"))),
        ]
    )  # fmt: skip

    assert [str(note.where) for note in written.skipped] == ["item when", "item wild", "item none"]
    assert [str(note.where) for note in written.warnings] == [
        "item some",
        "item some",
        "item some",
        "item ends",
        "item unit",
        "item told",
    ]


def test_nothing_to_write_is_still_a_package():
    assert set(files_of(QTI.write([]).data)) == {MANIFEST, "test.xml"}


THREE = item(declared("identifier", "a"), choice("a:A|b:B"), version="3.0")


@pytest.mark.parametrize(
    ("data", "two", "three"),
    [
        (SAMPLE, True, False),
        (THREE, False, True),
        (QTI.write([]).data, True, False),
        (package(("a.xml", THREE), version="3.0"), False, True),
        (pack([("a/b.xml", SAMPLE)]), True, False),
        (b"PK\x03\x04", False, False),
        (b"", False, False),
    ],
)
def test_packages_and_items_are_recognised_by_their_version(data, two, three):
    assert (QTI.recognises(data, ""), Qti3().recognises(data, "")) == (two, three)


def test_package_without_manifest_gives_its_items():
    found = QTI.read(pack([("a/b.xml", SAMPLE), ("c.txt", b"x"), ("d.xml", b"<other/>")]))

    assert [one.id for one in found.items] == ["q1"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not well-formed"),
        (b"<x/>", "first element is “x”"),
        (SAMPLE[:-20], "not well-formed"),
        (b"PK\x03\x04", "damaged"),
        (pack([("a.txt", b"")]), "no question"),
        (
            b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><assessmentItem>&e;'
            b"</assessmentItem>",
            "entities",
        ),
        (b"<a>" * 300 + b"</a>" * 300, "depth"),
    ],
)
def test_files_that_give_nothing_are_refused(data, said):
    with pytest.raises(FormatError, match=said):
        QTI.read(data)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    read_or_refuse(data)


RICH = QTI.write(
    [
        Item("cloze", "<p>{1} {2}</p>", id="a",
             gaps=(Gap(options=TWO_OPTIONS), Gap(numeric=(Range(Decimal(1), Decimal(2)),)))),
        Item("multiple_response", "b", id="b", options=(*TWO_OPTIONS, Option("x", 1.0, "told"))),
        Item("matching", "f", id="f", pairs=(Pair("1", "2"), Pair("3", "4"))),
        Item("short_answer", "d", id="d", answers=(Answer("x"), Answer("y", 0.0, "Near."))),
    ]
).data  # fmt: skip
PARTS = [data for name, data in files_of(RICH).items() if name not in (MANIFEST, "test.xml")]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([RICH, *PARTS]), st.data())
def test_mutated_files_are_read_or_refused(data, drawn):
    at = drawn.draw(st.integers(0, len(data) - 1))
    end = at + drawn.draw(st.integers(0, 40))
    other = drawn.draw(st.one_of(st.binary(max_size=4), st.sampled_from([b'"', b"<not/>", b"9e9"])))
    read_or_refuse(data[:at] + other + data[end:])


WORDS = st.sampled_from([b"RESPONSE", b"choice_1", b"float", b"multiple", b"0.5", b"1", b"GAP_1"])
OTHERS = st.sampled_from([b"", b"x", b"-1", b"NaN", b"1e390", b"string", b"integer", b"GAP_2"])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PARTS), WORDS, OTHERS)
def test_items_with_other_values_are_read_or_skipped(data, word, other):
    read_or_refuse(data.replace(word, other, 1))
    read_or_refuse(data.replace(word, other))


def read_or_refuse(data: bytes) -> None:
    for kind in (QTI, Qti3()):
        kind.recognises(data, "")
        with suppress(FormatError):
            kind.read(data)
