"""What is believed of a request's own words on where it comes from and whom it asks for."""

import pytest
from flask import request

from tests.conftest import make_app

ADDRESSES = "203.0.113.7, 198.51.100.4"
"""The first could be made up by the visitor; the last is what the nearest proxy saw."""


@pytest.fixture
def site(tmp_path):
    """A function that makes a site behind so many proxies, with a page that tells what it sees."""

    def make(proxies: int, **settings):
        app = make_app("sqlite://", tmp_path, PROXIES=proxies, **settings)
        app.add_url_rule(
            "/seen", "seen", lambda: [request.remote_addr, request.scheme, request.host]
        )
        return app

    return make


@pytest.mark.parametrize(
    ("proxies", "seen"),
    [
        (0, ["192.0.2.1", "http", "quiz.example"]),
        (1, ["198.51.100.4", "http", "near.example"]),
        (2, ["203.0.113.7", "https", "far.example"]),
    ],
)
def test_as_many_proxies_are_believed_as_there_are(site, proxies, seen):
    headers = {
        "X-Forwarded-For": ADDRESSES,
        "X-Forwarded-Proto": "https, http",
        "X-Forwarded-Host": "far.example, near.example",
    }
    answer = (
        site(proxies)
        .test_client()
        .get(
            "/seen",
            headers={"Host": "quiz.example", **headers},
            environ_base={"REMOTE_ADDR": "192.0.2.1"},
        )
    )
    assert answer.json == seen


@pytest.mark.parametrize("path", ["/", "/sign-in", "/static/css/site.css", "/nothing"])
@pytest.mark.parametrize("name", ["evil.example", "quiz.example.evil.example", "quiz.example@evil"])
def test_wrong_host_gets_a_plain_refusal(site, path, name):
    client = site(1, TRUSTED_HOSTS=["quiz.example"]).test_client()
    for headers in ({"Host": name}, {"Host": "quiz.example", "X-Forwarded-Host": name}):
        for answer in (client.get(path, headers=headers), client.post(path, headers=headers)):
            assert (answer.status_code, answer.mimetype) == (400, "text/plain")
            assert "evil" not in answer.text


def test_right_host_is_served_with_any_port(site):
    client = site(0, TRUSTED_HOSTS=["quiz.example"]).test_client()
    assert client.get("/", headers={"Host": "quiz.example:8443"}).status_code == 200
