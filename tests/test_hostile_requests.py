"""No request, however odd, ends in an error of ours: every address, asked by everybody.

`FUZZ_EXAMPLES=20000 pytest tests/test_hostile_requests.py` looks for longer.
"""

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import current_app
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.routing import Rule

from tests.conftest import BACKENDS
from tests.factories.databases import application_of_its_own
from tests.factories.world import World, inhabited

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "400"))
SELDOM_OPEN = ("static", "bootstrap.static")
ROLES = ("guest", "student", "teacher", "reviewer", "admin")

NASTY = (
    *("", " ", "0", "-1", "1", "2", "1e9", "9" * 30, str(2**31), str(2**63), "NaN", "inf"),
    *("\ud7ff", "é", "\u202e", "😀", "x" * 3000, "a\r\nSet-Cookie: a=b", "%00", "../../etc/passwd"),
    *("' OR 1=1 --", '"; DROP TABLE users', "<script>alert(1)</script>", "{{ 7 * 7 }}", "${7*7}"),
    *("2020-02-30", "0000-00-00", "y", "on", "[]", "{}", '{"a": [1, 2, {"b": null}]}', "null"),
    *("//example.org", "http://example.org", "javascript:alert(1)", "\\\\example.org"),
)
VALUES = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
FIELDS = sorted(
    {
        name
        for folder in ("templates", "quizapp")
        for path in (Path(__file__).parent.parent / folder).rglob("*.*")
        if path.suffix in (".html", ".py")
        for name in re.findall(
            r"name=\"([a-z_]{1,20})\"|^    ([a-z_]{2,20}) = \w*Field\(", path.read_text(), re.M
        )
        for name in name
        if name
    }
)
"""What fields of forms are called, wherever that is written."""

NAMES = st.one_of(st.sampled_from(FIELDS), st.text("abc-[]0.", min_size=1, max_size=8))
PAIRS = st.lists(st.tuples(NAMES, VALUES), max_size=6)
BODIES = st.one_of(
    st.none(),
    PAIRS.map(lambda pairs: {"data": _as_lists(pairs)}),
    st.binary(max_size=60).map(lambda raw: {"data": raw, "content_type": "application/json"}),
    VALUES.map(lambda text: {"data": text, "content_type": "application/json"}),
    st.binary(max_size=60).map(lambda raw: {"data": raw, "content_type": "multipart/form-data"}),
    st.tuples(NAMES, st.binary(max_size=200), VALUES).map(
        lambda file: {"data": {file[0]: (BytesIO(file[1]), _header(file[2]) or "file")}}
    ),
)
HEADERS = st.dictionaries(
    st.sampled_from(
        [
            *("Accept", "Accept-Language", "Accept-Encoding", "Referer", "Origin", "X-Request-ID"),
            *("X-Forwarded-For", "X-CSRFToken", "If-None-Match", "Range", "Cookie", "User-Agent"),
        ]
    ),
    VALUES.map(lambda text: _header(text)),
    max_size=3,
)


def _as_lists(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _header(text: str) -> str:
    return "".join(char for char in text if " " <= char <= "~")


@pytest.fixture(scope="module", params=BACKENDS)
def world(request, tmp_path_factory) -> Iterator[World]:
    with (
        application_of_its_own(request.param, request, tmp_path_factory) as app,
        inhabited(app) as made,
    ):
        yield made


def rules() -> list[tuple[Rule, str]]:
    return [
        (rule, method)
        for rule in sorted(current_app.url_map.iter_rules(), key=lambda one: one.rule)
        for method in sorted((rule.methods or set()) - {"OPTIONS"})
        if rule.endpoint not in SELDOM_OPEN
    ]


def address(rule: Rule, world: World, data: st.DataObject) -> str:
    """The rule with objects that are there, or with anything else."""
    objects = [str(value) for value in world.objects.values()]
    parts = re.split(r"<(?:\w+(?:\([^)]*\))?:)?\w+>", rule.rule)
    filled = parts[0]
    for part in parts[1:]:
        value = data.draw(st.one_of(st.sampled_from(objects), st.sampled_from(NASTY), VALUES))
        filled += (value.replace("/", "%2F").replace("?", "%3F") or "x") + part
    return filled


def test_no_request_ends_in_an_error_of_ours(world):
    known = rules()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=EXAMPLES == 400,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        rule, method = data.draw(st.sampled_from(known))
        role = data.draw(st.sampled_from(ROLES))
        sent: dict[str, Any] = data.draw(BODIES) or {} if method == "POST" else {}
        answer = world.client(role).open(
            address(rule, world, data),
            method=method,
            query_string=_as_lists(data.draw(PAIRS)),
            headers=data.draw(HEADERS),
            **sent,
        )
        body = answer.get_data()
        answer.close()
        assert answer.status_code < 500, (method, rule.rule, answer.status)
        assert b"Traceback" not in body
        place = answer.headers.get("Location", "/")
        place = place.removeprefix("http://localhost")
        assert place.startswith("/"), place
        assert not place.startswith(("//", "/\\")), place

    ask()
    world.restore()
