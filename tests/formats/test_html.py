"""HTML of other programs: safe, and as Markdown or plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.html import clean, escape, from_markdown, from_plain, to_markdown, to_plain
from quizapp.richtext import render


@pytest.mark.parametrize(
    ("markup", "safe"),
    [
        ("<p onclick='x()'>Rome</p>", "<p>Rome</p>"),
        ("<script>alert(1)</script>Rome", "Rome"),
        ("<style>*{display:none}</style>Rome", "Rome"),
        ('<a href="javascript:alert(1)">Rome</a>', "<a>Rome</a>"),
        ('<img src="https://example.org/spy.png" alt="Rome">', '<img alt="Rome">'),
        ('<img src="//example.org/spy.png">', "<img>"),
        ('<img src="map of rome.png" onerror="x()">', '<img src="map of rome.png">'),
        ("<iframe src='x'></iframe><svg><script>1</script></svg>Rome", "Rome"),
        ('<p style="position:fixed">Rome</p>', "<p>Rome</p>"),
        ("2 < 3 & 4", "2 &lt; 3 &amp; 4"),
    ],
)
def test_nothing_that_acts_or_loads_is_left(markup, safe):
    assert clean(markup) == safe


@pytest.mark.parametrize(
    "markdown",
    [
        "a < b & *c* **d** # x",
        "- one\n- two",
        "1. one\n2. two",
        "x {1} y {2}",
        "[a place](https://example.org/a?b=1&c=2)",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "`a*b` and ~~c~~",
        "one\n\ntwo",
        "one\\\ntwo",
        "the treaty of 1987.",
        "snake_case_name",
    ],
)
def test_markdown_that_people_write_comes_back(markdown):
    markup = from_markdown(markdown)
    assert from_markdown(to_markdown(markup)) == markup


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
@settings(max_examples=200)
def test_plain_text_is_shown_as_it_is(text):
    words = " ".join(text.split())
    shown = to_plain(str(render(to_markdown(from_plain(words)))))
    assert " ".join(shown.split()) == words


@given(st.text(alphabet="ab <>&*_`[]()#-+=.1|~\\!{}\n", max_size=40))
@settings(max_examples=200)
def test_escaped_text_is_no_markup(text):
    assert "<" not in str(render(escape(" ".join(text.split())))).replace("<p>", "").replace(
        "</p>", ""
    )


def test_blocks_are_lines_of_plain_text():
    assert to_plain("<p>a</p><ul><li>b &amp; c</li><li>d<br>e</li></ul>") == "a\nb & c\nd\ne"


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_no_text_breaks_cleaning(text):
    cleaned = clean(text)
    assert "<script" not in cleaned.lower()
    assert isinstance(to_markdown(cleaned), str)


@pytest.mark.parametrize(
    "opening", ["<b id={n}>", '<a href="https://example.org/{n}">', "<I class={n}>"]
)
def test_formatting_that_never_ends_does_not_grow(opening):
    tower = "".join(opening.format(n=n) for n in range(800)) + "<p>x" * 800
    cleaned = clean(tower)
    assert len(cleaned) < 3 * len(tower)
    assert to_plain(cleaned).split() == ["x"] * 800


def test_usual_formatting_stays():
    text = "<p><b>one</b> <i>two <b>three</b></i></p>" * 100
    assert clean(text) == text
