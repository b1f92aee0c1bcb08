"""Before an answer is in, nothing that reaches the browser tells which one is right."""

import base64
import json
import re
import zlib

import pytest
from sqlalchemy import select

from quizapp.bank.models import Edition
from quizapp.database import db
from quizapp.question_types import TYPES
from tests.factories.browsing import Browser, right_fields
from tests.factories.sets import FACT, publish, question

MARK = "secretive"
"""Stands in every text that is for later."""
KEYS = re.compile(rf"{MARK}|7[, ]?391[, ]?482|\b1873\b", re.IGNORECASE)

FACTS = [
    {
        **FACT,
        "claim": "The Secretive claim.",
        "value": "Secretive value",
        "where": "Secretive place",
        "as_of": "1873-11-09",
    }
]
HINT = "Secretive feedback."


def options(*texts, right, feedback=HINT):
    return [
        {"text": text, "correct": text in right, "feedback": feedback if text not in right else ""}
        for text in texts
    ]


def pairs(*rights):
    lefts = ("ash", "oak", "fir")
    return [{"left": left, "right": right} for left, right in zip(lefts, rights, strict=True)]


def gaps(accepted, right):
    typed = {"accepted": [accepted], "rejected": [{"text": "Secretive slip", "feedback": HINT}]}
    return {
        "text": "First {1}, then {2}.",
        "gaps": [typed, {"accepted": [right], "options": ["low", "mid", "high"]}],
    }


TWINS = {
    "multiple_choice": (
        {"options": options("red", "green", "blue", right="red")},
        {"options": options("red", "green", "blue", right="blue")},
    ),
    "multiple_response": (
        {"options": options("red", "green", "blue", "grey", right=("red", "green"))},
        {"options": options("red", "green", "blue", "grey", right=("blue",))},
    ),
    "true_false": (
        {"answer": True, "feedback": HINT},
        {"answer": False, "feedback": ""},
    ),
    "short_answer": (
        {"accepted": ["Secretive Anna"], "rejected": [{"text": "Secretive B", "feedback": HINT}]},
        {"accepted": ["Somebody else", "A third"], "slips": False},
    ),
    "numeric": (
        {"answer": "7,391,482", "tolerance": "3 %", "unit": "tons"},
        {"answer": "12", "unit": "tons"},
    ),
    "date": ({"answer": "1873-11-09"}, {"answer": "2001-02-03"}),
    "matching": (
        {"pairs": pairs("north", "east", "south"), "distractors": ["west"]},
        {"pairs": pairs("west", "south", "north"), "distractors": ["east"]},
    ),
    "ordering": (
        {"items": ["iron", "zinc", "lead", "gold"], "first": "light", "last": "heavy"},
        {"items": ["gold", "lead", "iron", "zinc"], "first": "light", "last": "heavy"},
    ),
    "cloze": (gaps("Secretive gap", "mid"), gaps("word", "high")),
}
"""For each type two contents that differ in nothing but what is right."""

ANSWERED = {"multiple_choice", "multiple_response", "true_false"}
"""Types whose stored answer is the same for both twins."""


def asked(key, twin=0):
    return question(key.replace("_", "-"), key, TWINS[key][twin], explanation="Secretive reason.")


def published(*keys, twin=0):
    return publish("quiz", *(asked(key, twin) for key in keys), facts=FACTS)


def session_text(client):
    cookie = client.get_cookie("session")
    if not cookie:
        return ""
    packed = cookie.value.startswith(".")
    payload = cookie.value.lstrip(".").split(".")[0]
    data = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return (zlib.decompress(data) if packed else data).decode()


def told(client, answer):
    """Everything that a response tells the browser."""
    # Random, so that it differs each time.
    answer.headers.remove("X-Request-ID")
    return "\n".join([answer.text, str(answer.headers), session_text(client)])


def addresses(attempt, count):
    own = f"/attempts/{attempt}"
    yield from ("/", "/?q=sample", "/sets/quiz", "/history", "/history/sets", "/history/delete")
    yield from ("/history/quizapp-history.csv", "/history/quizapp-history.json")
    yield from (f"{own}/questions/{number}" for number in range(1, count + 1))
    yield from (own, f"{own}/submit", f"{own}/review", f"{own}/questions/99")


def told_by_pages(client, attempt, count):
    return {url: told(client, client.get(url)) for url in addresses(attempt, count)}


def leaks(texts):
    return {url: KEYS.findall(text) for url, text in texts.items() if KEYS.search(text)}


def test_twins_exist_for_every_type():
    assert list(TWINS) == [type_.key for type_ in TYPES]


@pytest.mark.parametrize("layout", ["one", "all"])
@pytest.mark.parametrize("behaviour", ["deferred", "immediate"])
def test_no_page_tells_what_is_for_later(client, app, behaviour, layout):
    browser = Browser(client)
    attempt = browser.start(published(*TWINS), behaviour=behaviour, layout=layout)
    assert leaks(told_by_pages(client, attempt, len(TWINS))) == {}


@pytest.mark.parametrize("layout", ["one", "all"])
def test_no_page_tells_it_after_wrong_answers(client, app, layout):
    browser = Browser(client)
    attempt = browser.start(published(*TWINS), layout=layout)
    typed = {"short_answer": "Nobody", "numeric": "5", "date": "1 May 1999"}
    for item in browser.state(attempt).sheet.items:
        browser.answer(attempt, item.number, wrong_fields(item, typed))
    assert browser.state(attempt).sheet.answered == len(TWINS)
    assert leaks(told_by_pages(client, attempt, len(TWINS))) == {}


def wrong_fields(item, typed):
    name = item.name
    if item.type.key in typed:
        return {name: typed[item.type.key]}
    if item.type.key == "true_false":
        return {name: "false"}
    if item.type.key == "cloze":
        return {f"{name}-1": "nothing"}
    if item.type.key == "matching":
        return {f"{name}-1": item.shown.choices[0].id}
    if item.type.key == "ordering":
        return {f"{name}-{item.shown.choices[0].id}": "2"}
    return {name: item.shown[0].id}


def test_checking_one_answer_tells_nothing_of_the_others(client, app):
    browser = Browser(client)
    attempt = browser.start(published(*TWINS), behaviour="immediate")
    kinds = [item.type.key for item in browser.state(attempt).sheet.items]
    number = kinds.index("multiple_choice") + 1
    browser.answer(attempt, number, right_fields(browser.state(attempt), number), "check")
    leaking = leaks(told_by_pages(client, attempt, len(TWINS)))
    own = f"/attempts/{attempt}/questions/{number}"
    assert set(leaking) == {own, "/history/quizapp-history.json"}
    (shown,) = client.get("/history/quizapp-history.json").get_json()["attempts"]
    revealed = [entry["number"] for entry in shown["answers"] if "right_answer" in entry]
    assert revealed == [number]


@pytest.mark.parametrize("key", TWINS)
def test_autosave_answers_alike_for_right_and_wrong(client, app, key):
    browser = Browser(client)
    attempt = browser.start(published(key))
    state = browser.state(attempt)
    item, url = state.sheet.items[0], f"/attempts/{attempt}/questions/1"
    typed = {"short_answer": "Nobody", "numeric": "5", "date": "1 May 1999"}
    said = []
    for sent in (right_fields(state, 1), wrong_fields(item, typed)):
        answer = client.post(url, data=sent, headers={"Accept": "application/json"})
        assert not KEYS.search(told(client, answer))
        said.append(answer.get_json())
    assert [entry["answered"] for entry in said] == [True, True]
    if key != "ordering":
        assert [entry["problem"] for entry in said] == ["", ""]


@pytest.mark.parametrize("key", TWINS)
@pytest.mark.parametrize("layout", ["one", "all"])
def test_pages_of_twins_are_the_same(client, app, key, layout):
    browser = Browser(client)
    attempt = browser.start(published(key), layout=layout)
    if key in ANSWERED:
        item = browser.state(attempt).sheet.items[0]
        browser.answer(attempt, 1, wrong_fields(item, {}))
    client.get("/sets/quiz")  # A first form puts the token of all forms into the session.
    before = normalised(told_by_pages(client, attempt, 1))
    published(key, twin=1)
    replace_document()
    assert browser.state(attempt).document.questions[0].content == loaded(key, 1)
    assert normalised(told_by_pages(client, attempt, 1)) == before


def reordered(content):
    """The same content, its options written in another order."""
    if "gaps" in content:
        typed, listed = content["gaps"]
        return {**content, "gaps": [typed, {**listed, "options": listed["options"][::-1]}]}
    return {"options": content["options"][::-1]}


@pytest.mark.parametrize("key", ["multiple_choice", "multiple_response", "cloze"])
def test_order_in_which_options_were_written_does_not_show(client, app, key):
    browser = Browser(client)
    attempt = browser.start(published(key))
    client.get("/sets/quiz")
    before = normalised(told_by_pages(client, attempt, 1))
    publish("quiz", {**asked(key), "content": reordered(TWINS[key][0])}, facts=FACTS)
    replace_document()
    assert normalised(told_by_pages(client, attempt, 1)) == before


def loaded(key, twin):
    return next(type_ for type_ in TYPES if type_.key == key).load(TWINS[key][twin])


def replace_document():
    """Makes the open attempt one at the twin: same seed, same question, other content."""
    first, second = db.session.scalars(select(Edition).order_by(Edition.number))
    first.document, first.digest = second.document, second.digest
    db.session.commit()


def normalised(texts):
    token = r'(name="(?:csrf_token|start_key)"[^>]*value=)"[^"]*"'
    cookie = r"(?m)^(?:Set-Cookie|Content-Length): .*$"
    return {url: re.sub(cookie, "", re.sub(token, r"\1", text)) for url, text in texts.items()}


def test_normalising_leaves_the_questions_in_place(client, app):
    attempt = Browser(client).start(published("multiple_choice"))
    url = f"/attempts/{attempt}/questions/1"
    text = normalised(told_by_pages(client, attempt, 1))[url]
    assert all(word in text for word in ("red", "green", "blue", "q1-before"))


def test_session_holds_nothing_but_the_visit(client, app):
    browser = Browser(client)
    attempt = browser.start(published(*TWINS))
    browser.answer_rightly(attempt)
    assert set(json.loads(session_text(client))) <= {"visit", "csrf_token", "_permanent"}


def test_the_scan_would_find_a_leak(client, app):
    attempt = Browser(client).take(published(*TWINS), right=0)
    found = KEYS.findall(client.get(f"/attempts/{attempt}/review").text)
    assert {word.lower() for word in found} == {MARK, "7,391,482", "1873"}
