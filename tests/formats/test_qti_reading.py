"""Reading items of QTI 2 and 3: every test runs on both, where the names differ."""

from decimal import Decimal

import pytest

from quizapp.formats.items import Answer, Found, Gap, Item, Option, Pair, Range
from quizapp.formats.qti2 import Qti2
from quizapp.formats.qti3 import Qti3
from tests.formats.qti_samples import (
    ENTRY,
    RESPONSE,
    as_three,
    choice,
    declared,
    item,
    mapping,
    number,
    package,
    rules,
    score,
    template,
    when,
)

VERSIONS = ("2.0", "2.1", "2.2", "3.0")
PICTURE = b"\x89PNG\r\n\x1a\n"
PAIRS = {"cardinality": "multiple"}


def read(data: bytes, version: str = "2.2") -> Found:
    return (Qti3() if version == "3.0" else Qti2()).read(data)


def only(data: bytes, version: str = "2.2") -> Item:
    found = read(data, version)
    assert found.skipped == ()
    (one,) = found.items
    return one


def reasons(data: bytes, version: str = "2.2") -> list[str]:
    found = read(data, version)
    assert found.items == ()
    return [str(note.text) for note in found.skipped]


def shares(options: tuple[Option, ...]) -> list[float]:
    return [one.fraction for one in options]


@pytest.mark.parametrize("version", VERSIONS)
def test_single_choice_takes_the_declared_answer(version):
    data = item(declared("identifier", "b"), choice("a:One|b:Two"), version=version)

    assert only(data, version) == Item(
        "multiple_choice",
        "Which?",
        id="q1",
        name="A title",
        options=(Option("One", 0.0), Option("Two", 1.0)),
        where=only(data, version).where,
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_single_choice_takes_shares_from_a_mapping(version):
    data = item(
        declared("identifier", "b", mapped="a=-1,b=2,c=1"),
        choice("a:One|b:Two|c:Three"),
        template("map_response", version),
        version=version,
    )

    assert shares(only(data, version).options) == [-0.5, 1.0, 0.5]


def test_multiple_choice_takes_what_each_option_adds_or_takes():
    key = declared("identifier", "a", "b", cardinality="multiple").replace(
        "</responseDeclaration>",
        mapping("a=1,b=1,c=-1", 'lowerBound="0" upperBound="2" defaultValue="-2"')
        + "</responseDeclaration>",
    )
    data = item(key, choice("a:A|b:B|c:C|d:D", 'maxChoices="0"'), template("map_response"))

    assert only(data).type == "multiple_response"
    assert shares(only(data).options) == [0.5, 0.5, -0.5, -1.0]


def test_multiple_choice_that_is_all_or_nothing_gives_even_shares():
    key = declared("identifier", "a", "c", cardinality="multiple")
    data = item(key, choice("a:A|b:B|c:C", 'maxChoices="3"'))

    assert shares(only(data).options) == [0.5, -1.0, 0.5]


def test_one_accepted_combination_is_the_key():
    wanted = f"<multiple>{number('a', 'identifier')}{number('b', 'identifier')}</multiple>"
    data = item(
        declared("identifier", cardinality="multiple"),
        choice("a:A|b:B|c:C", 'maxChoices="0"'),
        rules(when(f"<match>{RESPONSE}{wanted}</match>")),
    )

    assert [share > 0 for share in shares(only(data).options)] == [True, True, False]


def test_options_that_must_and_must_not_be_chosen_are_the_key():
    def chosen(name: str) -> str:
        return f"<member>{number(name, 'identifier')}{RESPONSE}</member>"

    data = item(
        declared("identifier", cardinality="multiple"),
        choice("a:A|b:B|c:C", 'maxChoices="0"'),
        rules(when(f"<and>{chosen('a')}{chosen('c')}<not>{chosen('b')}</not></and>")),
    )

    assert shares(only(data).options) == [0.5, -1.0, 0.5]


def test_several_accepted_combinations_are_skipped():
    one, other = (
        f"<match>{RESPONSE}<multiple>{number(name, 'identifier')}{number('c', 'identifier')}"
        "</multiple></match>"
        for name in "ab"
    )
    data = item(
        declared("identifier", cardinality="multiple"),
        choice("a:A|b:B|c:C", 'maxChoices="0"'),
        rules(when(f"<or>{one}{other}</or>")),
    )

    assert reasons(data) == ["Several combinations of its options are right, which we do not have."]


def test_true_and_false_in_any_order_are_a_verdict():
    data = item(declared("identifier", "x"), choice("y:False|x: true ", prompt="<b>Sure?</b>"))

    assert only(data).type == "true_false"
    assert only(data).options == (Option("True", 1.0), Option("False", 0.0))
    assert only(data).stem_html == "<b>Sure?</b>"


@pytest.mark.parametrize("version", VERSIONS)
def test_one_text_to_type_is_a_short_answer(version):
    data = item(
        declared("string", "York", mapped="York=1,york=0.5"),
        f"<p>This sun of {ENTRY};<br/>and</p>",
        template("map_response", version),
        version=version,
    )
    found = only(data, version)

    assert (found.type, found.stem_html) == ("short_answer", "<p>This sun of _____;<br>and</p>")
    assert found.answers == (Answer("York", 1.0), Answer("york", 0.5))
    assert found.case_sensitive


def test_field_on_a_line_of_its_own_leaves_no_blank():
    data = item(declared("string", "a"), f"<p>What?</p><div><p>{ENTRY}</p></div>")

    assert only(data).stem_html == "<p>What?</p>"


def test_case_does_not_matter_where_the_rule_says_so():
    rule = f'<stringMatch caseSensitive="false">{RESPONSE}{number("York", "string")}</stringMatch>'
    data = item(declared("string"), f"<p>Where?</p><p>{ENTRY}</p>", rules(when(rule)))

    assert only(data).answers == (Answer("York", 1.0),)
    assert not only(data).case_sensitive


def test_words_that_may_stand_anywhere_have_wildcards():
    rule = f'<substring caseSensitive="false">{number("king", "string")}{RESPONSE}</substring>'
    data = item(declared("string"), f"<p>Who?</p><p>{ENTRY}</p>", rules(when(rule)))

    assert (only(data).answers, only(data).wildcards) == ((Answer("*king*", 1.0),), True)


def numeric(condition: str, base: str = "float", *right: str) -> tuple[Range, ...]:
    data = item(declared(base, *right), f"<p>N?</p><p>{ENTRY}</p>", rules(when(condition)))
    assert only(data).type == "numeric"
    return only(data).numeric


def between(low: str | None, high: str | None) -> tuple[Range, ...]:
    return (Range(low and Decimal(low), high and Decimal(high)),)


CORRECT = '<correct identifier="RESPONSE"/>'


@pytest.mark.parametrize(
    ("condition", "low", "high"),
    [
        (f'<equal toleranceMode="exact">{RESPONSE}{CORRECT}</equal>', "3", "3"),
        (
            f'<equal toleranceMode="absolute" tolerance="0.5">{RESPONSE}{CORRECT}</equal>',
            "2.5",
            "3.5",
        ),
        (
            f'<equal toleranceMode="absolute" tolerance="1 2">{CORRECT}{RESPONSE}</equal>',
            "2",
            "5",
        ),
        (
            f'<equal toleranceMode="relative" tolerance="10">{RESPONSE}{number("-20")}</equal>',
            "-22",
            "-18",
        ),
        (
            f'<equalRounded roundingMode="decimalPlaces" figures="1">{RESPONSE}{CORRECT}'
            "</equalRounded>",
            "2.95",
            "3.05",
        ),
        (
            f'<equalRounded roundingMode="significantFigures" figures="2">{RESPONSE}'
            f"{number('1234')}</equalRounded>",
            "1150",
            "1250",
        ),
        (
            f"<and><gte>{RESPONSE}{number('4')}</gte><lte>{RESPONSE}{number('6')}</lte></and>",
            "4",
            "6",
        ),
        (
            f"<and><lte>{number('4')}{RESPONSE}</lte><gte>{number('6')}{RESPONSE}</gte></and>",
            "4",
            "6",
        ),
        (f"<gt>{RESPONSE}{number('100')}</gt>", "100", None),
        (f"<lte>{RESPONSE}{number('-1')}</lte>", None, "-1"),
    ],
)
def test_numbers_that_a_rule_accepts_become_a_range(condition, low, high):
    assert numeric(condition, "float", "3") == between(low, high)


def test_open_ends_of_whole_numbers_are_left_out():
    low = f"<gt>{RESPONSE}{number('4', 'integer')}</gt>"
    high = f"<lt>{RESPONSE}{number('9', 'integer')}</lt>"

    assert numeric(f"<and>{low}{high}</and>", "integer", "6") == between("5", "8")


def test_several_ranges_keep_their_order_and_shares():
    exact = f'<equal toleranceMode="exact">{RESPONSE}{number("5")}</equal>'
    near = f'<equal toleranceMode="absolute" tolerance="2">{RESPONSE}{number("5")}</equal>'
    data = item(
        declared("float", "5"),
        f"<p>N? {ENTRY} m</p>",
        rules(when(exact, "4"), when(near, "1").replace("responseIf", "responseElseIf")),
    )

    assert only(data).numeric == (
        Range(Decimal(5), Decimal(5), 1.0),
        Range(Decimal(3), Decimal(7), 0.25),
    )


def test_numbers_of_a_mapping_and_of_a_plain_match_are_exact():
    mapped = item(
        declared("integer", mapped="7=1,8=0.5"),
        f"<p>N?</p><p>{ENTRY}</p>",
        template("map_response"),
    )

    assert [(one.low, one.fraction) for one in only(mapped).numeric] == [(7, 1.0), (8, 0.5)]
    assert only(item(declared("integer", "42"), f"<p>N? {ENTRY}</p>")).numeric == (
        Range(Decimal(42), Decimal(42)),
    )


TWO = (
    '<responseDeclaration identifier="A" cardinality="single" baseType="string">'
    "<correctResponse><value>x</value></correctResponse>{a}</responseDeclaration>"
    '<responseDeclaration identifier="B" cardinality="single" baseType="identifier">'
    "<correctResponse><value>two</value></correctResponse>{b}</responseDeclaration>"
)
BOTH = (
    '<p>First <textEntryInteraction responseIdentifier="A"/>, a {1} and then '
    '<inlineChoiceInteraction responseIdentifier="B" shuffle="true">'
    '<inlineChoice identifier="one">One</inlineChoice>'
    '<inlineChoice identifier="two">Two</inlineChoice></inlineChoiceInteraction>.</p>'
)
ADDED = (
    '<responseProcessing><setOutcomeValue identifier="SCORE"><sum>'
    '<mapResponse identifier="A"/><mapResponse identifier="B"/>'
    "</sum></setOutcomeValue></responseProcessing>"
)


def gaps(first: tuple[Answer, ...], weights: tuple[float, float]) -> tuple[Gap, ...]:
    options = (Option("One", 0.0), Option("Two", 1.0))
    return (Gap(answers=first, weight=weights[0]), Gap(options=options, weight=weights[1]))


@pytest.mark.parametrize("version", VERSIONS)
def test_several_fields_in_a_text_are_a_cloze(version):
    mapped = TWO.format(a=mapping("x=1,y=0.5"), b=mapping("two=3"))
    found = only(item(mapped, BOTH, ADDED, version=version), version)

    assert found.type == "cloze"
    assert found.stem_html == "<p>First {1}, a &#123;1} and then {2}.</p>"
    assert found.gaps == gaps((Answer("x", 1.0), Answer("y", 0.5)), (1.0, 3.0))


def test_cloze_that_is_all_or_nothing_counts_each_gap_the_same():
    found = only(item(TWO.format(a="", b=""), BOTH))

    assert found.gaps == gaps((Answer("x", 1.0),), (1.0, 1.0))


def test_one_list_in_a_text_is_a_cloze():
    inner = '<inlineChoice identifier="a">A</inlineChoice><inlineChoice identifier="b">B'
    body = (
        '<p>It is <inlineChoiceInteraction responseIdentifier="RESPONSE" shuffle="false">'
        f"{inner}</inlineChoice></inlineChoiceInteraction></p>"
    )
    found = only(item(declared("identifier", "b"), body))

    assert (found.type, found.stem_html, found.shuffled) == ("cloze", "<p>It is {1}</p>", False)
    assert found.gaps == (Gap(options=(Option("A", 0.0), Option("B", 1.0))),)


GAP_MATCH = (
    '<gapMatchInteraction responseIdentifier="RESPONSE" shuffle="false"><prompt>Fill in.</prompt>'
    '<gapText identifier="w" matchMax="1">winter</gapText>'
    '<gapText identifier="s" matchMax="1">summer</gapText>'
    '<p>The <gap identifier="g1"/> and the <gap identifier="g2"/>.</p></gapMatchInteraction>'
)


@pytest.mark.parametrize("version", VERSIONS)
def test_texts_for_gaps_are_options_of_each(version):
    key = declared("directedPair", "w g1", "s g2", mapped="w g1=1,s g2=2", **PAIRS)
    data = item(key, GAP_MATCH, template("map_response", version), version=version)
    found = only(data, version)

    assert found.stem_html == "<p>Fill in.</p><p>The {1} and the {2}.</p>"
    assert [(shares(gap.options), gap.weight) for gap in found.gaps] == [
        ([1.0, 0.0], 1.0),
        ([0.0, 1.0], 2.0),
    ]


def test_several_texts_for_one_gap_are_skipped():
    key = declared("directedPair", "w g1", "s g1", "s g2", **PAIRS)

    assert reasons(item(key, GAP_MATCH)) == [
        "Several things go into one of its gaps, which we do not have."
    ]


def match_sets(first: str, second: str) -> str:
    def listed(names: str) -> str:
        inner = "".join(
            f'<simpleAssociableChoice identifier="{name}" matchMax="1">{name.upper()}'
            "</simpleAssociableChoice>"
            for name in names.split()
        )
        return f"<simpleMatchSet>{inner}</simpleMatchSet>"

    return (
        '<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="4">'
        f"<prompt>Match.</prompt>{listed(first)}{listed(second)}</matchInteraction>"
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_pairs_with_spare_answers_are_matched(version):
    key = declared("directedPair", "b x", "a y", **PAIRS)
    data = item(key, match_sets("a b", "x y z"), version=version)

    assert only(data, version).pairs == (Pair("A", "Y"), Pair("B", "X"), Pair("", "Z"))


def test_sides_are_changed_where_the_second_list_is_used_up():
    key = declared("directedPair", "a x", "a y", "b z", **PAIRS)

    assert only(item(key, match_sets("a b c", "x y z"))).pairs == (
        Pair("X", "A"),
        Pair("Y", "A"),
        Pair("Z", "B"),
        Pair("", "C"),
    )


def test_pairs_in_which_things_have_several_partners_are_skipped():
    key = declared("directedPair", "a x", "a y", **PAIRS)

    assert reasons(item(key, match_sets("a b", "x y z"))) == [
        "Some of its things have several partners or none, which we do not have."
    ]


def test_associations_become_pairs_with_a_warning():
    inner = "".join(
        f'<simpleAssociableChoice identifier="{name}" matchMax="1">{name.upper()}'
        "</simpleAssociableChoice>"
        for name in "abcde"
    )
    body = f'<associateInteraction responseIdentifier="RESPONSE">{inner}</associateInteraction>'
    found = read(item(declared("pair", "a d", "c b", **PAIRS), f"<p>Rivals?</p>{body}"))

    assert found.items[0].pairs == (Pair("A", "D"), Pair("B", "C"), Pair("", "E"))
    assert len(found.warnings) == 1


@pytest.mark.parametrize("version", VERSIONS)
def test_things_are_put_in_the_declared_order(version):
    body = choice("a:A|b:B|c:C").replace("choiceInteraction", "orderInteraction")
    data = item(declared("identifier", "c", "a", "b", cardinality="ordered"), body, version=version)

    assert only(data, version).sequence == ("C", "A", "B")


def feedback(name: str, text: str, tag: str = "modalFeedback", show: str = "show") -> str:
    return (
        f'<{tag} outcomeIdentifier="FEEDBACK" identifier="{name}" showHide="{show}">{text}</{tag}>'
    )


TOLD = '<outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>'
CHOSEN = f'<setOutcomeValue identifier="FEEDBACK">{RESPONSE}</setOutcomeValue>'


def test_remarks_named_like_an_option_belong_to_it():
    right = f'<match>{RESPONSE}<correct identifier="RESPONSE"/></match>'
    data = item(
        declared("identifier", "a") + TOLD,
        choice("a:A|b:B|c:C"),
        rules(when(right)).replace("</responseProcessing>", f"{CHOSEN}</responseProcessing>"),
        feedback("b", "<p>Not B.</p>") + feedback("none", "General.", show="hide"),
    )
    found = only(data)

    assert [one.feedback_html for one in found.options] == ["", "<p>Not B.</p>", ""]
    assert found.feedback_html == "General."


def test_remarks_for_right_and_wrong_answers_are_told_apart():
    right = f'<match>{RESPONSE}<correct identifier="RESPONSE"/></match>'
    yes, no = (
        f'<setOutcomeValue identifier="FEEDBACK">{number(name, "identifier")}</setOutcomeValue>'
        for name in ("correct", "incorrect")
    )
    data = item(
        declared("identifier", "a") + TOLD,
        choice("a:A|b:B|c:C") + f"<p>{feedback('correct', 'Yes.', 'feedbackInline')}</p>",
        rules(when(right, "1", yes), f"<responseElse>{score('0')}{no}</responseElse>"),
        feedback("incorrect", "No."),
    )
    found = only(data)

    assert (found.stem_html, found.right_feedback_html, found.wrong_feedback_html) == (
        "Which?",
        "Yes.",
        "No.",
    )


def test_remarks_within_an_option_leave_its_text():
    inner = feedback("b", "Look again.", "feedbackInline")
    data = item(declared("identifier", "a") + TOLD, choice(f"a:A|b:B {inner}"))

    assert only(data).options == (Option("A", 1.0), Option("B", 0.0, "Look again."))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p>Write.</p><extendedTextInteraction responseIdentifier='RESPONSE'/>", "longer text"),
        ("<hotspotInteraction responseIdentifier='RESPONSE'/>", "picture"),
        ("<graphicGapMatchInteraction responseIdentifier='RESPONSE'/>", "picture"),
        ("<sliderInteraction responseIdentifier='RESPONSE'/>", "slider"),
        ("<hottextInteraction responseIdentifier='RESPONSE'/>", "marking words"),
        ("<uploadInteraction responseIdentifier='RESPONSE'/>", "file"),
        ("<customInteraction responseIdentifier='RESPONSE'/>", "own program"),
        ("<spinInteraction responseIdentifier='RESPONSE'/>", "spinInteraction"),
        (choice("a:A|b:B") + choice("a:A|b:C"), "several lists"),
        ("<p>Read.</p>", "no interaction"),
        ("<p>Read <include href='a.xml'/>.</p>" + choice("a:A|b:B"), "another file"),
    ],
)
@pytest.mark.parametrize("version", ["2.2", "3.0"])
def test_what_we_do_not_have_is_skipped_with_its_reason(body, reason, version):
    (said,) = reasons(item(declared("identifier", "a"), body, version=version), version)

    assert reason in said


def test_items_that_change_or_are_drawn_by_lot_are_skipped():
    drawn = '<templateDeclaration identifier="N" cardinality="single" baseType="integer"/>'
    body = choice("a:A|b:B")

    assert "adaptive" in reasons(item(declared("identifier", "a"), body,
                                      attributes='adaptive="true"'))[0]  # fmt: skip
    assert "at random" in reasons(item(declared("identifier", "a") + drawn, body))[0]


def test_item_without_a_key_is_skipped():
    assert reasons(item(declared("identifier"), choice("a:1|b:2"))) == [
        "It does not say which answer is right, so it cannot be scored."
    ]


def test_answers_checked_by_a_pattern_are_skipped():
    rule = f'<patternMatch pattern="[0-9]+">{RESPONSE}</patternMatch>'

    assert "pattern" in reasons(item(declared("string"), f"<p>{ENTRY}</p>", rules(when(rule))))[0]


def test_rules_without_end_are_given_up():
    inner = f"<not>{RESPONSE}</not>"
    for _ in range(60):
        inner = f"<not>{inner}</not>"
    data = item(declared("identifier", "a"), choice("a:A|b:B"), rules(when(inner)))

    assert reasons(data) == ["Its scoring rules are too long to be followed."]


def test_formulas_become_text_with_a_warning():
    formula = "<math><msup><mi>e</mi><mn>2</mn></msup></math>"
    found = read(item(declared("identifier", "a"), choice("a:A|b:B", prompt=f"What is {formula}?")))

    assert found.items[0].stem_html == "What is e<sup>2</sup>?"
    assert [str(note.where) for note in found.warnings] == ["item q1"]


@pytest.mark.parametrize("version", ["2.2", "3.0"])
def test_pictures_of_a_package_come_along(version):
    body = '<p><img src="../media/a%20b.png" alt="Map"/></p>' + choice("a:A|b:B")
    data = package(
        ("items/one.xml", item(declared("identifier", "a"), body, version=version)),
        ("media/a b.png", PICTURE),
        ("media/other.png", PICTURE),
        version=version,
    )
    found = read(data, version)

    assert found.files == {"media/a b.png": PICTURE}
    assert '<img src="media/a b.png" alt="Map">' in found.items[0].stem_html


def test_pictures_within_the_item_become_files():
    body = '<p><img src="data:image/png;base64,iVBORw0KGgo=" alt="Dot"/></p>' + choice("a:A|b:B")
    found = read(item(declared("identifier", "a"), body))
    (name,) = found.files

    assert found.files == {name: PICTURE}
    assert found.items[0].stem_html == f'<p><img src="{name}" alt="Dot"></p><p>Which?</p>'


def test_long_rules_are_given_up_in_time():
    condition = f"<or>{RESPONSE * 3000}</or>"
    data = item(declared("string", "a"), f"<p>A? {ENTRY}</p>", rules(when(condition)))

    assert reasons(data) == ["Its scoring rules are too long to be followed."]


def test_pictures_that_are_missing_leave_their_description():
    body = '<p><img src="gone.png" alt="A map"/></p>' + choice("a:A|b:B")
    found = read(package(("one.xml", item(declared("identifier", "a"), body))))

    assert found.items[0].stem_html == "<p>A map</p><p>Which?</p>"
    assert [str(note.text) for note in found.warnings] == [
        "A picture was left out, because it is not in the file: gone.png"
    ]


def test_parts_that_are_no_question_are_left_out_of_its_text():
    body = (
        '<rubricBlock view="scorer"><p>For teachers.</p></rubricBlock>'
        '<rubricBlock view="candidate"><p>Read well.</p></rubricBlock>'
        '<infoControl title="Hint">Look up.</infoControl><p>Score: <printedVariable '
        'identifier="SCORE"/></p>' + choice("a:A|b:B")
    )
    found = read(item(declared("identifier", "a"), body))

    assert found.items[0].stem_html == ("<div><p>Read well.</p></div><p>Score: </p><p>Which?</p>")
    assert [str(note.text) for note in found.warnings] == [
        "Hints that are opened with a button were left out."
    ]


@pytest.mark.parametrize("version", ["2.2", "3.0"])
def test_text_that_an_item_refers_to_stands_before_it(version):
    reference = '<assessmentStimulusRef identifier="s" href="../texts/s.xml" title="T"/>'
    one = item(declared("identifier", "a") + reference, choice("a:A|b:B"), version=version)
    text = '<assessmentStimulus identifier="s" title="T"><stimulusBody><p>Long ago <img src='
    text += '"p.png" alt=""/></p></stimulusBody></assessmentStimulus>'
    text = as_three(text) if version == "3.0" else text
    resources = '<resource type="imsqti_item_xmlv2p2" href="items/one.xml"/>'
    data = package(
        ("items/one.xml", one),
        ("texts/s.xml", text.encode()),
        ("texts/p.png", PICTURE),
        resources=resources,
    )
    found = read(data, version)

    assert found.items[0].stem_html == (
        '<div><p>Long ago <img src="texts/p.png" alt=""></p></div><p>Which?</p>'
    )
    assert found.files == {"texts/p.png": PICTURE}


def section(title: str, *inner: str) -> str:
    return (
        f'<assessmentSection identifier="{title}" title="{title}" visible="true">'
        f"{''.join(inner)}</assessmentSection>"
    )


def reference(name: str) -> str:
    return f'<assessmentItemRef identifier="{name[0]}" href="../{name}"/>'


def test_test_gives_the_order_and_the_categories():
    rubric = '<rubricBlock view="candidate"><p>Choose.</p></rubricBlock>'
    deep = section("Deep", rubric, reference("a.xml"))
    body = section("All", reference("b.xml"), section("Sea", deep))
    test = f'<assessmentTest identifier="t" title="T"><testPart>{body}</testPart></assessmentTest>'
    one = item(declared("identifier", "a"), choice("a:A|b:B"))
    kinds = (("t/test.xml", "test"), ("a.xml", "item"), ("b.xml", "item"), ("c.xml", "item"))
    resources = "".join(
        f'<resource type="imsqti_{kind}_xmlv2p1" href="{name}"/>' for name, kind in kinds
    )
    found = read(
        package(
            ("t/test.xml", test.encode()),
            ("a.xml", one.replace(b"q1", b"first")),
            ("b.xml", one.replace(b"q1", b"second")),
            ("c.xml", one.replace(b"q1", b"third")),
            resources=resources,
        )
    )

    assert [(one.id, one.category) for one in found.items] == [
        ("second", ""),
        ("first", "Sea/Deep"),
        ("third", ""),
    ]
    assert [str(note.where) for note in found.warnings] == ["item first"]


def test_files_that_are_listed_but_missing_or_broken_are_reported():
    good = item(declared("identifier", "a"), choice("a:A|b:B"))
    resources = "".join(
        f'<resource type="imsqti_item_xmlv2p2" href="{name}"/>'
        for name in ("good.xml", "gone.xml", "bad.xml")
    )
    found = read(package(("good.xml", good), ("bad.xml", good[:-9]), resources=resources))

    assert len(found.items) == 1
    assert [str(note.where) for note in found.skipped] == ["file gone.xml", "file bad.xml"]


def several_lists(kind, *lists, before="", rules=""):
    """As Canvas turns questions of version 1 into version 2."""
    asked = "".join(
        f'<choiceInteraction responseIdentifier="r{n}" maxChoices="1"><prompt>{prompt}</prompt>'
        + "".join(
            f'<simpleChoice identifier="r{n}c{m}"><p>{text}</p></simpleChoice>'
            for m, text in enumerate(texts)
        )
        + "</choiceInteraction>"
        for n, (prompt, *texts) in enumerate(lists)
    )
    declared = "".join(
        f'<responseDeclaration identifier="r{n}" cardinality="single" baseType="identifier"/>'
        for n in range(len(lists))
    )
    return (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t">'
        f'<instructureMetadata><instructureField name="question_type" value="{kind}"/>'
        '<instructureField name="points_possible" value="4.5"/></instructureMetadata>'
        f'{declared}<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
        f"<itemBody><p>{before}</p>{asked}</itemBody>"
        f"<responseProcessing>{rules}</responseProcessing></assessmentItem>"
    ).encode()


def earns(*choices):
    return "".join(
        f'<responseCondition><responseIf><match><variable identifier="{one[:2]}"/>'
        f'<baseValue baseType="identifier">{one}</baseValue></match>'
        '<setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>'
        '<baseValue baseType="float">50</baseValue></sum></setOutcomeValue>'
        "</responseIf></responseCondition>"
        for one in choices
    )


def test_named_lists_are_gaps_that_are_typed():
    data = several_lists(
        "fill_in_multiple_blanks_question",
        ("b", "blue"),
        ("a", "red", "scarlet"),
        before="A [a] and [b].",
        rules=earns("r0c0", "r1c0"),
    )
    item = Qti2().read(data).items[0]
    assert item.stem_html == "<p>A {2} and {1}.</p>"
    assert [[one.text for one in gap.answers] for gap in item.gaps] == [
        ["blue"],
        ["red", "scarlet"],
    ]
    assert item.points == 4.5


def test_named_lists_are_gaps_to_choose_for():
    data = several_lists(
        "multiple_dropdowns_question",
        ("a", "red", "blue"),
        ("b", "sea", "sky"),
        before="[a] and [b].",
        rules=earns("r0c1", "r1c0"),
    )
    gaps = Qti2().read(data).items[0].gaps
    assert [[one.fraction for one in gap.options] for gap in gaps] == [[0.0, 1.0], [1.0, 0.0]]


def test_same_lists_with_prompts_are_pairs():
    sides = ("Paris", "Madrid", "Rome")
    data = several_lists(
        "matching_question",
        ("France", *sides),
        ("Spain", *sides),
        before="Match.",
        rules=earns("r0c0", "r1c1"),
    )
    item = Qti2().read(data).items[0]
    assert [(pair.left_html, pair.right_html) for pair in item.pairs] == [
        ("France", "<p>Paris</p>"),
        ("Spain", "<p>Madrid</p>"),
        ("", "<p>Rome</p>"),
    ]


def test_calculated_questions_are_refused():
    data = several_lists("calculated_question", ("a", "1"), before="[a]")
    assert "random" in str(Qti2().read(data).skipped[0].text)
