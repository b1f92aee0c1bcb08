"""A learner's history as a file of their own. Pure."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from quizapp.attempts.sheet import Item
from quizapp.formats.spreadsheets import write_workbook
from quizapp.formats.table_texts import guard

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
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(attempts))
    return text.getvalue()


def to_xlsx(attempts: Iterable[dict[str, Any]], title: str) -> bytes:
    """A workbook with one sheet of that title."""
    return write_workbook([(title, [list(COLUMNS), *_rows(attempts)])])


def _rows(attempts: Iterable[dict[str, Any]]) -> Iterator[list[str]]:
    """One for each question asked. What a spreadsheet would take for a formula is guarded."""
    for attempt in attempts:
        for answer in attempt["answers"]:
            row = {**attempt, **answer, "answer": "; ".join(answer["answer"])}
            cells = (row.get(name) for name in COLUMNS)
            yield [guard("" if cell is None else str(cell)) for cell in cells]
