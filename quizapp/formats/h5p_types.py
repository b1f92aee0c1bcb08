"""Questions of H5P's libraries, by the fields that their `semantics.json` gives them. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from quizapp.errors import QuizError
from quizapp.formats.html import GAP, clean, from_plain, to_plain
from quizapp.formats.items import Answer, Gap, ItemType, Option
from quizapp.formats.shares import snap
from quizapp.messages import Message
from quizapp.question_types.base import LONGEST_ANSWER

Parts = dict[str, Any]
Params = dict[str, Any]
Made = tuple[ItemType, Parts]

MOST_OPTIONS = 200
MARKED = re.compile(r"\*([^*\n]{1,1000})\*")
"""An answer within a text: alternatives with `/` between them, a hint after `:`."""
ESCAPED_STAR = "**"
STAR = "\ue002"

NO_RIGHT = Message("None of its answers is right.")
FEW = Message("It has too few answers for a question of its kind.")
NO_GAP = Message("There is no gap in its text.")
NO_STEM = Message("It has no question text.")
TIPS = Message("Its tips were left out.")


class Unfit(QuizError):
    """The question cannot be taken; the message says why."""


@dataclass
class Notes:
    """What is told about one question that was taken."""

    messages: list[Message] = field(default_factory=list)

    def add(self, message: Message) -> None:
        if message not in self.messages:
            self.messages.append(message)


def text_at(params: Params, *path: str) -> str:
    """The text there; empty for anything else."""
    found: Any = params
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def flag_at(params: Params, *path: str, otherwise: bool = False) -> bool:
    found: Any = params
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, bool) else otherwise


def list_at(params: Params, name: str) -> list[Any]:
    found = params.get(name)
    return found[:MOST_OPTIONS] if isinstance(found, list) else []


def dicts_at(params: Params, name: str) -> list[Params]:
    return [one for one in list_at(params, name) if isinstance(one, dict)]


def multi_choice(params: Params, notes: Notes) -> Iterator[Made]:
    """Without a say in the matter, one right answer makes it a question with one to choose."""
    answers = [one for one in dicts_at(params, "answers") if text_at(one, "text").strip()]
    right = sum(flag_at(one, "correct") for one in answers)
    if len(answers) < 2 or not right:
        raise Unfit(FEW if len(answers) < 2 else NO_RIGHT)
    kind = text_at(params, "behaviour", "type")
    several = kind == "multi" or (kind != "single" and right > 1)
    share = snap(1 / right)
    wrong = -share if several and not flag_at(params, "behaviour", "singlePoint") else 0.0
    options = tuple(
        Option(
            clean(text_at(one, "text")).strip(),
            (share if several else 1.0) if flag_at(one, "correct") else wrong,
            clean(text_at(one, "tipsAndFeedback", "chosenFeedback")).strip(),
        )
        for one in answers
    )
    if any(text_at(one, "tipsAndFeedback", "tip").strip() for one in answers):
        notes.add(TIPS)
    shuffled = flag_at(params, "behaviour", "randomAnswers", otherwise=True)
    type: ItemType = "multiple_response" if several else "multiple_choice"
    stem = clean(text_at(params, "question"))
    yield type, {"stem_html": stem, "options": options, "shuffled": shuffled}


def true_false(params: Params, notes: Notes) -> Iterator[Made]:
    key = params.get("correct")
    if key not in ("true", "false", True, False):
        raise Unfit(NO_RIGHT)
    right = key in ("true", True)
    told = [
        clean(text_at(params, "behaviour", name))
        for name in ("feedbackOnCorrect", "feedbackOnWrong")
    ]
    true, false = told if right else reversed(told)
    yield (
        "true_false",
        {
            "stem_html": clean(text_at(params, "question")),
            "options": (
                Option("True", float(right), true),
                Option("False", float(not right), false),
            ),
        },
    )


def single_choice_set(params: Params, notes: Notes) -> Iterator[Made]:
    """The first answer of each is the right one."""
    for one in dicts_at(params, "choices"):
        texts = [clean(text) for text in list_at(one, "answers") if isinstance(text, str)]
        options = [Option(text.strip(), float(not n)) for n, text in enumerate(texts) if text]
        if len(options) < 2:
            raise Unfit(FEW)
        yield (
            "multiple_choice",
            {
                "stem_html": clean(text_at(one, "question")),
                "options": tuple(options),
            },
        )


def summary(params: Params, notes: Notes) -> Iterator[Made]:
    """Of each group of statements the first is the right one."""
    intro = clean(text_at(params, "intro"))
    for one in dicts_at(params, "summaries"):
        texts = [clean(text) for text in list_at(one, "summary") if isinstance(text, str)]
        options = [Option(text.strip(), float(not n)) for n, text in enumerate(texts) if text]
        if len(options) < 2:
            continue
        yield "multiple_choice", {"stem_html": intro, "options": tuple(options)}


def blanks(params: Params, notes: Notes) -> Iterator[Made]:
    """Several texts are one question with the gaps of all of them."""
    texts = [text for text in list_at(params, "questions") if isinstance(text, str)]
    intro = clean(text_at(params, "text"))
    gaps: list[Gap] = []

    def keep(marked: str) -> None:
        gaps.append(_typed(marked, notes))

    whole = "".join(_with_places(text, keep, gaps) for text in texts)
    if not gaps:
        raise Unfit(NO_GAP)
    yield (
        "cloze",
        {
            "stem_html": GAP.sub("&#123;", intro) + whole,
            "gaps": tuple(gaps),
            "case_sensitive": flag_at(params, "behaviour", "caseSensitive", otherwise=True),
            "slips": flag_at(params, "behaviour", "acceptSpellingErrors"),
        },
    )


def _typed(marked: str, notes: Notes) -> Gap:
    words, colon, _ = marked.partition(":")
    if colon:
        notes.add(TIPS)
    alternatives = [to_plain(one).strip().replace(STAR, "*") for one in words.split("/")]
    return Gap(answers=tuple(Answer(one) for one in dict.fromkeys(alternatives) if one))


def drag_text(params: Params, notes: Notes) -> Iterator[Made]:
    """Every word may be dragged to every place."""
    right: list[str] = []

    def keep(marked: str) -> None:
        words, colon, _ = marked.partition(":")
        if colon:
            notes.add(TIPS)
        right.append(to_plain(words).strip().replace(STAR, "*"))

    stem = _with_places(text_at(params, "textField").replace("\n", "<br>"), keep, right)
    others = [to_plain(found[1]) for found in MARKED.finditer(text_at(params, "distractors"))]
    words = list(dict.fromkeys(word for word in [*right, *others] if word))
    if not right:
        raise Unfit(NO_GAP)
    if len(words) < 2:
        raise Unfit(FEW)
    gaps = tuple(
        Gap(options=tuple(Option(from_plain(word), float(word == key)) for word in words))
        for key in right
    )
    intro = clean(text_at(params, "taskDescription"))
    yield "cloze", {"stem_html": GAP.sub("&#123;", intro) + stem, "gaps": gaps}


def _with_places(text: str, take: Callable[[str], None], taken: list[Any]) -> str:
    """The text with `{1}` … instead of what stands between stars; two stars are one."""
    text = text.replace(ESCAPED_STAR, STAR)

    def instead(found: re.Match[str]) -> str:
        take(found[1])
        return f"\ue000{len(taken)}\ue001"

    marked = GAP.sub("&#123;", clean(MARKED.sub(instead, text)))
    return marked.replace("\ue000", "{").replace("\ue001", "}").replace(STAR, "*")


def cards(params: Params, notes: Notes) -> Iterator[Made]:
    """Flashcards and dialog cards that have words on both sides."""
    listed = dicts_at(params, "cards") or dicts_at(params, "dialogs")
    for one in listed:
        front, back = clean(text_at(one, "text")), to_plain(clean(text_at(one, "answer"))).strip()
        if not back or not to_plain(front).strip():
            raise Unfit(FEW)
        answer = Answer(" ".join(back.split())[:LONGEST_ANSWER])
        yield "short_answer", {"stem_html": front, "answers": (answer,)}


def paragraphs(params: Params, notes: Notes) -> Iterator[Made]:
    texts = [clean(text).strip() for text in list_at(params, "paragraphs") if isinstance(text, str)]
    sequence = tuple(text for text in texts if to_plain(text))
    if len(sequence) < 2:
        raise Unfit(FEW)
    yield (
        "ordering",
        {
            "stem_html": clean(text_at(params, "taskDescription")),
            "sequence": sequence,
        },
    )


READERS: dict[str, Callable[[Params, Notes], Iterator[Made]]] = {
    "H5P.MultiChoice": multi_choice,
    "H5P.TrueFalse": true_false,
    "H5P.SingleChoiceSet": single_choice_set,
    "H5P.Summary": summary,
    "H5P.Blanks": blanks,
    "H5P.DragText": drag_text,
    "H5P.Dialogcards": cards,
    "H5P.Flashcards": cards,
    "H5P.SortParagraphs": paragraphs,
}
"""By the machine name of the library. Raise `Unfit`."""
