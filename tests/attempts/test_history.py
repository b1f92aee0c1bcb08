"""The score history: read, taken away, deleted."""

import csv
import io
from datetime import UTC, datetime, timedelta

import time_machine
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from sqlalchemy import func, select

from quizapp.accounts.presence import COOKIE
from quizapp.attempts.models import Tally
from quizapp.database import db
from quizapp.formats.xlsx import Xlsx
from tests.factories.browsing import Browser
from tests.factories.sets import choice_questions, publish, question

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)
PERSONAL = ("learners", "visits", "attempts", "responses", "set_scores", "accuracies")


def soup(client, url="/history"):
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def row_counts():
    db.session.rollback()
    tables = db.metadata.tables
    return {
        name: db.session.scalar(select(func.count()).select_from(tables[name])) for name in PERSONAL
    }


def downloaded_json(client):
    return client.get("/history/quizapp-history.json").get_json()


def downloaded_csv(client):
    answer = client.get("/history/quizapp-history.csv")
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_empty_history_says_what_to_do(client, app):
    page = soup(client)
    assert words(page.select_one(".empty h2")) == "Nothing here yet"
    assert page.select_one('.empty a[href="/"]')


def test_attempts_are_grouped_by_visit_with_totals(client, app):
    slug, browser = publish("two", *choice_questions(2)), Browser(client)
    with time_machine.travel(NOON, tick=False) as clock:
        browser.take(slug, right=1)
        browser.take(slug)
        clock.shift(timedelta(hours=2))
        browser.take(slug, right=0)
    visits = soup(client).select(".visit")
    heads = [words(visit.select_one(".visit-total")) for visit in visits]
    assert heads == ["0 of 2 points · 1 quiz", "3 of 4 points · 2 quizzes"]
    scores = [[words(cell) for cell in visit.select("td.num")] for visit in visits]
    assert scores == [["0 / 2"], ["2 / 2", "1 / 2"]]


def test_history_is_paged(client, app):
    slug, browser = publish("one", *choice_questions(1)), Browser(client)
    taken = [browser.take(slug) for _ in range(21)]
    first = soup(client)
    older = first.select_one('a[rel="next"]')["href"]
    second = soup(client, older)
    shown = [
        int(link["href"].split("/")[2])
        for page in (first, second)
        for link in page.select(".runs th a")
    ]
    assert shown == taken[::-1]
    assert [len(page.select(".runs tr td")) for page in (first, second)] == [20, 1]
    assert words(second.select_one(".visit-total")) == "21 of 21 points · 21 quizzes"
    assert second.select('a[rel="next"]') == []


def test_open_attempts_are_listed_to_go_on(client, app):
    browser = Browser(client)
    attempt = browser.start(publish("two", *choice_questions(2)))
    resume = soup(client).select_one(".resume")
    assert "0 of 2 answered" in words(resume)
    assert resume.a["href"] == f"/attempts/{attempt}"


def test_best_first_and_latest_of_each_set(client, app):
    slug, browser = publish("four", *choice_questions(4)), Browser(client)
    for right in (2, 4, 1):
        browser.take(slug, right=right)
    rows = [words(row) for row in soup(client).select(".section .table-plain tbody tr")]
    assert rows == ["Sample set 3 4 / 4 2 / 4 1 / 4"]


def test_best_is_the_highest_share(client, app):
    slug, browser = publish("four", *choice_questions(4)), Browser(client)
    browser.take(slug, right=3)
    browser.take(slug, scope="some", count=2)
    (row,) = soup(client, "/history/sets").select("tbody tr")
    assert words(row) == "Sample set 2 2 / 2 3 / 4 2 / 2"


def test_chart_comes_with_its_table(client, app):
    slug, browser = publish("four", *choice_questions(4)), Browser(client)
    with time_machine.travel(NOON, tick=False) as clock:
        for right in (1, 2, 4):
            browser.take(slug, right=right)
            clock.shift(timedelta(days=1))
    figure = soup(client).select_one("figure")
    shown = [words(cell) for cell in figure.select("tbody td.num")]
    assert shown == ["25 %", "50 %", "100 %"]
    assert figure.svg["role"] == "img"


def test_accuracy_by_topic_and_by_kind(client, app):
    truth = question("truth", "true_false", {"answer": True}, tags=["lighthouses"])
    slug, browser = publish("mix", *choice_questions(1), truth), Browser(client)
    attempt = browser.start(slug)
    kinds = [item.type.key for item in browser.state(attempt).sheet.items]
    browser.answer_rightly(attempt, kinds.index("true_false") + 1)
    browser.submit(attempt)
    by_tag, by_type = [
        [words(row) for row in table.select("tbody tr")]
        for table in soup(client).select(".accuracy")
    ]
    assert by_tag == ["Harbours 2 50 %", "Testing 2 50 %", "Lighthouses 1 100 %"]
    assert by_type == ["Multiple choice 1 0 %", "True or false 1 100 %"]


def test_sets_page_is_paged(client, app):
    browser = Browser(client)
    for number in range(26):
        slug = publish(f"set-{number}", *choice_questions(1), title=f"Number {number}")
        browser.take(slug)
    first = soup(client, "/history/sets")
    second = soup(client, first.select_one('a[rel="next"]')["href"])
    assert [len(page.select("tbody tr")) for page in (first, second)] == [25, 1]
    assert words(second.select_one("tbody th")) == "Number 0"
    assert soup(client).select_one('a[href="/history/sets"]')


def test_json_holds_everything(client, sample):
    browser = Browser(client)
    client.post("/nickname", data={"nickname": "Zoë"})
    done, unfinished = browser.take(right=4), browser.start()
    data = downloaded_json(client)
    assert data["nickname"] == "Zoë"
    assert [attempt["attempt"] for attempt in data["attempts"]] == [unfinished, done]
    answers = data["attempts"][1]["answers"]
    assert sum(answer["points"] for answer in answers) == data["attempts"][1]["points"] == 4.0
    assert all(answer["right_answer"] and answer["evidence"] for answer in answers)
    assert [bool(answer["answer"]) for answer in answers] == [True] * 4 + [False] * 5


def test_csv_has_a_row_for_each_question(client, sample):
    browser = Browser(client)
    browser.take(right=4)
    browser.start()
    rows = downloaded_csv(client)
    assert len(rows) == 18
    assert sum(float(row["points"] or 0) for row in rows) == 4.0
    assert {row["quiz"] for row in rows} == {"Sample set"}


def test_csv_cells_are_no_formulas(client, app):
    sum_ = question("sum", "short_answer", {"accepted": ["x"]}, stem="=1+1 is?")
    browser = Browser(client)
    attempt = browser.start(publish("one", sum_))
    browser.answer(attempt, 1, {"q1": "=HYPERLINK(1)"})
    browser.submit(attempt)
    (row,) = downloaded_csv(client)
    assert (row["question"], row["answer"]) == ("'=1+1 is?", "'=HYPERLINK(1)")


def test_workbook_has_the_rows_of_the_table(client, sample):
    Browser(client).take()
    answer = client.get("/history/quizapp-history.xlsx")
    (sheet,) = load_workbook(io.BytesIO(answer.data)).worksheets
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert sheet.title == "Results"
    assert rows[1:] == [list(row.values()) for row in downloaded_csv(client)]


def test_downloads_are_attachments_and_not_kept(client, sample):
    Browser(client).take()
    for ending, kind in (
        ("csv", "text/csv"),
        ("json", "application/json"),
        ("xlsx", Xlsx.media_type),
    ):
        answer = client.get(f"/history/quizapp-history.{ending}")
        assert answer.mimetype == kind
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Cache-Control"] == "no-store"


def test_downloads_without_a_history_are_empty(client, app):
    assert downloaded_json(client) == {"nickname": "", "attempts": []}
    assert downloaded_csv(client) == []


def test_deleting_asks_first(client, sample):
    Browser(client).take()
    before = row_counts()
    assert client.get("/history/delete").status_code == 200
    assert row_counts() == before


def test_deleting_removes_the_learner_and_nobody_else(client, stranger, sample):
    Browser(stranger).take(right=3)
    other = row_counts()
    Browser(client).take()
    Browser(client).start()
    tallies = db.session.scalar(select(func.sum(Tally.answers)))
    answer = client.post("/history/delete")
    assert (answer.status_code, answer.location) == (303, "/")
    assert row_counts() == other
    assert all(other.values())
    assert client.get_cookie(COOKIE) is None
    assert words(soup(client).select_one(".empty h2")) == "Nothing here yet"
    assert db.session.scalar(select(func.sum(Tally.answers))) == tallies
    assert words(soup(stranger).select_one(".runs td.num")) == "3 / 9"


def test_deleted_learner_can_begin_anew(client, sample):
    browser = Browser(client)
    browser.take()
    client.post("/history/delete")
    browser.take(right=1)
    assert [words(cell) for cell in soup(client).select(".runs td.num")] == ["1 / 9"]


def test_deleting_nothing_is_fine(client, app):
    assert client.post("/history/delete").status_code == 303
