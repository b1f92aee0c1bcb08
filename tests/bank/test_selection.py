"""Doing one thing to many questions: all of it or nothing."""

import io
import zipfile

import pytest
from sqlalchemy import select

from quizapp.accounts.models import TEACHER
from quizapp.bank.models import Question, QuestionSet, Revision
from quizapp.database import db
from quizapp.formats.question_set import check_sets, read_set
from quizapp.formats.question_set_writer import write_set
from tests.factories.drafts import draft_set, get_set, publish_draft
from tests.factories.pages import without_token
from tests.factories.people import make_user, sign_in
from tests.factories.sets import sample_questions, set_file


@pytest.fixture
def ada(app):
    return make_user("ada", TEACHER)


@pytest.fixture
def bob(app):
    return make_user("bob", TEACHER)


@pytest.fixture
def desk(client, ada):
    sign_in(client, ada)
    return client


def ids(slug: str) -> list[int]:
    db.session.rollback()
    query = select(Question.id).join(QuestionSet).where(QuestionSet.slug == slug)
    return list(db.session.scalars(query.order_by(Question.position, Question.id)))


def do(desk, deed: str, chosen: list[int], **fields):
    return desk.post("/teach/bank?q=x", data={"do": deed, "ids": chosen, **fields})


def tags(slug: str) -> list[list[str]]:
    return [[tag.tag for tag in one.tags] for one in get_set(slug).questions]


def test_tag_is_added_and_taken_off_as_a_revision_by_its_author(desk, ada):
    publish_draft(draft_set(ada))
    assert do(desk, "tag", ids("harbour")[:2], add_tag="Space travel").status_code == 303
    assert tags("harbour") == [["space-travel"], ["space-travel"], []]
    numbers = select(Revision.question_id, Revision.number, Revision.author_id)
    assert [tuple(row)[1:] for row in db.session.execute(numbers.where(Revision.number == 2))] == [
        (2, ada.id),
        (2, ada.id),
    ]
    assert get_set("harbour").state == "draft"
    do(desk, "tag", ids("harbour"), add_tag="space-travel")
    do(desk, "untag", ids("harbour")[1:], add_tag="space-travel")
    assert tags("harbour") == [["space-travel"], [], []]


def test_questions_are_withdrawn_and_offered_again(desk, ada):
    draft_set(ada)
    do(desk, "withdraw", ids("harbour")[1:])
    assert [one.withdrawn for one in get_set("harbour").questions] == [False, True, True]
    do(desk, "offer", ids("harbour")[2:])
    assert [one.withdrawn for one in get_set("harbour").questions] == [False, True, False]


def test_questions_are_moved_with_keys_and_places_of_their_own(desk, ada):
    draft_set(ada), draft_set(ada, "quay")
    moved = ids("harbour")[:2]
    assert do(desk, "move", moved, to="quay").status_code == 303
    assert ids("quay")[3:] == moved
    keys = [one.key for one in get_set("quay").questions]
    assert len(set(keys)) == 5
    assert len({one.position for one in get_set("quay").questions}) == 5
    assert len(ids("harbour")) == 1


def test_published_questions_of_others_are_copied_but_not_changed(desk, ada, bob):
    publish_draft(draft_set(bob, "bobs"))
    draft_set(ada)
    assert do(desk, "copy", ids("bobs"), to="harbour").status_code == 303
    assert len(ids("harbour")) == 6
    copied = get_set("harbour").questions[-1]
    assert (copied.revision_number, copied.revision.author_id) == (1, ada.id)
    for deed in ("tag", "withdraw", "move"):
        assert do(desk, deed, ids("bobs"), add_tag="x", to="harbour").status_code == 404
    assert len(ids("bobs")) == 3


@pytest.mark.parametrize("deed", ["tag", "untag", "withdraw", "offer", "move", "copy", "export"])
def test_one_foreign_question_among_them_and_nothing_is_done(desk, ada, bob, deed):
    draft_set(ada), draft_set(ada, "quay"), draft_set(bob, "bobs")
    chosen = [*ids("harbour"), ids("bobs")[0]]
    answer = do(desk, deed, chosen, add_tag="x", to="quay")
    assert answer.status_code == 404
    missing = do(desk, deed, [*ids("harbour"), 999_999], add_tag="x", to="quay")
    assert without_token(missing.text) == without_token(answer.text)
    assert tags("harbour") == [[], [], []]
    assert (len(ids("harbour")), len(ids("quay"))) == (3, 3)


@pytest.mark.parametrize("deed", ["move", "copy"])
def test_nothing_goes_into_the_set_of_somebody_else(desk, ada, bob, deed):
    draft_set(ada), draft_set(bob, "bobs")
    assert do(desk, deed, ids("harbour"), to="bobs").status_code == 404
    assert (len(ids("harbour")), len(ids("bobs"))) == (3, 3)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"do": "tag", "add_tag": "x"}, "Choose at least one question."),
        ({"do": "tag", "ids": ["1"], "add_tag": "!!"}, "Write the tag"),
        ({"do": "explode", "ids": ["1"]}, "Choose what to do with them."),
        ({"do": "withdraw", "ids": [str(n) for n in range(1, 102)]}, "Choose at most 100"),
        ({"do": "move", "ids": ["1"]}, "Choose a set of yours."),
        ({"do": "withdraw", "ids": ["-1", "²", "x"]}, "Choose at least one question."),
    ],
)
def test_bad_form_is_refused_with_what_to_do(desk, ada, fields, named):
    draft_set(ada)
    answer = desk.post("/teach/bank", data=fields)
    assert (answer.status_code, named in answer.text) == (400, True)


@pytest.mark.parametrize("deed", ["tag", "withdraw", "move", "copy", "export"])
def test_statements_are_the_same_for_two_and_fifty(desk, ada, deed, statements):
    draft_set(ada, count=60), draft_set(ada, "quay")
    counts = []
    for chosen in (ids("harbour")[:2], ids("harbour")[2:52]):
        statements.clear()
        answer = do(desk, deed, chosen, add_tag="x", to="quay")
        assert answer.status_code in (200, 303)
        counts.append(len(statements))
    # One more where some keys have to change, and others need not.
    assert counts[1] <= counts[0] + 1


def test_export_of_one_set_is_the_set_as_a_file(desk, ada):
    draft_set(ada, questions=sample_questions())
    answer = do(desk, "export", ids("harbour"))
    assert "harbour.yaml" in answer.headers["Content-Disposition"]
    assert check_sets([("harbour.yaml", answer.data)]) == []
    body = read_set(answer.data, "harbour.yaml").body
    whole = read_set(set_file(sample_questions()), "harbour.yaml").body
    assert body.questions == whole.questions
    assert body.facts == whole.facts


def test_export_of_several_sets_is_an_archive_of_files(desk, ada):
    draft_set(ada), draft_set(ada, "quay")
    answer = do(desk, "export", [*ids("harbour"), *ids("quay")[:1]])
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    files = [(name, archive.read(name)) for name in archive.namelist()]
    assert [name for name, _ in files] == ["harbour.yaml", "quay.yaml"]
    assert check_sets(files) == []
    assert [len(read_set(data, name).body.questions) for name, data in files] == [3, 1]


HARD = ["yes", "12", "2018-12-20", "a: b", "- x", "# no", "'\"", " \u2028.", "x\n\ny", "{1} & *b*"]


@pytest.mark.parametrize("text", HARD)
def test_set_that_is_written_is_read_the_same(text):
    questions = [{**one, "stem": text, "explanation": text} for one in sample_questions()]
    body = read_set(set_file(questions, summary=text), "a.yaml").body
    assert read_set(write_set(body), "a.yaml").body == body
