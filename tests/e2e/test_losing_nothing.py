"""A lost connection, a closed page, a second tab, the back button, an impatient finger."""

import sqlite3
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.e2e.learner import START, go_to, questions, start, start_with

OFFLINE = "ERR_INTERNET_DISCONNECTED"
STATUS = "[data-save-status]"
FIELD = "[data-question] input[type=text]"


def test_answer_given_offline_is_saved_once_online(page, watch):
    watch.expected.append(OFFLINE)
    start(page)
    go_to(page, "short-answer")
    page.context.set_offline(True)
    page.locator(FIELD).press_sequentially("Reykj")
    expect(page.locator(STATUS)).to_contain_text("Not saved yet")
    page.locator(FIELD).press_sequentially("avik")
    page.context.set_offline(False)
    expect(page.locator(STATUS)).to_have_text("Saved")
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator(FIELD)).to_have_value("Reykjavik")


def test_closing_the_page_while_typing_loses_nothing(page):
    start(page)
    go_to(page, "short-answer")
    here, context = page.url, page.context
    page.locator(FIELD).press_sequentially("Reykjavik")
    page.close()
    again = context.new_page()
    again.goto(here)
    expect(again.locator(FIELD)).to_have_value("Reykjavik")
    expect(again.locator("[aria-current=step]")).to_contain_class("cell-answered")


def test_closing_the_page_offline_loses_nothing(page, watch):
    watch.expected.append(OFFLINE)
    start(page)
    go_to(page, "multiple-choice")
    here, context = page.url, page.context
    context.set_offline(True)
    page.locator(".option").filter(has_text="Lyon").click()
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(here)
    expect(again.get_by_label("Lyon")).to_be_checked()
    expect(again.locator(STATUS)).to_have_text("Saved")


def test_stale_tab_does_not_overwrite_a_newer_answer(page):
    start(page)
    go_to(page, "short-answer")
    newer = page.context.new_page()
    newer.goto(page.url)
    newer.locator(FIELD).fill("Reykjavik")
    newer.locator(FIELD).blur()
    expect(newer.locator(STATUS)).to_have_text("Saved")
    here = page.url
    page.locator(".action-main").click()
    page.wait_for_url(lambda url: url != here)
    page.goto(here)
    expect(page.locator(FIELD)).to_have_value("Reykjavik")


def test_back_button_after_submitting_leads_to_the_review(page):
    start(page)
    page.get_by_role("button", name="Finish the quiz").click()
    page.get_by_role("button", name="Submit now").click()
    page.wait_for_url("**/review")
    page.go_back()
    expect(page.locator(".score-points")).to_have_text("0")
    page.go_back()
    page.wait_for_url("**/review")


def test_submitting_twice_counts_once(page):
    start(page)
    page.get_by_role("button", name="Finish the quiz").click()
    page.get_by_role("button", name="Submit now").dblclick()
    page.wait_for_url("**/review")
    page.goto("/history")
    expect(page.locator(".visit-total")).to_contain_text("0 of 9 points · 1 quiz")


def test_starting_twice_starts_once(page):
    page.goto("/?q=harbour")
    page.get_by_role("button", name=START).dblclick()
    page.wait_for_url("**/questions/1")
    page.goto("/")
    expect(page.locator(".resume")).to_have_count(1)


def test_ambiguous_date_is_asked_back_without_reloading(page):
    start(page)
    go_to(page, "date")
    page.locator(FIELD).fill("03/04/1969")
    expect(page.locator(STATUS)).to_have_text("Saved")
    expect(page.locator(".problem")).to_be_hidden()
    page.locator(FIELD).blur()
    expect(page.locator(".problem")).to_be_visible()
    said = page.locator(".problem").inner_text()
    assert said.strip() in described_as(page)
    page.reload()
    assert page.locator(".problem").inner_text().strip() == said.strip()
    page.locator(FIELD).fill("20 July 1969")
    page.locator(FIELD).blur()
    expect(page.locator(".problem")).to_be_hidden()


def described_as(page):
    ids = page.locator(FIELD).get_attribute("aria-describedby").split()
    return " ".join(page.locator(f"#{id}").inner_text() for id in ids)


def test_time_limit_hands_in(page, live):
    attempt = start_with(page, minutes="5")
    go_to(page, "short-answer")
    page.locator(FIELD).fill("Reykjavik")
    expect(page.locator(STATUS)).to_have_text("Saved")
    assert questions(page) == 9
    set_deadline(live, attempt, datetime.now(UTC) + timedelta(seconds=2))
    page.reload()
    expect(page.locator(".deadline")).to_contain_text("0:0")
    page.wait_for_url("**/review")
    expect(page.locator(".score-points")).to_have_text("1")


def set_deadline(live, attempt, deadline):
    with sqlite3.connect(live.data_dir / "quizapp.db", timeout=10) as connection:
        connection.execute(
            "UPDATE attempts SET deadline = ? WHERE id = ?",
            (deadline.strftime("%Y-%m-%d %H:%M:%S.%f"), int(attempt.rpartition("/")[2])),
        )
    connection.close()
