"""`quizapp purge`: what is old goes, what somebody still uses stays."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from quizapp.accounts.actions.learners import begin_visit, create_guest
from quizapp.accounts.actions.links import make_join_link
from quizapp.accounts.actions.sign_ins import begin_sign_in
from quizapp.accounts.models import STUDENT, TEACHER, Learner, Link, SignIn, User, Visit
from quizapp.attempts.models import Attempt, Response
from quizapp.bank.models import Question, UnfinishedQuestion
from quizapp.cards.models import Card
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations import upkeep
from quizapp.operations.actions import purging
from quizapp.transfer.models import Import
from tests.factories.browsing import Browser
from tests.factories.drafts import draft_set
from tests.factories.imports import bring_questions
from tests.factories.people import make_user

OLD, YOUNG = timedelta(days=366), timedelta(days=364)


@pytest.fixture
def purge(app):
    def run(*arguments):
        db.session.commit()
        result = app.test_cli_runner().invoke(args=["purge", *arguments])
        assert result.exit_code == 0, result.output
        db.session.rollback()
        db.session.expire_all()
        lines = [line.strip().partition(" ") for line in result.output.splitlines()[:-1]]
        return {text.split(",")[0]: int(number) for number, _, text in lines}

    return run


def guest(name, age):
    learner = create_guest(name, now() - age)
    learner.nickname = name
    return learner


def names():
    return set(db.session.scalars(select(Learner.nickname).where(Learner.nickname != "")))


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_guests_go_by_their_last_sign_of_life(app, sample, purge):
    guest("long gone", OLD)
    guest("new", YOUNG)
    begin_visit(guest("came back", OLD), now() - YOUNG)
    begin_visit(guest("came once", OLD * 2), now() - OLD)
    holder = make_user("ada", nickname="has an account")
    holder.learner.created_at = now() - OLD * 2
    assert purge()["guests without use"] == 2
    assert names() == {"new", "came back", "has an account"}


@pytest.mark.parametrize("sign", ["answer", "card"])
def test_guest_who_only_answers_or_studies_is_in_use(app, client, sample, purge, sign):
    browser = Browser(client)
    browser.take(right=1)
    if sign == "card":
        client.post("/sets/sample/study")
    long_ago = now() - OLD
    for model, column in (
        (Learner, "created_at"),
        (Visit, "started_at"),
        (Attempt, "started_at"),
        (Attempt, "submitted_at"),
        *([(Response, "answered_at")] if sign == "card" else []),
    ):
        db.session.execute(update(model).values({column: long_ago}))
    assert purge()["guests without use"] == 0
    for model, column in ((Response, "answered_at"), (Card, "added_at")):
        db.session.execute(update(model).values({column: long_ago}))
    assert purge()["guests without use"] == 1
    assert (count(Learner), count(Attempt), count(Response), count(Card)) == (0, 0, 0, 0)


def test_leftovers_go_and_what_became_of_them_stays(app, client, sample, purge):
    teacher = make_user("tom", TEACHER)
    Browser(client).take(right=1)
    begin_visit(teacher.learner, now() - timedelta(days=91))
    bring_questions(teacher)
    draft_set(teacher, "own-set")
    db.session.execute(update(Import).values(added_at=now() - timedelta(days=91)))
    for days in (181, 179):
        begin_sign_in(teacher, f"{days}", now()).seen_at = now() - timedelta(days=days)
    for hours in (25, 23):
        make_join_link(STUDENT, teacher, now() - timedelta(hours=hours))
    db.session.add(
        UnfinishedQuestion(
            user_id=teacher.id,
            set_id=db.session.scalar(select(Question.set_id).limit(1)),
            form_key="k" * 20,
            type="true_false",
            fields={},
            saved_at=now() - timedelta(days=91),
        )
    )
    questions = count(Question)
    expected = {
        "guests without use": 0,
        "visits without attempts": 1,
        "sign-ins without use": 1,
        "links that no longer work": 1,
        "unfinished questions": 1,
        "imported files": 1,
    }
    assert purge("--dry-run") == expected
    assert (count(Import), count(UnfinishedQuestion)) == (1, 1)
    assert purge() == expected
    assert purge() == dict.fromkeys(expected, 0)
    assert (count(Import), count(UnfinishedQuestion), count(Link)) == (0, 0, 1)
    assert (count(Attempt), count(Visit), count(User), count(Question)) == (1, 1, 1, questions)
    assert db.session.scalars(select(SignIn.agent)).all() == ["179"]


def test_purge_lets_others_write_between(app, purge, monkeypatch):
    monkeypatch.setattr(purging, "AT_ONCE", 10)
    for number in range(35):
        guest(f"g{number}", OLD)
    guest("new", YOUNG)
    db.session.commit()
    commits = []
    monkeypatch.setattr(
        db.session, "commit", lambda kept=db.session.commit: (commits.append(1), kept())[1]
    )
    assert purging.purge(now())["guests without use"] == 35
    assert len(commits) >= 4
    assert names() == {"new"}


def test_worker_purges_daily_unless_told_not_to(app, tmp_path):
    guest("long gone", OLD)
    db.session.commit()
    app.config["PURGE"] = False
    upkeep.do_daily(app)
    assert names() == {"long gone"}
    db.session.rollback()
    app.config["PURGE"] = True
    upkeep.do_daily(app)
    db.session.rollback()
    assert names() == set()
