"""A teacher and a colleague at their desks: what they do on the pages, one function a task."""

import os
import re
import subprocess
import sys
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.account_holder import PASSWORD, expect_signed_in, sign_in
from tests.e2e.conftest import Site

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

Content = dict[str, str]
QUESTIONS: dict[str, tuple[str, Content]] = {
    "multiple_choice": (
        "Which city has the new harbour?",
        {"options-0-text": "Oslo", "options-1-text": "Bergen", "options-2-text": "Turku"},
    ),
    "multiple_response": (
        "Which of these are ports? Tick all.",
        {"options-0-text": "Hull", "options-1-text": "Gdynia", "options-2-text": "Madrid"},
    ),
    "true_false": ("The harbour was opened by a queen.", {}),
    "short_answer": ("What is the harbour called?", {"accepted-0": "Northgate"}),
    "numeric": ("How long is the quay?", {"answer": "400", "tolerance": "5", "unit": "metres"}),
    "date": ("When was the harbour opened?", {"answer": "2020-05-05"}),
    "matching": (
        "Match each ship to its cargo.",
        {
            **{"pairs-0-left": "Aurora", "pairs-0-right": "grain"},
            **{"pairs-1-left": "Boreas", "pairs-1-right": "timber"},
        },
    ),
    "ordering": (
        "Put the stages of the work in order.",
        {"items-0": "Planning", "items-1": "Dredging", "items-2": "Opening"},
    ),
    "cloze": (
        "Complete the sentence.",
        {"text": "The quay took {1} years to build.", "gaps-0-accepted-0": "three"},
    ),
}
"""By type: the stem, and what is typed into the fields of the content."""

RIGHT = {
    "multiple_choice": ("options-correct", "0"),
    "multiple_response": ("options-0-correct", "y"),
    "true_false": ("answer", "true"),
}
"""Types in which something is marked as right: name and value of the box."""


def hire(site: Site, *names: str) -> None:
    """Teachers' accounts, made on the server itself."""
    environ = {**os.environ, "QUIZAPP_DATA_DIR": str(site.data_dir)}
    command = [sys.executable, "-c", HIRE, PASSWORD, *names]
    subprocess.run(command, env=environ, check=True, capture_output=True)


def at_desk(page: Page, name: str) -> Page:
    sign_in(page, name)
    expect_signed_in(page, name)
    page.goto("/teach")
    return page


def make_set(page: Page, title: str) -> str:
    """The name of the new set in addresses."""
    page.goto("/teach")
    page.get_by_role("link", name=re.compile("New set|Make my first set")).click()
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Summary").fill("What the new harbour is.")
    page.get_by_label("Headline").fill(f"{title} opens")
    page.get_by_label("Date of publication").fill("2020-05-06")
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(re.compile(r"/teach/sets/(?!new)"))
    return page.url.split("/sets/")[1].split("#")[0]


def write_fact(page: Page, slug: str) -> None:
    page.goto(f"/teach/sets/{slug}/facts")
    page.get_by_label("What the source says").fill("The harbour was opened on 5 May 2020.")
    page.get_by_label("The word or figure that matters").fill("5 May 2020")
    page.get_by_label("Where in the source").fill("second sentence")
    page.get_by_label("As of which date").fill("2020-05-06")
    page.get_by_role("button", name="Keep the fact").click()
    expect(page.get_by_text("The fact is kept.")).to_be_visible()


def open_new_question(page: Page, slug: str, type_: str) -> None:
    page.goto(f"/teach/sets/{slug}/questions/new?type={type_}")


def write_question(page: Page, type_: str) -> None:
    """Fills the editor of a new question in and saves it."""
    stem, content = QUESTIONS[type_]
    page.get_by_label("Question", exact=True).fill(stem)
    for name, text in content.items():
        page.locator(f"[name='content-{name}']").fill(text)
    if type_ in RIGHT:
        mark_right(page, *RIGHT[type_])
    page.locator("[name=facts]").first.check()
    page.get_by_label("Explanation").fill("So the source says.")
    save(page)


def mark_right(page: Page, name: str, value: str) -> None:
    page.locator(f"[name='content-{name}'][value='{value}']").check()


def save(page: Page) -> None:
    page.locator(".writing-bar").get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("h1")).not_to_contain_text("question")


def ask_for_review(page: Page, slug: str, colleague: str) -> None:
    page.goto(f"/teach/sets/{slug}/review")
    page.get_by_label("Find a colleague by name").fill(colleague)
    page.get_by_role("button", name="Search").click()
    page.locator(".tile").filter(has_text=colleague).click()
    page.get_by_role("button", name="Ask for the review").click()


def open_review(page: Page, title: str) -> str:
    """From the desk of whoever was asked; the address of the review."""
    page.goto("/teach")
    page.get_by_role("link", name=title).first.click()
    page.wait_for_url(re.compile(r"/teach/reviews/\d+"))
    return re.sub(r"(/reviews/\d+).*", r"\1", page.url)


def look_at_each(page: Page, review: str, judge: Callable[[Page], None]) -> int:
    """Does the same with every question that is waiting; how many that were."""
    page.goto(review)
    links = page.locator("main a[href*='/questions/']")
    addresses = list(dict.fromkeys(link.get_attribute("href") or "" for link in links.all()))
    for address in addresses:
        page.goto(address)
        judge(page)
    return len(addresses)


def approve(page: Page) -> None:
    for box in page.locator(".checklist input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Approve and go on").click()


def ask_for_changes(page: Page, why: str) -> None:
    page.locator(".checklist").get_by_label("Comment").fill(why)
    page.get_by_role("button", name="Ask for changes").click()


def finish_review(page: Page, review: str) -> None:
    page.goto(review)
    page.get_by_role("button", name=re.compile("^ ?Finish")).click()


def publish(page: Page, slug: str) -> None:
    page.goto(f"/teach/sets/{slug}/publish")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("is published.")).to_be_visible()


def question_address(page: Page, slug: str, stem: str) -> str:
    page.goto(f"/teach/sets/{slug}")
    row = page.locator("[data-question]").filter(has_text=stem)
    return row.get_by_role("link", name=re.compile("^Edit")).get_attribute("href") or ""
