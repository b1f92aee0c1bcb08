"""What was typed stays: when the session ends meanwhile, when a picture is too large, when
something has to be mended. And the head of a page that holds a long name."""

import re
import sqlite3
from io import BytesIO
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from quizapp.bank.pictures import MOST_MEGABYTES
from quizapp.bank.views.questions import LARGEST_UPLOAD
from tests.e2e.account_holder import (
    expect_signed_in,
    expect_signed_out,
    make_admin,
    new_name,
    sign_in,
    sign_up,
)
from tests.e2e.conftest import SLUG, Site
from tests.e2e.test_every_page import expect_open

STEM = "The bridge rests on four pillars.\n\nIt is *red*, and “long”."
SENT = {"script": True, "plain": False}


@pytest.fixture(scope="module")
def name(live: Site) -> str:
    """Of an admin, who may write questions for the site's own set."""
    chosen = new_name()
    make_admin(live, chosen)
    return chosen


@pytest.fixture(scope="module")
def state(name: str, live: Site, browser: Browser) -> Any:
    """The cookies of the admin, where a test does not end the session."""
    context = browser.new_context(base_url=live.url)
    sign_in(page := context.new_page(), name)
    expect_signed_in(page, name)
    yield context.storage_state()
    context.close()


def open_new(page: Page) -> Page:
    page.goto(f"/teach/sets/{SLUG}/questions/new?type=true_false")
    return page


def stem(page: Page) -> Any:
    return page.get_by_label("Question", exact=True)


def write(page: Page) -> None:
    stem(page).fill(STEM)
    page.locator("[data-content-editor] input[type=radio]").first.check()


def save(page: Page) -> None:
    page.locator(".writing-bar").get_by_role("button", name="Save", exact=True).click()


def stored(live: Site) -> list[str]:
    with sqlite3.connect(live.data_dir / "quizapp.db") as connection:
        found = connection.execute("SELECT stem FROM revisions WHERE stem = ?", [STEM])
        return [one for (one,) in found]


@pytest.mark.parametrize("script", SENT)
@pytest.mark.parametrize("ending", ["cookies cleared", "signed out elsewhere"])
def test_question_is_saved_although_the_session_ended(
    new_context, watch, live, name, ending, script
):
    watch.expected += ["status of 400", "status of 401"]
    context = new_context(java_script_enabled=SENT[script])
    sign_in(page := context.new_page(), name)
    open_new(page)
    write(page)
    before = len(stored(live))
    end_session(context, ending)
    save(page)
    expect(page.get_by_text("stands below")).to_be_visible()
    expect(page.locator("dl.kept")).to_contain_text("The bridge rests on four pillars.")
    if script == "script":
        assert Axe().run(page).response["violations"] == []
        expect_open(page)
    with context.expect_page() as opened:
        page.get_by_role("main").get_by_role("link", name=re.compile("^Sign in")).click()
    sign_in(opened.value, name)
    opened.value.close()
    again = page.get_by_role("button", name="Send it again")
    again.click()
    expect(page.get_by_role("heading", name="This page was out of date")).to_be_visible()
    again.click()
    expect(page.get_by_text("must be mended before publishing")).to_be_visible()
    assert len(stored(live)) == before + 1


def end_session(context: Any, how: str) -> None:
    if how == "cookies cleared":
        context.clear_cookies()
        return
    # In another tab of the same browser.
    other = context.new_page()
    other.goto("/account")
    other.locator(".menu summary").click()
    other.get_by_role("button", name="Sign out", exact=True).click()
    expect_signed_out(other)
    other.close()


# ---- Pictures ----


def heavy(size: int) -> dict[str, Any]:
    return {"name": "noise.png", "mimeType": "image/png", "buffer": b"\x89PNG" + bytes(size)}


def choose(page: Page, file: Any) -> None:
    page.locator("summary", has_text="Picture").click()
    page.get_by_label("Picture", exact=True).set_input_files(file)


def test_too_large_a_picture_is_not_even_sent(new_context, state):
    page = open_new(new_context(storage_state=state).new_page())
    write(page)
    sent = []
    choose(page, heavy(MOST_MEGABYTES * 1024**2))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("more than 8 MB")
    field = page.get_by_label("Picture", exact=True)
    expect(field).to_have_accessible_description(re.compile("more than 8 MB"))
    page.on("request", lambda request: sent.append(request))
    save(page)
    expect(field).to_be_focused()
    expect(stem(page)).to_have_value(STEM)
    assert [one.url for one in sent if one.is_navigation_request()] == []
    field.set_input_files(small())
    expect(alert).to_have_text("")
    page.get_by_label("What the picture shows").fill("Teal")
    save(page)
    page.wait_for_url(f"**/teach/sets/{SLUG}*")


def small() -> dict[str, Any]:
    file = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    return {"name": "sea.png", "mimeType": "image/png", "buffer": file.getvalue()}


def test_picture_over_the_limit_of_the_server_is_named(new_context, state, watch, tmp_path):
    watch.expected += ["status of 413"]
    page = open_new(new_context(storage_state=state, java_script_enabled=False).new_page())
    write(page)
    (file := tmp_path / "noise.png").write_bytes(bytes(LARGEST_UPLOAD))
    choose(page, file)
    save(page)
    expect(page.get_by_role("heading", name="The picture is too large")).to_be_visible()
    page.go_back()
    expect(stem(page)).to_have_value(STEM)


# ---- What has to be mended ----


@pytest.mark.parametrize("script", SENT)
def test_summary_has_the_focus_and_leads_to_the_field(new_context, state, watch, script):
    watch.expected += ["status of 400"]
    page = open_new(new_context(storage_state=state, java_script_enabled=SENT[script]).new_page())
    stem(page).fill(STEM)
    page.get_by_label("Tags").fill("???")
    save(page)
    summary = page.get_by_role("alert").filter(has_text="nothing was lost")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name=re.compile("^Tags")).click()
    expect(page.get_by_label("Tags")).to_be_focused()


# ---- The head of the page ----


@pytest.mark.parametrize("address", ["/history", "/history/sets", "/history/delete", "/"])
def test_head_has_room_for_a_long_nickname(new_context, address):
    page = new_context(viewport={"width": 320, "height": 700}).new_page()
    sign_up(page, new_name())
    page.goto("/nickname")
    page.get_by_label("Nickname").fill("Wolfeschlegelsteinhausenbergerdorffwelch")
    page.get_by_role("button", name="Save").click()
    page.goto(address)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
