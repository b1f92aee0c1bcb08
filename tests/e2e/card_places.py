"""The pages of the flashcards in their states, and the learners who see them."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.conftest import SLUG
from tests.e2e.studying import (
    begin,
    card_of,
    change_settings,
    expect_back,
    flip,
    miss_all_but,
    rate,
    undo,
)


@dataclass(frozen=True)
class Place:
    """`who` is one of `LEARNERS`; `go` ends on the page, and changes nothing of theirs."""

    who: str
    go: Callable[[Page], object]


def at(address: str) -> Callable[[Page], object]:
    return lambda page: page.goto(address)


# ---- The learners ----


def come_new(page: Page) -> None:
    page.goto("/")


def begin_to_study(page: Page) -> None:
    """With a quiz behind them of which little was right, and a card rated once."""
    miss_all_but(page, "numeric", "date")
    begin(page)
    flip(page)
    rate(page, "Again")


def begin_to_type(page: Page) -> None:
    begin(page)
    change_settings(page, "Type the answers")
    page.goto(f"/study?set={SLUG}")
    card_of(page, "multiple-response")


def take_back(page: Page) -> None:
    """The rating of a card, which is then the first again."""
    begin(page)
    flip(page)
    rate(page, "Hard")
    undo(page).click()
    expect_back(page)


def reach_the_limit(page: Page) -> None:
    """Of two new cards a day, both known."""
    begin(page)
    for word in ("Easy", "Easy"):
        flip(page)
        rate(page, word)
    page.goto("/study/settings")
    page.get_by_label("New cards a day").fill("2")
    page.get_by_role("button", name="Save").click()
    page.locator(".flash").wait_for()


LEARNERS: dict[str, Callable[[Page], None]] = {
    "new": come_new,
    "studying": begin_to_study,
    "typing": begin_to_type,
    "undecided": take_back,
    "done": reach_the_limit,
}


# ---- The places ----


def front(page: Page) -> None:
    page.goto(f"/study?set={SLUG}")
    page.get_by_text("Show the options").click()


def list_of_keys(page: Page) -> None:
    page.goto("/study")
    page.keyboard.press("?")
    page.locator("[data-keys] dl").wait_for()


def back(page: Page) -> None:
    page.goto(f"/study?set={SLUG}")
    flip(page)


def back_with_an_answer(page: Page) -> None:
    page.goto(f"/study?set={SLUG}")
    page.locator(".option").first.click()
    page.get_by_role("button", name="Check and show the answer").click()
    page.locator(".verdict").wait_for()


def card_history(page: Page) -> None:
    page.goto("/study")
    page.get_by_role("link", name="History of this card").click()
    page.get_by_role("heading", name="All ratings").wait_for()


def finished(page: Page) -> None:
    page.goto("/study")
    page.get_by_role("button", name="Ten more new cards").wait_for()


def refused_settings(page: Page) -> None:
    page.goto("/study/settings")
    page.get_by_text("More choices").click()
    page.get_by_label("Steps for new cards").fill("now and then")
    page.get_by_role("button", name="Save").click()
    page.locator(".field-error").wait_for()


def open_settings(page: Page) -> None:
    page.goto("/study/settings")
    page.get_by_text("More choices").click()


def review(page: Page) -> None:
    page.goto("/history")
    page.locator(".runs a[href*='/attempts/']").first.click()
    page.get_by_role("button", name="Learn the missed ones as cards").wait_for()


PLACES: dict[str, Place] = {
    "empty today": Place("new", at("/today")),
    "today with cards": Place("studying", at("/today")),
    "today all done": Place("done", at("/today")),
    "front": Place("studying", front),
    "list of keys": Place("studying", list_of_keys),
    "front with typing": Place("typing", at(f"/study?set={SLUG}")),
    "back": Place("studying", back),
    "back with an answer": Place("typing", back_with_an_answer),
    "finished": Place("done", finished),
    "card history": Place("undecided", card_history),
    "cards to and from Anki": Place("done", at("/study/anki")),
    "study settings": Place("done", open_settings),
    "study settings with an error": Place("done", refused_settings),
    "progress": Place("done", at("/progress")),
    "progress of a beginner": Place("typing", at("/progress")),
    "empty notebook": Place("new", at("/notebook")),
    "notebook with questions": Place("studying", at("/notebook")),
    "notebook without hits": Place("studying", at("/notebook?type=numeric")),
    "review with cards to make": Place("studying", review),
}
