"""The teacher's desk: what there is to do, how sets are used, and that it stays cheap."""

import re
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from quizapp.accounts.models import ADMIN, TEACHER
from quizapp.attempts.queries.popularity import Popularity, popularity
from quizapp.bank.models import Comment, Review
from quizapp.clock import now
from quizapp.database import db
from tests.factories.browsing import Browser
from tests.factories.drafts import draft_set, get_question, get_set, publish_draft, reword
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, publish

DESK = "/teach"


@pytest.fixture
def ann(app):
    return make_user("ann", TEACHER)


@pytest.fixture
def teacher(client, ann):
    sign_in(client, ann)
    return client


def parts(client):
    """What stands on the desk: the words of every entry, by the head it stands under."""
    answer = client.get(DESK)
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.text, "html.parser")
    return {
        plain(part.find(["h2", "summary"])): [plain(entry) for entry in part.select("li")]
        for part in soup.select(".desk-part")
        if part.find(["h2", "summary"])
    }


def plain(element):
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


def review(slug, by, **others):
    db.session.add(Review(set=get_set(slug), asked_by=by, note="", asked_at=now(), **others))
    db.session.commit()


def named(slug, title):
    get_set(slug).title = title
    db.session.commit()
    return slug


def test_empty_desk_says_what_to_do_first(teacher):
    page = teacher.get(DESK).text
    assert "Begin with a report" in page
    assert page.count("btn-primary") == 1


def test_desk_is_for_teachers(client, app):
    assert client.get(DESK).status_code == 303
    sign_in(client, make_user("sue"))
    assert client.get(DESK).status_code == 404


def test_sets_stand_under_their_state(teacher, ann):
    for state in ("draft", "review", "published", "archived"):
        slug = named(draft_set(ann, state), f"The {state} one")
        if state != "draft":
            publish_draft(slug)
        get_set(slug).state = state
        db.session.commit()
    draft_set(make_user("bob", TEACHER), "theirs")
    found = parts(teacher)
    assert {head: len(entries) for head, entries in found.items()} == {
        "Drafts 1": 1,
        "In review 1": 1,
        "Published 1": 1,
        "Archived 1": 1,
    }
    assert "The published one Published 3 questions Edition 1" in found["Published 1"][0]
    assert "Draft 3 questions Not published yet" in found["Drafts 1"][0]


def test_admin_finds_the_sets_of_the_site(client, app):
    publish("site", *choice_questions(1))
    sign_in(client, make_user("root", ADMIN))
    assert "Sample set" in parts(client)["Published 1"][0]


def test_attempts_are_counted_and_nobody_is_named(teacher, ann, stranger):
    publish_draft(draft_set(ann))
    stranger.post("/nickname", data={"nickname": "Zacharias"})
    with time_machine.travel(now() - timedelta(days=30)):
        Browser(stranger).take("harbour")
    Browser(stranger).take("harbour")
    Browser(stranger).start("harbour")
    assert "2 attempts 1 this week" in parts(teacher)["Published 1"][0]
    assert "Zacharias" not in teacher.get(DESK).text


def test_popularity_is_read_from_an_index(app, ann, stranger, statements):
    publish_draft(draft_set(ann))
    Browser(stranger).take("harbour")
    one = get_set("harbour").id
    assert popularity([], now()) == {}
    assert popularity([one], now() - timedelta(days=7)) == {one: Popularity(1, 1)}
    if db.engine.dialect.name == "sqlite":
        sent = statements[-1]
        plan = db.session.connection().exec_driver_sql(
            f"EXPLAIN QUERY PLAN {sent}", (1,) * sent.count("?")
        )
        assert [row[-1].partition(" (")[0] for row in plan] == [
            "SEARCH attempts USING COVERING INDEX ix_attempts_set_id_submitted_at"
        ]


def test_what_needs_attention_is_said(teacher, ann):
    draft_set(ann, "old")
    named("old", "Old news")
    get_question("old").revision.facts[0].status = "wrong"
    db.session.commit()
    draft_set(ann, "bare")
    named("bare", "Bare")
    reword(get_question("bare"), ann, facts=())
    reword(get_question("bare", 1), ann, facts=())
    get_question("bare", 1).withdrawn = True
    db.session.commit()
    asked = get_question("bare", 2)
    db.session.add(
        Comment(question_id=asked.id, revision=1, author_id=ann.id, text="Why?", at=now())
    )
    db.session.commit()
    publish_draft(draft_set(ann, "changed"))
    named("changed", "Changed")
    reword(get_question("changed"), ann)
    found = parts(teacher)
    (matters,) = [entries for head, entries in found.items() if head.startswith("What needs")]
    assert matters == [
        "Old news : 3 questions rest on facts that no longer hold",
        "Changed : changed since it was published",
        "Bare : 1 open comment",
        "Bare : 1 question has no evidence yet",
    ]


@pytest.mark.parametrize("put_away", ["withdrawn", "deleted", "archived", "resolved"])
def test_what_was_put_away_needs_no_attention(teacher, ann, put_away):
    draft_set(ann, count=1)
    reword(get_question("harbour"), ann, facts=())
    question = get_question("harbour")
    comment = Comment(question_id=question.id, revision=1, author_id=ann.id, text="?", at=now())
    db.session.add(comment)
    question.withdrawn = put_away == "withdrawn"
    question.deleted_at = now() if put_away == "deleted" else None
    if put_away == "archived":
        question.set.state = "archived"
    if put_away == "resolved":
        comment.resolved_at = now()
    db.session.commit()
    matters = [head for head in parts(teacher) if head.startswith("What needs")]
    assert matters == (["What needs attention 1"] if put_away == "resolved" else [])


def test_reviews_that_wait_are_shown_to_those_who_may_take_them(teacher, ann, app):
    bob, eve = make_user("bob", TEACHER), make_user("eve", TEACHER)
    review(named(draft_set(bob, "open"), "For anyone"), bob)
    review(named(draft_set(bob, "mine"), "For Ann"), bob, reviewer=ann)
    review(draft_set(bob, "hers"), bob, reviewer=eve)
    review(draft_set(bob, "done"), bob, reviewer=ann, closed_at=now(), outcome="approved")
    review(draft_set(ann, "own"), ann)
    waiting = parts(teacher)["Waiting for my review 2"]
    assert [re.split(r" \d", entry)[0] for entry in waiting] == [
        "For Ann bob asks you",
        "For anyone bob asks any colleague",
    ]


def test_set_that_was_sent_back_needs_attention_until_it_is_asked_for_again(teacher, ann):
    bob = make_user("bob", TEACHER)
    draft_set(ann)
    review("harbour", ann, closed_at=now(), closed_by_id=bob.id, outcome="returned")
    matters = parts(teacher)["What needs attention 1"]
    assert matters == ["Sample set : bob asks for something to be mended"]
    review("harbour", ann)
    assert not [head for head in parts(teacher) if head.startswith("What needs")]


def test_desk_costs_the_same_with_many_sets(teacher, ann, statements):
    bob, costs = make_user("bob", TEACHER), []
    for start, end in ((0, 2), (2, 40)):
        for number in range(start, end):
            publish_draft(draft_set(ann, f"set-{number}", 1))
            reword(get_question(f"set-{number}"), ann, facts=())
            review(f"set-{number}", ann, closed_at=now(), closed_by_id=bob.id, outcome="returned")
            review(draft_set(bob, f"theirs-{number}", 1), bob)
        db.session.rollback()
        statements.clear()
        assert teacher.get(DESK).status_code == 200
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 9
