"""Pages cost a bounded number of SQL statements, however much there is."""

import pytest
from sqlalchemy import event

from quizapp.bank.editions import Documents
from quizapp.database import db
from tests.factories.browsing import Browser, right_fields
from tests.factories.sets import choice_questions, publish


@pytest.fixture
def transactions(app):
    """Commits and rollbacks of transactions while the test runs."""
    ended = []

    def note(kind):
        return lambda *args: ended.append(kind)

    listeners = {kind: note(kind) for kind in ("commit", "rollback")}
    for kind, listener in listeners.items():
        event.listen(db.engine, kind, listener)
    yield ended
    for kind, listener in listeners.items():
        event.remove(db.engine, kind, listener)


def cost(client, statements, url):
    """Statements that the page needs."""
    db.session.rollback()
    statements.clear()
    assert client.get(url).status_code == 200
    return len(statements)


@pytest.mark.parametrize("questions", [3, 60])
@pytest.mark.parametrize("layout", ["one", "all"])
def test_question_page_costs_three_statements(
    client, app, statements, monkeypatch, questions, layout
):
    browser = Browser(client)
    attempt = browser.start(publish("quiz", *choice_questions(questions)), layout=layout)
    browser.answer_rightly(attempt, 1, 2)
    url = f"/attempts/{attempt}" if layout == "all" else f"/attempts/{attempt}/questions/2"
    monkeypatch.setattr("quizapp.bank.queries.published.documents", Documents())
    cold, warm = (cost(client, statements, url) for _ in range(2))
    assert cold <= 4
    assert warm <= 3


def test_document_is_sent_once_a_process(client, app, statements, monkeypatch):
    browser = Browser(client)
    attempt = browser.start(publish("quiz", *choice_questions(3)))
    monkeypatch.setattr("quizapp.bank.queries.published.documents", Documents())
    db.session.rollback()
    statements.clear()
    for number in (1, 2, 1):
        browser.page(attempt, number)
    assert sum("editions.document" in one for one in statements) == 1


@pytest.mark.parametrize("questions", [3, 60])
def test_saving_an_answer_is_one_transaction(client, app, statements, transactions, questions):
    browser = Browser(client)
    attempt = browser.start(publish("quiz", *choice_questions(questions)))
    sent = right_fields(browser.state(attempt), 2)
    db.session.rollback()
    statements.clear()
    transactions.clear()
    assert browser.answer(attempt, 2, sent).status_code == 303
    assert transactions.count("commit") == 1
    assert len(statements) <= 4
    writes = [one for one in statements if one.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert len(writes) == 1


@pytest.mark.parametrize("questions", [3, 60])
def test_submitting_is_one_transaction(client, app, statements, transactions, questions):
    browser = Browser(client)
    attempt = browser.start(publish("quiz", *choice_questions(questions)))
    db.session.rollback()
    statements.clear()
    transactions.clear()
    browser.submit(attempt)
    assert transactions.count("commit") == 1
    assert len(statements) <= 15


def test_home_costs_the_same_with_many_sets(client, app, statements):
    browser = Browser(client)
    browser.take(publish("first", *choice_questions(1)))
    browser.start("first")
    few = cost(client, statements, "/")
    for number in range(39):
        publish(f"set-{number}", *choice_questions(1))
    browser.start("set-1")
    browser.take("set-2")
    assert cost(client, statements, "/") == few <= 8
    assert cost(client, statements, "/?page=3") <= few


def test_history_costs_the_same_with_many_attempts(client, app, statements):
    browser, slug = Browser(client), publish("one", *choice_questions(1))
    browser.take(slug)
    browser.start(slug)
    few = cost(client, statements, "/history")
    for _ in range(39):
        browser.take(slug)
    assert cost(client, statements, "/history") == few <= 8


@pytest.mark.parametrize(
    "url",
    [
        "/history/quizapp-history.json",
        "/history/quizapp-history.csv",
        "/history/quizapp-history.xlsx",
    ],
)
def test_download_costs_the_same_with_many_attempts(client, app, statements, url):
    browser, slug = Browser(client), publish("one", *choice_questions(1))
    browser.take(slug)
    few = cost(client, statements, url)
    for _ in range(9):
        browser.take(slug)
    assert cost(client, statements, url) == few <= 3


@pytest.mark.parametrize("page", ["/sets/quiz", "/attempts/{}/review", "/attempts/{}/submit"])
def test_page_costs_the_same_with_many_questions(client, app, statements, page):
    browser, costs = Browser(client), []
    for questions in (3, 60):
        slug = publish("quiz", *choice_questions(questions))
        attempt = browser.start(slug)
        if page.endswith("review"):
            browser.submit(attempt)
        costs.append(cost(client, statements, page.format(attempt)))
    assert costs[0] == costs[1] <= 9
