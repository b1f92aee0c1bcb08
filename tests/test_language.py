"""Every word of ours is translated: in a made-up language it stands in brackets.

What is left outside of brackets must come from the question set.
"""

import ast
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup, NavigableString

from quizapp.bank.actions.loading import load_files
from quizapp.clock import now
from quizapp.database import db
from quizapp.question_types import TYPES
from quizapp.question_types.cloze import PLACE
from tests.conftest import make_app
from tests.factories.browsing import Browser, fields, right_fields
from tests.factories.people import make_user, sign_in
from tests.factories.sets import question, sample_questions, set_file

ROOT = Path(__file__).parent.parent
LANGUAGE = "eo"
"""Any language that Babel knows and we do not speak."""

KEYWORDS = {**DEFAULT_KEYWORDS, "Message": None, "_l": None}
TRANSLATORS = {"web.py"}
"""Where messages from elsewhere are translated."""

NAMES = {"Quizapp", "CSV", "JSON", "%", "quizapp sets load"}
NAMED = {"level", "kind", "type", "difficulty", "id"}
"""Fields whose values stand for words of ours, or for nothing that is shown."""

UNSPOKEN = {"script", "style", "title", "time", "kbd", "code"}
SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "data-saved", "data-failed")
DATE = re.compile(r"\d{1,2} \w+ \d{4}")
WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")


def wrapped(message):
    if isinstance(message, tuple):
        return tuple(f"⟦{form}⟧" for form in message)
    return f"⟦{message}⟧"


def made_up_catalogue():
    """All texts as the mappings in pyproject.toml find them, each in brackets."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in settings]
    catalogue = Catalog(LANGUAGE)
    for _, _, message, _, _ in extract_from_dir(ROOT, methods, keywords=KEYWORDS):
        catalogue.add(message, wrapped(message))
    return catalogue


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("translations")
    file = folder / LANGUAGE / "LC_MESSAGES" / "messages.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, made_up_catalogue())
    app = make_app(
        "sqlite://",
        tmp_path_factory.mktemp("data"),
        BABEL_DEFAULT_LOCALE=LANGUAGE,
        BABEL_TRANSLATION_DIRECTORIES=str(folder),
        ENOUGH_ATTEMPTS=1,
    )
    with app.app_context():
        load_files([("sample.yaml", SET), ("units.yaml", UNITS)], now())
        db.session.commit()
        yield app
        db.session.remove()
        db.engine.dispose()


def unit_questions():
    return [
        question("weight", "numeric", {"answer": "3", "unit": "tons", "unit_required": True}),
        question("when", "date", {"answer": "1969-07"}),
        question("year", "date", {"answer": "1969"}),
    ]


SET = set_file(sample_questions())
UNITS = set_file(unit_questions(), title="Units", level="advanced")


def content_strings(data):
    if isinstance(data, dict):
        written = [value for name, value in data.items() if name not in NAMED]
        return {text for value in written for text in content_strings(value)}
    if isinstance(data, list):
        return {text for value in data for text in content_strings(value)}
    return {data} if isinstance(data, str) else set()


def known_content():
    """What may stand on a page untranslated: texts of the sets, whole or between two gaps."""
    texts = content_strings([yaml.safe_load(data) for data in (SET, UNITS)])
    pieces = {tidy(piece) for text in texts for piece in PLACE.split(text)}
    topics = {text.replace("-", " ").title() for text in texts}
    return pieces | topics | NAMES


def tidy(text):
    """What is left to be translated: words, without brackets, dates, numbers and punctuation."""
    while WRAPPED.search(text):
        text = WRAPPED.sub(" ", text)
    text = DATE.sub(" ", " ".join(text.split()))
    return text.strip(" ,.:;·–/()%→“”0123456789")


def spoken(page):
    """Visible texts and attributes that are read out."""
    for element in page.find_all(True):
        if element.name not in UNSPOKEN:
            yield from (str(element[name]) for name in SPOKEN if element.has_attr(name))
            if not any(parent.name in UNSPOKEN for parent in element.parents):
                nodes = [node for node in element.children if type(node) is NavigableString]
                yield from map(str, nodes)


def untranslated(text):
    page = BeautifulSoup(text, "html.parser")
    for time in page.select("time"):
        time.decompose()
    page.smooth()
    left = {tidy(joined) for joined in spoken(page)}
    known = known_content() | {tidy(text) for text in known_content()}
    spoken_of = {text for text in left if re.search(r"[^\W\d_]", text)}
    return {text for text in spoken_of if text not in known and not listed(text, known)}


def listed(text, known):
    """Whether it is a list of topics."""
    return set(text.split(", ")) <= known


def page(client, url, status=200):
    answer = client.get(url, follow_redirects=True)
    assert answer.status_code == status
    return answer.text


GIVEN = {"Nobody", "metres"}
"""What is typed here, but for its numbers."""


def wrong_fields(item):
    typed = {"short_answer": "Nobody", "numeric": "885 metres", "date": "03/04/1969"}
    if item.type.key in typed:
        return {item.name: typed[item.type.key]}
    if item.type.key == "true_false":
        return {item.name: "true"}
    answers = {"multiple_choice": 1, "multiple_response": [0, 2], "matching": [1, 1, None]}
    answers |= {"ordering": [2, 1, 1, None], "cloze": ["7", 0]}
    return fields(item, answers[item.type.key])


@pytest.fixture
def client(app):
    return app.test_client()


def test_catalogue_holds_the_texts():
    texts = {message.id for message in made_up_catalogue() if message.id}
    assert {"Multiple choice", "Nickname", "Add a nickname", "There is nothing here"} <= texts


@pytest.mark.parametrize("path", sorted(ROOT.glob("quizapp/**/*.py")), ids=lambda path: path.stem)
def test_messages_are_written_where_the_extractor_finds_them(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    messages = [call for call in calls if isinstance(call.func, ast.Name) and call.args]
    texts = [call.args[0] for call in messages if call.func.id in ("Message", "gettext", "_l")]
    hidden = [text.lineno for text in texts if not isinstance(text, ast.Constant)]
    assert hidden == [] or path.name in TRANSLATORS


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/", 200),
        ("/?q=nothing-like-it", 200),
        ("/?page=0", 200),
        ("/?tag=harbours", 200),
        ("/sets/sample", 200),
        ("/sets/units", 200),
        ("/history", 200),
        ("/history/sets", 200),
        ("/history/delete", 200),
        ("/privacy", 200),
        ("/nickname", 200),
        ("/nowhere", 404),
        ("/sets/nowhere", 404),
        ("/attempts/4711", 404),
        ("/?q=%00", 400),
    ],
)
def test_page_is_translated(client, url, status):
    assert untranslated(page(client, url, status)) == set()


def test_brackets_are_seen(client):
    assert "⟦" in page(client, "/")


@pytest.mark.parametrize("behaviour", ["deferred", "immediate"])
@pytest.mark.parametrize("layout", ["one", "all"])
def test_open_attempt_is_translated(client, behaviour, layout):
    browser = Browser(client)
    attempt = browser.start(behaviour=behaviour, layout=layout, minutes=5)
    own = f"/attempts/{attempt}"
    urls = [own, f"{own}/submit", "/", "/sets/sample", "/history"]
    urls += [f"{own}/questions/{number}" for number in range(1, len(TYPES) + 1)]
    assert {url: untranslated(page(client, url)) for url in urls} == {url: set() for url in urls}


@pytest.mark.parametrize("behaviour", ["deferred", "immediate"])
def test_answered_attempt_is_translated(client, behaviour):
    browser = Browser(client)
    attempt = browser.start(behaviour=behaviour)
    for item in browser.state(attempt).sheet.items:
        browser.answer(attempt, item.number, wrong_fields(item), "flag")
        browser.answer(attempt, item.number, wrong_fields(item), "check")
    own = f"/attempts/{attempt}"
    urls = [f"{own}/questions/{number}" for number in range(1, len(TYPES) + 1)]
    urls += [f"{own}/submit"]
    assert {url: untranslated(page(client, url)) - GIVEN for url in urls} == {
        url: set() for url in urls
    }


def test_questions_with_units_and_rough_dates_are_translated(client):
    browser = Browser(client)
    attempt = browser.start("units")
    for number, typed in ((1, "3"), (2, "1969"), (3, "nonsense")):
        browser.answer(attempt, number, {f"q{number}": typed})
        assert (
            untranslated(page(client, f"/attempts/{attempt}/questions/{number}")) - {typed} == set()
        )


@pytest.mark.parametrize("how", ["right", "wrong", "open", "missed"])
def test_review_is_translated(client, how):
    browser = Browser(client)
    attempt = browser.start()
    state = browser.state(attempt)
    for item in state.sheet.items if how in ("right", "wrong") else ():
        sent = right_fields(state, item.number) if how == "right" else wrong_fields(item)
        browser.answer(attempt, item.number, sent)
    browser.submit(attempt)
    if how == "missed":
        answer = client.post(f"/attempts/{attempt}/retry")
        attempt = int(answer.location.split("/")[2])
        browser.submit(attempt)
    for url in (f"/attempts/{attempt}/review", "/history", "/history/sets", "/sets/sample", "/"):
        assert untranslated(page(client, url)) - GIVEN == set()


def test_history_page_by_page_is_translated(client):
    browser = Browser(client)
    for _ in range(21):
        browser.take("units", right=1, scope="some", count=2)
    first = page(client, "/history")
    older = BeautifulSoup(first, "html.parser").select_one('a[rel="next"]')["href"]
    assert untranslated(first) == untranslated(page(client, older)) == set()


def test_refused_forms_are_translated(client, app):
    answer = client.post("/sets/sample/attempts", data={"scope": "some", "count": "99"})
    assert answer.status_code == 400
    assert untranslated(answer.text) - WTFORMS == set()
    assert untranslated(client.post("/nickname", data={"nickname": "x" * 41}).text) == set()
    assert untranslated(client.put("/").text) == set()
    attempt = Browser(client).take()
    for url, data in ((f"/attempts/{attempt}/retry", {}), (f"/attempts/{attempt}", {"go": "1"})):
        late = client.post(url, data=data)
        assert late.status_code == 409
        assert untranslated(late.text) == set()


WTFORMS = {"Number must be between 1 and"}
"""Said by WTForms, which brings translations of its own."""


def test_flashed_words_are_translated(client):
    browser = Browser(client)
    attempt = browser.start(behaviour="immediate")
    answer = browser.answer(attempt, 1, {}, "check")
    assert untranslated(page(client, answer.location)) == set()
    assert untranslated(client.post("/history/delete", follow_redirects=True).text) == set()


def test_script_is_told_problems_in_the_language(client):
    browser = Browser(client)
    attempt = browser.start("units")
    state = browser.state(attempt)
    answers = [
        client.post(
            f"/attempts/{attempt}/questions/{item.number}",
            data={item.name: "nonsense"},
            headers={"Accept": "application/json"},
        ).get_json()["problem"]
        for item in state.sheet.items
    ]
    assert [text[:1] for text in answers] == ["⟦"] * 3


GUEST_PAGES = ("/sign-in", "/register", "/recover", "/sign-in/passkey", "/people", "/teach")
OWN_PAGES = (
    *("/account", "/account/user-name", "/account/email", "/account/password", "/account/delete"),
    *("/account/confirm", "/account/confirm/passkey", "/account/passkeys"),
    *("/account/two-factor", "/account/recovery-codes", "/people", "/students", "/nickname", "/"),
)
NAMES_OF_PEOPLE = {"ada", "a test"}


def test_pages_for_signing_in_are_translated(client):
    for url in GUEST_PAGES:
        assert untranslated(page(client, url)) == set(), url
    wrong = client.post("/sign-in", data={"identity": "nobody", "password": "nothing"})
    assert untranslated(wrong.text) == set()
    for name, password in (("a b", "password1"), ("kim", "aaaaaaaa"), ("kim", "short")):
        refused = client.post("/register", data={"username": name, "password": password})
        assert refused.status_code == 400
        assert untranslated(refused.text) == set()


def test_pages_of_an_account_are_translated(client, app):
    ada = make_user("ada", "admin", "teacher")
    sign_in(client, ada)
    for url in (*OWN_PAGES, f"/people/{ada.id}"):
        assert untranslated(page(client, url)) - NAMES_OF_PEOPLE == set(), url
    sent = {
        "/account/two-factor": {"setup": "authenticator"},
        "/account/recovery-codes": {},
        "/account/passkeys": {"name": "", "usage": "first"},
        "/students/links": {"uses": "30", "days": "14"},
        f"/people/{ada.id}/recovery-link": {},
        f"/people/{ada.id}/roles": {},
    }
    for url, data in sent.items():
        text = client.post(url, data=data, follow_redirects=True).text
        assert untranslated(text) - NAMES_OF_PEOPLE == set(), url
