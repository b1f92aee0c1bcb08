"""Codes from an app, recovery codes and passkeys: none of them can be left out or borrowed."""

import base64
import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from passlib.totp import TOTP
from sqlalchemy import select

from quizapp.accounts.actions.users import drop_second_step
from quizapp.accounts.models import WebAuthn
from quizapp.clock import now
from quizapp.database import db
from tests.factories.passkeys import Device
from tests.factories.people import PASSWORD, make_user, sign_in


def is_signed_in(client):
    return client.get("/account").status_code == 200


def give_password(client, name="ada", **fields):
    return client.post("/sign-in", data={"identity": name, "password": PASSWORD, **fields})


def set_up_app(client):
    """The key that went into the app, switched on."""
    page = client.post("/account/two-factor", data={"setup": "authenticator"}).text
    key = re.search(r'class="key"><code>([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    # That of half a minute ago, so that the one of now is left for signing in.
    answer = client.post("/sign-in/code", data={"code": code(key, -30)})
    assert answer.status_code == 302, answer.text
    return key


def code(key, shift=0):
    return TOTP(key=key).generate(now() + timedelta(seconds=shift)).token


@pytest.fixture
def key(client, app):
    """Of an account that signs in with two steps, and is signed out."""
    user = make_user("ada")
    sign_in(client, user)
    found = set_up_app(client)
    client.post("/sign-out")
    return found


def test_qr_code_is_in_the_page_itself(client, app):
    sign_in(client, make_user("ada"))
    page = client.post("/account/two-factor", data={"setup": "authenticator"}).text
    picture = re.search(r'src="(data:image/svg\+xml[^"]*)"', page)[1]
    assert "<svg" in unquote(picture)


def test_code_from_the_app_is_asked_for(client, key):
    answer = give_password(client)
    assert answer.location.startswith("/sign-in/code")
    assert not is_signed_in(client)
    grouped = f" {code(key)[:3]} {code(key)[3:]} "
    assert client.post("/sign-in/code", data={"code": grouped}).status_code == 302
    assert is_signed_in(client)


def test_next_survives_the_second_step(client, key):
    answer = give_password(client, next="/history")
    assert client.post(answer.location, data={"code": code(key)}).location == "/history"


@pytest.mark.parametrize("typed", ["000000", "", "abcdef", "1" * 13, "٠٠٠٠٠٠"])
def test_wrong_code_lets_nobody_in(client, key, typed):
    give_password(client)
    client.post("/sign-in/code", data={"code": typed})
    assert not is_signed_in(client)


def test_code_of_some_minutes_ago_is_dead(client, key):
    give_password(client)
    client.post("/sign-in/code", data={"code": code(key, -120)})
    assert not is_signed_in(client)


def test_code_works_once(client, stranger, key):
    used = code(key)
    give_password(client)
    assert client.post("/sign-in/code", data={"code": used}).status_code == 302
    give_password(stranger)
    answer = stranger.post("/sign-in/code", data={"code": used})
    assert "wait for the next" in answer.text
    assert not is_signed_in(stranger)
    assert stranger.post("/sign-in/code", data={"code": code(key, 30)}).status_code == 302
    assert is_signed_in(stranger)


def test_second_step_cannot_be_left_out(client, key):
    give_password(client)
    for address in ("/account", "/account/two-factor", "/account/passkeys", "/account/password"):
        client.get(address)
        client.post(address, data={"setup": "disable", "password": PASSWORD})
    assert not is_signed_in(client)
    give_password(client)
    client.post("/account/two-factor", data={"setup": "disable"})
    client.post("/account/two-factor", data={"setup": "authenticator"})
    assert not is_signed_in(client)
    assert give_password(client).location.startswith("/sign-in/code")


def test_second_step_without_the_first_leads_back(client, key):
    for address in ("/sign-in/code", "/sign-in/recovery-code", "/sign-in/second-step"):
        for answer in (client.get(address), client.post(address, data={"code": code(key)})):
            assert answer.location == "/sign-in"
    assert not is_signed_in(client)


def test_registered_password_change_voids_a_half_done_sign_in(client, stranger, key):
    give_password(stranger)
    give_password(client)
    client.post("/sign-in/code", data={"code": code(key)})
    new = {"password": PASSWORD, "new_password": "walnut trombone glacier eleven"}
    client.post("/account/password", data=new)
    stranger.post("/sign-in/code", data={"code": code(key)})
    assert not is_signed_in(stranger)


def make_codes(client):
    page = client.post("/account/recovery-codes", data={"generate_new_codes": "1"}).text
    return re.findall(r"\b[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}\b", page)


def test_recovery_code_works_once_in_any_case(client, app, key):
    give_password(client)
    client.post("/sign-in/code", data={"code": code(key)})
    codes = sorted(set(make_codes(client)))
    assert len(codes) == 10
    client.post("/sign-out")
    for typed, good in [(codes[0].upper(), True), (codes[0], False), ("0000-0000-0000", False)]:
        give_password(client)
        client.post("/sign-in/recovery-code", data={"code": f" {typed} "})
        assert is_signed_in(client) is good
        client.post("/sign-out")


def test_secrets_are_stored_encrypted(client, app):
    user = make_user("ada")
    sign_in(client, user)
    key, codes = set_up_app(client), make_codes(client)
    db.session.refresh(user)
    stored = f"{user.tf_totp_secret} {user.mf_recovery_codes}"
    assert key not in stored
    assert base64.b32decode(key + "=" * (-len(key) % 8)).hex() not in stored
    assert [one for one in codes if one in stored] == []


STEPS = [
    *("/account/two-factor", "/account/recovery-codes", "/account/passkeys"),
    *("/account/email", "/account/user-name", "/account/delete"),
]


@pytest.mark.parametrize("address", STEPS)
def test_sensitive_step_asks_who_it_is_after_some_minutes(client, app, address):
    user = make_user("ada")
    start = now()
    with time_machine.travel(start, tick=False) as clock:
        sign_in(client, user)
        assert client.get(address).status_code == 200
        clock.shift(timedelta(minutes=16))
        answer = client.get(address)
        assert answer.location == f"/account/confirm?next={address}"
        answer = client.post(answer.location, data={"password": PASSWORD})
        assert answer.location == address
        assert client.get(address).status_code == 200


def test_passkey_signs_in_without_a_name(client, app):
    sign_in(client, make_user("ada"))
    device = Device()
    assert device.register(client).location == "/account/passkeys"
    assert db.session.scalars(select(WebAuthn)).one().name == "phone"
    client.post("/sign-out")
    assert device.confirm(client, "/sign-in/passkey").location == "/"
    assert is_signed_in(client)


def test_passkey_that_did_not_ask_its_holder_is_no_second_step(client, app):
    sign_in(client, make_user("ada"))
    device = Device()
    device.register(client)
    key = set_up_app(client)
    client.post("/sign-out")
    device.flags = 0x01
    assert device.confirm(client, "/sign-in/passkey").location.startswith("/sign-in/code")
    assert not is_signed_in(client)
    client.post("/sign-in/code", data={"code": code(key)})
    assert is_signed_in(client)


def test_answer_of_a_passkey_is_checked(client, app):
    sign_in(client, make_user("ada"))
    device, other = Device(), Device()
    device.register(client)
    client.post("/sign-out")
    other.id, other.user_handle = device.id, device.user_handle
    other.confirm(client, "/sign-in/passkey")
    assert not is_signed_in(client)
    unknown = Device()
    unknown.confirm(client, "/sign-in/passkey")
    assert not is_signed_in(client)


def test_second_step_takes_only_the_passkey_of_the_same_account(client, app):
    own, other = Device(verifies=False), Device(verifies=False)
    for name, device in [("ada", own), ("eve", other)]:
        sign_in(client, make_user(name))
        device.register(client, usage="secondary")
        client.post("/sign-out")
    give_password(client)
    assert not is_signed_in(client)
    other.confirm(client, "/sign-in/passkey")
    assert not is_signed_in(client)
    give_password(client)
    own.confirm(client, "/sign-in/passkey")
    assert is_signed_in(client)


def test_confirming_takes_only_the_passkey_of_the_same_account(client, app):
    own, other = Device(), Device()
    for name, device in [("eve", other), ("ada", own)]:
        client.post("/sign-out")
        sign_in(client, make_user(name))
        device.register(client)
    with client.session_transaction() as session:
        session["fs_paa"] = 0
        session.pop("fs_gexp", None)
    other.confirm(client, "/account/confirm/passkey")
    assert client.get("/account/delete").status_code == 303
    own.confirm(client, "/account/confirm/passkey")
    assert client.get("/account/delete").status_code == 200


def test_either_second_step_can_be_chosen(client, app):
    sign_in(client, make_user("ada"))
    key, device = set_up_app(client), Device(verifies=False)
    device.register(client, usage="secondary")
    client.post("/sign-out")
    assert give_password(client).location.startswith("/sign-in/second-step")
    assert client.get("/sign-in/second-step").status_code == 200
    answer = client.post("/sign-in/second-step", data={"which": "authenticator"})
    client.post(answer.location, data={"code": code(key)})
    assert is_signed_in(client)
    client.post("/sign-out")
    give_password(client)
    answer = client.post("/sign-in/second-step", data={"which": "webauthn"})
    device.confirm(client, answer.location)
    assert is_signed_in(client)


@pytest.mark.parametrize("asked", ["help", "email", "recovery_code", ""])
def test_help_with_the_second_step_mails_nobody(client, key, asked):
    give_password(client)
    assert client.post("/sign-in/help", data={"help_setup": asked}).status_code == 200
    assert not is_signed_in(client)


def test_passkey_of_a_deactivated_account_is_dead(client, app):
    user = make_user("ada")
    sign_in(client, user)
    device = Device()
    device.register(client)
    client.post("/sign-out")
    user.active = False
    db.session.commit()
    device.confirm(client, "/sign-in/passkey")
    assert not is_signed_in(client)
    with client.session_transaction() as session:
        assert "_user_id" not in session


def test_passkey_is_removed_by_its_owner_alone(client, stranger, app):
    sign_in(client, make_user("ada"))
    Device().register(client)
    sign_in(stranger, make_user("eve"))
    stranger.post("/account/passkeys/delete", data={"name": "phone"})
    db.session.rollback()
    assert len(db.session.scalars(select(WebAuthn)).all()) == 1
    client.post("/account/passkeys/delete", data={"name": "phone"})
    db.session.rollback()
    assert db.session.scalars(select(WebAuthn)).all() == []


def test_dropped_second_step_is_no_longer_asked_for(client, app):
    user = make_user("ada")
    sign_in(client, user)
    set_up_app(client)
    Device(verifies=False).register(client, usage="secondary")
    client.post("/sign-out")
    db.session.refresh(user)
    drop_second_step(user)
    db.session.commit()
    give_password(client)
    assert is_signed_in(client)
