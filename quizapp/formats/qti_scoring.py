"""What an answer to a QTI item earns and is told: its response processing, run. Pure."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal

from quizapp.formats.qti_budget import Budget
from quizapp.formats.qti_expressions import Scope, not_taken_over
from quizapp.formats.qti_tree import Element, Unreadable
from quizapp.formats.qti_values import NULL, Declared, Value, amount, as_key, declare, scalar
from quizapp.messages import Message

NO_KEY = Message("It does not say which answer is right, so it cannot be scored.")
ZERO = Decimal(0)


class _Done(Exception):
    """`exitResponse`."""


@dataclass
class Scoring:
    """The rules of one item. `template` is the name of a standard rule, if it uses one."""

    responses: dict[str, Declared]
    outcomes: dict[str, Declared]
    rules: Element | None
    template: str = ""
    score: str = "SCORE"
    budget: Budget = field(default_factory=Budget)

    @property
    def has_rules(self) -> bool:
        return self.rules is not None and len(self.rules) > 0

    def run(self, answers: Mapping[str, Value]) -> "Result":
        """What these answers, by response identifier, lead to."""
        outcomes = {name: one.default for name, one in self.outcomes.items()}
        for name, one in self.outcomes.items():
            if one.is_number and not one.default.parts and one.cardinality == "single":
                outcomes[name] = amount(ZERO)
        # Mentioned or not, every response is known, so that “equal” can tell it from the key.
        known = {name: answers.get(name, NULL) for name in self.responses}
        declared = {**self.outcomes, **self.responses}
        scope = Scope(declared, known, outcomes, self.budget)
        if self.has_rules and self.rules is not None:
            with suppress(_Done):
                _follow(scope, self.rules)
        elif self.template:
            outcomes.update(self._told_by_template(known))
        return Result(self._points(outcomes, known), outcomes)

    def _told_by_template(self, known: Mapping[str, Value]) -> dict[str, Value]:
        """Points, and what the rules of Common Cartridge show: what was chosen, and the verdict."""
        points = self._by_template(known)
        told = {self.score: amount(points)}
        if self.template.startswith("cc2"):
            right = points >= max(self._most(), Decimal("0.001"))
            chosen = (part for value in known.values() for part in value.parts)
            verdict = Value((*chosen, "correct" if right else "incorrect"))
            told.update({name: verdict for name in self.outcomes if name.startswith("FEEDBACK")})
        return told

    def _most(self) -> Decimal:
        """The points of the best answer by mapping, or 1."""
        mapped = [one.mapped for one in self.responses.values() if one.mapped]
        if "map_response" not in self.template or not mapped:
            return Decimal(1)
        return max((max(one.entries.values(), default=ZERO) for one in mapped), default=ZERO)

    def _points(self, outcomes: dict[str, Value], known: Mapping[str, Value]) -> Decimal:
        if not self.template and not self._scores():
            return self._by_template(known)
        found = outcomes.get(self.score, NULL).single
        return found if isinstance(found, Decimal) else ZERO

    def _scores(self) -> bool:
        """Whether the rules say what an answer earns, not only what is shown."""
        return self.rules is not None and any(
            rule.get("identifier") == self.score
            for rule in self.rules.iter("setOutcomeValue", "lookupOutcomeValue")
        )

    def _by_template(self, known: Mapping[str, Value]) -> Decimal:
        if "map_response" in self.template:
            mapped = (self.responses[name].mapped for name in known)
            return sum(
                (one.worth(known[name]) for name, one in zip(known, mapped, strict=True) if one),
                ZERO,
            )
        keys = {name: one.right for name, one in self.responses.items() if one.right.parts}
        right = [_is_right(known.get(name, NULL), key) for name, key in keys.items()]
        return Decimal(bool(right) and all(right))


@dataclass(frozen=True)
class Result:
    points: Decimal
    outcomes: Mapping[str, Value]

    @property
    def seen(self) -> tuple[Decimal, tuple[tuple[str, Value], ...]]:
        """What can be noticed of it: the points, and which remarks are shown."""
        told = ((name, one) for name, one in self.outcomes.items() if _is_name(one))
        return self.points, tuple(sorted(told, key=lambda each: each[0]))

    def shows(self, element: Element) -> bool:
        """Whether this feedback is seen."""
        value = self.outcomes.get(element.get("outcomeIdentifier", ""), NULL)
        named = element.get("identifier", "") in {str(part).strip() for part in value.parts}
        return not named if element.get("showHide", "show") == "hide" else named


def _is_name(value: Value) -> bool:
    return bool(value.parts) and isinstance(value.parts[0], str)


def _is_right(given: Value, key: Value) -> bool:
    if key.ordered:
        return given.parts == key.parts
    return sorted(map(as_key, given.parts)) == sorted(map(as_key, key.parts)) and bool(given.parts)


def read_scoring(item: Element, budget: Budget) -> Scoring:
    responses = [declare(one) for one in item.iterchildren("responseDeclaration")]
    outcomes = [declare(one) for one in item.iterchildren("outcomeDeclaration")]
    rules = next(item.iterchildren("responseProcessing"), None)
    found = Scoring(
        responses={one.id: one for one in responses},
        outcomes={one.id: one for one in outcomes},
        rules=rules,
        budget=budget,
    )
    found.score = _score_name(found)
    found.template = "" if found.has_rules else _template(found)
    return found


def _score_name(scoring: Scoring) -> str:
    """The outcome that holds the points: SCORE, or what comes nearest to it."""
    numeric = [one.id for one in scoring.outcomes.values() if one.is_number]
    named = [name for name in numeric if name.upper() == "SCORE"]
    like = [name for name in numeric if "SCORE" in name.upper() and "MAX" not in name.upper()]
    return next(iter([*named, *like]), "SCORE")


def _template(scoring: Scoring) -> str:
    """The standard rule that a URI of any version names; without one, what the keys suggest."""
    rules = scoring.rules
    uri = ""
    if rules is not None:
        uri = rules.get("template") or rules.get("templateLocation") or ""
    name = uri.rsplit("/", 1)[-1].lower().removesuffix(".xml")
    if "map_response_point" in name:
        raise Unreadable(Message("Its answers are points in a picture, which we do not have."))
    if "map_response" in name or "match" in name:
        return name
    has_key = any(one.right.parts for one in scoring.responses.values())
    if any(one.mapped for one in scoring.responses.values()) and (uri or not has_key):
        return "map_response"
    return "match_correct" if has_key else ""


def _follow(scope: Scope, rules: Iterable[Element]) -> None:
    for rule in rules:
        scope.budget.spend()
        follow = RULES.get(str(rule.tag))
        if follow is None:
            raise not_taken_over(rule)
        follow(scope, rule)


def _condition(scope: Scope, rule: Element) -> None:
    for branch in rule:
        if branch.tag == "responseElse":
            return _follow(scope, branch)
        if len(branch) and scope.is_true(branch[0]):
            return _follow(scope, branch[1:])
    return None


def _set(scope: Scope, rule: Element) -> None:
    scope.outcomes[rule.get("identifier", "")] = scope.one(rule)


def _look_up(scope: Scope, rule: Element) -> None:
    name = rule.get("identifier", "")
    declared, source = scope.declared.get(name), scope.one(rule).single
    if declared is None or not isinstance(source, Decimal):
        return
    exact = declared.looks_up == "matchTable"
    for bound, target, included in declared.table:
        if bound == source if exact else (source > bound or (included and source == bound)):
            scope.outcomes[name] = Value((scalar(target, declared.base),))
            return
    scope.outcomes[name] = declared.default


def _exit(scope: Scope, rule: Element) -> None:
    raise _Done


RULES = {
    "responseCondition": _condition,
    "responseProcessingFragment": _follow,
    "setOutcomeValue": _set,
    "lookupOutcomeValue": _look_up,
    "exitResponse": _exit,
}
