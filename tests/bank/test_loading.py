"""Loading set files: publishing what changed, and nothing else."""

import pytest
from sqlalchemy import select

from quizapp.accounts.models import TEACHER
from quizapp.articles.models import Fact
from quizapp.attempts.models import Attempt, Response
from quizapp.bank.actions.loading import load_files
from quizapp.bank.models import Edition, Question, QuestionSet, Revision
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.formats.question_set import SetErrors
from tests.factories.browsing import Browser
from tests.factories.people import make_user
from tests.factories.sets import FACT, choice_questions, publish, question, set_file


def load(*files):
    """Loads (name, bytes) as the command does."""
    publications = load_files([(f"{name}.yaml", data) for name, data in files], now())
    db.session.commit()
    return publications


def load_one(*questions, **others):
    (publication,) = load(("quiz", set_file(list(questions), **others)))
    return publication


def rows(*models):
    db.session.rollback()
    return {
        model.__name__: [
            tuple(map(str, row)) for row in db.session.execute(select(*model.__table__.columns))
        ]
        for model in models or (QuestionSet, Question, Revision, Edition, Fact)
    }


def test_first_load_publishes_the_first_edition(app):
    publication = load_one(*choice_questions(3))
    assert (publication.slug, publication.edition, publication.questions) == ("quiz", 1, 3)
    assert publication.changes == ("First edition",)


def test_loading_again_changes_nothing(app):
    load_one(*choice_questions(3))
    before = rows()
    again = load_one(*choice_questions(3))
    assert (again.edition, again.questions, again.changes) == (1, 3, ())
    assert rows() == before


def test_comment_publishes_nothing(app):
    data = set_file(choice_questions(2))
    load(("quiz", data))
    (publication,) = load(("quiz", b"# By the sea.\n" + data))
    assert publication.changes == ()
    assert len(rows(Edition)["Edition"]) == 1
    assert len(rows(Revision)["Revision"]) == 2


def test_same_file_under_another_name_is_another_set(app):
    data = set_file(choice_questions(2))
    load(("quiz", data))
    (publication,) = load(("copy", data))
    assert (publication.slug, publication.changes) == ("copy", ("First edition",))


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"stem": "Asked anew?"}, "Changed “Asked anew?”: wording"),
        ({"explanation": "For another reason."}, "Changed “What of choice-1?”: explanation"),
        ({"difficulty": "hard"}, "Changed “What of choice-1?”: difficulty"),
        ({"tags": ["ships"]}, "Changed “What of choice-1?”: tags"),
        (
            {"content": {"options": [{"text": "yes", "correct": True}, {"text": "no"}]}},
            "Changed “What of choice-1?”: answers",
        ),
        (
            {"type": "true_false", "content": {"answer": True}},
            "Changed “What of choice-1?”: kind of question, answers",
        ),
    ],
)
def test_changed_question_publishes_an_edition_that_says_so(app, change, line):
    questions = choice_questions(3)
    load_one(*questions)
    questions[1] |= change
    publication = load_one(*questions)
    assert (publication.edition, publication.changes) == (2, (line,))
    revisions = db.session.execute(
        select(Question.key, Revision.number).join(Revision.question).order_by(Revision.id)
    ).all()
    assert revisions[3:] == [("choice-1", 2)]
    assert [edition.change for edition in db.session.scalars(select(Edition))][1] == line


def test_added_question_is_named(app):
    load_one(*choice_questions(2))
    publication = load_one(*choice_questions(3))
    assert (publication.questions, publication.changes) == (3, ("Added “What of choice-2?”",))


def test_removed_question_is_withdrawn_and_kept(app):
    load_one(*choice_questions(3))
    publication = load_one(*choice_questions(2))
    assert (publication.questions, publication.changes) == (2, ("Withdrew “What of choice-2?”",))
    withdrawn = db.session.scalars(select(Question.key).where(Question.withdrawn)).all()
    assert withdrawn == ["choice-2"]


def test_question_that_comes_back_is_the_same_one(app):
    load_one(*choice_questions(3))
    ids = set(db.session.scalars(select(Question.id)))
    load_one(*choice_questions(2))
    publication = load_one(*choice_questions(3))
    assert (publication.edition, publication.changes) == (3, ("Added “What of choice-2?”",))
    assert set(db.session.scalars(select(Question.id))) == ids
    assert len(rows(Revision)["Revision"]) == 3


def test_new_order_is_a_change(app):
    load_one(*choice_questions(3))
    publication = load_one(*choice_questions(3)[::-1])
    assert (publication.edition, publication.changes) == (2, ("Order changed",))


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", "Another title"), ("summary", "Another summary."), ("level", "advanced")],
)
def test_changed_set_says_what(app, name, value):
    load_one(*choice_questions(1))
    publication = load_one(*choice_questions(1), **{name: value})
    assert publication.changes == (f"{name.capitalize()} changed",)


def test_tags_of_the_set_reach_its_questions(app):
    load_one(*choice_questions(1))
    publication = load_one(*choice_questions(1), tags=["ships"])
    assert publication.changes == ("Changed “What of choice-0?”: tags", "Tags changed")
    assert db.session.scalars(select(QuestionSet)).one().tags[0].tag == "ships"


def test_attempts_are_not_touched(client, app):
    questions, browser = choice_questions(3), Browser(client)
    load_one(*questions)
    done, unfinished = browser.take("quiz", right=2), browser.start("quiz")
    browser.answer_rightly(unfinished, 1)
    before = rows(Attempt, Response)
    states = [browser.state(done), browser.state(unfinished)]
    questions[0]["stem"] = "Asked anew?"
    load_one(*questions[:2])
    assert rows(Attempt, Response) == before
    assert [browser.state(done), browser.state(unfinished)] == states


def test_shared_fact_publishes_its_other_sets_anew(app):
    load(("one", set_file(choice_questions(1))), ("two", set_file(choice_questions(1))))
    fact = {**FACT, "claim": "The harbour opened on a Tuesday."}
    publications = load(
        ("one", set_file(choice_questions(1), facts=[fact])),
    )
    told = [(one.slug, one.edition, one.changes) for one in publications]
    assert told == [
        ("one", 2, ("Changed “What of choice-0?”: evidence",)),
        ("two", 2, ("Changed “What of choice-0?”: evidence",)),
    ]


def test_sets_of_other_sources_are_left_alone(app):
    other = {
        "headline": "A bridge falls",
        "publisher": None,
        "published_on": "2021",
        "url": None,
    }
    load(("one", set_file(choice_questions(1))))
    load(("two", set_file(choice_questions(1), source=other)))
    fact = {**FACT, "claim": "The harbour opened on a Tuesday."}
    publications = load(("one", set_file(choice_questions(1), facts=[fact])))
    assert [one.slug for one in publications] == ["one"]


def test_changed_source_is_the_same_article(app):
    load_one(*choice_questions(1))
    source = {
        "headline": "A harbour opens",
        "publisher": "The Other Gazette",
        "published_on": "2020-05-06",
        "url": "https://example.org/harbour",
    }
    assert load_one(*choice_questions(1), source=source).changes == ("Source changed",)


def test_mistakes_leave_the_database_untouched(app):
    load_one(*choice_questions(2))
    before = rows()
    questions = choice_questions(3)
    questions[2]["facts"] = ["closing"]
    good = set_file(choice_questions(1))
    with pytest.raises(SetErrors):
        load(("fine", good), ("quiz", set_file(questions)))
    assert rows() == before


def test_mistakes_name_file_line_question_and_field(app):
    bad = question("first", "numeric", {"answer": "lots"}, difficulty="brutal")
    data = set_file([*choice_questions(1), bad])
    with pytest.raises(SetErrors) as raised:
        load(("quiz", data))
    lines = data.decode().splitlines()
    found = {
        (one.file, one.question, one.field): lines[one.line - 1] for one in raised.value.errors
    }
    assert set(found) == {
        ("quiz.yaml", "first", "content.answer"),
        ("quiz.yaml", "first", "difficulty"),
    }
    assert "lots" in found["quiz.yaml", "first", "content.answer"]
    assert "brutal" in found["quiz.yaml", "first", "difficulty"]


def test_file_never_overwrites_a_set_that_somebody_wrote_here(app):
    publish("ports", *choice_questions(1))
    found = db.session.scalars(db.select(QuestionSet)).one()
    found.owner_id = make_user("ada", TEACHER).id
    found.title = "Ours"
    db.session.commit()
    with pytest.raises(Conflict, match="Rename the file"):
        publish("ports", *choice_questions(2))
    db.session.rollback()
    assert db.session.scalars(db.select(QuestionSet.title)).all() == ["Ours"]
