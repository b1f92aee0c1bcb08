"""States of a question as `bank.diffs` compares and joins them."""

from typing import Any

from quizapp.bank.actions.revising import Revised
from quizapp.bank.edition_changes import say_fact
from quizapp.bank.forms.questions import DIFFICULTIES
from quizapp.question_types import BY_KEY


def readable(of: Revised) -> dict[str, Any]:
    """What `differences` tells people about."""
    words = {choice.value: str(choice.label) for choice in DIFFICULTIES}
    return {
        **of.state,
        "difficulty": words.get(of.difficulty, of.difficulty),
        "evidence": [say_fact(fact.evidence) for fact in of.facts],
    }


def parts(of: Revised) -> dict[str, Any]:
    """For `merge`: what is changed as a whole, content as its type gives it."""
    type_ = BY_KEY[of.type]
    return {
        "type": of.type,
        "stem": of.stem,
        "content": type_.dump(type_.load(of.content)),
        "explanation": of.explanation,
        "difficulty": of.difficulty,
        "tags": list(of.tags),
        "facts": sorted(fact.id for fact in of.facts),
        "image": (of.image_digest, of.image_alt),
    }
