"""The pages about accounts in their states, and how each kind of person gets to them."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.account_holder import (
    PASSWORD,
    fill_in,
    make_recovery_codes,
    new_name,
    sign_in,
    start_second_step,
)

ADMIN, CAREFUL = "ada", "carl"
"""An admin, and a student with a second step: both are there before the tests."""


@dataclass(frozen=True)
class Place:
    """`who` is a guest, holder or admin; `go` ends on the page, seen from any page of theirs."""

    who: str
    go: Callable[[Page], object]


def at(address: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.goto(address)
        if page.locator("h1").inner_text() == "Is it still you?" and "confirm" not in address:
            page.get_by_label("Your password").fill(PASSWORD)
            page.get_by_role("button", name="Go on").click()

    return go


def after(address: str, button: str) -> Callable[[Page], None]:
    """The page behind a button."""

    def go(page: Page) -> None:
        at(address)(page)
        page.get_by_role("button", name=button).first.click()

    return go


def refused_registration(page: Page) -> None:
    page.goto("/register")
    fill_in(page, "a b", "password1")
    page.locator(".field-error").first.wait_for()


def refused_sign_in(page: Page) -> None:
    sign_in(page, new_name())
    page.get_by_role("alert").wait_for()


def asked_for_a_code(page: Page) -> None:
    sign_in(page, CAREFUL)
    page.get_by_label("Code").wait_for()


def refused_code(page: Page) -> None:
    asked_for_a_code(page)
    page.get_by_label("Code").fill("nonsense")
    page.get_by_role("button", name="Sign in").click()
    page.locator(".field-error").wait_for()


def asked_for_a_recovery_code(page: Page) -> None:
    asked_for_a_code(page)
    page.get_by_role("link", name="Use a recovery code").click()


def open_menu(page: Page) -> None:
    page.goto("/")
    page.locator(".menu summary").click()


def new_passkey(page: Page) -> None:
    """A browser that knows no passkeys, and says so."""
    page.add_init_script("delete window.PublicKeyCredential")
    at("/account/passkeys")(page)
    page.get_by_label("Name of the device").fill("Phone")
    page.get_by_role("button", name="Make the passkey").click()
    page.get_by_role("alert").wait_for()


def refused_password(page: Page) -> None:
    at("/account/password")(page)
    page.get_by_label("Password so far").fill("wrong one")
    page.get_by_label("New password").fill("password1")
    page.get_by_role("button", name="Change the password").click()
    page.locator(".field-error").first.wait_for()


def invitation(page: Page) -> None:
    after("/students", "Make the link")(page)
    address = page.get_by_role("textbox", name="The link").input_value()
    page.context.clear_cookies()
    page.goto(address)


def new_password(page: Page) -> None:
    person(page)
    page.get_by_role("button", name="Make a link").click()
    address = page.get_by_role("textbox", name="The link").input_value()
    page.context.clear_cookies()
    page.goto(address)


def person(page: Page) -> None:
    page.goto(f"/people?q={CAREFUL}")
    page.get_by_role("link", name=CAREFUL).click()


PLACES: dict[str, Place] = {
    "sign in": Place("guest", at("/sign-in")),
    "sign in refused": Place("guest", refused_sign_in),
    "register": Place("guest", at("/register")),
    "register refused": Place("guest", refused_registration),
    "forgotten password": Place("guest", at("/recover")),
    "code": Place("guest", asked_for_a_code),
    "code refused": Place("guest", refused_code),
    "recovery code": Place("guest", asked_for_a_recovery_code),
    "passkey sign-in": Place("guest", at("/sign-in/passkey")),
    "menu": Place("admin", open_menu),
    "account": Place("holder", at("/account")),
    "user name": Place("holder", at("/account/user-name")),
    "e-mail": Place("holder", at("/account/email")),
    "password": Place("holder", at("/account/password")),
    "password refused": Place("holder", refused_password),
    "confirm": Place("holder", at("/account/confirm")),
    "confirm by passkey": Place("holder", at("/account/confirm/passkey")),
    "second step": Place("holder", at("/account/two-factor")),
    "key for the app": Place("holder", start_second_step),
    "recovery codes before": Place("holder", at("/account/recovery-codes")),
    "recovery codes": Place("holder", make_recovery_codes),
    "passkeys": Place("holder", at("/account/passkeys")),
    "passkey refused": Place("holder", new_passkey),
    "delete account": Place("holder", at("/account/delete")),
    "students": Place("admin", at("/students")),
    "class link": Place("admin", after("/students", "Make the link")),
    "invitation": Place("admin", invitation),
    "people": Place("admin", at("/people")),
    "nobody found": Place("admin", at("/people?q=nobody-is-called-so")),
    "person": Place("admin", person),
    "new password": Place("admin", new_password),
}
