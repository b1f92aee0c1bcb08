"""Advice on a question that is being written. Pure."""

from collections.abc import Sequence

from quizapp.bank.checks import answers, evidence, options, reading_level, similar, stem
from quizapp.bank.checks.advice import Advice, Draft

__all__ = ["Advice", "Draft", "check"]

CHECKS = (
    evidence.is_there,
    options.twice,
    answers.one_answer,
    options.all_of_the_above,
    options.longest,
    stem.stem_form,
    stem.giveaway,
    reading_level.reading_level,
)


def check(draft: Draft, others: Sequence[tuple[int, str]] = ()) -> list[Advice]:
    """What is to be mended, what must be (`gate`) first.

    `others` are ids and stems of questions that could be like it.
    """
    found = [advice for one in CHECKS for advice in one(draft)]
    found += similar.similar(draft, others)
    return sorted(found, key=lambda advice: not advice.gate)
