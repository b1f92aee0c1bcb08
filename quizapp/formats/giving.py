"""Questions of ours as items, for a format to write. Pure."""

import html
from collections.abc import Callable
from typing import Any

from quizapp.formats.html import from_markdown, from_plain
from quizapp.formats.items import NOWHERE, Answer, Gap, Item, ItemType, Option, Pair, Range
from quizapp.formats.questions import PlainQuestion
from quizapp.messages import Message
from quizapp.question_types import BY_KEY
from quizapp.question_types.cloze import ClozeContent
from quizapp.question_types.cloze import Gap as GapContent
from quizapp.question_types.date import DateContent
from quizapp.question_types.matching import MatchingContent
from quizapp.question_types.multiple_choice import MultipleChoiceContent
from quizapp.question_types.multiple_response import MultipleResponseContent
from quizapp.question_types.numeric import NumericContent
from quizapp.question_types.ordering import OrderingContent
from quizapp.question_types.short_answer import Rejected, ShortAnswerContent
from quizapp.question_types.true_false import TrueFalseContent

Parts = dict[str, Any]
"""Fields of an `Item`."""


def give(
    question: PlainQuestion, name: str = "", category: str = "", where: Message = NOWHERE
) -> Item:
    """Raises `ContentError` for content that its type does not accept."""
    content = BY_KEY[question.type].load(question.content)
    return give_loaded(question, content, name, category, where)


def give_loaded(
    question: PlainQuestion,
    content: Any,
    name: str = "",
    category: str = "",
    where: Message = NOWHERE,
) -> Item:
    """With the content as its type has loaded it; that of the question is left unread."""
    kind: ItemType = PARTS[question.type][0]
    parts = PARTS[question.type][1](content)
    stem = "\n\n".join(filter(None, (question.stem, parts.pop("text", ""))))
    return Item(
        type=kind,
        stem_html=from_markdown(stem) + _picture(question),
        id=question.id,
        name=name,
        category=category,
        feedback_html=from_markdown(question.explanation) if question.explanation else "",
        tags=tuple(question.tags),
        difficulty=question.difficulty,
        evidence=question.evidence,
        where=where,
        **parts,
    )


def _picture(question: PlainQuestion) -> str:
    if not question.picture:
        return ""
    return f'<img src="{html.escape(question.picture)}" alt="{html.escape(question.alt)}">'


def _feedback(markdown: str) -> str:
    return from_markdown(markdown) if markdown else ""


def _one_of(content: MultipleChoiceContent) -> Parts:
    return {
        "options": tuple(
            Option(from_markdown(one.text), float(one.correct), _feedback(one.feedback))
            for one in content.options
        )
    }


def _several(content: MultipleResponseContent) -> Parts:
    """Right options share the point; a wrong one takes away as much as a right one earns."""
    share = 1 / len(content.key)
    return {
        "options": tuple(
            Option(
                from_markdown(one.text), share if one.correct else -share, _feedback(one.feedback)
            )
            for one in content.options
        )
    }


def _verdict(content: TrueFalseContent) -> Parts:
    told = _feedback(content.feedback)
    return {
        "options": (
            Option("True", float(content.answer), "" if content.answer else told),
            Option("False", float(not content.answer), told if content.answer else ""),
        )
    }


def _answers(accepted: list[str], rejected: list[Rejected]) -> tuple[Answer, ...]:
    right = (Answer(text) for text in accepted)
    wrong = (Answer(one.text, 0.0, _feedback(one.feedback)) for one in rejected)
    return (*right, *wrong)


def _text(content: ShortAnswerContent) -> Parts:
    return {"answers": _answers(content.accepted, content.rejected), "slips": content.slips}


def _number(content: NumericContent) -> Parts:
    value, margin = content.value, content.margin
    return {
        "numeric": (Range(value - margin, value + margin),),
        "unit": content.unit or _own_unit(content),
        "units": tuple(content.unit_forms),
        "unit_required": content.unit_required,
    }


def _own_unit(content: NumericContent) -> str:
    """The unit that stands beside the number itself: “3.5 km”."""
    found = content.read(content.answer)
    return found.unit if found else ""


def _date(content: DateContent) -> Parts:
    return {"date": content.answer}


def _pairs(content: MatchingContent) -> Parts:
    pairs = (Pair(from_markdown(one.left), from_markdown(one.right)) for one in content.pairs)
    spare = (Pair("", from_markdown(text)) for text in content.distractors)
    return {"pairs": (*pairs, *spare)}


def _sequence(content: OrderingContent) -> Parts:
    return {
        "sequence": tuple(from_markdown(text) for text in content.items),
        "ends": (content.first, content.last),
    }


def _gaps(content: ClozeContent) -> Parts:
    return {
        "text": content.text,
        "gaps": tuple(_gap(gap) for gap in content.gaps),
        "slips": all(gap.slips for gap in content.gaps),
    }


def _gap(gap: GapContent) -> Gap:
    if not gap.options:
        return Gap(answers=_answers(gap.accepted, gap.rejected))
    told = {one.text: _feedback(one.feedback) for one in gap.rejected}
    return Gap(
        options=tuple(
            Option(from_plain(text), float(text == gap.accepted[0]), told.get(text, ""))
            for text in gap.options
        )
    )


PARTS: dict[str, tuple[ItemType, Callable[[Any], Parts]]] = {
    "multiple_choice": ("multiple_choice", _one_of),
    "multiple_response": ("multiple_response", _several),
    "true_false": ("true_false", _verdict),
    "short_answer": ("short_answer", _text),
    "numeric": ("numeric", _number),
    "date": ("date", _date),
    "matching": ("matching", _pairs),
    "ordering": ("ordering", _sequence),
    "cloze": ("cloze", _gaps),
}
