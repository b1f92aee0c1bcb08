"""Searching the bank: the same hits on both databases, and only what one may see."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from quizapp.accounts.models import ADMIN, TEACHER
from quizapp.articles.models import Fact
from quizapp.bank.actions.arranging import copy_question, delete
from quizapp.bank.actions.correcting import reword_fact
from quizapp.bank.actions.indexing import index_missing
from quizapp.bank.models import Question, QuestionSet
from quizapp.bank.queries.search import Filters, find_questions
from quizapp.bank.search_text import Search, Term, mark, question_text, read_search, words
from quizapp.clock import now
from quizapp.database import db
from tests.factories.drafts import draft_set, get_question, get_set, publish_draft, reword
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, question

OPTIONS = {"options": [{"text": "yes", "correct": True}, {"text": "no"}]}


def asked(key: str, stem: str, **others):
    return question(key, "multiple_choice", OPTIONS, **{"stem": stem, **others})


@pytest.fixture
def ada(app):
    return make_user("ada", TEACHER)


@pytest.fixture
def bob(app):
    return make_user("bob", TEACHER)


@pytest.fixture
def bank(ada):
    """Ada's draft of four questions."""
    return draft_set(
        ada,
        questions=[
            asked("harbour", "Who opened the **harbour** in Kraków?", tags=["ports"]),
            asked("bridge", "Who opened the bridge near the harbour?", difficulty="hard"),
            asked("tunnel", "Was the tunnel (1,785 metres) dug by Müller's firm?"),
            question("length", "numeric", {"answer": "400"}, stem="How long is the quay?"),
        ],
    )


def found(user, typed: str = "", page: int = 1, **filters) -> list[str]:
    """Keys of the hits, in their order."""
    db.session.rollback()
    hits = find_questions(user, read_search(typed), Filters(**filters), page)
    return [one.key for one, _ in hits.questions]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("harbour", {"harbour", "bridge"}),
        ("HARBOUR opened", {"harbour", "bridge"}),
        ("harb", {"harbour", "bridge"}),
        ("harb opened", set()),
        ("krakow", {"harbour"}),
        ("Kraków", {"harbour"}),
        ("muller", {"tunnel"}),
        ("1785", set()),
        ("785 metres", {"tunnel"}),
        ('"the bridge near"', {"bridge"}),
        ('"bridge the near"', set()),
        ("harbour -bridge", {"harbour"}),
        ('opened -"near the harbour"', {"harbour"}),
        ("-harbour", {"tunnel", "length"}),
        ("400", {"length"}),
        ("ports", {"harbour"}),
        ("nobody", set()),
    ],
)
def test_words_find_the_same_on_every_database(bank, ada, typed, keys):
    # Every question rests on the same fact, of which one word is left out here.
    db.session.execute(db.update(Fact).values(claim="It happened."))
    db.session.commit()
    db.session.execute(text("DELETE FROM question_words"))
    index_missing()
    db.session.commit()
    assert set(found(ada, typed)) == keys


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({"tag": "ports"}, {"harbour"}),
        ({"tag": "testing"}, {"harbour", "bridge", "tunnel", "length"}),
        ({"type": "numeric"}, {"length"}),
        ({"difficulty": "hard"}, {"bridge"}),
        ({"state": "new"}, {"harbour", "bridge", "tunnel", "length"}),
        ({"state": "published"}, set()),
        ({"set": "harbour"}, {"harbour", "bridge", "tunnel", "length"}),
        ({"set": "nowhere"}, set()),
        ({"source": 2**31 - 1}, set()),
        ({"type": "multiple_choice", "difficulty": "hard", "tag": "testing"}, {"bridge"}),
    ],
)
def test_filters_narrow_the_hits(bank, ada, filters, keys):
    assert set(found(ada, **filters)) == keys


def test_latest_come_first_without_words_and_the_best_with(bank, ada):
    assert found(ada) == ["length", "tunnel", "bridge", "harbour"]
    twice = draft_set(ada, "more", questions=[asked("twice", "Harbour, harbour, harbour?")])
    assert found(ada, "harbour")[0] == "twice"
    assert twice == "more"


def test_own_drafts_are_seen_and_those_of_others_are_not(bank, ada, bob):
    assert len(found(ada)) == 4
    assert found(bob) == []
    assert len(found(make_user("root", ADMIN))) == 4


def test_published_questions_of_others_are_seen_as_they_were_published(bank, ada, bob):
    publish_draft(bank)
    assert len(found(bob)) == 4
    reword(get_question(bank), ada, stem="A secret draft?")
    assert found(bob, "secret") == []
    assert len(found(bob)) == 3
    assert found(ada, "secret") == ["harbour"]


def test_archived_sets_are_seen_by_their_owner_alone(bank, ada, bob):
    publish_draft(bank)
    db.session.execute(db.update(QuestionSet).values(state="archived"))
    db.session.commit()
    assert len(found(ada, state="archived")) == 4
    assert found(bob) == []


def test_index_follows_every_way_of_writing(bank, ada):
    harbour = get_question(bank)
    reword(harbour, ada, stem="Who opened the aquarium?")
    assert found(ada, "aquarium") == ["harbour"]
    assert found(ada, "krakow") == []
    copy_question(get_question(bank), get_set(bank), ada, now())
    db.session.commit()
    assert len(found(ada, "aquarium")) == 2
    fact = db.session.scalars(select(Fact)).one()
    reword_fact(fact, {**fact.evidence, "claim": "A zeppelin landed."}, ada, now())
    db.session.commit()
    assert len(found(ada, "zeppelin")) == 5
    delete(get_question(bank), now())
    db.session.commit()
    assert len(found(ada, "zeppelin")) == 4


def test_upgrade_indexes_what_is_there(bank, ada):
    db.session.execute(text("DELETE FROM question_words"))
    db.session.commit()
    assert found(ada, "bridge") == []
    assert index_missing() == 4
    db.session.commit()
    assert found(ada, "bridge") == ["bridge"]
    assert index_missing() == 0


def test_hits_are_paged(ada):
    draft_set(ada, count=30)
    assert len(found(ada)) == 25
    assert len(found(ada, page=2)) == 5
    assert found(ada, page=3) == []


HOSTILE = ['"', '""', '-""', "AND", "NEAR(a b)", "a OR b", "col:x", "*", "'", "\\", "a & !b", "(:*"]


@pytest.mark.parametrize("typed", [*HOSTILE, "x " * 2500, '"' * 5000, "\u0301", "١٢٣ 漢字 🚢"])
def test_hostile_search_is_no_error(bank, ada, typed):
    found(ada, typed)
    found(ada, f"harbour {typed}")


def test_any_text_is_a_search(bank, ada):
    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.text(max_size=60).filter(lambda typed: "\0" not in typed))
    def searches(typed: str) -> None:
        found(ada, typed)

    searches()


def test_page_shows_hits_with_their_words_marked_and_nothing_unescaped(client, ada):
    stem = "Is <script>alert(1)</script> aquarium < 3?"
    draft_set(ada, questions=[asked("a", stem), asked("b", "Another?")])
    sign_in(client, ada)
    page = client.get("/teach/bank?q=aquarium").text
    assert "<mark>aquarium</mark>" in page
    assert "<script>alert" not in page
    assert "1 question" in page
    assert "Another?" not in page


@pytest.mark.parametrize(
    "query",
    [
        "page=0&type=nonsense&state=x&difficulty=y&source=abc",
        "page=99999999999999999999&source=99999999999999999999",
        "page=-1&tag=%00&set=%FF",
        "q=%22%22%22&tag=<b>",
        "q=" + "x" * 3000,
    ],
)
def test_address_that_is_not_understood_is_no_error(client, ada, bank, query):
    sign_in(client, ada)
    assert client.get(f"/teach/bank?{query}").status_code in (200, 400)


def test_statements_are_the_same_for_few_and_many_hits(client, ada, statements):
    sign_in(client, ada)
    counts = []
    for count in (1, 24):
        draft_set(ada, f"set-{count}", count=count)
        client.get("/teach/bank")
        statements.clear()
        client.get("/teach/bank")
        counts.append(len(statements))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("typed", "search"),
    [
        ("", Search()),
        ("Ships", Search((Term(("ships",), True),))),
        ("ships ", Search((Term(("ships",)),))),
        ("two ships", Search((Term(("two",)), Term(("ships",), True)))),
        ('"two ships"', Search((Term(("two", "ships")),))),
        ("well-known", Search((Term(("well", "known"), True),))),
        ("-ships", Search((), (Term(("ships",)),))),
        ('a -"b c"', Search((Term(("a",)),), (Term(("b", "c")),))),
        ("- ! ...", Search()),
    ],
)
def test_search_is_read(typed, search):
    assert read_search(typed) == search


def test_words_have_no_accents_and_no_signs():
    assert words("Łódź's NAÏVE_plan: 1,785 m² Straße") == [
        *("lodz", "s", "naive", "plan", "1", "785", "m2", "strasse")
    ]


def test_text_of_a_question_has_all_its_texts_but_no_field_names():
    said = question_text("What *is* it?", OPTIONS, "So [there](http://x).", ["a-tag"], ["Claim."])
    assert said == "what is it yes no so there a tag claim"


def test_marks_fall_on_whole_words_and_beginnings():
    assert mark("Harbours, a harbour", read_search("harb")) == [
        ("Harbours", True),
        (", ", False),
        ("a", False),
        (" ", False),
        ("harbour", True),
    ]


def test_every_question_of_the_shipped_kind_can_be_found_by_its_words(app, ada):
    draft_set(ada, questions=choice_questions(3))
    stems = db.session.scalars(select(Question)).all()
    assert all(found(ada, one.revision.stem) for one in stems)
