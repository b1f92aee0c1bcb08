"""One QTI item, of any version, as a question. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from quizapp.formats.items import Item
from quizapp.formats.qti_budget import Budget
from quizapp.formats.qti_choices import read_choice
from quizapp.formats.qti_elements import as_identifier
from quizapp.formats.qti_markup import Pictures, prepare
from quizapp.formats.qti_pairs import read_association, read_gap_match, read_matching
from quizapp.formats.qti_question import FEEDBACKS, Question, is_true, take_feedback
from quizapp.formats.qti_scoring import read_scoring
from quizapp.formats.qti_sequences import read_order
from quizapp.formats.qti_several import instructure_fields, kind_of, read_several
from quizapp.formats.qti_texts import read_texts
from quizapp.formats.qti_tree import Element, Unreadable, first, remove
from quizapp.messages import Message

ADAPTIVE = Message("It changes while it is answered (adaptive), which we do not have.")
RANDOM = Message("Its numbers or texts are chosen at random (a template), which we do not have.")
NO_QUESTION = Message("It asks nothing: there is no interaction in it.")
SEVERAL = Message("It has several questions in one. Make one item of each and import them again.")
PICTURE = Message("It is answered on a picture, which we do not have.")
NO_STEM = Message("It has no text.")
INCLUDED = Message("A part of it is in another file (XInclude), which is not read.")
HINT = Message("Hints that are opened with a button were left out.")
MOST_REMARKS = 1000
TOO_MANY = Message("It has more than {most} remarks.", {"most": MOST_REMARKS})
COMPUTED = Message("Remarks with a computed number were left out.")
REASONS = {
    "extendedTextInteraction": Message("It is answered with a longer text, which nobody can score "
                                       "but a person."),
    "hotspotInteraction": PICTURE,
    "graphicOrderInteraction": PICTURE,
    "graphicAssociateInteraction": PICTURE,
    "graphicGapMatchInteraction": PICTURE,
    "selectPointInteraction": PICTURE,
    "positionObjectInteraction": PICTURE,
    "positionObjectStage": PICTURE,
    "hottextInteraction": Message("It is answered by marking words in a text, which we do not "
                                  "have."),
    "sliderInteraction": Message("It is answered with a slider, which we do not have."),
    "drawingInteraction": Message("It is answered with a drawing, which we do not have."),
    "uploadInteraction": Message("It is answered with a file, which we do not have."),
    "mediaInteraction": Message("It plays sound or video, which we do not have."),
    "endAttemptInteraction": Message("It has a button that ends the attempt or gives a hint, "
                                     "which we do not have."),
    "customInteraction": Message("It is answered in a way that only its own program knows."),
    "portableCustomInteraction": Message("It is answered in a way that only its own program "
                                         "knows."),
}  # fmt: skip
UNKNOWN = Message("It is answered in a way that we do not have: {name}.")
TEMPLATES = ("templateDeclaration", "templateProcessing")
BLOCK_READERS: dict[str, Callable[[Question, Element], dict[str, Any]]] = {
    "choiceInteraction": read_choice,
    "orderInteraction": read_order,
    "matchInteraction": read_matching,
    "associateInteraction": read_association,
    "gapMatchInteraction": read_gap_match,
}
INLINE = {"textEntryInteraction", "inlineChoiceInteraction"}
CHOICES = (
    *("simpleChoice", "inlineChoice", "simpleAssociableChoice", "gapText", "gapImg"),
    *("choiceInteraction", "orderInteraction", "matchInteraction", "associateInteraction"),
)
"""Remarks within these belong to them."""


@dataclass(frozen=True)
class ReadItem:
    item: Item
    notes: tuple[Message, ...]


def place_of(item: Element) -> Message:
    return Message("item {id}", {"id": item.get("identifier") or item.get("title") or "?"})


def read_item(
    item: Element,
    pictures: Pictures,
    budget: Budget,
    folder: str = "",
    passage: Element | None = None,
) -> ReadItem:
    """Of a unified `assessmentItem`. `passage` is a text that belongs before it. Raises
    `Unreadable`."""
    budget.begin_item()
    if is_true(item, "adaptive"):
        raise Unreadable(ADAPTIVE)
    if any(True for _ in item.iter(*TEMPLATES)) or "calculated" in kind_of(item):
        raise Unreadable(RANDOM)
    body = next(item.iterchildren("itemBody"), None)
    if body is None:
        raise Unreadable(NO_QUESTION)
    reader = _choose(body)
    question = Question(item, body, read_scoring(item, budget))
    question.notes += prepare(item, pictures, folder)
    if sum(1 for _ in item.iter(*FEEDBACKS)) > MOST_REMARKS:
        raise Unreadable(TOO_MANY)
    remarks = [*item.iterchildren("modalFeedback"), *take_feedback(body, CHOICES)]
    question.feedbacks += (one for one in remarks if first(one, "printedVariable") is None)
    if len(question.feedbacks) < len(remarks):
        question.note(COMPUTED)
    _clear(body, question)
    if passage is not None:
        passage.tag = "div"
        body.insert(0, passage)
        passage.tail, body.text = body.text, None
    found = _checked(Item(**_common(item, question), **reader(question)))
    return ReadItem(found, tuple(question.notes))


def _choose(body: Element) -> Callable[[Question], dict[str, Any]]:
    """What reads the interactions of the body."""
    if first(body, "include") is not None:
        raise Unreadable(INCLUDED)
    found = [one for one in body.iter() if _is_interaction(one)]
    names = [str(one.tag) for one in found]
    for name in names:
        if name in REASONS:
            raise Unreadable(REASONS[name])
        if name not in INLINE and name not in BLOCK_READERS:
            raise Unreadable(UNKNOWN.fill(name=name))
    if not found:
        raise Unreadable(NO_QUESTION)
    if set(names) <= INLINE:
        return lambda question: read_texts(question, found)
    if len(found) > 1 and set(names) == {"choiceInteraction"}:
        return lambda question: read_several(question, found)
    if len(found) > 1:
        raise Unreadable(SEVERAL)
    return lambda question: BLOCK_READERS[names[0]](question, found[0])


def _is_interaction(element: Element) -> bool:
    return str(element.tag).endswith("Interaction") or element.tag == "positionObjectStage"


def _clear(body: Element, question: Question) -> None:
    """Leaves out what is for teachers, hints, and values that only a score has."""
    for element in list(body.iter("infoControl")):
        question.note(HINT)
        remove(element)
    for element in list(body.iter("rubricBlock")):
        if "candidate" in element.get("view", "candidate").split():
            element.tag = "div"
            element.attrib.clear()
        else:
            remove(element)
    for element in list(body.iter("printedVariable", "stylesheet", "templateBlock")):
        remove(element)


def _common(item: Element, question: Question) -> dict[str, Any]:
    name, title, label = (item.get(key, "") for key in ("identifier", "title", "label"))
    # Where an id could not be an identifier, we keep it as the label.
    ours = bool(label) and name.startswith(as_identifier(label)[:80])
    return {
        "id": label if ours else name,
        "name": "" if title == name else title,
        "points": _points(item, question),
        "where": place_of(item),
    }


def _points(item: Element, question: Question) -> float:
    """What the item says to be worth, or 1."""
    noted = instructure_fields(item).get("points_possible", "")
    if noted.replace(".", "", 1).isdecimal() and 0 < float(noted) < 100_000:
        return float(noted)
    score = question.scoring.outcomes.get(question.scoring.score)
    most = score.most if score else None
    declared = question.scoring.outcomes.get("MAXSCORE")
    if most is None and declared is not None and isinstance(declared.default.single, Decimal):
        most = declared.default.single
    return float(most) if most is not None and 0 < most < 100_000 else 1.0


def _checked(item: Item) -> Item:
    if not item.stem_html:
        if not item.name:
            raise Unreadable(NO_STEM)
        return replace(item, stem_html=item.name)
    return item
