"""The main clause of a statement, taken apart so that a question can be made of it. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.drafting.alignment import Alignment, Span
from quizapp.drafting.context import Context, Told

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass")
AUXILIARIES = ("aux", "auxpass")
DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}


@dataclass(frozen=True)
class Clause:
    """The clause around the main verb of a parsed sentence, as the statement words it."""

    told: Told
    doc: "Doc"
    root: "Token"
    subject: "Token"
    aligned: Alignment
    within: Callable[[str], str]

    @cached_property
    def subject_span(self) -> Span | None:
        """Where the whole subject stands in the statement, with all that hangs on it."""
        tokens = list(self.subject.subtree)
        if tokens[-1].i - tokens[0].i + 1 != len(tokens):
            return None
        return self.span(tokens[0], tokens[-1])

    def span(self, first: "Token", last: "Token") -> Span | None:
        return self.aligned.find(first.idx, last.idx + len(last.text))

    @cached_property
    def first_auxiliary(self) -> "Token | None":
        if self.root.lemma_ == "be" and self.root.pos_ == "AUX":
            helpers = [one for one in self.root.children if one.dep_ in AUXILIARIES]
            return helpers[0] if helpers else self.root
        helpers = [
            one
            for one in self.root.children
            if one.dep_ in AUXILIARIES and self.subject.i < one.i < self.root.i
        ]
        return helpers[0] if helpers else None

    @cached_property
    def joined(self) -> bool:
        """Whether another verb shares the subject, or another clause is set beside it."""
        return any(
            (one.dep_ in ("conj", "parataxis", "ccomp") and one.i < self.root.i)
            or (one.dep_ in ("conj", "parataxis") and one.pos_ in ("VERB", "AUX"))
            for one in self.root.children
        )

    @cached_property
    def plural(self) -> bool:
        """Whether the verb is in the plural, or the subject joins several."""
        verb = self.first_auxiliary or self.root
        several = any(one.dep_ in ("conj", "cc") for one in self.subject.children)
        return several or verb.lower_ in ("are", "were", "have", "do") or verb.tag_ == "VBP"

    def depends_on_root(self, start: int, prepositions: tuple[str, ...]) -> bool:
        """Whether what stands at that place of the sentence is said of the main verb."""
        token = next((one for one in self.doc if one.idx >= start), None)
        for _ in range(4):
            if token is None or token.head.i == token.i:
                return False
            if token.head.i == self.root.i:
                return token.dep_ in ("prep", "npadvmod", "advmod", "dobj")
            if token.head.pos_ in ("VERB", "AUX"):
                return False
            if token.head.pos_ == "ADP" and token.head.lower_ not in prepositions:
                return False
            token = token.head
        return False

    def inverted(self, cut: Span | None = None) -> str | None:
        """“did Mary Holt open the bridge”: the clause as a question, without the words cut out.

        `None` where the statement does not begin with its subject, or where no such question can
        be made by moving one word.
        """
        if self.joined or self.subject_span is None:
            return None
        verb = self.span(self.root, self.root)
        if verb is None or "n't" in self.told.text or "n’t" in self.told.text:
            return None
        helper = self.first_auxiliary
        if helper is None:
            return self._with_do(verb, cut)
        place = self.span(helper, helper)
        if place is None or place[0] < self.subject_span[1]:
            return None
        return self._assemble(helper.text, [place, *([cut] if cut else [])], [])

    def _with_do(self, verb: Span, cut: Span | None) -> str | None:
        plain = self.root.lemma_
        if (
            "-" in plain
            or ", then " in self.told.text
            or (plain == self.root.lower_ and plain[-2:] == "ed")
        ):
            return None
        if self.root.tag_ not in DO or verb[0] < (self.subject_span or verb)[1]:
            return None
        swap = [(verb, self.root.lemma_)]
        return self._assemble(DO[self.root.tag_], [cut] if cut else [], swap)

    def _assemble(self, helper: str, cuts: list[Span], swaps: list[tuple[Span, str]]) -> str | None:
        """The statement with cuts and swaps made, after the helper."""
        text = self.told.text
        changes = sorted([*((cut, "") for cut in cuts), *swaps], reverse=True)
        for (start, end), new in changes:
            text = text[:start] + new + text[end:]
        text = " ".join(text.split()).strip(" ,")
        start = self.subject_span[0] if self.subject_span else 0
        removed = sum(end - begin for begin, end in cuts if end <= start)
        if start - removed > 2:
            return None
        return f"{helper} {self.within(text.replace(' ,', ','))}"


def clause_of(context: Context, told: Told) -> Clause | None:
    """`None` without a parse, or without a plain main clause."""
    doc = context.parse(told.sentence)
    if doc is None:
        return None
    roots = [token for token in doc if token.head.i == token.i and token.pos_ in ("VERB", "AUX")]
    if len(roots) != 1:
        return None
    subjects = list(_subjects(roots[0]))
    if len(subjects) != 1 or subjects[0].i > roots[0].i:
        return None
    before = context.extraction.reading.words(told.sentence)
    aligned = Alignment(before, told.text)
    return Clause(
        told, doc, roots[0], subjects[0], aligned, lambda text: context.within(text, told.sentence)
    )


def _subjects(root: "Token") -> "Iterator[Token]":
    return (child for child in root.children if child.dep_ in SUBJECTS)
