"""A row in every table that teachers' work fills, for tests about the tables themselves."""

from typing import Any

from quizapp.accounts.models import Learner, Link, Role, SignIn, User, WebAuthn
from quizapp.attempts.models import Miss, Regrade, RegradeChange, Response
from quizapp.bank.models import Comment, Image, Question, Review, UnfinishedQuestion, Verdict
from quizapp.cards.models import Card, StudyDay, StudySettings
from quizapp.cards.models import Review as CardReview
from quizapp.clock import now
from quizapp.database import db
from tests.factories.articles import read_text
from tests.factories.imports import bring_questions


def fill_tables() -> None:
    """Needs a loaded set and a submitted attempt. Commits."""
    at = now()
    user = User(
        username="ada",
        fs_uniquifier="ada",
        active=True,
        created_at=at,
        learner=Learner(nickname="Ada", created_at=at),
        roles=[Role(name="teacher")],
    )
    db.session.add(user)
    db.session.flush()
    question = db.session.scalars(db.select(Question)).first()
    answered = db.session.scalars(db.select(Response)).first()
    assert question
    assert answered
    review = Review(set_id=question.set_id, asked_by_id=user.id, note="", asked_at=at)
    regrade = Regrade(
        question_id=question.id,
        set_id=question.set_id,
        method="full",
        reason="A slip.",
        revision=1,
        created_at=at,
        created_by_id=user.id,
        gained=1,
        lost=0,
    )
    db.session.add_all([review, regrade])
    db.session.flush()
    db.session.add_all(
        [
            _passkey(user),
            SignIn(user_id=user.id, key="key", agent="Firefox", created_at=at, seen_at=at),
            Link(token_hash="hash", purpose="join", created_at=at, expires_at=at, uses_left=1),
            Image(digest="d" * 64, kind="image/png", width=1, height=1, data=b"", created_at=at),
            Comment(question_id=question.id, revision=1, author_id=user.id, text="Why?", at=at),
            UnfinishedQuestion(
                user_id=user.id,
                set_id=question.set_id,
                question_id=question.id,
                form_key="k" * 20,
                type=question.type,
                fields={"stem": ["Which?"]},
                saved_at=at,
            ),
            _verdict(question, review, user),
            RegradeChange(
                regrade_id=regrade.id,
                attempt_id=answered.attempt_id,
                position=answered.position,
                fraction_before=0.0,
                fraction_after=1.0,
                dropped_before=False,
                dropped_after=False,
            ),
        ]
    )
    db.session.add_all(_studied(user, question, answered))
    read_text(user)
    bring_questions(user)
    db.session.commit()


def _studied(user: User, question: Question, answered: Response) -> list[Any]:
    """A card that was rated, and a question that was missed."""
    at, learner_id = now(), user.learner_id
    own = {"learner_id": learner_id, "question_id": question.id, "set_id": question.set_id}
    card = Card(**own, added_at=at, position=0, state=2, stability=3.5, difficulty=5.5)
    db.session.add(card)
    db.session.flush()
    rated = CardReview(
        **{"card_id": card.id, "learner_id": learner_id, "kind": "rated", "key": "k" * 12},
        **{"at": at, "day": at.toordinal(), "rating": 3, "state": 2, "reps": 1, "lapses": 0},
    )
    missed = Miss(
        **own,
        attempt_id=answered.attempt_id,
        position=answered.position,
        fraction=0.5,
        missed_at=at,
    )
    day = StudyDay(learner_id=learner_id, day=at.toordinal())
    return [rated, missed, day, StudySettings(learner_id=learner_id)]


def _passkey(user: User) -> WebAuthn:
    at = now()
    return WebAuthn(
        user_id=user.id,
        credential_id=b"id",
        public_key=b"key",
        sign_count=0,
        backup_state=False,
        device_type="single_device",
        create_datetime=at,
        lastuse_datetime=at,
        name="Key",
        usage="first",
    )


def _verdict(question: Question, review: Review, user: User) -> Verdict:
    checks = dict.fromkeys(("supported", "one_key", "distractors", "fair", "approved"), True)
    return Verdict(
        question_id=question.id,
        revision=1,
        reviewer_id=user.id,
        review_id=review.id,
        at=now(),
        **checks,
    )
