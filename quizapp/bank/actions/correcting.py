"""Facts that turn out to be no longer right, or never were."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import update

from quizapp.articles.models import Fact
from quizapp.bank.actions.indexing import index_questions
from quizapp.bank.actions.questions import write_fact
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.corrections import citing, sets_citing
from quizapp.database import db

STATED = ("kind", "claim", "value", "where", "as_of")


def reword_fact(fact: Fact, data: Mapping[str, str], now: datetime) -> bool:
    """Mends the text of a fact; whether there was anything to mend.

    The sets whose questions rest on it then differ from their editions.
    """
    if fact.evidence == data:
        return False
    for name in STATED:
        setattr(fact, name, data[name])
    db.session.flush()
    touch_citing(fact, now)
    index_questions(citing(fact))
    return True


def correct_fact(
    fact: Fact, status: str, reason: str, since: str, replacement: Mapping[str, str] | None
) -> None:
    """Marks it as `superseded` or `wrong`; `replacement` is what is right instead, if given."""
    fact.status, fact.status_reason, fact.status_on = status, reason, since
    fact.replaced_by = write_fact(fact.article, replacement) if replacement else None
    db.session.flush()


def reinstate_fact(fact: Fact) -> None:
    """Takes a correction back. A fact that was written as its replacement stays."""
    fact.status, fact.status_reason, fact.status_on = "current", "", None
    fact.replaced_by = None
    db.session.flush()


def touch_citing(fact: Fact, now: datetime) -> None:
    """Notes that the sets whose questions rest on the fact have something to publish."""
    db.session.execute(
        update(QuestionSet)
        .where(QuestionSet.id.in_(sets_citing(fact)), QuestionSet.state == "published")
        .values(state="draft", updated_at=now)
    )
