"""Which names of an article mean one and the same."""

import re
from collections.abc import Iterator, Sequence

from quizapp.articles.extraction import people
from quizapp.articles.extraction.base import EntityKind, Reading
from quizapp.articles.extraction.tables.agreements import agreements_by_name
from quizapp.articles.extraction.tables.countries import countries, country_names, demonyms
from quizapp.articles.extraction.tables.heads import organisation_heads
from quizapp.articles.extraction.tables.organisations import organisations_by_name
from quizapp.articles.extraction.tables.word_sets import word_set
from quizapp.reading.folding import solid

Name = tuple[str, EntityKind]
IN_BRACKETS = re.compile(r"\(\s*(?:the |or )?[“\"‘']?([A-Z][\w.&-]{1,9})[”\"’']?\s*\)")
WORD = re.compile(r"[^\W_][\w’'-]*")
SMALL = word_set("of for the and on in to a de la du des del")
ARTICLE = re.compile(r"^[Tt]he (?=.)")
LONGEST_COUNTRY = 3
"""Words of the name of a country before that of one of its bodies."""

NEARBY = 120
"""Characters before a bracket in which the full name must stand."""


def full_names(reading: Reading, names: Sequence[Name]) -> list[str | None]:
    """The fullest name for each of `names`, which are in the order of the text.

    `None` for a surname that two people of the article share, where nothing tells which of them is
    meant.
    """
    acronyms = find_acronyms(reading, [words for words, kind in names if kind != "person"])
    persons = _Persons(reading.title, [words for words, kind in names if kind == "person"])
    bodies = _Bodies()
    found: list[str | None] = []
    for words, kind in names:
        if kind == "person":
            found.append(persons.full(words))
        else:
            name = _established(words, kind, acronyms)
            found.append(bodies.full(name) if kind == "organisation" else name)
    return found


def find_acronyms(reading: Reading, names: Sequence[str]) -> dict[str, str]:
    """Full names by the short ones that stand in brackets after them."""
    found: dict[str, str] = {}
    known = {name for name in names if " " in name}
    for match in IN_BRACKETS.finditer(reading.text):
        before = reading.text[max(0, match.start() - NEARBY) : match.start()].rstrip()
        full = max((name for name in known if before.endswith(name)), key=len, default="")
        if full:
            found.setdefault(match[1], full)
    return found


def spelt_out(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand whose first letters follow: “World Food Programme (WFP)”."""
    for match in IN_BRACKETS.finditer(text):
        letters = [letter for letter in match[1] if letter.isupper()]
        words = list(WORD.finditer(text, max(0, match.start() - NEARBY), match.start()))
        if (start := _first_of(words, letters)) is not None:
            yield start, len(text[: match.start()].rstrip())


def short_for_common_words(text: str) -> Iterator[str]:
    """Letters that stand for words without a capital, no name: “gross domestic product (GDP)”."""
    for match in IN_BRACKETS.finditer(text):
        letters = [letter.lower() for letter in match[1] if letter.isalpha()]
        words = list(WORD.finditer(text, max(0, match.start() - NEARBY), match.start()))
        last = [word[0] for word in words[-len(letters) :]]
        if not match[1].isupper() or len(letters) < 2 or len(last) < len(letters):
            continue
        if [word[0].lower() for word in last] == letters and all(map(str.islower, last[1:])):
            yield match[1]


def _first_of(words: list[re.Match[str]], letters: list[str]) -> int | None:
    """Where the words begin whose first letters these are; small words may be passed over."""
    left = list(letters)
    for word in reversed(words):
        if not left:
            break
        if word[0][0] == left[-1]:
            left.pop()
            if not left:
                return word.start()
        elif word[0] not in SMALL:
            return None
    return None


def _established(words: str, kind: EntityKind, acronyms: dict[str, str]) -> str:
    """The name that the tables give to what the article calls so."""
    plain = ARTICLE.sub("", acronyms.get(words, words))
    bare = _without_country(plain) if kind == "organisation" else plain
    for name in (plain, f"The {plain}", bare):
        if kind == "place" and name in country_names():
            return countries()[country_names()[name]].name
        if kind == "organisation" and name in organisations_by_name():
            return organisations_by_name()[name].name
        if kind == "agreement" and name in agreements_by_name():
            return agreements_by_name()[name].name
    return plain


def _without_country(words: str) -> str:
    """“House of Representatives” for “U.S. House of Representatives”."""
    known = organisations_by_name()
    parts = words.split()
    for cut in range(1, min(len(parts), LONGEST_COUNTRY + 1)):
        first, rest = " ".join(parts[:cut]), " ".join(parts[cut:])
        code = country_names().get(first) or demonyms().get(first)
        if code and rest in known and known[rest].country == code:
            return rest
    return words


class _Bodies:
    """The organisations of an article in the order in which they are named."""

    def __init__(self) -> None:
        self._seen: dict[str, None] = {}

    def full(self, words: str) -> str:
        """A longer name already given, of which this is the first or the last part.

        “Supreme Court” after “Supreme Court of Kenya”, “Council” after “Porto City Council”.
        """
        longer = [one for one in self._seen if _is_part(words, one)]
        if len(longer) == 1:
            return longer[0]
        self._seen[words] = None
        return words


def _is_part(short: str, full: str) -> bool:
    if full.startswith((f"{short} of ", f"{short} for ")):
        return True
    heads = organisation_heads()
    return full.endswith(f" {short}") and short.split()[-1] in heads


class _Persons:
    """The people of an article in the order in which their full names come."""

    def __init__(self, title: str, names: Sequence[str]) -> None:
        self._title = solid(title)
        self._seen: list[str] = []
        self._last = ""
        self._shorts: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            for short in people.short_forms(name):
                self._shorts.setdefault(solid(short), []).append(name)

    def full(self, words: str) -> str | None:
        """To be asked in the order of the text."""
        longer = self._longer(words)
        if longer is None or longer == words:
            self._last = longer or ""
            self._seen += [longer] if longer else []
            return longer
        return self.full(longer)

    def _longer(self, words: str) -> str | None:
        """The one longer name that is meant; the words themselves where there is none."""
        found = [one for one in self._shorts.get(solid(words), ()) if len(one) > len(words)]
        found = [one for one in found if not any(one in people.short_forms(o) for o in found)]
        if not found:
            return words
        if len(found) == 1:
            return found[0]
        return self._main_bearer(found)

    def _main_bearer(self, names: list[str]) -> str | None:
        """Whom a shared surname means: who is in the headline, or came first.

        Not where another of that surname was named just before.
        """
        headed = [one for one in names if solid(one) in self._title]
        seen = [one for one in self._seen if one in names]
        main = headed[0] if len(headed) == 1 else (seen or names)[0]
        just_before = self._last in names and self._last != main
        return None if just_before else main
