"""The result page and the running score of a visit."""

from datetime import UTC, datetime, timedelta

import time_machine
from bs4 import BeautifulSoup
from sqlalchemy import select

from quizapp.accounts.models import Visit
from quizapp.database import db
from quizapp.question_types import TYPES
from tests.factories.browsing import Browser, fields
from tests.factories.sets import choice_questions, publish

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)


def soup(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def review(client, attempt):
    return soup(client, f"/attempts/{attempt}/review")


def words(element):
    return " ".join(element.get_text(" ").split())


def test_review_shows_the_score(client, sample):
    page = review(client, Browser(client).take(right=6))
    assert words(page.select_one("h1")) == "6 of 9 points"
    assert len(page.select(".answered")) == 9
    assert len(page.select(".verdict-right")) == 6
    assert len(page.select(".verdict-open")) == 3


def test_review_of_an_open_attempt_leads_to_handing_in(client, sample):
    attempt = Browser(client).start()
    answer = client.get(f"/attempts/{attempt}/review")
    assert (answer.status_code, answer.location) == (303, f"/attempts/{attempt}/submit")


def test_every_question_carries_its_evidence(client, sample):
    page = review(client, Browser(client).take(right=2))
    for evidence in page.select(".answered .evidence"):
        assert words(evidence.select_one(".fact-claim")) == "The harbour opened on 5 May 2020."
        assert words(evidence.select_one(".fact-where")) == "sentence 2 As of 6 May 2020"
        source = words(evidence.select_one(".source")).replace(" ,", ",")
        assert source == "From A harbour opens, The Test Gazette, 6 May 2020"
    assert len(page.select(".answered .evidence")) == 9


def test_every_question_shows_explanation_and_key(client, sample):
    browser = Browser(client)
    attempt = browser.take(right=0)
    shown = [words(answer) for answer in review(client, attempt).select(".answered")]
    for text, item in zip(shown, browser.state(attempt).sheet.items, strict=True):
        assert item.reveal.explanation in text
        parts = [part for line in item.reveal.key for part in line.split(" → ")]
        assert [part for part in parts if part not in text] == []
    assert len(shown) == len(TYPES)


def test_wrong_answer_is_shown_beside_the_right_one(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("one", *choice_questions(1)))
    browser.answer(attempt, 1, fields(browser.state(attempt).sheet.items[0], 2))
    browser.submit(attempt)
    page = review(client, attempt)
    assert page.select_one(".verdict-wrong")
    assert words(page.select_one(".graded-wrong .graded-text")) == "also wrong"
    assert words(page.select_one(".graded-right .graded-text")) == "right"


def test_everybody_is_told_of_from_enough_first_answers_on(app, client):
    slug, attempt = publish("one", *choice_questions(1)), 0
    for right in (1, 0, 1, 1):
        attempt = Browser(browser := app.test_client()).take(slug, right=right)
    assert review(browser, attempt).select(".everybody") == []
    latest = Browser(client).take(slug)
    shown = words(review(client, latest).select_one(".everybody"))
    assert shown == "Everybody so far: 80 % right, from 5 answers."


def test_only_first_goes_count_for_everybody(app, client):
    slug, browser = publish("one", *choice_questions(1)), Browser(client)
    attempts = [browser.take(slug) for _ in range(6)]
    assert review(client, attempts[-1]).select(".everybody") == []


def test_review_offers_retry_again_and_next(client, app):
    publish("other", *choice_questions(1), title="The other one")
    slug = publish("quiz", *choice_questions(3))
    page = review(client, Browser(client).take(slug, right=1))
    actions = [words(action) for action in page.select(".score-head .actions .btn")]
    assert actions == [
        "Retry the missed ones (2)",
        "Next: The other one",
        "Learn the missed ones as cards",
        "Try again",
        "My history",
    ]


def test_review_keeps_what_was_asked_after_a_new_edition(client, app):
    questions, browser = choice_questions(2), Browser(client)
    attempt = browser.take(publish("quiz", *questions))
    before = words(review(client, attempt).select_one(".answers"))
    questions[0]["stem"] = "Asked in other words?"
    publish("quiz", *questions)
    assert words(review(client, attempt).select_one(".answers")) == before


def test_head_shows_the_score_of_the_visit(client, app):
    slug, browser = publish("two", *choice_questions(2)), Browser(client)
    browser.take(slug, right=1)
    assert words(soup(client, "/").select_one(".dateline")) == "This visit: 1 of 2 points · 1 quiz"
    browser.take(slug)
    head = words(soup(client, "/history").select_one(".dateline"))
    assert head == "This visit: 3 of 4 points · 2 quizzes"


def test_visit_ends_after_half_an_idle_hour(client, app):
    slug, browser = publish("two", *choice_questions(2)), Browser(client)
    with time_machine.travel(NOON, tick=False) as clock:
        browser.take(slug)
        clock.shift(timedelta(minutes=31))
        assert soup(client, "/").select(".dateline") == []
        browser.take(slug, right=1)
        head = words(soup(client, "/").select_one(".dateline"))
        assert head == "This visit: 1 of 2 points · 1 quiz"
    assert len(db.session.scalars(select(Visit)).all()) == 2


def test_signs_of_life_keep_a_visit_going(client, app):
    slug, browser = publish("two", *choice_questions(2)), Browser(client)
    with time_machine.travel(NOON, tick=False) as clock:
        browser.take(slug)
        for _ in range(4):
            clock.shift(timedelta(minutes=25))
            assert soup(client, "/").select_one(".dateline")
        browser.take(slug)
    assert len(db.session.scalars(select(Visit)).all()) == 1


def test_attempt_counts_for_the_visit_in_which_it_was_submitted(client, app):
    slug, browser = publish("two", *choice_questions(2)), Browser(client)
    with time_machine.travel(NOON, tick=False) as clock:
        attempt = browser.start(slug)
        browser.answer_rightly(attempt)
        clock.shift(timedelta(hours=5))
        browser.submit(attempt)
    visits = db.session.scalars(select(Visit).order_by(Visit.id)).all()
    assert [(visit.attempts, visit.points) for visit in visits] == [(0, 0.0), (1, 2.0)]


def test_review_says_once_that_a_question_was_not_answered(client, sample):
    browser = Browser(client)
    attempt_id = browser.take(right=0)
    page = client.get(f"/attempts/{attempt_id}/review").text
    state = browser.state(attempt_id)
    verdicts = BeautifulSoup(page, "html.parser").select(".verdict-open")
    assert len(verdicts) == len(state.order)
