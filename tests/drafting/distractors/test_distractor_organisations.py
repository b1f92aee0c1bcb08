"""Wrong organisations and agreements: of the same kind and time."""

import pytest

from quizapp.articles.extraction.agreements import agreement_subtype
from quizapp.articles.extraction.base import Extraction
from quizapp.articles.extraction.organisations import organisation_country, organisation_subtype
from quizapp.drafting.base import Bank, KnownEntity
from quizapp.drafting.distractors.tables.peers import groups
from quizapp.reading.dates import PartialDate
from tests.drafting.distractors.asking import PUBLISHED, ask, entity, offered, read, reasons


def of(*sentences, names, kind="organisation", published_on=PUBLISHED):
    reading = read(*sentences, published_on=published_on)
    agreement = kind == "agreement"
    found = [
        entity(
            reading,
            id,
            kind,
            name,
            subtype=agreement_subtype(name) if agreement else organisation_subtype(name),
            country="" if agreement else organisation_country(name),
        )
        for id, name in enumerate(names)
    ]
    return Extraction(reading, entities=tuple(found))


def test_news_agencies_stand_beside_a_news_agency():
    extraction = of("The minister told Reuters so.", names=["Reuters"])
    sets = ask(extraction, "Reuters")
    assert "Bloomberg" in offered(sets)
    assert reasons(sets)["Bloomberg"] == "Another news agency; the article says Reuters."


def test_short_names_stand_beside_short_ones_and_full_beside_full():
    short = of("Agents of the FBI, US police, came.", names=["FBI"])
    assert {"DEA", "ATF"} < offered(ask(short, "FBI"))
    full = of(
        "The Federal Bureau of Investigation of the US came.",
        names=["Federal Bureau of Investigation"],
    )
    assert "Drug Enforcement Administration" in offered(
        ask(full, "Federal Bureau of Investigation")
    )


def test_the_before_the_gap_takes_only_names_of_organisations_that_go_with_it():
    extraction = of("He spoke at NASA.", names=["NASA"])
    assert offered(ask(extraction, "NASA")) == {
        *("ESA", "ISRO", "JAXA", "CNSA", "CSA", "Roscosmos")
    }
    assert ask(extraction, "NASA", "He spoke at the ___.") == ()


def test_parties_are_those_of_the_country_that_the_article_is_about():
    canada = of("In Canada the Green Party lost.", "Canadian papers say so.", names=["Green Party"])
    assert "Bloc Québécois" not in offered(ask(canada, "Green Party"))
    assert offered(ask(canada, "Green Party")) <= {
        "Liberal Party",
        "Conservative Party",
        "New Democratic Party",
        "People's Party",
    }
    assert ask(of("The Green Party lost.", names=["Green Party"]), "Green Party") == ()


def test_organisations_of_the_article_come_first():
    extraction = of(
        "She told Reuters so.", "Later Bloomberg wrote it.", names=["Reuters", "Bloomberg"]
    )
    sets = ask(extraction, "Reuters")
    assert sets[0][0].text == "Bloomberg"
    assert sets[0][0].why == "Named elsewhere in the article, which says Reuters here."


def test_organisations_that_did_not_exist_yet_are_not_offered():
    then = of("He wrote on Facebook.", names=["Facebook"], published_on=PartialDate(2009))
    assert {"Snapchat", "TikTok"} & offered(ask(then, "Facebook")) == set()


def test_other_ministries_stand_beside_a_ministry():
    extraction = of("The Health Ministry closed it.", names=["Health Ministry"])
    found = offered(ask(extraction, "Health Ministry"))
    assert len(found) == 12
    assert {one.split()[-1] for one in found} == {"Ministry"}
    behind = of("The Ministry of Defence closed it.", names=["Ministry of Defence"])
    assert "Ministry of Defense" not in offered(ask(behind, "Ministry of Defence"))


def test_other_articles_help_out_with_the_same_kind_and_country():
    names = ["Polish Supreme Court"]
    extraction = of("The Polish Supreme Court ruled.", names=names)
    courts = [
        KnownEntity("organisation", f"{what} Court of Poland", subtype="court", country="PL")
        for what in ("Labour", "Tax", "Trade")
    ]
    assert offered(ask(extraction, "Polish Supreme Court", "Who ruled?", Bank(tuple(courts)))) == {
        one.name for one in courts
    }


def test_organisations_of_no_known_kind_get_none():
    assert ask(of("She works for Marlow Bells.", names=["Marlow Bells"]), "Marlow Bells") == ()


def test_agreements_of_the_same_kind_and_time_stand_beside_one():
    extraction = of("They left the Paris Agreement.", names=["Paris Agreement"], kind="agreement")
    sets = ask(extraction, "Paris Agreement")
    assert "Kyoto Protocol" in offered(sets)
    assert reasons(sets)["Kyoto Protocol"] == "Signed in 1997; the article says Paris Agreement."


def test_agreements_that_were_not_signed_yet_are_not_offered():
    names = ["Paris Agreement"]
    extraction = of(
        "They left the Paris Agreement.",
        names=names,
        kind="agreement",
        published_on=PartialDate(2016),
    )
    assert "Glasgow Climate Pact" not in offered(ask(extraction, "Paris Agreement"))


@pytest.mark.parametrize(("what", "members"), groups(), ids=[what for what, _ in groups()])
def test_groups_of_peers_are_large_enough_and_without_doubles(what, members):
    assert len(members) >= 4
    names = [name for peer in members for name in peer.names]
    assert len(names) == len(set(names))


def test_names_begin_like_the_right_one_where_they_can():
    extraction = of("He served in the US Army.", names=["US Army"])
    found = offered(ask(extraction, "US Army"))
    assert found
    assert found < {
        "US Navy",
        "US Air Force",
        "US Marine Corps",
        "US Coast Guard",
        "National Guard",
    }
