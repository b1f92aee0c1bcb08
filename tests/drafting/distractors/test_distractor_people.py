"""Wrong people: of the article, with a reason that is true."""

from dataclasses import replace

from quizapp.articles.extraction.base import Extraction
from quizapp.drafting.base import Bank, KnownEntity
from quizapp.drafting.distractors import choose
from quizapp.reading.dates import PartialDate
from tests.drafting.distractors.asking import (
    about,
    ask,
    entity,
    offered,
    read,
    reasons,
    texts,
)

SENTENCES = (
    "Mary Holt opened the bridge.",
    "Health Minister Tom Reed praised the builders.",
    "Finance Minister Anna Berg paid for it.",
    "Peter Wald, the mayor, cut the ribbon.",
)
ROLES = {
    "Mary Holt": "transport minister",
    "Tom Reed": "Health Minister",
    "Anna Berg": "Finance Minister",
    "Peter Wald": "mayor",
}


def of(*sentences, roles=ROLES, aliases=None):
    reading = read(*sentences)
    people = [
        entity(reading, id, "person", name, role=role, aliases=(aliases or {}).get(name, ()))
        for id, (name, role) in enumerate(roles.items())
    ]
    return Extraction(reading, entities=tuple(people))


def known(name, role="Education Minister", year=2021, country="FR"):
    return KnownEntity(
        "person",
        name,
        frozenset({name}),
        role=role,
        country=country,
        published_on=PartialDate(year),
    )


def test_people_of_the_article_are_offered_with_what_it_calls_them():
    sets = ask(of(*SENTENCES), "Mary Holt")
    assert reasons(sets) == {
        "Tom Reed": "The article names Tom Reed as Health Minister; it says this of Mary Holt.",
        "Anna Berg": "The article names Anna Berg as Finance Minister; it says this of Mary Holt.",
        "Peter Wald": "The article names Peter Wald as mayor; it says this of Mary Holt.",
    }


def test_two_others_are_too_few():
    roles = {name: role for name, role in ROLES.items() if name != "Peter Wald"}
    assert ask(of(*SENTENCES, roles=roles), "Mary Holt") == ()


def test_words_are_given_to_a_speaker():
    extraction = of(*SENTENCES)
    sets = choose(about(extraction, "Mary Holt", kind="quotation"), extraction, Bank())
    assert reasons(sets)["Peter Wald"] == (
        "The article names Peter Wald as mayor; it gives these words to Mary Holt."
    )


def test_somebody_of_the_same_sentence_or_list_is_not_offered():
    together = ("Mary Holt and Tom Reed opened the bridge.", *SENTENCES[1:])
    assert ask(of(*together), "Mary Holt") == ()
    later = (*SENTENCES, "The bridge was drawn by Mary Holt, Tom Reed and others.")
    assert ask(of(*later), "Mary Holt") == ()


def test_somebody_of_whom_the_same_is_told_is_not_offered():
    again = (*SENTENCES, "Tom Reed opened the new bridge over the river.")
    stem = "___ opened the new bridge over the river."
    assert ask(of(*again), "Mary Holt", stem) == ()


def test_somebody_named_once_without_a_role_is_not_offered():
    assert ask(of(*SENTENCES, roles={**ROLES, "Peter Wald": ""}), "Mary Holt") == ()


def test_surnames_stand_beside_a_surname():
    aliases = {"Mary Holt": ("Holt",)}
    extraction = of("Holt spoke.", *SENTENCES[1:], aliases=aliases)
    assert offered(ask(extraction, "Holt")) == {"Reed", "Berg", "Wald"}


def test_names_with_a_title_get_none():
    extraction = of(
        "President Holt spoke.", *SENTENCES[1:], aliases={"Mary Holt": ("President Holt",)}
    )
    assert ask(extraction, "President Holt") == ()


def test_relatives_of_one_surname_are_not_offered():
    roles = {"Mary Holt": "", "Paul Holt": "senator", "Tom Reed": "senator", "Anna Berg": "senator"}
    extraction = of(
        "Mary Holt came.", "Paul Holt left.", "Tom Reed and Anna Berg left.", roles=roles
    )
    assert ask(extraction, "Mary Holt") == ()


def test_she_in_the_question_rules_out_men():
    assert ask(of(*SENTENCES), "Mary Holt", "___ said that she would come.") == ()


def test_a_role_in_the_question_rules_out_other_trades():
    roles = {**ROLES, "Peter Wald": "professor of law"}
    stem = "Transport minister ___ opened the bridge."
    assert ask(of(*SENTENCES, roles=roles), "Mary Holt", stem) == ()


def test_footballers_are_not_offered_beside_ministers():
    roles = {**ROLES, "Peter Wald": "striker"}
    assert ask(of(*SENTENCES, roles=roles), "Mary Holt") == ()


def test_other_articles_help_out_with_people_of_the_same_country_and_time():
    roles = {"Mary Holt": "French transport minister"}
    known_people = [known("Luc Petit"), known("Jean Roux"), known("Marc Brun"), known("Ann Lee")]
    others = [
        replace(known_people[3], country="US"),
        known("Old Man", year=1999),
        known("Pat Player", role="striker"),
    ]
    sets = ask(
        of("Mary Holt came.", roles=roles), "Mary Holt", bank=Bank((*known_people[:3], *others))
    )
    assert reasons(sets) == {
        name: f"The article does not name {name}; it says this of Mary Holt."
        for name in ("Luc Petit", "Jean Roux", "Marc Brun")
    }


def test_people_of_other_articles_who_share_a_name_are_not_offered():
    roles = {"Mary Holt": "French transport minister"}
    people = Bank((known("Luc Petit"), known("Jean Roux"), known("Rose Holt")))
    assert ask(of("Mary Holt came.", roles=roles), "Mary Holt", bank=people) == ()


def test_a_part_of_a_name_gets_none():
    extraction = of(*SENTENCES, aliases={"Mary Holt": ("Holt",)})
    assert ask(extraction, "Holt", "Mary-___ opened the bridge.") == ()


def test_choice_of_people_is_the_same_every_time():
    assert texts(ask(of(*SENTENCES), "Mary Holt")) == texts(ask(of(*SENTENCES), "Mary Holt"))
