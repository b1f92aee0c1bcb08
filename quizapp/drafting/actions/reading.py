"""Reading an article: from its text to facts and drafts, as a job that may take a while."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from quizapp import jobs
from quizapp.accounts.models import User
from quizapp.articles.actions import add_text, ask_reading, end_reading, note_step, save_found
from quizapp.articles.extraction import extract, read_article
from quizapp.articles.extraction.base import Extraction
from quizapp.articles.extraction.model import load
from quizapp.articles.models import ArticleText, FoundFact
from quizapp.articles.queries import unread
from quizapp.bank.actions.sets import take_source
from quizapp.clock import now
from quizapp.database import db
from quizapp.drafting import draft_article
from quizapp.drafting.base import Draft as Drafted
from quizapp.drafting.models import Draft
from quizapp.drafting.queries import drafts_of, known_entities
from quizapp.reading.dates import iso_date

JOB = "read-article"
STEPS = ("sentences", "facts", "drafts")
PLAIN = (
    *("rank", "shown", "type", "family", "kind", "stem", "answer", "explanation"),
    *("start", "end", "score"),
)
"""What a row has as the drafter gave it."""


def add_article(
    owner: User, source: Mapping[str, Any], words: str, file_name: str, at: datetime
) -> tuple[ArticleText, bool]:
    """The owner's article with its text, and whether it is new; one that was added before is
    left as it is. Needs `start_reading`."""
    # One at a time, so that pressing the button twice makes no second article.
    db.session.execute(select(User.id).where(User.id == owner.id).with_for_update())
    article = take_source(owner.id, source, at)
    known = db.session.get(ArticleText, article.id)
    return (known, False) if known else (add_text(article, words, file_name, at), True)


def start_reading(text: ArticleText) -> None:
    """Commits, then has the article read by the process that works the queue."""
    ask_reading(text)
    db.session.commit()
    jobs.start(JOB, text.article_id)


def resume_readings() -> None:
    """Puts back into the queue what was asked for and has not ended."""
    for article_id in unread():
        jobs.start(JOB, article_id)


def read(article_id: int) -> None:
    """The job. Ends as `done` or `failed`; a second one for the same article does no harm."""
    text = db.session.get(ArticleText, article_id)
    if text is None or text.state == "done":
        return
    try:
        _read(text)
        state = "done"
    except Exception:
        logging.getLogger(__name__).exception("reading article %s failed", article_id)
        db.session.rollback()
        state = "failed"
    end_reading(text, state, now())
    db.session.commit()


def _read(text: ArticleText) -> None:
    """All is loaded first: no transaction may stand open while the reading goes on."""
    article, words = text.article, text.text
    bank, day = known_entities(article), iso_date(article.published_on)
    _step(text, 0)
    model = load()
    reading = read_article(words, article.headline, day, model)
    _step(text, 1)
    extraction = extract(reading)
    _step(text, 2)
    drafted = draft_article(extraction, bank)
    db.session.refresh(text, ["state"], with_for_update={"key_share": True})
    if text.state != "done":
        text.trained = model is not None
        _save(text, extraction, drafted.drafts)


def _step(text: ArticleText, done: int) -> None:
    """Committed at once, for those who watch."""
    note_step(text, STEPS[done], done, len(STEPS), now())
    db.session.commit()


def _save(text: ArticleText, extraction: Extraction, drafted: Sequence[Drafted]) -> None:
    """Replaces what nobody has decided about; a question is not drafted twice."""
    decided = _drop_undecided(text.article_id)
    rows = save_found(text, extraction, {old.found_fact_id for old in decided})
    known = {(old.type, old.stem) for old in decided}
    for new in drafted:
        if (new.type, new.stem) not in known:
            db.session.add(_row(text.article_id, new, rows[new.fact]))
    db.session.flush()


def _drop_undecided(article_id: int) -> list[Draft]:
    """Deletes the open drafts; the others."""
    every = drafts_of(article_id)
    for old in every:
        if old.state == "open":
            db.session.delete(old)
    db.session.flush()
    return [old for old in every if old.state != "open"]


def _row(article_id: int, new: Drafted, found: FoundFact) -> Draft:
    return Draft(
        article_id=article_id,
        found_fact=found,
        content=dict(new.content),
        options=[asdict(option) for option in new.options],
        turns=[[asdict(option) for option in turn] for turn in new.turns],
        checks=list(new.checks),
        state="open",
        reason="",
        note="",
        **{name: getattr(new, name) for name in PLAIN},
    )
