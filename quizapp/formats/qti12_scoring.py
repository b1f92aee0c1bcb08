"""What an answer to a QTI 1.2 item earns: its conditions, carried out. Pure.

“IMS Question & Test Interoperability: ASI Information Model”, version 1.2, “Response processing”.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree

from quizapp.formats.qti12_texts import within
from quizapp.formats.xml import local_name

Response = Mapping[str, Sequence[str]]
"""What was chosen or typed, by the ident of the response."""

COMPARISONS = ("varlt", "varlte", "vargt", "vargte")
MOST_RULES = 2000
DEEPEST = 40


@dataclass
class Result:
    score: float = 0.0
    feedback: list[str] = field(default_factory=list)
    """Idents of what is shown."""


class Scoring:
    """The conditions of one item. Scores are those of the variable SCORE, or of whichever is set.

    `several` are idents of responses that take more than one value.
    """

    def __init__(self, item: etree._Element, several: Sequence[str] = ()) -> None:
        self.rules = list(within(item, "respcondition"))[:MOST_RULES]
        self.several = set(several)
        self.most = next(
            (number for one in within(item, "decvar") if (number := _number(one.get("maxvalue")))),
            None,
        )

    def result(self, response: Response) -> Result:
        found = Result()
        for rule in self.rules:
            condition = next((one for one in rule if local_name(one) == "conditionvar"), None)
            if condition is None or not self._all(condition, response):
                continue
            for one in rule:
                self._do(one, found)
            # Canvas says so of feedback, and means scores: those that only show go on.
            if not _goes_on(rule) and any(local_name(one) == "setvar" for one in rule):
                break
        return found

    def score(self, response: Response) -> float:
        return self.result(response).score

    def _do(self, action: etree._Element, found: Result) -> None:
        name = local_name(action)
        if name == "displayfeedback":
            found.feedback.append(action.get("linkrefid") or "")
        if name != "setvar":
            return
        text = (action.text or "").strip()
        value = self.most or 1.0 if text.lower() == "score.max" else _number(text) or 0.0
        match (action.get("action") or "Set").lower():
            case "add":
                found.score += value
            case "subtract":
                found.score -= value
            case "multiply":
                found.score *= value
            case "divide":
                found.score = found.score / value if value else found.score
            case _:
                found.score = value

    def _all(self, condition: etree._Element, response: Response, depth: int = 0) -> bool:
        """Two texts for one response that takes one of them are alternatives."""
        parts = [one for one in condition if local_name(one)]
        texts = [one for one in parts if local_name(one) in ("varequal", "varsubstring")]
        named = {one.get("respident") or "" for one in texts}
        if len(texts) == len(parts) > 1 and len(named) == 1 and not named & self.several:
            return any(self._holds(one, response, depth) for one in parts)
        return all(self._holds(one, response, depth) for one in parts)

    def _holds(self, test: etree._Element, response: Response, depth: int) -> bool:
        name = local_name(test)
        parts = [one for one in test if local_name(one)]
        if depth > DEEPEST:
            return False
        if name in ("and", "or", "not"):
            results = (self._holds(one, response, depth + 1) for one in parts)
            return any(results) if name == "or" else all(results) == (name == "and")
        given = response.get(test.get("respident") or "", ())
        if name == "other":
            return True
        if name == "unanswered":
            return not given
        if name in ("varequal", "varsubset"):
            return _equals(test, given)
        if name == "varsubstring":
            return any((test.text or "").strip().lower() in one.lower() for one in given)
        return name in COMPARISONS and any(_compares(name, one, test.text) for one in given)


def _goes_on(rule: etree._Element) -> bool:
    return (rule.get("continue") or "No").strip().lower() in ("yes", "true")


def _equals(test: etree._Element, given: Sequence[str]) -> bool:
    wanted = (test.text or "").strip()
    index = test.get("index")
    if index and index.isdecimal():
        place = int(index) - 1
        return 0 <= place < len(given) and given[place] == wanted
    if (test.get("case") or "No").strip().lower() in ("yes", "true"):
        return wanted in given
    return wanted.lower() in (one.lower() for one in given)


def _compares(name: str, given: str, limit: str | None) -> bool:
    one, other = _number(given), _number(limit)
    if one is None or other is None:
        return False
    return {
        "varlt": one < other,
        "varlte": one <= other,
        "vargt": one > other,
        "vargte": one >= other,
    }[name]


def _number(text: str | None) -> float | None:
    try:
        return float((text or "").strip())
    except ValueError:
        return None


def decimal(text: str | None) -> Decimal | None:
    """`None` for what is no number of a sensible size."""
    try:
        number = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 60 else None


def positive_rules(item: etree._Element) -> Iterator[etree._Element]:
    """Conditions that give points, or else those that show what is said to who was right."""
    rules = list(within(item, "respcondition"))
    scoring = [one for one in rules if any(_gives(action) for action in within(one, "setvar"))]
    if scoring:
        yield from scoring
        return
    for one in rules:
        shown = [action.get("linkrefid") or "" for action in within(one, "displayfeedback")]
        words = " ".join([*shown, one.get("title") or ""]).lower()
        if "correct" in words and "incorrect" not in words:
            yield one


def _gives(action: etree._Element) -> bool:
    text = (action.text or "").strip().lower()
    adds = (action.get("action") or "Set").lower() in ("set", "add")
    return adds and (text == "score.max" or (_number(text) or 0) > 0)


def wanted(rule: etree._Element) -> Iterator[etree._Element]:
    """The texts and idents that the condition asks for, without those under a “not”."""
    stack = [one for one in reversed(rule) if local_name(one) == "conditionvar"]
    while stack:
        one = stack.pop()
        name = local_name(one)
        if name in ("varequal", "varsubstring", "varsubset"):
            yield one
        elif name != "not":
            stack += [inner for inner in reversed(one) if local_name(inner)]
