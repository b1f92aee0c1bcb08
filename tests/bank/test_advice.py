"""What is said about the questions of a whole set."""

from bs4 import BeautifulSoup

from quizapp.bank.models import Question
from quizapp.bank.queries.advice import Remarks, advice_for, count_advice, gates
from quizapp.database import db
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, publish, question


def all_questions():
    query = db.select(Question).order_by(Question.id)
    return db.session.scalars(query).all()


def keys(found):
    return [advice.key for advice in found]


def test_questions_alike_are_told_from_the_others(app):
    publish(
        "own",
        question("one", "true_false", {"answer": True}, stem="The harbour opened in May."),
        question("two", "true_false", {"answer": True}, stem="The old harbour opened in May."),
        question("three", "true_false", {"answer": True}, stem="The museum is still closed."),
    )
    found = advice_for(all_questions())
    assert [keys(found[one.id]) for one in all_questions()] == [["similar"], ["similar"], []]


def test_gates_are_what_must_be_mended(app):
    publish("own", *choice_questions(1))
    one = all_questions()[0]
    assert gates(one) == []
    one.revision.facts = []
    assert keys(gates(one)) == ["evidence"]
    assert keys(advice_for([one])[one.id])[0] == "evidence"


def test_advice_on_many_takes_as_many_statements_as_on_few(app, statements):
    counts = []
    for size in (2, 60):
        publish(f"set-{size}", *choice_questions(size))
        questions = all_questions()
        db.session.expunge_all()
        statements.clear()
        advice_for(questions)
        counts.append(len(statements))
    assert counts == [2, 2]


def test_nothing_is_said_of_no_questions(app):
    assert advice_for([]) == {}


def test_advice_is_counted_without_a_statement_and_without_evidence(app, statements):
    publish(
        "own",
        question("one", "true_false", {"answer": True}, stem="The harbour opened in May."),
        question("two", "true_false", {"answer": True}, stem="Did the harbour open?"),
        question(
            "three",
            "multiple_choice",
            {"options": [{"text": "40 km", "correct": True}, {"text": "forty km"}]},
            stem="A length.",
        ),
    )
    found = all_questions()
    for one in found:
        one.revision.facts = []
    statements.clear()
    counted = count_advice(found)
    assert [counted[one.id] for one in found] == [Remarks(0, 0), Remarks(0, 1), Remarks(1, 1)]
    assert statements == []


def test_list_of_a_set_counts_what_there_is_to_say_and_leads_to_it(app, client):
    teacher = make_user("vera", "teacher")
    sign_in(client, teacher)
    publish("own", question("one", "true_false", {"answer": True}, stem="Did it open?"))
    one = all_questions()[0]
    one.set.owner_id = teacher.id
    db.session.commit()
    page = BeautifulSoup(client.get("/teach/sets/own").text, "html.parser")
    links = [link for link in page.select(".entry a") if "1 suggestion" in link.get_text()]
    assert [link["href"] for link in links] == [f"/teach/questions/{one.id}"]
