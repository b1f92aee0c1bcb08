"""Error pages: they keep what was typed, say what to do, and lead back to where one was."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from werkzeug.test import encode_multipart

from quizapp.bank.actions.loading import load_files
from quizapp.bank.models import Question, QuestionSet
from quizapp.bank.views.questions import LARGEST_UPLOAD
from quizapp.clock import now
from quizapp.database import db
from quizapp.kept_text import MOST_BYTES
from tests.factories.browsing import Browser, right_fields
from tests.factories.pages import form_fields
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, publish, set_file

OURS = {"Sec-Fetch-Site": "same-origin"}
STEM = "Which town is this?\r\n\r\nA <b>long</b> text, “typed” by hand."
JSON = {"Accept": "application/json"}
FORM = "form[data-kept]"


@pytest.fixture
def teacher(app, client):
    user = make_user("vera", "teacher")
    sign_in(client, user)
    return user


@pytest.fixture
def url(app, teacher):
    """Of the one question of a set that is the teacher's; forms need their token."""
    load_files([("own.yaml", set_file(choice_questions(1)))], now())
    found = db.session.scalars(db.select(QuestionSet)).one()
    found.owner_id = found.article.owner_id = teacher.id
    db.session.commit()
    app.config["WTF_CSRF_ENABLED"] = True
    return f"/teach/questions/{the_question().id}"


def the_question():
    db.session.rollback()
    return db.session.scalars(db.select(Question)).one()


def typed(client, url, **others):
    """The form of the question with something typed into it, before anything goes wrong."""
    fields = form_fields(client.get(url).text, "form.writing")
    fields.setlist("stem", [STEM])
    fields.setlist("go", ["save"])
    for name, value in others.items():
        fields.setlist(name, [value])
    return fields


def send(client, url, fields, **headers):
    return client.post(url, data=fields, headers=headers or OURS)


def forget_cookies(client):
    client.delete_cookie("session")


def page(answer):
    return BeautifulSoup(answer.text, "html.parser")


def kept(answer):
    """What the page would send again, but for the token."""
    fields = form_fields(answer.text, FORM)
    fields.pop("csrf_token")
    return fields


def without_token(fields):
    return {name: fields.getlist(name) for name in fields if name != "csrf_token"}


def shown(answer):
    return [found.get_text() for found in page(answer).select("dl.kept dd")]


def heading(answer):
    return page(answer).h1.get_text()


# ---- Typed text ----


def test_text_of_a_signed_out_teacher_is_shown_and_kept(client, url):
    fields = typed(client, url)
    forget_cookies(client)
    answer = send(client, url, fields)
    assert answer.status_code == 400
    assert without_token(kept(answer)) == without_token(fields)
    assert STEM.replace("\r\n", "\n") in [text.replace("\r\n", "\n") for text in shown(answer)]
    link = page(answer).select_one("main a[target=_blank]")
    assert (link["href"], link["rel"]) == ("/sign-in", ["noopener"])
    assert "action" not in page(answer).select_one(FORM).attrs


def test_text_survives_a_session_that_was_ended(client, url):
    fields = typed(client, url)
    with client.session_transaction() as session:
        session["sign_in"] = "ended elsewhere"
    answer = send(client, url, fields)
    assert (answer.status_code, heading(answer)) == (401, "You are signed out")
    assert without_token(kept(answer)) == without_token(fields)


def test_text_is_saved_after_signing_in_again(client, url, teacher):
    """In another tab: the first answer is out of date by then, the second is not."""
    fields = typed(client, url)
    forget_cookies(client)
    first = form_fields(send(client, url, fields).text, FORM)
    forget_cookies(client)
    sign_in(client, teacher)
    again = send(client, url, first)
    assert again.status_code == 400
    assert page(again).select_one("main a[target=_blank]") is None
    saved = send(client, url, form_fields(again.text, FORM))
    assert saved.status_code == 303, saved.text
    assert the_question().revision.stem == STEM.replace("\r\n", "\n")


def test_every_value_of_a_name_is_kept(client, url, teacher):
    address = "/teach/sets/own/questions/new?type=true_false"
    sent = {"stem": "Is it?", "facts": ["1", "2"], "go": "another"}
    answer = send(client, address, sent)
    assert without_token(kept(answer)) == {
        "stem": ["Is it?"],
        "facts": ["1", "2"],
        "go": ["another"],
    }


def test_plain_http_says_by_origin_that_a_page_is_ours(client, url):
    fields = typed(client, url)
    forget_cookies(client)
    assert page(send(client, url, fields, Origin="http://localhost")).select_one(FORM)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://localhost.example"},
        {"Origin": "http://localhost:81"},
        {"Origin": "null"},
        {"Referer": "http://localhost/"},
    ],
)
def test_form_of_another_site_is_never_given_a_token(client, url, headers):
    fields = typed(client, url)
    answer = send(client, url, {**fields, "csrf_token": "forged"}, **headers)
    assert answer.status_code == 400
    assert (page(answer).select_one(FORM), "A &lt;b&gt;" in answer.text) == (None, False)
    client.post("/sign-out", data={"csrf_token": fields["csrf_token"]})
    forget_cookies(client)
    assert page(send(client, url, fields, **headers)).select_one(FORM) is None


@pytest.mark.parametrize(
    "name", ["password", "new_password", "code", "two-factor-code", "passcode", "token"]
)
def test_secrets_are_never_shown(client, url, name):
    answer = send(client, "/nickname", {"nickname": "Otter", name: "hush-hush"})
    assert answer.status_code == 400
    assert ("hush-hush" in answer.text, page(answer).select_one(FORM)) == (False, None)


def test_old_token_is_not_carried_along(client, url):
    answer = send(client, url, {"stem": "x", "csrf_token": "old", "new_fact-csrf_token": "old"})
    assert without_token(kept(answer)) == {"stem": ["x"]}
    assert 'value="old"' not in answer.text


def test_more_text_than_can_be_sent_again_is_not_kept(client, url):
    answer = send(client, url, {"stem": "x" * (MOST_BYTES + 1)})
    assert (answer.status_code, page(answer).select_one(FORM)) == (400, None)


def test_picture_has_to_be_chosen_again(client, url):
    sent = {"stem": "x", "picture": (BytesIO(b"\x89PNG"), "field.png")}
    answer = send(client, url, sent)
    assert "choose it again" in page(answer).main.get_text()
    assert "field.png" not in answer.text


def test_button_without_text_still_leads_to_the_sign_in_page(client, app):
    for data in ({}, {"go": "save"}):
        answer = send(client, "/teach/sets/own/publish", data)
        assert (answer.status_code, answer.location) == (303, "/sign-in")


def test_script_of_a_signed_out_teacher_gets_json(client, url):
    answer = client.post(url, data={"stem": "x"}, headers={**OURS, **JSON})
    assert (answer.status_code, list(answer.get_json())) == (400, ["error"])


def test_quiz_keeps_its_words_and_sends_an_answer_again(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("quiz", *choice_questions(2)))
    app.config["WTF_CSRF_ENABLED"] = True
    question = f"/attempts/{attempt}/questions/1"
    forget_cookies(client)
    fields = right_fields(browser.state(attempt), 1)
    answer = send(client, question, {**fields, "go": "flag"})
    assert (answer.status_code, heading(answer)) == (400, "This form cannot be used")
    assert "answers that were saved are still there" in page(answer).main.get_text()
    assert shown(answer) == []
    assert send(client, question, form_fields(answer.text, FORM)).status_code == 303
    assert browser.state(attempt).given[0].flagged


# ---- Too much ----


@pytest.mark.parametrize("ending", ["", "new"])
def test_picture_over_the_limit_of_a_request_is_named(client, url, ending):
    address = "/teach/sets/own/questions/new?type=numeric" if ending else url
    answer = client.post(
        address, data=b"x" * (LARGEST_UPLOAD + 1), content_type="multipart/form-data; boundary=x"
    )
    assert (answer.status_code, heading(answer)) == (413, "The picture is too large")
    assert "8 MB" in page(answer).main.get_text()


def test_too_long_a_text_beside_a_picture_is_not_called_a_picture(client, url):
    # In memory: the client leaves the file open that it would write a large body to.
    boundary, body = encode_multipart({"stem": "x" * 1_000_000})
    kind = f"multipart/form-data; boundary={boundary}"
    answer = client.post(url, data=body, content_type=kind)
    assert (answer.status_code, heading(answer)) == (413, "That was too much at once")


# ---- Where it leads ----


def way_back(answer):
    return page(answer).select_one("main a.btn-primary").get_text(strip=True)


def test_teacher_is_led_back_to_the_desk(client, teacher):
    assert way_back(client.get("/teach/nowhere")) == "Back to my desk"
    assert way_back(client.get("/nowhere")) == "Back to the quizzes"


def test_others_are_led_back_to_the_quizzes(client, app):
    sign_in(client, make_user("kim"))
    assert way_back(client.get("/teach/sets/none")) == "Back to the quizzes"


def test_conflict_has_a_heading_that_fits_all(client, app):
    browser = Browser(client)
    attempt = browser.take(publish("quiz", *choice_questions(2)))
    answer = client.post(f"/attempts/{attempt}/questions/1", data={"go": "next"})
    assert (answer.status_code, heading(answer)) == (409, "That cannot be done now")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/", "/sign-in", "/nowhere"])
def test_host_that_is_not_ours_is_refused_in_a_line(app, client, method, path):
    app.config.update(TRUSTED_HOSTS=["quiz.example"], WTF_CSRF_ENABLED=True)
    answer = client.open(path, method=method, base_url="http://evil.example", headers=OURS)
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert "evil" not in answer.text
    assert "Content-Security-Policy" in answer.headers
    assert client.get(path, base_url="http://quiz.example").status_code != 400
