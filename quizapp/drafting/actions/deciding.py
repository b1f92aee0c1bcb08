"""What a teacher makes of a draft."""

from datetime import datetime

from sqlalchemy import select

from quizapp.accounts.models import User
from quizapp.articles.actions import SayPlace, accept_found
from quizapp.articles.models import ArticleText
from quizapp.bank.actions.questions import add_question
from quizapp.bank.actions.revising import Revised
from quizapp.bank.models import Question, QuestionSet
from quizapp.database import db
from quizapp.drafting.base import Option
from quizapp.drafting.comparing import distance, plain_text
from quizapp.drafting.models import Draft
from quizapp.drafting.options import with_options
from quizapp.errors import Conflict
from quizapp.messages import Message

DECIDED = Message("This draft has been decided about already.")
DIFFICULTY = "medium"


def accept_draft(
    draft: Draft, text: ArticleText, to: QuestionSet, say_place: SayPlace, by: User, now: datetime
) -> Question:
    """Makes it a question of the set, which the caller has locked; its fact is kept with it."""
    _check_open(draft)
    found = draft.found_fact
    found.claim = found.claim or text.text[found.sentence_start : found.sentence_end]
    facts = accept_found([found], text, say_place, by.id, now)
    written = Revised(
        type=draft.type,
        stem=draft.stem,
        content=draft.content,
        explanation=draft.explanation,
        difficulty=DIFFICULTY,
        tags=(),
        facts=tuple(facts),
    )
    draft.question = add_question(to, written, by, now)
    draft.distance = 0.0
    _decide(draft, "accepted", by, now)
    return draft.question


def reject_draft(draft: Draft, reason: str, note: str, by: User, now: datetime) -> None:
    _check_open(draft)
    draft.reason, draft.note = reason, note
    _decide(draft, "rejected", by, now)


def reopen_draft(draft: Draft) -> None:
    """Takes a rejection back."""
    if draft.state == "rejected":
        draft.state, draft.reason, draft.note = "open", "", ""
        draft.decided_at = draft.decided_by_id = None
    db.session.flush()


def turn_options(draft: Draft) -> None:
    """Puts the next set of distractors in place; the present one goes to the end of the row."""
    _check_open(draft)
    if not draft.turns:
        raise Conflict(Message("There are no other distractors as good as these."))
    next_, *others = draft.turns
    draft.turns = [*others, draft.options]
    draft.options = next_
    options = tuple(Option(**option) for option in next_)
    draft.content = with_options(draft.type, draft.content, options)
    db.session.flush()


def note_edit(question: Question) -> None:
    """Notes how far a question that was drafted has moved from its draft."""
    draft = db.session.scalar(select(Draft).filter_by(question_id=question.id))
    if draft is None:
        return
    after = plain_text(question.revision.stem, question.revision.content)
    draft.distance = distance(plain_text(draft.stem, draft.content), after)
    draft.state = "edited" if draft.distance else "accepted"
    db.session.flush()


def _check_open(draft: Draft) -> None:
    if draft.state != "open":
        raise Conflict(DECIDED)


def _decide(draft: Draft, state: str, by: User, now: datetime) -> None:
    draft.state, draft.decided_by_id, draft.decided_at = state, by.id, now
    db.session.flush()
