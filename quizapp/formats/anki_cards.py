"""Anki's notes and our items: Basic notes have a front and a back, Cloze notes a text with gaps.

Field contents are HTML. Deletions look like `{{c1::answer::hint}}` and may be nested; Anki's manual
describes them under “Cloze Deletion”.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from quizapp.formats.html import GAP, clean, from_plain, to_plain
from quizapp.formats.items import NOWHERE, Answer, Gap, Item, Note
from quizapp.formats.taking_content import RIGHT, plain
from quizapp.messages import Message
from quizapp.question_types.base import LONGEST_ANSWER
from quizapp.reading.dates import iso_date, say_date

BASIC, CLOZE = "Basic", "Cloze"
FIELDS = {BASIC: ("Front", "Back"), CLOZE: ("Text", "Back Extra")}
RULE = '<hr class="more">'
"""Stands on the back of our cards between the answer and what explains it."""

SOUND = re.compile(r"\[(?:sound|anki:play):[^\]]{0,300}\]")
MARK = re.compile(r"\{\{c\d{1,3}::|\}\}")
PIECE = re.compile(r"(\{\{c\d{1,3}::|\}\}|::)")
MASKS = "image-occlusion:"

NO_BACK = Message("Its back is empty, so there is no answer.")
LONG_BACK = Message("Its back is longer than {most} characters, too long to be typed as an answer.")
MOST_TEXT = 100_000
"""Characters of a note, its markup counted."""

TOO_LONG = Message("It is longer than {most} characters.")
NO_FRONT = Message("Its front is empty.")
NO_GAP = Message("There is no {{{{c1::gap}}}} in its text.")
OCCLUSION = Message("Hidden areas of a picture cannot be asked for here.")
NO_SOUND = Message("Sounds were left out.")
HINTS = Message("Hints of gaps were left out.")
OTHER_FIELDS = Message("Only the first two fields were taken.")
AS_CARD = Message("It becomes a card to be recalled: what it is answered with stays behind.")


@dataclass(frozen=True)
class Card:
    """A note as Anki has it; `kind` is the name of a stock note type, `deck` has “::” in it.

    `changed` is when its text was last changed, in seconds since 1970. Anki takes a new text of a
    note that it has only when that is later than what it has; 0 stands for never.
    """

    kind: str
    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()
    deck: str = ""
    guid: str = ""
    where: Message = NOWHERE
    changed: int = 0


@dataclass
class Read:
    item: Item | None = None
    problem: Message | None = None
    notes: list[Note] = field(default_factory=list)


def read_card(card: Card, cloze: bool) -> Read:
    """The item, or why there is none."""
    told = Read()
    if sum(map(len, card.fields)) > MOST_TEXT:
        told.problem = TOO_LONG.fill(most=MOST_TEXT)
        return told
    texts = []
    for text in card.fields[:2]:
        if SOUND.search(text):
            _tell(told, card, NO_SOUND)
        texts.append(SOUND.sub("", text).strip())
    first, second = (*texts, "", "")[:2]
    if any(text.strip() for text in card.fields[2:]):
        _tell(told, card, OTHER_FIELDS)
    try:
        told.item = _cloze(card, first, second, told) if cloze else _basic(card, first, second)
    except _Unfit as error:
        told.problem = error.message
    return told


class _Unfit(Exception):
    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def _tell(told: Read, card: Card, message: Message) -> None:
    told.notes.append(Note(card.where, message))


def _basic(card: Card, front: str, back: str) -> Item:
    answer, _, more = back.partition(RULE)
    words, stem = _words(answer), clean(front)
    if not to_plain(stem) and "<img" not in stem:
        raise _Unfit(NO_FRONT)
    if not words:
        raise _Unfit(NO_BACK)
    if len(words) > LONGEST_ANSWER:
        raise _Unfit(LONG_BACK.fill(most=LONGEST_ANSWER))
    return Item(
        type="short_answer",
        stem_html=stem,
        answers=(Answer(words),),
        feedback_html=clean(more).strip(),
        **_common(card),
    )


def _words(markup: str) -> str:
    """On one line. Tags that are broken off are gone first: looking for their ends takes long."""
    return " ".join(to_plain(clean(markup)).split())


def _common(card: Card) -> dict[str, Any]:
    return {
        "id": card.guid,
        "tags": card.tags,
        "category": card.deck.replace("::", "/"),
        "where": card.where,
    }


def _cloze(card: Card, text: str, extra: str, told: Read) -> Item:
    if MASKS in text:
        raise _Unfit(OCCLUSION)
    parts: list[str] = []
    answers: list[str] = []
    hinted = _cut(text, parts, answers)
    if not answers:
        raise _Unfit(NO_GAP)
    if hinted:
        _tell(told, card, HINTS)
    stem = "".join(parts)
    return Item(
        type="cloze",
        stem_html=stem,
        gaps=tuple(Gap(answers=(Answer(answer),)) for answer in answers),
        feedback_html=clean(extra),
        **_common(card),
    )


def _cut(text: str, parts: list[str], answers: list[str]) -> bool:
    """Fills in what stands between the outermost gaps, and their answers; whether any had a hint.

    The markup around a gap is cleaned as a whole, so that tags that span gaps stay whole.
    """
    marks = _outermost(text)
    hinted = False
    pieces, last = [], 0
    for start, end in marks:
        answer, hint = _answer(text[start:end])
        if not answer:
            continue
        hinted = hinted or bool(hint)
        answers.append(answer)
        pieces += [text[last:start], f"\ue000{len(answers)}\ue001"]
        last = end
    cleaned = GAP.sub("&#123;", clean("".join([*pieces, text[last:]])))
    parts.append(cleaned.replace("\ue000", "{").replace("\ue001", "}"))
    return hinted


def _outermost(text: str) -> list[tuple[int, int]]:
    """Where deletions begin and end, those within others left out."""
    found: list[tuple[int, int]] = []
    depth, start = 0, 0
    for mark in MARK.finditer(text):
        if mark[0] != "}}":
            start = mark.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, mark.end()))
    return found


def _answer(deletion: str) -> tuple[str, str]:
    """The words of a deletion without the marks and hints of those in it, and its own hint."""
    words: list[str] = []
    hints = [""]
    in_hint = [False]
    for piece in PIECE.split(deletion):
        if piece == "}}":
            in_hint.pop()
        elif MARK.fullmatch(piece):
            in_hint.append(in_hint[-1])
        elif piece == "::":
            in_hint[-1] = True
        elif in_hint[-1]:
            hints.append(piece)
        else:
            words.append(piece)
    return _words(SOUND.sub("", "".join(words)))[:LONGEST_ANSWER], "".join(hints)


def write_card(item: Item) -> Card:
    """A Cloze note for a text with gaps to be typed, and a Basic one for all else."""
    more = _more(item)
    if item.type == "cloze":
        kind, fields = CLOZE, (_with_deletions(item), more)
    else:
        back = RULE.join(filter(None, (_back(item), more)))
        kind, fields = BASIC, (item.stem_html, back)
    return Card(
        kind=kind,
        fields=fields,
        tags=tuple(tag.replace(" ", "_") for tag in item.tags),
        deck=item.category.replace("/", "::"),
        guid=item.id or _guid(item),
        where=item.where,
    )


def is_whole(item: Item) -> bool:
    """Whether the card says all that the item does of its answers."""
    if item.type == "short_answer":
        return len(item.answers) == 1 and not item.answers[0].feedback_html
    if item.type != "cloze":
        return False
    return all(not gap.options and not gap.numeric and len(gap.answers) == 1 for gap in item.gaps)


def _guid(item: Item) -> str:
    return blake2b(f"{item.type} {item.stem_html}".encode(), digest_size=8).hexdigest()


def _more(item: Item) -> str:
    facts = "".join(
        f"<p>{html.escape(one.claim)} ({html.escape(one.where)}, {html.escape(one.as_of)})</p>"
        for one in item.evidence
    )
    return item.feedback_html + facts


def _with_deletions(item: Item) -> str:
    text = item.stem_html
    for number, gap in enumerate(item.gaps, 1):
        text = text.replace(f"{{{number}}}", f"{{{{c{number}::{_gap_answer(gap)}}}}}", 1)
    return text


def _gap_answer(gap: Gap) -> str:
    right = next((one.text_html for one in gap.options if one.fraction >= RIGHT), "")
    typed = next((from_plain(one.text) for one in gap.answers if one.fraction >= RIGHT), "")
    numbers = [one.low for one in gap.numeric if one.low is not None]
    return right or typed or (plain(numbers[0]) if numbers else "")


def _back(item: Item) -> str:
    """The right answer, as HTML."""
    if item.options:
        return _listed([one.text_html for one in item.options if one.fraction > 0])
    if item.answers:
        return from_plain(next((one.text for one in item.answers if one.fraction >= RIGHT), ""))
    if item.pairs:
        return _listed(
            [f"{one.left_html} → {one.right_html}" for one in item.pairs if one.left_html]
        )
    if item.sequence:
        return "<ol>" + "".join(f"<li>{one}</li>" for one in item.sequence) + "</ol>"
    if item.numeric:
        return _number(item)
    return from_plain(say_date(iso_date(item.date))) if item.date else ""


def _listed(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return "<ul>" + "".join(f"<li>{one}</li>" for one in texts) + "</ul>"


def _number(item: Item) -> str:
    first = item.numeric[0]
    ends = [plain(one) for one in dict.fromkeys((first.low, first.high)) if one is not None]
    return from_plain(" ".join(filter(None, ("–".join(ends), item.unit))))
