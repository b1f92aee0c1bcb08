"""QTI 1.2: what questions of Canvas and Blackboard become, and what we write for Canvas."""

import contextlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.archives import pack
from quizapp.formats.base import FormatError
from quizapp.formats.items import NOWHERE, Answer, Item, Option, Pair, Range
from quizapp.formats.qti12 import Qti12
from tests.formats.items import items, rich_html

QTI = Qti12()
CAN = (
    *("multiple_choice", "multiple_response", "true_false", "short_answer", "numeric"),
    *("matching", "cloze"),
)


def field(label, entry):
    return (
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel>"
        f"<fieldentry>{entry}</fieldentry></qtimetadatafield>"
    )


def material(text, kind="text/plain"):
    return f'<material><mattext texttype="{kind}">{text}</mattext></material>'


def labels(*named):
    each = "".join(
        f'<response_label ident="{ident}">{material(text)}</response_label>'
        for ident, text in named
    )
    return f"<render_choice>{each}</render_choice>"


def lid(ident, *named, cardinality="Single", prompt=""):
    shown = material(prompt) if prompt else ""
    return (
        f'<response_lid ident="{ident}" rcardinality="{cardinality}">{shown}{labels(*named)}'
        "</response_lid>"
    )


def fib(ident="r", kind=""):
    return f'<response_str ident="{ident}" rcardinality="Single"><render_fib{kind}/></response_str>'


def equal(text, ident="r"):
    return f'<varequal respident="{ident}">{text}</varequal>'


def rule(condition, score=100, action="Set", more=""):
    return (
        f'<respcondition continue="No"><conditionvar>{condition}</conditionvar>'
        f'<setvar action="{action}" varname="SCORE">{score}</setvar>{more}</respcondition>'
    )


def item(body, rules="", kind="", stem="Which?", more="", points="1"):
    fields = field("question_type", kind) + field("points_possible", points) if kind else ""
    return (
        '<item ident="i1" title="Name"><itemmetadata><qtimetadata>'
        f"{fields}</qtimetadata></itemmetadata><presentation>{material(stem)}{body}</presentation>"
        '<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE"/></outcomes>'
        f"{rules}</resprocessing>{more}</item>"
    )


def read(*written, title="Quiz"):
    inner = "".join(written)
    return QTI.read(
        f'<questestinterop><assessment ident="a" title="{title}"><section ident="root_section">'
        f"{inner}</section></assessment></questestinterop>".encode()
    )


def one(*arguments, **options):
    found = read(item(*arguments, **options))
    assert found.skipped == ()
    return found.items[0]


AB = (("a", "Rome"), ("b", "Milan"), ("c", "Bonn"))


def test_single_choice_goes_by_the_scores():
    rules = rule(equal("a")) + rule(equal("b"), 50)
    found = one(lid("r", *AB), rules, "multiple_choice_question", points="2.5")
    assert found.type == "multiple_choice"
    assert found.options == (Option("Rome", 1.0), Option("Milan", 0.5), Option("Bonn"))
    assert (found.points, found.id, found.name, found.category) == (2.5, "i1", "Name", "Quiz")


def test_true_and_false_are_put_in_order():
    body = lid("r", ("x", "False"), ("y", "True"))
    found = one(body, rule(equal("y")), "true_false_question")
    assert (found.type, [o.fraction for o in found.options]) == ("true_false", [1.0, 0.0])


def test_all_of_several_answers_have_to_be_chosen():
    condition = f"<and>{equal('a')}{equal('c')}<not>{equal('b')}</not></and>"
    body = lid("r", *AB, cardinality="Multiple")
    found = one(body, rule(condition), "multiple_answers_question")
    assert found.type == "multiple_response"
    assert [o.fraction for o in found.options] == [0.5, -0.5, 0.5]


def test_several_answers_may_add_up():
    rules = "".join(
        rule(equal(ident), score, "Add").replace('"No"', '"Yes"')
        for ident, score in (("a", 75), ("b", -50), ("c", 25))
    )
    found = one(lid("r", *AB, cardinality="Multiple"), rules)
    assert [o.fraction for o in found.options] == [0.75, -0.5, 0.25]


def test_short_answers_of_one_condition_are_alternatives():
    found = one(fib(), rule(equal("Beta") + equal("β")), "short_answer_question")
    assert found.answers == (Answer("Beta"), Answer("β"))


def test_numbers_have_limits_or_are_exact():
    limits = '<vargte respident="r">3.5</vargte><varlte respident="r">4.5</varlte>'
    condition = f"<or>{equal('4')}<and>{limits}</and></or>"
    kind = ' fibtype="Decimal"'
    found = one(fib(kind=kind), rule(condition) + rule(equal("7"), 50), "numerical_question")
    assert found.numeric == (
        Range(Decimal("3.5"), Decimal("4.5")),
        Range(Decimal(7), Decimal(7), 0.5),
    )


def test_pairs_have_spare_right_sides():
    sides = (("1", "Paris"), ("2", "Madrid"), ("3", "Rome"))
    body = lid("r1", *sides, prompt="France") + lid("r2", *sides, prompt="Spain")
    rules = rule(equal("1", "r1"), 50, "Add") + rule(equal("2", "r2"), 50, "Add")
    found = one(body, rules.replace('"No"', '"Yes"'), "matching_question")
    assert found.pairs == (Pair("France", "Paris"), Pair("Spain", "Madrid"), Pair("", "Rome"))
    assert found.stem_html == "Which?"


def test_named_gaps_stand_in_the_text():
    body = lid("response_x", ("1", "red"), ("2", "scarlet"), prompt="x")
    body += lid("response_y", ("3", "blue"), prompt="y")
    rules = rule(equal("1", "response_x"), 50, "Add") + rule(equal("3", "response_y"), 50, "Add")
    found = one(body, rules, "fill_in_multiple_blanks_question", stem="A [y] and a [x].")
    assert found.stem_html == "A {2} and a {1}."
    assert [[a.text for a in gap.answers] for gap in found.gaps] == [["red", "scarlet"], ["blue"]]


def test_dropdowns_keep_their_wrong_options():
    body = lid("response_x", *AB, prompt="x")
    found = one(body, rule(equal("b", "response_x")), "multiple_dropdowns_question", stem="In [x].")
    assert found.gaps[0].options == (Option("Rome"), Option("Milan", 1.0), Option("Bonn"))


def test_order_is_that_of_the_condition():
    condition = "".join(equal(ident) for ident in "cab")
    found = one(lid("r", *AB, cardinality="Ordered"), rule(condition))
    assert found.sequence == ("Bonn", "Rome", "Milan")


@pytest.mark.parametrize(
    "kind",
    ["essay_question", "file_upload_question", "text_only_question", "calculated_question"],
)
def test_what_cannot_be_asked_here_is_skipped(kind):
    found = read(item(fib(), kind=kind), item(lid("r", *AB), rule(equal("a"))))
    assert (len(found.items), len(found.skipped)) == (1, 1)
    assert str(found.skipped[0].where) == "item i1"


def test_question_without_a_key_is_skipped():
    found = read(item(lid("r", *AB)), item(lid("r", *AB), rule(equal("a"))))
    assert "which answer is right" in str(found.skipped[0].text)


def test_without_a_type_the_responses_tell():
    assert one(fib(), rule(equal("x"))).type == "short_answer"
    assert one(lid("r", *AB), rule(equal("a"))).type == "multiple_choice"
    assert one(lid("r", *AB, cardinality="Multiple"), rule(equal("a"))).type == "multiple_response"
    with_number = fib(kind=' fibtype="Integer"')
    assert one(with_number, rule(equal("3"))).type == "numeric"


def test_feedback_is_told_apart():
    shown = "".join(
        f'<itemfeedback ident="{ident}"><flow_mat>{material(text)}</flow_mat></itemfeedback>'
        for ident, text in (
            ("general_fb", "Because."),
            ("correct_fb", "Yes."),
            ("general_incorrect_fb", "No."),
            ("b_fb", "Not the capital."),
        )
    )
    found = one(lid("r", *AB), rule(equal("a")), more=shown)
    assert found.feedback_html == "Because."
    assert (found.right_feedback_html, found.wrong_feedback_html) == ("Yes.", "No.")
    assert found.options[1].feedback_html == "Not the capital."


def test_escaped_html_and_nodes_are_the_same():
    escaped = one(lid("r", *AB), rule(equal("a")), stem="&lt;b&gt;x&lt;/b&gt;")
    html = item(lid("r", *AB), rule(equal("a")))
    nodes = html.replace(
        material("Which?"), '<material><mattext texttype="text/xhtml"><b>x</b></mattext></material>'
    )
    assert escaped.stem_html == read(nodes).items[0].stem_html == "<b>x</b>"


def test_blackboards_right_sides_stand_apart():
    def side(text):
        html = f'<mat_formattedtext type="HTML">{text}</mat_formattedtext>'
        inner = f"<material><mat_extension>{html}</mat_extension></material>"
        return f'<flow class="Block">{inner}</flow>'

    def asked(ident, left):
        unnamed = "".join(f'<response_label ident="{ident}{n}"/>' for n in range(2))
        return (
            f'<flow class="Block"><response_lid ident="{ident}" rcardinality="Single">'
            f"<render_choice><flow_label>{unnamed}</flow_label></render_choice></response_lid>"
            f"{side(left)}</flow>"
        )

    body = f"<flow>{asked('p', 'left 1')}{asked('q', 'left 2')}</flow>"
    body += f'<flow class="RIGHT_MATCH_BLOCK">{side("one")}{side("two")}</flow>'
    shown = '<displayfeedback linkrefid="correct"/>'
    rules = "".join(
        f"<respcondition><conditionvar>{equal(right, ident)}</conditionvar>{shown}</respcondition>"
        for ident, right in (("p", "p1"), ("q", "q0"))
    )
    made = item(body, rules).replace(
        "<qtimetadata></qtimetadata>", "<bbmd_questiontype>Matching</bbmd_questiontype>"
    )
    found = read(made).items[0]
    assert found.pairs == (Pair("left 1", "two"), Pair("left 2", "one"))


def test_pictures_of_the_package_come_along():
    stem = '&lt;img src="$IMS-CC-FILEBASE$/map%20one.png" alt="map"&gt;'
    inner = item(lid("r", *AB), rule(equal("a")), stem=stem)
    data = pack(
        [
            ("imsmanifest.xml", b'<manifest><resource type="imsqti_xmlv1p2"/></manifest>'),
            ("q/q.xml", f"<questestinterop>{inner}</questestinterop>".encode()),
            ("web_resources/map one.png", b"picture"),
        ]
    )
    assert QTI.recognises(data, "")
    found = QTI.read(data)
    assert list(found.files.values()) == [b"picture"]
    assert next(iter(found.files)) in found.items[0].stem_html


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<questestinterop>", "not well-formed"),
        (b"<other/>", "questestinterop"),
        (b"<questestinterop/>", "no question"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_files_that_are_none_are_refused(data, words):
    with pytest.raises(FormatError, match=words):
        QTI.read(data)


def test_one_broken_file_leaves_the_others():
    whole = f"<questestinterop>{item(lid('r', *AB), rule(equal('a')))}</questestinterop>"
    found = QTI.read(pack([("a.xml", b"<questestinterop><x>"), ("b.xml", whole.encode())]))
    assert (len(found.items), len(found.skipped)) == (1, 1)


@pytest.mark.parametrize("type", ["date", "ordering"])
def test_types_that_canvas_has_not_are_reported(type):
    written = QTI.write([Item(type, "When?", date="2018", sequence=("a", "b"))])
    assert len(written.skipped) == 1


@settings(max_examples=150, deadline=None)
@given(st.lists(items(CAN), min_size=1, max_size=4))
def test_what_is_written_comes_back_or_is_reported(given_items):
    given_items = [replace(one, id=f"id-{n}") for n, one in enumerate(given_items)]
    written = QTI.write(given_items)
    back = QTI.read(written.data).items if len(written.skipped) < len(given_items) else ()
    assert len(back) + len(written.skipped) == len(given_items)
    for one_back in back:
        assert bare(one_back) in [bare(each) for each in given_items]


@settings(max_examples=80, deadline=None)
@given(items(CAN[:6], html=rich_html(), named=False))
def test_markup_comes_back(given_item):
    back = QTI.read(QTI.write([given_item]).data).items[0]
    assert bare(replace(back, id="")) == bare(given_item)


def bare(one_item):
    """What Canvas has a place for, and of answers those that earn something or are told of."""
    gaps = tuple(
        replace(
            gap,
            weight=1.0,
            options=tuple(
                replace(o, feedback_html="", fraction=float(o.fraction >= 1)) for o in gap.options
            ),
            answers=tuple(Answer(a.text) for a in gap.answers if a.fraction > 0),
        )
        for gap in one_item.gaps
    )
    answers = [a for a in one_item.answers if a.fraction > 0 or a.feedback_html]
    return replace(
        one_item,
        where=NOWHERE,
        tags=(),
        ends=("", ""),
        category="",
        id="" if one_item.id.startswith("question-") else one_item.id,
        gaps=gaps,
        answers=tuple(sorted(answers, key=lambda a: -a.fraction)),
        numeric=tuple(
            dict.fromkeys(replace(r, feedback_html="") for r in one_item.numeric if r.fraction > 0)
        ),
    )


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damaged_files_are_refused_or_read(data):
    sample = read_sample()
    place = data.draw(st.integers(0, len(sample) - 1))
    damaged = sample[:place] + data.draw(st.binary(max_size=4)) + sample[place + 2 :]
    with contextlib.suppress(FormatError):
        QTI.read(damaged)


def read_sample():
    rules = rule(equal("a")) + rule(equal("b"), 50)
    made = item(lid("r", *AB), rules, "multiple_choice_question") + item(fib(), rule(equal("x")))
    return f"<questestinterop>{made}</questestinterop>".encode()
