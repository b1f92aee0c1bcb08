"""Which names are organisations, and of what kind."""

from itertools import pairwise

from quizapp.articles.extraction.tables.countries import country_names, demonyms
from quizapp.articles.extraction.tables.heads import organisation_heads
from quizapp.articles.extraction.tables.organisations import Organisation, organisations_by_name
from quizapp.articles.extraction.tables.word_sets import word_set

AMBIGUOUS = word_set(
    """
    Shell Apple Amazon Oracle Bild Nike Tesla Vox Times Guardian Labour Capitol Chelsea Arsenal ETA
    Emirates Dawn IS SEC Sun Vale Alphabet Intel Celtic Everton Emirates ABC IPC Ajax Ferrari
    Forbes Honda Nissan Sputnik Disney Harvard Yale Stanford Princeton MIT Bundesrat Congress
    Chevron LG Boeing Airbus Toyota Uber Oxford Capitol Pentagon Bayer SDF IRA SPD Labor PBS
    Polaroid YouTube Wired Zara Iberia Caterpillar Dell Audi Fiat Eni UPS Shas FIA ARD NOS
    Crusaders Proteas ATP AMD SANA RAI SAP ING Corinthians Lazio Adobe Porsche Lego LEGO Peugeot
    Opel Iberia Pepsi Mercedes-Benz Lamborghini Harley-Davidson Subaru Mazda Olympus Swatch Sega
    FDP AFL UFC WWE MLS IPL Hibernian Merck
    """
)
"""Names that are also a word, a product or a person; they need more than the table."""
WORLDWIDE = frozenset({"International", "World", "United", "Universal", "African", "European"})


def known_organisation(words: str) -> Organisation | None:
    names = organisations_by_name()
    return names.get(words) or names.get(words.removeprefix("the ").removeprefix("The "))


def organisation_subtype(words: str) -> str:
    """By the table, or the word that says what it is; nothing where neither does."""
    if known := known_organisation(words):
        return known.subtype
    kind = _by_head(words.replace(",", "").split())
    known = known_organisation(words.split(" ")[0])
    return "company" if kind and known and known.subtype == "company" else kind


def _by_head(parts: list[str]) -> str:
    heads = organisation_heads()
    if parts[0] in WORLDWIDE and parts[-1] in {"Organization", "Organisation", "Union"}:
        return "intergovernmental"
    for stop in (mark for mark in ("of", "for", "against") if mark in parts):
        if kind := heads.get(parts[parts.index(stop) - 1]):
            return kind
    alone = len(parts) == 1 and parts[0] not in {"Parliament", "Senate"}
    return "" if alone else heads.get(parts[-1], "")


def organisation_country(words: str) -> str:
    """The country in its name, or that the table gives."""
    if known := known_organisation(words):
        return known.country
    parts = words.split()
    names = country_names() | demonyms()
    pairs = [" ".join(pair) for pair in pairwise(parts)]
    found = {names[part] for part in (*pairs, *parts) if part in names}
    return found.pop() if len(found) == 1 else ""
