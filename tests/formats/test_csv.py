"""CSV: our own columns, in whatever way a teacher's spreadsheet saves them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.base import FormatError
from quizapp.formats.csv_table import CsvTable
from quizapp.formats.html import to_plain
from quizapp.formats.items import (
    NOWHERE,
    Answer,
    Evidence,
    Found,
    Gap,
    Item,
    Option,
    Pair,
    Range,
)
from quizapp.formats.table_reading import MOST_QUESTIONS
from quizapp.formats.table_template import template_csv
from tests.formats.items import items, rich_html

CHOICE = "Question,Option A,Option B,Correct answer\nWhich?,Oslo,Rome,B\n"


def read(text: str) -> Found:
    return CsvTable().read(text.encode())


def only(text: str) -> Item:
    found = read(text)
    assert found.skipped == ()
    (item,) = found.items
    return replace(item, where=NOWHERE)


def skipped(text: str) -> list[tuple[str, str]]:
    return [(str(one.where), str(one.text)) for one in read(text).skipped]


def warnings(text: str) -> list[tuple[str, str]]:
    return [(str(one.where), str(one.text)) for one in read(text).warnings]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings_are_recognised(delimiter, encoding):
    data = CHOICE.replace(",", delimiter).replace("Oslo", "Tromsø").encode(encoding)
    assert CsvTable().recognises(data, "x.csv")
    (item,) = CsvTable().read(data).items
    assert item.options == (Option("Tromsø"), Option("Rome", 1.0))


def test_line_of_excel_is_no_row():
    found = read("sep=;\nquestion;accepted\nA, b; or c?;x\n;y\n")
    assert [str(one.where) for one in found.skipped] == ["row 3"]
    assert str(found.items[0].where) == "row 2"


@pytest.mark.parametrize(
    ("header", "row", "type"),
    [
        ("option 1,option 2,correct", "a,b,2", "multiple_choice"),
        ("Answer 1,Answer 2,Answer 3,Right answer", 'a,b,c,"1,3"', "multiple_response"),
        ("Choice A,Choice B,Key", "True,False,b", "true_false"),
        ("correct", "TRUE", "true_false"),
        ("answer", "Paris | Lutetia", "short_answer"),
        ("number,tolerance", "5,1", "numeric"),
        ("date", "2018-12", "date"),
        ("pairs", "a = b | c = d", "matching"),
        ("order", "a | b", "ordering"),
        ("gap 1", "a | b", "cloze"),
    ],
)
def test_type_follows_from_what_is_filled(header, row, type):
    assert only(f"QUESTION,Type,{header}\nWhere is ___?,,{row}").type == type


@pytest.mark.parametrize("correct", ["b", "B", "2", "#2", "Option B", "2.", "b)", "rome", "Rome"])
def test_right_option_is_named_in_many_ways(correct):
    item = only(f"question,option 1,option 2,correct\nWhich?,Oslo,Rome,{correct}")
    assert [one.fraction for one in item.options] == [0.0, 1.0]


@pytest.mark.parametrize("correct", ['"A,C"', "A;C", "1 3", "a and c", "Oslo | Paris", '"1, 3"'])
def test_right_options_are_named_in_many_ways(correct):
    item = only(f"question,option 1,option 2,option 3,correct\nWhich?,Oslo,Rome,Paris,{correct}")
    assert [one.fraction for one in item.options] == [0.5, 0.0, 0.5]


def test_number_that_is_place_and_text_is_asked_about():
    text = "question,option 1,option 2,option 3,correct\n1 + 1?,1,2,3,{}"
    assert only(text.format("#2")).options[1].fraction == 1
    text = "question,option 1,option 2,option 3,correct\n1 + 1?,2,3,4,{}"
    assert only(text.format("A")).options[0].fraction == 1
    assert skipped(text.format("2")) == [
        (
            "row 2",
            "“2” in the column “correct” is the place of one option and the text of another. "
            "Write #2 for the place, or the letter of the one you mean.",
        )
    ]


def test_columns_left_out_keep_the_places_of_options():
    item = only("question,option 1,option 2,option 3,correct,feedback 3\nQ,a,,c,C,Yes")
    assert item.options == (Option("a"), Option("c", 1.0, "Yes"))


def test_shares_are_read():
    item = only(
        "question,option 1,option 2,option 3,correct,share 2,share 3\nQ,a,b,c,a,50%,-33.333"
    )
    assert [one.fraction for one in item.options] == [1.0, 0.5, -1 / 3]


def test_false_may_stand_first():
    item = only("question,option 1,option 2,correct,feedback 1\nQ,False,True,A,no")
    assert item.options == (Option("True"), Option("False", 1.0, "no"))


def test_typed_answers_have_shares_remarks_and_escapes():
    item = only(
        "question,accepted,near misses,case sensitive,forgive slips,wildcards\n"
        r"Q,a\|b | c [50%] :: Nearly *right* | \[x\],d :: No | e,yes,no,yes"
    )
    assert item.answers == (
        Answer("a|b"),
        Answer("c", 0.5, "Nearly <em>right</em>"),
        Answer("[x]"),
        Answer("d", 0.0, "No"),
        Answer("e", 0.0),
    )
    assert (item.case_sensitive, item.slips, item.wildcards) == (True, False, True)


@pytest.mark.parametrize(
    ("number", "tolerance", "low", "high"),
    [
        ("3.5", "", "3.5", "3.5"),
        ("3.5", "0.1", "3.4", "3.6"),
        ("'-5", "1", "-6", "-4"),
        ("−5", "", "-5", "-5"),
        ("3.5 ± 0.5", "", "3", "4"),
        ("6..4", "", "4", "6"),
        ("-2..-1", "", "-2", "-1"),
        ("100 000", "", "100000", "100000"),
        ("3,5", "", "3.5", "3.5"),
        ("1,234,567", "", "1234567", "1234567"),
        ("1e3", "", "1000", "1000"),
    ],
)
def test_numbers_are_read_as_people_write_them(number, tolerance, low, high):
    item = only(f"question;number;tolerance;unit\nQ;{number};{tolerance};m | metres")
    assert item.numeric == (Range(Decimal(low), Decimal(high)),)
    assert (item.unit, item.units) == ("m", ("metres",))


@pytest.mark.parametrize(
    ("date", "read_as"),
    [
        ("2018-12-20", "2018-12-20"),
        ("2018-12-20 00:00", "2018-12-20"),
        ("2018-1", "2018-01"),
        ("476", "0476"),
        ("20.12.2018", "2018-12-20"),
        ("20/12/2018", "2018-12-20"),
        ("12/20/2018", "2018-12-20"),
    ],
)
def test_dates_are_read_as_people_write_them(date, read_as):
    assert only(f"question,date\nQ,{date}").date == read_as


def test_pairs_may_have_arrows_and_spare_right_sides():
    item = only("question,pairs\nQ,E -> m = 1 | b → c | -> d | e = f")
    assert item.pairs == (Pair("E", "m = 1"), Pair("b", "c"), Pair("", "d"), Pair("e", "f"))


def test_gaps_are_typed_chosen_or_numbers():
    item = only(
        "question,gap 1,gap 2,gap 3,gap weights\n"
        r"\{1} a {1} b {2} c {3},x | y [50%],[x] p | q :: no,#3..4,2 | 1 | 1"
    )
    assert item.stem_html == "&#123;1} a {1} b {2} c {3}"
    assert item.gaps == (
        Gap(answers=(Answer("x"), Answer("y", 0.5)), weight=2),
        Gap(options=(Option("p", 1.0), Option("q", 0.0, "no"))),
        Gap(numeric=(Range(Decimal(3), Decimal(4)),)),
    )


def test_cells_of_one_line_are_no_lists():
    item = only("question,option 1,option 2,correct\n1989. What?,> 5,+ 3 *x*,1")
    assert [one.text_html for one in item.options] == ["&gt; 5", "+ 3 <em>x</em>"]
    assert item.stem_html == "1989. What?"
    assert "<li>" in only('question,accepted\n"Which?\n\n- a\n- b",a').stem_html


def test_scripts_do_not_come_in():
    item = only('question,accepted,explanation\n<script>x</script>[a](javascript:b),y,"<img\n\n>"')
    assert "<script" not in item.stem_html
    assert "href" not in item.stem_html
    assert "<img" not in item.feedback_html


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("question,accepted\n,Paris", ["The column “question” is empty."]),
        (
            "question,correct\nQ,",
            ["Nothing says what is right. Fill in the columns for its answers."],
        ),
        ("question,option 1,correct\nQ,a,1", ["It needs at least two options."]),
        (
            "question,option 1,option 2,correct,points\nQ,a,b,x,-1",
            ["“x” in the column “correct” is none of its options.", "Points cannot be negative."],
        ),
        (
            "question,type,accepted\nQ,Essay,x",
            ["“Essay” has no answer that can be checked here."],
        ),
        (
            "question,number\nQ,about 5",
            ["“about 5” is not a number. Write it as 3.5, 3.5 ± 0.1 or 3.4..3.6."],
        ),
        (
            "question;number\nQ;1,234",
            ["“1,234” can be read in two ways. Write 1234 or 1.234."],
        ),
        (
            "question,date\nQ,2018-02-30",
            ["“2018-02-30” is not a date. Write it as 2018-12-20, 2018-12 or 2018."],
        ),
        (
            "question,date\nQ,3/4/2018",
            [
                "“3/4/2018” may be a day or a month first. "
                "Write it as year-month-day, such as 2018-12-20."
            ],
        ),
        (
            "question,pairs\nQ,a = b | c",
            ["“c” in the column “pairs” has no “=” between its two sides."],
        ),
        (
            "question,gap 1,gap 2\nQ {1},a,b",
            ["The question has no {2} for the column “gap 2”."],
        ),
        (
            "question,gap 1\nQ {1} {2},a",
            ["The question has {2}, but the column “gap 2” is empty."],
        ),
        ("question,accepted,shuffle\nQ,a,perhaps", ["“perhaps” is neither yes nor no."]),
        (
            'question,accepted\n"Q"x,a',
            [
                "Its quotation marks do not fit together. A cell that begins with one must end "
                "with one, and each within it must be doubled."
            ],
        ),
    ],
)
def test_mistakes_are_told_with_their_rows(text, notes):
    assert skipped(text) == [("row 2", note) for note in notes]


def test_all_mistakes_are_told_and_good_rows_taken():
    text = f'{CHOICE}\nA,x,y,9\n"B\nC",x,y,z\nGood?,x,y,a\n'
    assert [where for where, _ in skipped(text)] == ["row 4", "row 5"]
    assert [str(one.where) for one in read(text).items] == ["row 2", "row 6"]


def test_what_is_not_understood_is_told():
    text = "question,accepted,colour,accepted,number\nQ,a,red,b,\nR,c,,,5\n"
    assert warnings(text) == [
        ("row 1", "The column “colour” is not known and was left out."),
        ("row 1", "The column “accepted” is there twice. Only the first was read."),
        ("row 3", "The column “accepted” holds no answers for the type numeric and was left out."),
    ]


@pytest.mark.parametrize("text", ["", "\n", "a,b\nc,d", "question,correct\n", "\n" * 200_000])
def test_file_without_a_question_is_refused(text):
    with pytest.raises(FormatError):
        read(text)


def test_too_many_rows_are_refused():
    row = "Q,a,b,A\n"
    text = "question,option 1,option 2,correct\n" + row * (MOST_QUESTIONS + 1)
    with pytest.raises(FormatError, match="more than 20000 rows"):
        read(text)
    with pytest.raises(FormatError, match="more than 20000 rows"):
        read(text + row * 1_000_000)


@pytest.mark.parametrize(
    ("data", "is_table"),
    [
        (template_csv(), True),
        (CHOICE.encode(), True),
        ((CHOICE + "Which?,a,b,A\n" * 5000).encode("utf-16"), True),
        (b"Q {=a ~b}", False),
        (b"a,b,c\n1,2,3", False),
        (b"\xff", False),
        (b"", False),
    ],
)
def test_files_are_recognised(data, is_table):
    assert CsvTable().recognises(data, "") == is_table


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'=", "＝"])
def test_formulas_are_guarded(start):
    text = f"{start}1+1"
    item = Item("short_answer", text, name=text, answers=(Answer(text),), tags=(text,))
    data = CsvTable().write([item]).data.decode("utf-8-sig")
    assert not any(cell[:1] in "=+-@＝" for cell in data.split("\r\n")[1].split(",") if cell)
    assert only(data) == item


def test_what_a_table_cannot_carry_is_told():
    fact = Evidence("f", "event", "claim", "value", "where", "2018")
    item = Item(
        "short_answer",
        '<p>a <img src="a.png"> <u>b</u></p>',
        answers=(Answer("x"),),
        evidence=(fact,),
    )
    written = CsvTable().write([item, Item("multiple_choice", "Q"), Item("date", "x" * 40_000)])
    assert [(str(one.where), str(one.text)) for one in written.warnings] == [
        ("question 1", "Its pictures were left out."),
        ("question 1", "Its evidence was left out."),
        ("question 1", "Some of its formatting cannot be said in Markdown and was left out."),
    ]
    assert [str(one.text) for one in written.skipped] == [
        "It has too few answers for a question of its type.",
        "It has no text, or an answer without text.",
    ]
    long = CsvTable().write([replace(item, stem_html="x" * 40_000)])
    assert [str(one.text) for one in long.skipped] == [
        "The text for its column “question” is too long for a cell of a spreadsheet."
    ]


def test_a_table_of_nothing_has_names_of_columns():
    assert CsvTable().write([]).data.decode("utf-8-sig") == (
        "type,question,option 1,option 2,correct\r\n"
    )


@given(items())
@settings(max_examples=150)
def test_items_come_back(item):
    written = CsvTable().write([item])
    assert (written.skipped, written.warnings) == ((), ())
    found = CsvTable().read(written.data)
    assert (found.skipped, found.warnings) == ((), ())
    assert [replace(one, where=NOWHERE) for one in found.items] == [item]


@given(items(html=rich_html(), partial=False))
@settings(max_examples=60)
def test_formatting_comes_back_or_is_told(item):
    written = CsvTable().write([item])
    if not written.skipped and not written.warnings:
        (found,) = CsvTable().read(written.data).items
        assert to_plain(found.stem_html) == to_plain(item.stem_html)


@given(st.one_of(st.binary(max_size=300), st.text('question,accepted\n"|1\t;', max_size=200)))
def test_any_bytes_are_read_or_refused(given):
    data = given.encode() if isinstance(given, str) else given
    CsvTable().recognises(data, "")
    try:
        found = CsvTable().read(data)
    except FormatError:
        return
    assert found.items or found.skipped


@given(st.data())
def test_damaged_tables_are_read_or_refused(data):
    sample = bytearray(template_csv())
    for _ in range(data.draw(st.integers(1, 5))):
        sample[data.draw(st.integers(0, len(sample) - 1))] = data.draw(st.integers(0, 255))
    try:
        CsvTable().read(bytes(sample[: data.draw(st.integers(0, len(sample)))]))
    except FormatError:
        return
