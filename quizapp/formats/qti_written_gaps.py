"""A text with gaps as the interactions of QTI 2.2 within it. Pure."""

import re
from collections.abc import Sequence

from quizapp.formats.items import Answer, Gap, Option, Range
from quizapp.formats.qti_drafts import Draft, NotWritten
from quizapp.formats.qti_elements import make
from quizapp.formats.qti_question import MARK
from quizapp.formats.qti_rules import (
    choose,
    is_in,
    set_outcome,
    set_points,
    variable,
    yes_or_no,
)
from quizapp.formats.qti_texts import GAP_CLASS
from quizapp.formats.qti_tree import Element
from quizapp.formats.qti_written_texts import NO_RIGHT, RIGHT, TOO_FEW, entry, middle, typeable
from quizapp.messages import Message

GAP_TOLD = Message("Remarks on answers to a gap were left out.")
PLACE = re.compile(r"\{(\d{1,3})\}")


def write_cloze(draft: Draft) -> None:
    """Each gap has a response; the points are the sum of what they earn."""
    item = draft.item
    total = sum(gap.weight for gap in item.gaps)
    if not item.gaps or total <= 0:
        raise NotWritten(TOO_FEW)
    mark = MARK
    while mark in item.stem_html:
        mark += MARK
    stem = draft.stem(_marked(item.stem_html, mark, len(item.gaps)))
    parts = [
        _write_gap(draft, f"GAP_{number}", gap, gap.weight * item.points / total)
        for number, gap in enumerate(item.gaps, 1)
    ]
    draft.rules.append(set_outcome("SCORE", make("sum", *(earned for _field, earned in parts))))
    _place(stem, [field for field, _earned in parts], mark)
    draft.tell_all()


def _write_gap(draft: Draft, name: str, gap: Gap, points: float) -> tuple[Element, Element]:
    """The field, and the expression for what it earns."""
    parts: Sequence[Option | Answer | Range] = gap.options or gap.numeric or gap.answers
    if any(one.feedback_html for one in parts):
        draft.warn(GAP_TOLD)
    if gap.options:
        return _listed(draft, name, gap, points), make("mapResponse", identifier=name)
    only = (GAP_CLASS,) if len(draft.item.gaps) == 1 else ()
    if gap.numeric:
        return _counted(draft, name, gap, points, only), variable(f"{name}_SCORE")
    answers = typeable(draft, gap.answers)
    right = [one.text for one in answers if one.fraction >= RIGHT]
    mapped = {one.text: one.fraction * points for one in answers}
    draft.respond(name, "single", "string", right[:1], mapped)
    return entry(name, answers, draft.item, *only), make("mapResponse", identifier=name)


def _listed(draft: Draft, name: str, gap: Gap, points: float) -> Element:
    ids = [f"choice_{number}" for number in range(1, len(gap.options) + 1)]
    shares = [one.fraction for one in gap.options]
    if max(shares) <= 0:
        raise NotWritten(NO_RIGHT)
    mapped = {one: share * points for one, share in zip(ids, shares, strict=True) if share}
    draft.respond(name, "single", "identifier", [ids[shares.index(max(shares))]], mapped)
    choices = [
        draft.content.fill(make("inlineChoice", identifier=one), option.text_html, "inline")
        for one, option in zip(ids, gap.options, strict=True)
    ]
    return make(
        "inlineChoiceInteraction",
        *choices,
        responseIdentifier=name,
        shuffle=yes_or_no(draft.item.shuffled),
    )


def _counted(draft: Draft, name: str, gap: Gap, points: float, classes: Sequence[str]) -> Element:
    draft.respond(name, "single", "float", middle(gap.numeric))
    conditions = [(is_in(name, one), one.fraction) for one in gap.numeric]
    branches = [
        (condition, [set_points(f"{name}_SCORE", share * points)])
        for condition, share in conditions
        if condition is not None
    ]
    if not branches or not any(one.fraction > 0 for one in gap.numeric):
        raise NotWritten(NO_RIGHT)
    draft.helpers.append(f"{name}_SCORE")
    draft.rules.append(choose(branches))
    return entry(name, (), draft.item, *classes)


def _marked(stem: str, mark: str, count: int) -> str:
    """The first place of each gap between marks: in XML a brace that is meant looks the same."""
    left = {str(number) for number in range(1, count + 1)}

    def instead(found: re.Match[str]) -> str:
        if found[1] not in left:
            return found[0]
        left.discard(found[1])
        return f"{mark}{found[1]}{mark}"

    return PLACE.sub(instead, stem)


def _place(stem: Element, fields: Sequence[Element], mark: str) -> None:
    """Puts the fields where their marks are in the text; those without a place go to its end."""
    for element in list(stem.iter()):
        for child in list(element):
            child.tail = _insert(element, child.tail, element.index(child) + 1, fields, mark)
        element.text = _insert(element, element.text, 0, fields, mark)
    stem.extend(field for field in fields if field.getparent() is None)


def _insert(
    parent: Element, text: str | None, at: int, fields: Sequence[Element], mark: str
) -> str | None:
    """Returns what stands before the first field."""
    if not text or mark not in text:
        return text
    pieces = text.split(mark)
    for number, after in zip(pieces[1::2], pieces[2::2], strict=True):
        field = fields[int(number) - 1]
        parent.insert(at, field)
        field.tail, at = after, at + 1
    return pieces[0]
