"""Reviews: who was asked, what was found, and what stands between a set and its publication."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from quizapp.accounts.models import ADMIN, TEACHER, Learner, Role, User
from quizapp.bank.edition_changes import short_stem
from quizapp.bank.models import Comment, Edition, Question, QuestionSet, Review, Revision, Verdict
from quizapp.bank.queries.advice import gates
from quizapp.bank.queries.editable import editable, set_questions
from quizapp.bank.readiness import Candidate, Judgement, Record
from quizapp.database import LARGEST_ID, db
from quizapp.errors import Conflict, NotFound
from quizapp.messages import Message

COLLEAGUES_SHOWN = 8
CHECKS = ("supported", "one_key", "distractors", "fair")


def taking_part(user: User) -> ColumnElement[bool]:
    """Reviews of sets that the user may change, and those that they were asked for.

    What any teacher may take is anyone's while it is open, then of whoever closed it.
    """
    mine = or_(
        Review.reviewer_id == user.id,
        and_(Review.reviewer_id.is_(None), Review.closed_at.is_(None)),
        Review.closed_by_id == user.id,
    )
    return or_(editable(user), mine)


def get_review(user: User, review_id: int, writing: bool = False) -> Review:
    """The review with its set and people. Raises `NotFound` also where the user has no part.

    `writing` locks it until the transaction ends.
    """
    query = (
        select(Review)
        .join(Review.set)
        .options(
            contains_eager(Review.set).joinedload(QuestionSet.article),
            contains_eager(Review.set).selectinload(QuestionSet.tags),
            joinedload(Review.asked_by).joinedload(User.learner),
            joinedload(Review.reviewer).joinedload(User.learner),
        )
        .where(Review.id == min(review_id, LARGEST_ID), taking_part(user))
    )
    found = db.session.scalar(
        query.with_for_update(of=Review, key_share=True) if writing else query
    )
    if found is None or found.id != review_id or not user.is_teacher:
        raise NotFound(Message("There is no such review, or it is not for you."))
    return found


def get_open_review(user: User, review_id: int) -> Review:
    """As `get_review`, locked. Raises `Conflict` where it is closed: nobody can judge any more."""
    found = get_review(user, review_id, writing=True)
    if found.closed_at is not None:
        raise Conflict(Message("This review is closed already."))
    return found


def may_review(user: User, review: Review) -> bool:
    """Whether it is for them to say what they think; a single question may still be their own."""
    asked = review.reviewer_id in (None, user.id) or user.is_admin
    return user.is_teacher and asked and user.id != review.set.owner_id


def open_review(of: QuestionSet) -> Review | None:
    """The one that is under way."""
    query = _with_people().where(Review.set_id == of.id, Review.closed_at.is_(None))
    return db.session.scalar(query.order_by(Review.id.desc()).limit(1))


def last_review(of: QuestionSet) -> Review | None:
    """The latest that was not cancelled, open or closed."""
    done = or_(Review.outcome.is_(None), Review.outcome != "cancelled")
    query = _with_people().where(Review.set_id == of.id, done)
    return db.session.scalar(query.order_by(Review.id.desc()).limit(1))


def _with_people() -> Select[Review]:
    return select(Review).options(
        joinedload(Review.asked_by).joinedload(User.learner),
        joinedload(Review.reviewer).joinedload(User.learner),
    )


def vouched_sources(of: QuestionSet) -> list[dict[str, Any]]:
    """The source of the set as it was published, and as it read when a reviewer approved last."""
    edition = select(Edition.document["source"]).where(
        Edition.set_id == of.id, Edition.number == of.edition_number
    )
    review = select(Review.source).where(Review.set_id == of.id, Review.source.is_not(None))
    last = review.order_by(Review.id.desc()).limit(1)
    return [*db.session.scalars(edition), *db.session.scalars(last)]


def find_colleagues(user: User, of: QuestionSet, words: str, also: int | None) -> Sequence[User]:
    """Teachers who may be asked, by name; the one with the id `also` in any case, first."""
    named = [
        or_(*(part.icontains(word, autoescape=True) for part in (User.username, Learner.nickname)))
        for word in words.split()[:4]
    ]
    query = (
        select(User)
        .join(User.learner)
        .options(contains_eager(User.learner))
        .where(
            or_(and_(True, *named), User.id == also),
            User.id.not_in([user.id, of.owner_id or user.id]),
            User.roles.any(Role.name.in_((TEACHER, ADMIN))),
            User.active,
        )
        .order_by((User.id == also).desc(), func.lower(User.username))
    )
    return db.session.scalars(query.limit(COLLEAGUES_SHOWN)).all()


@dataclass(frozen=True)
class Entry:
    """A question in a review. `comments` are those not resolved yet."""

    question: Question
    record: Record
    comments: int

    @property
    def id(self) -> int:
        return self.question.id

    @property
    def stem(self) -> str:
        return short_stem(self.question.revision.stem)

    @property
    def standing(self) -> str:
        return self.record.standing


@dataclass(frozen=True)
class Board:
    """The questions of a set that are on offer, in order, with how far each has come."""

    entries: Sequence[Entry]

    @property
    def new(self) -> list[Entry]:
        """Those that are not published as they are, or were sent back."""
        return [entry for entry in self.entries if entry.standing != "published"]

    @property
    def open(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.standing == "open"]

    @property
    def returned(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.standing == "returned"]

    def open_for(self, user_id: int) -> list[Entry]:
        """What this reviewer has still to look at."""
        return [entry for entry in self.open if entry.record.may_judge(user_id)]

    def place(self, question_id: int) -> int:
        """Counted from 0. Raises `NotFound` for a question that is not among them."""
        for place, entry in enumerate(self.entries):
            if entry.id == question_id:
                return place
        raise NotFound(Message("There is no such question, or it was taken out of the set."))

    def next_for(self, user_id: int, place: int) -> Entry | None:
        """The next that this reviewer has to look at, from the place on and around the end."""
        waiting = {entry.id for entry in self.open_for(user_id)}
        around = [*self.entries[place + 1 :], *self.entries[:place]]
        return next((entry for entry in around if entry.id in waiting), None)

    @property
    def candidates(self) -> list[Candidate]:
        return [_candidate(entry) for entry in self.entries]


def review_board(of: QuestionSet) -> Board:
    """In a fixed number of statements, whatever the number of questions."""
    return board_of(of, set_questions(of))


def board_of(of: QuestionSet, questions: Sequence[Question]) -> Board:
    """The same for questions that are in memory with their latest revisions and facts."""
    offered = [question for question in questions if question.offered]
    ids = [question.id for question in offered]
    authors, judged, comments = _authors(ids), _judgements(ids), _open_comments(ids)
    return Board(
        [
            Entry(
                question,
                Record(
                    question.revision_number,
                    question.published_revision,
                    authors[question.id],
                    judged[question.id],
                    of.owner_id,
                ),
                comments.get(question.id, 0),
            )
            for question in offered
        ]
    )


def _authors(ids: Sequence[int]) -> dict[int, dict[int, int | None]]:
    query = select(Revision.question_id, Revision.number, Revision.author_id)
    found: dict[int, dict[int, int | None]] = defaultdict(dict)
    for row in db.session.execute(query.where(Revision.question_id.in_(ids))):
        found[row.question_id][row.number] = row.author_id
    return found


def _judgements(ids: Sequence[int]) -> dict[int, list[Judgement]]:
    """By question, as part of the set that it is in now: in another, it had another source."""
    query = (
        select(Verdict)
        .join(Review, Review.id == Verdict.review_id)
        .join(Question, Question.id == Verdict.question_id)
        .options(joinedload(Verdict.reviewer).joinedload(User.learner))
        .where(Verdict.question_id.in_(ids), Review.set_id == Question.set_id)
    )
    found: dict[int, list[Judgement]] = defaultdict(list)
    for one in db.session.scalars(query):
        found[one.question_id].append(_judgement(one))
    return found


def _judgement(of: Verdict) -> Judgement:
    return Judgement(
        revision=of.revision,
        reviewer_id=of.reviewer_id,
        approved=of.approved,
        at=of.at,
        reviewer=of.reviewer.display_name,
        checks=frozenset(name for name in CHECKS if getattr(of, name)),
    )


def _open_comments(ids: Sequence[int]) -> dict[int, int]:
    query = (
        select(Comment.question_id, func.count())
        .where(Comment.question_id.in_(ids), Comment.resolved_at.is_(None))
        .group_by(Comment.question_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _candidate(entry: Entry) -> Candidate:
    revision = entry.question.revision
    return Candidate(
        id=entry.id,
        stem=entry.stem,
        standing=entry.record.standing,
        gates=[advice.message for advice in gates(entry.question)],
        outdated=[(f.status, f.claim) for f in revision.facts if f.status != "current"],
    )


def question_comments(question_id: int) -> Sequence[Comment]:
    """Oldest first; what is settled stays readable."""
    query = (
        select(Comment)
        .options(joinedload(Comment.author).joinedload(User.learner))
        .where(Comment.question_id == question_id)
        .order_by(Comment.id.desc())
        .limit(200)
    )
    return db.session.scalars(query).all()[::-1]


def get_comment(of: Review, comment_id: int) -> Comment:
    """A comment on a question of the review's set, locked. Raises `NotFound`."""
    query = (
        select(Comment)
        .join(Question, Question.id == Comment.question_id)
        .where(Comment.id == min(comment_id, LARGEST_ID), Question.set_id == of.set_id)
        .with_for_update(of=Comment)
    )
    found = db.session.scalar(query)
    if found is None:
        raise NotFound(Message("There is no such comment."))
    return found


def has_open_comment(user: User, question_id: int) -> bool:
    """Whether they have said something about the question that is not resolved."""
    query = select(Comment.id).where(
        Comment.question_id == question_id,
        Comment.author_id == user.id,
        Comment.resolved_at.is_(None),
    )
    return db.session.scalar(query.limit(1)) is not None


def revisions_numbered(question: Question, numbers: Sequence[int]) -> dict[int, Revision]:
    """Those of the revisions that there are, by number."""
    query = (
        select(Revision)
        .options(selectinload(Revision.facts), joinedload(Revision.image))
        .where(
            Revision.question_id == question.id,
            Revision.number.in_(numbers),
        )
    )
    return {found.number: found for found in db.session.scalars(query)}


def revision_data(revision: Revision) -> dict[str, Any]:
    """What `edition_changes.question_state` takes."""
    return {
        name: getattr(revision, name)
        for name in ("type", "stem", "content", "explanation", "difficulty", "tags")
    }


def waiting_reviews(user: User, most: int = 50) -> Sequence[Review]:
    """Open reviews for the user: asked by name first, then those that any teacher may take."""
    asked = or_(Review.reviewer_id == user.id, Review.reviewer_id.is_(None))
    query = (
        select(Review)
        .join(Review.set)
        .options(contains_eager(Review.set), joinedload(Review.asked_by).joinedload(User.learner))
        .where(
            asked,
            Review.closed_at.is_(None),
            Review.asked_by_id != user.id,
            or_(QuestionSet.owner_id.is_(None), QuestionSet.owner_id != user.id),
        )
        .order_by(Review.reviewer_id.is_(None), Review.id)
    )
    return db.session.scalars(query.limit(most)).all() if user.is_teacher else ()
