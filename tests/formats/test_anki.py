"""Anki packages and text notes, with Anki's own engine as the judge."""

import json
import sqlite3
import time
import zipfile
from contextlib import closing, suppress
from dataclasses import replace
from io import BytesIO

import pytest
from anki.collection import (
    Collection,
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.anki_cards import Card, read_card
from quizapp.formats.anki_collection import write_collection
from quizapp.formats.anki_notes import AnkiNotes
from quizapp.formats.anki_package import AnkiPackage
from quizapp.formats.archives import pack
from quizapp.formats.base import FormatError
from quizapp.formats.items import (
    NOWHERE,
    Answer,
    Gap,
    Item,
    Option,
    Pair,
)
from tests.formats.items import items

PACKAGE, NOTES = AnkiPackage(), AnkiNotes()
PIXEL = b"\x89PNG\r\n\x1a\n not really"
ITEMS = (
    Item(
        "short_answer",
        'Which city lies on the <b>Tiber</b>? 🌍 <img src="düne.png">',
        id="tiber",
        answers=(Answer("Rome"),),
        feedback_html="<p>Since it was founded.</p>",
        tags=("rivers", "città"),
        category="Geography/Italy",
    ),
    Item(
        "cloze",
        "<p>The {1} flows through {2}.</p>",
        id="po",
        gaps=(Gap(answers=(Answer("Po"),)), Gap(answers=(Answer("Turin"),))),
        category="Geography/Italy",
    ),
    Item(
        "matching",
        "Match them.",
        id="both",
        pairs=(Pair("Italy", "Rome"), Pair("France", "Paris")),
        category="Geography",
    ),
)


@pytest.fixture
def collection(tmp_path):
    opened = Collection(str(tmp_path / "anki" / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _folder(tmp_path):
    (tmp_path / "anki").mkdir()


def import_into(collection, data, tmp_path):
    path = tmp_path / "given.apkg"
    path.write_bytes(data)
    options = ImportAnkiPackageOptions(with_scheduling=True)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    return collection.import_anki_package(request).log


def plain(item):
    return replace(item, where=NOWHERE)


def test_engine_takes_every_note_card_tag_deck_and_picture(collection, tmp_path):
    log = import_into(collection, PACKAGE.write(ITEMS, files={"düne.png": PIXEL}).data, tmp_path)
    assert (log.found_notes, len(log.new)) == (3, 3)
    assert collection.card_count() == 4
    notes = [collection.get_note(id) for id in sorted(collection.find_notes(""))]
    kinds = [note.note_type()["name"].rstrip("+") for note in notes]
    assert kinds == ["Basic", "Cloze", "Basic"]
    assert notes[0].fields[0] == ITEMS[0].stem_html
    assert sorted(notes[0].tags) == ["città", "rivers"]
    decks = {collection.decks.name(card.current_deck_id()) for card in notes[0].cards()}
    assert decks == {"Geography::Italy"}
    assert (tmp_path / "anki" / "collection.media" / "düne.png").read_bytes() == PIXEL
    assert collection.fix_integrity()[1] is True


def test_what_we_write_we_read():
    written = PACKAGE.write(ITEMS, files={"düne.png": PIXEL})
    found = PACKAGE.read(written.data)
    assert [plain(item) for item in found.items[:2]] == list(ITEMS[:2])
    assert dict(found.files) == {"düne.png": PIXEL}
    assert [str(one.text) for one in written.warnings] == [
        "It becomes a card to be recalled: what it is answered with stays behind."
    ]


@pytest.mark.parametrize("legacy", [True, False])
def test_what_the_engine_writes_we_read(collection, tmp_path, legacy):
    import_into(collection, PACKAGE.write(ITEMS, files={"düne.png": PIXEL}).data, tmp_path)
    out = tmp_path / "out.apkg"
    collection.export_anki_package(
        out_path=str(out),
        options=ExportAnkiPackageOptions(with_media=True, legacy=legacy),
        limit=DeckIdLimit(collection.decks.id("Geography")),
    )
    assert PACKAGE.recognises(out.read_bytes(), "")
    found = PACKAGE.read(out.read_bytes())
    assert [plain(item) for item in found.items[:2]] == [
        replace(item, tags=tuple(sorted(item.tags))) for item in ITEMS[:2]
    ]
    assert dict(found.files) == {"düne.png": PIXEL}


@given(st.lists(items(types=("short_answer", "cloze")), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_texts_to_recall_come_back_from_both_formats(drawn):
    kept = [replace(item, id=f"n{at}") for at, item in enumerate(drawn)]
    for format in (PACKAGE, NOTES):
        found = format.read(format.write(kept, "Deck").data)
        assert len(found.items) + len(found.skipped) == len(kept)
        for item in found.items:
            was = kept[int(item.id[1:])]
            assert item.type == was.type
            assert item.tags == was.tags


def note(*fields, kind="Basic"):
    return Card(kind, fields, guid="x")


def test_deletions_become_gaps():
    text = "<div>{{c1::The {{c2::Po::a river}}}} meets {{c1::[sound:x.mp3]Turin::city}} {1}</div>"
    told = read_card(note(text, "More", kind="Cloze"), cloze=True)
    assert told.item.stem_html == "<div>{1} meets {2} &#123;1}</div>"
    assert [gap.answers[0].text for gap in told.item.gaps] == ["The Po", "Turin"]
    assert {str(one.text) for one in told.notes} == {
        "Hints of gaps were left out.",
        "Sounds were left out.",
    }


@pytest.mark.parametrize(
    ("fields", "cloze", "told"),
    [
        (("Where?", " <br> "), False, "Its back is empty, so there is no answer."),
        (("", "Rome"), False, "Its front is empty."),
        (("Where?", "x" * 501), False, "Its back is longer than 500 characters"),
        (("No gap.", ""), True, "There is no {{c1::gap}} in its text."),
        (("{{c1::image-occlusion:rect:left=1}}", ""), True, "Hidden areas of a picture"),
    ],
)
def test_notes_that_are_no_questions_say_why(fields, cloze, told):
    assert str(read_card(note(*fields), cloze).problem).startswith(told)


def test_text_notes_say_their_columns():
    data = (
        b"#separator:semicolon\n#html:false\n#deck:Rivers\n#tags column:3\n#tags:all\n"
        b'On the Tiber <1>?;"Rome;\nItaly";it eu\nFlows {{c1::east}}.;;\n'
    )
    assert NOTES.recognises(data, "notes.txt")
    first, second = NOTES.read(data).items
    assert (first.stem_html, first.answers[0].text) == ("On the Tiber &lt;1&gt;?", "Rome; Italy")
    assert (first.tags, first.category) == (("all", "it", "eu"), "Rivers")
    assert (second.type, second.stem_html) == ("cloze", "Flows {1}.")
    assert str(second.where) == "line 8"


def hostile(script):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(write_collection([note("Where?", "Rome")]))
        database.executescript(script)
        return pack([("collection.anki2", database.serialize()), ("media", b"{}")])


@pytest.mark.parametrize(
    "script",
    [
        "DROP TABLE cards; CREATE VIEW cards AS WITH RECURSIVE n(nid, did) AS "
        "(SELECT 1, 1 UNION ALL SELECT nid + 1, 1 FROM n) SELECT * FROM n",
        "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM notes; END",
        "CREATE VIRTUAL TABLE v USING fts5(x)",
        "DROP TABLE notes",
        "DROP TABLE notes; CREATE TABLE notes (id)",
        "UPDATE col SET models = 'nonsense'",
        "UPDATE col SET models = '[1]', decks = '3'",
    ],
)
def test_databases_that_anki_does_not_make_are_refused_at_once(script):
    started = time.monotonic()
    with pytest.raises(FormatError):
        PACKAGE.read(hostile(script))
    assert time.monotonic() - started < 10


def test_endless_reading_is_stopped(monkeypatch):
    monkeypatch.setattr("quizapp.formats.anki_database.MOST_STEPS", 2)
    data = PACKAGE.write([replace(ITEMS[0], id=str(at)) for at in range(2000)]).data
    with pytest.raises(FormatError, match="too long"):
        PACKAGE.read(data)


def test_too_many_notes_are_refused(monkeypatch):
    monkeypatch.setattr("quizapp.formats.anki_database.MOST_NOTES", 2)
    with pytest.raises(FormatError, match="more than 2 notes"):
        PACKAGE.read(PACKAGE.write(ITEMS).data)


@pytest.mark.parametrize(
    "members",
    [
        [("media", b"{}")],
        [("collection.anki2", b"SQLite format 3\0 but cut off")],
        [("collection.anki21b", b"\x28\xb5\x2f\xfd broken")],
    ],
)
def test_damaged_packages_are_told(members):
    with pytest.raises(FormatError):
        PACKAGE.read(pack(members))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_changed_byte_does_more_than_be_refused(data):
    whole = write_collection([note("Where?", "Rome"), note("{{c1::Po}}", "", kind="Cloze")])
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :]
    cut = changed[: data.draw(st.integers(0, len(changed)))]
    for given_data in (changed, cut):
        with suppress(FormatError):
            PACKAGE.read(pack([("collection.anki2", given_data), ("media", b"{}")]))


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_no_text_does_more_than_be_refused(text):
    with suppress(FormatError):
        NOTES.read(f"#separator:tab\n{text}".encode())


def test_media_that_lead_out_of_the_package_are_not_there():
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("collection.anki2", write_collection([note('<img src="a.png">', "Rome")]))
        archive.writestr("media", json.dumps({"../a": "a.png"}))
        archive.writestr("../a", b"x")
    assert dict(PACKAGE.read(made.getvalue()).files) == {}


def test_options_stay_behind_and_are_reported():
    item = Item("multiple_choice", "Where?", options=(Option("Rome", 1.0), Option("Oslo")))
    written = NOTES.write([item])
    assert [str(one.text) for one in written.warnings] == [
        "It becomes a card to be recalled: what it is answered with stays behind."
    ]
    assert b"Rome" in written.data
    assert b"Oslo" not in written.data
