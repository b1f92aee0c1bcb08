"""The order of a set's questions, and what else its buttons do to them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from quizapp.accounts.models import TEACHER
from quizapp.bank.actions import arranging
from quizapp.bank.models import Question
from quizapp.bank.queries.arranging import question_order
from quizapp.clock import now
from quizapp.database import db
from tests.conftest import make_app
from tests.factories.browsing import Browser
from tests.factories.drafts import draft_set, get_question, get_set, publish_draft, reword
from tests.factories.people import make_user, sign_in

SCRIPT = {"Accept": "application/json"}
SET_PAGE = "/teach/sets/harbour"


@pytest.fixture
def ann(app):
    return make_user("ann", TEACHER)


@pytest.fixture
def teacher(client, ann):
    """At a set of five questions, named 0 to 4 here."""
    sign_in(client, ann)
    draft_set(ann, count=5)
    return client


def key(name):
    return f"choice-{name}"


def found(name, slug="harbour"):
    get_set(slug)
    return db.session.scalars(select(Question).where(Question.key == key(name))).one()


def press(client, name, button, **fields):
    return client.post(f"/teach/questions/{found(name).id}/{button}", data=fields)


def order(slug="harbour"):
    """The numbers of the questions as the list shows them."""
    shown = [one for one in question_order(get_set(slug).id) if one.deleted_at is None]
    return "".join(one.key.removeprefix("choice-") for one in shown)


@pytest.mark.parametrize(
    ("name", "to", "expected"),
    [
        (2, "up", "02134"),
        (2, "down", "01324"),
        (0, "up", "01234"),
        (4, "down", "01234"),
        (0, "down", "10234"),
        (4, "up", "01243"),
    ],
)
def test_buttons_move_a_question_past_its_neighbour(teacher, name, to, expected):
    answer = press(teacher, name, "place", to=to)
    assert (answer.status_code, order()) == (303, expected)
    assert answer.location == f"{SET_PAGE}#question-{found(name).id}"


@pytest.mark.parametrize(
    ("name", "after", "expected"),
    [(3, 0, "03124"), (0, 4, "12340"), (3, None, "30124"), (2, 2, "01234"), (0, None, "01234")],
)
def test_pointer_puts_a_question_behind_another(teacher, name, after, expected):
    beside = found(after).id if after is not None else 0
    url = f"/teach/questions/{found(name).id}/place"
    answer = teacher.post(url, data={"to": "after", "after": beside}, headers=SCRIPT)
    assert order() == expected
    assert answer.json["order"] == [found(int(one)).id for one in expected]


def test_button_moves_past_the_neighbour_that_is_seen(teacher):
    press(teacher, 1, "delete")
    press(teacher, 2, "place", to="up")
    assert order() == "2034"


def test_positions_are_written_in_one_statement(teacher, statements):
    number = found(0).id
    db.session.rollback()
    statements.clear()
    teacher.post(f"/teach/questions/{number}/place", data={"to": "after", "after": found(4).id})
    assert len([one for one in statements if one.startswith("UPDATE questions")]) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"to": "aside"},
        {"to": "after", "after": "-1"},
        {"to": "after", "after": "first"},
        {"to": "after", "after": "9" * 5000},
        {"to": "after", "after": str(2**31)},
    ],
)
def test_place_that_is_none_is_refused(teacher, fields):
    assert press(teacher, 2, "place", **fields).status_code == 400
    assert order() == "01234"


def test_place_behind_a_question_of_another_set_is_refused(teacher, ann):
    draft_set(ann, "ferry", 1)
    elsewhere = get_question("ferry").id
    url = f"/teach/questions/{get_question('harbour', 2).id}/place"
    answer = teacher.post(url, data={"to": "after", "after": elsewhere}, headers=SCRIPT)
    assert (answer.status_code, order()) == (409, "01234")


MOVES = st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 4), st.booleans()), max_size=12)


def test_no_move_loses_a_question(apps):
    app, restore = apps("sqlite")
    restore()
    with app.app_context():
        draft_set(make_user("ann", TEACHER), count=5)
        settings(max_examples=30, deadline=None)(given(MOVES)(check_moves))()
        db.session.remove()
    restore()


def check_moves(moves):
    """The same comes of it as in a list that elements are taken out of and put into again."""
    expected = [0, 1, 2, 3, 4]
    for place in reversed(expected):
        arranging.move_after(found(place), 0, now())
        db.session.commit()
    for name, beside, up in moves:
        move(expected, name, beside, up)
        db.session.commit()
    assert order() == "".join(map(str, expected))


def move(expected, name, beside, up):
    place = expected.index(name)
    if beside == -1:
        (arranging.move_up if up else arranging.move_down)(found(name), now())
        other = min(max(place + (-1 if up else 1), 0), 4)
        expected.insert(other, expected.pop(place))
    elif beside != name:
        arranging.move_after(found(name), found(beside).id, now())
        expected.remove(name)
        expected.insert(expected.index(beside) + 1, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request, tmp_path):
    """A database that several threads can use at once."""
    url = f"sqlite:///{tmp_path / 'quizapp.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("empty_postgresql")
    app = make_app(url, tmp_path)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_two_who_reorder_at_once_lose_nothing(site):
    ann = make_user("ann", TEACHER)
    draft_set(ann, count=6)
    ids = [question.id for question in get_set("harbour").questions]
    clients = [site.test_client(), site.test_client()]
    for client in clients:
        sign_in(client, ann)
    db.session.remove()
    together = Barrier(2)

    def move_about(client, mine):
        together.wait()
        moves = [(number, to) for number in mine for to in ("down", "up", "down")]
        urls = [(f"/teach/questions/{number}/place", to) for number, to in moves]
        return [client.post(url, data={"to": to}).status_code for url, to in urls]

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(move_about, clients, (ids[:3], ids[3:])))
    assert answers == [[303] * 9] * 2
    questions = question_order(get_set("harbour").id)
    assert sorted(question.id for question in questions) == ids
    assert [question.position for question in questions] == list(range(6))


@pytest.mark.parametrize(
    ("button", "fields"),
    [
        ("place", {"to": "up"}),
        ("duplicate", {}),
        ("withdraw", {}),
        ("delete", {}),
    ],
)
def test_whatever_is_changed_makes_the_set_a_draft(teacher, button, fields):
    publish_draft("harbour")
    press(teacher, 2, button, **fields)
    assert (get_set("harbour").state, get_set("harbour").edition_number) == ("draft", 1)


@pytest.mark.parametrize(("button", "name"), [("place", 0), ("offer", 2), ("restore", 2)])
def test_what_changes_nothing_leaves_the_set_published(teacher, button, name):
    publish_draft("harbour")
    press(teacher, name, button, to="up")
    assert get_set("harbour").state == "published"


def test_copy_stands_below_and_has_a_life_of_its_own(teacher, ann):
    publish_draft("harbour")
    reword(found(1), ann, stem="Worded twice?", tags=("sea",))
    answer = press(teacher, 1, "duplicate")
    copied = get_question("harbour", 2)
    assert answer.location == f"{SET_PAGE}#question-{copied.id}"
    assert [one.key for one in get_set("harbour").questions][:4] == [
        *("choice-0", "choice-1", "choice-1-2", "choice-2")
    ]
    one, two = found(1).revision, copied.revision
    assert (two.number, two.author_id, two.stem) == (1, ann.id, "Worded twice?")
    assert (two.content, two.facts, two.tags) == (one.content, one.facts, one.tags)
    assert [tag.tag for tag in copied.tags] == ["sea"]
    assert (copied.published_revision, copied.type) == (None, "multiple_choice")
    reword(copied, ann, stem="Only the copy?")
    assert found(1).revision.stem == "Worded twice?"


def test_withdrawn_question_can_be_offered_again(teacher):
    press(teacher, 2, "withdraw")
    assert (found(2).withdrawn, order()) == (True, "01234")
    assert "Offer again" in teacher.get(SET_PAGE).text
    press(teacher, 2, "offer")
    assert found(2).withdrawn is False


def test_deleting_is_undone_with_the_button_of_the_next_page(teacher):
    answer = press(teacher, 2, "delete")
    assert order() == "0134"
    page = teacher.get(answer.location).text
    assert page.count(f"/teach/questions/{found(2).id}/restore") == 2
    press(teacher, 2, "restore")
    assert order() == "01234"
    assert "/restore" not in teacher.get(answer.location).text


@pytest.mark.parametrize("asked", ["", "0", "-3", "x", "9" * 400])
def test_undo_is_offered_for_nothing_else(teacher, asked):
    press(teacher, 2, "delete")
    page = teacher.get(f"{SET_PAGE}?deleted={asked}")
    assert page.status_code == 200
    assert page.text.count("/restore") == 1


def test_deleting_twice_is_deleting_once(teacher):
    press(teacher, 2, "delete")
    at = found(2).deleted_at
    assert press(teacher, 2, "delete").status_code == 303
    assert found(2).deleted_at == at


def test_attempts_keep_a_question_that_was_deleted(teacher, stranger):
    publish_draft("harbour")
    browser = Browser(stranger)
    attempt = browser.start("harbour")
    press(teacher, 2, "delete")
    publish_draft("harbour")
    assert len(browser.state(attempt).order) == 5
    assert len(browser.state(browser.start("harbour")).order) == 4


def test_moved_question_takes_its_history_to_the_other_set(teacher, ann):
    publish_draft("harbour")
    publish_draft(draft_set(ann, "ferry", 2))
    moved = get_question("harbour", 1)
    reword(moved, ann)
    number = moved.id
    answer = teacher.post(f"/teach/questions/{number}/move", data={"to": "ferry", "how": "move"})
    assert answer.location == f"/teach/sets/ferry#question-{number}"
    moved = get_question("ferry", 2)
    assert (moved.id, moved.key, moved.revision_number) == (number, "choice-1-2", 2)
    assert (moved.published_revision, moved.position) == (None, 2)
    assert [get_set(slug).state for slug in ("harbour", "ferry")] == ["draft", "draft"]
    publish_draft("harbour")
    publish_draft("ferry")
    counts = [get_set(slug).edition.question_count for slug in ("harbour", "ferry")]
    assert counts == [4, 3]


def test_moving_what_learners_may_have_answered_is_warned_of(teacher, ann):
    draft_set(ann, "ferry", 1)
    page = f"/teach/questions/{get_question('harbour', 1).id}/move"
    assert "has been published" not in teacher.get(page).text
    publish_draft("harbour")
    assert "This question has been published" in teacher.get(page).text
    get_question("harbour", 1).withdrawn = True
    db.session.commit()
    publish_draft("harbour")
    assert "This question has been published" in teacher.get(page).text


def test_copied_question_stays_where_it_was(teacher, ann):
    draft_set(ann, "ferry", 1)
    number = get_question("harbour", 1).id
    teacher.post(f"/teach/questions/{number}/move", data={"to": "ferry", "how": "copy"})
    one, two = get_question("harbour", 1), get_question("ferry", 1)
    assert (one.id, two.key, two.revision_number) == (number, "choice-1", 1)
    assert two.revision.facts == one.revision.facts


@pytest.mark.parametrize("to", ["", "harbour", "theirs", "nothing"])
def test_question_goes_to_no_set_but_ones_own(teacher, ann, to):
    draft_set(ann, "ferry", 1)
    draft_set(make_user("bob", TEACHER), "theirs", 1)
    number = get_question("harbour", 1).id
    answer = teacher.post(f"/teach/questions/{number}/move", data={"to": to, "how": "move"})
    assert answer.status_code == 400
    assert 'id="to-error"' in answer.text
    assert [len(get_set(slug).questions) for slug in ("harbour", "theirs")] == [5, 1]


def test_question_without_another_set_is_told_so(teacher):
    page = teacher.get(f"/teach/questions/{found(1).id}/move").text
    assert "You have no other set yet" in page


@pytest.mark.parametrize(
    "button", ["place", "duplicate", "withdraw", "offer", "delete", "restore", "move"]
)
def test_question_of_somebody_else_is_not_there(teacher, button):
    draft_set(make_user("bob", TEACHER), "theirs", 2)
    fields = {"to": "up"}
    theirs, nobodys = get_question("theirs", 1).id, 2_000_000_000
    answers = [
        teacher.post(f"/teach/questions/{number}/{button}", data=fields)
        for number in (theirs, nobodys)
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert message(answers[0]) == message(answers[1])
    assert [one.key for one in get_set("theirs").questions] == ["choice-0", "choice-1"]


def message(answer):
    return BeautifulSoup(answer.text, "html.parser").main.get_text()


@pytest.mark.parametrize("button", ["place", "duplicate", "delete"])
def test_buttons_cost_the_same_with_many_questions(teacher, ann, statements, button):
    costs = []
    for slug, count in (("few", 3), ("many", 60)):
        draft_set(ann, slug, count)
        number = get_question(slug, 1).id
        db.session.rollback()
        statements.clear()
        teacher.post(f"/teach/questions/{number}/{button}", data={"to": "up"})
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 22
