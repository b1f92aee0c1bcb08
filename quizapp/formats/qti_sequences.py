"""Things of a QTI item to be put into an order. Pure."""

from collections.abc import Iterator
from typing import Any

from quizapp.formats.qti_expressions import Scope
from quizapp.formats.qti_feedback import Trials, sort_feedback
from quizapp.formats.qti_markup import to_html
from quizapp.formats.qti_question import Question, garbage, leave_prompt, stem_html
from quizapp.formats.qti_scoring import NO_KEY
from quizapp.formats.qti_tree import Element, Unreadable
from quizapp.formats.qti_values import Declared, Value
from quizapp.messages import Message

SOME = Message("Only some of its things belong into the order, which we do not have.")


def read_order(question: Question, interaction: Element) -> dict[str, Any]:
    """The fields of an item."""
    response = question.response(interaction)
    choices = {one.get("identifier", ""): one for one in interaction.iterchildren("simpleChoice")}
    key = _solution(question, response)
    if sorted(map(str, key.parts)) != sorted(choices) or len(choices) < 2:
        raise Unreadable(SOME if key.parts else NO_KEY)
    full = question.run(**{response.id: key})
    none = question.run(**{response.id: garbage(response)})
    told = sort_feedback(question, Trials(full, none))
    sequence = tuple(to_html(choices[str(name)]) for name in key.parts)
    leave_prompt(interaction, question.body)
    return {
        "type": "ordering",
        "stem_html": stem_html(question),
        "sequence": sequence,
        **told.parts(),
    }


def _solution(question: Question, response: Declared) -> Value:
    """The right order that is declared, or the one of the rules that earns most."""
    if response.right.parts:
        return Value(response.right.parts, ordered=True)
    tried = [(question.run(**{response.id: one}).points, one) for one in _orders(question)]
    best = max(tried, key=lambda each: each[0], default=None)
    if best is None or best[0] <= 0:
        raise Unreadable(NO_KEY)
    return best[1]


def _orders(question: Question) -> Iterator[Value]:
    rules = question.scoring.rules
    if rules is None:
        return
    scope = Scope({}, {}, {}, question.scoring.budget)
    for element in rules.iter("ordered"):
        if all(child.tag == "baseValue" for child in element):
            yield scope.compute(element)
