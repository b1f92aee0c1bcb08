"""From an empty desk to corrected scores: a teacher, a colleague and a student, in browsers."""

import re
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from quizapp.question_types import TYPES
from tests.e2e import teaching
from tests.e2e.conftest import Site

Contexts = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def staff(live: Site, browser: Browser) -> Any:
    """Names and cookies of a teacher and a colleague."""
    names = [f"{who}-{secrets.token_hex(4)}" for who in ("ada", "bob")]
    teaching.hire(live, *names)
    states = []
    for name in names:
        context = browser.new_context(base_url=live.url)
        page = context.new_page()
        teaching.at_desk(page, name)
        states.append(context.storage_state())
        context.close()
    return list(zip(names, states, strict=True))


def desks(new_context: Contexts, staff: Any, **options: Any) -> tuple[Page, Page]:
    pages = [new_context(storage_state=state, **options).new_page() for _, state in staff]
    return pages[0], pages[1]


def take_and_miss(student: Page, title: str) -> str:
    """The student answers the multiple choice question with Bergen; the address of the review."""
    student.goto(f"/?q={title}")
    student.get_by_role("button", name=re.compile("Start")).first.click()
    student.wait_for_url(re.compile(r"/attempts/\d+"))
    attempt = re.sub(r"(/attempts/\d+).*", r"\1", student.url)
    total = student.locator("nav .cell").count()
    for number in range(1, total + 1):
        student.goto(f"{attempt}/questions/{number}")
        if student.get_by_text("Which city has the new harbour?").count():
            student.locator(".option").filter(has_text="Bergen").click()
            student.get_by_role("button", name=re.compile("^(Next|Finish)$")).first.click()
            break
    student.goto(f"{attempt}/submit")
    student.get_by_role("button", name=re.compile("Submit|Hand in")).first.click()
    student.wait_for_url(re.compile("/review"))
    return student.url


def correct_the_key(desk: Page, slug: str) -> str:
    """Bergen is right after all; the address of the question."""
    address = teaching.question_address(desk, slug, "Which city has the new harbour?")
    desk.goto(address)
    teaching.mark_right(desk, "options-correct", "1")
    teaching.save(desk)
    return address


def put_points_right(desk: Page, address: str) -> None:
    desk.goto(f"{address}/regrade")
    expect(desk.get_by_text("1 attempt gains").first).to_be_visible()
    desk.locator(".tile").filter(has_text="Only the corrected key counts").click()
    desk.get_by_label("What was wrong with the question").fill("The city is Bergen.")
    desk.get_by_role("button", name="Put the points right").click()
    expect(desk.get_by_text("1 attempt has other points now.")).to_be_visible()


def expect_corrected(student: Page, review: str) -> None:
    student.goto(review)
    expect(student.get_by_text("The city is Bergen.")).to_be_visible()
    expect(student.locator(".score-points")).to_have_text("1")
    student.goto("/history")
    expect(student.get_by_text("A question was corrected")).to_be_visible()


def test_teacher_writes_all_types_colleague_reviews_student_is_put_right(new_context, staff):
    desk, colleague = desks(new_context, staff)
    title = f"Harbour {secrets.token_hex(3)}"
    slug = teaching.make_set(desk, title)
    teaching.write_fact(desk, slug)
    for type_ in TYPES:
        teaching.open_new_question(desk, slug, type_.key)
        teaching.write_question(desk, type_.key)
    expect(desk.locator("[data-question]")).to_have_count(len(TYPES))

    teaching.ask_for_review(desk, slug, staff[1][0])
    review = teaching.open_review(colleague, title)
    assert teaching.look_at_each(colleague, review, teaching.approve) == len(TYPES)
    first = teaching.question_address(desk, slug, "Which city")
    colleague.goto(f"{review}/questions/{first.rsplit('/', 1)[1]}")
    teaching.ask_for_changes(colleague, "Say which country.")
    teaching.finish_review(colleague, review)

    desk.goto(f"/teach/sets/{slug}/publish")
    expect(desk.get_by_role("button", name="Publish")).to_have_count(0)
    desk.goto(first)
    desk.get_by_label("Explanation").fill("It is in Norway.")
    teaching.save(desk)
    teaching.ask_for_review(desk, slug, staff[1][0])
    review = teaching.open_review(colleague, title)
    colleague.goto(f"{review}/questions/{first.rsplit('/', 1)[1]}")
    teaching.approve(colleague)
    teaching.finish_review(colleague, review)
    teaching.publish(desk, slug)

    student = new_context().new_page()
    result = take_and_miss(student, title)
    expect(student.locator(".score-points")).to_have_text("0")
    address = correct_the_key(desk, slug)
    teaching.ask_for_review(desk, slug, staff[1][0])
    review = teaching.open_review(colleague, title)
    colleague.goto(f"{review}/questions/{address.rsplit('/', 1)[1]}")
    teaching.approve(colleague)
    teaching.finish_review(colleague, review)
    teaching.publish(desk, slug)
    put_points_right(desk, address)
    expect_corrected(student, result)


def test_core_steps_need_no_script(new_context, staff):
    desk, colleague = desks(new_context, staff, java_script_enabled=False)
    title = f"Plain {secrets.token_hex(3)}"
    slug = teaching.make_set(desk, title)
    teaching.write_fact(desk, slug)
    teaching.open_new_question(desk, slug, "multiple_choice")
    desk.get_by_label("Question", exact=True).fill("Typed before the rows change.")
    desk.locator("[name='content-options-0-text']").fill("Typed, too")
    desk.get_by_role("button", name="Add an option").click()
    expect(desk.locator("[name='content-options-4-text']")).to_have_count(1)
    desk.get_by_role("button", name=re.compile("Remove option 5", re.IGNORECASE)).click()
    expect(desk.locator("[name='content-options-4-text']")).to_have_count(0)
    expect(desk.locator("[name='content-options-0-text']")).to_have_value("Typed, too")
    expect(desk.get_by_label("Question", exact=True)).to_have_value("Typed before the rows change.")
    teaching.write_question(desk, "multiple_choice")

    teaching.ask_for_review(desk, slug, staff[1][0])
    review = teaching.open_review(colleague, title)
    assert teaching.look_at_each(colleague, review, teaching.approve) == 1
    teaching.finish_review(colleague, review)
    teaching.publish(desk, slug)
    student = new_context(java_script_enabled=False).new_page()
    result = take_and_miss(student, title)
    address = correct_the_key(desk, slug)
    teaching.ask_for_review(desk, slug, staff[1][0])
    review = teaching.open_review(colleague, title)
    teaching.look_at_each(colleague, review, teaching.approve)
    teaching.finish_review(colleague, review)
    teaching.publish(desk, slug)
    put_points_right(desk, address)
    expect_corrected(student, result)
