"""What is kept behind “more”, though it is sound."""

from dataclasses import replace

import pytest

from quizapp.drafting.base import Draft
from quizapp.drafting.context import Context
from quizapp.drafting.worth import doubt
from quizapp.reading.dates import PartialDate
from tests.drafting.articles import article

TITLE = "Storm closes the harbour of Marlow"
REPORT = f"According to the report “{TITLE}” (4 May 2021)"
SENTENCES = (
    "The storm closed the harbour on 2 May 2021.",
    "A baker moved to Selby on 20 April 2021.",
    "The mayor said the ferry would sail on 6 May 2021.",
    "The harbour of Marlow was built in 1912.",
    "The storm closed the harbour of Marlow for the last time on 3 March 2014.",
)
FOUND = article(*SENTENCES, title=TITLE, organisations=["Marlow"])
CONTEXT = Context(FOUND)


def draft(sentence: int = 3, stem: str = "a bridge was opened in ___.", **changed: object) -> Draft:
    number, fact = next(
        (number, fact)
        for number, fact in enumerate(FOUND.facts)
        if fact.kind == "date" and fact.sentence == sentence
    )
    place = CONTEXT.sentence(fact)
    plain = Draft(
        type="multiple_choice",
        family="choice",
        kind="date",
        stem=f"{REPORT}, {stem}",
        answer=fact.value,
        content={},
        fact=number,
        start=place.start,
        end=place.end,
    )
    return replace(plain, **changed)


def card(role: str) -> Draft:
    stem = f"Who is described as “{role}” in the report “{TITLE}” (4 May 2021)?"
    return replace(draft(), family="flashcard", kind="person", type="short_answer", stem=stem)


def pairs(*roles: str) -> Draft:
    content = {"pairs": [{"left": f"Person {role}", "right": role} for role in roles]}
    return replace(draft(), type="matching", family="match-roles", kind="person", content=content)


@pytest.mark.parametrize(
    ("sentence", "stem", "named"),
    [
        (0, "the storm closed the harbour on ___.", ""),
        (1, "a baker moved to Selby on ___.", "incidental-day"),
        (2, "the mayor said the ferry would sail on ___.", "incidental-day"),
        (3, "the harbour of Marlow was built in ___.", ""),
        (4, "the storm closed the harbour of Marlow for the last time on ___.", ""),
    ],
)
def test_day_of_late_is_asked_for_only_where_it_is_the_news(sentence, stem, named):
    assert doubt(draft(sentence, stem), CONTEXT) == named


def test_day_since_which_something_lasts_is_no_news():
    assert doubt(draft(0, "the harbour has been closed since ___."), CONTEXT) == "incidental-day"


def test_title_that_speaks_of_saying_makes_no_hearsay():
    title = "Mayor says storm closes harbour"
    context = Context(replace(FOUND, reading=replace(FOUND.reading, title=title)))
    asked = replace(
        draft(0), stem=f"According to the report “{title}” (4 May 2021), it closed ___."
    )
    assert doubt(asked, context) == ""


def test_without_a_day_of_publication_no_day_is_of_late():
    reading = replace(FOUND.reading, published_on=PartialDate(2021))
    assert doubt(draft(1), Context(replace(FOUND, reading=reading))) == ""


def test_question_that_must_hide_its_title_comes_later():
    hidden = draft(stem="").stem.replace(REPORT, "As reported on 4 May 2021")
    assert doubt(replace(draft(), stem=hidden), CONTEXT) == "hidden-source"
    assert doubt(replace(draft(), stem=hidden, type="true_false"), CONTEXT) == ""


@pytest.mark.parametrize(
    ("answer", "stem", "named"),
    [
        ("Marlow", "the harbour of ___ was built in 1912.", "named-by-title"),
        ("Texas", "she went to the border state of ___.", "border-place"),
        ("Texas", "she went to the neighbouring ___.", "border-place"),
        ("Texas", "she went to ___.", ""),
    ],
)
def test_place_that_is_told_comes_later(answer, stem, named):
    assert doubt(replace(draft(stem=stem), kind="place", answer=answer), CONTEXT) == named


@pytest.mark.parametrize(
    "role",
    ["mayor of Selby", "Mexican President", "Marlow's harbour director", "U.S. Attorney for Utah"],
)
def test_role_of_one_is_shown(role):
    assert doubt(card(role), CONTEXT) == ""


@pytest.mark.parametrize(
    "role",
    ["Foreign Secretary", "police chief", "Italian artist", "US President", "Local Sheriff"],
)
def test_role_of_many_comes_later(role):
    assert doubt(card(role), CONTEXT) == "role-of-many"


@pytest.mark.parametrize(
    ("roles", "named"),
    [
        (("Mayor of Selby", "Interior Minister", "Harbour director"), ""),
        (("Mayor of Selby", "Singer", "Musician"), "loose-roles"),
        (("US President", "Vice President", "Mayor of Selby"), "loose-roles"),
    ],
)
def test_people_are_matched_with_offices(roles, named):
    assert doubt(pairs(*roles), CONTEXT) == named


@pytest.mark.parametrize(
    ("letters", "named"), [("NASA", "well-known"), ("U.N.", "well-known"), ("IAAF", "")]
)
def test_letters_that_all_know_come_later(letters, named):
    stem = f"What does the abbreviation “{letters}” stand for in the report “{TITLE}”?"
    asked = replace(draft(), family="flashcard", kind="organisation", stem=stem)
    assert doubt(asked, CONTEXT) == named


@pytest.mark.parametrize(("answer", "named"), [("EU", "well-known"), ("Unicef", "")])
def test_organisation_that_all_know_comes_later(answer, named):
    assert doubt(replace(draft(), kind="organisation", answer=answer), CONTEXT) == named


def test_birth_of_somebody_whose_age_the_title_tells_comes_later():
    reading = replace(FOUND.reading, title="Ann Lee dies aged 86")
    context = Context(replace(FOUND, reading=reading))
    born = replace(
        draft(), stem="According to the report “Ann Lee dies aged 86”, she was born in ___."
    )
    assert doubt(born, context) == "told-by-title"
    assert doubt(born, CONTEXT) == ""


@pytest.mark.parametrize(
    ("answer", "type", "named"),
    [
        ("three", "multiple_choice", "counts-few"),
        ("3", "numeric", "counts-few"),
        ("three", "true_false", ""),
        ("29", "numeric", ""),
    ],
)
def test_handful_is_no_question(answer, type, named):
    assert doubt(replace(draft(), kind="quantity", answer=answer, type=type), CONTEXT) == named


def test_first_name_alone_comes_later():
    people = {"Robert": "", "Robert Low": "senator", "John Low": "mayor"}
    sentences = ("Robert Low met John Low.", "Robert was elected in 1968.")
    context = Context(article(*sentences, title=TITLE, people=people))
    asked = replace(draft(), fact=0, stem=f"{REPORT}, Robert was elected in ___.")
    assert doubt(asked, context) == "first-name"
    whole = replace(asked, stem=f"{REPORT}, Robert Low was elected in ___.")
    assert doubt(whole, context) == ""
