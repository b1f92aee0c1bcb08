"""Moodle's XML: what its questions become, and what we write."""

import contextlib
from base64 import b64encode
from dataclasses import replace
from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.base import FormatError
from quizapp.formats.html import to_plain
from quizapp.formats.items import NOWHERE, Answer, Gap, Item, Option, Pair, Range
from quizapp.formats.moodle_xml import MoodleXml
from tests.formats.items import items, rich_html

MOODLE = MoodleXml()
CAN = (
    *("multiple_choice", "multiple_response", "true_false", "short_answer", "numeric"),
    *("matching", "ordering", "cloze"),
)


def read(*questions):
    return MOODLE.read(f"<quiz>{''.join(questions)}</quiz>".encode())


def question(type, body="", stem="Which?", format="html"):
    return (
        f'<question type="{type}"><name><text>Name</text></name>'
        f'<questiontext format="{format}"><text><![CDATA[{stem}]]></text></questiontext>'
        f"{dedent(body)}</question>"
    )


def one(*arguments, **options):
    found = read(question(*arguments, **options))
    assert found.skipped == ()
    return found.items[0]


def answer(text, fraction, feedback="", more=""):
    return (
        f'<answer fraction="{fraction}"><text>{text}</text>'
        f"<feedback><text>{feedback}</text></feedback>{more}</answer>"
    )


def test_single_choice_keeps_its_shares_and_feedback():
    body = answer("Rome", 100, "Yes") + answer("Milan", "33.33333") + answer("Bonn", -50, "No")
    item = one("multichoice", f"<single>true</single>{body}")
    assert item.type == "multiple_choice"
    assert item.options == (
        Option("Rome", 1.0, "Yes"),
        Option("Milan", 1 / 3),
        Option("Bonn", -0.5, "No"),
    )


def test_several_may_be_chosen_where_single_is_false():
    body = answer("a", 50) + answer("b", 50) + answer("c", -100)
    item = one("multichoice", f"<single>false</single><shuffleanswers>0</shuffleanswers>{body}")
    assert (item.type, item.shuffled) == ("multiple_response", False)


def test_true_or_false_is_told_by_the_answers():
    item = one("truefalse", answer("true", 0, "No.") + answer("false", 100, "Right."))
    assert item.options == (Option("True", 0.0, "No."), Option("False", 1.0, "Right."))


def test_short_answers_keep_wildcards_and_near_misses():
    body = answer("Par*s", 100) + answer("*", 0, "Look again.")
    item = one("shortanswer", f"<usecase>1</usecase>{body}")
    assert item.answers == (Answer("Par*s"), Answer("*", 0, "Look again."))
    assert (item.wildcards, item.case_sensitive) == (True, True)


def test_escaped_star_is_a_star():
    item = one("shortanswer", answer(r"2 \* 3", 100))
    assert (item.answers, item.wildcards) == ((Answer("2 * 3"),), False)


def test_numbers_have_tolerances_and_units():
    body = answer("3.5", 100, more="<tolerance>0.25</tolerance>") + answer("*", 0, "Too far.")
    units = (
        "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit>"
        "<unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>"
    )
    found = read(question("numerical", body + units + "<unitgradingtype>1</unitgradingtype>"))
    item = found.items[0]
    assert item.numeric == (Range(Decimal("3.25"), Decimal("3.75")),)
    assert (item.unit, item.units, item.unit_required) == ("m", (), True)
    assert item.wrong_feedback_html == "Too far."
    assert "Units" in str(found.warnings[0].text)


def test_pairs_may_have_spare_right_sides():
    body = "".join(
        f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
        for left, right in (("France", "Paris"), ("Spain", "Madrid"), ("", "Rome"))
    )
    assert one("matching", body).pairs == (
        Pair("France", "Paris"),
        Pair("Spain", "Madrid"),
        Pair("", "Rome"),
    )


def test_ordering_goes_by_the_places():
    body = answer("second", "2.0000000") + answer("first", "1.0000000")
    assert one("ordering", body).sequence == ("first", "second")


def test_embedded_answers_become_gaps():
    stem = (
        "<p>In {1:MULTICHOICE:=Rome#Yes~%50%Milan~Bonn#No} since "
        r"{2:NUMERICAL:=1871:1~%50%1870:5} by {:SHORTANSWER:=Cavour~%25%Gari\}baldi}.</p>"
    )
    item = one("cloze", stem=stem)
    assert item.stem_html == "<p>In {1} since {2} by {3}.</p>"
    assert item.gaps == (
        Gap(options=(Option("Rome", 1.0, "Yes"), Option("Milan", 0.5), Option("Bonn", 0, "No"))),
        Gap(
            numeric=(
                Range(Decimal(1870), Decimal(1872)),
                Range(Decimal(1865), Decimal(1875), 0.5),
            ),
            weight=2.0,
        ),
        Gap(answers=(Answer("Cavour"), Answer("Gari}baldi", 0.25))),
    )


def test_entities_in_embedded_answers_end_nothing():
    item = one("cloze", stem="{1:SA:=D&#39;Azeglio &amp; Co#&quot;Well&quot;}")
    assert item.gaps[0].answers == (Answer("D'Azeglio & Co", 1.0, '"Well"'),)


def test_braces_that_are_no_gap_stay():
    item = one("cloze", stem="A {set} of {1} and {1:SA:=x}")
    assert item.stem_html == "A {set} of &#123;1} and {1}"


@pytest.mark.parametrize(
    "stem",
    ["None.", "{1:MULTICHOICE}", "{1:MC:=A#b}", "{1:MC:a~%50%b}", "{3:NM:=zero}", "{1:SA:a}"],
)
def test_broken_gaps_are_reported(stem):
    found = read(question("cloze", stem=stem))
    assert (found.items, len(found.skipped)) == ((), 1)


def test_gap_that_takes_several_options_is_reported():
    found = read(question("cloze", stem="{1:MULTIRESPONSE:=a~=b~c}"), question("truefalse"))
    assert "several options" in str(found.skipped[0].text)


def test_words_to_select_or_drag_become_gaps_of_their_group():
    body = "".join(
        f"<{name}><text>{text}</text><group>{group}</group></{name}>"
        for name, text, group in (
            ("selectoption", "cat", 1),
            ("selectoption", "dog", 1),
            ("selectoption", "mat", 2),
        )
    )
    item = one("gapselect", body, stem="The [[2]] on the [[3]].")
    assert item.stem_html == "The {1} on the {2}."
    assert [[o.text_html for o in gap.options] for gap in item.gaps] == [["cat", "dog"], ["mat"]]
    assert item.gaps[0].options[1].fraction == 1.0


@pytest.mark.parametrize(
    "type", ["essay", "description", "calculated", "ddmarker", "random", "stack", ""]
)
def test_what_cannot_be_asked_here_is_skipped_with_its_reason(type):
    found = read(question(type), question("truefalse", answer("true", 100)))
    assert (len(found.items), len(found.skipped)) == (1, 1)
    assert str(found.skipped[0].where) == "question 1 (line 1)"


def test_categories_tags_ids_and_points_are_kept():
    category = (
        '<question type="category"><category><text>$course$/top/News/Italy</text></category>'
        "</question>"
    )
    body = answer("true", 100) + (
        "<tags><tag><text>map</text></tag></tags><idnumber>i7</idnumber>"
        "<defaultgrade>2.0</defaultgrade>"
        "<generalfeedback><text>Because.</text></generalfeedback>"
    )
    item = read(category, question("truefalse", body)).items[0]
    assert (item.category, item.tags, item.id) == ("News/Italy", ("map",), "i7")
    assert (item.points, item.feedback_html, item.name) == (2.0, "Because.", "Name")


@pytest.mark.parametrize(
    ("format", "stem", "html"),
    [
        ("html", "<b>a</b><script>x</script>", "<b>a</b>"),
        ("markdown", "*a* b", "<em>a</em> b"),
        ("plain_text", "1 < 2\nb", "1 &lt; 2<br>b"),
        ("moodle_auto_format", "a\nb", "a<br>b"),
        ("4", "*a*", "<em>a</em>"),
    ],
)
def test_texts_are_read_in_their_format(format, stem, html):
    assert one("truefalse", answer("true", 100), stem=stem, format=format).stem_html == html


def test_pictures_come_along():
    data = b64encode(b"picture").decode()
    stem = (
        '<questiontext format="html"><text><![CDATA[See <img src="@@PLUGINFILE@@/a%20b.png" '
        f'alt="x">]]></text><file name="a b.png" path="/" encoding="base64">{data}</file>'
        "</questiontext>"
    )
    made = f'<question type="truefalse">{stem}{answer("true", 100)}</question>'
    found = read(made)
    assert found.files == {"a b.png": b"picture"}
    assert 'src="a b.png"' in found.items[0].stem_html


def test_two_pictures_of_one_name_are_kept_apart():
    def shown(content):
        data = b64encode(content).decode()
        file = f'<file name="a.png" path="/" encoding="base64">{data}</file>'
        text = '<text>&lt;img src="@@PLUGINFILE@@/a.png"&gt;</text>'
        stem = f"<questiontext>{text}{file}</questiontext>"
        return f'<question type="truefalse">{stem}{answer("true", 100)}</question>'

    found = read(shown(b"one"), shown(b"two"))
    assert sorted(found.files.values()) == [b"one", b"two"]
    assert [item.stem_html.split('"')[1] for item in found.items] == list(found.files)


def test_old_files_have_the_picture_beside_the_text():
    body = f"<image>folder/map.gif</image><image_base64>{b64encode(b'gif').decode()}</image_base64>"
    found = read(question("truefalse", body + answer("true", 100)))
    assert found.files == {"map.gif": b"gif"}
    assert 'src="map.gif"' in found.items[0].stem_html


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<quiz><question>", "not well-formed"),
        (b"<other/>", "not Moodle's"),
        (b"<quiz/>", "no question"),
        (b'<!DOCTYPE q [<!ENTITY x "y">]><quiz>&x;</quiz>', "entities"),
    ],
)
def test_files_that_are_none_are_refused(data, words):
    with pytest.raises(FormatError, match=words):
        MOODLE.read(data)


def test_bad_share_names_the_question():
    found = read(question("multichoice", answer("a", "much") + answer("b", 0)))
    assert "“much”" in str(found.skipped[0].text)


def test_dates_are_reported():
    written = MOODLE.write([Item("date", "When?", date="2018")])
    assert "date" in str(written.skipped[0].text)


def verdict(stem):
    return Item("true_false", stem, options=(Option("True", 1.0), Option("False")))


def test_pictures_are_written_into_the_question():
    item = verdict('<img src="a b.png" alt="x">')
    written = MOODLE.write([item], files={"a b.png": b"picture"})
    found = MOODLE.read(written.data)
    assert found.files == {"a b.png": b"picture"}
    assert found.items[0].stem_html == item.stem_html


def test_picture_without_a_file_is_reported():
    item = verdict('<img src="a.png" alt="map">')
    written = MOODLE.write([item])
    assert any("picture" in str(note.text) for note in written.warnings)
    assert "map" in MOODLE.read(written.data).items[0].stem_html


@settings(max_examples=150, deadline=None)
@given(st.lists(items(CAN), min_size=1, max_size=4))
def test_what_is_written_comes_back(given_items):
    written = MOODLE.write(given_items)
    assert written.skipped == ()
    assert list(map(bare, MOODLE.read(written.data).items)) == list(map(bare, given_items))


@settings(max_examples=80, deadline=None)
@given(items(CAN, html=rich_html()))
def test_markup_comes_back(item):
    back = MOODLE.read(MOODLE.write([item]).data).items[0]
    assert bare(back) == bare(item)


def bare(item):
    """Without what Moodle has no place for, and with the name that it asks for."""
    name = item.name or to_plain(item.stem_html)[:80]
    kept = replace(item, where=NOWHERE, ends=("", ""), name=" ".join(name.split()))
    return replace(kept, name="") if item.type == "cloze" else kept


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damaged_files_are_refused_or_read(data):
    sample = MOODLE.write([data.draw(items(CAN))]).data
    place = data.draw(st.integers(0, len(sample) - 1))
    damaged = sample[:place] + data.draw(st.binary(max_size=4)) + sample[place + 2 :]
    with contextlib.suppress(FormatError):
        MOODLE.read(damaged)


def test_decimal_commas_are_read():
    number = answer("1,5", 100, more="<tolerance>0,1</tolerance>")
    assert one("numerical", number).numeric == (Range(Decimal("1.4"), Decimal("1.6")),)
    gap = one("cloze", stem="{1:NM:=3,14:0,01}").gaps[0]
    assert gap.numeric == (Range(Decimal("3.13"), Decimal("3.15")),)


def test_share_within_an_old_answer_is_no_percentage():
    old = "<answer>5<fraction>0.5</fraction></answer><answer>6<fraction>1</fraction></answer>"
    assert [range.fraction for range in one("numerical", old).numeric] == [0.5, 1.0]


def cloze(stem, *gaps):
    return Item("cloze", stem, gaps=gaps)


def test_weights_of_gaps_are_written_in_whole_numbers():
    gaps = Gap(answers=(Answer("x"),), weight=0.5), Gap(answers=(Answer("y"),), weight=1.5)
    written = MOODLE.write([cloze("{1} and {2}", *gaps)])
    assert [gap.weight for gap in MOODLE.read(written.data).items[0].gaps] == [1.0, 3.0]


def test_what_looks_like_a_gap_stays_text():
    item = cloze("Write {1:SA:=x} for {1}", Gap(answers=(Answer("y"),)))
    assert MOODLE.read(MOODLE.write([item]).data).items[0].stem_html == item.stem_html


def test_lost_picture_of_a_remark_is_reported():
    told = Option("True", 1.0, '<img src="gone.png">')
    written = MOODLE.write([Item("true_false", "Q", options=(told, Option("False")))])
    assert any("picture" in str(note.text) for note in written.warnings)


@pytest.mark.parametrize(
    "item",
    [
        cloze("{1}", Gap(options=(Option("a", 0.5), Option("b")))),
        cloze("{1}", Gap(answers=(Answer("a"),), weight=-1.0)),
        cloze("None."),
        Item("matching", "Q", pairs=(Pair("a", "b"),)),
        Item("matching", "Q", pairs=(Pair("a", "b"), Pair("c", "d"), Pair("e", ""))),
        Item("ordering", "Q", sequence=("a",)),
        Item("short_answer", "Q"),
    ],
)
def test_what_moodle_would_refuse_is_reported(item):
    written = MOODLE.write([item])
    assert len(written.skipped) == 1
