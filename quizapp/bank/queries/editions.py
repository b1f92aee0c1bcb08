"""The editions of a set, as its teachers look back at them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, load_only

from quizapp.accounts.models import User
from quizapp.bank.models import Edition, QuestionSet
from quizapp.database import db

EDITIONS_A_PAGE = 20


def set_editions(of: QuestionSet, page: int) -> tuple[Sequence[tuple[Edition, User | None]], bool]:
    """The latest first, each with who published it, without documents; and whether more follow."""
    columns = [
        *(Edition.number, Edition.published_at, Edition.question_count, Edition.note),
        Edition.change,
    ]
    query = (
        select(Edition, User)
        .outerjoin(User, User.id == Edition.published_by_id)
        .options(load_only(*columns), joinedload(User.learner))
        .where(Edition.set_id == of.id)
        .order_by(Edition.number.desc())
        .offset((page - 1) * EDITIONS_A_PAGE)
        .limit(EDITIONS_A_PAGE + 1)
    )
    found = [(row[0], row[1]) for row in db.session.execute(query)]
    return found[:EDITIONS_A_PAGE], len(found) > EDITIONS_A_PAGE
