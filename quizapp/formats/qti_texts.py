"""Texts and numbers of a QTI item to be typed, and gaps to be chosen for. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quizapp.formats.items import Answer, Gap, Option, Range
from quizapp.formats.qti_candidates import texts_for
from quizapp.formats.qti_feedback import Trials, sort_feedback
from quizapp.formats.qti_markup import to_html
from quizapp.formats.qti_question import (
    MARK,
    Question,
    answers_of,
    cloze_stem,
    garbage,
    is_true,
    share,
    stem_html,
    take_out,
)
from quizapp.formats.qti_ranges import Scored, ranges_for
from quizapp.formats.qti_scoring import NO_KEY, Result
from quizapp.formats.qti_tree import Element, Unreadable, replace
from quizapp.formats.qti_units import take_unit
from quizapp.formats.qti_values import NULL, Declared, Value
from quizapp.messages import Message

PATTERN = Message("Answers are checked by a pattern (regular expression), which we do not have.")
RECORD = Message("It is answered with several values in one field, which we do not have.")
TWICE = Message("Two of its fields give the same answer.")
EXACT, GAP_CLASS = "exact", "gap"
"""Classes of the fields that we write: no slip is forgiven; the only gap of a text."""
MOST_GAPS = 100
MOST_WEIGHT = 1e6
TOO_MANY = Message("It has more than {most} gaps.", {"most": MOST_GAPS})


@dataclass
class Field:
    """One place to fill in; `baseline` are the right answers to all the others."""

    question: Question
    response: Declared
    interaction: Element
    baseline: Mapping[str, Value]

    def run(self, value: Value) -> Result:
        return self.question.run(**{**self.baseline, self.response.id: value})

    @property
    def nothing(self) -> Decimal:
        """The points without an answer here."""
        return self.run(NULL).points

    def gain(self, value: Value) -> Decimal:
        return self.run(value).points - self.nothing

    @property
    def is_number(self) -> bool:
        return self.interaction.tag == "textEntryInteraction" and self.response.is_number

    def candidates(self) -> list[Value]:
        if self.interaction.tag == "inlineChoiceInteraction":
            return [Value((one.get("identifier", ""),)) for one in _choices(self.interaction)]
        return [Value((one,)) for one in texts_for(self.question.scoring, self.response)]


def read_texts(question: Question, interactions: Sequence[Element]) -> dict[str, Any]:
    """The fields of an item: a short answer or a number for one field, a cloze for more."""
    if len(interactions) > MOST_GAPS:
        raise Unreadable(TOO_MANY)
    rules = question.scoring.rules
    if rules is not None and any(True for _ in rules.iter("patternMatch")):
        raise Unreadable(PATTERN)
    fields = [_field(question, interaction) for interaction in interactions]
    if len({one.response.id for one in fields}) < len(fields):
        raise Unreadable(TWICE)
    if len(fields) == 1 and _stands_alone(interactions[0]):
        return (_number if fields[0].is_number else _text)(fields[0])
    return _cloze(question, fields)


def _stands_alone(interaction: Element) -> bool:
    """Whether it is typed into, and none of the gaps that we write."""
    is_gap = GAP_CLASS in interaction.get("class", "").split()
    return interaction.tag == "textEntryInteraction" and not is_gap


def _field(question: Question, interaction: Element) -> Field:
    response = question.response(interaction)
    if response.cardinality not in {"single", "multiple", "ordered"}:
        raise Unreadable(RECORD)
    return Field(question, response, interaction, {})


def _choices(interaction: Element) -> list[Element]:
    return list(interaction.iterchildren("inlineChoice"))


def _number(field: Field) -> dict[str, Any]:
    question = field.question
    found = ranges_for(question.scoring, field.response, field.run)
    best = max((one.points for one in found), default=Decimal(0))
    if best <= 0:
        raise Unreadable(NO_KEY)
    each = {str(place): one.result for place, one in enumerate(found)}
    full = next(one.result for one in found if one.points == best)
    told = sort_feedback(question, Trials(full, field.run(garbage(field.response)), each))
    unit = take_unit(field.interaction)
    take_out(field.interaction, question.body)
    return {
        "type": "numeric",
        "stem_html": stem_html(question),
        "numeric": tuple(
            Range(one.low, one.high, share(one.points, best), told.of(str(place)))
            for place, one in enumerate(found)
            if one.points > 0 or told.of(str(place))
        ),
        "unit": unit,
        **told.parts(),
    }


def _text(field: Field) -> dict[str, Any]:
    question, typed = field.question, _typed(field)
    best = max((one.points for one in typed), default=Decimal(0))
    if best <= 0:
        raise Unreadable(NO_KEY)
    each = {one.text: one.result for one in typed}
    full = next(one.result for one in typed if one.points == best)
    told = sort_feedback(question, Trials(full, field.run(garbage(field.response)), each))
    interaction = field.interaction
    slips = EXACT not in interaction.get("class", "").split()
    take_out(interaction, question.body)
    return {
        "type": "short_answer",
        "stem_html": stem_html(question),
        "answers": tuple(
            Answer(one.shown, share(one.points, best), told.of(one.text))
            for one in typed
            if one.points > 0 or told.of(one.text) or _is_mapped(field, one.text)
        ),
        "case_sensitive": any(one.minds_case for one in typed),
        "wildcards": any(one.anywhere for one in typed),
        "slips": slips,
        **told.parts(),
    }


def _is_mapped(field: Field, text: str) -> bool:
    return field.response.mapped is not None and text in field.response.mapped.entries


@dataclass(frozen=True)
class Typed:
    """A text that earns points, or is told something; `anywhere` if it may stand in others."""

    text: str
    result: Result
    points: Decimal
    minds_case: bool
    anywhere: bool

    @property
    def shown(self) -> str:
        return f"*{self.text}*" if self.anywhere else self.text


def _typed(field: Field) -> list[Typed]:
    """All texts that the scoring knows of, with what each earns."""
    nothing = max(field.nothing, field.run(garbage(field.response)).points)
    found: list[Typed] = []
    for value in field.candidates():
        text = str(value.single)
        result = field.run(value)
        points = result.points - nothing
        other = field.run(Value((text.swapcase(),))).points
        within = field.run(Value((f"{MARK}{text}{MARK}",))).points
        earns = points > 0
        found.append(
            Typed(
                text,
                result,
                points,
                minds_case=earns and other != result.points,
                anywhere=earns and within == result.points,
            )
        )
    return _without_doubles(found)


def _without_doubles(found: Sequence[Typed]) -> list[Typed]:
    """Without those that only differ in capitals that do not matter."""
    kept: dict[tuple[str, Decimal], Typed] = {}
    for one in found:
        name = one.text if one.minds_case else one.text.casefold()
        kept.setdefault((name, one.points), one)
    return list(kept.values())


def _cloze(question: Question, fields: Sequence[Field]) -> dict[str, Any]:
    key = _solve(question, fields)
    none = question.run(**{one.response.id: garbage(one.response) for one in fields})
    full = question.run(**key)
    if full.points <= 0:
        raise Unreadable(NO_KEY)
    for one in fields:
        one.baseline = {name: value for name, value in key.items() if name != one.response.id}
    read = [_gap(one) for one in fields]
    weights = _weights([best for _gap_, best, _typed_ in read])
    told = sort_feedback(question, Trials(full, none))
    mark = question.mark
    for number, one in enumerate(fields, 1):
        replace(one.interaction, f"{mark}{number}{mark}")
    typed = [each for _gap_, _best, typed in read for each in typed]
    return {
        "type": "cloze",
        "stem_html": cloze_stem(question, mark, len(fields)),
        "gaps": tuple(
            Gap(gap.options, gap.answers, gap.numeric, weight)
            for (gap, _best, _typed_), weight in zip(read, weights, strict=True)
        ),
        "case_sensitive": any(one.minds_case for one in typed),
        "wildcards": any(one.anywhere for one in typed),
        "slips": not any(EXACT in one.interaction.get("class", "").split() for one in fields),
        "shuffled": _shuffled(fields),
        **told.parts(),
    }


def _shuffled(fields: Sequence[Field]) -> bool:
    listed = [one.interaction for one in fields if not one.interaction.tag.startswith("text")]
    return all(is_true(one, "shuffle") for one in listed)


def _solve(question: Question, fields: Sequence[Field]) -> dict[str, Value]:
    """A right answer for each field: the declared one, or what earns most beside the others."""
    key = {
        name: Value(value.parts[:1]) for name, value in answers_of(question).items() if value.parts
    }
    for one in fields:
        if one.response.id in key:
            continue
        tried = [
            (question.run(**{**key, one.response.id: value}).points, value)
            for value in _possible(one)
        ]
        best = max(tried, key=lambda each: each[0], default=None)
        if best is None:
            raise Unreadable(NO_KEY)
        key[one.response.id] = best[1]
    return key


def _possible(field: Field) -> list[Value]:
    if not field.is_number:
        return field.candidates()
    found = ranges_for(field.question.scoring, field.response, field.run)
    return [Value((one.inside,)) for one in found]


ReadGap = tuple[Gap, Decimal, list[Typed]]


def _gap(field: Field) -> ReadGap:
    """With what it earns at best, and the texts that were tried."""
    if field.is_number:
        return _number_gap(field)
    if field.interaction.tag == "inlineChoiceInteraction":
        return _listed_gap(field)
    typed = [one for one in _typed(field) if one.points > 0 or _is_mapped(field, one.text)]
    best = max((one.points for one in typed), default=Decimal(0))
    if best <= 0:
        raise Unreadable(NO_KEY)
    answers = tuple(Answer(one.shown, share(one.points, best)) for one in typed)
    return Gap(answers=answers), best, typed


def _number_gap(field: Field) -> ReadGap:
    nothing = field.nothing
    found = ranges_for(field.question.scoring, field.response, field.run, nothing)
    earning: list[tuple[Scored, Decimal]] = [
        (one, one.points - nothing) for one in found if one.points > nothing
    ]
    best = max((points for _one, points in earning), default=Decimal(0))
    if best <= 0:
        raise Unreadable(NO_KEY)
    numeric = tuple(Range(one.low, one.high, share(points, best)) for one, points in earning)
    return Gap(numeric=numeric), best, []


def _listed_gap(field: Field) -> ReadGap:
    choices = _choices(field.interaction)
    gains = [field.gain(value) for value in field.candidates()]
    best = max(gains, default=Decimal(0))
    if best <= 0:
        raise Unreadable(NO_KEY)
    options = tuple(
        Option(to_html(choice), share(gain, best))
        for choice, gain in zip(choices, gains, strict=True)
    )
    return Gap(options=options), best, []


def _weights(bests: Sequence[Decimal]) -> list[float]:
    """In comparison to the gap that counts least."""
    least = min(bests)
    return [min(MOST_WEIGHT, round(float(best / least), 6)) for best in bests]
