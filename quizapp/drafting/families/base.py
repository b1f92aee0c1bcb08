"""What every family needs to make a draft. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from quizapp.drafting.base import Draft, Option, Rejection
from quizapp.drafting.context import Context, Told
from quizapp.drafting.distractors import choose
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.leading import led
from quizapp.drafting.options import arrange, with_options
from quizapp.drafting.wording import say_quoted, sentence

Made = Iterator[Draft | Rejection]


class Family(Protocol):
    """One way of making drafts of an article."""

    def __call__(self, context: Context) -> Made: ...


@dataclass(frozen=True)
class Asked:
    """A question before it has options: what is asked, and what is right."""

    family: str
    stem: str
    answer: str
    explanation: str


def article_says(told: Told) -> str:
    return f"The article says: {say_quoted(sentence(told.text))}"


def with_choices(context: Context, told: Told, asked: Asked) -> Draft | Rejection:
    """The question as multiple choice, or why that cannot be."""
    sets = wrong_options(context, told, asked)
    if not sets:
        return Rejection("no-distractors")
    key = Option(asked.answer, True)
    first, *turns = (arrange((key, *wrong)) for wrong in sets)
    return Draft(
        type="multiple_choice",
        family=asked.family,
        kind=told.fact.kind,
        stem=asked.stem,
        answer=asked.answer,
        content=with_options("multiple_choice", {}, first),
        fact=told.index,
        start=told.sentence.start,
        end=told.sentence.end,
        options=first,
        turns=tuple(turns),
        explanation=asked.explanation,
    )


def typed(type: str, told: Told, asked: Asked, content: dict[str, Any]) -> Draft:
    """The question with an answer to be typed or judged."""
    return Draft(
        type=type,
        family=asked.family,
        kind=told.fact.kind,
        stem=asked.stem,
        answer=asked.answer,
        content=content,
        fact=told.index,
        start=told.sentence.start,
        end=told.sentence.end,
        explanation=asked.explanation,
    )


def wrong_options(context: Context, told: Told, asked: Asked) -> tuple[tuple[Option, ...], ...]:
    """Complete sets, the best first; the same for all questions on one gap."""
    gapped = led(context, told) if told.end > told.start else asked.stem
    stem = asked.stem if isinstance(gapped, Rejection) else gapped
    target = target_of(told, asked.answer, stem)
    key = (target.value, target.stem)
    if key not in context.remembered:
        context.remembered[key] = choose(target, context.extraction, context.bank)
    found: tuple[tuple[Option, ...], ...] = context.remembered[key]
    return found


def target_of(told: Told, answer: str, stem: str) -> Target:
    return Target(
        kind=told.entity.kind if told.entity else told.fact.kind,
        value=answer,
        normalised=told.fact.normalised,
        unit=told.fact.unit,
        entity=told.entity,
        date=told.date,
        quantity=told.quantity,
        stem=stem,
        sentence=told.fact.sentence,
    )
