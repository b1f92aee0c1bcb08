"""Every page, light and dark: no barrier that axe can find, room at 320 px, targets to hit."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.account_holder import (
    expect_signed_in,
    make_admin,
    new_name,
    set_up_second_step,
    sign_in,
    sign_up,
)
from tests.e2e.account_places import ADMIN, CAREFUL
from tests.e2e.account_places import PLACES as ACCOUNT_PLACES
from tests.e2e.card_places import LEARNERS
from tests.e2e.card_places import PLACES as CARD_PLACES
from tests.e2e.conftest import SLUG, Site
from tests.e2e.learner import TYPES, answer, questions, start, start_with, type_on

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STATES = [f"{state} {type_}" for type_ in TYPES for state in ("open", "checked")]
PLACES = [
    "home",
    "search without result",
    "set",
    "asked back",
    "all on one page",
    "submit",
    "review",
    "history",
    "empty history",
    "quiz by quiz",
    "delete",
    "privacy",
    "nickname with error",
    "missing page",
    "too late",
    *STATES,
]
SMALL = """() => {
    const wanted = (element) => element.matches(".action-bar *, .cells *, .tile, .option, .btn")
        && !element.matches("a:not(.btn, .cell)") ? 44 : 24;
    const shown = (element) => element.checkVisibility({ visibilityProperty: true })
        && !element.matches(".visually-hidden, .skip");
    const controls = "button, a.btn, .cell, .tile, .option, select, summary, nav a";
    return [...document.querySelectorAll(controls)]
        .filter(shown)
        .filter((element) => {
            const { width, height } = element.getBoundingClientRect();
            return Math.min(width, height) < wanted(element) - 0.5;
        })
        .map((element) => element.outerHTML.slice(0, 120));
}"""
"""Controls that a finger could miss."""


@pytest.fixture(scope="session")
def lived_in(browser: Browser, base_url: str) -> dict[str, Any]:
    """A learner with a bit of everything: the cookies, and the addresses of the places."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    found = {**fixed_addresses(), **open_questions(page), **checked_questions(page)}
    found["all on one page"] = start_with(page, layout="All")
    found["review"] = submitted(page)
    state = context.storage_state()
    context.close()
    return {"state": state, "addresses": found}


def fixed_addresses() -> dict[str, str]:
    return {
        "home": "/",
        "search without result": "/?q=nothing-is-called-so",
        "set": f"/sets/{SLUG}",
        "history": "/history",
        "empty history": "/history",
        "quiz by quiz": "/history/sets",
        "delete": "/history/delete",
        "privacy": "/privacy",
        "nickname with error": "/nickname",
        "missing page": "/nowhere",
    }


def open_questions(page: Page) -> dict[str, str]:
    attempt = start(page)
    found = {"submit": f"{attempt}/submit"}
    for number in range(1, questions(page) + 1):
        address = f"{attempt}/questions/{number}"
        page.goto(address)
        found[f"open {type_on(page.locator('.asking-body'))}"] = address
    page.goto(found["open date"])
    page.locator("[data-question] input[type=text]").fill("03/04/1969")
    page.locator(".action-main").click()
    found["asked back"] = found["open date"]
    return found


def checked_questions(page: Page) -> dict[str, str]:
    found = {}
    attempt = start_with(page, behaviour="After each answer")
    for number in range(1, questions(page) + 1):
        address = f"{attempt}/questions/{number}"
        page.goto(address)
        type_ = type_on(page.locator(".asking-body"))
        answer(page)
        page.get_by_role("button", name="Check answer").click()
        page.locator(".verdict").wait_for()
        found[f"checked {type_}"] = address
    return found


def submitted(page: Page) -> str:
    """Address of a review with right, wrong and open answers."""
    attempt = start_with(page)
    for number in range(1, 6):
        page.goto(f"{attempt}/questions/{number}")
        answer(page)
        page.locator(".action-main").click()
    page.goto(f"{attempt}/submit")
    page.get_by_role("button", name="Submit now").click()
    page.wait_for_url("**/review")
    return f"{attempt}/review"


@pytest.fixture
def visit(
    lived_in: dict[str, Any],
    look: Callable[..., Page],
    new_context: Callable[..., BrowserContext],
) -> Callable[[str], Page]:
    """Opens one of the places as the learner who has been there before."""

    def open_place(place: str) -> Page:
        if place == "empty history":
            page = new_context().new_page()
        else:
            page = look("learner of long", storage_state=lived_in["state"])
        if place == "too late":
            be_late(page, lived_in["addresses"])
        else:
            page.goto(lived_in["addresses"][place])
        if place == "nickname with error":
            page.get_by_label("Nickname").evaluate("one => one.removeAttribute('maxlength')")
            page.get_by_label("Nickname").fill("x" * 41)
            page.get_by_role("button", name="Save").click()
            page.locator(".field-error").wait_for()
        return page

    return open_place


def be_late(page: Page, addresses: dict[str, str]) -> None:
    """Sends an answer to a quiz that was handed in."""
    page.goto(addresses["open numeric"])
    done = addresses["review"].replace("review", "questions/1")
    page.locator("form.asking").evaluate("(form, done) => { form.action = done; }", done)
    page.locator(".action-main").click()
    page.get_by_text("Error 409").wait_for()


@pytest.fixture(scope="session")
def people(live: Site, browser: Browser) -> dict[str, Any]:
    """The cookies of a guest, of a holder of an account and of an admin."""
    make_admin(live, ADMIN)
    states: dict[str, Any] = {"guest": None}
    for who, name in (("careful", CAREFUL), ("holder", new_name()), ("admin", ADMIN)):
        context = browser.new_context(base_url=live.url)
        page = context.new_page()
        (sign_in if who == "admin" else sign_up)(page, name)
        expect_signed_in(page, name)
        if who == "careful":
            set_up_second_step(page)
        states[who] = context.storage_state()
        context.close()
    return states


@pytest.mark.parametrize("place", ACCOUNT_PLACES)
def test_page_about_accounts_is_open_to_everybody(people, new_context, watch, place):
    watch.expected += ["status of 400"]
    wanted = ACCOUNT_PLACES[place]
    page = new_context(storage_state=people[wanted.who]).new_page()
    wanted.go(page)
    expect_readable_in_the_dark(page)
    expect_open(page)


@pytest.fixture(scope="session")
def students(live: Site, browser: Browser) -> dict[str, Any]:
    """The cookies of those who study cards."""
    states: dict[str, Any] = {}
    for who, prepare in LEARNERS.items():
        context = browser.new_context(base_url=live.url)
        prepare(context.new_page())
        states[who] = context.storage_state()
        context.close()
    return states


@pytest.mark.parametrize("place", CARD_PLACES)
def test_page_of_flashcards_is_open_to_everybody(students, look, watch, place):
    watch.expected += ["status of 400"]
    wanted = CARD_PLACES[place]
    page = look(f"student: {wanted.who}", storage_state=students[wanted.who])
    wanted.go(page)
    expect_readable_in_the_dark(page)
    expect_open(page)


@pytest.mark.parametrize("place", PLACES)
def test_page_is_open_to_everybody(visit, watch, place):
    watch.expected += ["status of 404", "status of 409", "status of 400"]
    page = visit(place)
    expect_readable_in_the_dark(page)
    expect_open(page)


def expect_open(page: Page) -> None:
    expect_no_barrier(page, {"type": "tag", "values": RULES})
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.evaluate(SMALL) == []


def expect_readable_in_the_dark(page: Page) -> None:
    """All that differs in the dark is colours. Leaves the page light."""
    # Without motion the colours change at once.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    expect_no_barrier(page, {"type": "rule", "values": ["color-contrast"]})
    page.emulate_media(color_scheme="light")


def expect_no_barrier(page: Page, rules: dict[str, Any]) -> None:
    # What is in order need not be told in full.
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    assert found.response["violations"] == [], found.generate_report()
