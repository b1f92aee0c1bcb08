"""The noun that names who said a quotation, by the parse of the sentence around it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.articles.extraction.clauses import Span, is_finite
from quizapp.articles.extraction.quoting import DOCUMENTS, QUOTING, THINKING
from quizapp.articles.extraction.speech import Line, Speech

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
WITHIN_NAME = frozenset({"compound", "poss", "det", "amod", "nmod", "nummod"})
QUOTED_AS = frozenset({"quote", "report", "cite"})
CLIMBING = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "parataxis", "dep", "ccomp"})
ASKING = frozenset({"ask", "urge", "tell", "order", "request", "invite", "allow"})
WHO = frozenset({"who", "which", "that"})
NEW_CLAUSE = frozenset({"as", "while", "but", "and", "although", "though", "after", "which", "who"})
ENDS_SPEECH = tuple(",!?…—–-")
CLOSE_BY, NEAR, MOST_STEPS = 7, 10, 4


def find_sayer(speech: Speech) -> "tuple[Line, Token] | None":
    """The noun, and the sentence in which it stands."""
    for line, noun in _candidates(speech):
        if noun is not None and not line.is_quoted(noun.idx, noun.idx + len(noun)):
            return line, noun
    return None


def _candidates(speech: Speech) -> "Iterator[tuple[Line, Token | None]]":
    """Words that lead up to the quotation before those that follow it."""
    yield speech.first, _before(speech, CLOSE_BY)
    yield speech.last, _after(speech)
    yield speech.first, _before(speech, NEAR)


def _tokens(line: Line, span: Span) -> list["Token"]:
    if line.doc is None:
        return []
    return [one for one in line.doc if span[0] <= one.idx < span[1] and not one.is_space]


def _is_cue(token: "Token") -> bool:
    return token.lemma_.lower() in QUOTING and token.pos_ == "VERB"


def _after(speech: Speech) -> "Token | None":
    """“…,” said Smith; “…,” Smith, a doctor, told the newspaper; “…,” according to Smith"""
    tokens = _tokens(speech.last, speech.after)
    inside = speech.last.words[: speech.after[0]].rstrip("\"”»’'").rstrip()
    spoken = inside.endswith(ENDS_SPEECH) or speech.words_after()[:1] == ","
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    if not tokens or tokens[0].lower_ in NEW_CLAUSE:
        return None
    if tokens[0].lower_ == "according":
        return _according(tokens[0])
    cue = _first_cue(tokens)
    if cue is None or not (spoken or cue == tokens[0]):
        return None
    noun = _subject(cue)
    if noun is not None and noun in tokens:
        return noun
    return _noun_beside(tokens, cue) if is_finite(cue) else noun


def _first_cue(tokens: list["Token"]) -> "Token | None":
    """The verb of saying, if no other verb comes before it but one that tells who it was."""
    for token in tokens:
        if _is_cue(token):
            return token
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod"):
            return None
        if token.text in (";", ".", ":"):
            return None
    return None


def _noun_beside(tokens: list["Token"], cue: "Token") -> "Token | None":
    """The first noun before or else after the verb, however it was parsed."""
    place = tokens.index(cue)
    for near in (tokens[:place], tokens[place + 1 : place + 1 + NEAR]):
        for one in near:
            if one.pos_ in NOUNS and not (one.dep_ in WITHIN_NAME and one.head.i > one.i):
                return one
    return None


def _according(token: "Token") -> "Token | None":
    to = next((one for one in token.children if one.lower_ == "to"), None)
    noun = next((one for one in to.children if one.dep_ == "pobj"), None) if to else None
    return _owner(noun) if noun is not None else None


def _before(speech: Speech, most: int) -> "Token | None":
    """Smith said, “…”; according to Smith, “…”; calling it “…”"""
    tokens = _tokens(speech.first, speech.before)
    words = speech.words_before().rstrip()
    for token in reversed(tokens):
        if token.text == ";":
            return None
        if token.lower_ == "according":
            return _according(token) if words.endswith(",") else None
        if _is_cue(token) and not _is_aside(token) and _leads_to(token, speech, tokens, most):
            noun = _subject(token)
            if noun is not None:
                return noun
    return _before_colon(tokens) if words.endswith(":") else None


def _is_aside(cue: "Token") -> bool:
    """“as reported by the News”, “which the News called a surprise”"""
    about = next((one for one in cue.children if one.dep_ == "nsubj"), None)
    which = cue.dep_ == "relcl" and about is not None and about.lower_ not in WHO
    return which or (cue.i > 0 and cue.nbor(-1).lower_ == "as")


def _leads_to(cue: "Token", speech: Speech, tokens: list["Token"], most: int) -> bool:
    if tokens[-1].i - cue.i < most:
        return True
    quoted = next((one for one in cue.doc if one.idx >= speech.before[1]), None)
    return quoted is not None and any(one == cue for one in quoted.ancestors)


def _before_colon(tokens: list["Token"]) -> "Token | None":
    """Whoever acts in the sentence that ends in a colon."""
    for token in tokens:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            return token
    return None


def _subject(verb: "Token", steps: int = 0) -> "Token | None":
    """Who says it, also where the verb is joined to another one that tells so."""
    agent = next((one for one in verb.children if one.dep_ == "agent"), None)
    if agent is not None or any(one.dep_ == "auxpass" for one in verb.children):
        return _of_passive(verb, agent)
    own = next((one for one in verb.children if one.dep_ == "nsubj"), None)
    above = _governing(verb, steps)
    if own is not None:
        if above is not None and (_is_weak(own) or verb.lemma_ in THINKING):
            return _subject(above, steps + 1) or own
        return _owner(verb.head if own.lower_ in WHO and verb.dep_ == "relcl" else own)
    if verb.dep_ == "acl" and verb.tag_ != "VBG":
        return None
    if verb.dep_ == "acl":
        above = verb.head.head if verb.head.dep_ in ("dobj", "pobj") else None
        says = above is not None and _is_cue(above)
        return _subject(above, steps + 1) if says and above is not None else _owner(verb.head)
    return _climb(verb, steps)


def _is_weak(noun: "Token") -> bool:
    """“he”, “her reasons”"""
    return noun.pos_ == "PRON" or any(one.tag_ == "PRP$" for one in noun.children)


def _governing(verb: "Token", steps: int) -> "Token | None":
    """The verb of saying whose object the clause is."""
    head = verb.head
    inside = verb.dep_ == "ccomp" and steps < MOST_STEPS
    return head if inside and _is_cue(head) else None


def _climb(verb: "Token", steps: int) -> "Token | None":
    if steps == MOST_STEPS or verb.dep_ not in CLIMBING:
        return None
    head = verb.head.head if verb.head.pos_ in ("ADP", "SCONJ") else verb.head
    if head.pos_ not in VERBS or (verb.dep_ == "xcomp" and head.lemma_ in ASKING):
        return None
    over = _governing(head, steps)
    return _subject(over if over is not None and not _is_cue(head) else head, steps + 1)


def _of_passive(verb: "Token", agent: "Token | None") -> "Token | None":
    """“was called … by Smith”; “Smith was quoted as saying …”"""
    if agent is not None:
        return next((noun for noun in agent.children if noun.dep_ == "pobj"), None)
    if verb.lemma_ in QUOTED_AS:
        return next((one for one in verb.children if one.dep_ == "nsubjpass"), None)
    return None


def _owner(noun: "Token") -> "Token | None":
    """Whose statement it is, where a statement is said to say something."""
    if noun.lemma_.lower() not in DOCUMENTS:
        return noun
    for one in noun.children:
        if one.dep_ == "poss":
            return one
        if one.lower_ in ("by", "from", "of"):
            inner = next((two for two in one.children if two.dep_ == "pobj"), None)
            if inner is not None:
                return _owner(inner)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.pos_ == "VERB":
        return next((one for one in verb.children if one.dep_ == "nsubj"), None)
    vague = any(one.lower_ in ("a", "an") for one in noun.children)
    return None if vague else noun
