"""What was learnt, in Anki packages: with Anki's own engine as the judge, and without trust."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import zstandard
from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.anki_cards import BASIC, MOST_TEXT, Card, read_card
from quizapp.formats.anki_collection import write_collection
from quizapp.formats.anki_package import AnkiPackage, read_learnt, write_package
from quizapp.formats.anki_study import LEARNING, RELEARNING, REVIEW, LogRow, Studied, Study
from quizapp.formats.archives import pack
from quizapp.formats.base import FormatError

PACKAGE = AnkiPackage()
WINTER = datetime(2025, 1, 15, 18, tzinfo=UTC)
FIRST = round(WINTER.timestamp() * 1000)
DAY = 86_400_000
LOG = (
    LogRow(FIRST, 3, 0, -600, 0, 5.5, 4200),
    LogRow(FIRST + 700_000, 3, 0, 2, -600, 5.5, 900),
    LogRow(FIRST + 2 * DAY, 1, 1, -600, 2, 7.25, 12_000),
    LogRow(FIRST + 2 * DAY + 650_000, 4, 2, 9, -600, 6.75, 60_000),
)
STUDIED = {
    "new": Studied(),
    "steps": Studied(
        LEARNING,
        moment=FIRST // 1000 + 600,
        reps=1,
        steps_left=1,
        stability=2.5,
        difficulty=5.5,
        last_at=FIRST // 1000,
        log=LOG[:1],
    ),
    "learnt": Studied(
        REVIEW,
        day=739_310,
        interval=9,
        reps=4,
        lapses=1,
        stability=9.25,
        difficulty=6.75,
        last_at=LOG[3].at // 1000,
        log=tuple(replace(one, at=one.at + 1) for one in LOG),
    ),
    "forgotten": Studied(
        RELEARNING,
        moment=LOG[2].at // 1000 + 600,
        interval=1,
        reps=3,
        lapses=1,
        steps_left=1,
        stability=1.5,
        difficulty=7.25,
        last_at=LOG[2].at // 1000,
        log=tuple(replace(one, at=one.at + 2) for one in LOG[:3]),
    ),
    "aside": Studied(REVIEW, day=739_400, interval=30, reps=9, suspended=True),
}


def notes_of(studied, front="Front", changed=0):
    return [
        Card(BASIC, (f"{front} of {guid}", "Back"), deck="Deck", guid=guid, changed=changed)
        for guid in studied
    ]


def package(studied=STUDIED, west=0, **about):
    return write_package(notes_of(studied, **about), study=Study(studied, west=west))


@pytest.fixture
def engine(tmp_path):
    (tmp_path / "anki").mkdir()
    opened = Collection(str(tmp_path / "anki" / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture(params=["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def zone(request, monkeypatch):
    """Where the engine takes its owner to live; it looks once a second."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    time.sleep(1.1)
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()
    time.sleep(1.1)


def into(engine, data, tmp_path):
    path = tmp_path / "given.apkg"
    path.write_bytes(data)
    options = ImportAnkiPackageOptions(with_scheduling=True)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    return engine.import_anki_package(request).log


def out_of(engine, tmp_path, kind):
    path = tmp_path / f"back.{kind}"
    legacy = kind.startswith("old")
    if kind.endswith("colpkg"):
        engine.export_collection_package(str(path), include_media=False, legacy=legacy)
        engine.reopen()
    else:
        options = ExportAnkiPackageOptions(with_scheduling=True, legacy=legacy)
        engine.export_anki_package(out_path=str(path), options=options, limit=None)
    return path.read_bytes()


def card_of(engine, guid):
    query = "select c.id from cards c join notes n on n.id = c.nid where n.guid = ?"
    return engine.get_card(engine.db.scalar(query, guid))


def today(engine, zone=None):
    """The engine's study day, as an ordinal: the middle of it is half a day before its end."""
    return datetime.fromtimestamp(engine.sched.day_cutoff - 43_200, zone).date().toordinal()


def has_memory(found, ours):
    assert (found is None) is (ours.stability is None)
    if found is not None:
        assert found.stability == pytest.approx(ours.stability, rel=1e-4)
        assert found.difficulty == pytest.approx(ours.difficulty, rel=1e-3)


def close_to(studied):
    """As Anki rounds it, without what it does not tell."""
    log = tuple(replace(one, difficulty=None) for one in studied.log)
    return replace(studied, log=log, stability=None, difficulty=None)


def test_engine_has_every_card_due_when_it_was(zone, engine, tmp_path):
    offset = datetime.now(zone).utcoffset()
    log = into(engine, package(west=-round(offset.total_seconds() / 60)), tmp_path)
    assert (len(log.new), log.found_notes) == (5, 5)
    for guid, ours in STUDIED.items():
        card = card_of(engine, guid)
        assert (card.type, card.ivl) == (ours.state, ours.interval)
        assert (card.reps, card.lapses) == (ours.reps, ours.lapses)
        assert (card.queue == -1) is ours.suspended
        if ours.day is not None:
            assert today(engine, zone) + card.due - engine.sched.today == ours.day
        if ours.moment is not None:
            assert card.due == ours.moment
        has_memory(card.memory_state, ours)
    assert engine.fix_integrity()[1] is True


def test_engine_has_every_row_of_the_log(engine, tmp_path):
    into(engine, package(), tmp_path)
    for guid, ours in STUDIED.items():
        rows = engine.db.all(
            "select id, ease, type, ivl, lastIvl, time, factor from revlog where cid = ? "
            "order by id",
            card_of(engine, guid).id,
        )
        assert [tuple(row[:6]) for row in rows] == [
            (one.at, one.rating, one.kind, one.interval, one.last_interval, one.took)
            for one in ours.log
        ]
        found = [(row[6] - 100) / 1000 * 9 + 1 for row in rows]
        assert found == pytest.approx([one.difficulty for one in ours.log], abs=0.01)


@pytest.mark.parametrize("kind", ["new.apkg", "old.apkg", "new.colpkg", "old.colpkg"])
def test_what_the_engine_writes_we_read(engine, tmp_path, kind):
    into(engine, package(), tmp_path)
    found = read_learnt(out_of(engine, tmp_path, kind)).cards
    assert {guid: close_to(one) for guid, one in found.items()} == {
        guid: close_to(one) for guid, one in STUDIED.items()
    }
    for guid, ours in STUDIED.items():
        has_memory(found[guid] if found[guid].stability else None, ours)


def test_what_was_rated_in_the_engine_we_read(engine, tmp_path):
    into(engine, package({"new": Studied()}), tmp_path)
    engine.set_config("fsrs", True)
    engine.decks.select(engine.decks.id("Deck"))
    for ease in (3, 4):
        card = engine.sched.getCard()
        engine.sched.answerCard(card, ease)
    theirs = card_of(engine, "new")
    found = read_learnt(out_of(engine, tmp_path, "new.apkg")).cards["new"]
    assert [(one.rating, one.kind) for one in found.log] == [(3, 0), (4, 0)]
    assert (found.state, found.reps, found.interval) == (REVIEW, 2, theirs.ivl)
    assert found.day == today(engine) + theirs.ivl
    assert found.stability == pytest.approx(theirs.memory_state.stability, rel=1e-3)


def test_moved_dates_and_borrowed_cards_are_no_ratings(engine, tmp_path):
    into(engine, package(), tmp_path)
    engine.sched.set_due_date([card_of(engine, "learnt").id], "5")
    filtered = engine.sched.get_or_create_filtered_deck(0)
    filtered.config.search_terms[0].search = "is:review -is:suspended"
    engine.sched.add_or_update_filtered_deck(filtered)
    assert card_of(engine, "learnt").odid != 0
    found = read_learnt(out_of(engine, tmp_path, "new.colpkg")).cards["learnt"]
    assert found.day == today(engine) + 5
    assert len(found.log) == len(LOG)


def test_steps_in_a_borrowed_deck_end_when_they_do(engine, tmp_path):
    into(engine, package({"new": Studied()}), tmp_path)
    filtered = engine.sched.get_or_create_filtered_deck(0)
    filtered.config.search_terms[0].search = "is:new"
    engine.decks.select(engine.sched.add_or_update_filtered_deck(filtered).id)
    engine.sched.answerCard(engine.sched.getCard(), 1)
    theirs = card_of(engine, "new")
    assert (theirs.type, theirs.queue, theirs.odid != 0) == (LEARNING, LEARNING, True)
    found = read_learnt(out_of(engine, tmp_path, "new.colpkg")).cards["new"]
    assert (found.state, found.moment) == (LEARNING, theirs.due)


def test_same_package_again_doubles_nothing(engine, tmp_path):
    for _ in range(2):
        into(engine, package(), tmp_path)
    assert engine.note_count() == engine.card_count() == len(STUDIED)
    assert engine.db.scalar("select count() from revlog") == sum(
        len(one.log) for one in STUDIED.values()
    )


def test_later_texts_replace_earlier_ones_and_leave_the_schedule(engine, tmp_path):
    fronts = []
    for front, changed in (("First", 1_750_000_000), ("Second", 1_760_000_000), ("Old", 0)):
        into(engine, package(front=front, changed=changed), tmp_path)
        fronts.append(card_of(engine, "learnt").note()["Front"])
    assert fronts == ["First of learnt", "Second of learnt", "Second of learnt"]
    assert engine.card_count() == len(STUDIED)
    assert card_of(engine, "learnt").ivl == 9


def test_two_packages_keep_their_cards_and_ratings_apart(engine, tmp_path):
    others = {
        f"other-{guid}": replace(one, log=tuple(replace(row, at=row.at + 5_000) for row in one.log))
        for guid, one in STUDIED.items()
    }
    into(engine, package(), tmp_path)
    into(engine, package(others), tmp_path)
    found = read_learnt(out_of(engine, tmp_path, "new.apkg")).cards
    assert {guid: close_to(one) for guid, one in found.items()} == {
        guid: close_to(one) for guid, one in {**STUDIED, **others}.items()
    }


counts = st.integers(0, 5000)
logs = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(1, 4), st.integers(0, 2), counts),
    max_size=4,
    unique_by=lambda drawn: drawn[0],
)


@st.composite
def learnt(draw):
    state = draw(st.sampled_from((LEARNING, REVIEW, RELEARNING)))
    by_day = state == REVIEW
    rows = sorted(draw(logs))
    return Studied(
        state=state,
        day=draw(st.integers(720_000, 770_000)) if by_day else None,
        moment=None if by_day else draw(st.integers(1_600_000_000, 2_000_000_000)),
        interval=draw(counts),
        reps=draw(counts),
        lapses=draw(counts),
        steps_left=draw(st.integers(0, 5)),
        stability=draw(st.floats(0.001, 36_500)),
        difficulty=draw(st.floats(1, 10)),
        last_at=draw(st.integers(1, 2_000_000_000)),
        suspended=draw(st.booleans()),
        log=tuple(LogRow(FIRST + at, rating, kind, took=took) for at, rating, kind, took in rows),
    )


@given(learnt(), st.integers(-14 * 60, 12 * 60), st.integers(0, 23))
@settings(max_examples=100, deadline=None)
def test_what_we_write_we_read(studied, west, rollover):
    study = Study({"a": studied}, rollover=rollover, west=west)
    found = read_learnt(write_package(notes_of(study.cards), study=study))
    assert found == study


def test_reviews_at_the_same_moment_are_all_kept():
    studied = {guid: Studied(REVIEW, day=739_000, log=LOG) for guid in ("a", "b", "c")}
    found = read_learnt(package(studied)).cards
    assert [len(one.log) for one in found.values()] == [len(LOG)] * 3
    moments = [row.at for one in found.values() for row in one.log]
    assert len(set(moments)) == len(moments)


def test_ten_thousand_cards_go_out_and_in_within_two_seconds():
    studied = {
        f"card-{number}": Studied(
            REVIEW,
            day=739_000 + number % 400,
            interval=9,
            reps=5,
            stability=9.25,
            difficulty=5.5,
            last_at=FIRST // 1000,
            log=tuple(LogRow(FIRST + number * 1000 + at * DAY, 3, 1, 9) for at in range(5)),
        )
        for number in range(10_000)
    }
    started = time.process_time()
    data = package(studied)
    written = time.process_time()
    found = read_learnt(data).cards
    read = time.process_time()
    assert sum(len(one.log) for one in found.values()) == 50_000
    assert written - started < 2
    assert read - written < 2


def changed_by(script):
    study = Study({"learnt": STUDIED["learnt"]})
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(write_collection(notes_of(study.cards), study))
        database.executescript(script)
        return pack([("collection.anki2", database.serialize()), ("media", b"{}")])


ROWS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {most}) "
NESTED = "replace(hex(zeroblob(100000)), '00', '[')"
COMPUTED = """
ALTER TABLE cards DROP COLUMN data;
ALTER TABLE cards ADD COLUMN data AS (hex(zeroblob(100000000)));
"""


@pytest.mark.parametrize(
    "script",
    [
        "DROP TABLE revlog",
        "DROP TABLE revlog; CREATE VIEW revlog AS SELECT * FROM notes",
        COMPUTED,
        f"UPDATE col SET conf = {NESTED}",
        "UPDATE cards SET type = 'x'",
        "UPDATE revlog SET ease = x'01'",
        "UPDATE col SET crt = 'x'",
        "DELETE FROM col",
        "UPDATE cards SET data = hex(zeroblob(9000000))",
        f"INSERT INTO revlog {ROWS.format(most=500_001)} SELECT x, 1, 1, 0, 1, 1, 1, 1, 1 FROM n",
        f"INSERT INTO cards {ROWS.format(most=100_001)} "
        "SELECT x, 1, 1, x, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, '' FROM n",
    ],
)
def test_logs_that_anki_does_not_make_are_refused_at_once(script):
    data = changed_by(script)
    started = time.process_time()
    with pytest.raises(FormatError):
        read_learnt(data)
    assert time.process_time() - started < 2


HUGE = 2**63 - 1


@pytest.mark.parametrize(
    "script",
    [
        f"UPDATE cards SET due = {HUGE}, ivl = {HUGE}, reps = {HUGE}, lapses = -{HUGE}",
        f"UPDATE cards SET type = 1, queue = 1, due = {HUGE}, left = {HUGE}",
        f"UPDATE cards SET type = 3, queue = 3, due = -{HUGE}, ivl = -{HUGE}",
        "UPDATE cards SET due = 1e300, reps = 2.5",
        f"UPDATE col SET crt = {HUGE}",
        """UPDATE cards SET data = '{"s": 1e999, "d": 77, "lrt": 99999999999999}'""",
        """UPDATE cards SET data = '{"s": NaN, "d": true, "lrt": true}'""",
        f"UPDATE cards SET data = {NESTED}",
        f"UPDATE revlog SET ease = 2.5, time = {HUGE}, ivl = -{HUGE}",
        f"UPDATE revlog SET type = -{HUGE}",
        """UPDATE col SET conf = '{"rollover": 99, "creationOffset": "east"}'""",
    ],
)
def test_whatever_comes_in_fits_the_calendar_and_the_counters(script):
    study = read_learnt(changed_by(script))
    found = study.cards["learnt"]
    assert 0 <= study.rollover <= 23
    assert abs(study.west) <= 24 * 60
    assert found.day is None or datetime.fromordinal(found.day - found.interval).year > 1
    assert found.moment is None or datetime.fromtimestamp(found.moment, UTC)
    assert found.last_at is None or datetime.fromtimestamp(found.last_at, UTC)
    assert found.stability is None or 0 < found.stability <= 36_500
    assert found.difficulty is None or 1 <= found.difficulty <= 10
    for row in found.log:
        assert row.rating in (1, 2, 3, 4)
        assert row.kind in (0, 1, 2, 3)
    for number in (found.interval, found.reps, found.lapses, *(row.took for row in found.log)):
        assert isinstance(number, int)
        assert 0 <= number < 2**31


def test_packages_that_need_much_memory_to_unpack_are_refused():
    wide = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    made = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    data = made.compress(bytes(1 << 28)) + made.flush()
    assert len(data) < 50_000
    with pytest.raises(FormatError):
        read_learnt(pack([("collection.anki21b", data)]))


def test_nested_lists_of_media_are_no_lists():
    collection = write_collection(notes_of(["a"]))
    found = PACKAGE.read(pack([("collection.anki2", collection), ("media", b'{"0":' * 50_000)]))
    assert (len(found.items), dict(found.files)) == (1, {})


@pytest.mark.parametrize(
    ("text", "cloze"),
    [
        ("<a" * 49_000, False),
        ("[sound:" * 14_000, False),
        ("{{c1::" * 12_000 + "}}" * 12_000, True),
        ("{{c1::a::b}}" * 8_000, True),
    ],
)
def test_notes_made_to_take_long_do_not(text, cloze):
    assert len(text) <= MOST_TEXT - 4
    started = time.process_time()
    read_card(Card(BASIC, (text, "Back"), guid="x"), cloze)
    assert time.process_time() - started < 1


def test_huge_notes_are_left_out_and_said():
    notes = [*notes_of(["good"]), Card(BASIC, ("x" * MOST_TEXT, "Back"), deck="Deck", guid="huge")]
    found = PACKAGE.read(write_package(notes))
    assert [item.id for item in found.items] == ["good"]
    assert [str(one.text) for one in found.skipped] == ["It is longer than 100000 characters."]
