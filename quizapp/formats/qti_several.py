"""Several lists of choices in one QTI item, as programs write that turn version 1 into 2. Pure.

Canvas names its gaps in the text, as `[gap]`, and repeats the name before the choices; Blackboard
keeps the right sides of pairs apart from the choices that stand for them.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from quizapp.formats.html import GAP, to_plain
from quizapp.formats.items import Answer, Gap, Option, Pair
from quizapp.formats.qti_markup import is_empty, to_html
from quizapp.formats.qti_question import Question, stem_html
from quizapp.formats.qti_scoring import NO_KEY
from quizapp.formats.qti_tree import Element, Unreadable, named, remove, text_of
from quizapp.formats.qti_values import Value
from quizapp.messages import Message

RIGHT_SIDES = "RIGHT_MATCH_BLOCK"
"""Class of the element in which Blackboard has what is matched."""

UNCLEAR = Message("It has several lists of choices, and does not say what each belongs to.")


def instructure_fields(item: Element) -> dict[str, str]:
    """What Canvas notes about an item, by name."""
    return {one.get("name", ""): one.get("value", "") for one in item.iter("instructureField")}


def kind_of(item: Element) -> str:
    """What the program that wrote it calls this kind of question, in lower case."""
    fields = instructure_fields(item)
    return (fields.get("question_type") or fields.get("bb_question_type") or "").lower()


def read_several(question: Question, interactions: Sequence[Element]) -> dict[str, Any]:
    """The fields of an item: pairs, or a text with gaps."""
    kind = kind_of(question.item)
    lists = [tuple(to_html(choice) for choice in _choices(one)) for one in interactions]
    if "matching" in kind or (not kind and len(set(lists)) == 1):
        return _pairs(question, interactions)
    prompts = [_prompt(one) for one in interactions]
    rights = [] if "blanks" in kind else [_right(question, one) for one in interactions]
    for one in interactions:
        remove(one)
    stem = GAP.sub("&#123;", stem_html(question))
    for number, prompt in enumerate(prompts, 1):
        if not prompt or f"[{prompt}]" not in stem:
            raise Unreadable(UNCLEAR)
        stem = stem.replace(f"[{prompt}]", f"{{{number}}}", 1)
    if rights:
        gaps = [_chosen(texts, right) for texts, right in zip(lists, rights, strict=True)]
    else:
        gaps = [Gap(answers=tuple(Answer(to_plain(text)) for text in texts)) for texts in lists]
    return {"type": "cloze", "stem_html": stem, "gaps": tuple(gaps)}


def _chosen(texts: Sequence[str], right: int) -> Gap:
    options = (Option(text, float(place == right)) for place, text in enumerate(texts))
    return Gap(options=tuple(options))


def _choices(interaction: Element) -> list[Element]:
    return list(interaction.iterchildren("simpleChoice"))


def _prompt(interaction: Element) -> str:
    prompt = next(interaction.iterchildren("prompt"), None)
    return "" if prompt is None else " ".join(text_of(prompt).split())


def _right(question: Question, interaction: Element) -> int:
    """The place of the choice that earns most, or else of the one that a rule asks for."""
    name = question.response(interaction).id
    ids = [choice.get("identifier", "") for choice in _choices(interaction)]
    points = [question.run(**{name: Value((one,))}).points for one in ids]
    best = max(points, default=Decimal(0))
    if best > 0 and points.count(best) == 1:
        return points.index(best)
    for match in question.item.iter("match"):
        variable, value = next(match.iter("variable"), None), next(match.iter("baseValue"), None)
        if variable is not None and value is not None and variable.get("identifier") == name:
            wanted = (value.text or "").strip()
            if wanted in ids:
                return ids.index(wanted)
    raise Unreadable(NO_KEY)


def _pairs(question: Question, interactions: Sequence[Element]) -> dict[str, Any]:
    apart = _right_sides(question)
    pairs = []
    for one in interactions:
        texts = [to_html(choice) for choice in _choices(one)]
        right = _right(question, one)
        text = texts[right] or (apart[right] if right < len(apart) else "")
        pairs.append(Pair(_left(one), text))
        remove(one)
    if not all(pair.left_html and pair.right_html for pair in pairs):
        raise Unreadable(UNCLEAR)
    used = {pair.right_html for pair in pairs}
    others = apart or [text for text in texts if text]
    spare = [Pair("", text) for text in dict.fromkeys(others) if text not in used]
    return {"type": "matching", "stem_html": stem_html(question), "pairs": (*pairs, *spare)}


def _right_sides(question: Question) -> list[str]:
    blocks = (one for one in named(question.body, "div") if one.get("class") == RIGHT_SIDES)
    block = next(blocks, None)
    if block is None:
        return []
    texts = [to_html(one) for one in block]
    remove(block)
    return texts


def _left(interaction: Element) -> str:
    """Its prompt, or the words right before it, which are taken out of the text."""
    prompt = next(interaction.iterchildren("prompt"), None)
    if prompt is not None and not is_empty(prompt):
        return to_html(prompt)
    before = interaction.getprevious()
    if before is None or before.tag == interaction.tag:
        return ""
    text = to_html(before)
    remove(before)
    return text
