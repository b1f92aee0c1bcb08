"""The notebook's page: what is missed, filtered, asked again and made cards of."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from quizapp.cards.memory import GOOD
from quizapp.database import db
from tests.factories.browsing import Browser
from tests.factories.drafts import get_set
from tests.factories.sets import choice_questions, publish, question
from tests.factories.studying import Studier, all_cards

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)
GAPS = {"text": "It opened on {1}.", "gaps": [{"accepted": ["5 May"]}]}


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


def words(element):
    return " ".join(element.get_text(" ").split())


def page(client, **filters):
    answer = client.get("/notebook", query_string=filters)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def stems(client, **filters):
    return [words(row) for row in page(client, **filters).select(".missed-stem")]


@pytest.fixture
def two_sets(client, app, clock):
    """Three missed of one set, and later one of another."""
    browser = Browser(client)
    browser.take(publish("ports", *choice_questions(3), title="Ports"), right=0)
    clock.shift(timedelta(hours=1))
    truth = question("truth", "true_false", {"answer": True}, tags=["lighthouses"])
    browser.take(publish("lights", truth, title="Lights"), right=0)
    return browser


def test_notebook_of_somebody_new_says_what_it_is(client, app):
    assert "until you get it right" in words(page(client).main)


def test_missed_last_comes_first(client, two_sets):
    found = stems(client)
    assert found[0] == "What of truth?"
    assert sorted(found[1:]) == [f"What of choice-{number}?" for number in range(3)]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"set": "ports"}, 3),
        ({"type": "true_false"}, 1),
        ({"tag": "lighthouses"}, 1),
        ({"set": "ports", "type": "true_false"}, 0),
        ({"set": "no-such-quiz"}, 0),
        ({"set": "<b>"}, 4),
        ({"page": "x"}, 4),
    ],
)
def test_filters_narrow_it(client, two_sets, filters, count):
    assert len(stems(client, **filters)) == count


def test_filters_say_how_many_each_leaves(client, two_sets):
    shown = page(client)
    sets = [words(option) for option in shown.select("select[name=set] option")]
    assert sets == ["All quizzes", "Ports (3)", "Lights (1)"]
    tags = [words(option) for option in shown.select("select[name=tag] option")]
    assert "lighthouses (1)" in tags


def test_row_leads_to_the_answer_that_was_wrong(client, two_sets):
    link = page(client, set="lights").select_one(".missed a")["href"]
    address, anchor = link.split("#")
    review = BeautifulSoup(client.get(address).text, "html.parser")
    assert "What of truth?" in words(review.select_one(f"#{anchor}"))


def test_gaps_are_shown_open(client, app):
    cloze = question("gap", "cloze", GAPS)
    Browser(client).take(publish("quiz", cloze), right=0)
    (row,) = stems(client)
    assert row.endswith("It opened on ____.")
    assert "5 May" not in client.get("/notebook").text


def press(client, shown, action, **names):
    form = next(
        form
        for form in shown.select(f"form[action='{action}']")
        if all(form.select_one(f"[name={name}]")["value"] == value for name, value in names.items())
    )
    fields = {one["name"]: one.get("value", "") for one in form.select("input")}
    return client.post(action, data=fields)


def test_quiz_asks_what_was_missed_and_nothing_else(client, two_sets):
    two_sets.take("ports", right=1)
    answer = press(client, page(client), "/notebook/quiz", set="ports")
    attempt = int(answer.location.rsplit("/", 1)[1])
    assert len(two_sets.state(attempt).order) == 2
    two_sets.answer_rightly(attempt, 1, 2)
    two_sets.submit(attempt)
    assert stems(client) == ["What of truth?"]


def test_button_pressed_twice_starts_one_quiz(client, two_sets):
    shown = page(client)
    found = {press(client, shown, "/notebook/quiz", set="ports").location for _ in range(2)}
    assert len(found) == 1


def test_quiz_on_nothing_is_refused_with_a_reason(client, app):
    publish("quiz", *choice_questions(1))
    assert client.post("/notebook/quiz", data={"set": "quiz"}).status_code == 409
    Browser(client).take("quiz")
    answer = client.post("/notebook/quiz", data={"set": "quiz"})
    assert answer.status_code == 409
    assert "got all of these right" in answer.text


def test_studying_them_makes_cards_of_these_alone(client, two_sets):
    answer = press(client, page(client, set="ports"), "/notebook/cards")
    assert answer.location == "/study?set=-missed"
    assert len(all_cards()) == 3
    front = client.get(answer.location)
    assert front.status_code == 200
    assert "What of choice-" in front.text


def test_what_was_learnt_before_comes_due_for_study(client, app, clock):
    publish("quiz", *choice_questions(1))
    studier = Studier(client)
    studier.begin()
    for _ in range(2):
        card_id = studier.rate(GOOD)
        clock.shift(timedelta(minutes=11))
    Browser(client).take("quiz", right=0)
    press(client, page(client), "/notebook/cards")
    missed = Studier(client, "-missed")
    assert missed.card_id() == card_id
    missed.rate(GOOD)
    assert missed.front().select_one("h1").get_text() == "Done for now"


def test_daily_limit_does_not_hold_back_what_was_asked_for(client, app):
    publish("quiz", *choice_questions(25))
    Browser(client).take("quiz", right=0)
    press(client, page(client), "/notebook/cards")
    shown = Studier(client, "-missed").front()
    assert words(shown.select_one(".counts li")) == "New 25"


def test_withdrawn_questions_are_not_asked_for(client, two_sets):
    get_set("lights").state = "archived"
    db.session.commit()
    assert len(stems(client)) == 3


def test_notebook_of_others_is_theirs(client, stranger, two_sets):
    assert stems(stranger) == []


def test_long_notebook_is_paged(client, app):
    publish("quiz", *choice_questions(30))
    Browser(client).take("quiz", right=0)
    first = page(client)
    assert len(first.select(".missed li")) == 25
    rest = client.get(first.select_one("a[rel=next]")["href"])
    assert len(BeautifulSoup(rest.text, "html.parser").select(".missed li")) == 5


def test_statements_do_not_grow_with_the_notebook(client, app, statements):
    counts = []
    for number in (1, 20):
        publish(f"quiz-{number}", *choice_questions(number))
        Browser(client).take(f"quiz-{number}", right=0)
        client.get("/notebook")
        statements.clear()
        client.get("/notebook")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 6
