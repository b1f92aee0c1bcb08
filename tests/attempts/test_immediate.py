"""Feedback after each answer, time limits, and retrying what was missed."""

from datetime import UTC, datetime, timedelta

import time_machine
from bs4 import BeautifulSoup

from quizapp.question_types import BY_KEY
from tests.factories.browsing import Browser, fields, right_fields
from tests.factories.sets import choice_questions, publish, question

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)


def checked(browser, slug, number=1):
    attempt = browser.start(slug, behaviour="immediate")
    browser.answer(attempt, number, right_fields(browser.state(attempt), number), "check")
    return attempt


def test_checking_shows_key_and_evidence_and_locks(client, app):
    browser = Browser(client)
    attempt = checked(browser, publish("two", *choice_questions(2)))
    given = browser.state(attempt).given[0]
    assert given.checked_at
    assert given.fraction == 1.0
    page = BeautifulSoup(browser.page(attempt, 1), "html.parser")
    assert page.select_one(".verdict-right")
    assert "The harbour opened on 5 May 2020." in page.select_one(".evidence").get_text()
    assert page.select('input[type="radio"]') == []


def test_checked_answer_cannot_be_changed(client, app):
    browser = Browser(client)
    attempt = checked(browser, publish("two", *choice_questions(2)))
    state = browser.state(attempt)
    for go in ("save", "check", "next"):
        browser.answer(attempt, 1, fields(state.sheet.items[0], 1), go)
    assert browser.state(attempt).given == state.given


def test_checking_nothing_asks_for_an_answer(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("two", *choice_questions(2)), behaviour="immediate")
    answer = browser.answer(attempt, 1, {}, "check")
    assert answer.location == f"/attempts/{attempt}/questions/1"
    assert browser.state(attempt).given == {}
    assert "Give an answer first" in browser.page(attempt, 1)


def test_unclear_answer_is_asked_back_before_it_is_checked(client, app):
    date = BY_KEY["date"]
    slug = publish("one", question("when", "date", date.dump(date.sample)))
    browser = Browser(client)
    attempt = browser.start(slug, behaviour="immediate")
    browser.answer(attempt, 1, {"q1": "03/04/1969"}, "check")
    given = browser.state(attempt).given[0]
    assert (given.answer, given.checked_at) == ("03/04/1969", None)
    assert 'class="problem"' in browser.page(attempt, 1)


def test_check_does_nothing_where_feedback_comes_at_the_end(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("two", *choice_questions(2)))
    browser.answer(attempt, 1, right_fields(browser.state(attempt), 1), "check")
    given = browser.state(attempt).given[0]
    assert (given.answer, given.checked_at) == (0, None)


def test_one_page_checks_the_question_of_the_button(client, app):
    browser = Browser(client)
    attempt = browser.start(
        publish("two", *choice_questions(2)), behaviour="immediate", layout="all"
    )
    state = browser.state(attempt)
    sent = right_fields(state, 1) | right_fields(state, 2) | {"go": "check-2"}
    answer = client.post(f"/attempts/{attempt}", data=sent)
    assert answer.location == f"/attempts/{attempt}#question-2"
    given = browser.state(attempt).given
    assert [given[place].checked_at is not None for place in (0, 1)] == [False, True]


def test_checked_answers_count_in_the_end(client, app):
    browser = Browser(client)
    attempt = checked(browser, publish("two", *choice_questions(2)))
    browser.submit(attempt)
    assert browser.state(attempt).points == 1.0


def test_late_answer_is_refused_and_what_was_saved_counts(client, app):
    slug, browser = publish("two", *choice_questions(2)), Browser(client)
    with time_machine.travel(NOON, tick=False) as clock:
        attempt = browser.start(slug, minutes=1)
        browser.answer_rightly(attempt, 1)
        clock.shift(timedelta(seconds=64))
        browser.answer_rightly(attempt, 2)
        state = browser.state(attempt)
        assert state.sheet.answered == 2
        clock.shift(timedelta(seconds=2))
        late = browser.answer(attempt, 2, fields(state.sheet.items[1], 1))
        assert late.status_code == 409
        after = browser.state(attempt)
    assert after.submitted_at == NOON + timedelta(seconds=66)
    assert (after.points, after.given[1].answer) == (2.0, 0)


def test_overdue_attempt_leads_to_handing_in(client, app):
    slug, browser = publish("two", *choice_questions(2)), Browser(client)
    with time_machine.travel(NOON, tick=False) as clock:
        attempt = browser.start(slug, minutes=1)
        browser.answer_rightly(attempt, 1)
        clock.shift(timedelta(minutes=2))
        for page in ("", "/questions/1"):
            location = client.get(f"/attempts/{attempt}{page}").location
            assert location == f"/attempts/{attempt}/submit"
        assert "The time is up" in client.get(f"/attempts/{attempt}/submit").text
        browser.submit(attempt)
        assert browser.state(attempt).points == 1.0


def test_retry_asks_what_was_missed(client, app):
    slug, browser = publish("five", *choice_questions(5)), Browser(client)
    attempt = browser.take(slug, right=2, behaviour="immediate")
    missed = {browser.state(attempt).sheet.question(place).id for place in (2, 3, 4)}
    answer = client.post(f"/attempts/{attempt}/retry", data={"start_key": "again"})
    assert answer.status_code == 303
    again = client.post(f"/attempts/{attempt}/retry", data={"start_key": "again"})
    assert again.location == answer.location
    state = browser.state(int(answer.location.split("/")[2]))
    asked = {state.sheet.question(place).id for place in range(3)}
    assert (asked, state.scope, state.behaviour) == (missed, "missed", "immediate")


def test_retry_leaves_the_scores_of_the_set_alone(client, app):
    slug, browser = publish("five", *choice_questions(5)), Browser(client)
    attempt = browser.take(slug, right=2)
    retried = int(client.post(f"/attempts/{attempt}/retry").location.split("/")[2])
    browser.answer_rightly(retried)
    browser.submit(retried)
    page = BeautifulSoup(client.get(f"/sets/{slug}").text, "html.parser")
    assert [dd.get_text() for dd in page.select(".figures dd")] == ["2 / 5"] * 3


def test_retry_needs_a_submitted_attempt_with_misses(client, app):
    slug, browser = publish("two", *choice_questions(2)), Browser(client)
    assert client.post(f"/attempts/{browser.start(slug)}/retry").status_code == 409
    assert client.post(f"/attempts/{browser.take(slug)}/retry").status_code == 409


def test_retry_uses_the_edition_of_today(client, app):
    questions, browser = choice_questions(3), Browser(client)
    attempt = browser.take(publish("quiz", *questions), right=0)
    questions[1]["stem"] = "Asked in other words?"
    publish("quiz", *questions[1:])
    retried = int(client.post(f"/attempts/{attempt}/retry").location.split("/")[2])
    stems = {item.stem for item in browser.state(retried).sheet.items}
    assert stems == {"Asked in other words?", "What of choice-2?"}
