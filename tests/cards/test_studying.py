"""The study pages: cards shown, rated once, taken back, set aside."""

import random
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from sqlalchemy import select, update

from quizapp.cards.memory import AGAIN, EASY, GOOD, HARD, LEARNING, NEW, REVIEW
from quizapp.cards.models import Review, StudyDay, StudySettings
from quizapp.cards.replay import recompute, replay
from quizapp.database import db
from tests.factories.pages import form_fields
from tests.factories.sets import choice_questions, publish, question, sample_questions
from tests.factories.studying import RATE, Studier, all_cards, get_card, log_of

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)


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


def own_settings():
    db.session.rollback()
    return db.session.scalars(select(StudySettings)).one()


def day_totals():
    db.session.rollback()
    rows = db.session.scalars(select(StudyDay)).all()
    return [(row.ratings, row.new, row.asked, row.recalled) for row in rows]


def test_guest_begins_with_one_click(client, app):
    publish("quiz", *choice_questions(3))
    answer = Studier(client).begin()
    assert (answer.status_code, answer.location) == (303, "/study?set=quiz")
    assert [(card.state, card.position) for card in all_cards()] == [(0, 0), (0, 1), (0, 2)]


def test_beginning_again_adds_only_what_is_new(studier):
    studier.rate(GOOD)
    studier.begin()
    assert [card.reps for card in all_cards()] == [1, 0, 0]


def test_front_holds_no_key_and_hides_the_options(client, app):
    publish("quiz", question("q", "short_answer", {"accepted": ["Ouagadougou"]}))
    studier = Studier(client)
    studier.begin()
    assert "Ouagadougou" not in str(studier.front())
    assert "Ouagadougou" in studier.back(studier.card_id())


def test_options_are_shown_only_on_demand(studier):
    details = studier.front().select_one("form[data-flip] details")
    assert [item.get_text(strip=True) for item in details.select("li")]
    assert not details.has_attr("open")


def test_every_type_can_be_turned_and_typed(client, app, clock):
    publish("quiz", *sample_questions())
    studier = Studier(client)
    studier.begin()
    for card in all_cards():
        assert "The evidence" in studier.back(card.id)
    assert client.get("/study?set=quiz").status_code == 200


def test_back_says_why_and_where_from(studier):
    page = studier.back(studier.card_id())
    assert "The harbour opened on 5 May 2020." in page
    assert "Because of choice-0." in page
    assert "right" in page


def test_buttons_say_when_the_card_comes_back(studier):
    page = studier.back(studier.card_id())
    assert [part in page for part in ("1 min", "6 min", "10 min")] == [True] * 3


def test_rating_moves_the_card_on_and_counts_the_day(studier):
    card_id = studier.rate(GOOD)
    card = get_card(card_id)
    assert (card.state, card.reps, card.due_at) == (LEARNING, 1, NOON + timedelta(minutes=10))
    assert day_totals() == [(1, 1, 0, 0)]
    assert studier.card_id() != card_id


def test_learning_step_comes_back_before_the_next_new_card(studier, clock):
    card_id = studier.rate(GOOD)
    clock.shift(timedelta(minutes=11))
    assert studier.card_id() == card_id


def test_rating_sent_twice_is_one(studier):
    card_id = studier.card_id()
    form = studier.form(card_id, GOOD)
    for _ in range(3):
        assert studier.send(card_id, form).status_code == 303
    assert get_card(card_id).reps == 1
    assert day_totals() == [(1, 1, 0, 0)]


def test_ratings_from_two_devices_both_count(studier, clock):
    card_id = studier.card_id()
    here, there = studier.form(card_id, GOOD), studier.form(card_id, HARD)
    studier.send(card_id, here)
    clock.shift(timedelta(seconds=30))
    studier.send(card_id, there)
    assert get_card(card_id).reps == 2
    assert [entry.rating for entry in log_of(card_id)] == [GOOD, HARD]


def test_clock_that_jumps_back_loses_nothing(studier, clock):
    card_id = studier.rate(GOOD)
    clock.move_to(NOON - timedelta(days=30))
    studier.rate(GOOD, card_id)
    card = get_card(card_id)
    assert (card.reps, card.last_at) == (2, NOON)


@pytest.mark.parametrize("rating", ["0", "5", "x", ""])
def test_rating_that_is_none_is_refused(studier, rating):
    card_id = studier.card_id()
    form = {**studier.form(card_id, GOOD), "rating": rating}
    assert studier.send(card_id, form).status_code == 400
    assert get_card(card_id).reps == 0


def test_card_of_somebody_else_is_not_there(studier, stranger):
    card_id, other = studier.card_id(), Studier(stranger)
    other.begin()
    for answer in (
        stranger.get(f"/cards/{card_id}"),
        stranger.get(f"/cards/{card_id}/answer"),
        other.send(card_id, studier.form(card_id, GOOD)),
        other.hold(card_id, "star"),
    ):
        assert answer.status_code == 404
    assert get_card(card_id).reps == 0


def test_undo_goes_back_step_by_step(studier):
    first, second = studier.rate(GOOD), studier.rate(EASY)
    studier.undo()
    assert [get_card(card_id).reps for card_id in (first, second)] == [1, 0]
    studier.undo()
    assert [card.state for card in all_cards()] == [NEW] * 3
    assert day_totals() == [(0, 0, 0, 0)]
    assert len(log_of(first) + log_of(second)) == 4


def test_undo_sent_twice_takes_one_back(studier):
    studier.rate(GOOD)
    studier.rate(GOOD)
    fields = form_fields(str(studier.front()), 'form[action="/study/undo"]').to_dict()
    for _ in range(2):
        studier.client.post("/study/undo", data=fields)
    assert sorted(card.reps for card in all_cards()) == [0, 0, 1]


def test_undo_never_takes_away_what_another_device_rated(studier, stranger, app):
    card_id = studier.rate(GOOD)
    latest = db.session.scalars(select(Review)).one()
    db.session.add(
        Review(
            card_id=card_id,
            learner_id=latest.learner_id,
            kind="rated",
            key="another device",
            at=NOON,
            day=latest.day,
            rating=EASY,
            state=2,
            reps=2,
            lapses=0,
            due_at=NOON + timedelta(days=9),
            last_at=NOON,
        )
    )
    db.session.commit()
    answer = studier.undo()
    assert answer.status_code == 409
    assert "rated again" in answer.text


def test_any_order_of_ratings_and_undos_leaves_what_the_log_tells(studier, clock):
    chance = random.Random(7)
    for _ in range(40):
        clock.shift(timedelta(minutes=chance.choice((1, 12, 1500, 20000))))
        page = studier.front()
        if page.select_one('form[action="/study/undo"]') and chance.random() < 0.3:
            studier.undo()
        elif page.select_one("form[data-flip]"):
            card_id = studier.card_id()
            form = studier.form(card_id, chance.choice((AGAIN, HARD, GOOD, EASY)))
            for _ in range(chance.choice((1, 1, 2))):
                studier.send(card_id, form)
    cards = all_cards()
    assert sum(card.reps for card in cards) > 10
    for card in cards:
        log = log_of(card.id)
        assert replay(log) == card.memory
        again = recompute(log, own_settings().plan)
        assert (again.stability, again.difficulty) == (card.stability, card.difficulty)
        assert (again.state, again.reps, again.lapses) == (card.state, card.reps, card.lapses)


def test_undo_after_a_long_break_is_not_offered(studier, clock):
    studier.rate(GOOD)
    clock.shift(timedelta(hours=5))
    assert not studier.front().select('form[action="/study/undo"]')


def test_buried_card_comes_back_tomorrow(studier, clock):
    card_id = studier.card_id()
    studier.hold(card_id, "bury")
    assert studier.card_id() != card_id
    clock.shift(timedelta(days=1))
    assert studier.card_id() == card_id


def test_card_set_aside_is_asked_no_more_until_resumed(studier, clock):
    card_id = studier.card_id()
    studier.hold(card_id, "suspend")
    clock.shift(timedelta(days=3))
    assert studier.card_id() != card_id
    assert "You set this card aside" in studier.client.get(f"/cards/{card_id}").text
    studier.hold(card_id, "resume")
    assert studier.card_id() == card_id


def test_star_is_put_on_and_off(studier):
    card_id = studier.card_id()
    studier.hold(card_id, "star")
    assert get_card(card_id).starred
    studier.hold(card_id, "unstar")
    assert not get_card(card_id).starred


@pytest.mark.parametrize("side", ["study", "answer"])
def test_star_leaves_one_at_the_card(studier, side):
    card_id = studier.card_id()
    page = str(studier.front()) if side == "study" else studier.back(card_id)
    form = form_fields(page, f'form[action="/cards/{card_id}/hold"]').to_dict()
    answer = studier.client.post(f"/cards/{card_id}/hold", data={**form, "action": "star"})
    at = {"study": "/study?set=quiz", "answer": f"/cards/{card_id}/answer?set=quiz"}
    assert answer.location == at[side]


def test_nothing_typed_speaks_for_again(studier):
    db.session.execute(update(StudySettings).values(typed=True))
    db.session.commit()
    back = BeautifulSoup(studier.back(studier.card_id()), "html.parser")
    assert back.select_one("[data-proposed]")["value"] == str(AGAIN)


def test_leech_is_set_aside_and_said(studier, clock):
    card_id = studier.rate(EASY)
    while get_card(card_id).lapses < 8:
        clock.shift(timedelta(days=400))
        if get_card(card_id).state == REVIEW:
            answer = studier.send(card_id, studier.form(card_id, AGAIN))
        else:
            studier.rate(EASY, card_id)
    assert get_card(card_id).held == "leech"
    assert "forgetting" in studier.client.get(answer.location).text


def test_undoing_the_rating_that_made_a_leech_frees_it(studier, clock):
    card_id = studier.rate(EASY)
    while get_card(card_id).lapses < 8:
        clock.shift(timedelta(days=400))
        studier.rate(AGAIN if get_card(card_id).state == REVIEW else EASY, card_id)
    studier.undo()
    assert (get_card(card_id).held, get_card(card_id).lapses) == ("", 7)


def test_daily_limit_of_new_cards_holds_and_can_be_raised(client, app, clock):
    publish("quiz", *choice_questions(25))
    studier = Studier(client)
    studier.begin()
    for _ in range(20):
        studier.rate(EASY)
    page = studier.front()
    assert page.select_one("h1").get_text() == "Done for now"
    client.post("/study/more", data=form_fields(str(page), 'form[action="/study/more"]'))
    assert studier.card_id()


def test_history_of_a_card_shows_every_rating(studier):
    card_id = studier.rate(GOOD)
    studier.undo()
    page = studier.client.get(f"/cards/{card_id}").text
    assert "A rating taken back" in page
    assert "taken back)" in page


def test_typed_answers_are_graded_and_speak_for_a_rating(studier):
    settings = own_settings()
    settings.typed = True
    db.session.commit()
    card_id = studier.card_id()
    right, wrong = (studier.back(card_id, q1=text) for text in ("right", "also wrong"))
    assert "Your answer, right" in right
    assert 'data-key="3" data-proposed' in " ".join(right.split())
    assert "Your answer, wrong" in wrong
    assert 'data-key="1" data-proposed' in " ".join(wrong.split())


def test_two_buttons_are_enough_for_those_who_want_it(studier):
    own_settings().two_buttons = True
    db.session.commit()
    fields = studier.back(studier.card_id())
    assert fields.count('name="rating"') == 2


def test_without_cards_the_study_page_leads_to_today(client, app):
    assert client.get("/study").location == "/today"
    assert "Choose a quiz" in client.get("/today").text


def test_set_that_is_not_there_is_said(studier):
    assert studier.client.get("/study?set=none").status_code == 404


@pytest.mark.parametrize("method", ["rate", "front"])
def test_statements_do_not_grow_with_the_cards(client, app, clock, statements, method):
    counts = []
    for count, name in ((3, "few"), (60, "many")):
        publish(name, *choice_questions(count))
        studier = Studier(client, name)
        studier.begin()
        card_id = studier.card_id()
        form = studier.form(card_id, GOOD)
        statements.clear()
        studier.send(card_id, form) if method == "rate" else studier.front()
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_rating_form_holds_a_key_of_its_own(studier):
    card_id = studier.card_id()
    keys = {form_fields(studier.back(card_id), RATE)["key"] for _ in range(3)}
    assert len(keys) == 3
