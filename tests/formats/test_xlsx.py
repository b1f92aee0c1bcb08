"""XLSX: what cells mean, and workbooks that mean harm."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from quizapp.formats.base import FormatError
from quizapp.formats.items import ITEM_TYPES, NOWHERE, Answer, Item
from quizapp.formats.table_template import EXAMPLES, template_csv, template_xlsx
from quizapp.formats.xlsx import Xlsx
from tests.formats.items import items
from tests.formats.workbooks import (
    changed,
    sheet_xml,
    text_row,
    with_shared_texts,
    workbook,
)

HEADER = text_row("question", "accepted")
SAMPLE = workbook([["question", "accepted"], ["Capital of Norway?", "Oslo"]])


def only(*rows: list[object]) -> Item:
    found = Xlsx().read(workbook(rows))
    assert found.skipped == ()
    (item,) = found.items
    return item


def with_sheet(rows: bytes, before: bytes = b"") -> bytes:
    return changed(SAMPLE, sheet1=sheet_xml(rows, before))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (100000, "100000"),
        (100000.0, "100000"),
        (0.1 + 0.2, "0.3"),
        (1.5e-7, "0.00000015"),
        (-3, "-3"),
        (True, "TRUE"),
        (date(2018, 12, 20), "2018-12-20"),
        (datetime(2018, 12, 20), "2018-12-20"),
        (datetime(2018, 12, 20, 13, 5), "2018-12-20 13:05"),
        (" Oslo\r\n", "Oslo"),
        ("_x0041__xD83D__xDE00_", "A😀"),
        ("'=1", "=1"),
    ],
)
def test_cells_are_what_people_meant(value, text):
    item = only(["question", "type", "accepted"], ["Q", "short_answer", value])
    assert item.answers == (Answer(text),)


def test_right_options_and_shares_may_be_numbers():
    header = ["question", "option 1", "option 2", "correct", "share 1"]
    item = only(header, ["Q", 7, 8, 2, -50])
    assert [(one.text_html, one.fraction) for one in item.options] == [("7", -0.5), ("8", 1.0)]


def test_shares_may_be_shown_as_percent():
    data = workbook([["question", "option 1", "option 2", "correct", "share 1"], ["Q", 7, 8, 2, 1]])
    book = load_workbook(BytesIO(data))
    book.active["E2"] = -0.5
    book.active["E2"].number_format = "0%"
    made = BytesIO()
    book.save(made)
    assert Xlsx().read(made.getvalue()).items[0].options[0].fraction == -0.5


def test_rows_are_counted_as_the_spreadsheet_does():
    found = Xlsx().read(workbook([[], ["My questions"], ["question", "date"], [], ["Q", "x"]]))
    assert [str(one.where) for one in found.skipped] == ["row 5"]


def test_all_sheets_with_our_columns_are_read():
    rows = [["question", "accepted"], ["Q", "a"], ["R", ""]]
    found = Xlsx().read(workbook([["nothing"]], rows, [], rows))
    assert [str(one.where) for one in found.items] == ["row 2", "row 2 of the sheet “Sheet 4”"]
    assert [str(one.where) for one in found.skipped] == ["row 3", "row 3 of the sheet “Sheet 4”"]
    assert [str(one.where) for one in found.warnings] == ["sheet Sheet 1"]


def test_formulas_are_not_computed():
    formula = b"<row><c t='inlineStr'><is><t>Q</t></is></c><c><f>1+1</f>%s</c></row>"
    found = Xlsx().read(with_sheet(HEADER + formula % b"<v>2</v>" + formula % b""))
    assert [one.answers for one in found.items] == [(Answer("2"),)]
    assert [(str(one.where), str(one.text)) for one in found.skipped] == [
        (
            "row 3",
            "Its cell B3 has a formula without a result. Formulas are not computed here: replace "
            "it by its value, or open the file in a spreadsheet program and save it again.",
        )
    ]


def test_errors_of_cells_are_told():
    row = b"<row><c t='inlineStr'><is><t>Q</t></is></c><c t='e'><v>#N/A</v></c></row>"
    found = Xlsx().read(with_sheet(HEADER + row))
    assert [str(one.text) for one in found.skipped] == [
        "Its cell B2 has the error #N/A instead of a value."
    ]


def test_claimed_size_of_a_sheet_means_nothing():
    dimension = b'<dimension ref="A1:XFD1048576"/>'
    found = Xlsx().read(with_sheet(HEADER + text_row("Q", "a"), dimension))
    assert [one.answers for one in found.items] == [(Answer("a"),)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"question,accepted", "no XLSX file"),
        (SAMPLE[:1000], "damaged or cut off"),
        (changed(SAMPLE, sheet1=sheet_xml(b"")[:-20]), "damaged"),
        (changed(SAMPLE, workbook=b"<a/>"), "damaged|No row names"),
        (with_sheet(b" " * 60_000_000), "too large"),
        (with_sheet(b"<row>" + b"<c/>" * 20_000 + b"</row>"), "too many cells"),
        (with_sheet(b"<row/>" * 3_000_000), "too many cells"),
        (with_sheet(HEADER + b'<row r="99999999999"/>'), "more than 50000 rows"),
        (
            with_shared_texts(SAMPLE, b"<si><t>a</t></si>" * 800_000),
            "too many cells",
        ),
        (
            changed(SAMPLE, sheet1=b'<!DOCTYPE x [<!ENTITY a "b">]>' + sheet_xml(HEADER)),
            "entities of its own",
        ),
        (
            changed(SAMPLE, sheet1='<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")),
            "entities of its own",
        ),
    ],
)
def test_hostile_workbooks_are_refused(data, reason):
    with pytest.raises(FormatError, match=reason):
        Xlsx().read(data)


def test_shared_texts_are_read():
    rows = HEADER + b'<row><c t="s"><v>0</v></c><c t="s"><v>30000</v></c></row>' * 2
    texts = b"<si><r><t>Q</t></r><r><t>?</t></r></si>" + b"<si><t>a</t></si>" * 30_000
    found = Xlsx().read(with_shared_texts(with_sheet(rows), texts))
    assert [(one.stem_html, one.answers) for one in found.items] == [("Q?", (Answer("a"),))] * 2
    with pytest.raises(FormatError, match="damaged"):
        Xlsx().read(with_shared_texts(with_sheet(rows), b"<si/>"))


def test_long_rows_and_long_tags_are_refused():
    attributes = b" ".join(b'a%d=""' % number for number in range(50_000))
    with pytest.raises(FormatError, match="too many cells"):
        Xlsx().read(with_sheet(b"<row %s/>" % attributes))


def test_writing_keeps_text_that_looks_like_codes_or_formulas():
    item = Item("short_answer", "@SUM(A1)", answers=(Answer("=1+1"),), name="_x0041_")
    data = Xlsx().write([item]).data
    cells = [cell for row in load_workbook(BytesIO(data)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert {"'=1+1", "'@SUM(A1)", "_x005F_x0041_"} <= {cell.value for cell in cells}
    assert [replace(one, where=NOWHERE) for one in Xlsx().read(data).items] == [item]


@given(st.lists(items(), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_items_come_back(given):
    written = Xlsx().write(given)
    assert (written.skipped, written.warnings) == ((), ())
    found = Xlsx().read(written.data)
    assert (found.skipped, found.warnings) == ((), ())
    assert [replace(one, where=NOWHERE) for one in found.items] == given


def test_template_has_every_type_and_is_read_back():
    found = Xlsx().read(template_xlsx())
    assert (found.skipped, found.warnings) == ((), ())
    assert [replace(one, where=NOWHERE) for one in found.items] == list(EXAMPLES)
    assert [one.type for one in EXAMPLES] == list(ITEM_TYPES)


def test_notes_of_the_template_explain_its_columns():
    book = load_workbook(BytesIO(template_xlsx()))
    columns = {cell.value.rstrip(" 0123456789") for cell in book["Questions"][1]}
    explained = {
        name.strip(" …0123456789")
        for (cell, *_) in book["Notes"].iter_rows()
        for name in cell.value.split(",")
    }
    assert columns <= explained
    assert "{1}" in book["Notes"]["B2"].value
    assert template_csv().startswith(b"\xef\xbb\xbfid,type,question,option 1")


@pytest.mark.parametrize(
    ("data", "is_workbook"), [(SAMPLE, True), (SAMPLE[:300], False), (b"", False)]
)
def test_files_are_recognised(data, is_workbook):
    assert Xlsx().recognises(data, "") == is_workbook


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_workbooks_are_read_or_refused(data):
    sample = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 5))):
        sample[data.draw(st.integers(0, len(sample) - 1))] = data.draw(st.integers(0, 255))
    try:
        Xlsx().read(bytes(sample[: data.draw(st.integers(0, len(sample)))]))
    except FormatError:
        return


@given(
    st.lists(
        st.sampled_from(
            [
                b"<row>",
                b"</row>",
                b"<c t='s'>",
                b"<v>",
                b"9",
                b"</v>",
                b"</c>",
                b"<c t='d' r='B0'>",
                b"<f>",
                b"</f>",
                b"<is/>",
                b"<row r='x'>",
            ]
        ),
        max_size=20,
    )
)
@settings(max_examples=60, deadline=None)
def test_odd_sheets_are_read_or_refused(parts):
    try:
        Xlsx().read(with_sheet(HEADER + b"".join(parts)))
    except FormatError:
        return


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    with pytest.raises(FormatError):
        Xlsx().read(data)
