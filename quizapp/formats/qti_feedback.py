"""Remarks of a QTI item: to which answers they belong. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from quizapp.formats.qti_markup import joined, to_html
from quizapp.formats.qti_question import Question
from quizapp.formats.qti_scoring import Result
from quizapp.formats.qti_tree import Element
from quizapp.messages import Message

UNUSED = Message("Remarks that no single answer leads to were left out.")
SAYS_RIGHT = {"right", "correct", "ok", "yes"}
SAYS_WRONG = {"wrong", "incorrect", "no"}


@dataclass
class Trials:
    """What answers lead to: each single one by a key, the full solution, and nothing sensible."""

    full: Result
    none: Result
    each: Mapping[str, Result] = field(default_factory=dict)

    @property
    def right(self) -> set[str]:
        return {key for key, result in self.each.items() if result.points >= self.full.points}


@dataclass
class Told:
    general: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    each: dict[str, list[str]] = field(default_factory=dict)

    def of(self, key: str) -> str:
        return joined(self.each.get(key, []))

    def parts(self) -> dict[str, str]:
        """Fields of an item."""
        return {
            "feedback_html": joined(self.general),
            "right_feedback_html": joined(self.right),
            "wrong_feedback_html": joined(self.wrong),
        }


def sort_feedback(question: Question, trials: Trials) -> Told:
    told = Told()
    for element in question.feedbacks:
        text = to_html(element)
        if text:
            _sort(told, element, text, trials, question)
    return told


def _sort(told: Told, element: Element, text: str, trials: Trials, question: Question) -> None:
    shown = {key for key, result in trials.each.items() if result.shows(element)}
    full, none = trials.full.shows(element), trials.none.shows(element)
    name = element.get("identifier", "").lower()
    if full and shown == set(trials.each) and (none or trials.right != shown):
        told.general.append(text)
    elif full and shown == trials.right and (len(shown) != 1 or name in SAYS_RIGHT):
        told.right.append(text)
    elif not full and _is_for_wrong(shown, none, name, trials):
        told.wrong.append(text)
    elif shown:
        for key in shown:
            told.each.setdefault(key, []).append(text)
    elif full or none:
        (told.right if full else told.wrong).append(text)
    else:
        question.note(UNUSED)


def _is_for_wrong(shown: set[str], none: bool, name: str, trials: Trials) -> bool:
    wrong = set(trials.each) - trials.right
    if not shown <= wrong:
        return False
    return shown == wrong and (none or name in SAYS_WRONG or len(shown) > 1) if shown else none


def best_of(results: Mapping[str, Result]) -> Decimal:
    return max((result.points for result in results.values()), default=Decimal(0))
