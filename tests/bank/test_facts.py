"""Facts that are written, mended, corrected; and the questions that this concerns."""

import pytest
from sqlalchemy import select

from quizapp.accounts.models import ADMIN, TEACHER
from quizapp.articles.models import Fact
from quizapp.bank.models import Question, QuestionSet
from quizapp.database import db
from tests.factories.pages import without_token
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, publish

NEW = {
    "fact-kind": "quantity",
    "fact-claim": "The quay is 400 metres long.",
    "fact-value": "400 metres",
    "fact-where": "sentence 3",
    "fact-as_of": "2020-05",
}
CORRECTION = {
    "status": "superseded",
    "reason": "A storm took it.",
    "on": "2021-02",
}
INSTEAD = {f"replacement-{name.removeprefix('fact-')}": value for name, value in NEW.items()}


@pytest.fixture
def teacher(app):
    return make_user("ada", TEACHER)


@pytest.fixture
def ports(app, teacher):
    """The slug of the teacher's own published set."""
    slug = publish("ports", *choice_questions(2))
    found = db.session.scalars(select(QuestionSet)).one()
    found.owner_id = found.article.owner_id = teacher.id
    db.session.commit()
    return slug


@pytest.fixture
def desk(client, teacher, ports):
    """The teacher's browser."""
    sign_in(client, teacher)
    return client


def fact() -> Fact:
    db.session.expire_all()
    found = db.session.scalars(select(Fact).order_by(Fact.id)).first()
    assert found
    return found


def facts() -> list[Fact]:
    db.session.expire_all()
    return list(db.session.scalars(select(Fact).order_by(Fact.id)))


def test_facts_are_listed_with_the_questions_that_rest_on_them(desk):
    page = desk.get("/teach/sets/ports/facts").text
    assert "The harbour opened on 5 May 2020." in page
    assert "2 questions" in page


def test_fact_leads_back_to_the_list_of_its_set(desk):
    page = desk.get(f"/teach/facts/{fact().id}").text
    assert '<a href="/teach/sets/ports/facts">' in page
    assert "Facts of Sample set" in page


def test_new_fact_is_kept(desk):
    assert desk.post("/teach/sets/ports/facts", data=NEW).status_code == 303
    kept = db.session.scalars(select(Fact).filter_by(value="400 metres")).one()
    assert kept.evidence == {
        "kind": "quantity",
        "claim": "The quay is 400 metres long.",
        "value": "400 metres",
        "where": "sentence 3",
        "as_of": "2020-05",
    }


@pytest.mark.parametrize("left_out", ["claim", "value", "where", "as_of"])
def test_fact_with_something_missing_is_refused_and_keeps_the_rest(desk, left_out):
    answer = desk.post("/teach/sets/ports/facts", data={**NEW, f"fact-{left_out}": " "})
    assert answer.status_code == 400
    others = [value for name, value in NEW.items() if name != f"fact-{left_out}"]
    assert [value for value in others if value not in answer.text] == []
    assert len(db.session.scalars(select(Fact)).all()) == 1


def test_reworded_fact_leaves_its_sets_with_something_to_publish(desk, teacher):
    old = fact().id
    url = f"/teach/facts/{old}"
    answer = desk.post(url, data={**NEW, "fact-kind": "event"})
    assert answer.status_code == 303
    assert desk.get(url).location == answer.location
    before, after = facts()
    assert (before.status, before.replaced_by_id) == ("reworded", after.id)
    assert (after.status, after.claim) == ("current", "The quay is 400 metres long.")
    assert db.session.scalars(select(QuestionSet.state)).all() == ["draft"]
    for question in db.session.scalars(select(Question)):
        first, second = question.revisions
        assert (first.facts, second.facts) == ([before], [after])
        assert second.author_id == teacher.id


def test_reworded_fact_is_offered_and_listed_no_more(desk):
    desk.post(f"/teach/facts/{fact().id}", data={**NEW, "fact-kind": "event"})
    listed = desk.get("/teach/sets/ports/facts").text
    assert "The harbour opened on 5 May 2020." not in listed
    assert "2 questions" in listed
    editor = desk.get(f"/teach/questions/{db.session.scalars(select(Question.id)).first()}").text
    assert "The harbour opened on 5 May 2020." not in editor


def test_fact_reworded_twice_leads_to_its_last_words(desk):
    first = fact().id
    desk.post(f"/teach/facts/{first}", data={**NEW, "fact-kind": "event"})
    second = facts()[1].id
    desk.post(f"/teach/facts/{second}", data=NEW)
    assert [one.replaced_by_id for one in facts()] == [facts()[2].id] * 2 + [None]
    assert len({one.key for one in facts()}) == 3


def test_correction_follows_a_fact_into_its_new_words(desk):
    first = fact().id
    desk.post(f"/teach/facts/{first}/correct", data=CORRECTION)
    desk.post(f"/teach/facts/{first}", data={**NEW, "fact-kind": "event"})
    before, after = facts()
    assert (before.status, after.status, after.status_reason) == (
        "reworded",
        "superseded",
        "A storm took it.",
    )


def test_fact_that_was_reworded_meanwhile_is_not_changed(desk):
    first = fact().id
    desk.post(f"/teach/facts/{first}", data={**NEW, "fact-kind": "event"})
    for path, data in (("", NEW), ("/correct", CORRECTION), ("/reinstate", {})):
        assert desk.post(f"/teach/facts/{first}{path}", data=data).status_code == 409
    assert len(facts()) == 2


def test_rewording_costs_the_same_with_many_questions(desk, statements):
    def cost(number):
        path = f"/teach/facts/{facts()[number].id}"
        statements.clear()
        assert desk.post(path, data={**NEW, "fact-value": f"{number} metres"}).status_code == 303
        return len(statements)

    cost(0)
    few = cost(1)
    publish("quays", *choice_questions(30))
    db.session.expire_all()
    for question in db.session.scalars(select(Question)):
        question.revision.facts = [facts()[2]]
    db.session.commit()
    # The questions that were published as they are now change their state as well.
    assert cost(2) <= few + 1


def test_fact_saved_as_it_was_changes_nothing(desk):
    stored = fact().evidence
    form = {f"fact-{name}": value for name, value in stored.items()}
    assert (
        "Nothing was changed."
        in desk.post(f"/teach/facts/{fact().id}", data=form, follow_redirects=True).text
    )
    assert db.session.scalars(select(QuestionSet.state)).all() == ["published"]


def test_corrected_fact_lists_its_questions_in_all_own_sets(desk, teacher):
    publish("quays", *choice_questions(1))
    quays = db.session.scalars(select(QuestionSet).filter_by(slug="quays")).one()
    quays.questions[0].revision.facts = [fact()]
    quays.owner_id, quays.title = teacher.id, "Quays"
    db.session.commit()
    url = f"/teach/facts/{fact().id}"
    assert desk.post(f"{url}/correct", data=CORRECTION).location == url
    page = desk.get(url).text
    assert "A storm took it." in page
    assert "Superseded" in page
    assert "Quays" in page


def test_correction_may_name_what_is_right_instead(desk):
    first = fact().id
    desk.post(f"/teach/facts/{first}/correct", data={**CORRECTION, **INSTEAD})
    corrected = fact()
    assert (corrected.status, corrected.status_on) == ("superseded", "2021-02")
    assert corrected.replaced_by
    assert corrected.replaced_by.claim == "The quay is 400 metres long."


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"status": "stale"}, "Not a valid choice"),
        ({"reason": ""}, "Say in a sentence what changed."),
        ({"on": "yesterday"}, "Write the date as"),
        ({"on": ""}, "Write the date as"),
        ({**INSTEAD, "replacement-value": ""}, "This is missing"),
    ],
)
def test_bad_correction_is_refused_with_the_field_named(desk, change, named):
    answer = desk.post(f"/teach/facts/{fact().id}/correct", data={**CORRECTION, **change})
    assert (answer.status_code, named in answer.text) == (400, True)
    assert fact().status == "current"


def test_correction_is_taken_back(desk):
    url = f"/teach/facts/{fact().id}"
    desk.post(f"{url}/correct", data={**CORRECTION, **INSTEAD})
    desk.post(f"{url}/reinstate")
    found = fact()
    assert (found.status, found.status_reason, found.status_on) == ("current", "", None)
    assert found.replaced_by is None


def test_mended_question_is_told_from_one_still_to_mend(desk):
    desk.post(f"/teach/facts/{fact().id}/correct", data=CORRECTION)
    mended = db.session.scalars(select(Question).order_by(Question.id)).first()
    assert mended
    mended.revision.facts.clear()
    mended.published_revision = 1
    db.session.commit()
    page = desk.get(f"/teach/facts/{fact().id}").text
    # Its latest revision is the published one, so it rests on the fact no more at all.
    assert "What of choice-0?" not in page
    assert "What of choice-1?" in page


def test_facts_of_others_look_as_if_not_there(desk, stranger):
    sign_in(stranger, make_user("bob", TEACHER))
    url = f"/teach/facts/{fact().id}"
    other, nowhere = (stranger.get(one).text for one in (url, "/teach/facts/999999"))
    assert without_token(other) == without_token(nowhere)
    for method, path in (("get", ""), ("post", ""), ("post", "/correct"), ("post", "/reinstate")):
        assert getattr(stranger, method)(url + path, data=CORRECTION).status_code == 404
    assert fact().status == "current"


def test_facts_of_the_site_are_for_admins(app, client, stranger):
    publish("ports", *choice_questions(1))
    sign_in(client, make_user("bob", TEACHER))
    sign_in(stranger, make_user("root", ADMIN))
    assert client.get(f"/teach/facts/{fact().id}").status_code == 404
    assert stranger.get(f"/teach/facts/{fact().id}").status_code == 200


def test_statements_do_not_grow_with_facts_and_questions(desk, statements):
    counts = []
    for number in range(2):
        statements.clear()
        desk.get("/teach/sets/ports/facts")
        desk.get(f"/teach/facts/{fact().id}")
        counts.append(len(statements))
        for more in range(5 * number + 5):
            desk.post("/teach/sets/ports/facts", data={**NEW, "fact-value": str(more)})
    assert counts[0] == counts[1]
