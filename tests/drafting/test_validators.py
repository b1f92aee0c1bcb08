"""Each check, by a draft that fails it and the same draft mended."""

from dataclasses import replace

import pytest

from quizapp.drafting.base import Draft, Option
from quizapp.drafting.context import Context
from quizapp.drafting.validators import VALIDATORS, check, keeps
from tests.drafting.articles import article, fact_of

SENTENCE = "The council of Marlow closed the old bridge on 2 May 2021 after “a night of rain”."
FOUND = article(SENTENCE, people={"Marlow": ""})
CONTEXT = Context(FOUND)
LEAD = "As reported on 4 May 2021, "


def options(*wrong: str, key: str = "2 May 2021") -> tuple[Option, ...]:
    return (Option(key, True), *(Option(text, False, "No.") for text in wrong))


OPTIONS = options("1 May 2021", "29 April 2021", "3 May 2021")
GOOD = Draft(
    type="multiple_choice",
    family="choice",
    kind="date",
    stem=f"{LEAD}the council of Marlow closed the old bridge on ___ after “a night of rain”.",
    answer="2 May 2021",
    content={"options": [{"text": one.text, "correct": one.correct} for one in OPTIONS]},
    fact=FOUND.facts.index(fact_of(FOUND, "date")),
    start=0,
    end=len(SENTENCE),
    options=OPTIONS,
)


def test_good_draft_passes_every_check():
    assert check(GOOD, CONTEXT) is None


@pytest.mark.parametrize(
    ("name", "changed", "reason"),
    [
        ("anchored", {"start": 70}, "not-anchored"),
        ("length", {"stem": f"{LEAD}Marlow closed it on ___."}, "too-short"),
        ("length", {"stem": f"{LEAD}Marlow {'and so on ' * 20} closed it on ___."}, "too-long"),
        (
            "stands-alone",
            {"stem": f"{LEAD}they closed the bridge of Marlow on ___."},
            "hanging",
        ),
        (
            "stands-alone",
            {"stem": f"{LEAD}the council of Marlow closed the old bridge last week, on ___."},
            "time-of-telling",
        ),
        (
            "stands-alone",
            {"stem": f"{LEAD}the council of *Marlow* met to talk on ___."},
            "markup",
        ),
        (
            "quotes-untouched",
            {"stem": f"{LEAD}the council of Marlow met on ___ after “an evening of rain”."},
            "quotation-edited",
        ),
        (
            "quotes-untouched",
            {"stem": f"{LEAD}the council of Marlow met on ___ after “a night of rain."},
            "quotation-cut",
        ),
        (
            "key-not-in-stem",
            {"stem": f"{LEAD}the council of Marlow met on May 2 and closed the bridge on ___."},
            "key-in-stem",
        ),
        ("one-key", {"options": OPTIONS[:3]}, "options"),
        ("one-key", {"options": (*OPTIONS[:3], Option("3 May 2021", True))}, "options"),
        (
            "same-kind",
            {"options": options("1 May 2021", "May 2021", "3 May 2021")},
            "forms-differ",
        ),
        (
            "same-kind",
            {"stem": f"{LEAD}a ___", "options": options("8", "9", "10", key="7")},
            "grammar-tells",
        ),
        ("loads", {"content": {"options": []}}, "content"),
        ("loads", {"stem": "one\ntwo"}, "content"),
    ],
)
def test_check_names_what_is_wrong(name, changed, reason):
    assert dict(VALIDATORS)[name](replace(GOOD, **changed), CONTEXT) == reason


def test_option_that_the_sentence_names_could_be_right():
    found = article("Anna Bell met Tom Reed in Marlow.", people={"Anna Bell": "", "Tom Reed": ""})
    draft = replace(
        GOOD,
        answer="Anna Bell",
        end=len(found.reading.text),
        options=options("Tom Reed", "Ida Holm", "Per Sand", key="Anna Bell"),
    )
    assert dict(VALIDATORS)["one-key"](draft, Context(found)) == "also-true"


def test_two_names_of_one_person_are_no_two_options():
    found = article("Anna Bell met Tom Reed in Marlow.", people={"Anna Bell": "", "Tom Reed": ""})
    bell = replace(found.entities[0], aliases=frozenset({"Anna Bell", "Mayor Bell"}))
    context = Context(replace(found, entities=(bell, found.entities[1])))
    draft = replace(GOOD, options=options("Mayor Bell", "Ida Holm", "Per Sand", key="Anna Bell"))
    assert dict(VALIDATORS)["no-alias"](draft, context) == "alias"


def test_fact_of_a_dateline_is_never_asked_for():
    reading = replace(
        FOUND.reading, paragraphs=(replace(FOUND.reading.paragraphs[0], kind="dateline"),)
    )
    context = Context(replace(FOUND, reading=reading))
    assert dict(VALIDATORS)["no-dateline"](GOOD, context) == "dateline"


def test_other_options_are_kept_only_if_they_pass_too():
    assert keeps(GOOD, options("30 April 2021", "28 April 2021", "5 May 2021"), CONTEXT)
    assert not keeps(GOOD, options("30 April 2021", "2021", "5 May 2021"), CONTEXT)
