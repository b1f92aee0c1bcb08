"""`python -m tests.benchmarks.quotations --articles CSV --gold JSON`: who said what.

The gold standard names, for the address of each article, its quotations: `quote` as it stands
between the marks, and `speaker`, a name or its alternatives with “|” between them; “?” where the
article names nobody, “-” for words in marks that nobody said, “o” where either would do. Of
quotations of five words and more it counts those that are found, those that are found with the
right speaker, and of the speakers that are given those that are right.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.base import Quotation, Reading
from quizapp.articles.extraction.entities import find_entities
from quizapp.articles.extraction.model import load
from quizapp.articles.extraction.quotations import find_quotations
from tests.benchmarks.drafting import Article, read_articles

FEWEST_WORDS = 5
GOALS = ".80; .95"
PRONOUNS = ("he", "she", "it", "they", "who")


@dataclass
class Score:
    """Quotations there are, found, found with the right speaker; speakers given and right."""

    gold: int = 0
    found: int = 0
    whole: int = 0
    given: int = 0
    right: int = 0


def score(article: Article, said: list[dict[str, str]], total: Score) -> None:
    reading = read_article(article.text, article.title, article.published_on, load())
    entities = find_entities(reading)
    names = {one.id: one.aliases | {one.name} for one in entities}
    known = {reading.text[one.start : one.end]: one for one in find_quotations(reading, entities)}
    for one in said:
        if one["speaker"] in ("-", "o") or len(one["quote"].split()) < FEWEST_WORDS:
            continue
        found = known.get(one["quote"])
        who = speaker(found, reading, names)
        is_right = agrees(who, one["speaker"])
        total.gold += 1
        total.found += found is not None
        total.whole += found is not None and is_right
        if who and one["speaker"] != "?":
            total.given += 1
            total.right += is_right


def speaker(found: Quotation | None, reading: Reading, names: dict[int, frozenset[str]]) -> str:
    if found is None:
        return ""
    if found.speaker is not None:
        return "|".join(sorted(names[found.speaker]))
    span = found.speaker_span or (0, 0)
    words = reading.text[slice(*span)]
    return "" if words.lower() in PRONOUNS else words


def agrees(who: str, gold: str) -> bool:
    if gold == "?":
        return not who
    return any(name.lower() in who.lower() for name in gold.split("|")) if who else False


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.quotations")
    parser.add_argument("--articles", type=Path, required=True, metavar="CSV")
    parser.add_argument("--gold", type=Path, required=True, metavar="JSON")
    chosen = parser.parse_args()
    gold = json.loads(chosen.gold.read_text(encoding="utf-8"))
    total = Score()
    for article in read_articles(chosen.articles):
        if article.url in gold:
            score(article, gold[article.url], total)
    print(f"quotations {total.gold}, found {total.found / max(total.gold, 1):.2f}")
    whole, right = total.whole / max(total.gold, 1), total.right / max(total.given, 1)
    print(f"found with the right speaker {whole:.2f}; given speakers right {right:.2f} ({GOALS})")


if __name__ == "__main__":
    main()
