"""What was read from a file, as plain data: the shape that `quizapp convert --to json` prints."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from quizapp.formats.items import Answer, Found, Gap, Item, Note, Option, Range


def report(found: Found) -> dict[str, Any]:
    return {
        "items": [item_data(item) for item in found.items],
        "skipped": [{"where": str(one.where), "reason": str(one.text)} for one in found.skipped],
        "warnings": notes_data(found.warnings),
    }


def notes_data(notes: Iterable[Note]) -> list[dict[str, str]]:
    return [{"where": str(one.where), "text": str(one.text)} for one in notes]


def item_data(item: Item) -> dict[str, Any]:
    """Parts that its shape does not use are empty."""
    return {
        "id": item.id,
        "name": item.name,
        "type": item.type,
        "shape": item.shape,
        "where": str(item.where),
        "stem_html": item.stem_html,
        "options": [_option(one) for one in item.options],
        "answers": [_answer(one) for one in item.answers],
        "pairs": [{"left_html": one.left_html, "right_html": one.right_html} for one in item.pairs],
        "sequence": list(item.sequence),
        "gaps": [_gap(one) for one in item.gaps],
        "numeric": [_range(one) for one in item.numeric],
        "unit": item.unit,
        "date": item.date,
        "feedback_html": item.feedback_html,
        "right_feedback_html": item.right_feedback_html,
        "wrong_feedback_html": item.wrong_feedback_html,
        "case_sensitive": item.case_sensitive,
        "tags": list(item.tags),
        "category": item.category,
        "points": item.points,
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "text_html": option.text_html,
        "fraction": option.fraction,
        "feedback_html": option.feedback_html,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "text": answer.text,
        "fraction": answer.fraction,
        "feedback_html": answer.feedback_html,
    }


def _range(range: Range) -> dict[str, Any]:
    return {
        "low": _number(range.low),
        "high": _number(range.high),
        "fraction": range.fraction,
        "feedback_html": range.feedback_html,
    }


def _number(number: Decimal | None) -> float | int | None:
    if number is None:
        return None
    whole = number == number.to_integral_value()
    return int(number) if whole and abs(number) < 1 << 53 else float(number)


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "options": [_option(one) for one in gap.options],
        "answers": [_answer(one) for one in gap.answers],
        "numeric": [_range(one) for one in gap.numeric],
        "weight": gap.weight,
    }
