"""A person with the flashcards of the harbour quiz: one function for each thing that they do."""

import re
from typing import Any

from playwright.sync_api import Error, Locator, Page, expect

from tests.e2e.conftest import SLUG
from tests.e2e.learner import TYPES, answer, go_to, questions, start

CARDS = len(TYPES)
WORDS = {"1": "Again", "2": "Hard", "3": "Good", "4": "Easy"}
PHONE: dict[str, Any] = {
    "has_touch": True,
    "is_mobile": True,
    "viewport": {"width": 360, "height": 740},
}
STUDY = re.compile(r"/study\b(?!/)")
BACK = re.compile(r"/cards/\d+/answer")
HISTORY = re.compile(r"/cards/\d+(\?|$)")


def begin(page: Page) -> None:
    """From anywhere to the first card."""
    page.goto(f"/sets/{SLUG}")
    page.get_by_role("button", name="Study as flashcards").click()
    expect_front(page)


def expect_front(page: Page) -> None:
    page.wait_for_url(STUDY)
    expect(page.locator("h1")).to_have_text("Flashcards")


def expect_back(page: Page) -> None:
    page.wait_for_url(BACK)
    expect(page.locator("h1")).to_have_text("Answer")


def flip(page: Page) -> None:
    page.get_by_role("button", name="Show the answer").click()
    expect_back(page)


def rate(page: Page, word: str) -> None:
    rating(page, word).click()
    page.wait_for_url(STUDY)


def rating(page: Page, word: str) -> Locator:
    """The button with that word; the others by the same name undo."""
    ratings = page.get_by_role("group", name="How well did you know it?")
    return ratings.get_by_role("button", name=re.compile(f"^ *{word}"))


def press(page: Page, key: str, address: re.Pattern[str]) -> None:
    """Presses a key that leads somewhere else, again where a busy machine missed it."""
    for _ in range(3):
        before = page.url
        page.keyboard.press(key)
        try:
            page.wait_for_url(address, timeout=8000)
        except Error:
            if page.url != before:
                raise
        else:
            return
    raise AssertionError(f"{key} does not lead to {address.pattern}")


def asked(page: Page) -> str:
    """The type of the question on the card: the sample questions name it."""
    found = re.search(r"What of ([a-z-]+)\?", page.locator(".flashcard .stem").inner_text())
    assert found
    return found[1]


def card_of(page: Page, type_: str) -> None:
    """To the card with the question of a type, by putting off all before it."""
    for _ in range(CARDS):
        if asked(page) == type_:
            return
        shown = asked(page)
        page.get_by_role("button", name="Tomorrow").click()
        expect(page.locator(".flashcard .stem")).not_to_contain_text(f"What of {shown}?")
    raise AssertionError(f"no card of type {type_}")


def undo(page: Page) -> Locator:
    """The button, which tells what it takes back."""
    return page.get_by_role("button", name=re.compile("^Undo"))


def left(page: Page, kind: str) -> Locator:
    """How many cards of a kind are left today."""
    counts = page.get_by_role("list", name="Left today")
    return counts.get_by_role("listitem").filter(has_text=kind).locator("strong")


def ratings_of(page: Page, address: str) -> list[str]:
    """All that the history of a card tells, the latest first."""
    page.goto(address)
    return [one.strip() for one in page.locator("tbody td:nth-child(2)").all_inner_texts()]


def change_settings(page: Page, *ticked: str) -> None:
    """Ticks what has these labels."""
    page.goto("/study/settings")
    for label in ticked:
        page.get_by_label(label).check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".flash")).to_contain_text("Saved.")


def miss_all_but(page: Page, *types: str) -> str:
    """Address of the review of a quiz of which only these were answered, and right."""
    attempt = start(page)
    assert questions(page) == CARDS
    for type_ in types:
        go_to(page, type_)
        answer(page)
        page.locator(".action-main").click()
        page.goto(attempt)
    page.goto(f"{attempt}/submit")
    page.get_by_role("button", name="Submit now").click()
    page.wait_for_url("**/review")
    return f"{attempt}/review"
