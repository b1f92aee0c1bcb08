"""Which answers of a QTI 1.2 question earn what. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from quizapp.formats.html import to_plain
from quizapp.formats.items import Answer
from quizapp.formats.qti12_questions import Asked, Raw
from quizapp.formats.qti12_scoring import Scoring, positive_rules, wanted
from quizapp.formats.qti12_texts import within
from quizapp.formats.shares import snap
from quizapp.messages import Message

NO_RIGHT = Message("The file does not say which answer is right.")
FEW = Message("It has too few answers for a question of its kind.")
ESSAY = Message("It is an essay, which has no answer that can be checked here.")

Parts = dict[str, Any]
"""Fields of an `Item`."""


GENERAL = re.compile(r"(^|_)(correct|incorrect|general|solution|neutral)(_|$)", re.IGNORECASE)


def asked_for(raw: Raw) -> Iterator[etree._Element]:
    """What the conditions that give points ask for."""
    return (each for rule in positive_rules(raw.element) for each in wanted(rule))


def parts_of_best(scores: Sequence[float]) -> list[float]:
    """Parts of the best score."""
    best = max(scores, default=0.0)
    if best <= 0:
        return [0.0] * len(scores)
    return [snap(max(-1.0, score / best)) for score in scores]


def typed_answers(raw: Raw, one: Asked) -> tuple[Answer, ...]:
    """In the order of the file, with their parts of the best score."""
    scoring = Scoring(raw.element)
    texts = dict.fromkeys(_texts_for(raw, one))
    scores = [scoring.score(one.given(text)) for text in texts]
    shares = parts_of_best(scores)
    if texts and not any(shares):
        named = {
            " ".join((each.text or "").split())
            for rule in positive_rules(raw.element)
            for each in wanted(rule)
        }
        shares = [float(text in named) for text in texts]
    told = [_remark(raw, one, text, scoring) for text in texts]
    found = (
        Answer(to_plain(text) if "&" in text else text, share, remark)
        for text, share, remark in zip(texts, shares, told, strict=True)
        if share > 0 or remark
    )
    answers = tuple(sorted(found, key=lambda answer: -answer.fraction))
    return answers if any(one.fraction > 0 for one in answers) else ()


def _texts_for(raw: Raw, one: Asked) -> Iterator[str]:
    """Every text that some condition knows, first those that earn something."""
    known = within(raw.element, "varequal", "varsubstring")
    for each in (*asked_for(raw), *known):
        text = " ".join((each.text or "").split())
        if text and each.get("respident") in one.names:
            yield text


def _remark(raw: Raw, one: Asked, text: str, scoring: Scoring) -> str:
    shown = scoring.result(one.given(text)).feedback
    own = [name for name in shown if not GENERAL.search(name)]
    return "".join(raw.feedback.get(name, "") for name in dict.fromkeys(own))


def is_cased(raw: Raw, one: Asked) -> bool:
    """Whether every text that earns something has to be in these letters."""
    cases = [
        (each.get("case") or "No").strip().lower() in ("yes", "true")
        for each in asked_for(raw)
        if each.get("respident") in one.names
    ]
    return bool(cases) and all(cases)
