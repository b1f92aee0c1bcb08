"""QTI 1.2 questions that are answered in one place. Pure."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lxml import etree

from quizapp.formats.html import to_plain
from quizapp.formats.items import ItemType, Option, Range
from quizapp.formats.qti12_keys import (
    ESSAY,
    FEW,
    GENERAL,
    NO_RIGHT,
    Parts,
    is_cased,
    parts_of_best,
    typed_answers,
)
from quizapp.formats.qti12_questions import Asked, Label, Raw
from quizapp.formats.qti12_scoring import Scoring, decimal, positive_rules, wanted
from quizapp.formats.qti12_texts import within
from quizapp.formats.qti_tree import Unreadable
from quizapp.formats.shares import snap
from quizapp.formats.xml import local_name

TRUE = {"true", "wahr", "richtig", "vrai", "verdadero", "t", "yes"}
FALSE = {"false", "falsch", "faux", "falso", "f", "no"}


def single(raw: Raw) -> tuple[ItemType, Parts]:
    one = raw.asked[0]
    scoring = Scoring(raw.element)
    shares = parts_of_best([scoring.score({one.ident: [label.ident]}) for label in one.labels])
    if not any(share >= 1 for share in shares):
        shares = _named_shares(raw, one)
    options = _options(raw, one, shares, scoring)
    verdict = _as_verdict(raw, options)
    if verdict:
        return "true_false", {**_about(raw, one), "options": verdict}
    if len(options) < 2:
        raise Unreadable(FEW)
    return "multiple_choice", {**_about(raw, one), "options": options}


def _named_shares(raw: Raw, one: Asked) -> list[float]:
    """Where nothing gives points, what the conditions ask for is right."""
    right = {
        (each.text or "").strip() for rule in positive_rules(raw.element) for each in wanted(rule)
    }
    found = [float(label.ident in right) for label in one.labels]
    if not any(found):
        raise Unreadable(NO_RIGHT)
    return found


def _options(raw: Raw, one: Asked, shares: Sequence[float], scoring: Scoring) -> tuple[Option, ...]:
    general = set(raw.feedback) - {
        name for label in one.labels for name in scoring.result({one.ident: [label.ident]}).feedback
    }
    return tuple(
        Option(label.html or _stand_in(label), share, _remark(raw, one, label, scoring, general))
        for label, share in zip(one.labels, shares, strict=True)
    )


def _stand_in(label: Label) -> str:
    return label.ident.capitalize() if label.ident.lower() in TRUE | FALSE else ""


def _remark(raw: Raw, one: Asked, label: Label, scoring: Scoring, general: Iterable[str]) -> str:
    """What is shown for this option alone."""
    shown = scoring.result({one.ident: [label.ident]}).feedback
    own = [name for name in shown if not GENERAL.search(name) and name not in general]
    named = f"{label.ident}_fb"
    names = dict.fromkeys([*own, *([named] if named in raw.feedback else [])])
    return "".join(raw.feedback.get(name, "") for name in names)


def _as_verdict(raw: Raw, options: Sequence[Option]) -> tuple[Option, Option] | None:
    """“True” first; only where that is plainly what the two options are."""
    if len(options) != 2:
        return None
    words = [to_plain(one.text_html).strip(" .").lower() for one in options]
    says_so = "true" in raw.kind.replace("/", "_") and "false" in raw.kind
    true = next((n for n, word in enumerate(words) if word in TRUE), None)
    false = next((n for n, word in enumerate(words) if word in FALSE), None)
    if says_so and (true is None or false is None):
        true, false = 0, 1
    if true is None or false is None or (words[true] == "yes" and not says_so):
        return None
    one, other = options[true], options[false]
    return (
        Option("True", one.fraction, one.feedback_html),
        Option("False", other.fraction, other.feedback_html),
    )


def several(raw: Raw) -> tuple[ItemType, Parts]:
    one = raw.asked[0]
    scoring = Scoring(raw.element, [one.ident])
    idents = [label.ident for label in one.labels]
    alone = [scoring.score({one.ident: [ident]}) for ident in idents]
    key = _key(raw, one, scoring, alone)
    whole = scoring.score({one.ident: key})
    added = [ident for ident, score in zip(idents, alone, strict=True) if score > 0]
    if (
        whole > 0
        and abs(sum(score for score in alone if score > 0) - whole) < 1e-6 * whole + 1e-9
        and added
    ):
        shares = [snap(max(-1.0, score / whole)) for score in alone]
    else:
        share = snap(1 / len(key))
        wrong = -share if "multiple_answers" in raw.kind else -1.0
        shares = [share if ident in key else wrong for ident in idents]
    options = _options(raw, one, shares, scoring)
    if len(options) < 2:
        raise Unreadable(FEW)
    return "multiple_response", {**_about(raw, one), "options": options}


def _key(raw: Raw, one: Asked, scoring: Scoring, alone: Sequence[float]) -> list[str]:
    """The options that have to be chosen together."""
    idents = [label.ident for label in one.labels]
    best: list[str] = []
    top = 0.0
    for rule in positive_rules(raw.element):
        named = {(each.text or "").strip() for each in wanted(rule)}
        chosen = [ident for ident in idents if ident in named]
        score = scoring.score({one.ident: chosen})
        if chosen and (score > top or not best):
            best, top = chosen, max(top, score)
    adding = [ident for ident, score in zip(idents, alone, strict=True) if score > 0]
    if adding and scoring.score({one.ident: adding}) > top:
        best = adding
    if not best:
        raise Unreadable(NO_RIGHT)
    return best


def typed(raw: Raw) -> tuple[ItemType, Parts]:
    one = raw.asked[0]
    answers = typed_answers(raw, one)
    if not answers:
        raise Unreadable(ESSAY if not list(positive_rules(raw.element)) else NO_RIGHT)
    parts = {"answers": answers, "case_sensitive": is_cased(raw, one)}
    return "short_answer", {**_about(raw, one), **parts}


def numerical(raw: Raw) -> tuple[ItemType, Parts]:
    one = raw.asked[0]
    scored = [
        (_score_of(rule), found) for rule in positive_rules(raw.element) for found in _ranges(rule)
    ]
    if not scored:
        raise Unreadable(NO_RIGHT)
    best = max(score for score, _ in scored) or 1.0
    ranges = dict.fromkeys(Range(low, high, snap(score / best)) for score, (low, high) in scored)
    return "numeric", {**_about(raw, one), "numeric": tuple(ranges)}


def _score_of(rule: etree._Element) -> float:
    found = [decimal(one.text) for one in within(rule, "setvar")]
    return float(max((one for one in found if one is not None), default=Decimal(1)))


Ends = tuple[Decimal | None, Decimal | None]


def _ranges(rule: etree._Element) -> list[Ends]:
    """A pair of limits, and single numbers that no limits say more widely.

    A limit that does not count itself is taken as one that does: it makes a difference at the
    last digit only, where programs write it for the sake of rounding.
    """
    limits: list[Ends] = []
    exact: list[Decimal] = []
    _collect([one for one in rule if local_name(one) == "conditionvar"], limits, exact)
    return limits or [(number, number) for number in exact]


def _collect(
    conditions: Sequence[etree._Element], limits: list[Ends], exact: list[Decimal]
) -> None:
    for condition in conditions:
        low = high = None
        for one in condition:
            name, number = local_name(one), decimal(one.text)
            if name in ("vargt", "vargte"):
                low = number
            elif name in ("varlt", "varlte"):
                high = number
            elif name == "varequal" and number is not None:
                exact.append(number)
        if low is not None or high is not None:
            limits.append(
                (min(low, high), max(low, high))
                if low is not None and high is not None
                else (low, high)
            )
        _collect(
            [one for one in condition if local_name(one) in ("and", "or", "conditionvar")],
            limits,
            exact,
        )


def ordering(raw: Raw) -> tuple[ItemType, Parts]:
    one = raw.asked[0]
    named = {label.ident: label.html for label in one.labels}
    for rule in positive_rules(raw.element):
        order = [(each.text or "").strip() for each in wanted(rule)]
        order = [part for text in order for part in ([text] if text in named else text.split(","))]
        order = [part.strip() for part in order]
        if len(order) >= 2 and set(order) <= set(named) and len(set(order)) == len(order):
            return "ordering", {
                **_about(raw, one),
                "sequence": tuple(named[part] for part in order),
            }
    raise Unreadable(NO_RIGHT)


def _about(raw: Raw, one: Asked) -> Parts:
    stem = raw.stem + (one.prompt if one.prompt not in raw.stem else "")
    return {"stem_html": stem}
