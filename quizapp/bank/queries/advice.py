"""What there is to say about questions before they are published."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, cast, select
from sqlalchemy.orm import selectinload

from quizapp.accounts.models import User
from quizapp.bank.checks import Advice, Draft, check
from quizapp.bank.editions import Evidence
from quizapp.bank.models import Question, Revision
from quizapp.bank.queries.editable import visible_questions
from quizapp.database import db
from quizapp.question_types import BY_KEY

MOST_ALIKE, FEW_ALIKE = 200, 20
"""Questions of the bank, and of a list, that one is compared with."""
TELLING_WORDS, LEAST_LETTERS = 5, 4


def advice_for(questions: Iterable[Question]) -> dict[int, list[Advice]]:
    """By question id, in two statements. Compared with each other, not with the whole bank."""
    query = (
        select(Revision)
        .join(
            Question,
            (Revision.question_id == Question.id) & (Revision.number == Question.revision_number),
        )
        .options(selectinload(Revision.facts))
        .where(Question.id.in_([question.id for question in questions]))
    )
    latest = {revision.question_id: revision for revision in db.session.scalars(query)}
    others = _nearest({id: revision.stem for id, revision in latest.items()})
    return {id: check(draft_of(revision), others[id]) for id, revision in latest.items()}


def _nearest(stems: Mapping[int, str]) -> dict[int, list[tuple[int, str]]]:
    """For each the others that share most of its telling words, so that not all are compared."""
    words = {id: _telling_words(stem) for id, stem in stems.items()}
    having: dict[str, list[int]] = defaultdict(list)
    for id, own in words.items():
        for word in own:
            having[word].append(id)
    shared = {
        id: Counter(other for word in own for other in having[word]) for id, own in words.items()
    }
    return {
        id: [(other, stems[other]) for other, _ in count.most_common(FEW_ALIKE + 1) if other != id]
        for id, count in shared.items()
    }


class Remarks(NamedTuple):
    """How much there is to say about a question: what must be mended, and what is only advice."""

    to_mend: int
    suggestions: int


def count_advice(questions: Iterable[Question]) -> dict[int, Remarks]:
    """By question id, of questions whose revisions are loaded; without a statement.

    Of each by itself: others like it are searched for only where it is edited. Evidence is not
    counted, since lists show it anyway.
    """
    latest = {question.id: question.revision for question in questions}
    return {
        id: _count(one.type, one.stem, json.dumps(one.content, sort_keys=True))
        for id, one in latest.items()
    }


@lru_cache(maxsize=2048)
def _count(type: str, stem: str, content: str) -> Remarks:
    """Kept by what it is counted from, so that a change counts at once."""
    loaded = BY_KEY[type].load(json.loads(content))
    found = [one for one in check(Draft(type, stem, loaded, "", ())) if one.key != "evidence"]
    to_mend = sum(one.gate for one in found)
    return Remarks(to_mend, len(found) - to_mend)


def gates(question: Question) -> list[Advice]:
    """What has to be mended before the question may be published."""
    return [advice for advice in check(draft_of(question.revision)) if advice.gate]


def draft_of(revision: Revision) -> Draft:
    return Draft(
        type=revision.type,
        stem=revision.stem,
        content=BY_KEY[revision.type].load(revision.content),
        explanation=revision.explanation,
        evidence=tuple(Evidence(**fact.evidence) for fact in revision.facts),
    )


def advice_on(user: User, draft: Draft, question_id: int | None) -> list[Advice]:
    """On what is being written, compared with the questions that its author may see."""
    return check(draft, questions_like(user, draft.stem, question_id))


def questions_like(user: User, stem: str, but: int | None) -> list[tuple[int, str]]:
    """Ids and stems of the questions that share most of the telling words, in one statement."""
    words = _telling_words(stem)
    if not words:
        return []
    # Capitals count on PostgreSQL; ignoring them would cost several times as much.
    found = [Revision.stem.contains(word, autoescape=True) for word in words]
    shared: Any = sum((cast(one, Integer) for one in found[1:]), cast(found[0], Integer))
    query = (
        select(Question.id, Revision.stem)
        .join(Question.revision)
        .join(Question.set)
        .where(visible_questions(user), Question.deleted_at.is_(None), shared > 0)
        .order_by(shared.desc(), Question.id.desc())
        .limit(MOST_ALIKE)
    )
    if but is not None:
        query = query.where(Question.id != but)
    return [(row.id, row.stem) for row in db.session.execute(query)]


def _telling_words(stem: str) -> Sequence[str]:
    """The longest ones: a rough sign that few questions have them."""
    words = dict.fromkeys(re.findall(rf"[^\W_]{{{LEAST_LETTERS},}}", stem))
    return sorted(words, key=len, reverse=True)[:TELLING_WORDS]
