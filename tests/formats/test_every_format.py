"""What holds for every format: the contract between types and formats, and hostile files."""

import contextlib
import inspect
import time
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp import formats
from quizapp.formats import ASKED, BY_KEY, FORMATS, recognise
from quizapp.formats.base import Format, FormatError
from quizapp.formats.giving import give
from quizapp.formats.questions import PlainQuestion
from quizapp.formats.taking import NotTaken, take
from quizapp.messages import Message
from quizapp.question_types import TYPES

BOTH = [one for one in FORMATS if one.reads and one.writes]
EVIL = '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>'


def question(type_, number=1):
    return PlainQuestion(
        type_.key,
        f"Question {number}: which *one* is it?",
        type_.dump(type_.sample),
        id=f"q{number}",
    )


def item(type_, number=1):
    return give(question(type_, number), where=Message("question {number}", {"number": number}))


def test_every_format_is_listed():
    folder = Path(formats.__file__).parent
    found = set()
    for path in folder.glob("*.py"):
        text = path.read_text()
        found |= {line for line in text.splitlines() if line.startswith("class ")}
    classes = {line.split("(")[0].removeprefix("class ") for line in found if "(Format)" in line}
    assert classes == {type(one).__name__ for one in FORMATS}
    assert set(ASKED) == {one.key for one in FORMATS if one.reads}


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.key)
def test_a_format_says_what_it_does(format):
    assert format.reads or format.writes
    assert format.reads == (type(format).read is not Format.read)
    assert format.writes == (type(format).write is not Format.write)
    assert all(ending.startswith(".") for ending in format.endings)
    assert inspect.getdoc(type(format))


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
@pytest.mark.parametrize("format", BOTH, ids=lambda one: one.key)
def test_every_type_comes_back_unchanged_or_is_reported(format, type_):
    given_item = item(type_)
    written = format.write([given_item], "Set")
    reported = [*written.skipped, *written.warnings]
    try:
        found = format.read(written.data).items if not written.skipped else ()
    except FormatError:
        found = ()
    assert found or written.skipped
    for back in found:
        try:
            taken = take(back)
        except NotTaken:
            assert reported
            continue
        was = take(given_item)
        same = (taken.type, taken.stem) == (was.type, was.stem)
        same = same and type_.load(taken.content) == type_.load(was.content)
        assert same or reported or taken.notes, (taken, was)


@pytest.mark.parametrize("format", BOTH, ids=lambda one: one.key)
def test_files_are_recognised_by_their_content(format):
    written = format.write([item(type_, n) for n, type_ in enumerate(TYPES, 1)], "Set")
    known = recognise(written.data)
    assert known is not None
    assert known.key == format.key


@pytest.mark.parametrize("format", BOTH, ids=lambda one: one.key)
def test_nothing_that_acts_passes_through(format):
    """Scripts in every text of a file are gone from what is read."""
    type_ = TYPES[0]
    harmless = item(type_)
    marked = replace(
        harmless,
        stem_html="Where? STEM",
        options=tuple(
            replace(one, text_html=f"{one.text_html} OPTION{n}", feedback_html="REMARK")
            for n, one in enumerate(harmless.options)
        ),
        feedback_html="WHY",
    )
    data = format.write([marked], "Set").data
    for word in (b"STEM", b"OPTION0", b"REMARK", b"WHY"):
        data = data.replace(word, EVIL.encode())
    try:
        found = format.read(data)
    except FormatError:
        return
    for one in found.items:
        texts = [one.stem_html, one.feedback_html]
        texts += [t for part in one.options for t in (part.text_html, part.feedback_html)]
        shown = BeautifulSoup("".join(texts), "html.parser")
        assert not shown.select("script, [onerror], a[href^=javascript]")


@given(data=st.binary(max_size=400), name=st.sampled_from(["", "x.csv", "x.xml", "x.zip"]))
@settings(max_examples=150, deadline=None)
def test_no_bytes_do_more_than_be_refused(data, name):
    recognise(data, name)
    for format in FORMATS:
        if format.reads:
            with contextlib.suppress(FormatError):
                format.read(data)


@pytest.mark.parametrize("key", [one.key for one in FORMATS if one.reads])
@pytest.mark.parametrize(
    "data",
    [
        b"a" * 2_000_000,
        b"{" * 200_000,
        b"\n" * 2_000_000,
        b"=~#" * 300_000,
        b'"' * 1_000_000,
        b"<a>" * 200_000,
        b"{{c1::" * 100_000,
        b"- " * 200_000,
        b"::a:: b {=c}\n\n" * 3_000,
    ],
    ids=["letters", "braces", "lines", "gift", "quotes", "tags", "gaps", "dashes", "questions"],
)
def test_large_odd_files_take_bounded_time(key, data):
    started = time.process_time()
    with contextlib.suppress(FormatError):
        BY_KEY[key].read(data)
    assert time.process_time() - started < 30
