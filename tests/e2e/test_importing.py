"""A GIFT file with good and bad questions: looked at, taken, undone; every state of the pages."""

import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e import teaching
from tests.e2e.conftest import Site
from tests.e2e.test_every_page import expect_open, expect_readable_in_the_dark

Contexts = Callable[..., BrowserContext]
LAKES = """\
::Baikal:: Which lake is the deepest? {=Lake Baikal #It is. ~Lake Ladoga #That is in Europe. ~Erie}

Describe a lake in your own words. {}

Lake Superior holds fresh water. {T}

How deep is Lake Baikal, in metres? {#1642:10}

::Broken:: Which lake is this? {=Garda ~Como
"""


def look_at(desk: Page, folder: Path, script: bool = True) -> str:
    """Begins on the desk, ends on the page of the questions; the file's name without its ending."""
    name = f"lakes-{secrets.token_hex(3)}"
    path = folder / f"{name}.gift"
    path.write_text(LAKES, encoding="utf-8")
    teaching.follow(desk.get_by_role("main"), "Import")
    desk.get_by_label("A file").set_input_files(path)
    desk.get_by_role("button", name="Look at the questions").click()
    teaching.await_page(desk, desk.get_by_role("button", name="Tick all"), script)
    return name


def take(desk: Page) -> None:
    desk.get_by_label("Headline of its source").fill("Lakes measured anew")
    desk.get_by_label("Date of the source").fill("2020-05-05")
    desk.get_by_role("button", name="Import", exact=True).last.click()
    expect(desk.get_by_text("3 questions were imported.")).to_be_visible()


def import_and_undo(new_context: Contexts, people: Any, folder: Path, **options: Any) -> None:
    desk, _ = teaching.desks(new_context, people, **options)
    name = look_at(desk, folder, options.get("java_script_enabled", True))
    address = desk.url
    rows = desk.get_by_role("listitem").filter(has_text=re.compile("line "))
    expect(rows).to_have_count(5)
    expect(desk.get_by_text("Cannot be taken.")).to_have_count(2)
    expect(desk.get_by_text("It is an essay")).to_be_visible()
    expect(desk.get_by_role("checkbox", checked=True)).to_have_count(3)
    take(desk)
    desk.get_by_role("main").get_by_role("link", name=name).click()
    expect(desk.get_by_role("heading", name=name)).to_be_visible()
    expect(desk.get_by_text("Which lake is the deepest?").first).to_be_visible()
    expect(desk.get_by_text("Which lake is this?")).to_have_count(0)
    desk.goto(address)
    desk.get_by_role("button", name="Undo the import").click()
    expect(desk.get_by_text("3 questions were taken back.")).to_be_visible()
    teaching.open_set(desk, name)
    teaching.follow(desk.get_by_role("main"), "Preview")
    expect(desk.get_by_text("No question is on offer yet")).to_be_visible()


def test_good_questions_are_taken_and_given_back(new_context, staff, tmp_path):
    import_and_undo(new_context, staff, tmp_path)


def test_good_questions_are_taken_without_a_script(new_context, staff, tmp_path):
    import_and_undo(new_context, staff, tmp_path, java_script_enabled=False)


@pytest.fixture(scope="module")
def taken(live: Site, browser: Browser, staff: Any, tmp_path_factory: Any) -> dict[str, str]:
    """Addresses of pages in every state."""
    context = browser.new_context(base_url=live.url, storage_state=staff[0][1])
    desk = context.new_page()
    folder = tmp_path_factory.mktemp("files")
    teaching.open_desk(desk)
    look_at(desk, folder)
    ready = desk.url
    teaching.open_desk(desk)
    look_at(desk, folder)
    desk.get_by_role("button", name="Tick all").click()
    take(desk)
    done = desk.url
    desk.get_by_role("main").get_by_role("link", name=re.compile("^lakes-")).click()
    slug = desk.url.rsplit("/", 1)[1]
    context.close()
    return {
        "imports": "/teach/imports",
        "ready": ready,
        "skipped": f"{ready}?which=skipped",
        "taken": done,
        "export": f"/teach/export?set={slug}",
        "report": f"/teach/export?set={slug}&format=aiken",
        "paper": f"/teach/export/paper?set={slug}",
        "cards": f"/teach/export/cards?set={slug}",
    }


STATES = ("imports", "ready", "skipped", "taken", "export", "report", "paper", "cards")


@pytest.mark.parametrize("state", STATES)
def test_pages_are_open_to_everybody(look, staff, taken, state):
    page = look("teacher", storage_state=staff[0][1])
    page.goto(taken[state])
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    expect_open(page)
    expect_readable_in_the_dark(page)


def test_refused_form_leads_to_its_fields(new_context, watch, staff, taken):
    watch.expected += ["status of 400"]
    page = teaching.desks(new_context, staff)[0]
    page.goto(taken["ready"])
    page.get_by_role("button", name="Import", exact=True).last.click()
    expect(page.get_by_role("alert")).to_contain_text("nothing was lost")
    expect_open(page)
