"""Items as the XML that Moodle reads. Pure."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import quote

from lxml import etree

from quizapp.formats.controls import without_controls
from quizapp.formats.gift_pictures import PICTURE, SOURCE, without_pictures
from quizapp.formats.html import to_plain
from quizapp.formats.items import Item, ItemType, Note, Option, Range, Written
from quizapp.formats.losses import losses, place
from quizapp.formats.moodle_checks import refusal, whole_weights
from quizapp.formats.moodle_cloze import say_number, without_gaps, write_gap
from quizapp.formats.shares import say_percent
from quizapp.messages import Message

CARRIED = {
    *("id", "name", "tags", "category", "points", "feedback", "remarks", "partial", "wildcards"),
    *("right_feedback", "wrong_feedback", "case", "unit", "order", "pictures"),
}
QTYPES: dict[ItemType, str] = {
    "multiple_choice": "multichoice",
    "multiple_response": "multichoice",
    "true_false": "truefalse",
    "short_answer": "shortanswer",
    "numeric": "numerical",
    "matching": "matching",
    "ordering": "ordering",
    "cloze": "cloze",
}
TELLS_BOTH = {"multiple_choice", "multiple_response", "matching", "ordering"}
"""Types that have something to say to all who were right, and to all who were wrong."""

PLACES = re.compile(r"\{(\d{1,3})\}")
NO_DATES = Message("Moodle has no questions whose answer is a date.")
OPEN_RANGE = Message("Its range of right numbers has no end, which Moodle cannot say.")
SAID_TO_RIGHT = Message("What is said to those who were right was left out.")
SAID_TO_WRONG = Message("What is said to those who were wrong was left out.")
RIGHT_SIDES = Message("The right sides of its pairs lost their pictures.")
LOST_PICTURES = Message("A picture of which there is no file was left out.")


class _NotWritten(Exception):
    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def write_moodle(items: Sequence[Item], files: Mapping[str, bytes]) -> Written:
    """In the order of the items; a category is named where it changes."""
    root = etree.Element("quiz")
    skipped: list[Note] = []
    warnings: list[Note] = []
    category = ""
    for number, item in enumerate(items, 1):
        where = place(item, number)
        try:
            question = _question(item, files)
        except _NotWritten as error:
            skipped.append(Note(where, error.reason))
            continue
        if item.category != category:
            category = item.category
            root.append(_category(category))
        root.append(question)
        warnings += [Note(where, lost) for lost in _losses(item, files)]
    etree.indent(root)
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return Written(data, tuple(skipped), tuple(warnings))


def _losses(item: Item, files: Mapping[str, bytes]) -> Iterator[Message]:
    yield from losses(item, CARRIED)
    if item.type not in TELLS_BOTH:
        if item.right_feedback_html:
            yield SAID_TO_RIGHT
        if item.wrong_feedback_html and item.type != "numeric":
            yield SAID_TO_WRONG
    if _has_lost_pictures(item, files):
        yield LOST_PICTURES


def _has_lost_pictures(item: Item, files: Mapping[str, bytes]) -> bool:
    texts = [item.stem_html, item.feedback_html, *(one.text_html for one in item.options)]
    texts += [one.left_html for one in item.pairs] + list(item.sequence)
    for parts in (item.options, item.answers, item.numeric):
        texts += [one.feedback_html for one in parts]
    texts += [item.right_feedback_html, item.wrong_feedback_html]
    named = {unescape(name) for text in texts for name in _sources(text)}
    return not named <= set(files)


def _sources(markup: str) -> list[str]:
    pictures = (SOURCE.search(found[1]) for found in PICTURE.finditer(markup))
    return [found[1] for found in pictures if found]


def _category(path: str) -> etree._Element:
    question = etree.Element("question", type="category")
    _say(_add(question, "category"), f"$course$/top/{path}" if path else "$course$/top")
    return question


def _question(item: Item, files: Mapping[str, bytes]) -> etree._Element:
    """The elements come in the order in which Moodle writes them. Raises `_NotWritten`."""
    if item.type not in QTYPES:
        raise _NotWritten(NO_DATES)
    if reason := refusal(item):
        raise _NotWritten(reason)
    question = etree.Element("question", type=QTYPES[item.type])
    _say(_add(question, "name"), item.name or to_plain(item.stem_html)[:80] or "?")
    stem = _with_gaps(item) if item.type == "cloze" else item.stem_html
    _rich(question, "questiontext", stem, files)
    _rich(question, "generalfeedback", item.feedback_html, files)
    if item.type != "cloze" or item.points != 1:
        _value(question, "defaultgrade", f"{item.points:g}")
    _value(question, "penalty", "0.3333333")
    _value(question, "hidden", "0")
    _value(question, "idnumber", item.id)
    BODIES[item.type](question, item, files)
    _tags(question, item.tags)
    return question


def _tags(question: etree._Element, tags: Sequence[str]) -> None:
    if tags:
        listed = _add(question, "tags")
        for tag in tags:
            _say(_add(listed, "tag"), tag)


def _add(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, name, attributes)


def _value(parent: etree._Element, name: str, text: str) -> None:
    _add(parent, name).text = without_controls(text)


def _say(parent: etree._Element, text: str) -> None:
    _value(parent, "text", text)


def _rich(
    parent: etree._Element, name: str, markup: str, files: Mapping[str, bytes], **attributes: str
) -> etree._Element:
    element = _add(parent, name, **attributes, format="html")
    _fill(element, markup, files)
    return element


def _fill(element: etree._Element, markup: str, files: Mapping[str, bytes]) -> None:
    """The text, and the pictures that it shows."""
    if "<img" not in markup:
        _say(element, markup)
        return
    kept = without_pictures(markup, {name for one in files for name in (one, _attribute(one))})
    named = dict.fromkeys(unescape(name) for name in _sources(kept))

    def moved(found: re.Match[str]) -> str:
        return SOURCE.sub(
            lambda source: f'src="@@PLUGINFILE@@/{quote(unescape(source[1]))}"', found[0]
        )

    _say(element, PICTURE.sub(moved, kept) if named else kept)
    for name in named:
        folder, _, last = name.rpartition("/")
        path = f"/{folder}/" if folder else "/"
        one = _add(element, "file", name=last, path=path, encoding="base64")
        one.text = b64encode(files[name]).decode()


def _attribute(name: str) -> str:
    """As it stands in markup."""
    return name.replace("&", "&amp;")


def _answer(
    question: etree._Element, text: str, share: float, feedback: str, files: Mapping[str, bytes]
) -> etree._Element:
    """Plain, as it is typed."""
    answer = _add(question, "answer", fraction=say_percent(share), format="moodle_auto_format")
    _say(answer, text)
    _rich(answer, "feedback", feedback, files)
    return answer


def _choice(question: etree._Element, item: Item, files: Mapping[str, bytes]) -> None:
    _value(question, "single", "true" if item.type == "multiple_choice" else "false")
    _value(question, "shuffleanswers", "true" if item.shuffled else "false")
    _value(question, "answernumbering", "abc")
    _both(question, item, files)
    for one in item.options:
        _option(question, one, files)


def _option(question: etree._Element, one: Option, files: Mapping[str, bytes]) -> None:
    answer = _rich(question, "answer", one.text_html, files, fraction=say_percent(one.fraction))
    _rich(answer, "feedback", one.feedback_html, files)


def _both(question: etree._Element, item: Item, files: Mapping[str, bytes]) -> None:
    _rich(question, "correctfeedback", item.right_feedback_html, files)
    _rich(question, "partiallycorrectfeedback", "", files)
    _rich(question, "incorrectfeedback", item.wrong_feedback_html, files)


def _verdict(question: etree._Element, item: Item, files: Mapping[str, bytes]) -> None:
    for name, one in zip(("true", "false"), item.options, strict=True):
        _answer(question, name, one.fraction, one.feedback_html, files)


def _typed(question: etree._Element, item: Item, files: Mapping[str, bytes]) -> None:
    _value(question, "usecase", "1" if item.case_sensitive else "0")
    for one in item.answers:
        text = one.text if item.wildcards else one.text.replace("*", "\\*")
        _answer(question, text, one.fraction, one.feedback_html, files)


def _otherwise(question: etree._Element, item: Item, files: Mapping[str, bytes]) -> None:
    if item.wrong_feedback_html:
        _answer(question, "*", 0, item.wrong_feedback_html, files)


def _number(question: etree._Element, item: Item, files: Mapping[str, bytes]) -> None:
    for one in item.numeric:
        middle, margin = _ends(one)
        answer = _answer(question, middle, one.fraction, one.feedback_html, files)
        _value(answer, "tolerance", margin)
    _otherwise(question, item, files)
    if item.unit:
        listed = _add(question, "units")
        for name in (item.unit, *item.units):
            unit = _add(listed, "unit")
            _value(unit, "multiplier", "1")
            _value(unit, "unit_name", name)
    _value(question, "unitgradingtype", "1" if item.unit_required else "0")
    _value(question, "unitpenalty", "1.0")
    _value(question, "showunits", "0" if item.unit else "3")
    _value(question, "unitsleft", "0")


def _ends(one: Range) -> tuple[str, str]:
    """The middle, and how far from it a number may be."""
    if one.low is None and one.high is None:
        return "*", "0"
    if one.low is None or one.high is None:
        raise _NotWritten(OPEN_RANGE)
    return say_number((one.low + one.high) / 2), say_number((one.high - one.low) / 2)


def _pairs(question: etree._Element, item: Item, files: Mapping[str, bytes]) -> None:
    _value(question, "shuffleanswers", "true" if item.shuffled else "false")
    _both(question, item, files)
    for pair in item.pairs:
        asked = _rich(question, "subquestion", pair.left_html, files)
        _say(_add(asked, "answer"), without_pictures(pair.right_html))


def _sequence(question: etree._Element, item: Item, files: Mapping[str, bytes]) -> None:
    for name, value in (
        ("layouttype", "VERTICAL"),
        ("selecttype", "ALL"),
        ("selectcount", str(len(item.sequence))),
        ("gradingtype", "ABSOLUTE_POSITION"),
        ("showgrading", "SHOW"),
        ("numberingstyle", "none"),
    ):
        _value(question, name, value)
    _both(question, item, files)
    for number, thing in enumerate(item.sequence, 1):
        answer = _rich(question, "answer", thing, files, fraction=f"{number}.0000000")
        _rich(answer, "feedback", "", files)


def _with_gaps(item: Item) -> str:
    """The text with the answers of its gaps in it. Raises `_NotWritten`."""
    gaps = whole_weights(item.gaps) or []

    def instead(found: re.Match[str]) -> str:
        number = int(found[1])
        if not 1 <= number <= len(gaps):
            return found[0]
        return write_gap(gaps[number - 1], item.case_sensitive, item.wildcards)

    try:
        return PLACES.sub(instead, without_gaps(item.stem_html))
    except ValueError:
        raise _NotWritten(OPEN_RANGE) from None


def _nothing(question: etree._Element, item: Item, files: Mapping[str, bytes]) -> None:
    """What there is to say stands in the text."""


BODIES: dict[ItemType, Callable[[etree._Element, Item, Mapping[str, bytes]], None]] = {
    "multiple_choice": _choice,
    "multiple_response": _choice,
    "true_false": _verdict,
    "short_answer": _typed,
    "numeric": _number,
    "matching": _pairs,
    "ordering": _sequence,
    "cloze": _nothing,
}
