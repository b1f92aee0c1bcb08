"""A learner at the pages: what a browser would send, without one."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizapp.accounts.presence import COOKIE
from quizapp.accounts.queries import learner_by_token
from quizapp.attempts.queries.taking import AttemptState, get_attempt
from quizapp.attempts.sheet import Item
from quizapp.database import db
from quizapp.question_types.cloze import GapField


class Browser:
    """Drives the client of one learner."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def start(self, slug: str = "sample", **choices: Any) -> int:
        """Id of the attempt that a start button leads to."""
        answer = self.client.post(f"/sets/{slug}/attempts", data=choices)
        assert answer.status_code == 303, answer.text
        found = re.search(r"/attempts/(\d+)", answer.location)
        assert found, answer.location
        return int(found[1])

    def state(self, attempt_id: int) -> AttemptState:
        """The attempt as the server knows it."""
        db.session.rollback()
        cookie = self.client.get_cookie(COOKIE)
        assert cookie
        known = learner_by_token(cookie.value, None)
        assert known
        return get_attempt(known[0], attempt_id)

    def page(self, attempt_id: int, number: int) -> str:
        answer = self.client.get(f"/attempts/{attempt_id}/questions/{number}")
        assert answer.status_code == 200, answer.status
        return answer.text

    def answer(
        self, attempt_id: int, number: int, fields: dict[str, str | list[str]], go: str = "next"
    ) -> TestResponse:
        """Sends the form of a question with one of its buttons."""
        url = f"/attempts/{attempt_id}/questions/{number}"
        return self.client.post(url, data={**fields, "go": go})

    def answer_rightly(self, attempt_id: int, *numbers: int, go: str = "next") -> None:
        for number in numbers or range(1, len(self.state(attempt_id).order) + 1):
            self.answer(attempt_id, number, right_fields(self.state(attempt_id), number), go)

    def submit(self, attempt_id: int) -> TestResponse:
        return self.client.post(f"/attempts/{attempt_id}/submit")

    def take(self, slug: str = "sample", right: int | None = None, **choices: Any) -> int:
        """A whole attempt with the first `right` questions answered rightly; all by default."""
        attempt_id = self.start(slug, **choices)
        if right != 0:
            self.answer_rightly(attempt_id, *range(1, (right or -1) + 1))
        self.submit(attempt_id)
        return attempt_id


def right_fields(state: AttemptState, number: int) -> dict[str, str | list[str]]:
    """The form fields that earn everything at a question."""
    item, question = state.sheet.items[number - 1], state.sheet.question(number - 1)
    return fields(item, question.type.key_answer(question.content))


def fields(item: Item, answer: Any) -> dict[str, str | list[str]]:
    """The form fields that stand for an answer."""
    return _WRITERS[item.type.shape](item, answer)


def _choice(item: Item, answer: Any) -> dict[str, str | list[str]]:
    if isinstance(answer, bool):
        return {item.name: str(answer).lower()}
    chosen = answer if isinstance(answer, list) else [answer]
    return {item.name: [choice.id for choice in item.shown if choice.index in chosen]}


def _text(item: Item, answer: Any) -> dict[str, str | list[str]]:
    return {item.name: answer}


def _pairs(item: Item, answer: Any) -> dict[str, str | list[str]]:
    ids = {choice.index: choice.id for choice in item.shown.choices}
    return {
        f"{item.name}-{number}": "" if index is None else ids[index]
        for number, index in enumerate(answer, start=1)
    }


def _sequence(item: Item, answer: Any) -> dict[str, str | list[str]]:
    return {f"{item.name}-{one.id}": str(answer[one.index] or "") for one in item.shown.choices}


def _gaps(item: Item, answer: Any) -> dict[str, str | list[str]]:
    return {
        f"{item.name}-{field.number}": _gap(field, filled)
        for field, filled in zip(item.shown.fields, answer, strict=True)
    }


def _gap(field: GapField, filled: str | int | None) -> str:
    ids = {choice.index: choice.id for choice in field.choices}
    return ids[filled] if isinstance(filled, int) else filled or ""


_WRITERS = {
    "choice": _choice,
    "text": _text,
    "number": _text,
    "date": _text,
    "pairs": _pairs,
    "sequence": _sequence,
    "gaps": _gaps,
}
