"""A learner's cards in Anki and back: checked by Anki's own engine."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.decks import DeckId
from sqlalchemy import select

from quizapp.cards.anki import guid_of, question_in
from quizapp.cards.memory import AGAIN, EASY, GOOD, HARD, LEARNING, RELEARNING, REVIEW
from quizapp.cards.models import Card, Review, StudyDay, StudySettings
from quizapp.cards.replay import recompute, replay
from quizapp.database import db
from tests.factories.sets import choice_questions, publish, sample_questions
from tests.factories.studying import Studier, all_cards, get_card, log_of

NOON = datetime(2025, 1, 2, 12, tzinfo=UTC)
"""The engine has a clock of its own, and moves reviews of the future to the present."""


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


@pytest.fixture
def engine(tmp_path):
    (tmp_path / "anki").mkdir()
    opened = Collection(str(tmp_path / "anki" / "collection.anki2"))
    yield opened
    opened.close()


def study_for_weeks(studier, clock):
    """Cards in every state: learnt, forgotten, in learning steps, new, set aside."""
    first = studier.card_id()
    for rating in (GOOD, GOOD):
        studier.rate(rating, first)
        clock.shift(timedelta(minutes=11))
    for rating in (GOOD, HARD, EASY):
        clock.move_to(get_card(first).due_at + timedelta(hours=9))
        studier.rate(rating, first)
    second = studier.card_id()
    for rating in (EASY, AGAIN):
        studier.rate(rating, second)
        clock.shift(timedelta(days=20))
    studier.rate(AGAIN, second)
    return first, second


def package(client):
    answer = client.get("/study/anki/cards.apkg")
    assert answer.status_code == 200
    return answer.data


def bring(client, data, name="cards.apkg"):
    sent = {"file": (io.BytesIO(data), name)}
    return client.post("/study/anki", data=sent, content_type="multipart/form-data")


def into_engine(engine, data, tmp_path):
    path = tmp_path / "given.apkg"
    path.write_bytes(data)
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    return engine.import_anki_package(request).log


def out_of_engine(engine, tmp_path, legacy=False):
    path = Path(tmp_path) / "back.apkg"
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
    )
    engine.export_anki_package(out_path=str(path), options=options, limit=None)
    return path.read_bytes()


IN_ENGINE = "select c.id from cards c join notes n on n.id = c.nid where n.guid like ?"


def in_engine(engine, question_id):
    guid = f"quizapp-{question_id}-%"
    return engine.get_card(engine.db.scalar(IN_ENGINE, guid))


def test_guid_tells_ours_from_others():
    assert question_in(guid_of(12, 3, "opening")) == 12
    assert guid_of(12, 3, "opening") != guid_of(12, 4, "opening")
    assert [question_in(text) for text in ("quizapp-x", "Bq$;2", "quizapp-12-zz")] == [None] * 3


def test_engine_has_every_card_as_it_was_learnt(client, studier, clock, engine, tmp_path):
    first, second = study_for_weeks(studier, clock)
    log = into_engine(engine, package(client), tmp_path)
    assert len(log.new) == log.found_notes == 3
    cards = {card.id: card for card in all_cards()}
    for ours in cards.values():
        theirs = in_engine(engine, ours.question_id)
        assert (theirs.type, theirs.reps, theirs.lapses) == (ours.state, ours.reps, ours.lapses)
        if ours.stability is None:
            assert theirs.memory_state is None
            continue
        assert theirs.memory_state.stability == pytest.approx(ours.stability, rel=1e-4)
        assert theirs.memory_state.difficulty == pytest.approx(ours.difficulty, rel=1e-3)
    learnt = in_engine(engine, cards[first].question_id)
    assert learnt.ivl == (cards[first].due_at - cards[first].last_at).days + 1
    assert in_engine(engine, cards[second].question_id).due == int(cards[second].due_at.timestamp())


def test_engine_has_every_rating(client, studier, clock, engine, tmp_path):
    first, _ = study_for_weeks(studier, clock)
    into_engine(engine, package(client), tmp_path)
    card = in_engine(engine, get_card(first).question_id)
    rows = engine.db.all(
        "select id, ease, ivl, type from revlog where cid = ? order by id", card.id
    )
    log = [entry for entry in log_of(first) if entry.rating]
    assert [row[0] for row in rows] == [
        round(entry.after.last_at.timestamp() * 1000) for entry in log
    ]
    assert [row[1] for row in rows] == [entry.rating for entry in log]
    assert [row[3] for row in rows] == [0, 0, 1, 1, 1]
    assert rows[0][2] == -600
    assert all(row[2] > 0 for row in rows[1:])


def test_engine_computes_the_same_memory_from_the_ratings(client, studier, clock, engine, tmp_path):
    first, _ = study_for_weeks(studier, clock)
    into_engine(engine, package(client), tmp_path)
    engine.set_config("fsrs", True)
    card = in_engine(engine, get_card(first).question_id)
    found = engine.compute_memory_state(card.id)
    assert found.stability == pytest.approx(get_card(first).stability, rel=1e-3)


def forget_all():
    for model in (Review, Card, StudyDay):
        db.session.execute(model.__table__.delete())
    db.session.commit()


def picture():
    return {
        card.question_id: (card.state, card.reps, card.lapses, card.due_at, card.last_at)
        for card in all_cards()
    }


@pytest.mark.parametrize("legacy", [False, True], ids=["new", "old"])
def test_to_anki_and_back_nothing_is_lost(client, studier, clock, engine, tmp_path, legacy):
    study_for_weeks(studier, clock)
    before = picture()
    states = {card.question_id: (card.stability, card.difficulty) for card in all_cards()}
    days = sorted((day.day, day.ratings) for day in db.session.scalars(select(StudyDay)))
    into_engine(engine, package(client), tmp_path)
    back = out_of_engine(engine, tmp_path, legacy)
    forget_all()
    assert bring(client, back).location == "/today"
    assert picture() == before
    for card in all_cards():
        stability, difficulty = states[card.question_id]
        if stability is not None:
            assert card.stability == pytest.approx(stability, rel=1e-4)
            assert card.difficulty == pytest.approx(difficulty, rel=1e-3)
        assert replay(log_of(card.id)) == card.memory
    assert sorted((day.day, day.ratings) for day in db.session.scalars(select(StudyDay))) == days


def test_same_package_again_changes_nothing(client, studier, clock):
    study_for_weeks(studier, clock)
    before, count = picture(), len(db.session.scalars(select(Review)).all())
    data = package(client)
    for _ in range(2):
        answer = bring(client, data)
        assert answer.status_code == 303
    assert picture() == before
    assert len(db.session.scalars(select(Review)).all()) == count


def test_what_was_rated_in_anki_comes_in(client, studier, clock, engine, tmp_path):
    first, _ = study_for_weeks(studier, clock)
    into_engine(engine, package(client), tmp_path)
    ours = get_card(first).memory
    card = in_engine(engine, get_card(first).question_id)
    later = int((ours.last_at + timedelta(days=3)).timestamp() * 1000)
    engine.db.execute(
        "insert into revlog values (?, ?, -1, 3, 40, 30, 500, 4000, 1)", later, card.id
    )
    card.reps, card.ivl, card.due = card.reps + 1, 40, card.due + 10
    engine.update_card(card)
    assert bring(client, out_of_engine(engine, tmp_path)).status_code == 303
    after = get_card(first)
    assert after.reps == ours.reps + 1
    assert after.due_at == ours.due_at + timedelta(days=10)
    assert after.last_at == ours.last_at + timedelta(days=3)
    assert [entry.kind for entry in log_of(first)][-2:] == ["rated", "imported"]


def test_ratings_of_both_are_merged_in_their_order(client, studier, clock, engine, tmp_path):
    card_id = studier.card_id()
    for _ in range(2):
        studier.rate(GOOD, card_id)
        clock.shift(timedelta(minutes=11))
    into_engine(engine, package(client), tmp_path)
    card = in_engine(engine, get_card(card_id).question_id)
    there = get_card(card_id).last_at + timedelta(days=3)
    engine.db.execute(
        "insert into revlog values (?, ?, -1, 1, 0, 2, 900, 4000, 1)",
        int(there.timestamp() * 1000),
        card.id,
    )
    clock.move_to(there + timedelta(days=4))
    studier.rate(GOOD, card_id)
    assert bring(client, out_of_engine(engine, tmp_path)).status_code == 303
    after = get_card(card_id)
    assert (after.reps, after.lapses) == (4, 1)
    rated = [entry for entry in log_of(card_id) if entry.kind == "rated"]
    in_time = sorted(rated, key=lambda entry: entry.after.last_at)
    plan = studier_plan()
    assert after.stability == pytest.approx(recompute(in_time, plan).stability)


def studier_plan():
    return db.session.scalars(select(StudySettings)).one().plan


def test_every_type_goes_to_anki_with_one_card_each(client, app, clock, engine, tmp_path):
    publish("quiz", *sample_questions())
    Studier(client).begin()
    log = into_engine(engine, package(client), tmp_path)
    assert len(log.new) == log.found_notes == len(sample_questions())
    assert engine.card_count() == len(sample_questions())


def test_set_aside_stays_set_aside(client, studier, engine, tmp_path):
    card = all_cards()[0]
    studier.hold(card.id, "suspend")
    studier.hold(all_cards()[1].id, "star")
    into_engine(engine, package(client), tmp_path)
    assert in_engine(engine, card.question_id).queue == -1
    assert len(engine.find_notes("tag:marked")) == 1


def test_notes_of_others_are_left_out_and_said(client, studier, engine, tmp_path):
    into_engine(engine, package(client), tmp_path)
    note = engine.new_note(engine.models.by_name("Basic"))
    note["Front"], note["Back"] = "Whose?", "Not ours"
    engine.add_note(note, DeckId(1))
    bring(client, out_of_engine(engine, tmp_path))
    assert len(all_cards()) == 3
    assert "One note is of no question here" in client.get("/today").text


def test_cards_can_be_brought_to_another_browser(client, stranger, studier, clock):
    study_for_weeks(studier, clock)
    data = package(client)
    assert bring(stranger, data).status_code == 303
    learners = {card.learner_id for card in all_cards()}
    assert len(learners) == 2
    assert len(all_cards()) == 6


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a package" * 100])
def test_what_is_no_package_is_refused_with_a_reason(client, studier, data):
    answer = bring(client, data)
    assert answer.status_code == 400
    assert "error-summary" in answer.text or "field-error" in answer.text


def test_without_cards_there_is_no_package(client, app):
    assert client.get("/study/anki/cards.apkg").status_code == 404
    assert client.get("/study/anki").status_code == 200


def test_cards_in_steps_keep_their_step(client, studier, clock):
    card_id = studier.rate(GOOD)
    assert get_card(card_id).state == LEARNING
    before = get_card(card_id).memory
    data = package(client)
    forget_all()
    bring(client, data)
    found = next(card for card in all_cards() if card.state == LEARNING)
    assert (found.memory.step, found.memory.due_at) == (before.step, before.due_at)


def test_forgotten_cards_stay_forgotten(client, studier, clock):
    _, second = study_for_weeks(studier, clock)
    assert get_card(second).state in (RELEARNING, REVIEW, LEARNING)
    before = get_card(second).memory
    data = package(client)
    question_id = get_card(second).question_id
    forget_all()
    bring(client, data)
    found = next(card for card in all_cards() if card.question_id == question_id)
    assert found.memory == before
