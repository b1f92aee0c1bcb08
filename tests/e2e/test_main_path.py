"""From the home page to the score and its history, with script and without, on both databases."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import SLUG
from tests.e2e.learner import answer, answer_all, go_to, questions, start, start_with, type_on


@pytest.fixture(params=["live", "live_postgresql"])
def path_page(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(base_url=request.getfixturevalue(request.param).url).new_page()


@pytest.fixture
def plain_page(new_context: Callable[..., BrowserContext]) -> Page:
    """A browser with JavaScript switched off."""
    return new_context(java_script_enabled=False).new_page()


def expect_full_score(page: Page) -> None:
    expect(page.locator(".score-points")).to_have_text("9")
    expect(page.locator(".verdict")).to_have_text(["Right"] * 9)
    expect(page.locator(".evidence")).to_have_count(9)
    evidence = page.locator(".evidence").first
    expect(evidence).to_contain_text("The harbour opened on 5 May 2020.")
    expect(evidence).to_contain_text("As of 6 May 2020")


def test_quiz_by_mouse_reaches_review_and_history(path_page):
    page = path_page
    start(page)
    answer_all(page)
    expect(page.locator("h1")).to_have_text("All answered. Ready to submit?")
    page.get_by_role("button", name="Submit now").click()
    expect_full_score(page)
    expect(page.locator(".dateline")).to_contain_text("9 of 9 points")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="My history").click()
    expect(page.locator(".visit-total")).to_contain_text("9 of 9 points · 1 quiz")
    expect(page.locator(".runs")).to_contain_text("Harbour quiz")


def test_quiz_without_script_reaches_review_and_history(plain_page):
    page = plain_page
    start(page)
    page.get_by_role("button", name="Flag to come back to it").click()
    expect(page.locator(".btn-flag")).to_have_attribute("aria-pressed", "true")
    go_to(page, "date")
    page.locator("nav button[data-cell='1']").click()
    answer_all(page)
    expect(page.get_by_text("Flagged by you:")).to_be_visible()
    page.get_by_role("button", name="Submit now").click()
    expect_full_score(page)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="My history").click()
    expect(page.locator(".visit-total")).to_contain_text("9 of 9 points")


@pytest.mark.parametrize("type_", ["ordering", "matching", "multiple-response", "cloze"])
def test_reload_keeps_the_answer(page, type_):
    start(page)
    go_to(page, type_)
    answer(page)
    expect(page.locator("[data-save-status]")).to_have_text("Saved")
    # The word may still be that of the first of several clicks.
    page.wait_for_load_state("networkidle")
    state = (
        "Array.from(document.querySelectorAll('[data-question] :is(input, select)'),"
        "(one) => [one.name, one.value, one.checked])"
    )
    before = sorted(page.evaluate(state), key=str)
    page.reload()
    assert sorted(page.evaluate(state), key=str) == before


def test_immediate_feedback_shows_each_verdict_at_once(page):
    start_with(page, behaviour="After each answer")
    for _ in range(questions(page)):
        answer(page)
        page.get_by_role("button", name="Check answer").click()
        expect(page.locator(".verdict")).to_have_text("Right")
        expect(page.locator(".evidence")).to_be_visible()
        page.locator(".action-main").click()
    page.get_by_role("button", name="Submit now").click()
    expect_full_score(page)


def test_check_without_an_answer_asks_for_one(page):
    start_with(page, behaviour="After each answer")
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(".flash")).to_contain_text("Give an answer first")


def test_all_on_one_page_saves_as_one_types(page):
    start_with(page, layout="All")
    for item in page.locator(".sheet-item").all():
        answer(item)
    expect(page.locator("nav .cell.cell-answered")).to_have_count(9)
    expect(page.locator("[data-save-status]")).to_have_text("Saved")
    page.reload()
    expect(page.locator("nav .cell.cell-answered")).to_have_count(9)
    page.get_by_role("button", name="Finish", exact=True).click()
    page.get_by_role("button", name="Submit now").click()
    expect_full_score(page)


def test_all_on_one_page_works_without_script(plain_page):
    page = plain_page
    page.goto(f"/sets/{SLUG}")
    page.get_by_text("More choices").click()
    page.get_by_label("All", exact=True).check()
    page.get_by_role("button", name="Start the quiz").click()
    # `all` waits for nothing: on a slow machine the questions are not there yet.
    expect(page.locator(".sheet-item").last).to_be_visible()
    for item in page.locator(".sheet-item").all():
        answer(item)
    page.get_by_role("button", name="Finish", exact=True).click()
    page.get_by_role("button", name="Submit now").click()
    expect_full_score(page)


def test_first_question_page_is_light(page):
    sizes = []
    page.on("response", lambda response: sizes.append(response.request))
    start(page)
    page.wait_for_load_state("networkidle")
    total = sum(one.sizes()["responseBodySize"] for one in sizes if one.response())
    print(f"first visit to a question page: {total} bytes in {len(sizes)} requests")
    assert type_on(page.locator(".asking-body"))
