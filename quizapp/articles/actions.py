"""Writes of articles, their texts and facts, and of what was found in them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from quizapp.articles.extraction.base import Extraction, FactFound, Statement
from quizapp.articles.extraction.lands import home_of
from quizapp.articles.marking import paragraph_around, paragraph_number
from quizapp.articles.models import Article, ArticleText, Fact, FoundFact
from quizapp.articles.queries import found_facts
from quizapp.database import db
from quizapp.errors import Conflict, InvalidInput
from quizapp.messages import Message

PLAIN = (
    *("kind", "value", "normalised", "unit", "speaker", "role", "precision"),
    *("start", "end", "confidence", "rule", "claim"),
)
"""What a row has as the finder gave it."""
LONGEST_VALUE, LONGEST_QUOTE = 500, 5000
SayPlace = Callable[[int], str]
"""Says in the reader's language which paragraph it is, counting from 1."""


def save_article(source: Mapping[str, Any], now: datetime, owner_id: int | None = None) -> Article:
    """The owner's article with this headline and date, brought up to date or made."""
    named = {"headline": source["headline"], "published_on": source["published_on"]}
    query = select(Article).filter_by(owner_id=owner_id, **named)
    article = db.session.scalar(query) or Article(owner_id=owner_id, created_at=now, **named)
    article.publisher, article.url = source["publisher"], source["url"]
    db.session.add(article)
    db.session.flush()
    return article


def save_facts(article: Article, facts: Sequence[tuple[str, Mapping[str, Any]]]) -> dict[str, Fact]:
    """The facts by key, brought up to date or made; the article's others are left alone."""
    query = select(Fact).filter_by(article_id=article.id)
    known = {fact.key: fact for fact in db.session.scalars(query)}
    saved = {}
    for key, data in facts:
        fact = known.get(key) or Fact(article_id=article.id, key=key)
        for name in ("kind", "claim", "value", "where", "as_of"):
            setattr(fact, name, data[name])
        fact.quote = data.get("quote", "")
        db.session.add(fact)
        saved[key] = fact
    db.session.flush()
    return saved


def add_text(article: Article, text: str, file_name: str, now: datetime) -> ArticleText:
    """Keeps what the article says, to be read soon. The article is new or has no text yet."""
    added = ArticleText(
        article=article, text=text, words=len(text.split()), file_name=file_name, added_at=now
    )
    db.session.add(added)
    db.session.flush()
    return added


def ask_reading(text: ArticleText) -> None:
    """Has the article read, again or for the first time. What was decided stays."""
    text.state, text.step, text.done, text.ended_at = "queued", "", 0, None
    db.session.flush()


def note_step(text: ArticleText, step: str, done: int, total: int, now: datetime) -> None:
    text.state, text.step, text.done, text.total, text.beat_at = "running", step, done, total, now
    db.session.flush()


def end_reading(text: ArticleText, state: str, now: datetime) -> None:
    text.state, text.ended_at = state, now
    db.session.flush()


def save_found(text: ArticleText, extraction: Extraction, used: Collection[int]) -> list[FoundFact]:
    """The found facts as rows, parallel to `extraction.facts`.

    What an earlier reading found is replaced as far as nobody has decided about it; what was
    decided stays as it is and is found again by its kind and place. So does what is `used` (ids).
    """
    known = {(row.kind, row.start, row.end): row for row in found_facts(text.article_id)}
    statements = {one.sentence: one for one in extraction.statements}
    rows = []
    for fact in extraction.facts:
        row = known.pop((fact.kind, fact.start, fact.end), None)
        row = row or FoundFact(article_id=text.article_id, state="open", by_hand=False, reason="")
        if row.state == "open" and not row.by_hand:
            _fill(row, fact, extraction, statements)
        rows.append(row)
    db.session.add_all(rows)
    for left in known.values():
        if left.state == "open" and not left.by_hand and left.id not in used:
            db.session.delete(left)
    db.session.flush()
    return rows


def _fill(
    row: FoundFact,
    fact: FactFound,
    extraction: Extraction,
    statements: Mapping[int, Statement],
) -> None:
    for name in PLAIN:
        setattr(row, name, getattr(fact, name))
    sentence = extraction.reading.sentences[fact.sentence]
    row.sentence_start, row.sentence_end = sentence.start, sentence.end
    statement = statements.get(fact.sentence)
    row.edits = [asdict(edit) for edit in statement.edits] if statement and fact.claim else []
    entity = extraction.entities[fact.entity] if fact.entity is not None else None
    row.subtype = entity.subtype if entity else ""
    row.country = home_of(entity, extraction) if entity else ""
    row.aliases = sorted(entity.aliases) if entity else []


def accept_found(
    wanted: Sequence[FoundFact], text: ArticleText, say_place: SayPlace, by: int, now: datetime
) -> list[Fact]:
    """Makes them facts of the article, for questions to rest on; some may be that already.

    Takes a bounded number of statements. Raises `Conflict` where one has no claim yet.
    """
    new = {f"found-{one.id}": one for one in wanted if one.fact_id is None}
    if not all(one.claim.strip() for one in new.values()):
        raise Conflict(Message("Write first what the source says, in one sentence."))
    data = [(key, _fact_data(one, text, say_place)) for key, one in new.items()]
    for key, fact in save_facts(text.article, data).items():
        found = new[key]
        fact.start, fact.end = found.start, found.end
        found.fact = fact
        _decide(found, "accepted", by, now)
    db.session.flush()
    return [one.fact.in_use for one in wanted if one.fact]


def _fact_data(found: FoundFact, text: ArticleText, say_place: SayPlace) -> dict[str, str]:
    return {
        "kind": found.kind,
        "claim": found.claim,
        "value": found.value[:LONGEST_VALUE],
        "where": say_place(paragraph_number(text.text, found.start)),
        "as_of": text.article.published_on,
        "quote": text.text[found.sentence_start : found.sentence_end][:LONGEST_QUOTE],
    }


def mend_found(found: FoundFact, claim: str, kind: str) -> None:
    """Writes anew what it says. Raises `Conflict` once it is a fact: that is mended elsewhere."""
    if found.fact_id:
        raise Conflict(Message("This is a fact already. Mend it there, for questions rest on it."))
    found.claim, found.kind = claim, kind
    db.session.flush()


def reject_found(found: FoundFact, reason: str, by: int, now: datetime) -> None:
    """Puts it aside. Raises `Conflict` once it is a fact."""
    if found.fact_id:
        raise Conflict(Message("This is a fact already, and questions may rest on it."))
    found.reason = reason
    _decide(found, "rejected", by, now)
    db.session.flush()


def merge_found(found: FoundFact, into: FoundFact, by: int, now: datetime) -> None:
    """Says that both are the same. Raises `Conflict` where that cannot be."""
    if found.fact_id or found is into or into.state in ("merged", "rejected"):
        raise Conflict(Message("These two cannot be joined. Choose another fact."))
    found.merged_into_id = into.id
    _decide(found, "merged", by, now)
    db.session.flush()


def reopen_found(found: FoundFact) -> None:
    """Takes a rejection or merge back."""
    if found.state in ("rejected", "merged"):
        found.state, found.reason, found.merged_into_id = "open", "", None
        found.decided_at = found.decided_by_id = None
    db.session.flush()


def _decide(found: FoundFact, state: str, by: int, now: datetime) -> None:
    found.state, found.decided_by_id, found.decided_at = state, by, now


def mark_fact(text: ArticleText, span: tuple[int, int], kind: str, claim: str) -> FoundFact:
    """A fact that was marked by hand. Raises `InvalidInput` for a place outside the text."""
    start, end = span
    if not 0 <= start < end <= len(text.text):
        raise InvalidInput(Message("Mark some words of the article first."))
    first, last = paragraph_around(text.text, start, end)
    value = text.text[start:end]
    marked = FoundFact(
        article_id=text.article_id,
        kind=kind,
        value=value,
        normalised=value,
        start=start,
        end=end,
        sentence_start=first,
        sentence_end=last,
        confidence=1.0,
        rule="by-hand",
        claim=claim,
        by_hand=True,
        state="open",
        reason="",
        edits=[],
        aliases=[],
        **dict.fromkeys(("unit", "speaker", "role", "precision", "subtype", "country"), ""),
    )
    db.session.add(marked)
    db.session.flush()
    return marked
