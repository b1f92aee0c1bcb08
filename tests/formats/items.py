"""Strategies of items for round trips through formats.

A text that is drawn is what `html.clean` makes of it, without white space at its ends, so that a
format that carries everything gives back exactly what it was given. What a format cannot carry
(say tags) is left out by `replace(item, tags=())` on both sides, or not drawn at all (`names`,
`tags`, `told`, `partial`).
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from quizapp.formats.html import GAP, clean, from_plain
from quizapp.formats.items import (
    ITEM_TYPES,
    Answer,
    Gap,
    Item,
    ItemType,
    Option,
    Pair,
    Range,
)

LETTERS = "abcdefghijKLMNOP äßñЖ中ع😀 0123 .,;!?'\"-–()[]{}<>&=~#%:\\/@+*$|_^"
"""Words, spaces, and whatever means something to some format."""
SHARES = (0.0, 0.5, 0.25, 1 / 3, -1 / 3, -0.5, -1.0)
DATES = ("2018", "2018-12", "2018-12-20", "1066-10-14")
EMPTY = st.just("")


@st.composite
def words(draw: DrawFn, most: int = 30, letters: str = LETTERS) -> str:
    """Plain text of one line, not empty, with single spaces."""
    drawn = draw(st.text(letters, min_size=1, max_size=most))
    return " ".join(drawn.split()) or "x"


@st.composite
def names(draw: DrawFn) -> str:
    """Letters, digits and hyphens: an id or a tag."""
    return draw(st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5})?", fullmatch=True))


def plain_html(most: int = 30) -> SearchStrategy[str]:
    """Text without tags, of one line, as HTML."""
    return words(most).map(from_plain)


@st.composite
def rich_html(draw: DrawFn, most: int = 20) -> str:
    """Paragraphs, emphasis, lists and line breaks."""
    texts = draw(st.lists(plain_html(most), min_size=1, max_size=3))
    shape: Callable[[str], str] = draw(st.sampled_from(SHAPES))
    return clean("".join(shape(text) for text in texts))


SHAPES: tuple[Callable[[str], str], ...] = (
    lambda text: f"<p>{text}</p>",
    lambda text: f"<p>{text}<br>and</p>",
    lambda text: f"<p><strong>{text}</strong> and <em>{text}</em></p>",
    lambda text: f"<ul><li>{text}</li><li>{text}</li></ul>",
    lambda text: f"<p>x<sub>{text}</sub></p>",
)


def numbers() -> SearchStrategy[Decimal]:
    return st.decimals(-10_000, 10_000, allow_nan=False, allow_infinity=False, places=3).map(
        lambda number: number.normalize() + 0
    )


def distinct(html: SearchStrategy[str], least: int, most: int = 5) -> SearchStrategy[list[str]]:
    return st.lists(html, min_size=least, max_size=most, unique_by=str.casefold)


@st.composite
def _choice(
    draw: DrawFn, html: SearchStrategy[str], told: SearchStrategy[str], partial: bool
) -> dict[str, Any]:
    texts = draw(distinct(html, 2))
    right = draw(st.integers(0, len(texts) - 1))
    others = st.sampled_from(SHARES if partial else (0.0,))
    return {
        "options": tuple(
            Option(text, 1.0 if at == right else draw(others), draw(told))
            for at, text in enumerate(texts)
        )
    }


@st.composite
def _choices(
    draw: DrawFn, html: SearchStrategy[str], told: SearchStrategy[str], partial: bool
) -> dict[str, Any]:
    """Two or more are right; wrong ones may take away."""
    texts = draw(distinct(html, 3))
    right = draw(st.integers(2, len(texts) - 1))
    wrong = draw(st.sampled_from((0.0, -1 / right, -1.0))) if partial else 0.0
    options = [
        Option(text, 1 / right if at < right else wrong, draw(told))
        for at, text in enumerate(texts)
    ]
    return {"options": tuple(draw(st.permutations(options)))}


@st.composite
def _verdict(
    draw: DrawFn, html: SearchStrategy[str], told: SearchStrategy[str], partial: bool
) -> dict[str, Any]:
    answer = draw(st.booleans())
    return {
        "options": (
            Option("True", float(answer), draw(told)),
            Option("False", float(not answer), draw(told)),
        )
    }


@st.composite
def answers(draw: DrawFn, told: SearchStrategy[str], partial: bool) -> tuple[Answer, ...]:
    texts = draw(st.lists(words(20), min_size=1, max_size=4, unique_by=str.casefold))
    shares = st.sampled_from((1.0, 0.5, 0.0)) if partial else st.just(1.0)
    others = (Answer(text, draw(shares), draw(told)) for text in texts[1:])
    return (Answer(texts[0], 1.0, draw(told)), *others)


@st.composite
def _text(
    draw: DrawFn, html: SearchStrategy[str], told: SearchStrategy[str], partial: bool
) -> dict[str, Any]:
    return {"answers": draw(answers(told, partial))}


@st.composite
def _number(
    draw: DrawFn, html: SearchStrategy[str], told: SearchStrategy[str], partial: bool
) -> dict[str, Any]:
    shares = [1.0, *draw(st.lists(st.sampled_from((1.0, 0.5)), max_size=2 if partial else 0))]
    return {"numeric": tuple(draw(_range(share, told)) for share in shares)}


@st.composite
def _range(draw: DrawFn, share: float, told: SearchStrategy[str]) -> Range:
    low, high = sorted((draw(numbers()), draw(numbers())))
    return Range(low, low if draw(st.booleans()) else high, share, draw(told))


@st.composite
def _date(
    draw: DrawFn, html: SearchStrategy[str], told: SearchStrategy[str], partial: bool
) -> dict[str, Any]:
    return {"date": draw(st.sampled_from(DATES))}


@st.composite
def _pairs(
    draw: DrawFn, html: SearchStrategy[str], told: SearchStrategy[str], partial: bool
) -> dict[str, Any]:
    """Left and right sides distinct; with `partial` there may be right sides that are spare."""
    lefts = draw(distinct(html, 2))
    spare = draw(st.integers(0, 2)) if partial else 0
    rights = draw(distinct(html, len(lefts) + spare, len(lefts) + spare))
    pairs = [Pair(left, right) for left, right in zip(lefts, rights, strict=False)]
    return {"pairs": (*pairs, *(Pair("", right) for right in rights[len(lefts) :]))}


@st.composite
def _sequence(
    draw: DrawFn, html: SearchStrategy[str], told: SearchStrategy[str], partial: bool
) -> dict[str, Any]:
    return {"sequence": tuple(draw(distinct(html, 2))), "ends": ("earliest", "latest")}


@st.composite
def _gaps(
    draw: DrawFn, html: SearchStrategy[str], told: SearchStrategy[str], partial: bool
) -> dict[str, Any]:
    """With the stem, in which a “{1}” that is meant literally is written `&#123;1}`."""
    gaps = draw(st.lists(_gap(told, partial), min_size=1, max_size=3))
    texts = [GAP.sub("&#123;", draw(html)) for _ in gaps]
    stem = "".join(f"{text} {{{number}}} " for number, text in enumerate(texts, 1))
    return {"gaps": tuple(gaps), "stem_html": stem + "end"}


@st.composite
def _gap(draw: DrawFn, told: SearchStrategy[str], partial: bool) -> Gap:
    if draw(st.booleans()):
        return Gap(answers=draw(answers(told, partial)))
    return Gap(options=draw(_choice(plain_html(15), told, partial))["options"])


PARTS: dict[ItemType, Callable[..., SearchStrategy[dict[str, Any]]]] = {
    "multiple_choice": _choice,
    "multiple_response": _choices,
    "true_false": _verdict,
    "short_answer": _text,
    "numeric": _number,
    "date": _date,
    "matching": _pairs,
    "ordering": _sequence,
    "cloze": _gaps,
}


@st.composite
def items(
    draw: DrawFn,
    types: Sequence[ItemType] = ITEM_TYPES,
    html: SearchStrategy[str] | None = None,
    *,
    named: bool = True,
    tagged: bool = True,
    told: bool = True,
    partial: bool = True,
) -> Item:
    """An item of one of the types that holds together.

    `html` draws its texts (`plain_html()` unless given). `named`: may have an id, a name and a
    category; `tagged`: tags; `told`: feedback, general and for answers; `partial`: shares other
    than all or nothing, near misses, right sides that are spare.
    """
    html = plain_html() if html is None else html
    remark = st.one_of(EMPTY, html) if told else EMPTY
    kind = draw(st.sampled_from(list(types)))
    parts = draw(PARTS[kind](html, remark, partial))
    return Item(
        type=kind,
        stem_html=parts.pop("stem_html", None) or draw(html),
        id=draw(names()) if named else "",
        name=draw(words(letters=LETTERS)) if named else "",
        category=draw(categories()) if named else "",
        tags=tuple(draw(st.lists(names(), max_size=3, unique=True))) if tagged else (),
        feedback_html=draw(remark),
        **parts,
    )


def categories() -> SearchStrategy[str]:
    return st.lists(words(10, "abc DEF äЖ"), max_size=2).map("/".join)
