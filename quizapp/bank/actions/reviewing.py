"""Asking a colleague for a look, and what they find."""

from collections.abc import Mapping
from datetime import datetime

from quizapp.accounts.models import User
from quizapp.bank.models import Comment, Question, QuestionSet, Review, Verdict
from quizapp.bank.queries.reviews import Board, open_review
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.messages import Message


def ask_review(
    of: QuestionSet, by: User, reviewer: User | None, note: str, now: datetime
) -> Review:
    """Opens a review of the set, which the caller has locked; `None` asks any teacher."""
    if of.state == "archived":
        raise Conflict(Message("This set is in the archive. Take it out first."))
    if open_review(of):
        raise Conflict(Message("A review of this set is under way already."))
    asked = Review(set=of, asked_by=by, reviewer=reviewer, note=note, asked_at=now)
    of.state = "review"
    db.session.add(asked)
    db.session.flush()
    return asked


def cancel_review(review: Review, by: User, now: datetime) -> None:
    _close(review, "cancelled", by, now)


def finish_review(review: Review, board: Board, by: User, now: datetime) -> None:
    """Approves the set or sends it back, by what was said about its questions.

    Raises `Conflict` while there is something left for this reviewer to look at.
    """
    if board.open_for(by.id):
        raise Conflict(Message("Some questions have not been looked at yet."))
    if board.returned or board.open:
        _close(review, "returned", by, now)
    else:
        review.source = review.set.article.source
        _close(review, "approved", by, now)


def end_review(of: QuestionSet, board: Board, by: User, now: datetime) -> None:
    """Closes what is open, since the set is being published."""
    review = open_review(of)
    if review:
        _close(review, "cancelled" if board.open or board.returned else "approved", by, now)


def _close(review: Review, outcome: str, by: User, now: datetime) -> None:
    """The caller has locked the review; the set may have been put away meanwhile."""
    db.session.refresh(review.set, ["state"], with_for_update={"key_share": True})
    review.outcome, review.closed_at, review.closed_by_id = outcome, now, by.id
    if review.set.state == "review":
        review.set.state = "draft"
    db.session.flush()


def judge(
    review: Review,
    question: Question,
    by: User,
    checklist: Mapping[str, bool],
    approved: bool,
    now: datetime,
) -> None:
    """Notes what the reviewer found about the latest revision; the last word counts."""
    named = {
        "question_id": question.id,
        "revision": question.revision_number,
        "reviewer_id": by.id,
    }
    verdict = db.session.get(Verdict, named)
    if verdict is None:
        verdict = Verdict(**named)
        db.session.add(verdict)
    for name, value in checklist.items():
        setattr(verdict, name, value)
    verdict.review_id, verdict.approved, verdict.at = review.id, approved, now
    if approved:
        review.source = review.set.article.source
    db.session.flush()


def add_comment(question: Question, by: User, text: str, now: datetime) -> Comment:
    said = Comment(
        question_id=question.id,
        revision=question.revision_number,
        author_id=by.id,
        text=text,
        at=now,
    )
    db.session.add(said)
    db.session.flush()
    return said


def resolve_comment(comment: Comment, resolved: bool, now: datetime) -> None:
    """Marks what it asks for as done, or not done after all."""
    if resolved != (comment.resolved_at is not None):
        comment.resolved_at = now if resolved else None
    db.session.flush()
