"""Which noun a number counts, by the parse where there is one, else by the words that follow."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

IRREGULAR_WORDS = """
    people men women children police personnel staff feet teeth mice sheep fish aircraft spacecraft
    troops species series policemen policewomen firefighters crew congressmen lawmakers cattle
    fishermen servicemen servicewomen businessmen sportsmen others alumni media criteria data
    schoolchildren grandchildren
    """
IRREGULAR = frozenset(IRREGULAR_WORDS.split())
NOT_PLURAL_WORDS = """
    is was has this its his us as does thus perhaps across versus less plus always sometimes
    afterwards towards besides unless whereas yes
    """
NOT_PLURAL = frozenset(NOT_PLURAL_WORDS.split())
STOPS_WORDS = """
    of in on at to by for from with and or but were was are is be been had has have who that which
    when while as after before during into over under than the a an his her their its it he she
    they we i you not also will would may might can could said per each if so because since until
    between among about against without within outside inside around through left died
    """
STOPS = frozenset(STOPS_WORDS.split())
SINGULAR = {"people": "people", "person": "people", "man": "men", "woman": "women"}
SINGULAR |= {"child": "children", "foot": "feet", "tooth": "teeth", "mouse": "mice"}
HYPHENED = re.compile(r"[-‐ ](?P<noun>[a-z]+)(?P<old>[- ]olds?)?\b")
ADJECTIVE = re.compile(r"(?:ed|onal|ical|ular|ous|strong|wide|plus|odd)$")
SAID_SINGLY_WORDS = "hour minute second day week month year vote point seat member man"
SAID_SINGLY = frozenset(SAID_SINGLY_WORDS.split())
NEXT = re.compile(r"\s+([^\W\d_][\w’'-]*)")
OF_THESE = re.compile(r"\s+of\s+(?:the|those|these|its|their|his|her|our|[A-Z]\w+[’']s)(?=\s)")
ADJECTIVES = 3
NOMINAL = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun in the plural, and where the phrase ends."""

    noun: str
    end: int


def hyphened(words: str, end: int) -> Counted | None:
    """“ten-storey”, “40-year-old”, “six-member”."""
    found = HYPHENED.match(words, end)
    if not found or words[end] == " " or found["noun"] in STOPS or ADJECTIVE.search(found["noun"]):
        return None
    if found["noun"] in ("fold", "something", "time", "way", "day") and not found["old"]:
        return Counted("days", found.end()) if found["noun"] == "day" else None
    return Counted(plural(found["noun"]), found.end())


def plural(noun: str) -> str:
    lower = noun.lower()
    if lower in SINGULAR:
        return SINGULAR[lower]
    if lower in IRREGULAR or (lower.endswith("s") and not lower.endswith("ss")):
        return noun
    if re.search(r"[^aeiou]y$", lower):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", lower) else f"{noun}s"


def is_plural(word: str) -> bool:
    lower = word.lower()
    return lower in IRREGULAR or (
        lower.endswith("s")
        and not lower.endswith(("ss", "ous", "us", "'s", "’s"))
        and lower not in NOT_PLURAL
    )


def counted_by_words(words: str, end: int) -> Counted | None:
    """The first plural among the words that follow, with nothing but adjectives before it."""
    end = of_these(words, end)
    for step in range(ADJECTIVES + 1):
        found = NEXT.match(words, end)
        if not found or found[1].lower() in STOPS:
            return None
        end = found.end()
        if is_plural(found[1]):
            return Counted(found[1], end)
        if not step and found[1] in SAID_SINGLY:
            return Counted(plural(found[1]), end)
    return None


def of_these(words: str, end: int) -> int:
    found = OF_THESE.match(words, end)
    return found.end() if found else end


def counted_by_parse(doc: "Doc", words: str, start: int, end: int) -> Counted | None:
    """The head noun with its compounds, of “six asylum seekers” and of “six of the murders”."""
    tokens = [token for token in doc if start <= token.idx < end]
    if not tokens:
        return None
    last = tokens[-1]
    head = next(
        (
            one.head
            for one in reversed(tokens)
            if one.dep_ in ("nummod", "compound")
            and one.head.i > last.i
            and one.head.pos_ in NOMINAL
        ),
        None,
    )
    if head is None:
        head = _of_phrase(tokens)
    if head is None:
        return None
    one_of_it = last.lower_ in ("one", "1") and len(tokens) == 1
    if head.tag_ in ("NN", "NNP") and not is_plural(head.text) and not one_of_it:
        apart = head.i > last.i + 1 or head.text in SAID_SINGLY
        return _attributive(doc, last) if apart else None
    return Counted(_noun(doc, words, head, last), head.idx + len(head.text))


def _attributive(doc: "Doc", number: "Token") -> Counted | None:
    """The unit of “a 149 vote margin”, said in the singular before another noun."""
    following = doc[number.i + 1]
    if following.pos_ != "NOUN" or not following.text.islower():
        return None
    return Counted(plural(following.text), following.idx + len(following.text))


def _of_phrase(tokens: "list[Token]") -> "Token | None":
    for token in tokens:
        for child in token.children:
            if child.text == "of" and child.i == tokens[-1].i + 1:
                objects = (one for one in child.children if one.dep_ == "pobj")
                return next((one for one in objects if one.tag_ in ("NNS", "NNPS")), None)
    return None


def _noun(doc: "Doc", words: str, head: "Token", number: "Token") -> str:
    first = head
    while first.i - 1 > number.i and (
        doc[first.i - 1].dep_ == "compound" or doc[first.i - 1].text == "-"
    ):
        first = doc[first.i - 1]
    phrase = words[first.idx : head.idx]
    return " ".join((phrase + (head.text if is_plural(head.text) else plural(head.text))).split())
