"""Whether a question says what it rests on."""

from collections.abc import Iterator

from quizapp.bank.checks.advice import Advice, Draft
from quizapp.messages import Message


def is_there(draft: Draft) -> Iterator[Advice]:
    if not any(fact.claim.strip() for fact in draft.evidence):
        message = Message("There is no evidence yet. Pick or write the fact behind the answer.")
        yield Advice("evidence", True, message, "evidence")
