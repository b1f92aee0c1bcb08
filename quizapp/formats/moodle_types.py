"""Moodle's question types in its XML, each as the fields of an item. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

from quizapp.formats.gift_answers import NotReadable, read_ends
from quizapp.formats.html import GAP, from_plain, to_plain
from quizapp.formats.items import Answer, Gap, ItemType, Option, Pair, Range
from quizapp.formats.moodle_cloze import find_embedded
from quizapp.formats.moodle_numbers import decimal_points
from quizapp.formats.moodle_texts import Texts, child, children, words
from quizapp.formats.shares import read_percent, snap
from quizapp.messages import Message

Parts = dict[str, Any]
Reader = Callable[[etree._Element, Texts], tuple[ItemType, Parts]]

PLACE = re.compile(r"\[\[(\d{1,3})\]\]")
STAR = re.compile(r"(?<!\\)\*")

FEW = Message("It has too few answers for a question of its kind.")
NO_RIGHT = Message("None of its answers is right.")
EMPTY = Message("One of its answers is empty.")
BAD_SHARE = Message("“{text}” is not a share from -100 to 100 percent.")
BAD_NUMBER = Message("“{text}” is not a number.")
NO_GAP = Message("There is no gap in its text.")
NO_PLACE = Message("Its text has the place [[{number}]], and there is no such answer.")
OTHER_UNITS = Message("it has units that count otherwise than the first")


def multichoice(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    options = tuple(_options(question, texts))
    if len(options) < 2:
        raise NotReadable(FEW)
    single = _yes(question, "single", True)
    parts = {"options": options, "shuffled": _yes(question, "shuffleanswers", True)}
    return ("multiple_choice" if single else "multiple_response"), parts


def all_or_nothing(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    """Plugins in which each option is simply right or wrong."""
    options = list(_options(question, texts))
    right = sum(one.fraction > 0 for one in options)
    if len(options) < 2 or not right:
        raise NotReadable(NO_RIGHT if options else FEW)
    shared = (
        replace(one, fraction=snap(1 / right) if one.fraction > 0 else 0.0) for one in options
    )
    parts = {"options": tuple(shared), "shuffled": _yes(question, "shuffleanswers", True)}
    return "multiple_response", parts


def _options(question: etree._Element, texts: Texts) -> Iterator[Option]:
    for answer in children(question, "answer"):
        text = texts.markup(texts.raw(answer), texts.format_of(answer, texts.format))
        yield Option(text, _share(answer), _feedback(answer, texts))


def _share(answer: etree._Element) -> float:
    said = (answer.get("fraction") or "0").strip()
    try:
        return read_percent(said.replace(",", "."))
    except ValueError:
        raise NotReadable(BAD_SHARE.fill(text=said[:40])) from None


def _number_share(answer: etree._Element) -> float:
    """Old files have it within the answer, and 1 is the whole there."""
    said = words(answer, "fraction")
    share = float(_number(said)) if said else _share(answer)
    if not -1 <= share <= 1:
        raise NotReadable(BAD_SHARE.fill(text=said[:40]))
    return snap(share)


def _feedback(answer: etree._Element, texts: Texts) -> str:
    return texts.rich(answer, "feedback", otherwise=texts.format)


def _yes(question: etree._Element, name: str, otherwise: bool) -> bool:
    said = words(question, name).lower()
    return said in ("1", "true", "yes") if said else otherwise


def true_false(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    said = {words_of(one).lower(): one for one in children(question, "answer")}
    true, false = said.get("true"), said.get("false")
    if true is None and false is None:
        return _worded_verdict(question, texts)
    right = true is not None and _share(true) > 0
    if not right and (false is None or _share(false) <= 0):
        raise NotReadable(NO_RIGHT)
    told = ["" if one is None else _feedback(one, texts) for one in (true, false)]
    return "true_false", {
        "options": (
            Option("True", float(right), told[0]),
            Option("False", float(not right), told[1]),
        )
    }


def _worded_verdict(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    """In other languages, the first answer is the one for true."""
    options = list(_options(question, texts))
    if len(options) != 2 or sum(one.fraction > 0 for one in options) != 1:
        raise NotReadable(NO_RIGHT)
    true, false = options
    named = replace(true, text_html="True"), replace(false, text_html="False")
    return "true_false", {"options": named}


def words_of(answer: etree._Element) -> str:
    """The text of an answer, without any markup."""
    inner = child(answer, "text")
    whole = (answer if inner is None else inner).text or ""
    return to_plain(whole) if "<" in whole else " ".join(whole.split())


def short_answer(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    answers = [
        Answer(_typed(one), _share(one), _feedback(one, texts))
        for one in children(question, "answer")
    ]
    if not answers:
        raise NotReadable(FEW)
    if not all(one.text for one in answers):
        raise NotReadable(EMPTY)
    stars = any(STAR.search(one.text) for one in answers)
    if not stars:
        answers = [replace(one, text=one.text.replace("\\*", "*")) for one in answers]
    return "short_answer", {
        "answers": tuple(answers),
        "wildcards": stars,
        "case_sensitive": _yes(question, "usecase", False),
    }


def _typed(answer: etree._Element) -> str:
    inner = child(answer, "text")
    return " ".join(((answer if inner is None else inner).text or "").split())


def numerical(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    ranges, otherwise = [], ""
    for one in children(question, "answer"):
        text, share, told = _typed(one) or "*", _number_share(one), _feedback(one, texts)
        if text == "*" and share <= 0:
            otherwise = told
            continue
        low, high = read_ends(decimal_points(text))
        margin = abs(_number(words(one, "tolerance") or "0"))
        if low is not None and high is not None:
            low, high = low - margin, high + margin
        ranges.append(Range(low, high, share, told))
    if not any(one.fraction > 0 for one in ranges):
        raise NotReadable(NO_RIGHT)
    parts: Parts = {"numeric": tuple(ranges), "wrong_feedback_html": otherwise}
    return "numeric", {**parts, **_unit(question)}


def _number(text: str) -> Decimal:
    try:
        number = Decimal(decimal_points(text.strip()))
    except InvalidOperation:
        raise NotReadable(BAD_NUMBER.fill(text=text[:40])) from None
    if not number.is_finite() or abs(number.adjusted()) > 60:
        raise NotReadable(BAD_NUMBER.fill(text=text[:40]))
    return number


def _unit(question: etree._Element) -> Parts:
    """The unit of multiplier 1; others that mean the same are other ways to write it."""
    listed = child(question, "units")
    if listed is None:
        return {}
    named = [
        words(one, "unit_name")
        for one in children(listed, "unit")
        if _number(words(one, "multiplier") or "1") == 1
    ]
    names = [name for name in named if name]
    if not names:
        return {}
    graded = words(question, "unitgradingtype") in ("1", "2")
    return {"unit": names[0], "units": tuple(names[1:]), "unit_required": graded}


def has_other_units(question: etree._Element) -> bool:
    """Whether there are units in which the number would be another."""
    listed = child(question, "units")
    found = [] if listed is None else [words(one, "multiplier") for one in children(listed, "unit")]
    return any(_number(one or "1") != 1 for one in found)


def matching(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    pairs = []
    for one in children(question, "subquestion"):
        left = texts.markup(texts.raw(one), texts.format_of(one, texts.format))
        right = texts.markup(words(one, "answer"), "moodle")
        if right:
            pairs.append(Pair(left, right))
    if sum(bool(pair.left_html) for pair in pairs) < 2:
        raise NotReadable(FEW)
    return "matching", {"pairs": tuple(pairs), "shuffled": _yes(question, "shuffleanswers", True)}


def ordering(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    """The share of an answer is its place."""
    answers = list(children(question, "answer"))
    places = [_number(one.get("fraction") or "0") for one in answers]
    if len(set(places)) == len(places):
        answers = [
            one for _, one in sorted(zip(places, answers, strict=True), key=lambda two: two[0])
        ]
    things = (texts.markup(texts.raw(one), texts.format_of(one, texts.format)) for one in answers)
    sequence = tuple(thing for thing in things if thing)
    if len(sequence) < 2:
        raise NotReadable(FEW)
    return "ordering", {"sequence": sequence}


def embedded(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    """Gaps within the text, which has their answers."""
    element = child(question, "questiontext")
    raw = "" if element is None else texts.raw(element)
    found = list(find_embedded(raw))
    if not found:
        raise NotReadable(NO_GAP)
    stem = _stem(raw, [(one.start, one.end) for one in found], texts)
    cased = {one.case for one in found if one.case is not None}
    return "cloze", {
        "stem_html": stem,
        "gaps": tuple(one.gap for one in found),
        "case_sensitive": cased == {True},
        "wildcards": any(one.stars for one in found),
    }


def _stem(raw: str, gaps: list[tuple[int, int]], texts: Texts) -> str:
    """With `{1}`, `{2}` … in the places of the gaps, and no other braces like them."""
    pieces, last = [], 0
    for number, (start, end) in enumerate(gaps, 1):
        pieces += [raw[last:start], f"\ue000{number}\ue001"]
        last = end
    markup = texts.markup("".join([*pieces, raw[last:]]), texts.format)
    return GAP.sub("&#123;", markup).replace("\ue000", "{").replace("\ue001", "}")


def mixed_case(question: etree._Element, texts: Texts) -> bool:
    """Whether capital letters matter in some gaps, and in others not."""
    element = child(question, "questiontext")
    found = find_embedded("" if element is None else texts.raw(element))
    return len({one.case for one in found if one.case is not None}) > 1


def select_words(question: etree._Element, texts: Texts) -> tuple[ItemType, Parts]:
    """Words for the places `[[1]]` … of the text, to be chosen or dragged there."""
    choices = [
        (texts.markup(_choice(one), "html"), words(one, "group") or "1")
        for name in ("selectoption", "dragbox")
        for one in children(question, name)
    ]
    element = child(question, "questiontext")
    raw = "" if element is None else texts.raw(element)
    places = [(found.start(), found.end(), int(found[1])) for found in PLACE.finditer(raw)]
    if not places:
        raise NotReadable(NO_GAP)
    for *_, number in places:
        if not 1 <= number <= len(choices):
            raise NotReadable(NO_PLACE.fill(number=number))
    gaps = tuple(_gap_of_choices(number - 1, choices) for *_, number in places)
    return "cloze", {
        "stem_html": _stem(raw, [(start, end) for start, end, _ in places], texts),
        "gaps": gaps,
        "shuffled": _yes(question, "shuffleanswers", True),
    }


def _choice(element: etree._Element) -> str:
    text = words(element)
    return text if "<" in text else from_plain(text)


def _gap_of_choices(right: int, choices: list[tuple[str, str]]) -> Gap:
    """The words of one group; one that stands there twice is one."""
    text, group = choices[right]
    others = [other for other, of in choices if of == group and other != text]
    options = [Option(text, 1.0), *(Option(other) for other in dict.fromkeys(others))]
    in_order = {other: place for place, (other, _) in enumerate(choices)}
    return Gap(options=tuple(sorted(options, key=lambda one: in_order[one.text_html])))


READERS: dict[str, Reader] = {
    "multichoice": multichoice,
    "multichoiceset": all_or_nothing,
    "oumultiresponse": all_or_nothing,
    "truefalse": true_false,
    "shortanswer": short_answer,
    "numerical": numerical,
    "matching": matching,
    "match": matching,
    "ordering": ordering,
    "cloze": embedded,
    "multianswer": embedded,
    "gapselect": select_words,
    "ddwtos": select_words,
}
"""By the name of Moodle's type. Raise `NotReadable`."""
