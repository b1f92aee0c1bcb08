"""`python -m tests.benchmarks.extraction --gum DIR`: how much of annotated news is found.

Only names count, of people, places and organisations, each mention by itself. The annotation
marks whole noun phrases, so that its name is what is compared: the proper nouns around the head,
without titles (“President”), “the” and “'s”. A mention is right when its kind is the same and it
holds that name and nothing beyond the words beside it in the same phrase (“State Department” and
“US State Department” are the same name). A country, region or city that acts, or plays, is
annotated as an organisation and counted as a place here. Left out, so that finding them or not
changes nothing: phrases of title words only (“the Prime Minister”), peoples (“Muslims”), and names
inside the name of an organisation, an event or a thing (“Sydney” in “Sydney Morning Herald”).
"""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quizapp.articles.extraction import Reading, read_article
from quizapp.articles.extraction.base import Entity
from quizapp.articles.extraction.entities import find_entities
from quizapp.articles.extraction.model import load
from quizapp.articles.extraction.places import known_places
from quizapp.articles.extraction.tables.word_sets import word_set
from tests.benchmarks.attribution import AttributionScore, score_attributions
from tests.benchmarks.gum import GumArticle, GumEntity, GumToken, read_folder
from tests.benchmarks.gum_dates import score_dates

KINDS = {"person": "person", "place": "place", "organization": "organisation"}
GOALS = {
    "person": ("0.82/0.92", "0.76/0.86"),
    "place": ("0.92/0.92", "0.91/0.86"),
    "organisation": ("0.85/0.85", "0.82/0.79"),
}
TITLES = word_set(
    """
    president vice prime minister premier king queen prince princess emperor pope sultan sheikh
    sir dame lord lady mr mr. mrs mrs. ms ms. miss dr dr. doctor professor prof. emeritus senator
    sen. congressman congresswoman representative rep. governor gov. mayor ambassador secretary
    general gen. major lieutenant colonel col. captain capt. sergeant sgt. admiral officer chief
    justice judge spokesperson spokesman spokeswoman chancellor chairman chairwoman chair director
    deputy foreign interior finance defence defense health attorney state speaker leader
    commissioner inspector detective bishop archbishop cardinal reverend rev. father ayatollah
    imam coach qc sc jr. sr. administrator home shadow high commissioner republican democrat
    sheriff first second senior of the to department prosecutor police crown
    """
)
"""Words that do not belong to a person's name."""


@dataclass(frozen=True)
class Gold:
    """A mention as annotated: `name` must be covered, `most` may be; `counts` or is left out."""

    kind: str
    name: frozenset[int]
    most: frozenset[int]
    counts: bool


@dataclass
class Score:
    """Mentions there are, found, given and right."""

    gold: int = 0
    found: int = 0
    given: int = 0
    right: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.gold + other.gold,
            self.found + other.found,
            self.given + other.given,
            self.right + other.right,
        )

    def __str__(self) -> str:
        return f"{_part(self.found, self.gold)}/{_part(self.right, self.given)}"


@dataclass(frozen=True)
class Miss:
    """A mention that was not found, or one given that is not right."""

    article: str
    kind: str
    what: str
    words: str
    context: str


def score_names(
    article: GumArticle, entities: Iterable[Entity]
) -> tuple[dict[str, Score], list[Miss]]:
    gold = list(_gold(article))
    scores = {kind: Score() for kind in GOALS}
    misses: list[Miss] = []
    given = [
        (entity.kind, frozenset(_name_tokens(article, one.start, one.end)), one)
        for entity in entities
        for one in entity.mentions
    ]
    for one in gold:
        if one.counts:
            hit = any(_same(kind, tokens, one) for kind, tokens, _ in given)
            scores[one.kind].gold += 1
            scores[one.kind].found += hit
            if not hit:
                misses.append(_miss(article, one.kind, "missed", one.name))
    for kind, tokens, _ in given:
        near = [one for one in gold if _same(kind, tokens, one)]
        if kind in scores and (not near or any(one.counts for one in near)):
            scores[kind].given += 1
            scores[kind].right += bool(near)
            if not near:
                misses.append(_miss(article, kind, "wrong", tokens))
    return scores, misses


def _same(kind: str, tokens: frozenset[int], gold: Gold) -> bool:
    return kind == gold.kind and gold.name <= tokens <= gold.most


def _name_tokens(article: GumArticle, start: int, end: int) -> Iterator[int]:
    """Numbers of the tokens that a span touches, without those that belong to no name."""
    for number, token in enumerate(article.tokens):
        inside = token.start < end and start < token.end
        if inside and token.form.lower() not in {"the", "'s", "’s", "'", "’", '"', ",", "."}:
            yield number


def _gold(article: GumArticle) -> Iterator[Gold]:
    spans = [(one, _numbers(article, one)) for one in article.entities]
    for entity, own in spans:
        if entity.kind not in KINDS:
            continue
        inner = [(other, inside) for other, inside in spans if inside < own]
        name = _name(article.tokens, entity, own - frozenset().union(*(i for _, i in inner)))
        if name:
            beside = _beside(article.tokens, own, name)
            outer = [other for other, around in spans if own < around and _holds(article, other)]
            yield Gold(
                kind=_kind(article, entity, name),
                name=name,
                most=beside,
                counts=_counts(article, entity, name) and not _inside_name(article, own, outer),
            )


def _numbers(article: GumArticle, entity: GumEntity) -> frozenset[int]:
    return frozenset(
        number
        for number, token in enumerate(article.tokens)
        if entity.start <= token.start < entity.end
    )


def _is_proper(token: GumToken) -> bool:
    return token.upos == "PROPN" or token.xpos in {"NNP", "NNPS"}


def _name(tokens: tuple[GumToken, ...], entity: GumEntity, own: frozenset[int]) -> frozenset[int]:
    """The last run of proper nouns that belong to the phrase itself, without titles."""
    runs = list(_runs(number for number in sorted(own) if _is_proper(tokens[number])))
    if entity.kind == "person":
        untitled = ([n for n in run if tokens[n].form.lower() not in TITLES] for run in runs)
        runs = [run for run in untitled if run]
    runs = [run for run in runs if not _is_part(tokens, run[-1])]
    if not runs:
        return frozenset()
    # “Sydney, Australia” is named by its first part, “the agency Reuters” by its last.
    return frozenset(runs[0] if entity.kind == "place" else runs[-1])


def _is_part(tokens: tuple[GumToken, ...], last: int) -> bool:
    """Of a word such as “Booker Prize-winner”."""
    return last + 1 < len(tokens) and tokens[last + 1].form == "-"


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _beside(
    tokens: tuple[GumToken, ...], own: frozenset[int], name: frozenset[int]
) -> frozenset[int]:
    """All that may be taken for part of the name: what stands in the phrase beside it."""
    return frozenset(number for number in own if min(name) - 6 <= number) | name


def _holds(article: GumArticle, entity: GumEntity) -> bool:
    return entity.kind in {"organization", "event", "object", "abstract", "place"}


def _inside_name(article: GumArticle, own: frozenset[int], outer: list[GumEntity]) -> bool:
    """Whether proper nouns of a larger name stand right beside it."""
    for entity in outer:
        around = _numbers(article, entity) - own
        nearby = {min(own) - 1, max(own) + 1} & around
        of = min(own) - 1 in around and article.tokens[min(own) - 1].form in {"of", "for", "the"}
        if any(_is_proper(article.tokens[number]) for number in nearby):
            return True
        before = {min(own) - 2, min(own) - 3} & around
        if of and any(_is_proper(article.tokens[number]) for number in before):
            return True
    return False


def _kind(article: GumArticle, entity: GumEntity, name: frozenset[int]) -> str:
    words = " ".join(article.tokens[number].form for number in sorted(name))
    acting = entity.kind == "organization" and words in known_places()
    return "place" if acting else KINDS[entity.kind]


def _counts(article: GumArticle, entity: GumEntity, name: frozenset[int]) -> bool:
    last = article.tokens[max(name)]
    words = " ".join(article.tokens[number].form for number in sorted(name))
    if re.match(r"\w+\.\w+\.|\W*$", words.lower()) and "www" in words:
        return False
    people = entity.identity.endswith("_people") or last.xpos == "NNPS"
    return not (entity.kind == "person" and people)


def _miss(article: GumArticle, kind: str, what: str, numbers: frozenset[int]) -> Miss:
    if not numbers:
        return Miss(article.name, kind, what, "", "")
    first, last = article.tokens[min(numbers)], article.tokens[max(numbers)]
    return Miss(
        article.name,
        kind,
        what,
        article.text[first.start : last.end],
        article.text[max(0, first.start - 40) : last.end + 40].replace("\n", " "),
    )


def _part(some: int, of: int) -> str:
    return f"{some / of:.2f}" if of else "–"


def measure(
    articles: Iterable[GumArticle], read: Callable[[GumArticle], Reading]
) -> tuple[dict[str, Score], list[Miss]]:
    totals = {kind: Score() for kind in GOALS}
    misses: list[Miss] = []
    for article in articles:
        scores, missed = score_names(article, find_entities(read(article)))
        totals = {kind: totals[kind] + scores[kind] for kind in totals}
        misses += missed
    return totals, misses


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.extraction")
    parser.add_argument("--gum", type=Path, required=True, metavar="DIR")
    parser.add_argument("--without-model", action="store_true")
    parser.add_argument("--misses", action="store_true", help="list what is not right")
    chosen = parser.parse_args()
    model = None if chosen.without_model else load()
    articles = read_folder(chosen.gum)
    totals, misses = measure(articles, lambda one: read_article(one.text, one.title, None, model))
    print(f"{'recall/precision':20}{'measured':>12}{'goal':>12}{'prototype':>12}")
    for kind, (goal, prototype) in GOALS.items():
        print(f"{kind:20}{totals[kind]!s:>12}{goal:>12}{prototype:>12}")
    dates = score_dates(articles)
    print(f"dates found; right  {dates.rates:>12}{'.92; .97':>12}{'.88; .95':>12}")
    told = AttributionScore()
    for article in articles if model else ():
        reading = read_article(article.text, article.title, None, model)
        told += score_attributions(article, reading, find_entities(reading))
    print(f"{'attributed sentences':20}{told.sentences:>12}{'':>12}{'0.55/0.85':>12}")
    print(f"{'  in running text':20}{told.in_text:>12}")
    print(f"{'  speaker right':20}{told.sources:>12}{'':>12}{'17/18':>12}")
    if chosen.misses:
        for miss in misses:
            print(
                f"{miss.article[9:]:14} {miss.kind:12} {miss.what:7} {miss.words} … {miss.context}"
            )


if __name__ == "__main__":
    main()
