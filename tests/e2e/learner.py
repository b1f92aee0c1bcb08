"""A person in front of the harbour quiz: knows every answer, and uses the controls there are."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import SLUG

TYPES = (
    "multiple-choice",
    "multiple-response",
    "true-false",
    "short-answer",
    "numeric",
    "date",
    "matching",
    "ordering",
    "cloze",
)
START = re.compile("Start ?: Harbour quiz")
PAIRS = {"Norway": "krone", "Poland": "zloty", "Ireland": "euro"}
ORDER = ("Telegraph", "Telephone", "Television", "World Wide Web")


def start(page: Page) -> str:
    """Address of an attempt started with one click on the home page."""
    page.goto("/?q=harbour")
    page.get_by_role("button", name=START).click()
    return attempt_address(page)


def start_with(page: Page, minutes: str = "", **tiles: str) -> str:
    """Address of an attempt with the tiles chosen that have these labels."""
    page.goto(f"/sets/{SLUG}")
    page.get_by_text("More choices").click()
    for label in tiles.values():
        page.locator(".tile").filter(has_text=re.compile(f"^ *{label} *$")).click()
    page.get_by_label("Time limit in minutes").fill(minutes)
    page.locator(".set-start .action-main").click()
    return attempt_address(page)


def attempt_address(page: Page) -> str:
    page.wait_for_url(re.compile(r"/attempts/\d+"))
    found = re.search(r"/attempts/\d+", page.url)
    assert found
    return found[0]


def type_on(place: Locator) -> str:
    """The type of the question there: the sample questions name it."""
    found = re.search(r"What of ([a-z-]+)\?", place.locator(".stem").inner_text())
    assert found
    return found[1]


def questions(page: Page) -> int:
    return page.locator("nav .cell").count()


def go_to(page: Page, type_: str) -> None:
    """By the palette, to the question of a type."""
    for number in range(1, questions(page) + 1):
        page.locator(f"nav button[data-cell='{number}']").click()
        if type_on(page.locator(".asking-body")) == type_:
            return
    raise AssertionError(f"no question of type {type_}")


def answer(place: Page | Locator) -> None:
    """Gives the right answer to the only question there."""
    question = place.locator("[data-question]")
    ANSWERS[type_on(question)](question)


def answer_all(page: Page, button: str = "Next") -> None:
    """Question by question to the hand-in page."""
    total = questions(page)
    for number in range(1, total + 1):
        expect(page.locator("h1")).to_have_text(f"Question {number} of {total}")
        answer(page)
        page.get_by_role("button", name="Finish" if number == total else button, exact=True).click()


def choose(question: Locator, *options: str) -> None:
    for option in options:
        question.locator(".option").filter(has_text=option).click()


def order(question: Locator) -> None:
    """Through the arrows; or through the lists of places where no script runs."""
    if not question.locator("[data-enhanced]").count():
        for place, name in enumerate(ORDER, start=1):
            question.get_by_label(name, exact=True).select_option(str(place))
        return
    for place, name in enumerate(ORDER):
        item = question.locator(f"[data-item='{name}']")
        while question.locator("[data-item]").nth(place).get_attribute("data-item") != name:
            item.locator("[data-move=up]").click()
    keep = question.locator("[data-keep]")
    if keep.is_visible():
        keep.click()


def match(question: Locator) -> None:
    for left, right in PAIRS.items():
        question.get_by_label(left).select_option(right)


def fill_gaps(question: Locator) -> None:
    question.get_by_label("Gap 1 of 2").fill("100")
    question.get_by_label("Gap 2 of 2").select_option("0")


def typing(text: str) -> Callable[[Locator], None]:
    return lambda question: question.locator("input[type=text]").fill(text)


ANSWERS: dict[str, Callable[[Locator], None]] = {
    "multiple-choice": lambda question: choose(question, "Paris"),
    "multiple-response": lambda question: choose(question, "Oslo", "Helsinki"),
    "true-false": lambda question: choose(question, "False"),
    "short-answer": typing("Reykjavik"),
    "numeric": typing("8,849"),
    "date": typing("20 July 1969"),
    "matching": match,
    "ordering": order,
    "cloze": fill_gaps,
}
