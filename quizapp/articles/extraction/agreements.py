"""Which names are treaties, accords, conventions and the like."""

import re
from collections.abc import Iterator

from quizapp.articles.extraction.tables.agreements import agreements_by_name

HEAD = (
    "Treaty|Treaties|Accord|Accords|Convention|Conventions|Protocol|Pact|Agreement|Armistice|"
    "Declaration|Charter|Covenant|Compact|Memorandum"
)
NAME = r"[A-Z][\w’'–-]{0,40}"
NAMED = re.compile(
    rf"\b(?:{NAME} ){{1,6}}(?:{HEAD})\b"
    rf"(?: (?:on|for|of) (?:the )?{NAME}(?: (?:of |and |the )*{NAME}){{0,4}})?"
    rf"|\b(?:{HEAD}) (?:of|on|for|against) (?:the )?{NAME}(?: (?:of |and |the |on )*{NAME}){{0,5}}"
)
ANY_HEAD = re.compile(rf"\b(?:{HEAD})\b")
LEADING = re.compile(r"^(?:The|A|An|This|That|Under|In|On|By|After|If|When|Since|Both)\s+")
SUBTYPES = {
    "Treaty": "treaty",
    "Accord": "accord",
    "Convention": "convention",
    "Protocol": "treaty",
    "Pact": "pact",
    "Agreement": "accord",
    "Armistice": "peace treaty",
    "Declaration": "declaration",
    "Charter": "charter",
    "Covenant": "convention",
    "Compact": "accord",
    "Memorandum": "accord",
}
BODIES = frozenset({"Center", "Centre", "Hall", "Party", "Commission", "Secretariat"})
"""Words after such a name that make it another thing: “Convention Center”."""


def find_agreements(text: str) -> Iterator[tuple[int, int]]:
    """Where the text names an agreement in the way such names are built."""
    if not ANY_HEAD.search(text):
        return
    for found in NAMED.finditer(text):
        start = found.start()
        if leading := LEADING.match(found[0]):
            start += leading.end()
        words = text[start : found.end()]
        if _is_agreement(words, text[found.end() :]):
            yield start, found.end()


def agreement_subtype(words: str) -> str:
    if known := agreements_by_name().get(words):
        return known.subtype
    found = re.search(rf"\b(?:{HEAD})\b", words)
    head = found[0].removesuffix("s").replace("Treatie", "Treaty") if found else ""
    return SUBTYPES.get(head, "")


def _is_agreement(words: str, after: str) -> bool:
    following = re.match(r" ([\w-]+)", after)
    other = following is not None and following[1] in BODIES
    single = " " not in words and "-" not in words
    party = re.search(r"\b(?:National|Democratic|Republican|Annual|Party) Convention\b", words)
    return not (other or single or party)
