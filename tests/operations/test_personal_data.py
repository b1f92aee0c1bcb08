"""One person's data: complete when it is exported, and not to be found once it is deleted."""

import json
import stat

import pytest
from sqlalchemy import select

from quizapp.accounts.actions.links import make_recovery_link
from quizapp.accounts.models import TEACHER, User
from quizapp.accounts.presence import COOKIE
from quizapp.accounts.queries import find_user, token_hash
from quizapp.clock import now
from quizapp.database import Base, db
from quizapp.transfer.models import Import
from tests.factories.browsing import Browser
from tests.factories.drafts import draft_set, publish_draft
from tests.factories.imports import bring_questions
from tests.factories.people import PASSWORD, SignedInBrowser, make_user, sign_in

EMAIL = "zelda@hyrule.example"


@pytest.fixture
def users(app):
    def run(*arguments, **options):
        db.session.rollback()
        result = app.test_cli_runner().invoke(args=["users", *arguments], **options)
        db.session.rollback()
        db.session.expire_all()
        return result

    return run


@pytest.fixture
def pupil(app, client, sample):
    """Began as a guest, then opened an account; has attempts, answers, cards, an open quiz."""
    guest = Browser(client)
    guest.take(right=2)
    cookie = client.get_cookie(COOKIE).value
    client.post("/nickname", data={"nickname": "Zeldarina"})
    joined = client.post("/register", data={"username": "zelda", "password": PASSWORD})
    assert joined.status_code == 303
    user = find_user("zelda")
    user.email = EMAIL
    make_recovery_link(user, None, now())
    db.session.commit()
    browser = SignedInBrowser(client, user)
    client.post("/sets/sample/study")
    browser.start()
    return user, ["zelda", "Zeldarina", EMAIL, token_hash(cookie), user.fs_uniquifier]


def rows_holding(*words):
    """Where in the database any of the words stand: table, column and what is there."""
    found = []
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(select(table)).mappings():
            for name, value in row.items():
                text = str(value).lower()
                found += [(table.name, name, text) for word in words if word.lower() in text]
    return found


def pointing_at(user_id, learner_id):
    """Rows of any table that belong to the account or the learner, by table."""
    return {
        table.name: len(rows)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if (wanted := {"users": user_id, "learners": learner_id}.get(key.column.table.name))
        and (rows := db.session.execute(select(table).where(key.parent == wanted)).all())
    }


def test_export_holds_every_row_of_a_pupil_and_no_secret(users, pupil, tmp_path):
    user, _ = pupil
    file = tmp_path / "zelda.json"
    stored = pointing_at(user.id, user.learner_id)
    done = users("export", "Zelda", "-o", str(file))
    assert done.exit_code == 0, done.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    data = json.loads(file.read_text())
    assert data["account"]["email"] == EMAIL
    assert {name: len(data["rows"][name]) for name in stored if name != "users"} == {
        name: count for name, count in stored.items() if name != "users"
    }
    assert len(stored) >= 8
    assert [bool(one["submitted_at"]) for one in data["attempts"]] == [False, True]
    said = [answer["answer"] for answer in data["attempts"][1]["answers"]]
    assert len([answer for answer in said if answer]) == 2
    assert len(data["rows"]["responses"]) >= 2
    secrets = [user.password, user.fs_uniquifier, data["rows"]["sign_ins"][0].get("key", "\0")]
    assert [one for one in secrets if one in file.read_text()] == []
    assert users("export", "zelda", "-o", str(file)).exit_code == 1


def test_export_of_an_open_quiz_tells_no_answers(users, pupil):
    open_attempt = json.loads(users("export", "zelda").output)["attempts"][0]
    assert [one for one in open_attempt["answers"] if "right_answer" in one] == []


def test_export_holds_what_a_teacher_wrote(users, app, client):
    teacher = make_user("tom", TEACHER)
    other = make_user("tess", TEACHER)
    slug = draft_set(teacher, "own-set")
    draft_set(other, "other-set")
    publish_draft(slug)
    bring_questions(teacher)
    rows = json.loads(users("export", "tom").output)["rows"]
    assert [one["slug"] for one in rows["question_sets"]] == [slug]
    assert {one["set_id"] for one in rows["questions"]} == {rows["question_sets"][0]["id"]}
    assert len(rows["revisions"]) >= len(rows["questions"]) > 0
    assert len(rows["import_rows"]) > 0
    assert rows["facts"]


def test_deleted_pupil_leaves_no_trace(users, pupil):
    user, words = pupil
    user_id, learner_id = user.id, user.learner_id
    assert rows_holding(*words) != []
    assert pointing_at(user_id, learner_id) != {}
    db.session.expunge_all()
    assert users("delete", "zelda", input="n\n").exit_code == 1
    assert users("delete", "zelda", "--yes").exit_code == 0
    assert rows_holding(*words) == []
    assert pointing_at(user_id, learner_id) == {}
    assert users("export", "zelda").exit_code == 1


def test_deleted_teacher_leaves_work_without_a_name(users, app, client):
    teacher = make_user("zelda", TEACHER, email=EMAIL, nickname="Zeldarina")
    pupil = make_user("pip", invited_by_id=teacher.id)
    publish_draft(draft_set(teacher, "own-set"))
    bring_questions(teacher)
    sign_in(client, teacher)
    client.post("/students/links", data={"uses": "30", "days": "7"})
    words, learner_id = ["zelda", EMAIL, teacher.fs_uniquifier], teacher.learner_id
    teacher_id, pupil_id = teacher.id, pupil.id
    assert users("delete", "zelda", "--yes").exit_code == 0
    assert rows_holding(*words) == []
    left = pointing_at(teacher_id, learner_id)
    assert set(left) <= {"question_sets", "articles", "revisions", "editions"}
    assert "question_sets" in left
    assert db.session.get(User, teacher_id).username == f"#{teacher_id}"
    assert db.session.get(User, pupil_id).invited_by_id is None
    assert db.session.scalars(select(Import)).all() == []
    assert client.get("/sets/own-set").status_code == 200
