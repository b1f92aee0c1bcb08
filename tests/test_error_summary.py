"""The summary at the head of a form that came back: one link to each field that is wrong."""

import pytest
from bs4 import BeautifulSoup

from quizapp.bank.models import QuestionSet
from quizapp.database import db
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, publish


@pytest.fixture
def own(app, client):
    """The address of a set that is the teacher's."""
    user = make_user("vera", "teacher")
    sign_in(client, user)
    publish("own", *choice_questions(1))
    found = db.session.scalars(db.select(QuestionSet)).one()
    found.owner_id = found.article.owner_id = user.id
    db.session.commit()
    return "/teach/sets/own"


def summary(answer):
    """The text and the target of every line, each target being on the page."""
    page = BeautifulSoup(answer.text, "html.parser")
    lines = {}
    for line in page.select(".error-summary[role=alert][tabindex='-1'][autofocus] li"):
        target = line.a["href"].removeprefix("#") if line.a else None
        assert target is None or page.find(id=target), line
        lines[target] = " ".join(line.get_text().split())
    return lines


def test_summary_of_a_set_names_every_field(client, own):
    found = summary(client.post("/teach/sets/new", data={"title": " "}))
    assert list(found)[:2] == ["title", "summary"]
    assert found["title"].startswith("Title: ")


def test_summary_of_a_fact_leads_into_its_part_of_the_form(client, own):
    found = summary(client.post(f"{own}/facts", data={"fact-claim": "It opened."}))
    assert {"fact-value", "fact-where", "fact-as_of"} <= set(found)


def test_summary_of_a_question_names_rows_and_their_fields(client, own):
    sent = {
        **{"type": "multiple_choice", "go": "save", "tags": "???", "image_alt": "x" * 600},
        **{"content-options-0-text": "Oslo", "content-options-0-right": "y"},
        **{"content-options-1-text": "", "content-options-1-feedback": "Why it is wrong."},
        "new_fact-claim": "It opened.",
    }
    found = summary(client.post(f"{own}/questions/new?type=multiple_choice", data=sent))
    assert {"tags", "image_alt", "new_fact-value"} <= set(found)
    assert found["content-options-1-text"].endswith(", option 2: Write something here.")


def test_page_without_mistakes_has_no_summary(client, own):
    assert summary(client.get(f"{own}/questions/new?type=cloze")) == {}
