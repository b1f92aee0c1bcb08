"""Writing a question in a real browser, with and without JavaScript."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.e2e.account_holder import expect_signed_in, make_admin, new_name, sign_in
from tests.e2e.conftest import SLUG, Site


@pytest.fixture(scope="module")
def admin(live: Site, browser: Browser) -> Any:
    """The cookies of one who may change the site's own sets."""
    name = new_name()
    make_admin(live, name)
    context = browser.new_context(base_url=live.url)
    page = context.new_page()
    sign_in(page, name)
    expect_signed_in(page, name)
    yield context.storage_state()
    context.close()


@pytest.fixture(params=["script", "plain"])
def desk(request, new_context, admin) -> Page:
    """A new true-or-false question; typing does nothing there that a form could not do."""
    return open_new(new_context(storage_state=admin, java_script_enabled=request.param == "script"))


@pytest.fixture
def scripted(new_context, admin) -> Page:
    return open_new(new_context(storage_state=admin))


def open_new(context: Any) -> Page:
    page = context.new_page()
    page.goto(f"/teach/sets/{SLUG}/questions/new?type=true_false")
    return page


def bar(page: Page, name: str) -> Any:
    return page.locator(".writing-bar").get_by_role("button", name=name, exact=True)


def preview(page: Page) -> Any:
    return page.locator("[data-preview]")


def answer_true(page: Page) -> None:
    page.locator("[data-content-editor] input[type=radio]").first.check()


def test_question_is_previewed_tried_and_saved(desk):
    stem = "Ships *need* harbours."
    desk.get_by_label("Question", exact=True).fill(stem)
    answer_true(desk)
    bar(desk, "Preview").click()
    expect(preview(desk).locator(".stem em")).to_have_text("need")
    preview(desk).locator("input[type=radio]").first.check()
    preview(desk).get_by_role("button", name="Try it").click()
    expect(preview(desk).locator(".verdict")).to_be_visible()
    expect(desk.get_by_label("Question", exact=True)).to_have_value(stem)
    bar(desk, "Save").click()
    expect(desk.get_by_text("must be mended before publishing")).to_be_visible()


def test_picture_survives_what_must_be_mended(desk, watch):
    watch.expected += ["status of 400"]
    file = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    desk.get_by_label("Question", exact=True).fill("The sea is blue.")
    answer_true(desk)
    desk.locator("summary", has_text="Picture").click()
    sent = {"name": "sea.png", "mimeType": "image/png", "buffer": file.getvalue()}
    desk.get_by_label("Picture", exact=True).set_input_files(sent)
    bar(desk, "Save").click()
    described = desk.get_by_label("What the picture shows")
    expect(described).to_have_attribute("aria-invalid", "true")
    described.fill("The sea")
    bar(desk, "Preview").click()
    expect(preview(desk).get_by_alt_text("The sea")).to_be_visible()
    bar(desk, "Save").click()
    desk.wait_for_url(f"**/teach/sets/{SLUG}*")


def test_preview_follows_the_typing(scripted):
    answer_true(scripted)
    scripted.get_by_label("Question", exact=True).press_sequentially("Typed.")
    expect(preview(scripted).locator(".stem")).to_have_text("Typed.")
    expect(scripted.locator("[data-advice=evidence] .advice-gate")).to_be_visible()


def test_leaving_asks_once_something_was_typed(scripted):
    asked = []
    scripted.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    scripted.get_by_label("Question", exact=True).press_sequentially("Typed.")
    scripted.goto("/")
    assert asked == ["beforeunload"]
