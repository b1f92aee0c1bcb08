"""How a learner is known, and what every response carries."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
import time_machine
from sqlalchemy import select

from quizapp.accounts.models import Learner
from quizapp.accounts.presence import COOKIE
from quizapp.database import db
from tests.factories.browsing import Browser

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)
PAGES = ["/", "/sets/sample", "/history", "/history/sets", "/history/delete", "/nickname", "/no"]


def cookie_lines(answer, name):
    return [line for line in answer.headers.getlist("Set-Cookie") if line.startswith(f"{name}=")]


def test_cookie_is_closed_to_scripts_and_other_sites(client, sample):
    answer = client.post("/sets/sample/attempts")
    for name in (COOKIE, "session"):
        (line,) = cookie_lines(answer, name)
        parts = line.split("; ")
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(parts)
        assert "Secure" not in parts


def test_cookie_travels_over_https_only_where_there_is_https(client, app, sample):
    app.config["SESSION_COOKIE_SECURE"] = True
    answer = client.post("/sets/sample/attempts", base_url="https://localhost")
    for name in (f"__Host-{COOKIE}", "session"):
        assert "Secure" in cookie_lines(answer, name)[0].split("; ")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_cookie_lasts_as_long_as_browsers_allow(client, sample):
    (line,) = cookie_lines(client.post("/sets/sample/attempts"), COOKIE)
    assert f"Max-Age={400 * 24 * 3600}" in line


def test_cookie_is_renewed_by_every_visit(client, sample):
    browser = Browser(client)
    with time_machine.travel(NOON, tick=False) as clock:
        browser.start()
        token = client.get_cookie(COOKIE).value
        clock.shift(timedelta(days=300))
        answer = client.post("/sets/sample/attempts")
        assert f"{COOKIE}={token}" in cookie_lines(answer, COOKIE)[0]


def test_only_the_hash_of_the_token_is_stored(client, sample):
    Browser(client).start()
    token = client.get_cookie(COOKIE).value
    learner = db.session.scalars(select(Learner)).one()
    assert learner.token_hash == sha256(token.encode()).hexdigest()
    assert len(token) >= 32
    stored = [str(getattr(learner, column.key)) for column in Learner.__table__.columns]
    assert token not in "".join(stored)


def test_learners_have_tokens_of_their_own(client, stranger, sample):
    Browser(client).start()
    Browser(stranger).start()
    assert client.get_cookie(COOKIE).value != stranger.get_cookie(COOKIE).value


def test_session_of_one_learner_does_not_give_a_visit_to_another(client, stranger, sample):
    Browser(client).take()
    Browser(stranger).start()
    stranger.set_cookie("session", client.get_cookie("session").value)
    assert "This visit" not in stranger.get("/").text
    assert "This visit" in client.get("/").text


def test_signs_of_life_are_noted_once_a_minute(client, sample):
    with time_machine.travel(NOON, tick=False) as clock:
        Browser(client).start()
        client.get("/sets/sample")
        clock.shift(timedelta(seconds=30))
        assert cookie_lines(client.get("/history"), "session") == []
        clock.shift(timedelta(seconds=31))
        assert len(cookie_lines(client.get("/history"), "session")) == 1


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_locked_down(client, sample, page):
    headers = client.get(page).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_pages_load_nothing_from_elsewhere(client, sample):
    attempt = Browser(client).start()
    for page in [*PAGES, f"/attempts/{attempt}/questions/1", f"/attempts/{attempt}/submit"]:
        text = client.get(page).text
        assert 'src="http' not in text
        assert 'href="http' not in text


def test_static_files_are_kept_for_good_under_their_hash(client, app):
    page = client.get("/").text
    urls = [part.split('"')[0] for part in page.split('href="')[1:] if "v=" in part.split('"')[0]]
    assert len(urls) >= 3
    for url in urls:
        answer = client.get(url)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        answer.close()


def test_static_file_without_a_hash_is_asked_for_again(client, app):
    answer = client.get("/static/js/site.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    answer.close()


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Tokyo", "2 January 2030, 21:00"),
        ("America/New_York", "2 January 2030, 07:00"),
        ("Not/AZone", "2 January 2030, 12:00"),
        ("../../etc/passwd", "2 January 2030, 12:00"),
        ("", "2 January 2030, 12:00"),
    ],
)
def test_times_are_in_the_zone_of_the_reader(client, sample, zone, shown):
    client.set_cookie("timezone", zone)
    with time_machine.travel(NOON, tick=False):
        attempt = Browser(client).take(right=0)
        page = client.get(f"/attempts/{attempt}/review").text
    assert f'<time datetime="2030-01-02T12:00:00+00:00">{shown}</time>' in page


def test_pages_are_compressed_where_the_browser_can_read_it(client, sample):
    answer = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
