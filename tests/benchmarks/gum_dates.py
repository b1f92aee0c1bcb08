"""How well dates are found in the news of the GUM corpus, and how well they are resolved."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.base import DateMention
from quizapp.articles.extraction.dates import find_dates
from tests.benchmarks.gum import GumArticle, GumDate


@dataclass
class DateScore:
    """`missed`, `wrong` and `extra` hold the expressions, for tuning."""

    marked: int = 0
    found: int = 0
    resolved: int = 0
    right: int = 0
    made: int = 0
    matched: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def rates(self) -> str:
        return f"{self.found / max(1, self.marked):.2f}; {self.right / max(1, self.resolved):.2f}"

    @property
    def row(self) -> str:
        return (
            f"dates: found {self.found}/{self.marked} = {self.found / max(1, self.marked):.2f}; "
            f"right {self.right}/{self.resolved} = {self.right / max(1, self.resolved):.2f}; "
            f"marked {self.matched}/{self.made} of those found"
        )


def score_dates(articles: Iterable[GumArticle]) -> DateScore:
    score = DateScore()
    for article in articles:
        reading = read_article(article.text, article.title)
        mentions = find_dates(reading)
        for marked in article.dates:
            _score_one(score, article, marked, mentions)
        for mention in mentions:
            matched = any(_touch(mention, marked) for marked in article.dates)
            score.made += 1
            score.matched += matched
            if not matched:
                score.extra.append(_around(article.text, mention.start, mention.end))
    return score


def _touch(mention: DateMention, marked: GumDate) -> bool:
    return mention.start < marked.end and marked.start < mention.end


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 30) : start], text[end : end + 20]
    return f"{before}[[{text[start:end]}]]{after}".replace("\n", " ")


def _score_one(
    score: DateScore, article: GumArticle, marked: GumDate, mentions: Iterable[DateMention]
) -> None:
    touching = [mention for mention in mentions if _touch(mention, marked)]
    score.marked += 1
    score.found += bool(touching)
    where = _around(article.text, marked.start, marked.end)
    if not touching:
        score.missed.append(where)
    resolved = [mention for mention in touching if mention.first]
    score.resolved += bool(resolved)
    right = any(_agrees(mention, marked) for mention in resolved)
    score.right += right
    if resolved and not right:
        said = [f"{mention.first}…{mention.last}" for mention in resolved]
        score.wrong.append(f"{where}: {said}, marked {marked.first}…{marked.last}")


def _agrees(mention: DateMention, marked: GumDate) -> bool:
    """The same span of time; of a range that is marked as two dates, one of its ends."""
    if marked.first != marked.last:
        precision = min(mention.first.precision, marked.first.precision)
        pairs = ((mention.first, marked.first), (mention.last, marked.last))
        return all(mine.cut(precision) == his.cut(precision) for mine, his in pairs)
    return marked.first in (mention.first, mention.last)
