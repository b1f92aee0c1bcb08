"""Taking questions out."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from quizapp.accounts.models import TEACHER
from quizapp.bank.models import Question, QuestionSet
from quizapp.database import db
from quizapp.formats import BY_KEY
from quizapp.formats.giving import give
from quizapp.formats.own_yaml import OwnYaml
from quizapp.formats.questions import PlainQuestion
from quizapp.question_types import TYPES
from tests.factories.people import make_user, sign_in
from tests.transfer.test_imports import bring, take


@pytest.fixture
def rivers(teacher):
    """A set of three questions."""
    take(teacher, bring(teacher))
    db.session.rollback()
    return db.session.scalars(select(QuestionSet)).one()


def words(answer):
    found = BeautifulSoup(answer.text, "html.parser").main
    return " ".join(found.get_text(" ", strip=True).split())


def test_set_comes_out_as_it_went_in(teacher, rivers):
    answer = teacher.get(f"/teach/export/file?set={rivers.slug}&format=yaml")
    assert answer.headers["Content-Disposition"] == "attachment; filename=italian-rivers.yaml"
    found = OwnYaml().read(answer.data)
    assert [item.type for item in found.items] == ["true_false", "multiple_choice", "numeric"]
    assert found.items[2].evidence[0].claim == "The Tiber was 405 km long in 2020."
    assert (found.skipped, found.warnings) == ((), ())


def test_page_offers_every_format_that_is_written(teacher, rivers):
    answer = teacher.get(f"/teach/export?set={rivers.slug}")
    shown = BeautifulSoup(answer.text, "html.parser")
    offered = {box["value"] for box in shown.select('input[name="format"]')}
    assert offered == {one.key for one in BY_KEY.values() if one.writes}
    assert "3 questions of “Italian rivers”" in words(answer)


@pytest.mark.parametrize("key", [one.key for one in BY_KEY.values() if one.writes])
def test_every_format_writes_a_file_and_says_what_it_cannot_carry(teacher, rivers, key):
    report = teacher.get(f"/teach/export?set={rivers.slug}&format={key}")
    assert report.status_code == 200
    link = BeautifulSoup(report.text, "html.parser").select_one("section a.btn-primary")["href"]
    answer = teacher.get(link)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(BY_KEY[key].media_type)
    assert answer.data == teacher.get(link).data


def test_everything_owned_or_a_choice_is_exported(teacher, rivers):
    ids = db.session.scalars(select(Question.id).order_by(Question.position)).all()
    every = teacher.get("/teach/export/file?format=yaml")
    two = teacher.get(f"/teach/export/file?format=yaml&ids={ids[0]},{ids[2]}")
    assert [len(OwnYaml().read(one.data).items) for one in (every, two)] == [3, 2]
    assert "2 chosen questions" in words(teacher.get(f"/teach/export?ids={ids[0]},{ids[2]}"))


def test_unknown_formats_and_foreign_questions_are_not_found(teacher, rivers, stranger):
    (first, *_) = db.session.scalars(select(Question.id)).all()
    assert teacher.get("/teach/export/file?format=odd").status_code == 404
    sign_in(stranger, make_user("bea", TEACHER))
    for query in (f"set={rivers.slug}", f"ids={first}"):
        assert stranger.get(f"/teach/export?{query}").status_code == 404
        assert stranger.get(f"/teach/export/file?{query}&format=yaml").status_code == 404
    assert "no question to export" in words(stranger.get("/teach/export"))


def test_statements_do_not_grow_with_the_questions(teacher, rivers, statements):
    teacher.get("/teach/export/file?format=yaml")
    statements.clear()
    teacher.get("/teach/export/file?format=yaml")
    few = len(statements)
    take(
        teacher,
        bring(
            teacher,
            "questions:\n"
            + "".join(
                f"  - {{type: true_false, stem: Lake {number}., content: {{answer: true}}}}\n"
                for number in range(20)
            ),
        ),
        to=rivers.slug,
    )
    statements.clear()
    teacher.get("/teach/export/file?format=yaml")
    assert len(statements) == few


def test_every_type_is_printed_with_its_answer(teacher):
    every = [
        give(
            PlainQuestion(
                type_.key, f"A question of the kind {type_.key}?", type_.dump(type_.sample)
            )
        )
        for type_ in TYPES
    ]
    take(teacher, bring(teacher, OwnYaml().write(every).data))
    quiz, key = BeautifulSoup(teacher.get("/teach/export/paper").text, "html.parser").select(
        "section.paper"
    )
    for section in (quiz, key):
        assert len(section.select(".paper-questions > li")) == len(TYPES)
    answers = [one.get_text(" ", strip=True) for one in key.select(".paper-answer")]
    assert answers[0] == "Paris"
    assert "Paris" in quiz.get_text()
    assert all(answers)
    cards = BeautifulSoup(teacher.get("/teach/export/cards").text, "html.parser")
    assert len(cards.select(".sheet-card")) == len(TYPES)
