"""Facts and drafts of an article as plain data. Pure."""

from typing import Any

from quizapp.articles.extraction.base import Extraction, FactFound
from quizapp.drafting.base import Draft, Drafted


def report(extraction: Extraction, drafted: Drafted) -> dict[str, Any]:
    """What `quizapp draft --json` prints."""
    reading = extraction.reading
    return {
        "article": {
            "title": reading.title,
            "published_on": str(reading.published_on) if reading.published_on else None,
            "words": len(reading.text.split()),
        },
        "facts": [_fact(extraction, fact) for fact in extraction.facts],
        "drafts": [_draft(extraction, draft) for draft in drafted.drafts],
        "rejected": [
            {"reason": reason, "count": count} for reason, count in drafted.rejected.items()
        ],
    }


def _fact(extraction: Extraction, fact: FactFound) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "value": fact.value,
        "normalised": fact.normalised,
        "unit": fact.unit,
        "speaker": fact.speaker,
        "role": fact.role,
        "precision": fact.precision,
        "quote": extraction.reading.text[fact.start : fact.end],
        "start": fact.start,
        "end": fact.end,
        "sentence": fact.sentence,
        "confidence": fact.confidence,
        "claim": fact.claim,
    }


def _draft(extraction: Extraction, draft: Draft) -> dict[str, Any]:
    return {
        "type": draft.type,
        "stem": draft.stem,
        "options": [
            {"text": option.text, "correct": option.correct, "why": option.why}
            for option in draft.options
        ],
        "answer": draft.answer,
        "fact": draft.fact,
        "evidence": extraction.reading.text[draft.start : draft.end],
        "rank": draft.rank,
        "checks": list(draft.checks),
    }
