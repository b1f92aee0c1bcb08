"""Every page of a teacher, in a school full of people: open to everybody, light and dark."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from quizapp.question_types import TYPES
from tests.e2e.account_holder import expect_signed_in, sign_in
from tests.e2e.conftest import Site, running
from tests.e2e.test_every_page import expect_open, expect_readable_in_the_dark

STATES = ("draft", "review", "published", "archived")
OF_A_SET = ("", "/settings", "/preview", "/facts", "/publish", "/editions", "/review")
OF_A_QUESTION = ("/history", "/move", "/regrade")
ADDRESSES = {
    "desk": "/teach",
    "new set": "/teach/sets/new",
    "refused set": "/teach/sets/new",
    "bank": "/teach/bank",
    "search": "/teach/bank?q=russ&type=multiple_choice&state=published",
    "search without hits": "/teach/bank?q=nothing-is-called-so",
    "students": "/students",
    "which type": "/teach/sets/{draft}/questions/new",
    **{
        f"{state} set{page}": f"/teach/sets/{{{state}}}{page}"
        for state in STATES
        for page in OF_A_SET
    },
    **{f"new {one.key}": f"/teach/sets/{{draft}}/questions/new?type={one.key}" for one in TYPES},
    **{f"edit {one.key}": f"/teach/questions/{{{one.key}}}" for one in TYPES},
    **{f"question{page}": f"/teach/questions/{{regraded}}{page}" for page in OF_A_QUESTION},
    "open menus": "/teach/sets/{published}",
    "menu of a question": "/teach/sets/{published}",
    "deleted question": "/teach/sets/{draft}",
    "refused question": "/teach/sets/{draft}/questions/new?type=cloze",
    "refused fact": "/teach/sets/{draft}/facts",
    "tried question": "/teach/questions/{multiple_choice}",
    "two versions": "/teach/questions/{numeric}",
    "refused verdict": "/teach/reviews/{asked}/questions/{waiting}",
    "fact": "/teach/facts/{current}",
    "superseded fact": "/teach/facts/{superseded}",
    "correct fact": "/teach/facts/{current}/correct",
    "cards forgotten most": "/sets/{published}/forgotten",
    "cards that few study": "/sets/{draft}/forgotten",
    "front of an own card": "/study?set={published}",
    "cards piled up": "/today",
    "waiting review": "/teach/reviews/{asked}",
    "question in review": "/teach/reviews/{asked}/questions/{waiting}",
}
"""By what the page is; what stands in braces is found in the database."""

MINE = "JOIN users u ON u.id = s.owner_id WHERE u.username = 'teacher'"
QUERIES = (
    f"SELECT s.state, min(s.slug) FROM question_sets s {MINE} GROUP BY s.state",
    "SELECT q.type, min(q.id) FROM questions q JOIN question_sets s ON s.id = q.set_id "
    f"{MINE} AND s.state = 'draft' GROUP BY q.type",
    "SELECT 'regraded', min(question_id) FROM regrades",
    "SELECT f.status, min(f.id) FROM facts f JOIN articles s ON s.id = f.article_id "
    f"{MINE} GROUP BY f.status",
    "SELECT 'asked', r.id FROM reviews r JOIN users u ON u.id = r.reviewer_id "
    "WHERE u.username = 'teacher' AND r.closed_at IS NULL",
    "SELECT 'waiting', min(q.id) FROM questions q JOIN reviews r ON r.set_id = q.set_id "
    "JOIN users u ON u.id = r.reviewer_id WHERE u.username = 'teacher' AND r.closed_at IS NULL",
)


STUDIED = """
INSERT OR IGNORE INTO cards (learner_id, question_id, set_id, added_at, position, held, starred,
    state, stability, difficulty, due_at, last_at, reps, lapses)
SELECT l.id, q.id, s.id, '2020-05-06 09:00:00.000000', q.id, '', 0,
    2, 3.5, 1 + q.id % 10, '2020-05-10 04:00:00.000000', '2020-05-06 09:00:00.000000', 6, q.id % 4
FROM questions q JOIN question_sets s ON s.id = q.set_id, learners l
WHERE s.state = 'published' AND q.id IN (SELECT question_id FROM edition_entries)
    AND (l.id IN (SELECT learner_id FROM cards) OR l.id > (SELECT max(id) - 6 FROM learners))
"""
"""Some learners, and all who have cards, have studied every set some years ago."""


@dataclass(frozen=True)
class School:
    """A site as the demo fills it; the teacher's cookies; names and ids of what there is."""

    site: Site
    state: Any
    known: dict[str, Any]


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[School]:
    data_dir = tmp_path_factory.mktemp("school")
    with running(data_dir, ["demo", "--attempts", "30", "--seed", "1"]) as (site, said):
        password = re.search(r"^ *teacher +teacher +(\S+)", said, re.MULTILINE)
        assert password, said
        context = browser.new_context(base_url=site.url)
        page = context.new_page()
        sign_in(page, "teacher", password[1])
        expect_signed_in(page, page.locator(".menu .who-name").inner_text())
        found = known(site)
        page.goto(f"/sets/{found['published']}")
        send(page, "Study as flashcards")
        page.wait_for_url("**/study?set=*")
        let_them_study(site)
        yield School(site, context.storage_state(), found)
        context.close()


def known(site: Site) -> dict[str, Any]:
    connection = sqlite3.connect(site.data_dir / "quizapp.db")
    found = {name: value for query in QUERIES for name, value in connection.execute(query)}
    connection.close()
    return found


def let_them_study(site: Site) -> None:
    connection = sqlite3.connect(site.data_dir / "quizapp.db", timeout=10)
    with connection:
        connection.execute(STUDIED)
    connection.close()


def send(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def open_menu(page: Page) -> None:
    page.locator("details[data-drop] > summary").first.click()


def open_row_menu(page: Page) -> None:
    page.locator("[data-question] summary").first.click()


def delete(page: Page) -> None:
    page.locator("[data-question]").last.locator("summary").click()
    send(page, "Delete")
    page.get_by_text("Deleted.").wait_for()
    page.locator("#deleted summary").click()


def refuse_set(page: Page) -> None:
    send(page, "Make the set")
    page.locator(".field-error").first.wait_for()


def refuse_question(page: Page) -> None:
    page.get_by_label("Text with gaps").fill("A {1} without its row, and {7}")
    send(page, "Save")
    page.locator(".field-error").first.wait_for()


def refuse_fact(page: Page) -> None:
    send(page, "Keep the fact")
    page.locator(".field-error").first.wait_for()


def refuse_verdict(page: Page) -> None:
    page.locator(".checklist input[type=checkbox]").first.uncheck()
    send(page, "Approve and go on")
    page.locator(".field-error").first.wait_for()


def try_it(page: Page) -> None:
    page.locator("[data-preview] input[type=radio]").first.check()
    send(page, "Try it")
    page.locator("[data-preview] .verdict").wait_for()


def save_twice(page: Page) -> None:
    """As two people would who have the same question open."""
    other = page.context.new_page()
    other.goto(page.url)
    for one, text in ((other, "First words."), (page, "Other words.")):
        one.get_by_label("Explanation").fill(text)
        send(one, "Save")
    other.close()
    page.locator("h1", has_text="Somebody else changed this question").wait_for()


def look_at_row(page: Page) -> None:
    page.locator("tbody tr").first.wait_for()


def look_at_edit(page: Page) -> None:
    page.get_by_role("link", name="Edit the question").wait_for()


def look_at_backlog(page: Page) -> None:
    page.get_by_role("button", name="Catch up gently").wait_for()


SET_UP = {
    "cards forgotten most": look_at_row,
    "front of an own card": look_at_edit,
    "cards piled up": look_at_backlog,
    "refused set": refuse_set,
    "open menus": open_menu,
    "menu of a question": open_row_menu,
    "deleted question": delete,
    "refused question": refuse_question,
    "refused fact": refuse_fact,
    "tried question": try_it,
    "two versions": save_twice,
    "refused verdict": refuse_verdict,
}
"""What has to be done on a page to see it in the state that is meant."""


@pytest.mark.parametrize("place", ADDRESSES)
def test_page_of_a_teacher_is_open_to_everybody(
    school: School, look: Callable[..., Page], watch: Any, place: str
) -> None:
    watch.expected += ["status of 400", "status of 409"]
    page = look("teacher of a school", base_url=school.site.url, storage_state=school.state)
    answer = page.goto(ADDRESSES[place].format(**school.known))
    assert answer
    assert answer.status == 200
    SET_UP.get(place, lambda page: None)(page)
    expect_readable_in_the_dark(page)
    expect_open(page)


def test_key_leads_a_teacher_from_a_card_to_its_question(school, new_context):
    context = new_context(base_url=school.site.url, storage_state=school.state)
    page = context.new_page()
    page.goto(f"/study?set={school.known['published']}")
    stem = page.locator(".flashcard .stem").inner_text().strip()
    page.keyboard.press("e")
    page.wait_for_url("**/teach/questions/*")
    assert stem in page.get_by_label("Question", exact=True).input_value()
