"""Choices of a QTI item: one or several of a list. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from quizapp.formats.html import to_plain
from quizapp.formats.items import Option
from quizapp.formats.qti_budget import Budget
from quizapp.formats.qti_feedback import Told, Trials, best_of, sort_feedback
from quizapp.formats.qti_markup import joined, to_html
from quizapp.formats.qti_question import (
    FEEDBACKS,
    Question,
    garbage,
    is_true,
    leave_prompt,
    share,
    stem_html,
)
from quizapp.formats.qti_scoring import NO_KEY
from quizapp.formats.qti_tree import Element, Unreadable, named, remove
from quizapp.formats.qti_values import NULL, Declared, Scalar, Value
from quizapp.messages import Message

MOST_OPTIONS = 500
COMBINATIONS = Message("Several combinations of its options are right, which we do not have.")


def read_choice(question: Question, interaction: Element) -> dict[str, Any]:
    """The fields of an item."""
    response = question.response(interaction)
    choices = list(interaction.iterchildren("simpleChoice"))
    ids = [choice.get("identifier", "") for choice in choices]
    if not 1 <= len(choices) <= MOST_OPTIONS or len(set(ids)) < len(ids):
        raise Unreadable(Message("Its options are not usable: none, too many, or two alike."))
    several = response.cardinality == "multiple" and interaction.get("maxChoices") != "1"
    shares, trials = (_weigh_several if several else _weigh_one)(question, response, ids)
    own = [_own_remarks(choice) for choice in choices]
    told = sort_feedback(question, trials)
    options = tuple(
        Option(to_html(choice), shares[name], joined([*remarks, told.of(name)]))
        for choice, name, remarks in zip(choices, ids, own, strict=True)
    )
    leave_prompt(interaction, question.body)
    kind = "multiple_response" if several else "multiple_choice"
    return _fields(question, kind, options, told, is_true(interaction, "shuffle"))


def _fields(
    question: Question, kind: str, options: Sequence[Option], told: Told, shuffled: bool
) -> dict[str, Any]:
    if kind == "multiple_choice" and _is_verdict(options):
        kind = "true_false"
        options = sorted(options, key=_is_false)
        options = [
            Option(text, one.fraction, one.feedback_html)
            for text, one in zip(("True", "False"), options, strict=True)
        ]
        shuffled = True
    return {
        "type": kind,
        "stem_html": stem_html(question),
        "options": tuple(options),
        "shuffled": shuffled,
        **told.parts(),
    }


def _is_verdict(options: Sequence[Option]) -> bool:
    words = sorted(to_plain(one.text_html).casefold() for one in options)
    return words == ["false", "true"] and sorted(one.fraction > 0 for one in options) == [0, 1]


def _is_false(option: Option) -> bool:
    return to_plain(option.text_html).casefold() == "false"


def _own_remarks(choice: Element) -> list[str]:
    """Takes out of a choice what is said to those who choose it."""
    found = list(named(choice, *FEEDBACKS))
    remarks = [to_html(element) for element in found]
    for element in found:
        if element.getparent() is not None:
            remove(element)
    return remarks


Weighed = tuple[dict[str, float], Trials]


def _weigh_one(question: Question, response: Declared, ids: Sequence[str]) -> Weighed:
    each = {name: question.run(**{response.id: Value((name,))}) for name in ids}
    best = best_of(each)
    if best <= 0:
        raise Unreadable(NO_KEY)
    full = next(result for result in each.values() if result.points == best)
    none = question.run(**{response.id: garbage(response)})
    return {name: share(each[name].points, best) for name in ids}, Trials(full, none, each)


def _weigh_several(question: Question, response: Declared, ids: Sequence[str]) -> Weighed:
    """What an option adds to or takes from the full solution is its share."""
    each = {name: question.run(**{response.id: Value((name,))}) for name in ids}
    earning = [name for name in ids if each[name].points > 0]
    solution = _solution(response, earning) or _combination(question, response)
    key = [name for name in solution if name in each]
    full, none = _run(question, response, key), _run(question, response, [])
    if full.points <= 0:
        raise Unreadable(NO_KEY)
    shares = {}
    for name in ids:
        other = [one for one in key if one != name] if name in key else [*key, name]
        change = _run(question, response, other).points - full.points
        shares[name] = -change if name in key else change
    even = sum((shares[name] for name in key), Decimal(0)) == full.points - none.points
    if not even:
        # All or nothing there: every right option is given the same part of it.
        shares.update(dict.fromkeys(key, full.points / len(key)))
    return {name: share(shares[name], full.points) for name in ids}, Trials(full, none, each)


def _solution(response: Declared, earning: Sequence[str]) -> list[str]:
    right = [str(part) for part in response.right.parts]
    if response.mapped:
        mapped = [name for name, worth in response.mapped.entries.items() if worth > 0]
        return right or mapped
    return right or list(earning)


def _combination(question: Question, response: Declared) -> list[str]:
    """The one set of options that the rules accept."""
    rules = question.scoring.rules
    found: dict[tuple[str, ...], Decimal] = {}
    for one in () if rules is None else rules.iter("multiple", "and"):
        names = _named(one, question.scoring.budget)
        found[names] = _run(question, response, names).points
    best = max(found.values(), default=Decimal(0))
    right = [names for names, points in found.items() if points == best > 0]
    if len(right) > 1:
        raise Unreadable(COMBINATIONS)
    return list(right[0]) if right else []


def _named(condition: Element, budget: Budget) -> tuple[str, ...]:
    """The options in a condition, except those that must not be chosen."""
    names = set()
    for value in condition.iter("baseValue"):
        budget.spend()
        if not any(True for _ in value.iterancestors("not")):
            names.add((value.text or "").strip())
    return tuple(sorted(names))


def _run(question: Question, response: Declared, names: Sequence[Scalar]) -> Any:
    return question.run(**{response.id: Value(tuple(names)) if names else NULL})
