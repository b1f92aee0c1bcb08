"""Bringing a file: looking at it, taking what is wanted, undoing it."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from quizapp.accounts.models import TEACHER
from quizapp.bank.models import Question, QuestionSet, Revision
from quizapp.clock import now
from quizapp.database import db
from quizapp.question_types import TYPES
from quizapp.transfer.actions.reading import add_import, read_import
from quizapp.transfer.models import Import, ImportRow
from quizapp.transfer.queries import unread_imports
from tests.factories.people import make_user, sign_in

FILE = """facts:
  - id: tiber-length
    kind: quantity
    claim: The Tiber was 405 km long in 2020.
    value: 405 km
    where: paragraph 2
    as_of: "2020"
questions:
  - type: true_false
    stem: Rome lies on the *Tiber*.
    content: {answer: true}
    explanation: It does.
    tags: [rivers]
  - type: riddle
    stem: What am I?
  - type: multiple_choice
    stem: Which city lies on the Po?
    content:
      options: [{text: Turin, correct: true}, {text: Rome}, {text: Naples}]
  - type: numeric
    stem: How long is the Tiber?
    content: {answer: 405, tolerance: "5", unit: km}
    facts: [tiber-length]
  - type: true_false
    stem: rome lies on the “Tiber”
    content: {answer: true}
"""
NEW_SET = {
    "to": "",
    "title": "Italian rivers",
    "headline": "Rivers of Italy measured anew",
    "published_on": "5 May 2020",
}


def bring(client, data=FILE, name="rivers.yaml", format=""):
    given = data.encode() if isinstance(data, str) else data
    answer = client.post(
        "/teach/imports", data={"file": (BytesIO(given), name), "format": format, "text": ""}
    )
    assert answer.status_code == 303
    return answer.location


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def words(found):
    return " ".join(found.get_text(" ", strip=True).split())


def places(shown, name):
    return [box["value"] for box in shown.select(f'input[name="{name}"]')]


def ticked(shown):
    return [box["value"] for box in shown.select('input[name="take"]') if box.has_attr("checked")]


def take(client, path, **fields):
    shown = page(client, path)
    data = {"go": "import", "shown": places(shown, "shown"), "take": ticked(shown)}
    return client.post(path, data={**data, **NEW_SET, **fields})


def stems():
    db.session.rollback()
    query = select(Revision.stem).join(Question, Revision.question_id == Question.id)
    kept = query.where(Question.deleted_at.is_(None)).order_by(Question.position)
    return list(db.session.scalars(kept))


def test_every_question_is_shown_before_anything_is_written(teacher):
    shown = page(teacher, bring(teacher))
    told = words(shown.main)
    assert "4 questions can be taken, 1 cannot; 1 seems to be there already." in told
    assert "Read as quizapp YAML" in told
    assert "It stands in this file before." in told
    assert "Answer: True" in told
    assert "Answer: Turin" in told
    assert "line 14" in told
    assert "Its type must be one of" in told
    assert ticked(shown) == ["0", "1", "2"]
    assert db.session.scalar(select(func.count()).select_from(Question)) == 0


def test_chosen_questions_go_into_a_new_set(teacher):
    path = bring(teacher)
    answer = take(teacher, path, take=["0", "2"])
    assert answer.status_code == 303
    assert stems() == ["Rome lies on the *Tiber*.", "How long is the Tiber?"]
    (made,) = db.session.scalars(select(QuestionSet)).all()
    assert (made.title, made.article.headline) == (NEW_SET["title"], NEW_SET["headline"])
    assert made.article.published_on == "2020-05-05"
    first, second = db.session.scalars(select(Question).order_by(Question.position)).all()
    assert [one.tag for one in first.tags] == ["rivers"]
    assert first.revision.explanation == "It does."
    assert [fact.claim for fact in second.revision.facts] == ["The Tiber was 405 km long in 2020."]
    assert teacher.get(f"/teach/questions/{first.id}").status_code == 200
    assert "Tiber" in teacher.get("/teach/bank?q=tiber").text


def test_import_is_undone_as_a_whole_and_taken_again(teacher):
    path = bring(teacher)
    take(teacher, path)
    assert len(stems()) == 3
    assert teacher.post(f"{path}/undo").status_code == 303
    assert stems() == []
    assert "was undone" in words(page(teacher, path))
    (made,) = db.session.scalars(select(QuestionSet)).all()
    take(teacher, path, to=made.slug)
    assert len(stems()) == 3


def test_taking_twice_makes_each_question_once(teacher):
    path = bring(teacher)
    take(teacher, path)
    again = teacher.post(path, data={"go": "import", "take": ["0"], "shown": ["0"], **NEW_SET})
    assert again.status_code == 409
    assert len(stems()) == 3
    teacher.post(f"{path}/undo")
    assert teacher.post(f"{path}/undo").status_code == 409


def test_published_questions_outlive_the_undoing(teacher):
    path = bring(teacher)
    take(teacher, path)
    first = db.session.scalars(select(Question).order_by(Question.position)).first()
    first.published_revision = 1
    db.session.commit()
    assert "1 of them is published" in words(page(teacher, path))
    teacher.post(f"{path}/undo")
    assert stems() == ["Rome lies on the *Tiber*."]


def test_questions_of_own_sets_are_known_the_next_time(teacher):
    take(teacher, bring(teacher))
    shown = page(teacher, bring(teacher))
    assert "4 seem to be there already" in words(shown)
    assert ticked(shown) == []
    assert len(shown.select(".row-note a")) == 4


def test_ticks_are_kept_and_a_new_set_needs_a_description(teacher):
    path = bring(teacher)
    refused = take(teacher, path, take=["1"], title="", published_on="soon")
    shown = BeautifulSoup(refused.text, "html.parser")
    assert refused.status_code == 400
    assert ticked(shown) == ["1"]
    assert "Give the new set a title." in words(shown)
    assert shown.select_one("#published_on")["value"] == "soon"
    assert ticked(page(teacher, path)) == ["1"]
    teacher.post(path, data={"go": "none"})
    assert ticked(page(teacher, path)) == []
    nothing = teacher.post(path, data={"go": "import", **NEW_SET}, follow_redirects=True)
    assert "Tick at least one question" in nothing.text
    teacher.post(path, data={"go": "all"})
    assert ticked(page(teacher, path)) == ["0", "1", "2", "3"]


def test_rows_that_cannot_be_taken_stay_behind_whatever_is_sent(teacher):
    path = bring(teacher)
    take(teacher, path, take=["0", "1", "2", "3", "4", "99"], shown=["0", "1", "2", "3", "4"])
    assert len(stems()) == 4


def test_rows_are_filtered_and_paged(teacher):
    many = "questions:\n" + "".join(
        f"  - {{type: true_false, stem: River {number} is long., content: {{answer: true}}}}\n"
        for number in range(60)
    )
    path = bring(teacher, many)
    assert places(page(teacher, path), "shown") == [str(number) for number in range(25)]
    last = page(teacher, f"{path}?page=3")
    assert places(last, "shown") == [str(number) for number in range(50, 60)]
    assert "Page 3 of 3" in words(last)
    assert "There is none." in words(page(teacher, f"{path}?which=skipped"))
    assert page(teacher, f"{path}?which=odd&page=x")


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        ("\x00\x01", "x.bin", "This kind of file is not known."),
        ("questions: 3", "x.yaml", "There is no list named “questions” in the file."),
    ],
)
def test_files_of_which_nothing_can_be_read_say_why(teacher, data, name, told):
    shown = page(teacher, bring(teacher, data, name))
    assert told in words(shown)
    assert "could not be read" in words(page(teacher, "/teach/imports"))


def test_text_is_pasted_and_nothing_sent_is_told(teacher):
    answer = teacher.post("/teach/imports", data={"text": FILE, "format": ""})
    assert "4 questions can be taken" in words(page(teacher, answer.location))
    refused = teacher.post("/teach/imports", data={"text": " ", "format": ""})
    assert refused.status_code == 400
    assert "Choose a file, or paste its text." in refused.text


def test_markup_in_a_file_is_shown_and_does_nothing(teacher):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    data = f"""questions:
  - type: multiple_choice
    stem: "{evil} [x](javascript:alert(1))"
    content:
      options: [{{text: "{evil}", correct: true}}, {{text: "{evil}b", feedback: "{evil}"}}]
    explanation: "{evil}"
"""
    path = bring(teacher, data)
    shown = page(teacher, path).main
    assert not shown.select("script, [onerror], a[href^=javascript], img[src=x]")
    take(teacher, path)
    (question,) = db.session.scalars(select(Question)).all()
    editor = page(teacher, f"/teach/questions/{question.id}").main
    assert not editor.select("[onerror], a[href^=javascript], img[src=x]")


def test_progress_is_told(teacher):
    path = bring(teacher)
    assert teacher.get(f"{path}/progress").json == {
        "ended": True,
        "state": "ready",
        "done": 1,
        "total": 1,
    }


def test_imports_are_their_owners_alone(teacher, stranger):
    path = bring(teacher)
    sign_in(stranger, make_user("bea", TEACHER))
    for method, address in (
        ("get", path),
        ("post", path),
        ("get", f"{path}/progress"),
        ("post", f"{path}/undo"),
    ):
        assert getattr(stranger, method)(address, data={"go": "all"}).status_code == 404
    assert "rivers.yaml" not in stranger.get("/teach/imports").text


def test_statements_do_not_grow_with_the_questions(teacher, statements):
    def cost(count):
        many = "questions:\n" + "".join(
            f"  - {{type: true_false, stem: Lake {number}/{count}., content: {{answer: true}}}}\n"
            for number in range(count)
        )
        path = bring(teacher, many)
        shown = page(teacher, path)
        data = {"go": "import", "shown": places(shown, "shown"), "take": ticked(shown), **NEW_SET}
        statements.clear()
        assert teacher.post(path, data=data).status_code == 303
        return len(statements)

    cost(1)
    assert cost(2) == cost(20)


def test_reading_that_was_interrupted_goes_on(app, ann):
    added = add_import(ann, FILE.encode(), "rivers.yaml", "", now())
    added.state = "running"
    db.session.commit()
    assert list(unread_imports()) == [added.id]
    read_import(added.id)
    db.session.expire_all()
    assert db.session.get(Import, added.id).state == "ready"
    assert db.session.scalar(select(func.count()).select_from(ImportRow)) == 5
    assert list(unread_imports()) == []


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_template_can_be_brought_as_it_is(teacher, format):
    answer = teacher.get(f"/teach/imports/template/{format}")
    assert answer.headers["Content-Disposition"].endswith(f"quizapp-template.{format}")
    shown = page(teacher, bring(teacher, answer.data, f"template.{format}"))
    assert f"{len(TYPES)} questions can be taken." in words(shown)
    assert teacher.get("/teach/imports/template/gift").status_code == 404
