"""The answers of a row, as the parts of an item that its type needs. Pure."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from string import ascii_lowercase
from typing import Any

from quizapp.formats.items import Answer, ItemType, Option, Pair
from quizapp.formats.table_gaps import read_gaps
from quizapp.formats.table_rows import FALSE, NO_ANSWER, TRUE, Cells, chosen, is_verdict
from quizapp.formats.table_texts import Unreadable, entries, percent, rich, split, unescape
from quizapp.formats.table_values import read_date, read_flag, read_number, read_range
from quizapp.messages import Message

Parts = dict[str, Any]
"""Fields of an `Item`."""

RIGHT = 1 - 1e-6

FEW_OPTIONS = Message("It needs at least two options.")
NO_SUCH_OPTION = Message("“{text}” in the column “correct” is none of its options.")
TWO_MEANINGS = Message(
    "“{text}” in the column “correct” is the place of one option and the text of another. "
    "Write #{place} for the place, or the letter of the one you mean."
)
SEVERAL_RIGHT = Message(
    "It has one right option by its type, but several are named. "
    "Write multiple_response as its type, or name one."
)
NOT_TRUE_OR_FALSE = Message("Write true or false in the column “correct”.")
NOTHING_ACCEPTED = Message("The column “accepted” has no answer.")
FEW_PAIRS = Message("The column “pairs” needs at least two, such as: France = Paris | Italy = Rome")
NO_PAIR = Message("“{text}” in the column “pairs” has no “=” between its two sides.")
FEW_THINGS = Message("The column “order” needs at least two things, such as: first | second")
ENDS = Message("The column “ends” needs two names, such as: earliest | latest")


def read_answers(type: ItemType, cells: Cells) -> Parts:
    """Raises `Unreadable`."""
    return READERS[type](cells)


def _options(cells: Cells) -> dict[int, str]:
    options = cells.of("option")
    if len(options) < 2:
        raise Unreadable(FEW_OPTIONS)
    return options


def _right(cells: Cells, options: Mapping[int, str]) -> set[int]:
    """The numbers of the options that the column “correct” names."""
    return {place_of(part, options) for part in chosen(cells["correct"], list(options.values()))}


def place_of(part: str, options: Mapping[int, str]) -> int:
    """The option that is meant by its letter, its number or its text. Raises `Unreadable`."""
    named = _named(part, options)
    if named and part.startswith("#"):
        return named
    texts = [at for at, text in options.items() if text.casefold() == part.casefold()]
    if named and texts and named not in texts:
        raise Unreadable(TWO_MEANINGS.fill(text=part, place=named))
    if not named and not texts:
        raise Unreadable(NO_SUCH_OPTION.fill(text=part[:60]))
    return named or texts[0]


def _named(part: str, options: Mapping[int, str]) -> int:
    """0 if it is no letter and no number of an option."""
    bare = part.casefold().removeprefix("option").strip().rstrip(".)")
    digits = bare.removeprefix("#").removesuffix(".0")
    number = int(digits) if digits.isdecimal() and len(digits) < 4 else 0
    if len(bare) == 1 and bare in ascii_lowercase:
        number = ascii_lowercase.index(bare) + 1
    return number if number in options else 0


def _choice(cells: Cells) -> Parts:
    options = _options(cells)
    right = _right(cells, options)
    if len(right) > 1:
        raise Unreadable(SEVERAL_RIGHT)
    return {"options": _shared(cells, options, right, 1.0)}


def _choices(cells: Cells) -> Parts:
    options = _options(cells)
    right = _right(cells, options)
    return {"options": _shared(cells, options, right, 1 / max(1, len(right)))}


def _shared(
    cells: Cells, options: Mapping[int, str], right: set[int], usual: float
) -> tuple[Option, ...]:
    shares = {number: percent(text) for number, text in cells.of("share").items()}
    told = cells.of("feedback")
    found = tuple(
        Option(
            rich(text),
            shares.get(number, usual if number in right else 0.0),
            rich(told.get(number, "")),
        )
        for number, text in options.items()
    )
    if not any(one.fraction > 0 for one in found):
        raise Unreadable(NO_ANSWER)
    return found


def _verdict(cells: Cells) -> Parts:
    """Options may be there in either order, so that “correct” may be a letter as well."""
    options = cells.of("option")
    told = cells.of("feedback")
    named = cells["correct"] or cells["accepted"]
    if options and not is_verdict(named):
        named = options[place_of(named, options)]
    if named.casefold() not in TRUE | FALSE:
        raise Unreadable(NOT_TRUE_OR_FALSE)
    answer = named.casefold() in TRUE
    false_first = bool(options) and next(iter(options.values())).casefold() in FALSE
    true_at, false_at = (2, 1) if false_first else (1, 2)
    true, false = (rich(told.get(at, "")) for at in (true_at, false_at))
    return {
        "options": (
            Option("True", float(answer), true),
            Option("False", float(not answer), false),
        )
    }


def _list(cell: str, share: float = 1.0) -> list[Answer]:
    return [
        Answer(unescape(one.text), share if one.share is None else one.share, one.feedback_html)
        for one in entries(cell)
        if one.text
    ]


def _typed(cells: Cells) -> Parts:
    """Accepted answers may also stand in the columns of options."""
    found = _list(cells["accepted"])
    if not found:
        told = cells.of("feedback")
        found = [
            Answer(text, 1.0, rich(told.get(number, "")))
            for number, text in cells.of("option").items()
        ] or _list(cells["correct"])
    found += _list(cells["near misses"], 0.0)
    if not any(one.fraction > 0 for one in found):
        raise Unreadable(NOTHING_ACCEPTED)
    return {"answers": tuple(found)}


def _number(cells: Cells) -> Parts:
    tolerance = abs(read_number(cells["tolerance"])) if cells["tolerance"] else Decimal(0)
    ranges = tuple(
        read_range(
            unescape(one.text),
            tolerance,
            1.0 if one.share is None else one.share,
            one.feedback_html,
        )
        for one in entries(cells["number"])
    )
    if not ranges:
        raise Unreadable(NO_ANSWER)
    unit, *units = _plain_list(cells["unit"]) or [""]
    required = read_flag(cells["unit required"], False)
    return {"numeric": ranges, "unit": unit, "units": tuple(units), "unit_required": required}


def _plain_list(cell: str) -> list[str]:
    return [unescape(part) for part in split(cell, "|") if part]


def _date(cells: Cells) -> Parts:
    if not cells["date"]:
        raise Unreadable(NO_ANSWER)
    return {"date": read_date(cells["date"])}


def _pairs(cells: Cells) -> Parts:
    pairs = tuple(_pair(part) for part in split(cells["pairs"], "|") if part)
    if sum(bool(one.left_html) for one in pairs) < 2:
        raise Unreadable(FEW_PAIRS)
    return {"pairs": pairs}


def _pair(text: str) -> Pair:
    """Arrows go before equals signs, which may be part of a formula."""
    for mark in ("->", "→", "="):
        left, *right = split(text, mark)
        if right:
            return Pair(rich(unescape(left)), rich(unescape(mark.join(right))))
    raise Unreadable(NO_PAIR.fill(text=text[:60]))


def _sequence(cells: Cells) -> Parts:
    things = tuple(rich(part) for part in _plain_list(cells["order"]))
    if len(things) < 2:
        raise Unreadable(FEW_THINGS)
    ends = [unescape(part) for part in split(cells["ends"], "|")] if cells["ends"] else ["", ""]
    if len(ends) != 2:
        raise Unreadable(ENDS)
    return {"sequence": things, "ends": (ends[0], ends[1])}


def _gaps(cells: Cells) -> Parts:
    weights = [float(read_number(part)) for part in split(cells["gap weights"], "|") if part]
    return read_gaps(cells["question"], cells.of("gap"), weights)


READERS: dict[ItemType, Callable[[Cells], Parts]] = {
    "multiple_choice": _choice,
    "multiple_response": _choices,
    "true_false": _verdict,
    "short_answer": _typed,
    "numeric": _number,
    "date": _date,
    "matching": _pairs,
    "ordering": _sequence,
    "cloze": _gaps,
}


def written_places(options: Sequence[str], right: Sequence[int]) -> str:
    """The letters of those that are right, or “#2” where a text may be taken for a letter."""
    known = dict(enumerate(options, 1))
    letters = [ascii_lowercase[at - 1].upper() if at <= 26 else f"#{at}" for at in right]
    plain = all(not _named(text, known) for text in options) and "," not in "".join(options)
    return ", ".join(letters if plain else [f"#{at}" for at in right])
