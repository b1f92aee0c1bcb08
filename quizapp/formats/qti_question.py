"""A QTI item while it is read: what its readers share. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from quizapp.formats.html import BLOCKS, GAP
from quizapp.formats.qti_markup import is_empty, to_html
from quizapp.formats.qti_scoring import Result, Scoring
from quizapp.formats.qti_tree import Element, Unreadable, named, remove, replace, text_of, unwrap
from quizapp.formats.qti_values import Declared, Scalar, Value
from quizapp.formats.shares import snap
from quizapp.messages import Message

FEEDBACKS = ("feedbackInline", "feedbackBlock", "modalFeedback")
MARK = "\ue000"
GARBAGE: Mapping[str, Scalar] = {"float": Decimal("-98765432.1"), "integer": Decimal(-98765432)}
"""What nobody means as an answer, where it is not a text."""
BLANK = "_____"
BREAKS = {*BLOCKS, "br"}


@dataclass
class Question:
    """Its interactions are taken out of `body` by their readers; then the body is the stem."""

    item: Element
    body: Element
    scoring: Scoring
    feedbacks: list[Element] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def note(self, message: Message) -> None:
        if message not in self.notes:
            self.notes.append(message)

    def response(self, interaction: Element) -> Declared:
        name = interaction.get("responseIdentifier", "")
        found = self.scoring.responses.get(name)
        if found is None:
            raise Unreadable(Message("“{name}” is not declared in it.", {"name": name}))
        return found

    def run(self, **answers: Value) -> Result:
        return self.scoring.run(answers)

    @property
    def mark(self) -> str:
        """A text that the item does not have."""
        mark, text = MARK, text_of(self.item)
        while mark in text:
            mark += MARK
        return mark


def garbage(response: Declared) -> Value:
    return Value((GARBAGE.get(response.base, MARK + "?"),))


def share(points: Decimal, best: Decimal) -> float:
    """Of the best that can be reached, from -1 to 1."""
    part = float(points / best) if best else 0.0
    return snap(round(min(1.0, max(-1.0, part)), 7))


def answers_of(question: Question) -> dict[str, Value]:
    """The right answers that are declared."""
    responses = question.scoring.responses.values()
    return {one.id: one.right for one in responses if one.right.parts}


def is_true(element: Element, name: str) -> bool:
    return element.get(name, "false").strip().lower() in {"true", "1"}


def take_feedback(body: Element, within: tuple[str, ...]) -> Iterator[Element]:
    """Takes the remarks out of the body, except those in the elements named so."""
    for element in list(named(body, *FEEDBACKS)):
        if any(True for _ in element.iterancestors(*within)):
            continue
        holder = element.getparent()
        remove(element)
        yield element
        _prune(holder, body)


def _prune(element: Element | None, body: Element) -> None:
    """Takes away what is empty now, up to the body."""
    while element is not None and element is not body and is_empty(element):
        parent = element.getparent()
        remove(element)
        element = parent


def take_out(interaction: Element, body: Element) -> None:
    """Leaves a blank where the interaction stood in a line of text; its prompt stays."""
    holder = interaction.getparent()
    replace(interaction, BLANK if _is_in_line(interaction) else "")
    _prune(holder, body)


def _is_in_line(interaction: Element) -> bool:
    """Whether there are words beside it, up to the next line break or block."""
    after = [interaction.tail]
    for element in interaction.itersiblings():
        if element.tag in BREAKS:
            break
        after += [text_of(element), element.tail]
    before: list[str | None] = []
    for element in interaction.itersiblings(preceding=True):
        before.append(element.tail)
        if element.tag in BREAKS:
            break
        before.append(text_of(element))
    else:
        before.append(interaction.getparent().text)
    return any(text and text.strip() for text in (*before, *after))


def leave_prompt(interaction: Element, body: Element) -> None:
    """Puts the prompt where the interaction was."""
    prompt = next(interaction.iterchildren("prompt"), None)
    holder = interaction.getparent()
    if prompt is None or is_empty(prompt):
        replace(interaction, "")
        return _prune(holder, body)
    prompt.tail = interaction.tail
    prompt.tag = "div" if any(True for _ in named(prompt, "p", "div", "ul", "table")) else "p"
    prompt.attrib.clear()
    if holder is not None:
        holder.replace(interaction, prompt)
        if holder is body and len(body) == 1 and not _has_words_beside(body):
            unwrap(prompt)
    return None


def _has_words_beside(body: Element) -> bool:
    return bool((body.text or "").strip() or (body[0].tail or "").strip())


def stem_html(question: Question) -> str:
    """What is left of the body."""
    body = question.body
    while len(body) == 1 and body[0].tag == "div" and not _has_words_beside(body):
        ours = body[0].get("class") == "stem"
        unwrap(body[0])
        if ours:
            break
    return to_html(body)


def cloze_stem(question: Question, mark: str, count: int) -> str:
    """With `{1}` … in place of the marks; braces that are meant are none of them."""
    stem = GAP.sub("&#123;", stem_html(question))
    for number in range(1, count + 1):
        stem = stem.replace(f"{mark}{number}{mark}", f"{{{number}}}", 1)
    return stem
