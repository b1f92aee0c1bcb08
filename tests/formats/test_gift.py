"""GIFT, read as Moodle reads it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.base import FormatError
from quizapp.formats.gift import Gift
from quizapp.formats.items import Answer, Found, Item, Option, Pair, Range

SAMPLE = r"""// Written by hand.
// [id:rivers-1] [tag:rivers] [tag:south\]east]
$CATEGORY: $course$/top/Rivers/Long ones

::The Danube\: where\?::[html]Into which <b>sea</b> does the Danube flow?{
	=The Black Sea#Yes\: at its <i>delta</i>.
	~%50%The Aegean#Not far off.
	~[plain]1 < 2
	####Its delta is in Romania.
}

// [id:rivers-2] [tag:rivers]
The Rhine flows through {
    =Basel
    =%50%Bale # The French name has an accent.
}.

Which of them are in Europe? {~%50%Elbe ~%50%Oder ~%-100%Volta}

The Nile flows to the north.{TRUE#Look at its mouth.#Indeed.}

How many countries are on the Danube? {#10:1 ~#Count again.}

Which city is on which river? {
    =Vienna -> Danube
    =[markdown]**Cologne** -> Rhine
    = -> Seine
}

Describe a meander. {}

Think of rivers while you go on.

Order them by length. {>3 ALL VERTICAL ABSOLUTE_POSITION SHOW
Rhine
Danube
Volga
}
"""


def read(text: str) -> Found:
    return Gift().read(text.encode())


def item(text: str) -> Item:
    found = read(text)
    assert (len(found.items), found.skipped) == (1, ())
    return found.items[0]


def reason(text: str) -> str:
    found = read(text)
    assert (found.items, len(found.skipped)) == ((), 1)
    return str(found.skipped[0].text)


def shares(item: Item) -> list[tuple[str, float]]:
    return [(one.text_html, one.fraction) for one in item.options]


def test_types_follow_from_the_answers():
    assert [one.type for one in read(SAMPLE).items] == [
        "multiple_choice",
        "short_answer",
        "multiple_response",
        "true_false",
        "numeric",
        "matching",
        "ordering",
    ]


def test_essays_and_descriptions_are_skipped_with_their_lines():
    assert [(str(one.where), str(one.text).split(",")[0]) for one in read(SAMPLE).skipped] == [
        ("line 30", "It is an essay"),
        ("line 32", "It is a description: a text without answers in braces"),
    ]


def test_items_know_their_lines():
    assert [str(one.where) for one in read(SAMPLE).items][:3] == ["line 5", "line 13", "line 18"]


def test_choice_has_its_name_marks_and_feedback():
    one = read(SAMPLE).items[0]
    assert (one.name, one.category) == ("The Danube: where\\?", "Rivers/Long ones")
    assert one.stem_html == "Into which <b>sea</b> does the Danube flow?"
    assert one.feedback_html == "Its delta is in Romania."
    assert one.options == (
        Option("The Black Sea", 1.0, "Yes: at its <i>delta</i>."),
        Option("The Aegean", 0.5, "Not far off."),
        Option("1 &lt; 2", 0.0, ""),
    )


def test_marks_belong_to_the_question_without_an_empty_line_between():
    first, second, third = read(SAMPLE).items[:3]
    assert (first.id, first.tags) == ("", ())
    assert (second.id, second.tags) == ("rivers-2", ("rivers",))
    assert (third.id, third.tags) == ("", ())


def test_brackets_in_marks_are_escaped():
    one = item("// [id: a\\]b ] text [tag:c d]\n// [tag:e\\]f] [tag:\nno]\nQ{T}")
    assert (one.id, one.tags) == ("a]b", ("c d", "e]f"))


def test_blank_stands_where_the_answers_stood():
    assert read(SAMPLE).items[1].stem_html == "The Rhine flows through _____."
    assert item("{=Asia} is large").stem_html == "_____ is large"
    assert item("[markdown]It is {=big} and *old*").stem_html == "It is _____ and <em>old</em>"
    assert item("Is it? {T} // a remark").stem_html == "Is it?"


def test_typed_answers_have_weights_and_feedback():
    assert read(SAMPLE).items[1].answers == (
        Answer("Basel"),
        Answer("Bale", 0.5, "The French name has an accent."),
    )
    assert item("One?{1}").answers == (Answer("1"),)


@pytest.mark.parametrize(
    ("text", "answers", "wildcards"),
    [
        ("{=ab* =%0%*#No.}", (Answer("ab*"), Answer("*", 0.0, "No.")), True),
        ("{=2 \\\\* 3}", (Answer("2 * 3"),), False),
    ],
)
def test_stars_stand_for_letters_unless_escaped(text, answers, wildcards):
    one = item(f"Q{text}")
    assert (one.answers, one.wildcards) == (answers, wildcards)


def test_weights_are_shares():
    text = "Q{~%33.33333%a ~%33,333%b ~ %-66.667% c ~%100%d ~e ~% f}"
    assert shares(item(text)) == [
        *(("a", 1 / 3), ("b", 1 / 3), ("c", -2 / 3), ("d", 1.0), ("e", 0.0), ("% f", 0.0)),
    ]


def test_several_options_may_earn_everything():
    one = item("Q{=a =%50%b =c ~d}")
    assert one.type == "multiple_choice"
    assert shares(one) == [("a", 1.0), ("b", 0.5), ("c", 1.0), ("d", 0.0)]


def test_arrow_among_options_is_text():
    assert shares(item("Q{~File->Open =File->Save}")) == [
        ("File-&gt;Open", 0.0),
        ("File-&gt;Save", 1.0),
    ]


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("{T}", (1.0, ""), (0.0, "")),
        ("{ FALSE }", (0.0, ""), (1.0, "")),
        ("{TRUE#wrong#right}", (1.0, "right"), (0.0, "wrong")),
        ("{F#wrong#right####all}", (0.0, "wrong"), (1.0, "right")),
        ("{T##right}", (1.0, "right"), (0.0, "")),
        ("{ // why\n  F // because\n}", (0.0, ""), (1.0, "")),
    ],
)
def test_verdict_has_feedback_for_those_who_were_wrong_first(text, true, false):
    assert item(f"Q{text}").options == (
        Option("True", true[0], true[1]),
        Option("False", false[0], false[1]),
    )


def test_small_letters_are_no_verdict():
    found = read("Q{true}")
    assert found.items[0].answers == (Answer("true"),)
    assert [str(one.where) for one in found.warnings] == ["line 1"]


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("{#4}", [(4, 4, 1.0)]),
        ("{#-2.5:0.5}", [(-3, -2, 1.0)]),
        ("{#-5..-3}", [(-5, -3, 1.0)]),
        ("{#5..3}", [(3, 5, 1.0)]),
        ("{#.5:1e-1}", [(0.4, 0.6, 1.0)]),
        (
            "{#=1822 ~%50%1823#Close ~1922 ~#No}",
            [(1822, 1822, 1), (1823, 1823, 0.5), (1922, 1922, 0)],
        ),
        ("{#\n =1822:0 #Yes\n =%50%1822:2\n}", [(1822, 1822, 1.0), (1820, 1824, 0.5)]),
    ],
)
def test_numbers_are_ranges(text, ranges):
    found = item(f"Q{text}").numeric
    expected = [(Decimal(str(low)), Decimal(str(high)), share) for low, high, share in ranges]
    assert [(one.low, one.high, one.fraction) for one in found] == expected


def test_feedback_for_any_other_number():
    one = read(SAMPLE).items[4]
    assert one.numeric == (Range(Decimal(9), Decimal(11)),)
    assert one.wrong_feedback_html == "Count again."
    assert item("Q{#=3 =%0%*#No.}").wrong_feedback_html == "No."
    assert item("Q{#=3 ~4 ~#No.}").wrong_feedback_html == "No."
    assert item("Q{#=3 =%10%*#Well.}").numeric[1] == Range(None, None, 0.1, "Well.")


def test_pairs_may_lack_a_left_side():
    assert read(SAMPLE).items[5].pairs == (
        Pair("Vienna", "Danube"),
        Pair("<strong>Cologne</strong>", "Rhine"),
        Pair("", "Seine"),
    )


@pytest.mark.parametrize("first", [">3 ALL VERTICAL ABSOLUTE_POSITION SHOW", ">2     none", ">"])
def test_things_to_order_stand_in_lines(first):
    assert item(f"Q{{{first}\nRhine\n  Danube &amp; Inn\nA < B\n}}").sequence == (
        *("Rhine", "Danube &amp; Inn", "A &lt; B"),
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("broken\n   lines", "broken lines"),
        ("meant\\nto break", "meant<br>to break"),
        ("1 < 2, a<b and List<T>", "1 &lt; 2, a&lt;b and List&lt;T&gt;"),
        ("<b>bold</b><script>x</script>", "<b>bold</b>"),
        ("[plain]<b> & *x*", "&lt;b&gt; &amp; *x*"),
        ("[html]<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ("[html]a\\n<p onclick\\=x>b", "a\n<p>b</p>"),
        ("[markdown]*a* <b>", "<em>a</em> &lt;b&gt;"),
        ("[markdown]- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[odd]a", "[odd]a"),
        (r"\{\}\~\=\#\:\\ \( \\n \\\\", r"{}~=#:\ \( \n \\"),
        (r"$\\frac\{1\}\{2\}$", r"$\frac{1}{2}$"),
        ("« quoi\xa0? »", "« quoi\xa0? »"),
    ],
)
def test_texts_are_read_in_their_format(text, html):
    assert item(f"{text} {{T}}").stem_html == html


def test_format_of_the_question_is_that_of_its_parts():
    one = item("[markdown]*a*{=*b*#*c* ~[plain]*d*#*e* ####*f*}")
    assert one.options == (
        Option("<em>b</em>", 1.0, "<em>c</em>"),
        Option("*d*", 0.0, "<em>e</em>"),
    )
    assert one.feedback_html == "<em>f</em>"


def test_last_general_feedback_counts():
    one = item("Q{=a#b####c####d}")
    assert (one.answers, one.feedback_html) == ((Answer("a", 1.0, "b####c"),), "d")


def test_pictures_are_not_in_the_file():
    found = read('[html]<img src\\="@@PLUGINFILE@@/a.png" alt\\="<b>A map"> Where? {T}')
    assert found.items[0].stem_html == "&lt;b&gt;A map Where?"
    assert [str(one.where) for one in found.warnings] == ["line 1"]


def test_pictures_within_the_text_come_along():
    data = "data:image/png;base64,iVBORw0KGgo\\="
    found = read(f'\n[html]<img src\\="{data}"> Where? {{~a =[html]<img src\\="{data}">b}}')
    first, second = found.files
    assert (first, found.files[first]) == ("line-2-1.png", b"\x89PNG\r\n\x1a\n")
    assert found.items[0].stem_html == f'<img src="{first}"> Where?'
    assert found.items[0].options[1].text_html == f'<img src="{second}">b'
    assert found.warnings == ()


def test_picture_whose_data_is_damaged_is_left_out():
    found = read('[html]<img src\\="data:image/png;base64,iVBOR"> Where? {T}')
    assert (found.items[0].stem_html, len(found.warnings), found.files) == ("Where?", 1, {})


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("$course$/top/Default for Unit 1: Topic", "Default for Unit 1: Topic"),
        ("a / b", "a/b"),
        ("top/a", "a"),
        ("$system$", ""),
    ],
)
def test_category_is_named_before_its_questions(line, category):
    assert item(f"$CATEGORY: {line}\n\nQ{{T}}").category == category
    assert item(f"$CATEGORY: {line}\nQ{{T}}").category == category


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Q{=a", "“{” has no “}” before the next empty line."),
        ("Q=a}", "“}” has no “{” before it."),
        ("Q}{", "“}” has no “{” before it."),
        ("Q{=a} and {=b}", "There is more than one pair of braces."),
        ("Q{=\\frac{1}{2}}", "There is more than one pair of braces."),
        ("Q{~a}", "A question with options needs at least two of them."),
        ("Q{=a ~#b}", "One of its answers is empty."),
        ("Q{=a =}", "One of its answers is empty."),
        ("Q{=a -> b}", "A matching question needs at least two pairs."),
        ("Q{=a -> b =c}", "“c” has no “->” between its two sides"),
        ("Q{=a -> b =c ->}", "One of its answers is empty."),
        ("Q{#}", "There is no right number after “#”."),
        ("Q{#=#a}", "“” is not a number."),
        ("Q{#five}", "“five” is not a number."),
        ("Q{#1:x}", "“1:x” is not a number."),
        ("Q{#=%0%*}", "There is no right number after “#”."),
        ("Q{~%150%a ~b}", "The weight 150 is not from -100 to 100 percent."),
        ("Q{>1 ALL\na\n}", "A question of putting in order needs at least two things"),
        (f"Q{'x' * 60_000}{{T}}", "It is longer than 50000 characters."),
    ],
)
def test_what_cannot_be_read_says_why(text, said):
    assert reason(text).startswith(said)


def test_empty_line_within_braces_ends_the_question():
    found = read("Good?{T}\n\nBad{\n=a\n\n~b\n}\n\nGood too?{F}")
    assert [str(one.where) for one in found.items] == ["line 1", "line 9"]
    assert [str(one.where) for one in found.skipped] == ["line 3", "line 6"]


def test_questions_that_moodle_only_names_are_told():
    found = read("// question: 7  name: Drag it\n\n// question: 8  name: A\nQ{T}\n\n// and so on")
    assert [str(one.where) for one in found.warnings] == ["line 1"]
    assert "“Drag it”" in str(found.warnings[0].text)


@pytest.mark.parametrize("text", ["", "\n// only a comment\n\n", "$CATEGORY: a/b\n"])
def test_file_without_a_question_is_refused(text):
    with pytest.raises(FormatError, match="no question in the file"):
        read(text)


def test_bytes_that_are_no_text_are_refused_with_their_line():
    with pytest.raises(FormatError, match="Line 2 "):
        Gift().read("Q{T}\nö".encode("latin-1"))


def test_line_ends_of_windows_and_old_macs_are_read_alike():
    for ends in ("\r\n", "\r"):
        assert read(SAMPLE.replace("\n", ends)) == read(SAMPLE)


@pytest.mark.parametrize(
    ("text", "name", "is_gift"),
    [
        (SAMPLE, "", True),
        ("Q {~a =b}", "questions.txt", True),
        ("\ufeff::Name::Q{\nFALSE}", "", True),
        ("Q", "q.GIFT", True),
        ("Q\nA) a\nB) b\nANSWER: A\n", "q.txt", False),
        ("[html]Q {~a =b}", "", True),
        ("{ =Asia } is large", "", True),
        ('{"a": "Q {=a}"}', "a.gift", False),
        ("PK\x03\x04\x00{=a}", "", False),
        ("<quiz>{=a}</quiz>", "", False),
        ("questions:\n  - id: {}\n", "q.yaml", False),
    ],
)
def test_files_are_recognised(text, name, is_gift):
    assert Gift().recognises(text.encode(), name) == is_gift


@given(st.binary(max_size=300), st.text(max_size=20))
@settings(max_examples=150)
def test_any_bytes_are_read_or_refused(data, name):
    Gift().recognises(data, name)
    assert_reads_or_refuses(data)


@given(st.data())
@settings(max_examples=150)
def test_damaged_files_are_read_or_refused(data):
    sample = SAMPLE.encode()
    begin, end = sorted(data.draw(st.tuples(*[st.integers(0, len(sample))] * 2)))
    damage = data.draw(st.one_of(st.binary(max_size=6), st.text("{}~=#%\\:\n->", max_size=6)))
    assert_reads_or_refuses(
        sample[:begin] + (damage.encode() if isinstance(damage, str) else damage) + sample[end:]
    )


def assert_reads_or_refuses(data: bytes) -> None:
    try:
        found = Gift().read(data)
    except FormatError:
        return
    assert found.items or found.skipped
    assert all(str(one.where) and str(one.text) for one in (*found.skipped, *found.warnings))


@pytest.mark.parametrize(
    "text", ["{" * 9, "<b>" * 9, "[html]<div>" * 9, "[tag:" * 9, "=%" * 9, "####" * 9, "->" * 9]
)
def test_repeated_marks_take_no_longer_than_other_text(text):
    """Time that grows with the square of the length would keep this going for minutes."""
    long = (text * 5000)[:45_000]
    found = read(f"Q\n{long}\n{{=a}}\n\n// {text * 20_000}\nQ{{T}}")
    assert len(found.items) >= 1
