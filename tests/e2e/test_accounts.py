"""Accounts in a browser: opening one, signing in by each way there is, and being let in again."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.e2e.account_holder import (
    PASSWORD,
    code_for,
    expect_signed_in,
    expect_signed_out,
    fill_in,
    make_admin,
    make_recovery_codes,
    new_name,
    set_up_second_step,
    sign_in,
    sign_out,
    sign_up,
    start_second_step,
)
from tests.e2e.conftest import Site
from tests.e2e.learner import answer_all, start

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""A device that says yes to every question."""


@pytest.fixture(params=["script", "plain"])
def browser_page(
    request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]
) -> Page:
    """With and without JavaScript."""
    return new_context(java_script_enabled=request.param == "script").new_page()


def finish_a_quiz(page: Page) -> None:
    start(page)
    answer_all(page)
    page.get_by_role("button", name="Submit now").click()
    page.wait_for_url("**/review")


def test_what_a_guest_did_comes_along(browser_page):
    page, name = browser_page, new_name()
    finish_a_quiz(page)
    sign_up(page, name)
    sign_out(page)
    page.goto("/history")
    expect(page.locator(".runs")).to_have_count(0)
    sign_in(page, name)
    expect_signed_in(page, name)
    page.goto("/history")
    expect(page.locator(".runs")).to_contain_text("Harbour quiz")
    expect(page.locator(".visit-total")).to_contain_text("9 of 9 points")


def test_two_guests_become_one_person(new_context):
    name = new_name()
    first, second = new_context().new_page(), new_context().new_page()
    finish_a_quiz(first)
    sign_up(first, name)
    finish_a_quiz(second)
    sign_in(second, name)
    expect_signed_in(second, name)
    second.goto("/history")
    expect(second.locator(".runs").get_by_text("Harbour quiz")).to_have_count(2)


def test_wrong_password_says_so_and_keeps_the_name(browser_page):
    page, name = browser_page, new_name()
    sign_up(page, name)
    sign_out(page)
    sign_in(page, name, "not the password")
    expect(page.get_by_role("alert")).to_contain_text("is not right")
    expect(page.get_by_label("User name or e-mail")).to_have_value(name)
    expect(page.get_by_label("Password", exact=True)).to_have_value("")
    expect(page.get_by_label("Password", exact=True)).to_be_focused()


def test_nobody_learns_which_names_exist(page):
    name = new_name()
    sign_up(page, name)
    sign_out(page)
    said = []
    for one in (name, new_name()):
        sign_in(page, one, "not the password")
        said.append(page.get_by_role("alert").inner_text())
    assert said[0] == said[1]


def test_weak_password_is_refused_with_advice(browser_page, watch):
    watch.expected.append("status of 400")
    page, name = browser_page, new_name()
    page.goto("/sign-in")
    page.get_by_role("link", name="Create an account").click()
    fill_in(page, name, "password1")
    expect(page.locator(".field-error")).to_contain_text("words that do not belong together")
    expect(page.get_by_label("User name")).to_have_value(name)
    fill_in(page, name)
    expect_signed_in(page, name)


def test_password_can_be_shown_while_typing(page):
    page.goto("/sign-in")
    field = page.get_by_label("Password", exact=True)
    field.fill("secret")
    button = page.get_by_role("button", name="Show password")
    button.click()
    expect(field).to_have_attribute("type", "text")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(field).to_have_attribute("type", "password")


def test_sign_in_leads_back_to_where_one_was_going(page):
    name = new_name()
    sign_up(page, name)
    sign_out(page)
    page.goto("/account")
    page.get_by_label("User name or e-mail").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("h1")).to_have_text("My account")


def test_menu_closes_with_escape_and_by_turning_elsewhere(page):
    sign_up(page, new_name())
    menu = page.locator(".menu")
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.locator(".foot").click()):
        menu.locator("summary").click()
        expect(menu).to_have_attribute("open", "")
        leave()
        expect(menu).not_to_have_attribute("open", "")


def test_second_step_asks_for_the_code_of_the_app(browser_page):
    page, name = browser_page, new_name()
    sign_up(page, name)
    key = set_up_second_step(page)
    expect(page.locator("main")).to_contain_text("on: a code from your app")
    sign_out(page)
    sign_in(page, name)
    expect(page.locator("h1")).to_have_text("The code from your app")
    page.get_by_label("Code").fill("000 000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".field-error")).to_contain_text("This code is not right")
    code = code_for(key, steps=1)
    page.get_by_label("Code").fill(f"{code[:3]} {code[3:]}")
    page.get_by_role("button", name="Sign in").click()
    expect_signed_in(page, name)


def test_mistyped_code_at_set_up_does_not_cost_the_key(browser_page):
    page = browser_page
    sign_up(page, new_name())
    key = start_second_step(page)
    assert re.fullmatch(r"[A-Z2-7]{4}( [A-Z2-7]{4})+", key)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Switch it on").click()
    expect(page.locator(".field-error")).to_contain_text("This code is not right")
    page.get_by_label("Code").fill(code_for(key))
    page.get_by_role("button", name="Switch it on").click()
    expect(page.locator("main")).to_contain_text("on: a code from your app")


def test_recovery_code_lets_in_once_without_the_phone(browser_page):
    page, name = browser_page, new_name()
    sign_up(page, name)
    set_up_second_step(page)
    codes = make_recovery_codes(page)
    assert len(set(codes)) == 10
    page.get_by_role("link", name="I have kept them").click()
    offer_recovery_code(page, name, codes[0].upper())
    expect_signed_in(page, name)
    offer_recovery_code(page, name, codes[0])
    expect(page.locator(".field-error")).to_contain_text("not right, or was used")
    page.get_by_label("Recovery code").fill(codes[1])
    page.get_by_role("button", name="Sign in").click()
    expect_signed_in(page, name)


def offer_recovery_code(page: Page, name: str, code: str) -> None:
    sign_out(page)
    sign_in(page, name)
    page.get_by_role("link", name="Use a recovery code").click()
    page.get_by_label("Recovery code").fill(code)
    page.get_by_role("button", name="Sign in").click()


def test_recovery_codes_are_saved_as_a_file_without_script(browser_page):
    page = browser_page
    sign_up(page, new_name())
    codes = make_recovery_codes(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as a file").click()
    assert download.value.suggested_filename == "quizapp-recovery-codes.txt"
    assert download.value.path().read_text().split("\n\n")[1].split() == codes
    page.goto("/account/recovery-codes?show_codes=1")
    expect(page.locator("main")).to_contain_text("You have 10 unused codes.")
    expect(page.locator(".codes")).to_have_count(0)


def test_browsers_that_are_signed_in_are_listed_and_ended(browser_page, new_context):
    page, name = browser_page, new_name()
    other = new_context().new_page()
    sign_up(page, name)
    sign_in(other, name)
    expect_signed_in(other, name)
    page.goto("/account")
    expect(page.get_by_text("this browser")).to_have_count(1)
    page.get_by_role("button", name=re.compile("End the sign-in")).click()
    expect(page.get_by_role("button", name=re.compile("End the sign-in"))).to_have_count(0)
    expect_signed_in(page, name)
    other.goto("/")
    expect_signed_out(other)


def given_link(page: Page) -> str:
    return page.get_by_role("textbox", name="The link").input_value()


def test_class_joins_by_link_and_is_let_in_again_by_its_teacher(live, browser_page, new_context):
    teacher, student, (boss, name) = (
        browser_page,
        new_context().new_page(),
        (new_name(), new_name()),
    )
    make_admin(live, boss)
    sign_in(teacher, boss)
    teacher.goto("/students")
    teacher.get_by_role("button", name="Make the link").click()
    student.goto(given_link(teacher))
    fill_in(student, name)
    expect_signed_in(student, name)
    teacher.goto("/students")
    teacher.get_by_role("button", name=f"New password for {name}").click()
    student.goto(given_link(teacher))
    student.get_by_label("New password").fill("lantern meadow quartz")
    student.get_by_role("button", name="Set the new password").click()
    sign_in(student, name, "lantern meadow quartz")
    expect_signed_in(student, name)


def test_link_is_copied_with_a_button(live, new_context):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    boss = new_name()
    make_admin(live, boss)
    sign_in(page, boss)
    page.goto("/people")
    page.get_by_role("button", name="Make a link").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == given_link(page)


# ---- Passkeys: browsers know them at names, and not at addresses made of figures ----


@pytest.fixture
def named_page(live: Site, new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(base_url=live.url.replace("127.0.0.1", "localhost")).new_page()


@pytest.fixture
def device(named_page: Page) -> Iterator[Callable[..., str]]:
    """Plugs a device for passkeys into the browser; a new one replaces the last."""
    session: CDPSession = named_page.context.new_cdp_session(named_page)
    session.send("WebAuthn.enable")
    plugged: list[str] = []

    def plug(**options: Any) -> str:
        for one in plugged:
            session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": one})
        added = session.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, **options}})
        plugged[:] = [added["authenticatorId"]]
        return plugged[0]

    yield plug
    session.detach()


def make_passkey(page: Page, name: str = "School laptop") -> None:
    page.goto("/account/passkeys")
    page.get_by_label("Name of the device").fill(name)
    page.get_by_role("button", name="Make the passkey").click()


def test_passkey_signs_in_without_a_password(named_page, device):
    page, name = named_page, new_name()
    sign_up(page, name)
    device()
    make_passkey(page)
    expect(page.locator(".rows")).to_contain_text("School laptop")
    sign_out(page)
    page.goto("/account/passkeys")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect_signed_in(page, name)
    expect(page.locator("h1")).to_have_text("A new passkey")


def test_passkey_counts_as_both_steps(named_page, device):
    page, name = named_page, new_name()
    sign_up(page, name)
    device()
    make_passkey(page)
    expect(page.locator(".rows")).to_contain_text("School laptop")
    set_up_second_step(page)
    sign_out(page)
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect_signed_in(page, name)


def test_passkey_can_be_removed(named_page, device):
    page = named_page
    sign_up(page, new_name())
    device()
    make_passkey(page)
    page.get_by_role("button", name="Remove the passkey School laptop").click()
    expect(page.locator(".rows")).to_have_count(0)


def test_device_that_declines_is_explained_and_asked_again(named_page, device):
    page = named_page
    sign_up(page, new_name())
    device(isUserVerified=False)
    make_passkey(page)
    expect(page.get_by_role("alert")).to_contain_text("No passkey was used")
    device()
    page.get_by_role("button", name="Ask my device again").click()
    expect(page.locator(".rows")).to_contain_text("School laptop")


def test_second_passkey_on_one_device_is_explained(named_page, device):
    page = named_page
    sign_up(page, new_name())
    device()
    make_passkey(page)
    expect(page.locator(".rows")).to_contain_text("School laptop")
    make_passkey(page, "Another name")
    expect(page.get_by_role("alert")).to_contain_text("already has a passkey")


def test_browser_without_passkeys_says_so(page):
    page.add_init_script("delete window.PublicKeyCredential")
    page.goto("/sign-in")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    sign_up(page, new_name())
    make_passkey(page)
    expect(page.get_by_role("alert")).to_contain_text("This browser does not know passkeys")


def test_without_script_passkeys_say_what_they_need(new_context):
    """Playwright's way of switching scripts off shows no `noscript`, so its text is read."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/sign-in")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    assert "needs JavaScript" in page.content()
    sign_up(page, new_name())
    make_passkey(page)
    expect(page.locator("h1")).to_have_text("A new passkey")
    assert "Passkeys need JavaScript" in page.content()
