import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.question_set import SetError, SetErrors, check_sets, read_set
from quizapp.question_types import BY_KEY
from tests.factories.sets import (
    FACT,
    SOURCE,
    choice_questions,
    question,
    sample_questions,
    set_file,
)

FILE = "questions/harbour.yaml"

WRITTEN = """\
title: The harbour
summary: What opened, and when.
tags: [harbours]
level: standard
source:
  headline: A harbour opens
  published_on: 2020-05
facts:
  - id: opening
    kind: date
    claim: The harbour opened on 5 May 2020.
    value: 2020
    where: sentence 2
    as_of: 2020
questions:
  - id: opening-day
    type: date
    stem: When did the harbour open?
    content:
      answer: 2020-05-05
    facts: [opening]
    explanation: It was a Tuesday.
    difficulty: easy
  - id: visitors
    type: numeric
    stem: How many came?
    content: {answer: 1_700, tolerance: 5}
    facts: [opening]
    explanation: They were counted.
    difficulty: hard
    tags: [counting]
"""


def errors(text: str | bytes, file: str = FILE) -> list[str]:
    """The mistakes in a file, in words, without its name."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(SetErrors) as caught:
        read_set(data, file)
    assert check_sets([(file, data)]) == list(caught.value.errors)
    return [str(error).removeprefix(f"{file}:") for error in caught.value.errors]


def changed(*changes: tuple[str, str]) -> str:
    """The file above with some text replaced."""
    text = WRITTEN
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def test_file_is_read():
    found = read_set(WRITTEN.replace("1_700", "1700").encode(), FILE)
    assert found.id == "harbour"
    assert (found.body.title, found.body.tags, found.body.level) == (
        "The harbour",
        ["harbours"],
        "standard",
    )
    assert [one.id for one in found.body.questions] == ["opening-day", "visitors"]
    assert found.body.questions[1].tags == ["counting"]


def test_dates_stay_text_at_their_precision():
    body = read_set(WRITTEN.replace("1_700", "1700").encode(), FILE).body
    assert (body.source.published_on, body.facts[0].as_of) == ("2020-05", "2020")
    assert (body.facts[0].value, body.questions[0].content) == ("2020", {"answer": "2020-05-05"})


def test_unknown_publisher_and_address_may_be_left_out_or_null():
    source = read_set(set_file(), FILE).body.source
    assert (source.publisher, source.url) == ("The Test Gazette", None)
    assert read_set(WRITTEN.replace("1_700", "1700").encode(), FILE).body.source.publisher is None


def test_every_type_is_accepted_with_its_sample():
    found = read_set(set_file(), FILE)
    assert {one.type for one in found.body.questions} == set(BY_KEY)
    for one in found.body.questions:
        assert BY_KEY[one.type].load(one.content) == BY_KEY[one.type].sample


def test_only_true_and_false_are_booleans():
    text = changed(("It was a Tuesday.", "no"), ("They were counted.", "on"), ("1_700", "7"))
    explanations = [one.explanation for one in read_set(text.encode(), FILE).body.questions]
    assert explanations == ["no", "on"]


def test_digits_with_underscores_are_no_number():
    assert errors(WRITTEN) == [
        "27: question “visitors”, content.answer: has “1_700”, which cannot be read as a number"
    ]


def test_all_mistakes_come_at_once_in_the_order_of_lines():
    text = changed(
        ("level: standard", "level: high"),
        ("published_on: 2020-05", "published_on: 2020-13"),
        ("    value: 2020\n", ""),
        ("type: date", "type: dates"),
        ("stem: How many came?", 'stem: ""'),
        ("1_700", "many"),
        ("tags: [counting]", "tag: counting"),
    )
    assert errors(text) == [
        "4: level: must be 'introductory', 'standard' or 'advanced'",
        "7: source.published_on: must be a real date like 1998-03-05, 1998-03 or 1998",
        "9: facts.1.value: is missing",
        "16: question “opening-day”, type: must be one of " + ", ".join(BY_KEY),
        "25: question “visitors”, stem: must not be empty",
        "26: question “visitors”, content.answer: has “many”, which cannot be read as a number",
        "30: question “visitors”, tag: is not a known field",
    ]


def test_mistake_in_content_is_found_by_its_path():
    options = [{"text": "right"}, {"text": "wrong", "feedback": 3}]
    asked = [question("one", "multiple_choice", {"options": options})]
    assert [
        (error.question, error.field, error.text) for error in check_sets([(FILE, set_file(asked))])
    ] == [("one", "content.options.2.feedback", "must be text (put quotes around it)")]


def test_line_is_that_of_the_value():
    data = set_file([question("one", "true_false", {"answer": "perhaps"})])
    (error,) = check_sets([(FILE, data)])
    assert data.decode().splitlines()[error.line - 1].strip() == "answer: perhaps"


def test_unknown_and_doubled_facts_are_named():
    asked = [
        {**one, "facts": facts}
        for one, facts in zip(
            choice_questions(3), (["closing"], [], ["opening", "opening"]), strict=True
        )
    ]
    found = [(error.question, error.field) for error in check_sets([(FILE, set_file(asked))])]
    assert found == [("choice-0", "facts.1"), ("choice-1", "facts"), ("choice-2", "facts.2")]


def test_ids_are_unique_in_a_file():
    data = set_file([*choice_questions(1), *choice_questions(1)], facts=[FACT, FACT])
    assert [(error.question, error.field) for error in check_sets([(FILE, data)])] == [
        ("", "facts.2.id"),
        ("choice-0", "id"),
    ]


def test_place_is_right_behind_an_item_without_fields():
    asked = ["not a question", {**choice_questions(1)[0], "facts": ["closing"]}]
    found = [(error.question, error.field) for error in check_sets([(FILE, set_file(asked))])]
    assert found == [("1", ""), ("choice-0", "facts.1")]


@pytest.mark.parametrize("name", ["title", "summary", "tags", "level", "source", "questions"])
def test_missing_field_is_named(name):
    data = yaml.safe_load(set_file())
    del data[name]
    assert errors(yaml.safe_dump(data)) == [f"1: {name}: is missing"]


def test_set_needs_facts_and_questions():
    found = check_sets([(FILE, changed(("questions:\n", "questions: []\nothers:\n")).encode())])
    assert [(error.field, error.line) for error in found] == [("questions", 15), ("others", 16)]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"# only a remark\n", 1),
        (b"- a\n- list\n", 1),
        (b"just text", 1),
        (b"title: one\ntitle: two\n", 2),
        (b"title: one\nsummary: [\n", 3),
        (b"title: one\nsummary: caf\xe9\n", 2),
        (b"title: one\nsummary: \x01\n", 2),
        (b'title: one\nsummary: "\\0"\n', 2),
        (b"title: &it one\nsummary: *it\n", 1),
        (b"title: one\nsummary: *it\n", 2),
        (b"title: one\n? [a, b]\n: two\n", 2),
        (b"title: one\n---\ntitle: two\n", 2),
        (b"title: one\nsummary: " + b"[" * 50_000, 2),
        (b"title: " + b"a" * 1_000_000, 1),
    ],
)
def test_unreadable_file_is_refused_in_one_line(data, line):
    (error,) = check_sets([(FILE, data)])
    assert (error.file, error.line, error.question) == (FILE, line, "")
    assert "\n" not in error.text


def test_aliases_cannot_unfold():
    laughs = ["a0: &a0 [ha]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    (error,) = check_sets([(FILE, "\n".join(laughs).encode())])
    assert error.line == 1


def test_file_name_is_the_id():
    assert read_set(set_file(), "sets/new-harbour.yml").id == "new-harbour"
    assert len(check_sets([("New Harbour.yaml", set_file())])) == 1


def test_byte_order_mark_is_ignored():
    assert read_set(b"\xef\xbb\xbf" + set_file(), FILE).body.title == "Sample set"


def test_error_names_file_line_question_and_field():
    assert str(SetError(FILE, 4, "one", "content", "is missing")) == (
        f"{FILE}:4: question “one”, content: is missing"
    )
    assert str(SetError(FILE, 4, "", "title", "is missing")) == f"{FILE}:4: title: is missing"
    assert str(SetError(FILE, 1, "", "", "is empty")) == f"{FILE}:1: is empty"


def test_files_that_agree_have_no_mistakes():
    assert check_sets([("a/harbour.yaml", set_file()), ("a/quay.yaml", set_file())]) == []


def test_set_may_not_be_in_two_files():
    found = check_sets([("a/harbour.yaml", set_file()), ("b/harbour.yaml", set_file())])
    assert [(error.file, error.line) for error in found] == [("b/harbour.yaml", 1)]


def test_fact_of_one_source_says_the_same_everywhere():
    other = set_file(facts=[{**FACT, "value": "6 May 2020"}])
    (error,) = check_sets([("harbour.yaml", set_file()), ("quay.yaml", other)])
    assert (error.file, error.field) == ("quay.yaml", "facts.1")
    assert other.decode().splitlines()[error.line - 1].strip() == "- id: opening"


def test_fact_of_another_source_may_differ():
    other = set_file(
        facts=[{**FACT, "value": "6 May 2020"}], source={**SOURCE, "published_on": "2020-05-07"}
    )
    assert check_sets([("harbour.yaml", set_file()), ("quay.yaml", other)]) == []


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(max_examples=100)
@given(
    st.sampled_from(["title", "tags", "source", "facts", "questions"]),
    plain | st.lists(plain, max_size=2),
)
def test_any_value_anywhere_leads_to_errors_only(name, value):
    for error in check_sets([(FILE, set_file(**{name: value} if name != "questions" else {}))]):
        assert error.line >= 1
    if isinstance(value, list):
        check_sets([(FILE, set_file([*sample_questions()[:1], *value]))])


@settings(max_examples=200)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_lead_to_errors_only(data):
    assert check_sets([(FILE, data)]) != []


def test_one_source_has_one_publisher_in_all_files():
    other = set_file(source={**SOURCE, "publisher": "The Other Gazette"})
    assert [str(error) for error in check_sets([("a.yaml", set_file()), ("b.yaml", other)])] == [
        "b.yaml:7: source: has another publisher or address than in a.yaml"
    ]
