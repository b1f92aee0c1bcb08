"""Items as GIFT that Moodle reads. Pure.

Texts are HTML, and say so at the beginning of each question.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from quizapp.formats.controls import without_controls
from quizapp.formats.gift_pictures import without_pictures
from quizapp.formats.gift_text import MARKER
from quizapp.formats.html import from_plain, to_plain
from quizapp.formats.items import Answer, Item, ItemType, Note, Option, Range, Written
from quizapp.formats.losses import losses, place
from quizapp.formats.shares import say_percent
from quizapp.messages import Message

MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\#=~{}:"} | {"\n": "\\n", "\r": ""})
IN_ORDERING = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\\#{}\n"} | {"\r": "", "\t": " "})
"""An ordering question is read by Moodle without escapes, so that there is HTML's way only."""
NOT_IN_TAG = str.maketrans("", "", "<>`")
RIGHT = 1 - 1e-6

CARRIED = (
    *("id", "name", "tags", "category", "feedback", "remarks", "partial", "wildcards"),
    *("right_feedback", "wrong_feedback", "ends"),
)
"""Those of the second line depend on the type: `_more_losses`."""

NOT_IN_GIFT: dict[str, Message] = {
    "date": Message("GIFT has no questions whose answer is a date."),
    "cloze": Message("GIFT has no questions with several gaps."),
}
ARROW = Message("GIFT takes “->” in an answer for a pair of a matching question.")
OPEN_RANGE = Message("Its range of right numbers has no end, which GIFT cannot say.")
NO_WHOLE = Message(
    "None of its options earns the whole point. GIFT has that only where several may be chosen."
)
FEW = Message("It has too few answers for a question of its kind in GIFT.")
NO_TEXT = Message("One of its answers has no text.")
NAMES_LOST = Message("Its name was left out, for it has a brace.")
RIGHT_SIDES = Message("The right sides of its pairs lost their formatting.")
SPARE_LEFT = Message("One of its pairs has no right side.")
SAID_TO_RIGHT = Message("What is said to those who were right was left out.")
SAID_TO_WRONG = Message("What is said to those who were wrong was left out.")
ENDS = Message("What the ends of the order are called was left out.")
EXPLANATION = Message("Its explanation was left out.")


class NotWritten(Exception):
    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def write_gift(items: Sequence[Item]) -> Written:
    """Those without a category come first, for there is no way back to none."""
    parts: list[str] = []
    skipped: list[Note] = []
    warnings: list[Note] = []
    category = ""
    for number, item in sorted(enumerate(items, 1), key=lambda one: bool(one[1].category)):
        where = place(item, number)
        try:
            written = _question(item)
        except NotWritten as error:
            skipped.append(Note(where, error.reason))
            continue
        if item.category != category:
            category = item.category
            parts.append(f"$CATEGORY: {' '.join(category.split())}\n\n")
        parts.append(written)
        lost = [*losses(item, CARRIED), *_more_losses(item)]
        warnings += [Note(where, message) for message in lost]
    return Written("".join(parts).encode(), tuple(skipped), tuple(warnings))


def _more_losses(item: Item) -> Iterator[Message]:
    if item.right_feedback_html:
        yield SAID_TO_RIGHT
    if item.wrong_feedback_html and item.type != "numeric":
        yield SAID_TO_WRONG
    if any(item.ends):
        yield ENDS
    if item.type == "ordering" and item.feedback_html:
        yield EXPLANATION
    if item.type == "ordering" and _has_brace(item.name):
        yield NAMES_LOST
    if any(_right_side(one.right_html) != one.right_html for one in item.pairs):
        yield RIGHT_SIDES


def _question(item: Item) -> str:
    """Raises `NotWritten`."""
    if item.type in NOT_IN_GIFT:
        raise NotWritten(NOT_IN_GIFT[item.type])
    if item.type == "ordering":
        return _ordering(item)
    answers = ANSWERS[item.type](item)
    if item.feedback_html:
        answers += f"\t####{_rich(item.feedback_html)}\n"
    return f"{_head(item)}[html]{_escaped(item.stem_html)}{{{answers}}}\n\n"


def _head(item: Item) -> str:
    marks = [f"[id:{_bracketed(item.id)}]"] if item.id else []
    marks += [f"[tag:{_bracketed(tag)}]" for tag in item.tags]
    comment = f"// {' '.join(marks)}\n" if marks else ""
    named = item.name and not (item.type == "ordering" and _has_brace(item.name))
    return comment + (f"::{_plain(item.name)}::" if named else "")


def _has_brace(text: str) -> bool:
    return "{" in text or "}" in text


def _bracketed(text: str) -> str:
    """For Moodle it must not have what looks like a tag of HTML."""
    text = without_controls(" ".join(text.split())).translate(NOT_IN_TAG).replace("]", "\\]")
    return f"{text} " if text.endswith("\\") else text


def _plain(text: str) -> str:
    return without_controls(text).translate(MARKS)


def _escaped(markup: str) -> str:
    return _plain(without_pictures(markup))


def _rich(markup: str) -> str:
    """Marked where it begins like a mark that is not meant."""
    written = _escaped(markup)
    return f"[html]{written}" if MARKER.match(written) or written[:1] == "%" else written


def _answer(mark: str, text: str, feedback: str) -> str:
    return f"\t{mark}{text}{'#' + _rich(feedback) if feedback else ''}\n"


def _options(item: Item) -> str:
    if len(item.options) < 2:
        raise NotWritten(FEW)
    if not all(one.text_html for one in item.options):
        raise NotWritten(NO_TEXT)
    one_only = item.type == "multiple_choice"
    if one_only and not any(one.fraction >= RIGHT for one in item.options):
        raise NotWritten(NO_WHOLE)
    return "\n" + "".join(
        _answer(_mark(one, one_only), _rich(one.text_html), one.feedback_html)
        for one in item.options
    )


def _mark(option: Option, one_only: bool) -> str:
    if one_only and option.fraction >= RIGHT:
        return "="
    return f"~%{say_percent(option.fraction)}%" if option.fraction else "~"


def _verdict(item: Item) -> str:
    """To those who were wrong first, then to those who were right."""
    true, false = item.options
    right, wrong = (true, false) if true.fraction >= RIGHT else (false, true)
    said = [_rich(wrong.feedback_html), _rich(right.feedback_html)]
    told = "#" + "#".join(said if said[1] else said[:1]) if any(said) else ""
    return ("TRUE" if right is true else "FALSE") + told + ("\n" if item.feedback_html else "")


def _typed(item: Item) -> str:
    if not item.answers:
        raise NotWritten(FEW)
    return "\n" + "".join(_one_typed(one, item.wildcards) for one in item.answers)


def _one_typed(answer: Answer, wildcards: bool) -> str:
    text = answer.text if wildcards else answer.text.replace("*", "\\*")
    if "->" in text:
        raise NotWritten(ARROW)
    written = _plain(text)
    marker = "[plain]" if MARKER.match(written) else ""
    percent = f"=%{say_percent(answer.fraction)}%"
    return _answer(percent, marker + written, answer.feedback_html)


def _numbers(item: Item) -> str:
    if not item.numeric:
        raise NotWritten(FEW)
    written = "".join(
        _answer(f"=%{say_percent(one.fraction)}%", _range(one), one.feedback_html)
        for one in item.numeric
    )
    if item.wrong_feedback_html:
        written += _answer("~", "", item.wrong_feedback_html)
    return "#\n" + written


def _range(range: Range) -> str:
    if range.low is None and range.high is None:
        return "*"
    if range.low is None or range.high is None:
        raise NotWritten(OPEN_RANGE)
    low, high = _number(range.low), _number(range.high)
    return low if low == high else f"{low}..{high}"


def _number(number: Decimal) -> str:
    return f"{number:f}" if abs(number.adjusted()) < 20 else f"{number:e}"


def _pairs(item: Item) -> str:
    if len(item.pairs) < 2:
        raise NotWritten(FEW)
    if not all(one.right_html for one in item.pairs):
        raise NotWritten(SPARE_LEFT)
    return "\n" + "".join(
        f"\t={_rich(one.left_html)} -> {_plain(to_plain(one.right_html))}\n" for one in item.pairs
    )


def _right_side(markup: str) -> str:
    """What is left of it as plain text of one line."""
    return from_plain(to_plain(markup))


def _ordering(item: Item) -> str:
    """What is not escaped by HTML would be taken apart by Moodle."""
    if len(item.sequence) < 2:
        raise NotWritten(FEW)
    things = [_unescaped(one) for one in item.sequence]
    if not all(things):
        raise NotWritten(NO_TEXT)
    listed = "".join(f"{thing}\n" for thing in things)
    settings = f">{len(things)} ALL VERTICAL ABSOLUTE_POSITION SHOW"
    return f"{_head(item)}[html]{_unescaped(item.stem_html)}{{{settings}\n{listed}}}\n\n"


def _unescaped(markup: str) -> str:
    """What begins with a slash could be a comment, and Moodle takes a zero for nothing."""
    written = without_controls(without_pictures(markup)).translate(IN_ORDERING)
    return f"&#{ord(written[0])};{written[1:]}" if written[:1] in ("/", "0") else written


ANSWERS: dict[ItemType, Callable[[Item], str]] = {
    "multiple_choice": _options,
    "multiple_response": _options,
    "true_false": _verdict,
    "short_answer": _typed,
    "numeric": _numbers,
    "matching": _pairs,
}
"""What stands between the braces. Raises `NotWritten`."""
