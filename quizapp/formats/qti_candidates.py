"""Texts that the scoring of a QTI item knows of. Pure."""

from collections.abc import Iterator

from quizapp.formats.qti_scoring import Scoring
from quizapp.formats.qti_tree import Element
from quizapp.formats.qti_values import Declared, Scalar, scalar

MOST_TEXTS = 300


def texts_for(scoring: Scoring, response: Declared) -> list[str]:
    """For one field: its mapping and its key, then texts of the rules that speak of it."""
    found: dict[str, None] = {}
    for text in _all_texts(scoring, response):
        if text.strip():
            found.setdefault(text)
        if len(found) >= MOST_TEXTS:
            break
    return list(found)


def _all_texts(scoring: Scoring, response: Declared) -> Iterator[str]:
    if response.mapped:
        yield from response.mapped.entries
    yield from map(str, response.right.parts)
    yield from map(str, _constants(scoring, response, "string"))


def _constants(scoring: Scoring, response: Declared, base: str) -> Iterator[Scalar]:
    """Values in comparisons with the response, and variables that are compared with it."""
    if scoring.rules is None:
        return
    for variable in scoring.rules.iter("variable"):
        if variable.get("identifier") != response.id:
            continue
        comparison = variable.getparent()
        if comparison is None or comparison.tag in {"setOutcomeValue", "isNull", "multiple"}:
            continue
        for element in comparison.iter("baseValue", "variable", "correct", "default"):
            scoring.budget.spend()
            yield from _values(element, scoring, base)


def _values(element: Element, scoring: Scoring, base: str) -> Iterator[Scalar]:
    if element.tag == "baseValue":
        if element.get("baseType") == base:
            yield scalar(element.text or "", base)
        return
    name = element.get("identifier", "")
    declared = scoring.outcomes.get(name)
    if declared is None and element.tag == "correct":
        declared = scoring.responses.get(name)
        yield from declared.right.parts if declared else ()
    elif declared is not None and declared.base == base:
        yield from declared.default.parts


def pairs_for(scoring: Scoring, response: Declared) -> list[str]:
    """Pairs that the rules compare the response with."""
    found = dict.fromkeys(map(str, _constants(scoring, response, response.base)))
    return list(found)[:MOST_TEXTS]
