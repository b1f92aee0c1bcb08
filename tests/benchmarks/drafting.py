"""`python -m tests.benchmarks.drafting --articles CSV`: how many questions, and how fast.

The CSV has the columns url, date, title and text. `--sheet` writes the first ten drafts of each
article for reading by hand: put 1 (yes) or 0 (no) into the columns of the five criteria. `--score`
reads such sheets again, of one reader or of two who did not see each other's, and gives the share
of drafts that meet all five, by kind, with an interval over articles and the readers' agreement.
"""

import argparse
import csv
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import mean

from quizapp.articles.extraction import extract, read_article
from quizapp.articles.extraction.model import load
from quizapp.drafting import draft_article
from quizapp.drafting.base import Draft, Drafted
from quizapp.drafting.ranking import FIRST
from quizapp.reading.dates import PartialDate, iso_date

CRITERIA = ("grammatical", "one_answer", "stands_alone", "good_distractors", "not_trivial")
EDITED = "after_one_edit"
"""A sixth column: usable as it is, or after one small edit."""

YES, NO = ("1", "y"), ("0", "n")
COLUMNS = ("url", "title", "date", "rank", "type", "family", "kind", "stem", "options", "key")
WORDS_A_YIELD = 400
RESAMPLES = 2000
Row = dict[str, str]


@dataclass(frozen=True)
class Article:
    url: str
    title: str
    published_on: PartialDate
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True)
class Outcome:
    article: Article
    drafted: Drafted
    evidence: tuple[str, ...]
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=Path, metavar="CSV")
    parser.add_argument("--sheet", type=Path, metavar="CSV", help="write the first ten drafts here")
    parser.add_argument("--limit", type=int, help="take only so many articles")
    parser.add_argument("--score", type=Path, nargs="+", metavar="CSV", help="filled sheets")
    chosen = parser.parse_args()
    if chosen.score:
        print("\n".join(score([read_sheet(path) for path in chosen.score[:2]])))
        return
    if not chosen.articles:
        parser.error("--articles or --score is needed")
    outcomes = [run(article) for article in list(read_articles(chosen.articles))[: chosen.limit]]
    print("\n".join(summary(outcomes)))
    if chosen.sheet:
        write_sheet(chosen.sheet, outcomes)


def read_articles(path: Path) -> Iterator[Article]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Article(row["url"], row["title"], iso_date(row["date"]), row["text"])


def run(article: Article) -> Outcome:
    model = load()
    start = time.process_time()
    found = extract(read_article(article.text, article.title, article.published_on, model))
    drafted = draft_article(found)
    seconds = time.process_time() - start
    text = found.reading.text
    evidence = tuple(" ".join(text[one.start : one.end].split()) for one in drafted.drafts)
    return Outcome(article, drafted, evidence, seconds)


def summary(outcomes: Sequence[Outcome]) -> list[str]:
    words = sum(one.article.words for one in outcomes) or 1
    drafts = [draft for one in outcomes for draft in one.drafted.drafts]
    first = [draft for one in outcomes for draft, _ in shown_first(one)]
    empty = sum(not one.drafted.drafts for one in outcomes)
    seconds = sum(one.seconds for one in outcomes) or 1
    rejected: Counter[str] = Counter()
    for one in outcomes:
        rejected.update(one.drafted.rejected)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        f"articles {len(outcomes)}, without a draft {empty} ({empty / (len(outcomes) or 1):.0%})",
        f"drafts per {WORDS_A_YIELD} words: {len(drafts) * WORDS_A_YIELD / words:.1f}, "
        f"of those shown first {len(first) * WORDS_A_YIELD / words:.1f}",
        f"words a second of processor time {words / seconds:,.0f}, peak memory {peak:.0f} MB",
        *table("all drafts", drafts),
        *table("shown first", first),
        "rejected: " + ", ".join(f"{name} {count}" for name, count in rejected.most_common()),
    ]


def table(title: str, drafts: Iterable[Draft]) -> list[str]:
    count = Counter(group(draft.family, draft.kind) for draft in drafts)
    return [f"{title}:", *(f"  {name:28} {number:5}" for name, number in sorted(count.items()))]


def group(family: str, kind: str) -> str:
    return f"{family} {kind}"


def write_sheet(path: Path, outcomes: Iterable[Outcome]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, [*COLUMNS, "evidence", *CRITERIA, EDITED])
        sheet.writeheader()
        for one in outcomes:
            for draft, evidence in shown_first(one):
                sheet.writerow(sheet_row(one.article, draft, evidence))


def shown_first(one: Outcome) -> list[tuple[Draft, str]]:
    """What a teacher sees before asking for more, with its evidence."""
    pairs = list(zip(one.drafted.drafts, one.evidence, strict=True))
    return [pair for pair in pairs if pair[0].shown == "first"][:FIRST] or pairs[:FIRST]


def sheet_row(article: Article, draft: Draft, evidence: str) -> Row:
    values = (article.url, article.title, article.published_on, draft.rank, draft.type)
    options = " | ".join(option.text for option in draft.options)
    shown = (draft.family, draft.kind, draft.stem, options, draft.answer)
    row = dict(zip(COLUMNS, map(str, (*values, *shown)), strict=True))
    return row | {"evidence": evidence} | dict.fromkeys((*CRITERIA, EDITED), "")


def read_sheet(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(sheets: Sequence[list[Row]]) -> list[str]:
    """Totals, where a draft is usable if every reader found it so."""
    keys = [{(row["url"], row["rank"]): row for row in sheet if is_filled(row)} for sheet in sheets]
    shared = [key for key in keys[0] if all(key in other for other in keys)]
    verdicts = {key: all(is_usable(sheet[key]) for sheet in keys) for key in shared}
    lines = [_line("all", shared, verdicts)]
    groups: dict[str, list[tuple[str, str]]] = {}
    for key in shared:
        row = keys[0][key]
        groups.setdefault(group(row["family"], row["kind"]), []).append(key)
    lines += [_line(name, members, verdicts) for name, members in sorted(groups.items())]
    lines += [
        f"{name}: {share([says_yes(sheet[key], name) for key in shared for sheet in keys])}"
        for name in (*CRITERIA, EDITED)
    ]
    for number, sheet in enumerate(keys, 1):
        lines.append(f"reader {number}: {share([is_usable(sheet[key]) for key in shared])}")
    if len(keys) == 2:
        ours, theirs = ([is_usable(sheet[key]) for key in shared] for sheet in keys)
        lines.append(f"agreement {agreement(ours, theirs):.0%}, kappa {kappa(ours, theirs):.2f}")
    return lines


def is_filled(row: Row) -> bool:
    return all(row[name].strip().lower() in YES + NO for name in CRITERIA)


def is_usable(row: Row) -> bool:
    return all(says_yes(row, name) for name in CRITERIA)


def says_yes(row: Row, name: str) -> bool:
    return (row.get(name) or "").strip().lower() in YES


def share(verdicts: Sequence[bool]) -> str:
    return f"{sum(verdicts)}/{len(verdicts)} = {mean(verdicts or [False]):.0%}"


def _line(name: str, keys: Sequence[tuple[str, str]], verdicts: dict[tuple[str, str], bool]) -> str:
    articles: dict[str, list[bool]] = {}
    for key in keys:
        articles.setdefault(key[0], []).append(verdicts[key])
    low, high = interval(list(articles.values()))
    return f"{name:28} {share([verdicts[key] for key in keys]):>16}   {low:.0%} to {high:.0%}"


def interval(articles: Sequence[Sequence[bool]]) -> tuple[float, float]:
    """Between which the share lies in 95 of 100 draws of as many articles, with replacement."""
    if not articles:
        return 0.0, 0.0
    draw = Random(1)
    shares = sorted(
        mean([verdict for one in draw.choices(articles, k=len(articles)) for verdict in one])
        for _ in range(RESAMPLES)
    )
    return shares[int(0.025 * RESAMPLES)], shares[int(0.975 * RESAMPLES)]


def agreement(ours: Sequence[bool], theirs: Sequence[bool]) -> float:
    return mean([one == other for one, other in zip(ours, theirs, strict=True)] or [False])


def kappa(ours: Sequence[bool], theirs: Sequence[bool]) -> float:
    """Agreement beyond what chance would give (Cohen 1960)."""
    if not ours:
        return 0.0
    yes, also_yes = mean(ours), mean(theirs)
    chance = yes * also_yes + (1 - yes) * (1 - also_yes)
    return 1.0 if chance == 1 else (agreement(ours, theirs) - chance) / (1 - chance)


if __name__ == "__main__":
    main()
