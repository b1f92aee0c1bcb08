"""A learner's history as a file of their own. Pure."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from quizapp.attempts.sheet import Item

COLUMNS = (
    "attempt",
    "quiz",
    "started_at",
    "submitted_at",
    "number",
    "type",
    "question",
    "answer",
    "points",
)
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a cell."""


def guard(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell


def item_data(item: Item) -> dict[str, Any]:
    """One answer as plain data. The key and the evidence only where the page shows them too."""
    data: dict[str, Any] = {
        "number": item.number,
        "type": item.type.key,
        "question": item.stem,
        "answer": list(item.said),
        "points": item.given.fraction,
    }
    if item.reveal:
        data["right_answer"] = list(item.reveal.key)
        data["explanation"] = item.reveal.explanation
        data["evidence"] = [asdict(fact) for fact in item.reveal.evidence]
    return data


def to_json(attempts: Iterable[dict[str, Any]], nickname: str) -> str:
    data = {"nickname": nickname, "attempts": list(attempts)}
    return json.dumps(data, ensure_ascii=False, indent=2)


def to_csv(attempts: Iterable[dict[str, Any]]) -> str:
    """A row for each question asked."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for attempt in attempts:
        for answer in attempt["answers"]:
            row = {**attempt, **answer, "answer": "; ".join(answer["answer"])}
            writer.writerow({name: guard(row.get(name)) for name in COLUMNS})
    return text.getvalue()
