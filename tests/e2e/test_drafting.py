"""From a pasted article to a student's review with the evidence from it, in browsers."""

import re
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e import teaching
from tests.e2e.conftest import Site
from tests.e2e.learner import attempt_address
from tests.e2e.test_every_page import expect_open, expect_readable_in_the_dark

Contexts = Callable[..., BrowserContext]
HEARD = "What the source says, word for word"
ARTICLE = """\
The harbour council of Brightsea voted on Monday to spend 1,250 pounds on new lamps for the pier.
Fourteen members were in favour and three against.

Council leader Mary Holt said the lamps would last 25 years. "We have waited for light since the
storm took the old lamps away in 2017," Holt told reporters outside the town hall.

The lamps are made by Larsen Lighting, a company in Denmark. Denmark sold 340 lamps to British towns
in 2020. Workers will put up the first lamp on 30 June 2021, said Peter Cole, the harbour engineer.

The pier was opened on 12 August 1894 by the mayor of Brightsea. It is 410 metres long and drew
86,000 visitors in 2019. The storm of 3 January 2017 tore away 60 metres of it.
"""


def add_article(desk: Page, headline: str, script: bool = True) -> None:
    """Begins on the desk, ends on the page of the facts."""
    teaching.follow(desk.get_by_role("main"), "Articles")
    desk.get_by_role("link", name="Add an article").click()
    desk.get_by_label("The text").fill(ARTICLE)
    desk.get_by_label("Headline").fill(headline)
    desk.get_by_label("Publisher").fill("The Brightsea Gazette")
    desk.get_by_label("Date of publication").fill("2021-05-05")
    desk.get_by_role("button", name="Find facts and draft questions").last.click()
    teaching.await_page(desk, desk.get_by_role("heading", name="Facts").first, script)


def take_first_draft(desk: Page) -> str:
    """Takes the best multiple choice draft; its words."""
    desk.get_by_role("link", name=re.compile(r"See \d+ draft question")).click()
    draft = desk.get_by_role("listitem").filter(has=desk.get_by_role("heading", level=2))
    draft = draft.filter(has_text="Multiple choice").first
    stem = draft.get_by_role("heading", level=2).inner_text()
    expect(draft.locator("blockquote mark")).to_be_visible()
    draft.get_by_role("button", name=re.compile("^Take it ?: ")).click()
    expect(desk.get_by_text("It is a question of")).to_be_visible()
    return stem


def paste_to_review(
    new_context: Contexts, people: Any, colleague_name: str, **options: Any
) -> None:
    desk, colleague = teaching.desks(new_context, people, **options)
    headline = f"Lamps for pier {secrets.token_hex(3)}"
    add_article(desk, headline, options.get("java_script_enabled", True))
    expect(desk.locator("[data-article]")).to_contain_text("1,250 pounds")
    desk.get_by_role("button", name=re.compile("^Accept ?: ")).first.click()
    expect(desk.get_by_role("link", name=re.compile("^Open the fact"))).to_have_count(1)
    stem = take_first_draft(desk)

    teaching.open_set(desk, headline)
    teaching.set_menu(desk, "Ask for a review")
    teaching.ask(desk, colleague_name)
    teaching.begin_review(colleague, headline)
    expect(colleague.get_by_role("group", name="Evidence")).to_contain_text(HEARD)
    teaching.approve(colleague)
    teaching.finish_review(colleague, "Finish: approve the set")
    teaching.open_set(desk, headline)
    teaching.publish(desk, 1)

    student = new_context(**options).new_page()
    student.goto(f"/?q={headline}")
    student.get_by_role("button", name=re.compile(f"Start ?: {headline}")).click()
    attempt = attempt_address(student)
    words = " ".join(student.get_by_role("main").inner_text().split())
    assert " ".join(stem.split()) in words
    student.get_by_role("radio").first.check()
    student.get_by_role("button", name=re.compile("^(Next|Finish)$")).first.click()
    student.goto(f"{attempt}/submit")
    student.get_by_role("button", name=re.compile("^Submit")).first.click()
    evidence = student.get_by_role("group", name="Evidence")
    expect(evidence).to_contain_text("As of 5 May 2021")
    evidence.get_by_text(HEARD).click()
    quoted = " ".join(evidence.locator("blockquote").inner_text().split())
    assert quoted in " ".join(ARTICLE.split())


def test_pasted_article_becomes_a_question_with_its_evidence(new_context, staff, colleague_name):
    paste_to_review(new_context, staff, colleague_name)


def test_pasted_article_becomes_a_question_without_a_script(new_context, staff, colleague_name):
    paste_to_review(new_context, staff, colleague_name, java_script_enabled=False)


@pytest.fixture(scope="module")
def read(live: Site, browser: Browser, staff: Any) -> str:
    """The address of an article that has been read, with a draft turned down and one taken."""
    context = browser.new_context(base_url=live.url, storage_state=staff[0][1])
    desk = context.new_page()
    teaching.open_desk(desk)
    add_article(desk, f"Lamps for pier {secrets.token_hex(3)}")
    address = desk.url.split("#")[0]
    desk.get_by_role("button", name=re.compile("^Accept ?: ")).first.click()
    take_first_draft(desk)
    context.close()
    return address


def open_details(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def refuse_article(page: Page) -> None:
    page.get_by_role("button", name="Find facts and draft questions").last.click()


def refuse_mark(page: Page) -> None:
    page.get_by_role("button", name="Keep the fact").click()


def refuse_draft(page: Page) -> None:
    open_details(page)
    page.get_by_role("button", name=re.compile("^Turn it down")).first.click()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "list": ("/teach/articles", lambda page: None),
    "new": ("/teach/articles/new", lambda page: None),
    "new, refused": ("/teach/articles/new", refuse_article),
    "facts": ("{read}", open_details),
    "mark, refused": ("{read}", refuse_mark),
    "drafts": ("{read}/drafts?more=1", open_details),
    "draft, refused": ("{read}/drafts", refuse_draft),
}


@pytest.mark.parametrize("state", STATES)
def test_page_about_articles_is_open_to_everybody(new_context, watch, staff, read, state):
    watch.expected += ["status of 400"]
    page = new_context(storage_state=staff[0][1]).new_page()
    address, set_up = STATES[state]
    page.goto(address.format(read=read))
    set_up(page)
    expect_readable_in_the_dark(page)
    expect_open(page)
