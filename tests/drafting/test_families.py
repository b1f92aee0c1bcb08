"""What each family asks, on sentences of our own."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.articles.extraction import extract, read_article
from quizapp.articles.extraction.base import Event
from quizapp.articles.extraction.lands import names_country
from quizapp.drafting import families
from quizapp.drafting.alignment import Alignment
from quizapp.drafting.base import Bank, Draft, KnownEntity, Rejection
from quizapp.drafting.context import Context
from quizapp.drafting.families import (
    FAMILIES,
    choice,
    cloze,
    date_question,
    flashcards,
    match_roles,
    numeric,
    order_events,
    true_false,
    wh,
    who_said,
)
from quizapp.reading.dates import PartialDate
from tests.drafting.articles import PUBLISHED, TITLE, article

LEAD = f"According to the report “{TITLE}” (4 May 2021), "
CLOSED = "The council of Marlow closed the old bridge on 2 May 2021 because the river had risen."
SHELTERED = (
    "The Red Cross sheltered 1,250 people in the school of Marlow without asking for any money."
)


def drafts(make, extraction, bank: Bank | None = None) -> list[Draft]:
    made = make(Context(extraction, bank or Bank()))
    return [one for one in made if isinstance(one, Draft)]


def reasons(make, extraction) -> list[str]:
    return [one.reason for one in make(Context(extraction)) if isinstance(one, Rejection)]


def test_families_lists_every_file():
    files = {path.stem for path in Path(families.__file__).parent.glob("*.py")}
    listed = {make.__module__.rpartition(".")[2] for make in FAMILIES}
    assert files - {"__init__", "base"} == listed


def test_choice_asks_for_a_date():
    [draft] = drafts(choice.make, article(CLOSED))
    assert draft.stem == (
        f"{LEAD}the council of Marlow closed the old bridge on ___ because the river had risen."
    )
    assert draft.answer == "2 May 2021"
    assert len(draft.options) == 4


def test_choice_asks_for_a_number():
    [draft] = drafts(choice.make, article(SHELTERED, numbers={"1,250": "people"}))
    assert "sheltered ___ people in the school of Marlow" in draft.stem
    assert draft.answer == "1,250"


def test_lead_names_no_title_that_gives_the_answer_away():
    found = article(SHELTERED, numbers={"1,250": "people"}, title="1250 sheltered in Marlow")
    [draft] = drafts(choice.make, found)
    assert draft.stem.startswith("As reported on 4 May 2021, the Red Cross sheltered ___")


def test_lead_names_no_day_that_is_the_answer():
    found = article("The council of Marlow closed the old bridge on 4 May 2021 after the flood.")
    [draft] = drafts(choice.make, found)
    assert draft.stem.startswith(f"According to the report “{TITLE}”, the council")


def test_statement_that_needs_the_article_is_not_led_by_a_date_alone():
    found = article("The driver was taken to the hospital with 12 others on Sunday.", title="")
    assert drafts(choice.make, found) == []


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("They closed the old bridge of Marlow on 2 May 2021 after the flood.", "hanging"),
        ("Marlow held these talks in the old hall on 2 May 2021.", "points-back"),
        ("Marlow opened the hall on 2 May 2021 and shut it last week.", "time-of-telling"),
        ("Marlow met in May 2021.", "too-short"),
        ("Marlow also opened the old hall of the mill on 2 May 2021.", "points-back"),
    ],
)
def test_statement_that_does_not_stand_alone_is_counted(sentence, reason):
    assert Context(article(sentence)).faults == {reason: 1}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lena Orr was 58 and died of pneumonia in the hospital of Marlow, said her sister.",
        "The singer Lena Orr of Marlow would have been 58 on the day of the town feast.",
    ],
)
def test_nobody_is_asked_how_old_somebody_is(model, sentence):
    found = extract(read_article(sentence, TITLE, PUBLISHED, model))
    assert "age" in reasons(choice.make, found)


def test_statement_with_a_day_of_its_own_is_not_led_by_another():
    sentence = "The Red Cross sheltered 1,250 people in the school of Marlow on 2 May 2021."
    found = article(sentence, numbers={"1,250": "people"}, title="1250 sheltered in Marlow")
    [draft] = drafts(numeric.make, found)
    assert draft.stem.startswith("The Red Cross sheltered ___ people")


def test_country_is_not_asked_for_where_its_people_or_cities_are_named():
    assert names_country("a town north of Warsaw", "PL")
    assert names_country("the Polish parliament", "PL")
    assert not names_country("the German parliament", "PL")


def test_gap_is_not_made_in_quoted_words():
    found = article(
        "Marlow’s mayor wrote “we opened the hall on 2 May 2021 for all” in her letter."
    )
    assert reasons(choice.make, found) == ["in-quotation"]


def test_numeric_takes_the_number_as_it_is_written():
    [draft] = drafts(numeric.make, article(SHELTERED, numbers={"1,250": "people"}))
    assert draft.content == {"answer": "1250", "tolerance": "0", "unit": ""}
    assert draft.answer == "1,250"


def test_date_question_is_as_precise_as_the_text():
    [draft] = drafts(
        date_question.make, article("The council of Marlow closed the bridge in May 2020.")
    )
    assert draft.content == {"answer": "2020-05"}


def test_date_question_does_not_ask_for_a_bare_year():
    assert (
        drafts(date_question.make, article("The council of Marlow closed the bridge in 2019."))
        == []
    )


def test_true_false_swaps_only_the_value():
    stems = {}
    for town in ("Marlow", "Ambry", "Torle", "Kesten", "Odmar", "Fellin"):
        sentence = CLOSED.replace("Marlow", town)
        [draft] = drafts(true_false.make, article(sentence))
        stems[draft.content["answer"]] = draft
        assert draft.content["feedback"] == f"The article says: “{sentence}”"
    assert "on 2 May 2021 because" in stems[True].stem
    assert "on 2 May 2021 because" not in stems[False].stem
    assert stems[False].stem.endswith("because the river had risen.")


QUOTE = "we have never seen the river rise so quickly"
BANK = Bank(
    tuple(
        KnownEntity("person", name, frozenset({name}), role="mayor", published_on=PUBLISHED)
        for name in ("Ida Holm", "Per Sand", "Eva Krone", "Jon Fjeld")
    )
)


def test_who_said_does_not_show_the_speaker():
    found = article(
        f"Mayor Anna Bell said “{QUOTE}” in Marlow.",
        people={"Anna Bell": "Mayor"},
        said={QUOTE: "Anna Bell"},
    )
    for draft in drafts(who_said.make, found, BANK):
        assert draft.stem == f"{LEAD}who said: “{QUOTE}”?"
        assert draft.answer == "Anna Bell"


def test_who_said_needs_words_that_stand_alone():
    found = article(
        "Mayor Anna Bell said the town would go on “and that we never give up our old bridge”.",
        people={"Anna Bell": "Mayor"},
        said={"and that we never give up our old bridge": "Anna Bell"},
    )
    assert reasons(who_said.make, found) == ["quotation-cut"]


def test_who_said_needs_six_words():
    found = article(
        "Mayor Anna Bell said “we are very tired” in Marlow.",
        people={"Anna Bell": "Mayor"},
        said={"we are very tired": "Anna Bell"},
    )
    assert reasons(who_said.make, found) == ["quotation-length"]


PEOPLE = ("Mayor Anna Bell met engineer Tom Reed and fire chief Lena Orr in Marlow.",)
ROLES = {"Anna Bell": "Mayor", "Tom Reed": "engineer", "Lena Orr": "fire chief"}


def test_match_roles_pairs_three_people():
    [draft] = drafts(match_roles.make, article(*PEOPLE, people=ROLES))
    assert draft.content["pairs"] == [
        {"left": "Anna Bell", "right": "Mayor"},
        {"left": "Tom Reed", "right": "Engineer"},
        {"left": "Lena Orr", "right": "Fire chief"},
    ]


def test_match_roles_leaves_out_a_role_that_two_hold():
    found = article(*PEOPLE, people={**ROLES, "Lena Orr": "chief engineer"})
    assert reasons(match_roles.make, found) == ["too-few-roles"]


def test_order_events_takes_the_dates_out():
    sentences = (
        "The river Lenn flooded the village of Ambry on 1 May 2021.",
        "The council of Marlow closed the valley road on 2 May 2021.",
        "Norland sent soldiers to the village of Torle on 3 May 2021.",
    )
    found = article(*sentences)
    events = tuple(
        Event(one.start, one.end, one.index, (one.start, one.end), one.index, 0.9)
        for one in found.reading.sentences
    )
    [draft] = drafts(order_events.make, replace(found, events=events))
    assert draft.content == {
        "items": [
            "The river Lenn flooded the village of Ambry.",
            "The council of Marlow closed the valley road.",
            "Norland sent soldiers to the village of Torle.",
        ],
        "first": "earliest",
        "last": "latest",
    }


def test_flashcard_asks_who_holds_a_role():
    [draft] = drafts(
        flashcards.make, article("Fire chief Lena Orr met them.", people={"Lena Orr": "Fire chief"})
    )
    assert draft.stem == f"Who is described as “Fire chief” in the report “{TITLE}” (4 May 2021)?"
    assert draft.content["accepted"] == ["Lena Orr"]


def test_flashcard_asks_what_letters_stand_for():
    found = article(
        "The Marlow Rescue Service (MRS) closed the old bridge.",
        organisations=["Marlow Rescue Service"],
    )
    service = replace(found.entities[0], aliases=frozenset({"Marlow Rescue Service", "MRS"}))
    [draft] = drafts(flashcards.make, replace(found, entities=(service,)))
    assert draft.answer == "Marlow Rescue Service"
    assert "“MRS”" in draft.stem


def test_cloze_accepts_every_name():
    found = article(
        "Last month the Marlow Rescue Service repaired the old bridge near Ambry.",
        organisations=["Marlow Rescue Service"],
    )
    service = replace(found.entities[0], aliases=frozenset({"Marlow Rescue Service", "MRS"}))
    for draft in drafts(cloze.make, replace(found, entities=(service,))):
        assert draft.content == {"accepted": ["Marlow Rescue Service", "MRS"]}


def asked(model, sentence: str) -> set[str]:
    """The questions that a parsed sentence gives, without the lead."""
    found = extract(read_article(sentence, TITLE, PartialDate(2021, 5, 4), model))
    claimed = tuple(replace(fact, claim=sentence) for fact in found.facts)
    return {
        draft.stem.removeprefix(LEAD)
        for draft in drafts(wh.make, replace(found, facts=claimed, statements=()), BANK)
    }


def test_wh_asks_when_with_do(model):
    sentence = "Norway opened the new bridge near Bergen on 2 May 2021."
    assert "on which day did Norway open the new bridge near Bergen?" in asked(model, sentence)


def test_wh_asks_when_by_moving_the_auxiliary(model):
    sentence = "On 2 May 2021, the new bridge near Bergen was opened by the mayor."
    assert "on which day was the new bridge near Bergen opened by the mayor?" in asked(
        model, sentence
    )


def test_wh_asks_how_many_of_the_object(model):
    sentence = "The government of Norway sent 450 soldiers to the village of Ambry."
    assert "how many soldiers did the government of Norway send to the village of Ambry?" in asked(
        model, sentence
    )


def test_wh_asks_nothing_of_joined_verbs(model):
    sentence = "Norway opened the bridge on 2 May 2021 and closed the old road to Bergen."
    assert asked(model, sentence) == set()


@pytest.mark.parametrize(
    ("before", "words", "after", "found"),
    [
        ("It closed on Monday.", "Monday", "It closed on 3 May 2021.", "3 May 2021"),
        ("She met Tom Reed.", "Tom Reed", "Anna Bell met Tom Reed.", "Tom Reed"),
        ("But Tom Reed left.", "Tom Reed", "Tom Reed left.", "Tom Reed"),
        ("Reed, who lives there, left.", "there", "Reed left.", None),
    ],
)
def test_words_are_found_in_the_statement_made_of_them(before, words, after, found):
    start = before.index(words)
    span = Alignment(before, after).find(start, start + len(words))
    assert (after[span[0] : span[1]] if span else None) == found


@pytest.mark.parametrize(
    ("sentence", "within"),
    [
        ("Soldiers came to the village.", "soldiers came to the village."),
        ("Norwegian soldiers came to the village.", "Norwegian soldiers came to the village."),
        ("Britons voted in the village.", "Britons voted in the village."),
        ("NATO sent soldiers.", "NATO sent soldiers."),
        ("The council met.", "the council met."),
    ],
)
def test_statement_loses_its_capital_after_words_of_ours(model, sentence, within):
    found = extract(read_article(sentence, TITLE, PUBLISHED, model))
    assert Context(found).within(sentence, found.reading.sentences[0]) == within


@pytest.mark.parametrize(
    ("sentence", "counted", "reason"),
    [
        ("The Red Cross sheltered 7 more people in Marlow.", "more people", "answer-beside"),
        ("Marlow thanked all 7 people after the flood of the Lenn.", "people", "points-back"),
        ("Marlow (with 7 people on the council) closed the bridge.", "people", "in-brackets"),
        ("The bridge of Marlow is 7 miles (11 km) long.", "miles", "told-twice"),
    ],
)
def test_number_that_asks_nothing_makes_no_gap(sentence, counted, reason):
    found = article(sentence, numbers={"7": counted})
    assert reasons(choice.make, found) == [reason]


def test_place_makes_no_gap_where_others_may_fit(model):
    text = "The Lenn party is banned in Portugal. The Lenn party met on Monday in Portugal."
    found = extract(read_article(text, TITLE, PUBLISHED, model))
    assert "holds-elsewhere" in reasons(choice.make, found)
