"""A quiz without a mouse."""

import re
from fnmatch import fnmatch

import pytest
from playwright.sync_api import Error, expect

from tests.e2e.learner import choose, go_to, order, start, type_on

FOCUS = """() => {
    const shown = document.activeElement.closest(".option, .tile") ?? document.activeElement;
    const style = getComputedStyle(shown);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
"""Whether what has the focus shows it."""


@pytest.mark.parametrize(("key", "place"), [("1", 0), ("3", 2), ("b", 1)])
def test_key_chooses_an_option(page, key, place):
    start(page)
    go_to(page, "multiple-choice")
    page.keyboard.press(key)
    expect(page.locator(".option input").nth(place)).to_be_checked()
    assert page.evaluate(FOCUS)
    expect(page.locator("[data-save-status]")).to_have_text("Saved")


def test_keys_toggle_several_options(page):
    start(page)
    go_to(page, "multiple-response")
    for key in "142":
        page.keyboard.press(key)
    page.keyboard.press("D")
    chosen = [one.is_checked() for one in page.locator(".option input").all()]
    assert chosen == [True, True, False, False]


def test_enter_goes_on_and_saves(page):
    start(page)
    go_to(page, "true-false")
    here = page.url
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != here)
    page.go_back()
    expect(page.get_by_role("radio", name="False")).to_be_checked()


def test_enter_in_a_text_field_goes_on(page):
    start(page)
    go_to(page, "short-answer")
    here = page.url
    page.locator("input[type=text]").fill("Reykjavik")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != here)
    page.goto(here)
    expect(page.locator("input[type=text]")).to_have_value("Reykjavik")


def test_arrows_go_to_the_neighbouring_questions(page):
    start(page)
    page.wait_for_url("**/questions/1")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/questions/2")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/questions/1")


def test_digits_typed_into_a_text_field_stay_there(page):
    start(page)
    go_to(page, "numeric")
    page.locator("input[type=text]").press_sequentially("1,2")
    expect(page.locator("input[type=text]")).to_have_value("1,2")


def test_arrow_keys_put_items_in_order(page):
    start(page)
    go_to(page, "ordering")
    first = page.locator("[data-item]").first
    name = first.get_attribute("data-item")
    first.locator("[data-move=down]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-item]").nth(1)).to_have_attribute("data-item", name or "")
    expect(page.locator("[data-announce]")).to_have_text(f"{name}: place 2 of 4")
    assert page.evaluate(FOCUS)


def test_dragging_an_item_moves_it(page):
    start(page)
    go_to(page, "ordering")
    names = [one.get_attribute("data-item") for one in page.locator("[data-item]").all()]
    grips = page.locator("[data-grip]")
    grips.first.drag_to(grips.nth(2), target_position={"x": 10, "y": 40})
    moved = [one.get_attribute("data-item") for one in page.locator("[data-item]").all()]
    assert moved == [names[1], names[2], names[0], names[3]]
    expect(page.locator("[data-save-status]")).to_have_text("Saved")


def test_skip_link_is_first_and_leads_to_the_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_focus_shows_wherever_tab_goes(page):
    start(page)
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(FOCUS), page.evaluate("document.activeElement.outerHTML")
        seen.add(page.evaluate("document.activeElement.className || document.activeElement.name"))
    assert any("action-main" in one for one in seen)
    assert any("cell" in one for one in seen)


def press_until(page, name, address):
    """Presses Enter on a button, as a person does again where a busy machine missed it."""
    for _ in range(4):
        try:
            page.get_by_role("button", name=name).press("Enter", timeout=8000)
            page.wait_for_url(address, timeout=8000)
        except Error:
            if fnmatch(page.url, address):
                return
        else:
            return


def test_keyboard_alone_takes_a_question_to_the_review(page):
    start(page)
    go_to(page, "multiple-choice")
    choose(page.locator("[data-question]"), "Paris")
    go_to(page, "ordering")
    order(page.locator("[data-question]"))
    # On the last question, which this may be, there is only "Finish".
    press_until(page, re.compile("^Finish"), "**/submit")
    press_until(page, "Submit now", "**/review")
    expect(page.locator(".score-points")).to_have_text("2")
    assert type_on(page.locator("#answer-1"))
