"""Whatever is sent gets a clear page with the right status."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.browsing import Browser
from tests.factories.sets import choice_questions, publish, sample_questions

HUGE = 10**30
ATTEMPT_ROUTES = [
    ("GET", "/attempts/{}"),
    ("POST", "/attempts/{}"),
    ("GET", "/attempts/{}/questions/1"),
    ("POST", "/attempts/{}/questions/1"),
    ("GET", "/attempts/{}/submit"),
    ("POST", "/attempts/{}/submit"),
    ("GET", "/attempts/{}/review"),
    ("POST", "/attempts/{}/retry"),
]
WRONG_TEXTS = [
    "\ud7ff\ufffe",
    "x" * 500,
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{7*7}}",
    "%s%n",
]
TYPED = ("text", "number", "date")
JSON = {"Accept": "application/json"}


def open_attempt(client, **choices):
    browser = Browser(client)
    return browser, browser.start(publish("quiz", *sample_questions()), **choices)


def error(answer):
    page = BeautifulSoup(answer.text, "html.parser")
    return page.select_one("main .kicker").get_text(), page.h1.get_text()


def field_names(browser, attempt, number):
    page = BeautifulSoup(browser.page(attempt, number), "html.parser")
    boxes = page.select("form.asking input[name^=q], form.asking select[name^=q]")
    return {box["name"] for box in boxes if not box["name"].endswith("-before")}


@pytest.mark.parametrize(("method", "route"), ATTEMPT_ROUTES)
def test_attempt_of_another_is_as_if_not_there(client, stranger, app, method, route):
    browser, attempt = open_attempt(client)
    Browser(stranger).start("quiz")
    state = browser.state(attempt)
    answers = [
        stranger.open(route.format(number), method=method, data={"go": "next"})
        for number in (attempt, 4711, 2**31 - 1)
    ]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert error(answers[0]) == ("Error 404", "There is nothing here")
    assert len({answer.text for answer in answers}) == 1
    for number in (2**31, HUGE):
        beyond = stranger.open(route.format(number), method=method, data={"go": "next"})
        assert beyond.status_code in ((404,) if method == "GET" else (404, 405))
    assert browser.state(attempt) == state


@pytest.mark.parametrize(("method", "route"), ATTEMPT_ROUTES)
def test_attempt_without_a_cookie_is_not_there(client, app, method, route):
    _, attempt = open_attempt(client)
    answer = app.test_client().open(route.format(attempt), method=method)
    assert answer.status_code == 404


@pytest.mark.parametrize(("method", "route"), ATTEMPT_ROUTES)
def test_attempt_after_submission_is_not_for_others_either(client, stranger, app, method, route):
    attempt = Browser(client).take(publish("quiz", *choice_questions(1)))
    assert stranger.open(route.format(attempt), method=method).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "ü", "a" * 3000, "'; --", "\x01"])
def test_unknown_cookie_is_nobody(client, app, token):
    client.set_cookie("quizapp_learner", token)
    client.set_cookie("session", token)
    client.set_cookie("timezone", token)
    assert client.get("/history").status_code == 200
    assert client.get("/attempts/1").status_code == 404


@pytest.mark.parametrize("number", [0, 10, 99999, HUGE])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_question_that_does_not_exist(client, app, number, method):
    _, attempt = open_attempt(client)
    url = f"/attempts/{attempt}/questions/{number}"
    beyond = (method, number) == ("POST", HUGE)
    assert client.open(url, method=method).status_code == (405 if beyond else 404)


@pytest.mark.parametrize(
    "url",
    [
        "/attempts/x",
        "/attempts/-1",
        "/attempts/1.5",
        "/attempts/%C2%B2",
        "/sets/nowhere",
        "/sets/%FF",
    ],
)
def test_address_that_does_not_exist(client, app, url):
    assert error(client.get(url)) == ("Error 404", "There is nothing here")


@pytest.mark.parametrize(
    "url",
    [
        "/?q=" + "x" * 101,
        "/?page=0",
        "/?page=-1",
        "/?page=1e9",
        f"/?page={HUGE}",
        "/?page=" + "9" * 400,
        "/?page=" + "9" * 6000,
        "/?page=10000",
        "/?tag=NOT A TAG",
        "/?q=%FF%ED%A0%80",
        "/?q=%25_%5C&tag=harbours",
        f"/history?visit={HUGE}&before={HUGE}",
        "/history?visit=9999999999&before=9999999999",
        "/history?visit=a&before=b",
        "/history?before=1",
        f"/history/sets?page={HUGE}",
        "/history/sets?page=10000",
        "/history/sets?page=x",
    ],
)
def test_query_that_makes_no_sense_shows_the_page(client, sample, url):
    Browser(client).take()
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("url", ["/?q=%00", "/?%00=1", "/sets/%00", "/history?visit=%00"])
def test_nul_in_an_address_is_refused(client, sample, url):
    assert error(client.get(url)) == ("Error 400", "This form cannot be used")


def test_nul_in_an_answer_is_refused(client, app):
    browser, attempt = open_attempt(client)
    for number in range(1, 10):
        for name in field_names(browser, attempt, number):
            answer = browser.answer(attempt, number, {name: "a\0b"})
            assert error(answer) == ("Error 400", "This form cannot be used")
    assert browser.state(attempt).given == {}


def test_nul_in_other_forms_is_refused(client, sample):
    assert client.post("/nickname", data={"nickname": "a\0b"}).status_code == 400
    assert client.post("/sets/sample/attempts", data={"start_key": "\0"}).status_code == 400


@pytest.mark.parametrize("text", WRONG_TEXTS)
def test_wrong_text_in_every_field(client, app, text):
    """Typed answers keep it; choices refuse it."""
    browser, attempt = open_attempt(client)
    for item in browser.state(attempt).sheet.items:
        names = field_names(browser, attempt, item.number)
        for name in sorted(names):
            status = browser.answer(attempt, item.number, {name: text}).status_code
            assert status in ((303,) if item.type.shape in TYPED else (303, 400))
        assert browser.page(attempt, item.number)
    assert browser.submit(attempt).status_code == 303
    page = client.get(f"/attempts/{attempt}/review")
    assert page.status_code == 200
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("raw", [b"q1=%FF%FE", b"q1=%ED%A0%80", b"q1=\xff\xfe", b"%%%=&&&==", b""])
def test_bytes_that_are_no_text(client, app, raw):
    _browser, attempt = open_attempt(client)
    for number in range(1, 10):
        data = raw.replace(b"q1", b"q%d" % number)
        answer = client.post(
            f"/attempts/{attempt}/questions/{number}",
            data=data,
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code in (303, 400)
    assert client.get(f"/attempts/{attempt}/submit").status_code == 200


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'{"q1": "x"}', "application/json"),
        (b"<q1/>", "text/xml"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"no parts at all", "multipart/form-data; boundary=x"),
        (b"q1=x", "multipart/form-data"),
        (b"q1=x", ""),
        (b"q1=x", "application/x-www-form-urlencoded; charset=utf-99"),
    ],
)
def test_bodies_that_are_no_forms(client, app, data, kind):
    _, attempt = open_attempt(client)
    for url in (f"/attempts/{attempt}/questions/1", f"/attempts/{attempt}", "/sets/quiz/attempts"):
        answer = client.post(url, data=data, content_type=kind)
        assert answer.status_code in (303, 400, 415)


def test_answer_that_is_too_long_is_refused(client, app):
    browser, attempt = open_attempt(client)
    kinds = [item.type.key for item in browser.state(attempt).sheet.items]
    for key in ("short_answer", "numeric", "date"):
        number = kinds.index(key) + 1
        answer = browser.answer(attempt, number, {f"q{number}": "7" * 501})
        assert answer.status_code == 400
        assert "500 characters are the most" in answer.text
    assert browser.state(attempt).given == {}


def test_five_hundred_characters_are_kept(client, app):
    browser, attempt = open_attempt(client)
    kinds = [item.type.key for item in browser.state(attempt).sheet.items]
    for key in ("short_answer", "numeric", "date"):
        number = kinds.index(key) + 1
        assert browser.answer(attempt, number, {f"q{number}": "7" * 500}).status_code == 303
    browser.submit(attempt)
    assert client.get(f"/attempts/{attempt}/review").status_code == 200


def test_oversized_form_is_refused(client, app):
    _, attempt = open_attempt(client)
    for url in (f"/attempts/{attempt}/questions/1", "/sets/quiz/attempts", "/nickname"):
        answer = client.post(url, data={"q1": "x" * 300_000})
        assert error(answer) == ("Error 413", "That was too much at once")


def test_ten_thousand_options_are_refused(client, app):
    browser, attempt = open_attempt(client)
    for item in browser.state(attempt).sheet.items:
        answer = browser.answer(attempt, item.number, {item.name: ["x"] * 10_000})
        assert answer.status_code in (303, 400, 413)
    many = {f"q1-{number}": "x" for number in range(10_000)}
    assert browser.answer(attempt, 1, many).status_code in (303, 400, 413)


@pytest.mark.parametrize(
    "go", ["nowhere", "99999", "-1", "²", "check-", "check-x", "flag-99999", "next;1", "x" * 1000]
)
def test_button_that_is_not_on_the_page(client, app, go):
    browser, attempt = open_attempt(client)
    before = browser.state(attempt)
    assert error(browser.answer(attempt, 1, {}, go))[0] == "Error 400"
    assert client.post(f"/attempts/{attempt}", data={"go": go}).status_code == 400
    assert browser.state(attempt) == before


@pytest.mark.parametrize("go", ["0", "10", "9999"])
def test_button_to_a_question_that_does_not_exist(client, app, go):
    browser, attempt = open_attempt(client)
    assert browser.answer(attempt, 1, {}, go).status_code == 404


def test_script_is_told_in_json(client, app):
    _browser, attempt = open_attempt(client)
    url = f"/attempts/{attempt}/questions/1"
    for answer, status in (
        (client.post(url, data={"go": "nowhere"}, headers=JSON), 400),
        (client.post(url, data={"q1": "\0"}, headers=JSON), 400),
        (client.post("/attempts/4711/questions/1", headers=JSON), 404),
        (client.post(url, data={"q1": "x" * 300_000}, headers=JSON), 413),
    ):
        assert (answer.status_code, list(answer.get_json())) == (status, ["error"])


def test_forms_without_a_token_are_refused(client, app):
    browser, attempt = open_attempt(client)
    app.config["WTF_CSRF_ENABLED"] = True
    urls = [f"/attempts/{attempt}{end}" for end in ("", "/questions/1", "/submit", "/retry")]
    for url in (*urls, "/sets/quiz/attempts", "/nickname", "/history/delete"):
        answer = client.post(url, data={"q1": "x"})
        assert error(answer) == ("Error 400", "This form cannot be used")
        assert client.post(url, headers=JSON).get_json()["error"]
    assert browser.state(attempt).submitted_at is None


def test_forms_with_their_token_are_taken(client, app):
    browser, attempt = open_attempt(client)
    app.config["WTF_CSRF_ENABLED"] = True
    page = BeautifulSoup(browser.page(attempt, 1), "html.parser")
    token = page.select_one("form.asking [name=csrf_token]")["value"]
    answer = browser.answer(attempt, 1, {"csrf_token": token}, "flag")
    assert answer.status_code == 303
    assert browser.state(attempt).given[0].flagged


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_used(client, app, method):
    _, attempt = open_attempt(client)
    for url in ("/", "/sets/quiz", f"/attempts/{attempt}", "/history/delete", "/nickname"):
        answer = client.open(url, method=method)
        assert error(answer) == ("Error 405", "This page is not used that way")
        assert "GET" in answer.headers["Allow"]
