"""Answering, one question a page or all on one, and handing in."""

import json

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from quizapp.accounts.models import Visit
from quizapp.attempts.actions.taking import submit_attempt
from quizapp.attempts.models import Accuracy, SetScore, Tally
from quizapp.clock import now
from quizapp.database import db
from quizapp.question_types import TYPES
from tests.factories.browsing import Browser, right_fields
from tests.factories.sets import choice_questions, publish, question

KEYS = [type_.key for type_ in TYPES]
JSON = {"Accept": "application/json"}


def of_type(key):
    type_ = next(type_ for type_ in TYPES if type_.key == key)
    return question("only", key, type_.dump(type_.sample))


def shown_fields(page):
    """What a browser would send back if nobody touched the form."""
    form = BeautifulSoup(page, "html.parser").select_one("form.asking")
    fields = {}
    for box in form.select("input[name^=q]"):
        if box["type"] not in ("radio", "checkbox") or box.has_attr("checked"):
            fields.setdefault(box["name"], []).append(box["value"])
    for select_ in form.select("select[name^=q]"):
        chosen = select_.select_one("option[selected]")
        fields[select_["name"]] = [chosen["value"] if chosen else ""]
    return fields


def totals():
    """Everything that counts attempts, as plain rows."""
    db.session.rollback()
    return [
        [tuple(row) for row in db.session.execute(select(*model.__table__.columns))]
        for model in (Visit, SetScore, Accuracy, Tally)
    ]


@pytest.mark.parametrize("key", KEYS)
def test_answer_is_saved_and_shown_again(client, app, key):
    browser = Browser(client)
    attempt = browser.start(publish("one", of_type(key)))
    sent = right_fields(browser.state(attempt), 1)
    assert browser.answer(attempt, 1, sent, "save").status_code == 303
    question_ = browser.state(attempt).sheet.question(0)
    assert browser.state(attempt).given[0].answer == question_.type.key_answer(question_.content)
    again = shown_fields(browser.page(attempt, 1))
    values = {name: value if isinstance(value, list) else [value] for name, value in sent.items()}
    assert {name: again[name] for name in values} == {
        name: sorted(value, key=again[name].index) for name, value in values.items()
    }


@pytest.mark.parametrize("key", KEYS)
def test_answer_can_be_taken_back(client, app, key):
    browser = Browser(client)
    attempt = browser.start(publish("one", of_type(key)))
    browser.answer_rightly(attempt, 1)
    before = shown_fields(browser.page(attempt, 1))["q1-before"]
    browser.answer(attempt, 1, {"q1-before": before}, "save")
    assert browser.state(attempt).given[0].answer is None


@pytest.mark.parametrize("key", KEYS)
def test_stale_tab_does_not_overwrite_a_newer_answer(client, app, key):
    browser = Browser(client)
    attempt = browser.start(publish("one", of_type(key)))
    stale = shown_fields(browser.page(attempt, 1))
    browser.answer_rightly(attempt, 1)
    newer = browser.state(attempt).given
    browser.answer(attempt, 1, stale, "next")
    assert browser.state(attempt).given == newer


def test_a_change_in_an_old_tab_counts(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("one", of_type("short_answer")))
    old = shown_fields(browser.page(attempt, 1))
    browser.answer(attempt, 1, {**old, "q1": "first"})
    browser.answer(attempt, 1, {**old, "q1": "second"})
    assert browser.state(attempt).given[0].answer == "second"


def test_autosave_tells_what_is_stored(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("one", of_type("short_answer")))
    url, old = f"/attempts/{attempt}/questions/1", shown_fields(browser.page(attempt, 1))
    saved = client.post(url, data={**old, "q1": "Oslo"}, headers=JSON)
    assert saved.status_code == 200
    stored = shown_fields(browser.page(attempt, 1))["q1-before"]
    assert saved.get_json() == {"before": stored[0], "answered": True, "problem": ""}
    cleared = client.post(url, data={"q1-before": stored, "q1": ""}, headers=JSON)
    assert cleared.get_json() == {"before": old["q1-before"][0], "answered": False, "problem": ""}


def test_autosave_answers_conflict_in_json(client, app):
    browser = Browser(client)
    attempt = browser.take(publish("one", of_type("short_answer")))
    answer = client.post(f"/attempts/{attempt}/questions/1", data={"q1": "x"}, headers=JSON)
    assert (answer.status_code, list(answer.get_json())) == (409, ["error"])


def test_ambiguous_date_is_asked_back_and_kept(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("one", of_type("date")))
    typed = {"q1": "03/04/1969"}
    saved = client.post(f"/attempts/{attempt}/questions/1", data=typed, headers=JSON)
    problem = saved.get_json()["problem"]
    assert "April" in problem
    assert "March" in problem
    assert "1969" in problem
    page = BeautifulSoup(browser.page(attempt, 1), "html.parser")
    assert page.select_one(".problem").get_text(strip=True) == problem
    assert page.select_one("input[name=q1]")["value"] == "03/04/1969"
    before_submitting = client.get(f"/attempts/{attempt}/submit").text
    assert problem in BeautifulSoup(before_submitting, "html.parser").get_text()
    browser.submit(attempt)
    assert browser.state(attempt).given[0].answer == "03/04/1969"


def test_flag_toggles_and_keeps_the_answer(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("two", *choice_questions(2)))
    browser.answer_rightly(attempt, 1, go="flag")
    flagged = browser.state(attempt).given[0]
    assert (flagged.flagged, flagged.answer) == (True, 0)
    assert 'aria-pressed="true"' in browser.page(attempt, 1)
    assert "Flagged by you" in client.get(f"/attempts/{attempt}/submit").text
    browser.answer_rightly(attempt, 1, go="flag")
    assert browser.state(attempt).given[0].flagged is False


def test_open_question_can_be_flagged(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("two", *choice_questions(2)))
    assert browser.answer(attempt, 2, {}, "flag").location.endswith("/questions/2")
    assert browser.state(attempt).given[1].flagged is True
    assert browser.state(attempt).sheet.answered == 0


@pytest.mark.parametrize(
    ("number", "go", "leads_to"),
    [
        (1, "next", "questions/2"),
        (3, "next", "submit"),
        (2, "previous", "questions/1"),
        (1, "previous", "questions/1"),
        (1, "3", "questions/3"),
        (2, "save", "questions/2"),
        (2, "", "questions/2"),
        (1, "finish", "submit"),
    ],
)
def test_buttons_save_and_lead_on(client, app, number, go, leads_to):
    browser = Browser(client)
    attempt = browser.start(publish("three", *choice_questions(3)))
    sent = right_fields(browser.state(attempt), number)
    answer = browser.answer(attempt, number, sent, go)
    assert (answer.status_code, answer.location) == (303, f"/attempts/{attempt}/{leads_to}")
    assert browser.state(attempt).given[number - 1].answer == 0


def test_attempt_leads_to_the_first_open_question(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("three", *choice_questions(3)))
    browser.answer_rightly(attempt, 1)
    assert client.get(f"/attempts/{attempt}").location.endswith("/questions/2")


def test_submit_page_warns_of_open_questions(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("three", *choice_questions(3)))
    browser.answer_rightly(attempt, 2)
    page = BeautifulSoup(client.get(f"/attempts/{attempt}/submit").text, "html.parser")
    assert page.h1.get_text() == "2 questions are still open"
    assert [link["href"][-1] for link in page.select(".jumps a")] == ["1", "3"]
    browser.answer_rightly(attempt)
    assert "All answered" in client.get(f"/attempts/{attempt}/submit").text


def test_submitting_twice_counts_once(client, sample):
    browser = Browser(client)
    attempt = browser.start()
    browser.answer_rightly(attempt, 1, 2, 3, 4)
    browser.submit(attempt)
    once, state = totals(), browser.state(attempt)
    again = browser.submit(attempt)
    assert (again.status_code, again.location) == (303, f"/attempts/{attempt}/review")
    assert totals() == once
    assert browser.state(attempt) == state
    assert (state.points, state.max_points) == (4.0, 9.0)
    assert all(once)


def test_two_submissions_that_read_the_same_state_count_once(client, sample):
    browser = Browser(client)
    attempt = browser.start()
    browser.answer_rightly(attempt, 1, 2)
    state, visit = browser.state(attempt), db.session.scalars(select(Visit)).one()
    submit_attempt(state, visit, now())
    db.session.commit()
    once = totals()
    submit_attempt(state, visit, now())
    db.session.commit()
    assert totals() == once


def test_answering_after_submitting_is_too_late(client, sample):
    browser = Browser(client)
    attempt = browser.take(right=3)
    state = browser.state(attempt)
    late = right_fields(state, 5)
    assert browser.answer(attempt, 5, late).status_code == 409
    assert client.post(f"/attempts/{attempt}", data={**late, "go": "save"}).status_code == 409
    assert browser.state(attempt) == state


def test_pages_of_a_submitted_attempt_lead_to_its_review(client, sample):
    browser = Browser(client)
    attempt = browser.take(right=1)
    for page in ("", "/questions/1", "/submit"):
        answer = client.get(f"/attempts/{attempt}{page}")
        assert (answer.status_code, answer.location) == (303, f"/attempts/{attempt}/review")


def test_all_on_one_page_saves_all(client, sample):
    browser = Browser(client)
    attempt = browser.start(layout="all")
    page = client.get(f"/attempts/{attempt}")
    assert page.text.count("<fieldset") == 9
    state, sent = browser.state(attempt), shown_fields(page.text)
    for number in range(1, 10):
        sent |= right_fields(state, number)
    answer = client.post(f"/attempts/{attempt}", data={**sent, "go": "finish"})
    assert answer.location == f"/attempts/{attempt}/submit"
    browser.submit(attempt)
    assert browser.state(attempt).points == 9.0


def test_one_page_flags_and_saves_single_questions(client, sample):
    browser = Browser(client)
    attempt = browser.start(layout="all")
    sent = shown_fields(client.get(f"/attempts/{attempt}").text)
    answer = client.post(f"/attempts/{attempt}", data={**sent, "go": "flag-3"})
    assert answer.location == f"/attempts/{attempt}#question-3"
    assert {place for place, one in browser.state(attempt).given.items() if one.flagged} == {2}
    fields = right_fields(browser.state(attempt), 4)
    client.post(f"/attempts/{attempt}/questions/4", data=fields, headers=JSON)
    assert browser.state(attempt).sheet.answered == 1


def test_unanswered_quiz_can_be_submitted(client, sample):
    browser = Browser(client)
    attempt = browser.take(right=0)
    assert (browser.state(attempt).points, browser.state(attempt).max_points) == (0.0, 9.0)


def test_autosave_answer_is_plain_json(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("one", of_type("multiple_choice")))
    answer = browser.client.post(f"/attempts/{attempt}/questions/1", data={}, headers=JSON)
    assert set(json.loads(answer.data)) == {"before", "answered", "problem"}
