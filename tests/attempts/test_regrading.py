"""Putting points right after a correction: the marks, and every total that counts them."""

import re

import pytest
from sqlalchemy import select

from quizapp.accounts.models import TEACHER, Visit
from quizapp.articles.models import Fact
from quizapp.attempts.actions.regrading import regrade, undo_regrade
from quizapp.attempts.models import Accuracy, Attempt, Miss, Regrade, Response, SetScore, Tally
from quizapp.attempts.regrading import Key, Mark, remark
from quizapp.bank.actions.arranging import move_question
from quizapp.bank.actions.publishing import publish as publish_set
from quizapp.bank.actions.revising import Revised, revise
from quizapp.bank.models import Question, QuestionSet
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.question_types import BY_KEY
from tests.factories.browsing import Browser, fields
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, publish

CHOICE, SHORT = BY_KEY["multiple_choice"], BY_KEY["short_answer"]


def choice_key(right: str, *texts: str) -> Key:
    options = [{"text": text, "correct": text == right} for text in texts]
    return Key(CHOICE, CHOICE.load({"options": options}))


ASKED = choice_key("A", "A", "B", "C")
CORRECTED = choice_key("B", "C", "B", "D")


@pytest.mark.parametrize(
    ("method", "answer", "after"),
    [
        ("both", 0, Mark(1.0)),
        ("both", 1, Mark(1.0)),
        ("both", 2, Mark(0.0)),
        ("both", None, Mark(0.0)),
        ("new", 0, Mark(0.0)),
        ("new", 1, Mark(1.0)),
        ("new", 2, Mark(0.0)),
        ("full", 2, Mark(1.0)),
        ("full", None, Mark(1.0)),
        ("drop", 0, Mark(1.0, dropped=True)),
        ("drop", 1, Mark(0.0, dropped=True)),
    ],
)
def test_remark_goes_by_the_method(method, answer, after):
    assert remark(method, ASKED, CORRECTED, answer) == after


def test_remark_gives_nothing_by_a_key_of_another_type():
    corrected = Key(SHORT, SHORT.sample)
    assert remark("new", ASKED, corrected, 0) == Mark(0.0)
    assert remark("both", ASKED, corrected, 0) == Mark(1.0)


def question(number: int = 0) -> Question:
    found = db.session.scalar(select(Question).filter_by(key=f"choice-{number}"))
    assert found
    return found


def correct_key(of: Question, right: str = "wrong") -> None:
    """A revision in which another option is right, published."""
    texts = ("right", "wrong", "also wrong")
    content = CHOICE.dump(choice_key(right, *texts).content)
    facts = tuple(db.session.scalars(select(Fact)))
    revise(
        of,
        Revised("multiple_choice", of.revision.stem, content, "Now so.", "easy", (), facts),
        None,
        now(),
    )
    publish_set(of.set, now())
    db.session.commit()


def pick(browser: Browser, attempt_id: int, key: str, index: int) -> None:
    """Answers the question called `key` with the option at `index` of its content."""
    state = browser.state(attempt_id)
    number = next(item.number for item in state.sheet.items if item.stem == f"What of {key}?")
    browser.answer(attempt_id, number, fields(state.sheet.items[number - 1], index))


def take(client, *answers: int, **choices) -> int:
    """A submitted attempt in which `choice-0`, `choice-1` … are answered so."""
    browser = Browser(client)
    attempt_id = browser.start("ports", **choices)
    for number, index in enumerate(answers):
        pick(browser, attempt_id, f"choice-{number}", index)
    browser.submit(attempt_id)
    return attempt_id


@pytest.fixture
def teacher(app):
    return make_user("ada", TEACHER)


@pytest.fixture
def ports(app):
    return publish("ports", *choice_questions(3))


def points(attempt_id: int) -> tuple[float, float]:
    db.session.expire_all()
    attempt = db.session.get_one(Attempt, attempt_id)
    return attempt.points, attempt.max_points


def snapshot() -> dict[str, list[tuple]]:
    """Every total there is."""
    db.session.expire_all()
    columns = {
        Attempt: (Attempt.id, Attempt.points, Attempt.max_points),
        Response: (
            *(Response.attempt_id, Response.position),
            *(Response.fraction, Response.dropped),
        ),
        Visit: (Visit.id, Visit.points, Visit.max_points),
        SetScore: (
            *(SetScore.learner_id, SetScore.best_points, SetScore.best_max),
            *(SetScore.first_points, SetScore.latest_points, SetScore.latest_max),
        ),
        Accuracy: (
            *(Accuracy.learner_id, Accuracy.dimension, Accuracy.name),
            *(Accuracy.answers, Accuracy.points),
        ),
        Tally: (Tally.question_id, Tally.revision, Tally.answers, Tally.points),
        Miss: (
            *(Miss.learner_id, Miss.question_id, Miss.attempt_id, Miss.position),
            *(Miss.fraction, Miss.times),
        ),
    }
    return {
        model.__tablename__: sorted(map(tuple, db.session.execute(select(*names))))
        for model, names in columns.items()
    }


def put_right(method: str, teacher, number: int = 0) -> Regrade:
    made = regrade(question(number), method, "We had it wrong.", teacher, now())
    db.session.commit()
    return made


def test_corrected_key_gives_and_takes_points(client, stranger, ports, teacher):
    lucky, unlucky = take(client, 1, 0, 0), take(stranger, 0, 0, 0)
    correct_key(question())
    made = put_right("new", teacher)
    assert (points(lucky), points(unlucky)) == ((3.0, 3.0), (2.0, 3.0))
    assert (made.gained, made.lost) == (1, 1)


def test_both_keys_take_nothing_away(client, stranger, ports, teacher):
    lucky, unlucky = take(client, 1, 0, 0), take(stranger, 0, 0, 0)
    correct_key(question())
    made = put_right("both", teacher)
    assert (points(lucky), points(unlucky)) == ((3.0, 3.0), (3.0, 3.0))
    assert (made.gained, made.lost) == (1, 0)


def test_dropped_question_leaves_points_and_maximum(client, ports, teacher):
    attempt = take(client, 1, 0, 0)
    correct_key(question())
    put_right("drop", teacher)
    assert points(attempt) == (2.0, 2.0)
    accuracy = db.session.scalar(select(Accuracy).filter_by(dimension="type"))
    assert accuracy
    assert (accuracy.answers, accuracy.points) == (2, 2.0)


@pytest.mark.parametrize("method", ["both", "new", "full", "drop"])
def test_totals_are_those_of_attempts_that_were_marked_so_at_once(
    client, stranger, ports, teacher, method
):
    """Puts right what was handed in, then hands the same in again: both must add up alike."""
    late, early = Browser(client), Browser(stranger)
    open_attempt = late.start("ports")
    for number, index in enumerate((1, 0, 2)):
        pick(late, open_attempt, f"choice-{number}", index)
    handed_in = take(stranger, 1, 0, 2)
    correct_key(question())
    put_right(method, teacher)
    late.submit(open_attempt)
    assert points(open_attempt) == points(handed_in)
    found = snapshot()
    first, second = (row[1:] for row in found["set_scores"])
    assert first == second
    by_learner: dict[int, list[tuple]] = {}
    for learner_id, *rest in found["accuracies"]:
        by_learner.setdefault(learner_id, []).append(tuple(rest))
    one, other = by_learner.values()
    assert one == other
    assert len({row[1:] for row in found["visits"]}) == 1
    assert early.state(handed_in).score == late.state(open_attempt).score


@pytest.mark.parametrize("method", ["both", "new", "full", "drop"])
def test_undoing_gives_everything_back(client, stranger, ports, teacher, method):
    take(client, 1, 0, 0)
    take(client, 0, 1, 0)
    take(stranger, 2, 2, 0)
    before = snapshot()
    correct_key(question())
    made = put_right(method, teacher)
    assert snapshot() != before
    undo_regrade(made, question(), teacher, now())
    db.session.commit()
    assert snapshot() == before


def test_only_the_latest_correction_is_undone(client, ports, teacher):
    attempt = take(client, 2, 0, 0)
    correct_key(question())
    first, second = put_right("new", teacher), put_right("full", teacher)
    with pytest.raises(Conflict):
        undo_regrade(first, question(), teacher, now())
    db.session.rollback()
    assert points(attempt) == (3.0, 3.0)
    undo_regrade(second, question(), teacher, now())
    undo_regrade(first, question(), teacher, now())
    db.session.commit()
    assert points(attempt) == (2.0, 3.0)


def test_best_first_and_latest_follow(client, ports, teacher):
    take(client, 1, 0, 1)
    take(client, 0, 0, 1)
    correct_key(question())
    put_right("new", teacher)
    score = db.session.scalar(select(SetScore))
    assert score
    assert (score.first_points, score.best_points, score.latest_points) == (2.0, 2.0, 1.0)


def test_attempts_at_the_corrected_edition_are_left_alone(client, ports, teacher):
    correct_key(question())
    attempt = take(client, 0, 0, 0)
    put_right("full", teacher)
    assert points(attempt) == (2.0, 3.0)
    db.session.expire_all()
    assert db.session.get_one(Attempt, attempt).regraded_at is None


def test_open_attempt_is_marked_by_the_correction_and_undone_with_it(client, ports, teacher):
    browser = Browser(client)
    attempt = browser.start("ports")
    pick(browser, attempt, "choice-0", 1)
    correct_key(question())
    made = put_right("new", teacher)
    browser.submit(attempt)
    assert points(attempt) == (1.0, 3.0)
    undo_regrade(made, question(), teacher, now())
    db.session.commit()
    assert points(attempt) == (0.0, 3.0)


def test_answer_checked_before_the_correction_is_put_right_when_handed_in(client, ports, teacher):
    browser = Browser(client)
    attempt = browser.start("ports", behaviour="immediate")
    state = browser.state(attempt)
    number = next(i.number for i in state.sheet.items if i.stem == "What of choice-0?")
    browser.answer(attempt, number, fields(state.sheet.items[number - 1], 1), go="check")
    correct_key(question())
    put_right("new", teacher)
    browser.submit(attempt)
    assert points(attempt) == (1.0, 3.0)
    assert browser.state(attempt).sheet.given_at(number - 1).fraction == 1.0


def test_part_of_a_set_without_the_question_is_not_concerned(client, ports, teacher):
    attempts = [take(client, scope="some", count="1") for _ in range(6)]
    asked = {id: [q.stem for q in _asked(client, id)] for id in attempts}
    correct_key(question())
    put_right("full", teacher)
    assert {id: points(id)[0] for id in attempts} == {
        id: float("What of choice-0?" in stems) for id, stems in asked.items()
    }


def _asked(client, attempt_id: int) -> list:
    return Browser(client).state(attempt_id).sheet.items


def test_question_moved_to_another_set_still_finds_its_attempts(client, ports, teacher):
    attempt = take(client, 1, 0, 0)
    publish("other", *choice_questions(1))
    db.session.expire_all()
    moved = db.session.scalar(
        select(Question)
        .join(QuestionSet)
        .where(QuestionSet.slug == "ports", Question.key == "choice-0")
    )
    other = db.session.scalar(select(QuestionSet).filter_by(slug="other"))
    assert moved
    assert other
    moved.set, moved.key = other, "moved"
    correct_key(moved)
    regrade(moved, "new", "We had it wrong.", teacher, now())
    db.session.commit()
    assert points(attempt) == (3.0, 3.0)


def own(ports: str, teacher) -> int:
    """Id of the question to correct, in a set that is the teacher's now."""
    found = question()
    found.set.owner_id = teacher.id
    db.session.commit()
    return found.id


def test_page_shows_who_gains_and_who_loses_before_anything_is_done(
    app, client, stranger, ports, teacher
):
    take(client, 1, 0, 0)
    take(app.test_client(), 1, 0, 0)
    take(app.test_client(), 0, 0, 0)
    url = f"/teach/questions/{own(ports, teacher)}/regrade"
    correct_key(question())
    sign_in(stranger, teacher)
    page = stranger.get(url).text
    assert "2 attempts gain" in page
    assert "1 attempt loses" in page
    before = snapshot()
    stranger.get(url)
    assert snapshot() == before


def seen(page: str) -> str:
    return page.split('name="seen" type="hidden" value="')[1].split('"')[0]


def test_form_regrades_and_the_learner_is_told_why(client, stranger, ports, teacher):
    attempt = take(client, 1, 0, 0)
    url = f"/teach/questions/{own(ports, teacher)}/regrade"
    correct_key(question())
    sign_in(stranger, teacher)
    form = {"method": "new", "reason": "The *minister* was misquoted.", "seen": ""}
    assert stranger.post(url, data=form).status_code == 409
    form["seen"] = seen(stranger.get(url).text)
    assert stranger.post(url, data=form).status_code == 303
    review = client.get(f"/attempts/{attempt}/review").text
    assert "The *minister* was misquoted." in review
    assert "You had 0, now you have 1 of 1 point." in review
    assert "A question was corrected" in client.get("/history").text
    log = stranger.get(url).text
    assert "Undo this correction" in log


@pytest.mark.parametrize(
    ("form", "named"),
    [
        ({"reason": "Why."}, "Choose how the points are put right."),
        ({"method": "magic", "reason": "Why."}, "Not a valid choice"),
        ({"method": "new", "reason": " "}, "Say in a sentence what was wrong."),
        ({"method": "new", "reason": "x" * 1001}, "Use 1,000 characters or fewer."),
    ],
)
def test_bad_form_is_refused_with_the_field_named(client, stranger, ports, teacher, form, named):
    take(client, 1, 0, 0)
    url = f"/teach/questions/{own(ports, teacher)}/regrade"
    correct_key(question())
    sign_in(stranger, teacher)
    answer = stranger.post(url, data={**form, "seen": seen(stranger.get(url).text)})
    assert (answer.status_code, named in answer.text) == (400, True)
    assert db.session.scalars(select(Regrade)).all() == []


def test_desk_asks_for_points_until_they_are_put_right(client, stranger, ports, teacher):
    question_id = own(ports, teacher)
    sign_in(stranger, teacher)
    correct_key(question())
    assert "points to be put right" not in stranger.get("/teach").text
    take(client, 1, 0, 0)
    correct_key(question(), "right")
    assert f"/teach/questions/{question_id}/regrade" in stranger.get("/teach").text
    assert "points to be put right" in stranger.get("/teach").text
    put_right("new", teacher)
    assert "points to be put right" not in stranger.get("/teach").text


def test_points_may_be_left_as_they_are(client, stranger, ports, teacher):
    question_id = own(ports, teacher)
    sign_in(stranger, teacher)
    take(client, 1, 0, 0)
    correct_key(question())
    before = snapshot()
    assert stranger.post(f"/teach/questions/{question_id}/leave-points").status_code == 303
    assert snapshot() == before
    assert "points to be put right" not in stranger.get("/teach").text


def test_undone_correction_leaves_no_note(client, ports, teacher):
    attempt = take(client, 1, 0, 0)
    correct_key(question())
    made = put_right("full", teacher)
    assert "A question was corrected" in client.get("/history").text
    undo_regrade(made, question(), teacher, now())
    db.session.commit()
    assert "A question was corrected" not in client.get("/history").text
    assert "corrected" not in client.get(f"/attempts/{attempt}/review").text


def test_desk_says_how_many_were_marked_by_an_earlier_key(app, client, stranger, ports, teacher):
    own(ports, teacher)
    sign_in(stranger, teacher)
    take(client, 1, 0, 0)
    take(client, 1, 0, 0)
    take(app.test_client(), 1, 0, 0)
    correct_key(question(2))
    correct_key(question(0))
    rows = re.findall(
        r"points to be put right: (\d+) learners[^<]*“(.*?)”", stranger.get("/teach").text
    )
    assert rows == [("2", "What of choice-0?"), ("2", "What of choice-2?")]
    correct_key(question(0), "right")
    assert "“What of choice-0?”" not in stranger.get("/teach").text


def test_desk_costs_the_same_with_many_corrected_questions(
    client, stranger, ports, teacher, statements
):
    own(ports, teacher)
    sign_in(stranger, teacher)
    take(client, 1, 0, 0)
    costs = []
    for number in range(3):
        correct_key(question(number))
        statements.clear()
        assert stranger.get("/teach").text.count("points to be put right") == number + 1
        costs.append(len(statements))
    assert costs[0] == costs[2] <= 11


def test_undone_correction_is_asked_for_again(client, stranger, ports, teacher):
    own(ports, teacher)
    sign_in(stranger, teacher)
    take(client, 1, 0, 0)
    correct_key(question())
    first, second = put_right("new", teacher), put_right("full", teacher)
    undo_regrade(second, question(), teacher, now())
    db.session.commit()
    assert "points to be put right" not in stranger.get("/teach").text
    undo_regrade(first, question(), teacher, now())
    db.session.commit()
    assert "points to be put right" in stranger.get("/teach").text


def move(of: Question) -> None:
    """Takes it to another set and publishes the one that it was in without it."""
    other = db.session.scalar(select(QuestionSet).filter_by(slug=publish("other")))
    left = of.set
    assert other
    move_question(of, other, now())
    publish_set(left, now())
    db.session.commit()


def leave(of: Question) -> None:
    """Withdraws it and publishes its set without it."""
    of.withdrawn = True
    publish_set(of.set, now())
    db.session.commit()


@pytest.mark.parametrize("go", [move, leave])
def test_question_that_is_published_no_more_keeps_its_corrected_key(
    client, stranger, ports, teacher, go
):
    attempt, question_id = take(client, 1, 0, 0), own(ports, teacher)
    found = db.session.get_one(Question, question_id)
    correct_key(found)
    go(found)
    sign_in(stranger, teacher)
    url = f"/teach/questions/{question_id}/regrade"
    db.session.get_one(Question, question_id).set.owner_id = teacher.id
    db.session.commit()
    page = stranger.get(url).text
    assert re.findall(r'name="method" value="(\w+)"', page) == ["both", "new", "full", "drop"]
    form = {"method": "new", "reason": "We had it wrong.", "seen": seen(page)}
    assert stranger.post(url, data=form).status_code == 303
    assert points(attempt) == (3.0, 3.0)


@pytest.mark.parametrize("go", [move, leave])
def test_question_that_is_published_no_more_may_be_dropped(client, stranger, ports, teacher, go):
    attempt, question_id = take(client, 1, 0, 0), own(ports, teacher)
    go(db.session.get_one(Question, question_id))
    found = db.session.get_one(Question, question_id)
    found.set.owner_id = teacher.id
    db.session.commit()
    sign_in(stranger, teacher)
    page = stranger.get(f"/teach/questions/{question_id}/regrade").text
    assert re.findall(r'name="method" value="(\w+)"', page) == ["full", "drop"]
    before = snapshot()
    made = regrade(found, "drop", "It was unfair.", teacher, now())
    db.session.commit()
    assert points(attempt) == (2.0, 2.0)
    undo_regrade(made, found, teacher, now())
    db.session.commit()
    assert snapshot() == before


def test_question_offered_again_counts_for_those_who_begin_then(client, ports, teacher):
    take(client, 1, 0, 0)
    found = question()
    leave(found)
    regrade(found, "drop", "It was unfair.", teacher, now())
    found.withdrawn = False
    publish_set(found.set, now())
    db.session.commit()
    assert points(take(client, 0, 0, 0)) == (3.0, 3.0)


def test_note_of_an_earlier_correction_stays(client, ports, teacher):
    take(client, 1, 0, 0)
    correct_key(question())
    put_right("new", teacher)
    second = put_right("full", teacher)
    undo_regrade(second, question(), teacher, now())
    db.session.commit()
    assert "A question was corrected" in client.get("/history").text


def test_corrections_of_others_look_as_if_not_there(client, stranger, ports, teacher):
    question_id = own(ports, teacher)
    correct_key(question())
    made = put_right("full", teacher)
    sign_in(stranger, make_user("bob", TEACHER))
    assert stranger.get(f"/teach/questions/{question_id}/regrade").status_code == 404
    assert stranger.post(f"/teach/regrades/{made.id}/undo").status_code == 404
    assert stranger.post("/teach/regrades/999999999999/undo").status_code == 404
    db.session.expire_all()
    assert db.session.get_one(Regrade, made.id).undone_at is None


def test_statements_do_not_grow_with_the_attempts(app, ports, teacher, statements):
    counts = []
    for number, more in enumerate((2, 6)):
        for _ in range(more):
            take(app.test_client(), 1, 1, 0)
        correct_key(question(number))
        db.session.expire_all()
        statements.clear()
        made = put_right("new", teacher, number)
        counts.append(len(statements))
    assert made.gained == 8
    assert counts[0] == counts[1]
