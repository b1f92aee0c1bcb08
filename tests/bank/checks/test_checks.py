"""Each check on both sides, and all of them on the shipped sets."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quizapp.bank.checks import Advice, Draft, check
from quizapp.bank.editions import Evidence
from quizapp.formats.question_set import read_set
from quizapp.question_types import BY_KEY, TYPES

FACT = Evidence("event", "The harbour opened on 5 May 2020.", "5 May 2020", "sentence 2", "2020")
FILES = sorted((Path(__file__).parents[3] / "questions").glob("*.yaml"))


def draft(type: str, content: Any, stem: str = "Which one is it?", *facts: Evidence) -> Draft:
    return Draft(type, stem, BY_KEY[type].load(content), "", facts or (FACT,))


def choice(right: str, *wrong: str, stem: str = "Which one is it?") -> Draft:
    options = [{"text": right, "correct": True}, *({"text": text} for text in wrong)]
    return draft("multiple_choice", {"options": options}, stem)


def sample(key: str, stem: str) -> Draft:
    return Draft(key, stem, BY_KEY[key].sample, "", (FACT,))


def found(one: Draft, **others: Any) -> list[tuple[str, bool]]:
    return [(advice.key, advice.gate) for advice in check(one, **others)]


def only(one: Draft) -> Advice:
    (advice,) = check(one)
    return advice


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
def test_sample_of_every_type_passes(type_):
    stem = "Towns differ." if type_.key == "true_false" else "What is it?"
    assert check(sample(type_.key, stem)) == []


def test_evidence_must_be_there():
    bare = Draft("true_false", "It rained.", BY_KEY["true_false"].sample, "", ())
    assert (only(bare).key, only(bare).gate, only(bare).field) == ("evidence", True, "evidence")
    blank = Evidence("event", "  ", "", "", "2020")
    assert found(Draft("true_false", "It rained.", bare.content, "", (blank,))) == [
        ("evidence", True)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("The Senate", "senate."),
        ("**Oslo**", "Oslo!"),
        ("_Oslo_", "Oslo"),
        ("[Oslo](https://example.org)", "Oslo"),
        ("cease-fire", "Ceasefire"),
    ],
)
def test_option_twice_is_a_gate(one, other):
    assert found(choice("Bergen", one, other)) == [("twice", True)]
    assert found(choice(one, "Bergen", other)) == [("twice", True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("5", "-5"), ("Iran", "Iraq"), ("1/2", "12"), ("Rise", "Rose"), ("$5", "£5")],
)
def test_options_that_look_alike_are_not_twice(one, other):
    assert found(choice("Bergen", one, other)) == []


def test_twice_looks_into_every_list():
    pairs = [{"left": "Côte", "right": "x"}, {"left": "Cote", "right": "y"}]
    assert found(draft("matching", {"pairs": pairs})) == [("twice", True)]
    assert found(draft("ordering", {"items": ["One.", "Two", "one"]})) == [("twice", True)]
    gap = {"accepted": ["Oslo"], "options": ["Oslo", "Rome", "Rome!"]}
    assert found(draft("cloze", {"text": "It is {1}.", "gaps": [gap]})) == [("twice", True)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("1,700", "seventeen hundred"),
        ("40", "Forty"),
        ("40", "40.0"),
        ("7 years", "seven years"),
        ("US$ 100bn", "100 billion dollars"),
        ("20 December 2018", "December 20, 2018"),
        ("2018-12-20", "20 Dec 2018"),
        ("In 2018", "2018"),
    ],
)
def test_distractor_that_is_the_key_in_other_words_is_a_gate(right, wrong):
    assert found(choice(right, "Bergen", wrong)) == [("one_answer", True)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("1,700", "1,800"),
        ("7 years", "7 months"),
        ("40", "40th"),
        ("40", "40 %"),
        ("about 40", "40"),
        ("December 2018", "20 December 2018"),
        ("03/04/2018", "04/03/2018"),
        ("one", "once"),
    ],
)
def test_distractor_with_another_value_is_no_gate(right, wrong):
    assert found(choice(right, wrong)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("10 to 20", "15", [("one_answer", True)]),
        ("15", "10–20", [("one_answer", True)]),
        ("15", "more than 10", [("one_answer", True)]),
        ("More than 200", "More than 100", [("one_answer", True)]),
        ("10 to 20 km", "between 5 and 30 km", [("one_answer", True)]),
        ("10 to 20", "15 to 30", [("one_answer", False)]),
        ("More than 100", "More than 200", [("one_answer", False)]),
        ("10 to 20", "20 to 30", []),
        ("10 to 20", "25", []),
        ("15", "10 to 12", []),
        ("15 km", "10 to 20 miles", []),
        ("More than 100", "150", []),
        ("Fewer than 10", "10 or more", []),
    ],
)
def test_ranges_that_overlap_are_noticed(right, wrong, expected):
    assert found(choice(right, wrong)) == expected


@pytest.mark.parametrize("key", ["All of the above", "Both of these", "all the above!"])
def test_key_that_makes_others_right_is_a_gate(key):
    assert found(choice(key, "Rome itself", "Oslo")) == [
        ("one_answer", True),
        ("all_of_the_above", False),
    ]


def test_both_of_two_other_options_is_a_gate():
    assert found(choice("Both Rome and Oslo", "Rome", "Oslo", "The town of Bern")) == [
        ("one_answer", True)
    ]
    assert found(choice("Both Rome and Bern", "Rome", "Oslo", "The town of Turku")) == []
    assert found(choice("The rise and fall of Rome", "The rise of Rome", "Rome's fall")) == []


def test_typed_near_miss_that_says_the_same_is_a_gate():
    content = {"accepted": ["seven"], "rejected": ["7"]}
    assert found(draft("short_answer", content)) == [("one_answer", True)]
    assert found(draft("short_answer", {"accepted": ["seven", "7"]})) == []
    gap = {"accepted": ["seven"], "rejected": ["7", "8"]}
    assert found(draft("cloze", {"text": "It took {1} days.", "gaps": [gap]})) == [
        ("one_answer", True)
    ]


def test_answers_of_matching_and_ordering_must_differ_too():
    pairs = [{"left": "a", "right": "7"}, {"left": "b", "right": "seven"}]
    assert found(draft("matching", {"pairs": pairs})) == [("one_answer", True)]
    items = ["May 2018", "2018-05", "June 2018"]
    assert found(draft("ordering", {"items": items})) == [("one_answer", True)]


@pytest.mark.parametrize(
    "option",
    ["All of the above", "None of the above.", "*None of these*", "Both A and C", "a, b and c"],
)
def test_option_about_other_options_is_discouraged(option):
    assert found(choice("Oslo", "Rome", option)) == [("all_of_the_above", False)]


@pytest.mark.parametrize("option", ["All of the islands", "None", "Both sides", "Above all, peace"])
def test_option_with_similar_words_is_not_discouraged(option):
    assert found(choice("A settlement", "Rome", option)) == []


def test_key_that_is_by_far_the_longest_is_discouraged():
    assert found(choice("The old harbour in the north of the town", "Rome", "A small town")) == [
        ("longest", False)
    ]
    assert found(choice("The old harbour in the north", "The new market in the south")) == []
    assert found(choice("Copenhagen", "Rome", "Oslo")) == []
    assert found(choice("Oslo", "The old harbour in the north of the town")) == []


@pytest.mark.parametrize(
    "stem",
    [
        "Which one is it?",
        "It was built. When was that? Give the year.",
        "“Which one?”",
        "Wie heißt die Stadt?",
        "这是哪个城市？",
        "The town is called ___.",
        "The town is called …",
        "The town is called:",
        "Name the town that is meant.",
        "In the year 2020, put the steps in order.",
        "Ergänze den Satz.",
    ],
)
def test_stem_that_asks_is_taken(stem):
    assert found(choice("Oslo", "Rome", stem=stem)) == []


@pytest.mark.parametrize("stem", ["The town of the harbour.", "Which of the towns is it"])
def test_stem_that_asks_nothing_is_noticed(stem):
    assert found(choice("Oslo", "Rome", stem=stem)) == [("stem_form", False)]


def test_statement_must_not_be_a_question():
    assert found(sample("true_false", "Did it rain on that day?")) == [("stem_form", False)]
    assert found(sample("true_false", "It rained on that day.")) == []


def test_word_that_only_the_key_has_is_noticed():
    stem = "Which harbour did the king open?"
    assert found(choice("The new Harbours", "A bridge", stem=stem)) == [("giveaway", False)]
    assert only(choice("The new Harbours", "A bridge", stem=stem)).message.values == {
        "word": "Harbours"
    }
    assert found(choice("The new harbour", "The old harbour", stem=stem)) == []
    assert found(choice("The new pier", "A bridge", stem=stem)) == []
    assert found(choice("That which did", "A bridge", stem=stem)) == []


def test_answer_that_stands_in_the_stem_is_noticed():
    content = {"accepted": ["Oslo", "Christiania"]}
    stem = "What was Christiania, the capital, called later?"
    assert found(draft("short_answer", content, stem)) == [("giveaway", False)]
    assert found(draft("short_answer", {"accepted": ["Christian"]}, stem)) == []


def test_article_that_fits_some_options_only_is_noticed():
    stem = "What they built was an ___"
    assert found(choice("airport", "harbour", stem=stem)) == [("giveaway", False)]
    assert found(choice("airport", "office", stem=stem)) == []
    assert found(choice("airport", "harbour", stem="What they built was a(n) ___")) == []
    assert found(choice("hour", "university", stem="It took an ___")) == [("giveaway", False)]
    assert found(choice("hour", "age", "evening", stem="It took an ___")) == []


def test_article_before_a_listed_gap_is_noticed():
    gap = {"accepted": ["airport"], "options": ["airport", "harbour"]}
    text = {"text": "They had {1} built as an {2} once.", "gaps": [{"accepted": ["it"]}, gap]}
    assert found(draft("cloze", text, "Complete it.")) == [("giveaway", False)]
    text["text"] = "They had an {1} built as the {2}."
    assert found(draft("cloze", text, "Complete it.")) == []


STEM = "In which city was the new harbour opened by the king in May 2020?"


def test_similar_questions_are_named_nearest_first():
    others = [
        (4, "In May 2020, in which city was the new harbour opened by the king?"),
        (5, "Who opened the harbour?"),
        (6, "In which city was the new harbour opened by the queen in May 2020?"),
        (7, "In which city was the new *harbour* opened by the king in May 2021?"),
        (8, "In which town was the new harbour opened by the king in May 2020?"),
    ]
    one = choice("Oslo", "Rome", stem=STEM)
    (advice,) = check(one, others)
    assert (advice.key, advice.gate, advice.field) == ("similar", False, "stem")
    assert len(advice.message.values["ids"]) == 3
    assert advice.message.values["ids"][0] == 4
    assert others[0][1] in str(advice.message)
    assert check(one, others[1:2]) == check(one) == []


def test_long_sentence_is_noticed():
    long = "In which of the towns on the coast that the king had seen " * 3
    assert found(choice("Oslo", "Rome", stem=long + "was it?")) == [("reading_level", False)]
    short = "The king had seen all of the towns on the coast. " * 6
    assert found(choice("Oslo", "Rome", stem=short + "Which was it?")) == []


def test_hard_words_are_noticed_in_english_only():
    hard = "Which of the institutional considerations necessitated reconsideration?"
    assert found(choice("Oslo", "Rome", stem=hard)) == [("reading_level", False)]
    german = "Welche verfassungsrechtlichen Überlegungen erforderten parlamentarische Debatten?"
    assert found(choice("Oslo", "Rome", stem=german)) == []


def unfinished(type: str, typed: dict[str, Any], stem: str = "Which one is it?") -> list[str]:
    return [one.key for one in check(Draft(type, stem, None, "", (FACT,), typed))]


LONG = "The one that was opened by the mayor in May"


def test_unfinished_options_are_looked_at_as_far_as_they_are_known():
    rows = [
        {"text": text, "correct": False} for text in (LONG, " ", "Rome", "rome.", "All of these")
    ]
    typed = {"options": rows}
    assert unfinished("multiple_choice", typed) == ["twice", "all_of_the_above"]
    rows[0]["correct"] = True
    assert unfinished("multiple_choice", typed) == ["twice", "all_of_the_above", "longest"]


def test_lists_of_every_kind_are_looked_at_while_they_are_unfinished():
    pairs = [{"left": "Oslo", "right": ""}, {"left": "oslo!", "right": "Norway"}]
    assert unfinished("matching", {"pairs": pairs, "distractors": [""]}) == ["twice"]
    assert unfinished("ordering", {"items": ["", "Oslo", "oslo!"]}) == ["twice"]
    gap = {"accepted": [], "rejected": [], "options": ["Oslo", "oslo!"], "slips": True}
    assert unfinished("cloze", {"text": "An {2}", "gaps": [gap]}, "Fill in an ___.") == ["twice"]
    missed = {"accepted": ["40"], "rejected": [{"text": "forty", "feedback": ""}]}
    assert unfinished("short_answer", missed) == ["one_answer"]


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
def test_nothing_typed_yet_is_advised_on_by_the_stem_alone(type_):
    typed = type_.editor(prefix="content-").to_data()
    stem = "What." if type_.key != "true_false" else "What?"
    assert unfinished(type_.key, typed, stem) == ["stem_form"]


def test_gates_come_first():
    one = Draft("multiple_choice", "A town.", choice("Oslo", "Rome").content, "", ())
    assert found(one) == [("evidence", True), ("stem_form", False)]


def shipped() -> list[Draft]:
    sets = [read_set(path.read_bytes(), path.name).body for path in FILES]
    return [
        Draft(one.type, one.stem, BY_KEY[one.type].load(one.content), one.explanation, (FACT,))
        for body in sets
        for one in body.questions
    ]


def test_shipped_questions_pass_every_gate_and_get_little_advice():
    drafts = shipped()
    stems = list(enumerate(one.stem for one in drafts))
    advice = [
        one
        for index, one_draft in enumerate(drafts)
        for one in check(one_draft, stems[:index] + stems[index + 1 :])
    ]
    assert [one for one in advice if one.gate] == []
    counts = Counter(one.key for one in advice)
    assert {key for key, count in counts.items() if count > len(drafts) * 0.08} == set()
