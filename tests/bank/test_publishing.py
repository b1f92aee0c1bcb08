"""Publishing in the browser: what would change, what is missing, one edition for each change."""

import contextvars
import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from sqlalchemy import select

from quizapp.accounts.models import ADMIN, TEACHER, User
from quizapp.articles.models import Fact
from quizapp.bank.actions.arranging import move_question
from quizapp.bank.edition_changes import compare
from quizapp.bank.models import Edition, Question
from quizapp.bank.queries.editable import get_own_question
from quizapp.clock import now
from quizapp.database import db
from tests.conftest import make_app
from tests.factories.browsing import Browser
from tests.factories.drafts import draft_set, get_question, get_set, publish_draft, reword
from tests.factories.pages import form_fields
from tests.factories.people import make_user, sign_in

PAGE = "/teach/sets/harbour/publish"


@pytest.fixture
def teacher(app):
    return make_user("ada", TEACHER)


@pytest.fixture
def desk(client, teacher):
    """The teacher's browser, on a site where nobody has to review."""
    client.application.config["REVIEW_REQUIRED"] = False
    draft_set(teacher)
    sign_in(client, teacher)
    return client


def publish(browser, **fields):
    """Presses the button of the page as it is now."""
    sent = form_fields(browser.get(PAGE).text, "main form[method=post]")
    return browser.post(PAGE, data={**sent, **fields})


def editions():
    db.session.rollback()
    rows = select(Edition.number, Edition.change, Edition.note, Edition.published_by_id)
    return [tuple(row) for row in db.session.execute(rows.order_by(Edition.number))]


def test_first_edition(desk, teacher):
    page = desk.get(PAGE).text
    assert "Publish the first edition" in page
    assert "for the first time, with 3 questions" in page
    answer = publish(desk, note="Not asked for here")
    assert (answer.status_code, answer.location) == (303, "/teach/sets/harbour/editions")
    assert [(row[0], row[1], row[3]) for row in editions()] == [(1, "First edition", teacher.id)]
    assert get_set("harbour").state == "published"
    assert [one.published_revision for one in get_set("harbour").questions] == [1, 1, 1]


def test_page_says_what_would_change(desk, teacher):
    publish_draft("harbour")
    first, second, third = get_set("harbour").questions
    reword(first, teacher, "What of the first one?")
    second.withdrawn = True
    third.position = -1
    third.set.title = "Another title"
    db.session.commit()
    page = desk.get(PAGE).text
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    assert "Publish edition 2" in text
    assert "taken out: choice-0; put in: the first one; ?" in text
    assert "Withdrawn What of choice-1?" in text
    assert "About the set Title" in text
    assert "The questions stand in another order." in text


def test_edition_keeps_what_changed_and_the_note(desk, teacher):
    publish_draft("harbour")
    reword(get_question("harbour"), teacher, "What of the first one?")
    publish(desk, note="A clearer question.")
    number, change, note, by = editions()[1]
    assert change == "Changed “What of the first one?”: wording"
    assert (number, note, by) == (2, "A clearer question.", teacher.id)
    page = desk.get("/teach/sets/harbour/editions").text
    assert "A clearer question." in page
    assert change in page
    assert "by ada" in page
    assert "from a file" in page


def test_publishing_again_makes_no_second_edition(desk):
    sent = form_fields(desk.get(PAGE).text, "main form[method=post]")
    desk.post(PAGE, data=sent)
    again = desk.post(PAGE, data=sent, follow_redirects=True)
    assert "Nothing has changed since edition 1, so there is no new one." in again.text
    assert len(editions()) == 1
    page = desk.get(PAGE).text
    assert "Nothing. The set is as edition 1 has it." in page
    assert "btn-primary" not in page


def test_only_what_the_page_showed_is_published(desk, teacher):
    sent = form_fields(desk.get(PAGE).text, "main form[method=post]")
    reword(get_question("harbour"), teacher)
    answer = desk.post(PAGE, data={**sent, "note": "Mine"})
    assert answer.status_code == 409
    assert "The set was changed since you opened this page" in answer.text
    assert editions() == []
    assert publish(desk).status_code == 303


@pytest.mark.parametrize("seen", ["", "x" * 64, "0" * 63])
def test_form_of_no_page_of_ours_is_refused(desk, seen):
    assert desk.post(PAGE, data={"seen": seen}).status_code == 400
    assert editions() == []


def test_empty_set_is_not_published(desk):
    for one in get_set("harbour").questions:
        one.withdrawn = True
    db.session.commit()
    page = desk.get(PAGE).text
    assert "There is no question in it yet." in page
    assert 'name="seen"' not in page
    seen = compare(None, {"questions": []}) and "0" * 64
    assert desk.post(PAGE, data={"seen": seen}).status_code == 409


def test_question_without_evidence_is_named_with_a_way_to_it(desk, teacher):
    found = get_question("harbour")
    reword(found, teacher, facts=())
    page = desk.get(PAGE).text
    assert "There is no evidence yet." in page
    assert f'href="/teach/questions/{found.id}"' in page
    assert "Worded anew?" in page


def test_two_defensible_answers_are_named(desk, teacher):
    options = [{"text": "5 May 2020", "correct": True}, {"text": "May 5, 2020"}]
    reword(get_question("harbour"), teacher, content={"options": options})
    assert "mean the same, so both would be right" in desk.get(PAGE).text


@pytest.mark.parametrize(("status", "text"), [("superseded", "superseded"), ("wrong", "wrong")])
def test_outdated_fact_is_named(desk, status, text):
    db.session.scalars(select(Fact)).one().status = status
    db.session.commit()
    page = desk.get(PAGE).text
    assert f"“The harbour opened on 5 May 2020.” is marked as {text}." in page
    assert 'name="seen"' not in page


def test_unreviewed_question_is_not_published(app, client, teacher):
    draft_set(teacher)
    sign_in(client, teacher)
    page = client.get(PAGE).text
    assert page.count("Nobody has approved this question yet.") == 1
    for one in get_set("harbour").questions:
        assert f'<a href="/teach/questions/{one.id}">{one.revision.stem}</a>' in page
    assert 'href="/teach/sets/harbour/review"' in page
    assert 'name="seen"' not in page
    assert client.post(PAGE, data={"seen": "0" * 64}).status_code == 409
    assert editions() == []


def test_published_questions_need_no_look_again(app, client, teacher):
    draft_set(teacher)
    publish_draft("harbour")
    reword(get_question("harbour"), teacher)
    sign_in(client, teacher)
    assert client.get(PAGE).text.count("Nobody has approved this question yet.") == 1


def rekey(question, author, right=1):
    texts = ("right", "wrong", "also wrong")
    options = [{"text": text, "correct": place == right} for place, text in enumerate(texts)]
    reword(question, author, question.revision.stem, content={"options": options})


def test_changed_answers_lead_to_the_points(desk, teacher):
    publish(desk)
    reword(get_question("harbour", 0), teacher)
    rekey(get_question("harbour", 1), teacher)
    ids = [one.id for one in get_set("harbour").questions]
    answer = publish(desk)
    assert answer.location == f"/teach/sets/harbour#question-{ids[1]}"
    links = re.findall(
        r'<a href="/teach/questions/(\d+)/regrade">(.*?)</a>', flash_of(desk, answer)
    )
    assert links == [(str(ids[1]), "Put the points right")]
    assert [one.rekeyed_revision for one in get_set("harbour").questions] == [None, 2, None]


def flash_of(browser, answer) -> str:
    page = browser.get(answer.location.partition("#")[0]).text
    return page[page.index("flash") : page.index("<h1")]


def test_several_changed_answers_are_named_each(desk, teacher):
    publish(desk)
    for place in (0, 2):
        rekey(get_question("harbour", place), teacher)
    ids = [one.id for one in get_set("harbour").questions]
    links = re.findall(
        r'<a href="/teach/questions/(\d+)/regrade">(.*?)</a>', flash_of(desk, publish(desk))
    )
    assert links == [(str(ids[0]), "What of choice-0?"), (str(ids[2]), "What of choice-2?")]


@pytest.mark.parametrize("away", ["withdrawn", "moved"])
def test_answers_changed_while_a_question_was_away_are_noticed(desk, teacher, away):
    publish(desk)
    question, slug = get_question("harbour"), "harbour"
    if away == "moved":
        slug = draft_set(teacher, "ferry", 1)
        move_question(get_question("harbour"), get_set(slug), now())
    else:
        question.withdrawn = True
    db.session.commit()
    publish_draft("harbour")
    question = db.session.get_one(Question, question.id)
    question.withdrawn = False
    rekey(question, teacher)
    publish_draft(slug)
    assert db.session.get_one(Question, question.id).rekeyed_revision == 2


def test_other_feedback_is_no_other_answer(desk, teacher):
    publish(desk)
    question = get_question("harbour")
    options = [{**one, "feedback": "Because."} for one in question.revision.content["options"]]
    reword(question, teacher, content={"options": options})
    assert publish(desk).location == "/teach/sets/harbour/editions"
    assert get_question("harbour").rekeyed_revision is None


def test_archived_set_is_not_published(desk):
    get_set("harbour").state = "archived"
    db.session.commit()
    assert "in the archive" in desk.get(PAGE).text
    assert desk.post(PAGE, data={"seen": "0" * 64}).status_code == 409
    assert get_set("harbour").state == "archived"


def test_attempt_keeps_the_edition_it_began_with(desk, stranger, teacher):
    publish(desk)
    student = Browser(stranger)
    attempt = student.start("harbour")
    student.answer_rightly(attempt, 1)
    before = student.state(attempt)
    reword(get_question("harbour"), teacher, "Quite another question?")
    publish(desk)
    assert student.state(attempt) == before
    student.answer_rightly(attempt)
    student.submit(attempt)
    assert student.state(attempt).points == 3
    assert "Quite another question?" not in stranger.get(f"/attempts/{attempt}/review").text


@pytest.mark.parametrize(
    ("roles", "status"), [((), 404), ((TEACHER,), 404), ((TEACHER, ADMIN), 200)]
)
def test_pages_of_others_look_like_not_there(desk, stranger, roles, status):
    publish_draft("harbour")
    sign_in(stranger, make_user("eve", *roles))
    assert stranger.get(PAGE).status_code == status
    assert stranger.get("/teach/sets/harbour/editions").status_code == status
    assert stranger.get("/teach/sets/nowhere/publish").status_code == 404
    if status == 404:
        assert stranger.post(PAGE, data={"seen": "0" * 64}).status_code == 404


def test_guest_is_sent_to_sign_in(desk, stranger):
    assert stranger.get(PAGE).status_code == 303


def test_statements_do_not_grow_with_the_questions(desk, teacher, statements):
    counts = []
    for slug, size in (("small", 2), ("large", 30)):
        draft_set(teacher, slug, size)
        publish_draft(slug)
        reword(get_question(slug), teacher)
        db.session.rollback()
        statements.clear()
        assert desk.get(f"/teach/sets/{slug}/publish").status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert counts[0] <= 20


def test_editions_are_listed_in_pages(desk, teacher):
    publish_draft("harbour")
    for number in range(2, 24):
        reword(get_question("harbour"), teacher, f"Wording {number}?")
        publish_draft("harbour")
    first, second = (desk.get(f"/teach/sets/harbour/editions?page={page}").text for page in (1, 2))
    assert first.count('class="edition"') == 20
    assert second.count('class="edition"') == 3
    assert desk.get("/teach/sets/harbour/editions?page=x").status_code == 200


def test_question_that_was_saved_back_is_told_as_the_same(app):
    one = {"key": "a", "revision": 1, "type": "true_false", "stem": "Is it?", "tags": []}
    before = {"questions": [one], "title": "T", "summary": "", "level": "", "tags": []}
    before["source"] = {"headline": "H"}
    after = {**before, "questions": [{**one, "revision": 3}]}
    assert compare(before, after).lines == ("Saved “Is it?” again, the same as before",)
    assert not compare(before, before)


# ---- Several people at once ----

PEOPLE = 6


@pytest.fixture(params=["sqlite", "postgresql"])
def crowd(request, tmp_path):
    """A teacher's browsers on a database that several connections can use."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'crowd.db'}"
    else:
        url = request.getfixturevalue("empty_postgresql")
    app = make_app(url, tmp_path, REVIEW_REQUIRED=False)
    with app.app_context():
        teacher = make_user("ada", TEACHER)
        draft_set(teacher)
        browsers = [app.test_client() for _ in range(PEOPLE)]
        for browser in browsers:
            sign_in(browser, teacher)
        yield app, teacher, browsers
        db.session.remove()
        db.engine.dispose()


def at_once(*tasks):
    """What the functions return that all begin at the same moment, each without our context."""
    gate = Barrier(len(tasks))

    def begin(task):
        gate.wait(10)
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        running = [pool.submit(contextvars.Context().run, begin, task) for task in tasks]
        return [one.result(60) for one in running]


def edit(app, teacher_id, question_id, stem):
    """Saves a question as its editor does."""
    with app.app_context():
        teacher = db.session.get_one(User, teacher_id)
        question = get_own_question(teacher, question_id, writing=True)
        reword(question, teacher, stem)
        db.session.remove()


def test_each_change_makes_one_edition_whoever_presses_the_button(crowd):
    _, teacher, browsers = crowd
    for number in range(3):
        reword(get_question("harbour"), teacher, f"Wording {number}?")
        sent = form_fields(browsers[0].get(PAGE).text, "main form[method=post]")
        press = [partial(browser.post, PAGE, data=sent) for browser in browsers]
        assert [answer.status_code for answer in at_once(*press)] == [303] * PEOPLE
        assert [row[0] for row in editions()] == list(range(1, number + 2))


def test_publishing_and_editing_at_once_lose_nothing(crowd):
    """Nobody waits for the other for ever, and the state of the set is true in the end."""
    app, teacher, browsers = crowd
    for number in range(4):
        sent = form_fields(browsers[0].get(PAGE).text, "main form[method=post]")
        ids = teacher.id, get_question("harbour", number % 3).id
        db.session.rollback()  # which would keep the others waiting
        pressed = at_once(
            partial(browsers[0].post, PAGE, data=sent),
            partial(browsers[1].post, PAGE, data=sent),
            partial(edit, app, *ids, f"Wording {number}?"),
        )
        assert {answer.status_code for answer in pressed[:2]} <= {303, 409}
        found = get_set("harbour")
        same = [one.revision_number == one.published_revision for one in found.questions]
        assert found.state == ("published" if all(same) else "draft")
    assert [row[0] for row in editions()] == list(range(1, len(editions()) + 1))
