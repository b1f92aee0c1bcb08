"""A new secret key, with and without the one before: what goes on, and what ends.

Two applications on one database file, as before and after the change. All that depends on the key
stands in `Things`.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask import Flask
from passlib.totp import TOTP

from quizapp import create_app
from quizapp.accounts.actions.links import make_recovery_link
from quizapp.accounts.letters import _email_token, read_email_token
from quizapp.accounts.models import User
from quizapp.bank.actions.loading import load_files
from quizapp.clock import now
from quizapp.database import db
from tests.conftest import CHEAP_HASH, SeparateClient, upgrade
from tests.factories.pages import form_fields
from tests.factories.passkeys import Device
from tests.factories.people import PASSWORD, make_user, sign_in
from tests.factories.sets import set_file

OLD, NEW, NEWEST = "an old key" * 4, "a new key" * 4, "the newest" * 4


class Site:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.apps: list[Flask] = []

    def start(self, *keys: str) -> Flask:
        """The application with these secret keys, the present one first."""
        app = create_app(
            TESTING=True,
            DATA_DIR=self.folder,
            SECRET_KEY=keys[0],
            SECRET_KEY_FALLBACKS=list(keys[1:]),
            SQLALCHEMY_DATABASE_URI=f"sqlite:///{self.folder / 'quizapp.db'}",
            RATE_LIMITS=False,
            JOBS="at-once",
            SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=CHEAP_HASH,
        )
        app.test_client_class = SeparateClient
        self.apps.append(app)
        return app


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    with made.start(OLD).app_context():
        upgrade(made.apps[0])
        load_files([("sample.yaml", set_file())], now())
        db.session.commit()
    yield made
    for app in made.apps:
        with app.app_context():
            db.engine.dispose()


class Things(NamedTuple):
    """Made under the old key. `form` was opened and is not sent yet."""

    holder: Any
    guest: Any
    form: Any
    app_key: str
    codes: list[str]
    device: Device
    recovery: str
    confirmation: str


def make_things(app: Flask) -> Things:
    guest, holder = app.test_client(), app.test_client()
    with app.app_context():
        ada, bea = make_user("ada"), make_user("bea")
        sign_in(holder, ada)
    form = form_fields(guest.get("/nickname").text)
    assert guest.post("/nickname", data={**form, "nickname": "Otter"}).status_code == 303
    app_key = set_up_app(holder)
    page = send(holder, "/account/recovery-codes", generate_new_codes="1").text
    codes = sorted(set(re.findall(r"\b[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}\b", page)))
    app.config["WTF_CSRF_ENABLED"] = False
    owner, device = app.test_client(), Device()
    with app.app_context():
        sign_in(owner, bea)
    device.register(owner)
    app.config["WTF_CSRF_ENABLED"] = True
    with app.app_context():
        recovery = make_recovery_link(bea, None, now())
        db.session.commit()
        confirmation = _email_token(bea, "bea@school.example")
    form = form_fields(guest.get("/nickname").text)
    return Things(holder, guest, form, app_key, codes, device, recovery, confirmation)


def set_up_app(client: Any) -> str:
    page = send(client, "/account/two-factor", setup="authenticator").text
    found = re.search(r'class="key"><code>([A-Z2-7 ]+)<', page)
    assert found
    key = found[1].replace(" ", "")
    form = form_fields(page, "form[action*='code']") if "code" in page else {}
    answer = client.post("/sign-in/code", data={**form, "code": code(key, -30)})
    assert answer.status_code == 302, answer.text
    return key


def send(client: Any, address: str, **fields: str) -> Any:
    form = form_fields(client.get(address).text)
    token = {name: form[name] for name in form if "csrf" in name}
    return client.post(address, data={**token, **fields})


def code(key: str, shift: int = 0) -> str:
    return TOTP(key=key).generate(now() + timedelta(seconds=shift)).token


def at(app: Flask, client: Any) -> Any:
    """The same browser, once the site runs with other keys."""
    client.application = app
    return client


def second_step(app: Flask, path: str, typed: str) -> bool:
    """Whether password and code together let in."""
    client = app.test_client()
    assert send(client, "/sign-in", identity="ada", password=PASSWORD).status_code == 302
    send(client, path, code=typed)
    return bool(client.get("/account").status_code == 200)


def passkey_works(app: Flask, device: Device) -> bool:
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    device.confirm(client, "/sign-in/passkey")
    app.config["WTF_CSRF_ENABLED"] = True
    return bool(client.get("/account").status_code == 200)


def outcome(app: Flask, things: Things) -> dict[str, bool]:
    """What still works."""
    with app.app_context():
        confirmed = read_email_token(things.confirmation) is not None
    guest = at(app, things.guest)
    sent = guest.post("/nickname", data={**things.form, "nickname": "Marten"})
    return {
        "sign-in": at(app, things.holder).get("/account").status_code == 200,
        "form": sent.status_code == 303,
        "guest": re.search("Otter|Marten", guest.get("/nickname").text) is not None,
        "app code": second_step(app, "/sign-in/code", code(things.app_key)),
        "recovery code": second_step(app, "/sign-in/recovery-code", things.codes[0]),
        "passkey": passkey_works(app, things.device),
        "recovery link": app.test_client().get(f"/recover/{things.recovery}").status_code == 200,
        "e-mail link": confirmed,
    }


WITHOUT_KEY = {"guest", "passkey", "recovery link"}
"""What rests on the database alone."""


def test_everything_goes_on_with_the_earlier_key(site):
    things = make_things(site.apps[0])
    assert outcome(site.start(NEW, OLD), things) == dict.fromkeys(outcome_names(), True)


def test_without_the_earlier_key_what_it_signed_ends(site):
    things = make_things(site.apps[0])
    done = outcome(site.start(NEW), things)
    assert {name for name, works in done.items() if works} == WITHOUT_KEY


def outcome_names() -> list[str]:
    signed = ["sign-in", "form", "app code", "recovery code", "e-mail link"]
    return [*signed, *sorted(WITHOUT_KEY)]


def test_init_writes_second_steps_with_the_new_key(site):
    things = make_things(site.apps[0])
    said = [run_init(site.start(NEW, OLD)) for _ in range(2)]
    assert ["the second steps of 1 accounts" in text for text in said] == [True, False]
    alone = site.start(NEWEST, NEW)
    assert second_step(alone, "/sign-in/code", code(things.app_key))
    assert second_step(alone, "/sign-in/recovery-code", things.codes[1])


def test_init_without_the_earlier_key_loses_nothing(site):
    """Whoever forgot it can still put it back."""
    things = make_things(site.apps[0])
    run_init(site.start(NEW))
    assert second_step(site.start(NEW, OLD), "/sign-in/code", code(things.app_key))


def test_second_steps_of_earlier_versions_are_read(site):
    """They bear no mark of their key."""
    old = site.apps[0]
    things = make_things(old)
    with old.app_context():
        ada = db.session.query(User).filter_by(username="ada").one()
        mark = re.search(r'"t":"(k\w+)"', ada.tf_totp_secret)
        ada.tf_totp_secret = ada.tf_totp_secret.replace(mark[1], "1")
        db.session.commit()
    assert second_step(site.start(NEWEST, NEW, OLD), "/sign-in/code", code(things.app_key))


def run_init(app: Flask) -> str:
    result = app.test_cli_runner().invoke(args=["init"])
    assert result.exit_code == 0, result.output
    return str(result.output)
