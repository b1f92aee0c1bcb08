"""Revisions of a question: looking at them, restoring one, and two who change it at once."""

import threading

import pytest
from bs4 import BeautifulSoup

from quizapp.accounts.models import ADMIN, TEACHER
from quizapp.bank.actions.loading import load_files
from quizapp.bank.models import Question, QuestionSet, Revision
from quizapp.clock import now
from quizapp.database import db
from tests.factories.pages import form_fields
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, set_file


@pytest.fixture
def url(app, client, stranger):
    """Of the one question of Vera's set, which an admin may change as well."""
    vera, ada = make_user("vera", TEACHER, nickname="Vera"), make_user("ada", ADMIN, nickname="Ada")
    sign_in(client, vera)
    sign_in(stranger, ada)
    load_files([("own.yaml", set_file(choice_questions(1)))], now())
    found = db.session.scalars(db.select(QuestionSet)).one()
    found.owner_id = found.article.owner_id = vera.id
    db.session.commit()
    return f"/teach/questions/{the_question().id}"


def the_question():
    db.session.rollback()
    return db.session.scalars(db.select(Question)).one()


def revisions():
    db.session.rollback()
    return db.session.scalars(db.select(Revision).order_by(Revision.number)).all()


def opened(client, url):
    return form_fields(client.get(url).text, "form.writing").to_dict(flat=False)


def save(client, url, fields, go="save", **changed):
    return client.post(url, data={**fields, **changed, "go": go})


def change(client, url, **changed):
    answer = save(client, url, opened(client, url), **changed)
    assert answer.status_code == 303, answer.text


def page(answer):
    return BeautifulSoup(answer.text, "html.parser")


def texts(found):
    """Without what is only told to those who cannot see."""
    for one in found:
        for hidden in one.select(".visually-hidden"):
            hidden.decompose()
    return [" ".join(one.get_text().split()) for one in found]


# ---- History ----


def test_history_names_author_and_change(client, url):
    change(client, url, stem="What of ships?")
    shown = page(client.get(f"{url}/history"))
    heads = texts(shown.select(".revision-head h2"))
    assert heads == ["Revision 2 · as it is now", "Revision 1 · published"]
    latest, first = shown.select(".revision")
    assert "Vera" in latest.select_one(".meta").get_text()
    assert "from a file" in first.select_one(".meta").get_text()
    assert texts(latest.select("del")) == ["choice-0"]
    assert texts(latest.select("ins")) == ["ships"]


def test_restoring_makes_a_new_revision_equal_to_the_old_one(client, url):
    first = the_question().revision
    change(client, url, stem="Other?", tags="ships", difficulty="hard", facts=[])
    answer = client.post(f"{url}/history", data={"number": 1})
    assert answer.status_code == 303
    question, latest = the_question(), revisions()[-1]
    assert (question.revision_number, question.difficulty, question.tags) == (3, "easy", [])
    for name in ("type", "stem", "content", "explanation", "difficulty", "tags", "facts"):
        assert getattr(latest, name) == getattr(first, name)
    assert latest.author.username == "vera"


def test_restoring_what_is_there_makes_no_revision(client, url):
    client.post(f"{url}/history", data={"number": 1})
    assert len(revisions()) == 1


@pytest.mark.parametrize(("number", "status"), [(7, 404), (0, 400), ("", 400), ("x" * 99, 400)])
def test_restoring_what_never_was_is_refused(client, url, number, status):
    assert client.post(f"{url}/history", data={"number": number}).status_code == status


def test_history_is_turned_page_by_page_in_a_bounded_number_of_statements(client, url, statements):
    counts = []
    for size in (3, 21):
        while len(revisions()) < size:
            change(client, url, stem=f"Number {len(revisions())}?")
        statements.clear()
        shown = page(client.get(f"{url}/history"))
        counts.append(len(statements))
    assert len(shown.select(".revision")) == 20
    older = page(client.get(f"{url}/history?page=2"))
    assert texts(older.select(".revision-head h2")) == ["Revision 1 · published"]
    assert counts[0] == counts[1]
    assert counts[0] <= 10


# ---- Two at once ----


@pytest.fixture
def both(client, stranger, url):
    """The form as both of them have it open, before either saved."""
    return opened(client, url), opened(stranger, url)


def conflict(client, url, fields, **changed):
    answer = save(client, url, fields, **changed)
    assert answer.status_code == 409
    return form_fields(answer.text).to_dict(flat=False), page(answer)


def test_second_to_save_sees_both_and_nothing_is_stored(client, stranger, url, both):
    save(stranger, url, both[1], stem="What did Ada ask?")
    fields, shown = conflict(
        client, url, both[0], stem="What did Vera ask?", **{"new_fact-claim": ""}
    )
    assert len(revisions()) == 2
    mine, theirs = (texts(part.select("ins")) for part in shown.select(".version"))
    assert mine == ["did Vera ask"]
    assert theirs == ["did Ada ask"]
    assert fields["stem"] == ["What did Vera ask?"]
    assert fields["content-json" if "content-json" in fields else "stem"] != []
    assert {name for name in both[0] if name not in ("csrf_token", "facts")} <= set(fields)


def test_changes_of_different_parts_are_joined(client, stranger, url, both):
    save(stranger, url, both[1], stem="What did Ada ask?", tags="ships")
    fields, shown = conflict(client, url, both[0], explanation="Vera knows why.", difficulty="hard")
    assert shown.select("fieldset") == []
    assert save(client, url, fields, "merge").status_code == 303
    latest = revisions()[-1]
    assert (latest.number, latest.stem) == (3, "What did Ada ask?")
    assert (latest.explanation, latest.difficulty) == ("Vera knows why.", "hard")
    assert latest.tags == ["ships"]


@pytest.mark.parametrize(("whose", "stem"), [("mine", "Vera's?"), ("theirs", "Ada's?")])
def test_choice_decides_where_both_changed_the_same(client, stranger, url, both, whose, stem):
    save(stranger, url, both[1], stem="Ada's?", explanation="Ada knows why.")
    fields, shown = conflict(client, url, both[0], stem="Vera's?", tags="ships")
    assert texts(shown.select("fieldset legend")) == ["Question"]
    assert save(client, url, fields, "merge", keep_stem=whose).status_code == 303
    latest = revisions()[-1]
    assert (latest.stem, latest.explanation, latest.tags) == (stem, "Ada knows why.", ["ships"])


def test_mine_can_be_saved_instead(client, stranger, url, both):
    save(stranger, url, both[1], stem="Ada's?", explanation="Ada knows why.")
    fields, _ = conflict(client, url, both[0], stem="Vera's?")
    assert save(client, url, fields, "mine").status_code == 303
    latest = revisions()[-1]
    assert (latest.number, latest.stem) == (3, "Vera's?")
    assert latest.explanation == "Because of choice-0."


@pytest.mark.parametrize("go", ["mine", "merge"])
def test_third_change_in_between_is_shown_too(client, stranger, url, both, go):
    save(stranger, url, both[1], stem="Ada's?")
    fields, _ = conflict(client, url, both[0], stem="Vera's?")
    change(stranger, url, stem="Ada's again?")
    answer = save(client, url, fields, go)
    assert answer.status_code == 409
    assert "again" in answer.text
    assert len(revisions()) == 3


def test_buttons_of_the_conflict_do_nothing_without_having_seen_it(client, stranger, url, both):
    save(stranger, url, both[1], stem="Ada's?")
    for go in ("mine", "merge"):
        assert save(client, url, both[0], go, stem="Vera's?").status_code == 409
    assert len(revisions()) == 2


def test_fact_written_during_a_conflict_is_not_lost(client, stranger, url, both):
    save(stranger, url, both[1], stem="Ada's?")
    fact = {"claim": "Forty ships.", "value": "40", "where": "line 2", "as_of": "2020"}
    written = {f"new_fact-{name}": text for name, text in fact.items()}
    fields, _ = conflict(client, url, both[0], explanation="Vera's.", **written)
    assert save(client, url, fields, "merge").status_code == 303
    claims = [fact.claim for fact in revisions()[-1].facts]
    assert claims == ["The harbour opened on 5 May 2020.", "Forty ships."]


def test_many_at_once_lose_nothing(app, client, url):
    """Of those who all began from the same revision, one saves and the others are told."""
    if db.engine.url.database in (None, "", ":memory:"):
        pytest.skip("this SQLite lives in one connection; the other processes test it")
    fields, count = opened(client, url), 6
    barrier, statuses = threading.Barrier(count), []
    cookies = [client.get_cookie("session")]

    def run(number):
        one = app.test_client()
        one.set_cookie("session", cookies[0].value)
        barrier.wait()
        statuses.append(save(one, url, fields, stem=f"Number {number}?").status_code)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [303] + [409] * (count - 1)
    assert [revision.number for revision in revisions()] == [1, 2]
