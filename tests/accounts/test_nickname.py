"""A name that the learner gives themselves."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from quizapp.accounts.models import Learner
from quizapp.accounts.presence import COOKIE
from quizapp.database import db
from tests.factories.browsing import Browser


def shown_name(client):
    page = BeautifulSoup(client.get("/").text, "html.parser")
    return page.select_one(".who-name").get_text()


def send(client, nickname):
    return client.post("/nickname", data={"nickname": nickname})


def test_without_a_nickname_one_is_offered(client, app):
    assert shown_name(client) == "Add a nickname"


def test_nickname_is_kept_and_shown(client, app):
    answer = send(client, "Zoë")
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get_cookie(COOKIE)
    assert "Saved." in client.get("/").text
    assert shown_name(client) == "Zoë"


def test_nickname_is_given_to_the_guest_who_is_there(client, sample):
    Browser(client).start()
    send(client, "Kim")
    assert db.session.scalars(select(Learner.nickname)).all() == ["Kim"]


def test_nickname_can_be_changed_and_removed(client, app):
    for name, shown in (("Kim", "Kim"), ("Lee", "Lee"), ("   ", "Add a nickname")):
        send(client, name)
        assert shown_name(client) == shown


def test_spaces_are_tidied(client, app):
    send(client, "  Anna \t  Maria\n")
    assert shown_name(client) == "Anna Maria"


def test_form_shows_the_nickname(client, app):
    send(client, 'Kim "K"')
    page = BeautifulSoup(client.get("/nickname").text, "html.parser")
    assert page.select_one("input[name=nickname]")["value"] == 'Kim "K"'


@pytest.mark.parametrize(("name", "status"), [("x" * 40, 303), ("x" * 41, 400), ("é" * 41, 400)])
def test_nickname_has_at_most_forty_characters(client, app, name, status):
    assert send(client, name).status_code == status


def test_refused_nickname_comes_back_with_the_reason(client, app):
    page = BeautifulSoup(send(client, "x" * 41).text, "html.parser")
    box = page.select_one("input[name=nickname]")
    assert box["value"] == "x" * 41
    error = page.find(id=box["aria-describedby"].split()[-1])
    assert error.get_text(strip=True) == "Use 40 characters or fewer."
    assert client.get_cookie(COOKIE) is None


def test_nickname_is_text_and_never_markup(client, app):
    send(client, "<b>Kim</b>")
    assert "<b>Kim</b>" not in client.get("/").text
    assert shown_name(client) == "<b>Kim</b>"


def test_nickname_is_nobody_elses(client, stranger, app):
    send(client, "Kim")
    assert shown_name(stranger) == "Add a nickname"
