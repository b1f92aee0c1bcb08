"""Memory states against Anki's own engine: the same ratings leave the same memory."""

import random
import time
from datetime import UTC, datetime, timedelta

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizapp.cards.anki import replayed
from quizapp.cards.memory import AGAIN, DEFAULT_PARAMETERS, EASY, GOOD, HARD, Plan
from quizapp.formats.anki_cards import BASIC, Card
from quizapp.formats.anki_package import write_package
from quizapp.formats.anki_study import LogRow, Studied, Study

CARDS = 300
LONG_AGO = datetime(2024, 2, 1, 8, 0, 17, tzinfo=UTC)
"""The engine counts a rating in the very second in which a day begins to the day before."""
PLAN = Plan(fuzz=False)


@pytest.fixture
def engine(tmp_path, monkeypatch):
    """Its days begin where ours do: at four, by UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    (tmp_path / "anki").mkdir()
    opened = Collection(str(tmp_path / "anki" / "collection.anki2"))
    yield opened
    opened.close()
    monkeypatch.undo()
    time.tzset()


def history(chance):
    """From one to thirteen ratings: some on the same day, some soon after midnight, some late."""
    at, rows = LONG_AGO + timedelta(minutes=chance.randrange(60_000)), []
    for number in range(chance.randint(1, 13)):
        rating = chance.choices((AGAIN, HARD, GOOD, EASY), (3, 2, 8, 1))[0]
        rows.append(LogRow(round(at.timestamp() * 1000), rating, 0 if number == 0 else 1, 1))
        soon = chance.random() < 0.25
        gap = chance.randrange(1, 900) if soon else chance.randrange(900, 60 * 24 * 45)
        at += timedelta(minutes=gap)
    return tuple(rows)


def test_memory_states_are_those_of_the_engine(engine, tmp_path):
    chance = random.Random(20_261_123)
    logs = {f"card-{number}": history(chance) for number in range(CARDS)}
    assert 1900 < sum(map(len, logs.values())) < 2300
    study = Study({guid: Studied(state=2, day=739_000, log=log) for guid, log in logs.items()})
    notes = [Card(BASIC, (guid, "Answer"), deck="All", guid=guid) for guid in logs]
    path = tmp_path / "cards.apkg"
    path.write_bytes(write_package(notes, study=study))
    options = ImportAnkiPackageOptions(with_scheduling=True)
    engine.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options))
    engine.set_config("fsrs", True)
    preset = engine.decks.config_dict_for_deck_id(engine.decks.id("All"))
    preset["fsrsParams6"] = list(DEFAULT_PARAMETERS)
    engine.decks.update_config(preset)
    found = engine.db.all("select n.guid, c.id from cards c join notes n on n.id = c.nid")
    assert len(found) == CARDS
    for guid, card_id in found:
        theirs = engine.compute_memory_state(card_id)
        ours = replayed(logs[guid], PLAN)[-1].after
        assert theirs.stability == pytest.approx(ours.stability, rel=1e-5), guid
        assert theirs.difficulty == pytest.approx(ours.difficulty, rel=1e-5), guid
