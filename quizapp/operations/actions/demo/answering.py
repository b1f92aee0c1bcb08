"""What somebody of some ability answers: rightly, or wrongly as people do."""

import math
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from quizapp.bank.editions import EditionQuestion
from quizapp.question_types.cloze import ClozeContent, Filled, Gap
from quizapp.question_types.date import DateContent
from quizapp.question_types.matching import MatchingAnswer, MatchingContent
from quizapp.question_types.multiple_choice import MultipleChoiceContent
from quizapp.question_types.multiple_response import MultipleResponseContent
from quizapp.question_types.numeric import NumericContent
from quizapp.question_types.ordering import OrderingContent, Places
from quizapp.question_types.short_answer import Rejected, ShortAnswerContent
from quizapp.question_types.true_false import TrueFalseContent
from quizapp.reading.dates import say_date

HARDNESS = {"easy": -1.2, "medium": -0.3, "hard": 0.8}
TYPED = {"text", "number", "date", "gaps"}


def answer(question: EditionQuestion, ability: float, chance: Random) -> Any:
    """`ability` is on the scale of a logistic model: 0 is the middle of a class."""
    likelihood = 1 / (1 + math.exp(hardness(question.stem, question.difficulty) - ability))
    blank = 0.12 if question.type.shape in TYPED else 0.03
    if chance.random() < blank * (1 - likelihood):
        return None
    if chance.random() < likelihood:
        return _right(question, chance)
    return WRONG[question.type.key](question.content, chance)


@cache
def hardness(stem: str, difficulty: str) -> float:
    """Authors guess how hard a question is; some are off. The same for everybody."""
    return HARDNESS[difficulty] + Random(stem).gauss(0, 0.6)


def _right(question: EditionQuestion, chance: Random) -> Any:
    """Typed as people type."""
    key = question.type.key_answer(question.content)
    if question.type.key == "short_answer" and chance.random() < 0.3:
        return key.lower()
    if question.type.key == "date" and chance.random() < 0.6:
        return say_date(question.content.key)
    return key


def _other_option(content: MultipleChoiceContent, chance: Random) -> int:
    """Some distractors draw more than others."""
    others = [place for place, option in enumerate(content.options) if not option.correct]
    weights = [3 if place == others[0] else 1 for place in others]
    return chance.choices(others, weights)[0]


def _other_options(content: MultipleResponseContent, chance: Random) -> list[int] | None:
    """One too many, or one missing; or both."""
    picked = set(content.key)
    for place in chance.sample(range(len(content.options)), chance.choice((1, 1, 2))):
        picked ^= {place}
    return sorted(picked) or None


def _other_verdict(content: TrueFalseContent, chance: Random) -> bool:
    return not content.answer


def _other_number(content: NumericContent, chance: Random) -> str:
    """A little off, or ten times too much or too little."""
    value = content.value
    whole = value == value.to_integral_value()
    if whole and abs(value) < 100:
        other = abs(value + chance.choice((-3, -2, -1, 1, 2, 5)))
    else:
        other = value * Decimal(chance.choice(("0.1", "0.5", "0.8", "1.25", "2", "10")))
    shown = f"{other.to_integral_value():,}" if whole else f"{other.normalize():f}"
    return f"{shown} {content.unit}" if content.unit_required and content.unit else shown


def _other_date(content: DateContent, chance: Random) -> str:
    key, off = content.key, chance.choice((-1, 1))
    parts = [key.year, key.month, key.day][: key.precision]
    wrong = chance.randrange(len(parts))
    if wrong == 0:
        parts[0] = key.year + off
    else:
        parts[wrong] = 1 + ((parts[wrong] or 1) - 1 + off) % (12 if wrong == 1 else 28)
    return "-".join(f"{part:02}" for part in parts)


def _other_text(content: ShortAnswerContent, chance: Random) -> str:
    return _miss(content.accepted[0], content.rejected, chance)


def _miss(right: str, rejected: list[Rejected], chance: Random) -> str:
    """A near miss that the author thought of, or what is left of the word in memory."""
    if rejected:
        return chance.choice(rejected).text
    return right[: max(2, len(right) // 2)]


def _other_gaps(content: ClozeContent, chance: Random) -> Filled | None:
    filled: Filled = [gap.key() for gap in content.gaps]
    wrong = chance.sample(range(len(filled)), chance.randint(1, len(filled)))
    for place in wrong:
        filled[place] = _other_gap(content.gaps[place], chance)
    return None if filled.count(None) == len(filled) else filled


def _other_gap(gap: Gap, chance: Random) -> str | int | None:
    if chance.random() < 0.2:
        return None
    if gap.options:
        return chance.choice([place for place in range(len(gap.options)) if place != gap.key()])
    return _miss(gap.accepted[0], gap.rejected, chance)


def _other_pairs(content: MatchingContent, chance: Random) -> MatchingAnswer:
    """Two that were mixed up, or one that was guessed."""
    given: MatchingAnswer = list(content.key)
    one, other = chance.sample(range(len(given)), 2)
    if given[one] == given[other]:
        given[one] = chance.randrange(len(content.rights))
    else:
        given[one], given[other] = given[other], given[one]
    return given


def _other_order(content: OrderingContent, chance: Random) -> Places:
    """Neighbours that changed places, once or twice."""
    places: Places = list(range(1, len(content.items) + 1))
    for _ in range(chance.choice((1, 1, 2))):
        place = chance.randrange(len(places) - 1)
        places[place], places[place + 1] = places[place + 1], places[place]
    return places


WRONG: dict[str, Callable[[Any, Random], Any]] = {
    "multiple_choice": _other_option,
    "multiple_response": _other_options,
    "true_false": _other_verdict,
    "numeric": _other_number,
    "date": _other_date,
    "short_answer": _other_text,
    "cloze": _other_gaps,
    "matching": _other_pairs,
    "ordering": _other_order,
}
"""By question type."""
