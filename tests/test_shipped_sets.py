"""The rules for the question sets in `questions/` that a machine can check."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from quizapp.formats.question_set import QuestionItem, check_sets, read_set
from quizapp.question_types import BY_KEY

FOLDER = Path(__file__).parent.parent / "questions"
FILES = sorted(FOLDER.glob("*.yaml"))

SETS = {path.stem: read_set(path.read_bytes(), f"questions/{path.name}").body for path in FILES}
QUESTIONS = [
    pytest.param(question, id=f"{name}/{question.id}")
    for name, one in SETS.items()
    for question in one.questions
]

SHORTEST_KEY = 4
"""Letters an accepted form needs to be looked for elsewhere: “IS” stands in many sentences."""

REPORT = {
    "quantity": {
        5: "1,700",
        18: "seven years|7 years",
        21: "100 billion",
        23: "40th",
        35: "several decades",
        45: "66",
        46: "fourth|4th",
    },
    "date": {
        2: "20 december 2018",
        4: "20 december 2018",
        10: "19 december 2018",
        12: "20 december 2018",
        17: "18 december 2018",
        20: "past year",
        21: "2018",
        23: "2018",
        30: "2018|past year",
        35: "1945",
        45: "march 2018",
        46: "2024",
    },
    "person": {
        2: "putin",
        10: "trump",
        12: "hua chunying",
        16: "de mistura",
        30: "sergei skripal",
    },
    "organisation": {
        10: "isil",
        12: "foreign ministry",
        16: "united nations",
        17: "constitutional committee",
        31: "group of 20",
    },
    "agreement": {27: "intermediate-range nuclear forces", 36: "peace treaty"},
    "statement": {
        **{4: "illegitimate", 5: "should never", 6: "doubt", 7: "sign", 8: "afghanistan"},
        **{10: "only goal", 11: "agree", 12: "syria", 17: "committee", 18: "political"},
        **{21: "100 billion|cooperation", 22: "stability|cooperation", 25: "nuclear"},
        **{26: "common sense", 27: "weapon", 28: "normal", 29: "meet", 32: "normal"},
        **{41: "influence", 44: "sanctions|reason"},
    },
    "quotation": {
        **{4: "illegitimate", 9: "possible", 11: "right", 13: "joint", 14: "interest"},
        **{21: "benchmark", 33: "defensive", 34: "potential", 36: "sincere", 40: "competitor"},
        **{42: "power", 43: "powerful player", 44: "adapted"},
    },
    "event": {
        **{2: "press conference", 4: "pull|withdraw", 5: "asked", 10: "defeat", 16: "blames"},
        **{17: "agree", 21: "trade", 23: "reform", 31: "call|cancel", 32: "deploy"},
        **{35: "capture", 39: "den", 41: "sanctions", 45: "elect", 46: "term"},
    },
}
"""What the report behind the sets holds: by kind and sentence, words of the fact's value."""

MORE_IN_ONE_SENTENCE = [
    ("event", 17, "session"),
    ("event", 27, "nuclear forces|treaty"),
    ("event", 30, "meddling"),
    ("event", 30, "poison"),
    ("event", 30, "stand-off"),
    ("event", 35, "dispute"),
    ("event", 39, "britain"),
    ("date", 17, "early 2019"),
    ("quotation", 9, "decision"),
    ("quotation", 44, "reason"),
]
PLACES = {
    *("Russia", "Moscow", "Syria", "United States", "Washington", "Afghanistan", "China"),
    *("Beijing", "Iran", "Turkey", "Japan", "Tokyo", "Argentina", "Britain", "Ukraine"),
    "Black Sea",
}
STANDS_FOR = {"statement": {"statement", "quotation"}, "event": {"event", "agreement", "statement"}}
"""A sentence may be a statement and a quotation at once; one fact for it is enough."""


def sentences(where: str) -> set[int]:
    """The numbers in “sentence 5”, “sentences 2 and 4” or “sentences 19, 21 and 22”."""
    assert re.fullmatch(r"sentence \d+|sentences \d+(, \d+)* and \d+", where), where
    return {int(number) for number in re.findall(r"\d+", where)}


@cache
def facts_with_questions() -> list[tuple[str, set[int], str]]:
    """Kind, sentences and value of every fact that a question tests."""
    return [
        (fact.kind, sentences(fact.where), fact.value.lower())
        for one in SETS.values()
        for fact in one.facts
        if any(fact.id in question.facts for question in one.questions)
    ]


def options(question: QuestionItem) -> tuple[list[str], list[str]]:
    """Right and wrong options; both empty for types without."""
    listed = question.content.get("options", [])
    right = [option["text"] for option in listed if option.get("correct")]
    return right, [option["text"] for option in listed if not option.get("correct")]


def keys(question: QuestionItem) -> set[str]:
    """The right answers, in lower case, that would be worth finding elsewhere."""
    content = question.content
    if question.type in ("numeric", "date"):
        said = BY_KEY[question.type].say_key(load(question))
        return {form.lower() for form in (*said, str(content["answer"]))}
    forms = [*options(question)[0], *content.get("accepted", ())]
    forms += [form for gap in content.get("gaps", ()) for form in gap["accepted"]]
    return {form.lower() for form in forms if len(form) >= SHORTEST_KEY}


def shown(question: QuestionItem) -> str:
    """All that is on the page before the answer is in, in lower case."""
    return "\n".join([question.stem, *texts(BY_KEY[question.type].dump(load(question)))]).lower()


def load(question: QuestionItem) -> Any:
    return BY_KEY[question.type].load(question.content)


def texts(data: Any, name: str = "") -> Iterator[str]:
    """Every text in a content but typed answers and feedback, which are shown afterwards."""
    if name in ("accepted", "rejected", "feedback", "answer"):
        return
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)


def test_sets_have_no_mistakes():
    assert check_sets((path.name, path.read_bytes()) for path in FILES) == []


def test_sets_are_many_and_use_all_types():
    assert len(SETS) >= 6
    assert len(QUESTIONS) >= 80
    used = {question.type for one in SETS.values() for question in one.questions}
    assert used == set(BY_KEY)


@pytest.mark.parametrize("name", SETS)
def test_set_is_varied(name):
    counts = Counter(question.type for question in SETS[name].questions)
    assert len(counts) >= 6
    assert max(counts.values()) <= counts.total() * 0.6


@pytest.mark.parametrize("name", SETS)
def test_set_tests_each_of_its_facts(name):
    tested = {fact for question in SETS[name].questions for fact in question.facts}
    assert {fact.id for fact in SETS[name].facts} - tested == set()


@pytest.mark.parametrize("name", SETS)
def test_stems_differ(name):
    stems = Counter(question.stem for question in SETS[name].questions)
    assert [stem for stem, count in stems.items() if count > 1] == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_right_options_are_not_the_long_ones(question):
    right, wrong = options(question)
    if right and wrong:
        assert mean(map(len, right)) <= 1.35 * mean(map(len, wrong)) + 8


@pytest.mark.parametrize("question", QUESTIONS)
def test_right_options_are_not_the_only_ones_with_figures(question):
    right, wrong = options(question)
    with_figures = [text for text in right if re.search(r"\d", text)]
    assert not with_figures or any(re.search(r"\d", text) for text in wrong)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_wrong_option_says_why(question):
    listed = question.content.get("options", [])
    assert [one["text"] for one in listed if not (one.get("correct") or one.get("feedback"))] == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_explanation_is_more_than_the_answer(question):
    assert 40 <= len(question.explanation) <= 400


@pytest.mark.parametrize("question", QUESTIONS)
def test_answer_earns_everything(question):
    type_ = BY_KEY[question.type]
    content = load(question)
    assert type_.grade(content, type_.key_answer(content)).fraction == 1.0


@pytest.mark.parametrize("name", SETS)
def test_no_question_gives_another_away(name):
    found = [
        (one.id, key, other.id)
        for one, other in permutations(SETS[name].questions, 2)
        for key in keys(one)
        if re.search(rf"(?<!\w){re.escape(key)}(?!\w)", shown(other))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("kind", "sentence", "words"),
    [
        *((kind, number, said) for kind, found in REPORT.items() for number, said in found.items()),
        *MORE_IN_ONE_SENTENCE,
    ],
)
def test_every_fact_of_the_report_is_tested(kind, sentence, words):
    kinds = STANDS_FOR.get(kind, {kind})
    assert [
        value
        for found_kind, numbers, value in facts_with_questions()
        if found_kind in kinds and sentence in numbers and re.search(words, value)
    ]


def test_every_place_of_the_report_is_tested():
    assert {place.lower() for place in PLACES} - {
        value for kind, _, value in facts_with_questions() if kind == "place"
    } == set()


@pytest.mark.parametrize("undated", [31, 32, 39, 41])
def test_undated_event_gets_no_date(undated):
    """The day of the report is no day of theirs."""
    dates = [
        value
        for kind, numbers, value in facts_with_questions()
        if kind == "date"
        if undated in numbers
    ]
    assert dates == []


def test_age_is_at_publication():
    ages = [fact for one in SETS.values() for fact in one.facts if fact.value.startswith("66")]
    assert {fact.as_of for fact in ages} == {"2018-12-20"}
