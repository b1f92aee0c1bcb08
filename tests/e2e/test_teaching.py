"""From an empty desk to corrected scores: a teacher, a colleague and a student, in browsers."""

import re
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from quizapp.question_types import TYPES
from tests.e2e import teaching
from tests.e2e.conftest import Site
from tests.e2e.drafts import BERGEN_IS_WRONG, CITY, DRAFTS
from tests.e2e.learner import attempt_address
from tests.e2e.test_keyboard import FOCUS

Contexts = Callable[..., BrowserContext]
REASON = "The city is Bergen."
APPROVED, RETURNED = "Finish: approve the set", "Finish: send it back"


@pytest.fixture(scope="module")
def short_set(live: Site, browser: Browser, staff: Any) -> str:
    """The title of a set with two questions. Tests may put them in another order."""
    context = browser.new_context(base_url=live.url, storage_state=staff[0][1])
    page = context.new_page()
    title = new_title()
    teaching.open_desk(page)
    teaching.make_set(page, title)
    teaching.write_fact(page)
    for type_ in ("true_false", "multiple_choice"):
        teaching.write_question(page, type_)
    context.close()
    return title


def new_title() -> str:
    return f"Harbour {secrets.token_hex(3)}"


def take_and_miss(student: Page, title: str) -> str:
    """The student answers Bergen to one question; the address of the review."""
    student.goto(f"/?q={title}")
    student.get_by_role("button", name=re.compile(f"Start ?: {title}")).click()
    attempt = attempt_address(student)
    question = student.get_by_text(CITY)
    while not question.count():
        student.get_by_role("button", name="Next", exact=True).click()
    student.get_by_label("Bergen").check()
    student.get_by_role("button", name=re.compile("^(Next|Finish)$")).first.click()
    student.goto(f"{attempt}/submit")
    student.get_by_role("button", name=re.compile("^Submit")).first.click()
    expect(student.get_by_role("heading", level=1)).to_contain_text("0 of")
    expect(student.get_by_text(BERGEN_IS_WRONG)).to_be_visible()
    return student.url


def expect_corrected(student: Page, review: str, total: int) -> None:
    student.goto("/")
    student.get_by_role("link", name="My history").first.click()
    expect(
        student.get_by_text("A question was corrected, and your points with it.")
    ).to_be_visible()
    student.goto(review)
    expect(student.get_by_role("heading", level=1)).to_have_text(
        re.compile(rf"1\s+of {total} point")
    )
    note = student.get_by_role("note").filter(has_text="Corrected")
    expect(note).to_contain_text(REASON)
    expect(note).to_contain_text("You had 0, now you have 1 of 1 point.")


def mend(desk: Page, title: str, colleague_name: str) -> None:
    """From what the reviewer said to the question, and back to asking again."""
    teaching.open_set(desk, title)
    teaching.follow(desk, "See what was said")
    teaching.follow(desk, "Mend it")
    desk.get_by_label("Explanation").fill("It is in Norway.")
    teaching.save(desk)
    teaching.follow(desk, "See what was said")
    teaching.follow(desk, "Ask again")
    teaching.ask(desk, colleague_name)


def correct_and_publish(desk: Page, colleague: Page, title: str, colleague_name: str) -> None:
    """A new edition with another key; ends on the page of the set."""
    teaching.open_set(desk, title)
    teaching.correct_the_key(desk)
    teaching.follow(desk.get_by_role("main"), "Publish")
    teaching.follow(desk, "Ask for a review")
    teaching.ask(desk, colleague_name)
    teaching.begin_review(colleague, title)
    assert teaching.approve_rest(colleague) == 1
    teaching.finish_review(colleague, APPROVED)
    teaching.open_set(desk, title)
    teaching.publish(desk, 2)


def test_all_types_are_written_reviewed_published_and_corrected(new_context, staff, colleague_name):
    desk, colleague = teaching.desks(new_context, staff)
    title = new_title()
    teaching.make_set(desk, title)
    teaching.write_fact(desk)
    for type_ in TYPES:
        teaching.write_question(desk, type_.key)
    expect(teaching.rows(desk)).to_have_count(len(TYPES))
    teaching.set_menu(desk, "Ask for a review")
    teaching.ask(desk, colleague_name)

    teaching.begin_review(colleague, title)
    teaching.ask_for_changes(colleague, "Say which country.")
    assert teaching.approve_rest(colleague) == len(TYPES) - 1
    teaching.finish_review(colleague, RETURNED)
    mend(desk, title, colleague_name)
    teaching.begin_review(colleague, title)
    assert teaching.approve_rest(colleague) == 1
    teaching.finish_review(colleague, APPROVED)
    desk.reload()
    teaching.publish(desk, 1)

    student = new_context().new_page()
    review = take_and_miss(student, title)
    correct_and_publish(desk, colleague, title, colleague_name)
    teaching.put_points_right(desk, REASON)
    expect_corrected(student, review, len(TYPES))


def test_core_steps_need_no_script(new_context, staff, colleague_name):
    desk, colleague = teaching.desks(new_context, staff, java_script_enabled=False)
    title = new_title()
    teaching.make_set(desk, title)
    teaching.write_fact(desk)
    teaching.write_question(desk, "multiple_choice")
    teaching.set_menu(desk, "Ask for a review")
    teaching.ask(desk, colleague_name)

    teaching.begin_review(colleague, title)
    assert teaching.approve_rest(colleague) == 1
    teaching.finish_review(colleague, APPROVED)
    desk.reload()
    teaching.publish(desk, 1)

    student = new_context(java_script_enabled=False).new_page()
    review = take_and_miss(student, title)
    correct_and_publish(desk, colleague, title, colleague_name)
    teaching.put_points_right(desk, REASON)
    expect_corrected(student, review, 1)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_rows_come_and_go_and_nothing_typed_is_lost(new_context, staff, short_set, script):
    desk, _ = teaching.desks(new_context, staff, java_script_enabled=script)
    teaching.open_set(desk, short_set)
    teaching.new_question(desk, "multiple_choice")
    draft = DRAFTS["multiple_choice"]
    teaching.fill_in(desk, draft)
    teaching.press(desk, "Remove option 3")
    expect(teaching.find(desk, ("Option 4", "Text"))).to_have_count(0)
    teaching.press(desk, "Move option 1 down")
    expect(teaching.find(desk, ("Option 1", "Text"))).to_have_value("Bergen")
    teaching.press(desk, "Add an option")
    expect(teaching.find(desk, ("Option 4", "Text"))).to_have_value("")
    texts = [teaching.find(desk, (f"Option {number}", "Text")) for number in (1, 2, 3)]
    assert [one.input_value() for one in texts] == ["Bergen", "Oslo", "Gothenburg"]
    expect(teaching.find(desk, ("Option 2", "Right answer"))).to_be_checked()
    expect(teaching.stem_field(desk)).to_have_value(draft.stem)
    expect(desk.get_by_label("Explanation")).to_have_value("So the source says.")
    tried = teaching.try_it(desk, "Bergen", script)
    expect(tried.get_by_text("Your answer, wrong")).to_be_visible()
    expect(tried.get_by_text(BERGEN_IS_WRONG)).to_be_visible()


def tab_to(page: Page, wanted: Locator) -> None:
    """With the Tab key alone; what has the focus shows it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            assert page.evaluate(FOCUS)
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def test_keyboard_alone_moves_and_edits_a_question(new_context, staff, short_set):
    desk, _ = teaching.desks(new_context, staff)
    tab_to(desk, desk.get_by_role("link", name=short_set))
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text(short_set)
    stem = stems(desk)[-1]
    last = teaching.rows(desk).last
    tab_to(desk, last.get_by_role("button", name="Move up"))
    desk.keyboard.press("Enter")
    expect(teaching.rows(desk).first).to_contain_text(stem)
    moved = teaching.rows(desk).first
    expect(moved.get_by_role("button", name="Move down")).to_be_focused()
    tab_to(desk, moved.get_by_role("link", name="Edit question 1"))
    desk.keyboard.press("Enter")
    tab_to(desk, teaching.stem_field(desk))
    desk.keyboard.press("ControlOrMeta+End")
    desk.keyboard.type(" Today?")
    tab_to(desk, desk.get_by_role("button", name="Save", exact=True))
    desk.keyboard.press("Enter")
    expect(teaching.rows(desk).first).to_contain_text("Today?")


def test_dragging_a_question_moves_it(new_context, staff, short_set):
    desk, _ = teaching.desks(new_context, staff)
    teaching.open_set(desk, short_set)
    before = stems(desk)
    grip, above = (teaching.rows(desk).nth(place).locator("[data-handle]") for place in (1, 0))
    grip.drag_to(above, target_position={"x": 5, "y": 2})
    expect(desk.get_by_role("status").filter(has_text="moved to place 1")).to_be_attached()
    assert stems(desk) == before[::-1]
    desk.reload()
    assert stems(desk) == before[::-1]


def stems(desk: Page) -> list[str]:
    return desk.locator("[data-question] .entry-stem").all_inner_texts()
