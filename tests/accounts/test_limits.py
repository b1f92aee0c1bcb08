"""How often something may be tried, and what is said when it was too often."""

from datetime import timedelta

import pytest
import time_machine

from quizapp.accounts.limits import EXTENSION
from quizapp.clock import now
from tests.factories.people import PASSWORD, make_user, sign_in


@pytest.fixture(autouse=True)
def counted(app):
    app.config["RATE_LIMITS"] = True
    app.extensions[EXTENSION].storage.reset()


def post_sign_in(client, name, password="wrong", address="192.0.2.1"):
    data = {"identity": name, "password": password}
    return client.post("/sign-in", data=data, environ_base={"REMOTE_ADDR": address})


def test_guessing_one_password_ends_soon(client, app):
    make_user("ada")
    codes = [post_sign_in(client, "ada").status_code for _ in range(11)]
    assert codes == [200] * 10 + [429]
    assert post_sign_in(client, "ADA ", PASSWORD).status_code == 429
    assert post_sign_in(client, "ada", PASSWORD, "192.0.2.2").status_code == 302


def test_refusal_says_when_to_try_again_and_keeps_to_it(client, app):
    make_user("ada")
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(10):
            post_sign_in(client, "ada")
        refused = post_sign_in(client, "ada", PASSWORD)
        seconds = int(refused.headers["Retry-After"])
        assert 0 < seconds <= 301
        minutes = -(-seconds // 60)
        assert f"Try again in {minutes} minute" in refused.text
        clock.shift(timedelta(seconds=seconds))
        assert post_sign_in(client, "ada", PASSWORD).status_code == 302


def test_unknown_account_is_limited_just_the_same(client, app):
    make_user("ada")
    pages = {name: [post_sign_in(client, name) for _ in range(11)][-1] for name in ("ada", "eve")}
    assert pages["ada"].status_code == pages["eve"].status_code == 429


def test_class_signs_in_at_once_from_one_address(app):
    for number in range(40):
        make_user(f"pupil{number}")
    for number in range(40):
        pupil = app.test_client()
        assert post_sign_in(pupil, f"pupil{number}", PASSWORD).status_code == 302


def test_many_accounts_from_one_address_end_too(client, app):
    codes = [post_sign_in(client, f"user{number}").status_code for number in range(301)]
    assert (codes[299], codes[300]) == (200, 429)


def test_codes_are_counted_whatever_the_address(client, app):
    user = make_user("ada")
    with client.session_transaction() as session:
        session.update(tf_user_id=user.fs_uniquifier, tf_state="ready")
    codes = [
        client.post(
            "/sign-in/code",
            data={"code": "000000"},
            environ_base={"REMOTE_ADDR": f"192.0.2.{number}"},
        ).status_code
        for number in range(11)
    ]
    assert codes[10] == 429
    assert 429 not in codes[:10]


@pytest.mark.parametrize(
    ("address", "most"), [("/register", 150), ("/join/x", 150), ("/recover/x", 30), ("/recover", 5)]
)
def test_other_doors_are_limited(client, app, address, most):
    codes = [
        client.post(address, data={"email": "a@b.example"}).status_code for _ in range(most + 1)
    ]
    assert (codes[-2] == 429, codes[-1]) == (False, 429)


def test_confirming_is_counted_by_account(client, app):
    sign_in(client, make_user("ada"))
    codes = [
        client.post("/account/confirm", data={"password": "wrong"}).status_code for _ in range(16)
    ]
    assert codes == [200] * 15 + [429]


def test_looking_at_a_page_is_not_counted(client, app):
    assert {client.get("/sign-in").status_code for _ in range(20)} == {200}
