"""Items as questions of ours: Markdown texts, and content that a question type accepts. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quizapp.errors import ContentError, QuizError
from quizapp.formats.html import to_markdown
from quizapp.formats.items import Item
from quizapp.formats.questions import PlainQuestion
from quizapp.formats.taking_content import CONTENTS, NotTakenContent
from quizapp.messages import Message
from quizapp.question_types import BY_KEY
from quizapp.question_types.cloze import PLACE

LONGEST_TEXT = 2000
"""Characters of a question text or an explanation."""

LEVELS = ("easy", "medium", "hard")
PICTURE = re.compile(r"<img\b[^>]*>")
SOURCE = re.compile(r'\bsrc="([^"]*)"')
ALT = re.compile(r'\balt="([^"]*)"')
NOT_IN_TAG = re.compile(r"[^a-z0-9]+")
BRACE, STAND_IN = "&#123;", "\ue000"

MORE_PICTURES = Message("A question has one picture here; the others were left out.")
LOST_PICTURES = Message("Pictures in answers and explanations were left out.")
LONG_EXPLANATION = Message("The explanation was cut off after {most} characters.")
FILL_IN = Message("Fill in the gaps.")


class NotTaken(QuizError):
    """The item cannot become a question; the message says why."""


@dataclass
class _Texts:
    """The stem and what became of its pictures."""

    stem: str
    picture: str = ""
    alt: str = ""
    notes: list[Message] = field(default_factory=list)


def take(item: Item) -> PlainQuestion:
    """Raises `NotTaken` with the first reason why it cannot be one of our questions."""
    texts = _texts(item)
    content, notes = _content(item, texts)
    if not texts.stem:
        raise NotTaken(Message("It has no question text."))
    if len(texts.stem) > LONGEST_TEXT:
        raise NotTaken(
            Message("The question text is longer than {most} characters.", {"most": LONGEST_TEXT})
        )
    return PlainQuestion(
        id=item.id,
        type=item.type,
        stem=texts.stem,
        content=content,
        explanation=_explanation(item, notes),
        difficulty=item.difficulty if item.difficulty in LEVELS else "medium",
        tags=list(_tags(item.tags)),
        picture=texts.picture,
        alt=texts.alt,
        evidence=item.evidence,
        notes=(*texts.notes, *notes),
    )


def _texts(item: Item) -> _Texts:
    pictures = PICTURE.findall(item.stem_html)
    sources = [found[1] for one in pictures if (found := SOURCE.search(one)) and found[1]]
    stem = to_markdown(item.stem_html.replace(BRACE, STAND_IN)).replace(STAND_IN, BRACE)
    texts = _Texts(stem if item.type == "cloze" else stem.replace(BRACE, "{"))
    if sources:
        texts.picture = sources[0]
        texts.alt = next((found[1] for one in pictures if (found := ALT.search(one))), "")[:500]
    if len(sources) > 1:
        texts.notes.append(MORE_PICTURES)
    if any("<img" in text for text in _other_texts(item)):
        texts.notes.append(LOST_PICTURES)
    return texts


def _other_texts(item: Item) -> Iterable[str]:
    yield item.feedback_html
    for option in item.options:
        yield from (option.text_html, option.feedback_html)
    for pair in item.pairs:
        yield from (pair.left_html, pair.right_html)
    yield from item.sequence


def _content(item: Item, texts: _Texts) -> tuple[dict[str, Any], list[Message]]:
    notes: list[Message] = []
    try:
        content = CONTENTS[item.type](item, notes)
        if item.type == "cloze":
            texts.stem, content["text"] = _instruction_and_text(texts.stem)
        BY_KEY[item.type].load(content)
    except NotTakenContent as error:
        raise NotTaken(error.message) from None
    except ContentError as error:
        first = error.problems[0]
        where = " ".join(str(one + 1) if isinstance(one, int) else one for one in first.where)
        raise NotTaken(
            Message("{where} {problem}.", {"where": where or "It", "problem": first.text})
        ) from None
    return content, notes


def _instruction_and_text(markdown: str) -> tuple[str, str]:
    """The paragraphs before the first gap, and the rest."""
    parts = markdown.split("\n\n")
    first = next((at for at, part in enumerate(parts) if PLACE.search(part)), 0)
    return "\n\n".join(parts[:first]) or str(FILL_IN), "\n\n".join(parts[first:])


def _explanation(item: Item, notes: list[Message]) -> str:
    """What was to be shown to all, then what only to those who were right or wrong."""
    shown = (item.feedback_html, item.right_feedback_html, item.wrong_feedback_html)
    texts = dict.fromkeys(text for one in shown if (text := to_markdown(one)))
    found = "\n\n".join(texts)
    if len(found) > LONGEST_TEXT:
        notes.append(LONG_EXPLANATION.fill(most=LONGEST_TEXT))
    return found[:LONGEST_TEXT]


def _tags(names: Iterable[str]) -> dict[str, None]:
    """Lower-case words joined by hyphens, each once."""
    made = (NOT_IN_TAG.sub("-", name.casefold()).strip("-")[:50].strip("-") for name in names)
    return dict.fromkeys(tag for tag in made if tag)
