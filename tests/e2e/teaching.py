"""A teacher and a colleague at their desks: what they do on the pages, one function a task.

Each begins on whatever page one is left on by the task before it, unless it says otherwise.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from quizapp.question_types import BY_KEY
from tests.e2e.account_holder import PASSWORD, expect_signed_in, sign_in
from tests.e2e.conftest import Site
from tests.e2e.drafts import CITY, DRAFTS, Draft, Place

ASKED_AGAIN = 120
AWAITED = 60_000
"""Milliseconds for what is done elsewhere."""

HIRE = """
import sys
from flask_security.utils import hash_password
from quizapp import create_app
from quizapp.accounts.actions.users import create_user, role_named
from quizapp.clock import now
from quizapp.database import db

with create_app().app_context():
    hashed = hash_password(sys.argv[1])
    for name in sys.argv[2:]:
        create_user(name, hashed, now()).roles = [role_named("teacher")]
    db.session.commit()
"""


def hire(site: Site, *names: str) -> None:
    """Teachers' accounts, made on the server itself."""
    environ = {**os.environ, "QUIZAPP_DATA_DIR": str(site.data_dir)}
    command = [sys.executable, "-c", HIRE, PASSWORD, *names]
    subprocess.run(command, env=environ, check=True, capture_output=True)


def sit_down(page: Page, name: str) -> None:
    sign_in(page, name)
    expect_signed_in(page, name)
    open_desk(page)


def press(page: Page | Locator, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page | Locator, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def pull_down(menu: Locator, entry: str) -> None:
    """Opens a menu and follows a link in it."""
    menu.click()
    follow(menu.page.get_by_role("main"), entry)


def await_page(page: Page, sign: Locator, script: bool) -> None:
    """Until work elsewhere has ended, which a script watches. Without one the page is asked again.

    The sign is something on the page that comes then.
    """
    again = page.get_by_role("link", name="Look again")
    for _ in range(ASKED_AGAIN):
        expect(sign.or_(again).first).to_be_visible(timeout=AWAITED)
        if script or not again.count():
            break
        page.wait_for_timeout(500)
        again.click()
    expect(sign).to_be_visible(timeout=AWAITED)


# ---- Sets and facts ----


def desks(
    new_context: Callable[..., BrowserContext], staff: Any, **options: Any
) -> tuple[Page, Page]:
    """The teacher's, with the desk open, and the colleague's."""
    desk, colleague = (new_context(storage_state=one, **options).new_page() for _, one in staff)
    open_desk(desk)
    return desk, colleague


def open_desk(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="My desk").click()


def open_set(page: Page, title: str) -> None:
    """From anywhere, by way of the desk."""
    open_desk(page)
    page.get_by_role("listitem").get_by_role("heading", name=title).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def make_set(page: Page, title: str) -> None:
    """Begins at the desk, ends on the page of the set."""
    page.get_by_role("link", name=re.compile("New set|Make my first set")).click()
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Summary").fill("What the new harbour is.")
    page.get_by_label("Headline").fill(f"{title} opens")
    page.get_by_label("Date of publication").fill("2020-05-06")
    press(page, "Make the set")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def write_fact(page: Page) -> None:
    """Begins and ends on the page of the set."""
    set_menu(page, "Facts and corrections")
    page.get_by_label("What the source says").fill("The harbour was opened on 5 May 2020.")
    page.get_by_label("The word or figure that matters").fill("5 May 2020")
    page.get_by_label("Where in the source").fill("second sentence")
    page.get_by_label("As of which date").fill("2020-05-06")
    press(page, "Keep the fact")
    expect(page.get_by_text("The fact is kept.")).to_be_visible()
    page.go_back()
    page.go_back()


def set_menu(page: Page, entry: str) -> None:
    menu = page.get_by_role("main").locator("summary", has_text="More")
    pull_down(menu.first, entry)


# ---- Questions ----


def new_question(page: Page, type_: str) -> None:
    pull_down(page.locator("summary", has_text="Add a question"), str(BY_KEY[type_].label))


def rows(page: Page) -> Locator:
    """The questions on the page of a set."""
    return page.locator("[data-question]")


def row(page: Page, stem: str = CITY) -> Locator:
    return rows(page).filter(has_text=stem)


def edit(page: Page, stem: str = CITY) -> None:
    row(page, stem).get_by_role("link", name=re.compile("^Edit")).click()


def answers(page: Page) -> Locator:
    return page.get_by_role("region", name="Answers")


def find(page: Page, place: Place) -> Locator:
    """A field of the answers."""
    if isinstance(place, str):
        return answers(page).get_by_label(place, exact=True)
    named, label = place
    group = answers(page).get_by_role("group", name=named, exact=True)
    return group.get_by_label(label, exact=True)


def stem_field(page: Page) -> Locator:
    return page.get_by_label("Question", exact=True)


def fill_in(page: Page, draft: Draft) -> None:
    """Everything but the rows that have to be added first."""
    stem_field(page).fill(draft.stem)
    for place, text in draft.typed.items():
        find(page, place).fill(text)
    for place in draft.ticked:
        find(page, place).check()
    page.get_by_role("list", name="Facts of this source").get_by_role("checkbox").first.check()
    page.get_by_label("Explanation").fill("So the source says.")


def write_question(page: Page, type_: str) -> None:
    """Begins and ends on the page of the set."""
    draft = DRAFTS[type_]
    new_question(page, type_)
    fill_in(page, draft)
    for button, (place, text) in draft.more.items():
        press(answers(page), button)
        find(page, place).fill(text)
    save(page)
    expect(row(page, draft.stem)).to_be_visible()


def try_it(page: Page, option: str, script: bool) -> Locator:
    """Answers the question that is being written; the preview, which says how it is graded.

    What is ticked before the new preview is there goes with the old one.
    """
    with nullcontext() if script else page.expect_navigation():
        page.get_by_role("button", name="Preview", exact=True).click()
    if script:
        expect(page.locator("[data-preview-status]")).not_to_be_empty()
    shown = page.get_by_role("complementary", name="As students see it")
    shown.get_by_label(option).check()
    press(shown, "Try it")
    return shown


def save(page: Page) -> None:
    press(page, "Save")
    expect(page.get_by_role("link", name="My desk").last).to_be_visible()


def correct_the_key(page: Page) -> None:
    """Begins and ends on the page of the set: Bergen is right after all."""
    edit(page)
    find(page, ("Option 2", "Right answer")).check()
    save(page)


# ---- Reviews and publishing ----


def ask(page: Page, colleague: str) -> None:
    """On the page on which a review is asked for."""
    page.get_by_label("Find a colleague by name").fill(colleague)
    press(page, "Search")
    page.get_by_role("radio", name=colleague).check()
    press(page, "Ask for the review")
    expect(page.get_by_text("Waiting for")).to_be_visible()


def begin_review(page: Page, title: str) -> None:
    """From the desk of whoever was asked to the first question."""
    open_desk(page)
    page.get_by_role("region", name="Waiting for my review").get_by_role("link", name=title).click()
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("Start|Go on")).click()


def approve(page: Page) -> None:
    """Ends on the page after it: what is looked for next could else be found on this one."""
    checklist = page.get_by_role("group", name="Checklist")
    for box in checklist.get_by_role("checkbox").all():
        box.check()
    with page.expect_navigation():
        press(page, "Approve and go on")


def ask_for_changes(page: Page, why: str) -> None:
    page.get_by_role("region", name="Your verdict").get_by_label("Comment").fill(why)
    press(page, "Ask for changes")


def approve_rest(page: Page) -> int:
    """From one question to the next until all have been looked at; how many it approved."""
    for done in range(100):
        if page.get_by_role("button", name=re.compile("^Finish")).count():
            return done
        approve(page)
    raise AssertionError("the review does not end")


def finish_review(page: Page, button: str) -> None:
    press(page, button)
    expect(page.get_by_role("button", name=re.compile("^Finish"))).to_have_count(0)


def publish(page: Page, edition: int) -> None:
    """Begins on the page of the set, or where a review was read."""
    follow(page.get_by_role("main"), "Publish")
    press(page, "Publish")
    expect(page.get_by_text(f"Edition {edition} is published.")).to_be_visible()


def put_points_right(page: Page, reason: str) -> None:
    """Begins on the page of the set."""
    pull_down(row(page).locator("summary"), "Put points right")
    way = page.get_by_role("radio", name="Only the corrected key counts")
    expect(way).to_have_accessible_name(re.compile("1 attempt gains .*0 attempts lose"))
    way.check()
    page.get_by_label("What was wrong with the question").fill(reason)
    press(page, "Put the points right")
    expect(page.get_by_text("1 attempt has other points now.")).to_be_visible()
