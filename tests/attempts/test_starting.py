"""Starting a quiz: one click, or with choices."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from quizapp.accounts.models import Learner
from quizapp.accounts.presence import COOKIE
from quizapp.attempts.models import Attempt
from quizapp.bank.models import Edition
from quizapp.database import db
from tests.factories.browsing import Browser
from tests.factories.sets import choice_questions, publish


def count(model):
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model))


def test_one_click_makes_a_guest_and_an_attempt_at_everything(client, sample):
    browser = Browser(client)
    attempt = browser.state(browser.start())
    assert client.get_cookie(COOKIE)
    assert (attempt.scope, attempt.behaviour, attempt.layout) == ("all", "deferred", "one")
    assert sorted(attempt.order) == list(range(9))
    assert attempt.deadline is None


def test_reading_pages_makes_no_guest(client, sample):
    for page in ("/", "/sets/sample", "/history", "/history/sets", "/nickname"):
        assert client.get(page).status_code == 200
    assert client.get_cookie(COOKIE) is None
    assert count(Learner) == 0


def test_second_start_keeps_the_guest(client, sample):
    browser = Browser(client)
    assert browser.start() != browser.start()
    assert count(Learner) == 1


def test_same_start_key_starts_one_attempt(client, sample):
    browser = Browser(client)
    assert browser.start(start_key="pressed-twice") == browser.start(start_key="pressed-twice")
    assert count(Attempt) == 1


def test_same_start_key_of_two_learners_starts_two_attempts(client, stranger, sample):
    assert Browser(client).start(start_key="same") != Browser(stranger).start(start_key="same")


def test_start_buttons_of_home_and_set_page_carry_keys(client, sample):
    for page in ("/", "/sets/sample"):
        form = BeautifulSoup(client.get(page).text, "html.parser").select_one(
            'form[action="/sets/sample/attempts"]'
        )
        assert form.select_one("[name=start_key]")["value"]


def test_choices_are_kept(client, sample):
    browser = Browser(client)
    choices = {"scope": "some", "count": 3, "behaviour": "immediate", "layout": "all"}
    attempt = browser.state(browser.start(**choices, minutes=10))
    assert len(set(attempt.order)) == len(attempt.order) == 3
    assert (attempt.scope, attempt.behaviour, attempt.layout) == ("some", "immediate", "all")
    assert (attempt.deadline - attempt.started_at).total_seconds() == 600


def test_a_few_as_many_as_there_are_is_all(client, sample):
    browser = Browser(client)
    assert browser.state(browser.start(scope="some", count=9)).scope == "all"


def test_count_without_a_few_means_all(client, sample):
    browser = Browser(client)
    assert len(browser.state(browser.start(scope="all", count=2)).order) == 9


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("scope", "none"),
        ("count", "0"),
        ("count", "10"),
        ("count", "many"),
        ("behaviour", "lenient"),
        ("layout", "two"),
        ("minutes", "0"),
        ("minutes", "601"),
        ("minutes", "soon"),
        ("minutes", "9" * 400),
        ("start_key", "k" * 41),
    ],
)
def test_invalid_choice_comes_back_with_the_rest_kept(client, sample, field, value):
    sent = {"scope": "some", "count": "4", "behaviour": "immediate", "layout": "all", field: value}
    answer = client.post("/sets/sample/attempts", data=sent)
    assert answer.status_code == 400
    form = BeautifulSoup(answer.text, "html.parser").select_one(".set-start form")
    kept = {box["name"]: box["value"] for box in form.select("input[type=radio][checked]")}
    chosen = {name: sent[name] for name in ("scope", "behaviour", "layout") if name != field}
    assert {name: kept.get(name) for name in chosen} == chosen
    assert form.select_one("[name=count]")["value"] == sent["count"]
    assert count(Attempt) == 0


def test_order_differs_between_attempts(client, app):
    slug, browser = publish("many", *choice_questions(30)), Browser(client)
    orders = {tuple(browser.state(browser.start(slug)).order) for _ in range(3)}
    assert len(orders) == 3


def test_unknown_set_is_not_found(client, app):
    assert client.post("/sets/nowhere/attempts").status_code == 404


def test_new_edition_leaves_open_attempts_as_they_were(client, app):
    changed = choice_questions(3)
    slug, browser = publish("quiz", *choice_questions(2)), Browser(client)
    before = browser.start(slug)
    changed[0]["stem"] = "Quite another question?"
    publish("quiz", *changed)
    assert count(Edition) == 2
    pages = [browser.page(before, number) for number in (1, 2)]
    assert not any("Quite another" in page for page in pages)
    after = browser.state(browser.start(slug))
    assert len(after.order) == 3
    browser.answer_rightly(before)
    browser.submit(before)
    assert browser.state(before).points == 2.0


def test_buttons_of_one_page_start_different_quizzes(client, sample):
    other = publish("other", *choice_questions(2))
    browser = Browser(client)
    first, second = (browser.start(slug, start_key="k" * 40) for slug in (sample, other))
    assert browser.state(first).slug == sample
    assert browser.state(second).slug == other
