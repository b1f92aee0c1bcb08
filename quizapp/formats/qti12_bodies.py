"""How each type is asked in QTI 1.2, and what earns points. Pure."""

from collections.abc import Callable

from lxml import etree

from quizapp.formats.controls import without_controls
from quizapp.formats.items import Gap, Item, ItemType, Range
from quizapp.formats.moodle_cloze import say_number
from quizapp.formats.qti12_drafts import WHOLE, Draft, NotWritten, equal
from quizapp.formats.shares import snap
from quizapp.messages import Message

MIXED = Message("Canvas has gaps to choose and gaps to type, but not both in one text.")
NUMBERS = Message("Canvas has no gaps for numbers within a text.")
NO_WHOLE = Message("None of its answers earns the whole point.")
FEW = Message("It has too few answers for a question of its kind.")


def _choice(question: Draft, presentation: etree._Element) -> None:
    options = question.item.options
    if len(options) < 2:
        raise NotWritten(FEW)
    if not any(one.fraction >= WHOLE for one in options):
        raise NotWritten(NO_WHOLE)
    named = [(f"answer-{number}", one) for number, one in enumerate(options, 1)]
    response = question.response(presentation, "response1")
    question.labels(response, [(name, one.text_html) for name, one in named])
    for name, one in named:
        if one.fraction:
            question.rule(equal("response1", name), score=one.fraction)
        question.remark("response1", name, one.feedback_html)


def _several(question: Draft, presentation: etree._Element) -> None:
    """As Canvas writes it where every right option counts the same, else one by one."""
    options = question.item.options
    named = [(f"answer-{number}", one) for number, one in enumerate(options, 1)]
    right = [name for name, one in named if one.fraction > 0]
    if len(options) < 2 or not right:
        raise NotWritten(FEW)
    response = question.response(presentation, "response1", several=True)
    question.labels(response, [(name, one.text_html) for name, one in named])
    share = snap(1 / len(right))
    if all(one.fraction in (share, -share) for one in options):
        both = etree.Element("and")
        for name, _one in named:
            asked = equal("response1", name)
            if name not in right:
                inner = asked
                asked = etree.Element("not")
                asked.append(inner)
            both.append(asked)
        question.rule(both, score=1.0)
    else:
        for name, one in named:
            if one.fraction:
                question.rule(equal("response1", name), score=one.fraction, action="Add")
    for name, one in named:
        question.remark("response1", name, one.feedback_html)


def _typed(question: Draft, presentation: etree._Element) -> None:
    """Those that earn the same stand in one condition, as Canvas has it."""
    item = question.item
    if not any(one.fraction >= WHOLE for one in item.answers):
        raise NotWritten(NO_WHOLE)
    fib = etree.SubElement(_text_response(presentation), "render_fib")
    etree.SubElement(fib, "response_label", ident="answer1")
    for share in dict.fromkeys(one.fraction for one in item.answers):
        texts = [one.text for one in item.answers if one.fraction == share]
        if share > 0:
            conditions = [equal("response1", text, item.case_sensitive) for text in texts]
            question.rule(*conditions, score=share)
    for number, one in enumerate(item.answers, 1):
        if one.feedback_html:
            _typed_remark(question, one.text, f"answer-{number}", one.feedback_html)


def _typed_remark(question: Draft, text: str, name: str, markup: str) -> None:
    question.remark("response1", name, markup)
    condition = question.showing[-1][0]
    condition[0].text = without_controls(text)


def _text_response(presentation: etree._Element) -> etree._Element:
    return etree.SubElement(presentation, "response_str", ident="response1", rcardinality="Single")


def _number(question: Draft, presentation: etree._Element) -> None:
    item = question.item
    if not any(one.fraction >= WHOLE for one in item.numeric):
        raise NotWritten(NO_WHOLE)
    fib = etree.SubElement(_text_response(presentation), "render_fib", fibtype="Decimal")
    etree.SubElement(fib, "response_label", ident="answer1")
    for one in item.numeric:
        if one.fraction > 0:
            question.rule(_between(one), score=one.fraction)


def _between(one: Range) -> etree._Element:
    """Canvas wants the number itself beside its limits, where there is one."""
    limits = etree.Element("and")
    for name, number in (("vargte", one.low), ("varlte", one.high)):
        if number is not None:
            etree.SubElement(limits, name, respident="response1").text = say_number(number)
    if one.low is None or one.low != one.high:
        return limits
    either = etree.Element("or")
    either.append(equal("response1", say_number(one.low)))
    either.append(limits)
    return either


def _pairs(question: Draft, presentation: etree._Element) -> None:
    item = question.item
    asked = [pair for pair in item.pairs if pair.left_html]
    if len(asked) < 2:
        raise NotWritten(FEW)
    rights = list(dict.fromkeys(pair.right_html for pair in item.pairs))
    named = {text: f"answer-{number}" for number, text in enumerate(rights, 1)}
    for number, pair in enumerate(asked, 1):
        ident = f"response_{number}"
        response = question.response(presentation, ident)
        question.material(response, pair.left_html)
        question.labels(response, [(name, text) for text, name in named.items()])
        score = 1 / len(asked)
        question.rule(equal(ident, named[pair.right_html]), score=score, action="Add")


def gap_kind(item: Item) -> str:
    if any(gap.numeric for gap in item.gaps):
        raise NotWritten(NUMBERS)
    chosen = [bool(gap.options) for gap in item.gaps]
    if any(chosen) and not all(chosen):
        raise NotWritten(MIXED)
    return "multiple_dropdowns_question" if any(chosen) else "fill_in_multiple_blanks_question"


def with_names(item: Item) -> str:
    """The text with `[gap1]` … in the places of its gaps."""
    text = item.stem_html
    prefix = _prefix(item)
    for number in range(len(item.gaps), 0, -1):
        text = text.replace(f"{{{number}}}", f"[{prefix}{number}]", 1)
    return text


def _prefix(item: Item) -> str:
    """A name for gaps that the text does not have already."""
    prefix = "gap"
    while f"[{prefix}" in item.stem_html:
        prefix += "x"
    return prefix


def _gaps(question: Draft, presentation: etree._Element) -> None:
    item = question.item
    for number, gap in enumerate(item.gaps, 1):
        name = f"{_prefix(item)}{number}"
        response = question.response(presentation, f"response_{name}")
        material = etree.SubElement(etree.SubElement(response, "material"), "mattext")
        material.text = name
        _gap(question, response, gap, number)


def _gap(question: Draft, response: etree._Element, gap: Gap, number: int) -> None:
    """What is typed is a label, too, all of which are right."""
    texts = [(one.text_html, one.fraction) for one in gap.options]
    texts += [(_escape(one.text), 1.0) for one in gap.answers if one.fraction > 0]
    named = [(f"gap-{number}-{place}", *one) for place, one in enumerate(texts, 1)]
    right = [name for name, _text_, share in named if share >= WHOLE]
    if not right:
        raise NotWritten(NO_WHOLE)
    question.labels(response, [(name, text) for name, text, _share in named])
    score = 1 / len(question.item.gaps)
    question.rule(equal(response.get("ident") or "", right[0]), score=score, action="Add")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


BODIES: dict[ItemType, Callable[[Draft, etree._Element], None]] = {
    "multiple_choice": _choice,
    "multiple_response": _several,
    "true_false": _choice,
    "short_answer": _typed,
    "numeric": _number,
    "matching": _pairs,
    "cloze": _gaps,
}
"""What stands in the presentation, and the rules. Raises `NotWritten`."""
