"""How a learner studies: settings, their cost, parameters of one's own; and how it goes."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from quizapp.accounts.models import TEACHER
from quizapp.cards.fitting import LEAST, Rated, fit
from quizapp.cards.memory import AGAIN, DEFAULT_PARAMETERS, EASY, GOOD
from quizapp.cards.models import Card, Review, StudyDay, StudySettings
from quizapp.cards.steps import read_steps, say_steps
from quizapp.cards.workload import interval_factor, workload
from quizapp.database import db
from tests.factories.drafts import draft_set, publish_draft
from tests.factories.pages import form_fields
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, publish
from tests.factories.studying import Studier, all_cards, get_card

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)
SETTINGS = "form[action='/study/settings']"


def words(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


@pytest.fixture
def studier(client, app, clock):
    publish("quiz", *choice_questions(3))
    found = Studier(client)
    found.begin()
    return found


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1m 10m 1d", [1, 10, 1440]),
        ("30s, 5", [0.5, 5]),
        ("1.5h", [90]),
        ("", []),
    ],
)
def test_steps_are_read_as_people_write_them(text, minutes):
    assert read_steps(text) == minutes


@pytest.mark.parametrize("text", ["soon", "10m 1m", "0m", "8d", "1 2 3 4 5 6 7", "-1m", "1m;2m"])
def test_what_is_no_list_of_steps_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_steps(text)


@given(st.lists(st.integers(1, 7 * 1440), max_size=6))
def test_steps_said_are_steps_read(minutes):
    assert read_steps(say_steps(sorted(minutes))) == sorted(minutes)


def test_more_retention_costs_more():
    costs = [workload(retention) for retention in (0.8, 0.85, 0.9, 0.93, 0.95, 0.97)]
    assert all(one < other for one, other in pairwise(costs))
    assert workload(0.9) == 1
    assert interval_factor(0.9) == pytest.approx(1)


def own():
    db.session.rollback()
    db.session.expire_all()
    return db.session.scalars(select(StudySettings)).one()


def send(client, **changes):
    fields = form_fields(client.get("/study/settings").text, SETTINGS).to_dict()
    return client.post("/study/settings", data={**fields, **changes})


def test_settings_are_kept(client, studier):
    answer = send(
        client,
        retention="0.95",
        new_a_day="5",
        steps="5m 1h",
        easy_6="0.0",
        typed="y",
        zone="Pacific/Auckland",
        rollover="3",
    )
    assert (answer.status_code, answer.location) == (303, "/today")
    row = own()
    assert (row.retention, row.new_a_day, row.steps) == (0.95, 5, [5, 60])
    assert (row.easy_days[6], row.typed) == (0.0, True)
    assert (row.zone, row.rollover) == ("Pacific/Auckland", 3)


def test_settings_say_what_a_retention_costs(client, studier):
    shown = BeautifulSoup(client.get("/study/settings").text, "html.parser")
    options = [words(option) for option in shown.select("select[name=retention] option")]
    assert "90%, the usual" in options
    assert options[-1].endswith("times the reviews")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("retention", "0.99"),
        ("new_a_day", "-1"),
        ("reviews_a_day", "many"),
        ("steps", "soon"),
        ("zone", "Moon/Base"),
        ("rollover", "25"),
        ("leech_lapses", "0"),
    ],
)
def test_settings_that_make_no_sense_are_refused_and_kept_on_the_page(client, studier, name, value):
    answer = send(client, **{name: value, "two_buttons": "y"})
    assert answer.status_code == 400
    assert "aria-invalid" in answer.text
    assert own().two_buttons is False
    assert form_fields(answer.text, SETTINGS).to_dict()["two_buttons"] == "y"


def test_somebody_who_never_studied_has_settings_too(client, app):
    assert client.get("/study/settings").status_code in (200, 303)


def test_days_move_with_the_zone(client, studier, clock):
    for _ in range(2):
        card_id = studier.rate(GOOD)
        clock.shift(timedelta(minutes=11))
    before = get_card(card_id).due_at
    send(client, zone="Pacific/Auckland")
    after = get_card(card_id).due_at
    assert before.hour == 4
    assert after.utcoffset() == timedelta(0)
    assert (after.hour, after.date() - before.date()) == (15, timedelta(days=-1))


def learner_id():
    return db.session.scalars(select(StudySettings.learner_id)).one()


def study_long(cards, reviews, seed=1):
    """Fills the log of the learner's first cards with ratings over months; how many."""
    chance = random.Random(seed)
    rows = []
    for card in all_cards()[:cards]:
        day, gap = NOON.toordinal() - 400, 1
        for number in range(reviews):
            rating = chance.choices((AGAIN, GOOD, EASY), (2, 8, 1))[0]
            at = datetime.fromordinal(day).replace(hour=12, tzinfo=UTC)
            rows.append(
                {
                    "card_id": card.id,
                    "learner_id": card.learner_id,
                    "kind": "rated",
                    "key": f"{card.id}-{number}",
                    "at": at,
                    "day": day,
                    "rating": rating,
                    "state": 2,
                    "reps": number + 1,
                    "lapses": 0,
                }
            )
            gap = 1 if rating == AGAIN else min(40, gap * 2)
            day += gap
    db.session.execute(insert(Review), rows)
    db.session.commit()
    return len(rows)


def test_fitting_needs_enough_reviews(client, studier):
    study_long(3, 10)
    client.post("/study/fit")
    assert own().fit is None
    assert "too few reviews" in client.get("/progress").text


def test_fitting_tells_both_figures_and_keeps_the_better(client, app, clock):
    publish("quiz", *choice_questions(60))
    Studier(client).begin()
    count = study_long(60, 12)
    assert client.post("/study/fit").location == "/progress"
    row = own()
    assert row.fit["reviews"] == count
    better = row.fit["after"] < row.fit["before"]
    assert (row.parameters is not None) == better
    shown = client.get("/progress").text
    assert f"{row.fit['before']:.4f}" in shown
    assert f"{row.fit['after']:.4f}" in shown


def run(app, *arguments):
    return app.test_cli_runner().invoke(args=["cards", "fit", *arguments])


def test_fitting_from_the_command_line(client, app, clock):
    user = make_user("ada")
    sign_in(client, user)
    publish("quiz", *choice_questions(60))
    Studier(client).begin()
    assert "fewer than 400 reviews" in run(app, "ada").output
    study_long(60, 12)
    told = run(app, "ada")
    assert told.exit_code == 0, told.output
    assert f"{own().fit['after']:.4f} fitted" in told.output
    assert "no account 'eve'" in run(app, "eve").output


def history(seed, forgetful):
    chance = random.Random(seed)
    day, gap, found = 0, 1, []
    for _ in range(12):
        rating = AGAIN if chance.random() < forgetful else GOOD
        found.append(Rated(day, rating))
        gap = 1 if rating == AGAIN else gap * 2
        day += gap
    return found


def test_fit_to_somebody_forgetful_foretells_better():
    found = fit([history(seed, 0.5) for seed in range(80)], DEFAULT_PARAMETERS)
    assert found is not None
    assert found.reviews == 80 * 12
    assert found.better
    assert len(found.parameters) == 21


def test_few_reviews_are_not_fitted():
    assert fit([history(1, 0.1)], DEFAULT_PARAMETERS) is None
    assert LEAST > 12


def figures(client, title):
    shown = BeautifulSoup(client.get("/progress").text, "html.parser")
    headings = shown.select("figcaption, caption")
    heading = next(one for one in headings if title in words(one))
    return {
        words(row.find(["td", "th"])): int(words(row.select_one(".num")))
        for row in heading.parent.select("tbody tr")
    }


def test_progress_counts_cards_by_state(client, studier):
    studier.rate(GOOD)
    studier.hold(all_cards()[2].id, "suspend")
    found = figures(client, "Cards by state")
    assert {name: count for name, count in found.items() if count} == {
        "New": 1,
        "Learning": 1,
        "Set aside": 1,
    }


def test_progress_foretells_what_is_due(client, studier, clock):
    for _ in range(2):
        card_id = studier.rate(GOOD)
        clock.shift(timedelta(minutes=11))
    days = (get_card(card_id).due_at.date() - NOON.date()).days
    found = list(figures(client, "Due in the next 30 days").values())
    assert (len(found), found[days], sum(found)) == (30, 1, 1)
    clock.shift(timedelta(days=20))
    assert next(iter(figures(client, "Due in the next 30 days").values())) == 1


def test_progress_measures_retention_against_the_aim(client, studier):
    day = NOON.toordinal() - 3
    values = {"learner_id": learner_id(), "day": day, "ratings": 10, "asked": 8, "recalled": 6}
    db.session.execute(insert(StudyDay), [{**values, "new": 2, "milliseconds": 0, "more_new": 0}])
    db.session.commit()
    text = words(BeautifulSoup(client.get("/progress").text, "html.parser").main)
    assert "You remembered 75 % of the cards" in text
    shown = figures(client, "Ratings in the last 30 days")
    assert sum(shown.values()) == 10


def test_progress_of_nobody_leads_to_today(client, app):
    assert client.get("/progress").location == "/today"


def test_statements_of_progress_do_not_grow(client, studier, statements):
    client.get("/progress")
    statements.clear()
    client.get("/progress")
    few = len(statements)
    study_long(3, 50)
    statements.clear()
    client.get("/progress")
    assert len(statements) == few


def test_teacher_sees_what_is_forgotten_without_names(client, app):
    teacher = make_user("tom", TEACHER)
    slug = draft_set(teacher, "quiz")
    publish_draft(slug)
    sign_in(client, teacher)
    for number in range(5):
        guest = app.test_client()
        Studier(guest).begin()
        shown = words(BeautifulSoup(client.get("/sets/quiz/forgotten").text, "html.parser").main)
        first = all_cards()[-1].learner_id
        changed = update(Card).where(Card.learner_id == first)
        db.session.execute(changed.values(reps=3, lapses=2))
        db.session.commit()
        if number < 5:
            assert "10" not in shown
    shown = BeautifulSoup(client.get("/sets/quiz/forgotten").text, "html.parser")
    rows = [words(row) for row in shown.select("tbody tr")]
    assert rows
    assert "10" in rows[0]
