"""Studying with flashcards: by keyboard, by touch, without script, and from a quiz and back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import SLUG
from tests.e2e.learner import TYPES, answer_all
from tests.e2e.studying import (
    BACK,
    CARDS,
    HISTORY,
    PHONE,
    STUDY,
    WORDS,
    asked,
    begin,
    card_of,
    change_settings,
    expect_back,
    expect_front,
    flip,
    left,
    miss_all_but,
    press,
    rate,
    rating,
    ratings_of,
    undo,
)


@pytest.fixture
def plain_page(new_context: Callable[..., BrowserContext]) -> Page:
    """A browser with JavaScript switched off."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(**PHONE).new_page()


# ---- By keyboard ----


def tab_to(page: Page, name: str) -> None:
    wanted = page.get_by_role("button", name=name)
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_keyboard_alone_takes_all_cards_to_the_end(page):
    page.goto(f"/sets/{SLUG}")
    tab_to(page, "Study as flashcards")
    press(page, "Enter", STUDY)
    expect(left(page, "New")).to_have_text(str(CARDS))
    seen = []
    for key in ("Space", "Enter", "1", "2", "3", *"4444"):
        seen.append(asked(page))
        press(page, "Enter" if key == "Enter" else "Space", BACK)
        press(page, key, STUDY)
    assert sorted(seen) == sorted(TYPES)
    # What is still being learnt comes back at once, for nothing else is left.
    for _ in range(5):
        press(page, "Space", BACK)
        press(page, "4", STUDY)
    expect(page.locator("h1")).to_have_text("Done for now")
    expect(page.locator(".lead")).to_contain_text(f"{CARDS} new cards today.")
    expect(page.get_by_text("The next card comes back on")).to_be_visible()
    page.goto("/today")
    expect(page.locator(".lead")).to_have_text("All done for today.")


@pytest.mark.parametrize(("key", "word"), [("Space", "Good"), ("Enter", "Good"), *WORDS.items()])
def test_key_on_the_back_rates(page, key, word):
    begin(page)
    press(page, "Enter", BACK)
    press(page, key, STUDY)
    expect(undo(page)).to_have_text(re.compile(f"Undo “{word}”"))


def test_digits_do_nothing_on_the_front(page):
    begin(page)
    for key in WORDS:
        page.keyboard.press(key)
    expect(undo(page)).to_have_count(0)
    press(page, "Space", BACK)
    expect(undo(page)).to_have_count(0)


def test_u_undoes_several_ratings_in_turn(page):
    begin(page)
    shown = []
    for key in "134":
        press(page, "Space", BACK)
        shown.append(page.url)
        press(page, key, STUDY)
    for place, word in enumerate(("Easy", "Good", "Again")):
        expect(undo(page)).to_have_text(re.compile(word))
        address = shown[-1 - place]
        press(page, "u", re.compile(re.escape(address) + "$"))
        expect(page.locator(".flash")).to_contain_text("Taken back.")
    expect(undo(page)).to_have_count(0)
    page.goto(f"/study?set={SLUG}")
    expect(left(page, "New")).to_have_text(str(CARDS))


def test_card_is_rated_anew_after_undo(page):
    begin(page)
    press(page, "Space", BACK)
    here = page.url
    press(page, "1", STUDY)
    press(page, "u", BACK)
    assert page.url == here
    press(page, "4", STUDY)
    told = ratings_of(page, here.replace("/answer", ""))
    assert told == ["Easy", "A rating taken back", "Again (taken back)"]


@pytest.mark.parametrize(
    ("key", "said"), [("-", "Put off until tomorrow."), ("@", "Set aside. It is asked no more")]
)
@pytest.mark.parametrize("side", ["front", "back"])
def test_key_puts_a_card_away(page, side, key, said):
    begin(page)
    first = asked(page)
    if side == "back":
        press(page, "Space", BACK)
    page.keyboard.press(key)
    expect(page.locator(".flash")).to_contain_text(said)
    expect_front(page)
    assert asked(page) != first
    expect(left(page, "New")).to_have_text(str(CARDS - 1))
    expect(undo(page)).to_have_count(0)


def test_star_key_stars_and_removes_the_star(page):
    begin(page)
    page.keyboard.press("*")
    expect(page.locator(".flash")).to_contain_text("Starred.")
    expect(page.get_by_role("button", name="Remove the star")).to_be_visible()
    page.keyboard.press("*")
    expect(page.locator(".flash")).to_contain_text("No longer starred.")
    expect(page.get_by_role("button", name="Star", exact=True)).to_be_visible()


def test_i_shows_the_history_of_the_card(page):
    begin(page)
    press(page, "Space", BACK)
    press(page, "i", HISTORY)
    expect(page.locator("h1")).to_have_text("History of a card")
    expect(page.get_by_text("It has not been rated yet.")).to_be_visible()
    page.go_back()
    expect_back(page)
    here = page.url.replace("/answer", "")
    press(page, "3", STUDY)
    assert ratings_of(page, here) == ["Good"]
    expect(page.get_by_text("Chance that you know it now")).to_be_visible()
    page.get_by_role("link", name="Back to the cards").click()
    expect_front(page)


def test_question_mark_lists_the_keys(page):
    begin(page)
    keys = page.locator("[data-keys] dl")
    expect(keys).to_be_hidden()
    page.keyboard.press("?")
    expect(keys).to_be_visible()
    expect(keys).to_contain_text("undo the latest rating")
    page.keyboard.press("?")
    expect(keys).to_be_hidden()


def test_keys_with_control_or_alt_are_left_to_the_browser(page):
    begin(page)
    for key in ("Control+-", "Alt+i", "Control+u"):
        page.keyboard.press(key)
    page.keyboard.press("?")
    expect(page.locator("[data-keys] dl")).to_be_visible()
    assert STUDY.search(page.url)
    expect(left(page, "New")).to_have_text(str(CARDS))


# ---- By touch ----


def swipe(page: Page, across: int, along: int = 0) -> None:
    """One finger over the card, from its middle."""
    box = page.locator(".flashcard .stem").bounding_box()
    assert box
    x, y = 180, box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for share in (0.25, 0.5, 0.75, 1):
        touch("touchMove", {"x": x + share * across, "y": y + share * along})
    touch("touchEnd")
    session.detach()


def test_big_buttons_take_cards_by_touch(phone):
    page = phone
    begin(page)
    for word in ("Good", "Again", "Easy", "Hard"):
        flip_button = page.get_by_role("button", name="Show the answer")
        expect(flip_button).to_be_in_viewport(ratio=1)
        flip_button.tap()
        expect_back(page)
        for one in WORDS.values():
            expect(rating(page, one)).to_be_in_viewport(ratio=1)
            box = rating(page, one).bounding_box()
            assert box
            assert box["height"] >= 44
            assert box["width"] >= 44
        rating(page, word).tap()
        expect_front(page)
        expect(undo(page)).to_have_text(re.compile(f"Undo “{word}”"))
    undo(page).tap()
    expect_back(page)
    expect(page.locator(".flash")).to_contain_text("Taken back.")


@pytest.mark.parametrize(("across", "word"), [(-120, "Again"), (120, "Good")])
def test_swipe_turns_the_card_and_rates_it(phone, across, word):
    begin(phone)
    swipe(phone, across)
    expect_back(phone)
    swipe(phone, across)
    expect_front(phone)
    expect(undo(phone)).to_have_text(re.compile(f"Undo “{word}”"))


def test_scrolling_and_small_moves_are_no_swipes(phone):
    begin(phone)
    flip(phone)
    here = phone.url
    swipe(phone, 40)
    swipe(phone, 70, 200)
    swipe(phone, 0, -150)
    phone.wait_for_timeout(300)
    assert phone.url == here
    rate(phone, "Easy")
    assert ratings_of(phone, here.replace("/answer", "")) == ["Easy"]


# ---- Without script ----


def test_cards_work_without_script(plain_page):
    page = plain_page
    begin(page)
    first = asked(page)
    flip(page)
    expect(page.locator(".explanation")).to_contain_text(f"Because of {first}.")
    expect(page.locator(".evidence")).to_be_visible()
    rate(page, "Easy")
    assert asked(page) != first
    undo(page).click()
    expect_back(page)
    assert asked(page) == first
    rate(page, "Good")
    expect(undo(page)).to_have_text(re.compile("Undo “Good”"))
    page.get_by_role("button", name="Tomorrow").click()
    expect(page.locator(".flash")).to_contain_text("Put off until tomorrow.")
    page.get_by_text("Keys", exact=True).click()
    expect(page.locator("[data-keys] dl")).to_be_visible()


def test_choices_are_not_shown_before_one_asks_for_them(plain_page):
    page = plain_page
    begin(page)
    card_of(page, "multiple-choice")
    option = page.locator(".flashcard").get_by_text("Paris", exact=True)
    expect(option).to_be_hidden()
    page.get_by_text("Show the options").click()
    expect(option).to_be_visible()


def test_click_on_the_text_of_the_back_leaves_it_there(page):
    begin(page)
    flip(page)
    here = page.url
    page.locator(".flashcard .stem").click()
    page.locator(".flashcard .explanation").click()
    page.wait_for_timeout(300)
    assert page.url == here


# ---- Counted once ----


@pytest.mark.parametrize("script", [True, False])
def test_double_click_on_a_rating_counts_once(new_context, script):
    page = new_context(java_script_enabled=script).new_page()
    begin(page)
    flip(page)
    here = page.url
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    rating(page, "Good").dblclick()
    expect_front(page)
    assert sent.count("POST") >= 1
    assert ratings_of(page, here.replace("/answer", "")) == ["Good"]
    page.goto(f"/study?set={SLUG}")
    expect(left(page, "New")).to_have_text(str(CARDS - 1))


# ---- From a quiz, and to one ----


def test_missed_questions_become_cards_in_one_click(page):
    known = ("true-false", "numeric", "date", "matching", "ordering", "cloze")
    miss_all_but(page, *known)
    page.get_by_role("button", name="Learn the missed ones as cards").click()
    expect_front(page)
    expect(page.locator(".flash")).to_contain_text("3 cards wait for you today.")
    expect(left(page, "New")).to_have_text("3")
    seen = set()
    for _ in range(3):
        seen.add(asked(page))
        flip(page)
        rate(page, "Easy")
    assert seen == set(TYPES) - set(known)
    expect(page.locator("h1")).to_have_text("Done for now")


def test_notebook_is_studied_and_emptied_by_a_quiz(page):
    known = ("multiple-choice", "true-false", "numeric", "date", "matching", "ordering", "cloze")
    review = miss_all_but(page, *known)
    page.goto("/history")
    page.get_by_role("link", name="Notebook of what you missed").click()
    expect(page.locator(".missed-stem")).to_have_count(2)
    page.get_by_role("link", name=re.compile("^Your answer, and the right one")).first.click()
    page.wait_for_url(f"**{review}#answer-*")
    page.goto("/notebook")
    page.get_by_role("button", name="Study these as cards").click()
    expect_front(page)
    expect(left(page, "New")).to_have_text("2")
    flip(page)
    rate(page, "Easy")
    page.get_by_role("link", name="Notebook").click()
    # A card that one knew is not yet a question got right.
    expect(page.locator(".missed-stem")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Quiz me")).click()
    expect(page.locator("h1")).to_have_text("Question 1 of 2")
    answer_all(page)
    page.get_by_role("button", name="Submit now").click()
    expect(page.locator(".score-points")).to_have_text("2")
    page.goto("/notebook")
    expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()


def test_notebook_is_filtered_by_type(page):
    miss_all_but(page)
    page.goto("/notebook")
    expect(page.locator(".missed-stem")).to_have_count(CARDS)
    page.get_by_label("Kind of question").select_option("numeric")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator(".missed-stem")).to_have_count(1)
    page.get_by_role("button", name="Study these as cards").click()
    expect_front(page)
    assert asked(page) == "numeric"


def test_missed_questions_are_always_cards_where_one_wants_so(page):
    miss_all_but(page, "numeric", "date")
    page.goto("/today")
    expect(page.locator(".today-count")).to_have_count(0)
    change_settings(page, "Always make cards of what I miss in a quiz")
    miss_all_but(page, "numeric", "date", "cloze")
    page.goto("/today")
    expect(page.locator(".today-count")).to_contain_text(f"{CARDS - 3} cards for today")
