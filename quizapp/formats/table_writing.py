"""Questions as rows of a table, with only the columns that they need. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quizapp.formats.html import to_markdown, to_plain
from quizapp.formats.items import Answer, Item, ItemType, Note, Option, Pair, Range
from quizapp.formats.losses import losses, place
from quizapp.formats.shares import say_percent
from quizapp.formats.table_answers import RIGHT, written_places
from quizapp.formats.table_columns import MOST_OPTIONS, header
from quizapp.formats.table_gaps import write_gap, write_stem, write_weights
from quizapp.formats.table_reading import FLAGS
from quizapp.formats.table_texts import entry, escape, escape_side, guard, listed, rich, written
from quizapp.formats.table_values import middle, say_range
from quizapp.messages import Message

LONGEST = 32_767
"""Characters in a cell of Excel."""

CARRIED = (
    *("id", "name", "tags", "category", "points", "difficulty", "feedback", "right_feedback"),
    *("wrong_feedback", "remarks", "partial", "unit", "case", "slips", "order", "ends"),
    "wildcards",
)
ELEMENT = re.compile(r"<([a-z0-9]+)")
PLAIN = {"p", "br", "div", "span", "wbr"}
SAME = {"b": "strong", "i": "em", "strike": "del", "s": "del"}

Cellular = dict[str, str]
"""Text by the name of its column."""

TOO_LONG = Message("The text for its column “{name}” is too long for a cell of a spreadsheet.")
TOO_MANY = Message("It has more than {most} options or gaps.")
NO_TEXT = Message("It has no text, or an answer without text.")
FORMATTING = Message("Some of its formatting cannot be said in Markdown and was left out.")
EMPTY = Message("It has too few answers for a question of its type.")


@dataclass
class Table:
    rows: list[list[str]]
    skipped: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)


def write_table(items: Sequence[Item]) -> Table:
    """The names of the columns, and a row for each item that can be written; guarded."""
    cells: list[Cellular] = []
    table = Table([])
    for number, item in enumerate(items, 1):
        where = place(item, number)
        made = {name: text for name, text in _cells(item) if text}
        problem = _problem(item, made)
        if problem:
            table.skipped.append(Note(where, problem))
            continue
        cells.append(made)
        lost = [*losses(item, CARRIED), *([FORMATTING] if _loses_formatting(item) else [])]
        table.warnings += [Note(where, message) for message in lost]
    names = _names(cells)
    table.rows = [names, *([guard(one.get(name, "")) for name in names] for one in cells)]
    return table


def _names(cells: Iterable[Cellular]) -> list[str]:
    """A table without questions has the columns of one with options."""
    used = {"type", "question"}
    numbers: dict[str, int] = {"option": 2}
    for one in cells:
        for name in one:
            stem, _, number = name.rpartition(" ")
            if number.isdecimal():
                numbers[stem] = max(numbers.get(stem, 0), int(number))
            else:
                used.add(name)
    return header(used | {"correct"}, numbers)


def _problem(item: Item, made: Cellular) -> Message | None:
    if max(len(item.options), len(item.gaps)) > MOST_OPTIONS:
        return TOO_MANY.fill(most=MOST_OPTIONS)
    if not made.get("question") or not all(_answer_texts(item)):
        return NO_TEXT
    if not any(_answer_texts(item)):
        return EMPTY
    long = next((name for name, text in made.items() if len(text) >= LONGEST), None)
    return TOO_LONG.fill(name=long) if long else None


def _answer_texts(item: Item) -> Iterator[str]:
    yield from (written(one.text_html) for one in item.options)
    yield from (one.text.strip() for one in item.answers)
    yield from (written(one.right_html) for one in item.pairs)
    yield from (written(one) for one in item.sequence)
    yield from (write_gap(one) for one in item.gaps)
    yield from (say_range(one) for one in item.numeric)
    yield from [item.date] if item.type == "date" else []


def _cells(item: Item) -> Iterator[tuple[str, str]]:
    yield "id", item.id
    yield "type", item.type
    yield "title", item.name
    yield "question", (write_stem if item.gaps else written)(item.stem_html)
    yield from ANSWERS[item.type](item)
    yield "explanation", written(item.feedback_html)
    yield "if right", written(item.right_feedback_html)
    yield "if wrong", written(item.wrong_feedback_html)
    yield "tags", _tags(item.tags)
    yield "category", item.category
    yield "difficulty", item.difficulty
    yield "points", "" if item.points == 1 else f"{item.points:g}"
    for column, name, usual in FLAGS:
        value = getattr(item, name)
        yield column, "" if value == usual else "yes" if value else "no"


def _tags(tags: Sequence[str]) -> str:
    if not any(mark in tag for tag in tags for mark in ",;|\\\n"):
        return ", ".join(tags)
    return listed(escape(tag) for tag in tags) + (" |" if len(tags) == 1 else "")


def _options(item: Item) -> Iterator[tuple[str, str]]:
    """Shares only where they are not what follows from those that are right."""
    several = item.type == "multiple_response"
    right = [at for at, one in enumerate(item.options, 1) if one.fraction >= RIGHT]
    if several:
        right = [at for at, one in enumerate(item.options, 1) if one.fraction > 0]
    right = right if several else right[:1]
    usual = 1 / len(right) if several and right else 1.0
    yield "correct", written_places([written(one.text_html) for one in item.options], right)
    for at, one in enumerate(item.options, 1):
        yield f"option {at}", written(one.text_html)
        yield f"feedback {at}", written(one.feedback_html)
        if abs(one.fraction - (usual if at in right else 0)) > 1e-9:
            yield f"share {at}", say_percent(one.fraction)


def _verdict(item: Item) -> Iterator[tuple[str, str]]:
    yield "correct", "true" if item.options[0].fraction >= RIGHT else "false"
    for at, one in enumerate(item.options, 1):
        yield f"feedback {at}", written(one.feedback_html)


def _typed(item: Item) -> Iterator[tuple[str, str]]:
    """Near misses have their own column unless an accepted answer comes after one."""
    right = [bool(one.fraction) for one in item.answers]
    apart = right == sorted(right, reverse=True)
    accepted = [one for one in item.answers if one.fraction or not apart]
    missed = [one for one in item.answers if not one.fraction and apart]
    yield "accepted", listed(_entry(one, escape(one.text), 1) for one in accepted)
    yield "near misses", listed(_entry(one, escape(one.text), 0) for one in missed)


def _entry(one: Answer | Range, text: str, usual: float) -> str:
    return entry(text, None if one.fraction == usual else one.fraction, one.feedback_html)


def _number(item: Item) -> Iterator[tuple[str, str]]:
    only = item.numeric[0] if len(item.numeric) == 1 else None
    around = middle(only) if only and only.fraction == 1 and not only.feedback_html else None
    if around:
        yield from zip(("number", "tolerance"), around, strict=True)
    else:
        yield "number", listed(_entry(one, say_range(one), 1) for one in item.numeric)
    yield "unit", listed(escape(one) for one in (item.unit, *item.units) if one)
    yield "unit required", "yes" if item.unit_required else ""


def _date(item: Item) -> Iterator[tuple[str, str]]:
    yield "date", item.date


def _pairs(item: Item) -> Iterator[tuple[str, str]]:
    yield "pairs", listed(_pair(one) for one in item.pairs)


def _pair(pair: Pair) -> str:
    left, right = (escape_side(written(side)) for side in (pair.left_html, pair.right_html))
    return f"{left} = {right}".strip()


def _sequence(item: Item) -> Iterator[tuple[str, str]]:
    yield "order", listed(escape(written(one)) for one in item.sequence)
    yield "ends", listed(escape(one) for one in item.ends) if any(item.ends) else ""


def _gaps(item: Item) -> Iterator[tuple[str, str]]:
    for number, gap in enumerate(item.gaps, 1):
        yield f"gap {number}", write_gap(gap)
    yield "gap weights", write_weights(item)


ANSWERS: dict[ItemType, Callable[[Item], Iterator[tuple[str, str]]]] = {
    "multiple_choice": _options,
    "multiple_response": _options,
    "true_false": _verdict,
    "short_answer": _typed,
    "numeric": _number,
    "date": _date,
    "matching": _pairs,
    "ordering": _sequence,
    "cloze": _gaps,
}


def _markups(item: Item) -> Iterator[str]:
    yield from (item.stem_html, item.feedback_html)
    yield from (item.right_feedback_html, item.wrong_feedback_html)
    graded: list[Option | Answer | Range] = [*item.options, *item.answers, *item.numeric]
    for gap in item.gaps:
        graded += [*gap.options, *gap.answers, *gap.numeric]
    for one in graded:
        yield one.feedback_html
        yield one.text_html if isinstance(one, Option) else ""
    for pair in item.pairs:
        yield from (pair.left_html, pair.right_html)
    yield from item.sequence


def _loses_formatting(item: Item) -> bool:
    return any(_differs(one) for one in _markups(item) if "<" in one)


def _differs(markup: str) -> bool:
    """Whether what is read back has other words or other elements."""
    back = rich(to_markdown(markup))
    return _elements(markup) != _elements(back) or to_plain(markup) != to_plain(back)


def _elements(markup: str) -> list[str]:
    found = (SAME.get(one, one) for one in ELEMENT.findall(markup))
    return sorted(one for one in found if one not in {*PLAIN, "img", "tbody"})
