"""A person with an account: opens it, signs in and out, and owns a phone with an app for codes."""

import base64
import hmac
import os
import secrets
import struct
import subprocess
import time

from playwright.sync_api import Page, expect

from tests.e2e.conftest import COMMAND, Site

PASSWORD = "plum orchard teapot"
STEP = 30
"""Seconds that a code lives."""


def new_name() -> str:
    """A user name that nobody has."""
    return f"kim-{secrets.token_hex(5)}"


def make_admin(site: Site, name: str) -> None:
    """At the server's own command line."""
    create = ["users", "create-admin", name, "--password", PASSWORD]
    environ = {**os.environ, "QUIZAPP_DATA_DIR": str(site.data_dir)}
    subprocess.run([*COMMAND, *create], env=environ, check=True, capture_output=True)


def sign_up(page: Page, name: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in")
    page.get_by_role("link", name="Create an account").click()
    fill_in(page, name, password)
    expect(page.locator(".menu .who-name")).to_have_text(name)


def fill_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Sends the form of a new account."""
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Create the account").click()


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Sends the sign-in form; what comes next depends on the account."""
    page.goto("/sign-in")
    page.get_by_label("User name or e-mail").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def expect_signed_in(page: Page, name: str) -> None:
    expect(page.locator(".menu .who-name")).to_have_text(name)


def expect_signed_out(page: Page) -> None:
    expect(
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Sign in")
    ).to_be_visible()


def sign_out(page: Page) -> None:
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect_signed_out(page)


def code_for(key: str, steps: int = 0) -> str:
    """What the app shows for a key, now or some steps of time away (RFC 6238)."""
    secret = base64.b32decode(key.replace(" ", ""))
    counter = struct.pack(">Q", int(time.time()) // STEP + steps)
    digest = hmac.digest(secret, counter, "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def start_second_step(page: Page) -> str:
    """Goes as far as the page with the picture. The key that the app is told."""
    page.goto("/account/two-factor")
    page.get_by_role("button", name="Set up with an app").click()
    return page.locator(".key code").inner_text()


def set_up_second_step(page: Page) -> str:
    key = start_second_step(page)
    page.get_by_label("Code").fill(code_for(key))
    page.get_by_role("button", name="Switch it on").click()
    page.wait_for_url("**/account")
    return key


def make_recovery_codes(page: Page) -> list[str]:
    page.goto("/account/recovery-codes")
    page.get_by_role("button", name="Make new codes").click()
    return page.locator(".codes code").all_inner_texts()
