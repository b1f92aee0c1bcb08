"""Who is here."""

from hashlib import sha256

from sqlalchemy import select

from quizapp.accounts.models import Learner, Visit
from quizapp.database import db


def token_hash(token: str) -> str:
    """What is stored of a guest's token: random, so a plain SHA-256 is enough."""
    return sha256(token.encode()).hexdigest()


def learner_by_token(token: str, visit_id: int | None) -> tuple[Learner, Visit | None] | None:
    """The guest with this token, and the visit if it is theirs, in one read."""
    query = (
        select(Learner, Visit)
        .outerjoin(Visit, (Visit.learner_id == Learner.id) & (Visit.id == (visit_id or 0)))
        .where(Learner.token_hash == token_hash(token))
    )
    row = db.session.execute(query).first()
    return (row[0], row[1]) if row else None
