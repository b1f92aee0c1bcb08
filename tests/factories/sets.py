"""Question sets to test with."""

import json
from typing import Any

import yaml

from quizapp.bank.actions.loading import load_files
from quizapp.clock import now
from quizapp.database import db
from quizapp.question_types import TYPES

SOURCE = {
    "headline": "A harbour opens",
    "publisher": "The Test Gazette",
    "published_on": "2020-05-06",
    "url": None,
}
FACT = {
    "id": "opening",
    "kind": "event",
    "claim": "The harbour opened on 5 May 2020.",
    "value": "5 May 2020",
    "where": "sentence 2",
    "as_of": "2020-05-06",
}


def question(id: str, type: str, content: Any, **others: Any) -> dict[str, Any]:
    return {
        "id": id,
        "type": type,
        "stem": f"What of {id}?",
        "content": content,
        "facts": ["opening"],
        "explanation": f"Because of {id}.",
        "difficulty": "easy",
        **others,
    }


def sample_questions() -> list[dict[str, Any]]:
    """The sample of every type."""
    return [
        question(type_.key.replace("_", "-"), type_.key, type_.dump(type_.sample))
        for type_ in TYPES
    ]


def choice_questions(count: int) -> list[dict[str, Any]]:
    """Multiple choice, the first option right."""
    options = [{"text": "right", "correct": True}, {"text": "wrong"}, {"text": "also wrong"}]
    return [
        question(f"choice-{number}", "multiple_choice", {"options": options})
        for number in range(count)
    ]


def set_file(questions: list[dict[str, Any]] | None = None, **others: Any) -> bytes:
    """A set as the bytes of its file."""
    data = {
        "title": "Sample set",
        "summary": "One question of every type.",
        "tags": ["harbours", "testing"],
        "level": "standard",
        "source": SOURCE,
        "facts": [FACT],
        "questions": questions or sample_questions(),
        **others,
    }
    # By way of JSON, so that nothing is shared: that would be written as anchors.
    plain = json.loads(json.dumps(data))
    return yaml.safe_dump(plain, sort_keys=False, allow_unicode=True).encode()


def publish(name: str, *questions: dict[str, Any], **others: Any) -> str:
    """The slug of a set that was loaded and published as a command would do it."""
    load_files([(f"{name}.yaml", set_file(list(questions) or None, **others))], now())
    db.session.commit()
    return name
