"""Flashcards whose answers are typed: graded as the quiz does, they propose a rating."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import SLUG
from tests.e2e.learner import TYPES, answer, choose
from tests.e2e.studying import (
    BACK,
    CARDS,
    PHONE,
    STUDY,
    WORDS,
    asked,
    begin,
    card_of,
    change_settings,
    expect_back,
    flip,
    press,
    rate,
    rating,
    undo,
)


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(**PHONE).new_page()


def give(page: Page, answer_: Callable[[Any], None]) -> None:
    answer_(page.locator("[data-question]"))
    page.get_by_role("button", name="Check and show the answer").click()
    expect_back(page)


def fill(text: str) -> Callable[[Any], None]:
    return lambda question: question.locator("input[type=text]").fill(text)


@pytest.mark.parametrize(
    ("type_", "given", "verdict", "word"),
    [
        ("short-answer", fill("Reykjavik"), "Right", "Good"),
        ("short-answer", fill("Oslo"), "Not right", "Again"),
        ("multiple-choice", fill("Paris"), "Right", "Good"),
        ("multiple-response", lambda one: choose(one, "Oslo"), "Partly right", "Hard"),
        ("numeric", fill("8,849"), "Right", "Good"),
    ],
)
def test_typed_answer_proposes_a_rating(page, type_, given, verdict, word):
    begin(page)
    change_settings(page, "Type the answers")
    page.goto(f"/study?set={SLUG}")
    card_of(page, type_)
    give(page, given)
    expect(page.locator(".verdict")).to_contain_text(verdict)
    expect(rating(page, word)).to_have_class(re.compile("btn-primary"))
    expect(page.locator(".rating.btn-primary")).to_have_count(1)
    press(page, "Enter", STUDY)
    expect(undo(page)).to_have_text(re.compile(f"Undo “{word}”"))


def test_right_answers_of_every_type_propose_good(page):
    begin(page)
    change_settings(page, "Type the answers")
    page.goto(f"/study?set={SLUG}")
    seen = []
    for _ in range(CARDS):
        seen.append(asked(page))
        if seen[-1] == "multiple-choice":
            page.locator("[data-question] input[type=text]").fill("Paris")
        else:
            answer(page)
        page.get_by_role("button", name="Check and show the answer").click()
        expect_back(page)
        expect(page.locator(".verdict")).to_contain_text("Right")
        expect(page.locator(".rating.btn-primary")).to_contain_text("Good")
        rate(page, "Easy")
    assert sorted(seen) == sorted(TYPES)
    expect(page.locator("h1")).to_have_text("Done for now")


def test_typed_answer_may_be_given_by_keyboard_alone(page):
    begin(page)
    change_settings(page, "Type the answers")
    page.goto(f"/study?set={SLUG}")
    card_of(page, "numeric")
    field = page.locator("[data-question] input[type=text]")
    field.focus()
    page.keyboard.type("8,849")
    expect(field).to_have_value("8,849")
    press(page, "Enter", BACK)
    expect(page.locator(".verdict")).to_contain_text("Right")
    press(page, "Space", STUDY)
    expect(undo(page)).to_have_text(re.compile("Undo “Good”"))


def test_nothing_typed_shows_the_answer_all_the_same(page):
    begin(page)
    change_settings(page, "Type the answers")
    page.goto(f"/study?set={SLUG}")
    card_of(page, "short-answer")
    give(page, lambda question: None)
    expect(page.locator(".flashcard")).to_contain_text("Reykjavík")


def test_two_buttons_where_one_wants_no_more(page):
    begin(page)
    change_settings(page, "Only two buttons: Again and Good")
    page.goto(f"/study?set={SLUG}")
    flip(page)
    expect(page.locator(".rating")).to_have_text([re.compile("Again"), re.compile("Good")])
    press(page, "Space", STUDY)
    expect(undo(page)).to_have_text(re.compile("Undo “Good”"))


def test_ratings_stay_in_reach_below_a_long_answer(phone):
    page = phone
    begin(page)
    change_settings(page, "Type the answers")
    page.goto(f"/study?set={SLUG}")
    card_of(page, "multiple-response")
    give(page, lambda question: choose(question, "Turku"))
    for word in WORDS.values():
        expect(rating(page, word)).to_be_in_viewport(ratio=1)
