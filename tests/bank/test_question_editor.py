"""The page on which a question is written."""

import re
import threading

import pytest
from bs4 import BeautifulSoup

from quizapp.articles.models import Article, Fact
from quizapp.bank.models import Question, QuestionSet, Revision
from quizapp.database import db
from quizapp.question_types import TYPES
from tests.factories.pages import form_fields
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, publish, question

WITH_LINES = (
    "Which *harbour*?\n\n- the old one\n- the new one\n\n<b>&amp;</b> “quoted” 'one' \"two\""
)


@pytest.fixture
def teacher(app, client):
    user = make_user("vera", "teacher", nickname="Vera")
    sign_in(client, user)
    return user


@pytest.fixture
def own_set(teacher, sample):
    """The sample set with its source, given to the teacher."""
    return give(teacher, sample)


def give(user, slug):
    found = db.session.scalars(db.select(QuestionSet).filter_by(slug=slug)).one()
    found.owner_id = user.id
    found.article.owner_id = user.id
    db.session.commit()
    return slug


def questions(slug="sample"):
    db.session.rollback()
    query = db.select(Question).join(Question.set).where(QuestionSet.slug == slug)
    return db.session.scalars(query.order_by(Question.position, Question.id)).all()


def of_type(key):
    return next(one for one in questions() if one.type == key)


def address(one):
    return f"/teach/questions/{one.id}"


def opened(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    return form_fields(answer.text, "form.writing")


def send(client, url, fields, go="save", **changed):
    for name, value in changed.items():
        fields.setlist(name, value if isinstance(value, list) else [value])
    return client.post(url, data={**fields.to_dict(flat=False), "go": go})


def revisions(one):
    db.session.rollback()
    query = db.select(Revision).filter_by(question_id=one.id).order_by(Revision.number)
    return db.session.scalars(query).all()


def shown(answer, selector):
    return [
        " ".join(found.get_text().split())
        for found in BeautifulSoup(answer.text, "html.parser").select(selector)
    ]


@pytest.mark.parametrize("key", [type_.key for type_ in TYPES])
def test_question_sent_back_unchanged_makes_no_revision(key, client, own_set):
    one = of_type(key)
    answer = send(client, address(one), opened(client, address(one)))
    assert (answer.status_code, len(revisions(one))) == (303, 1), answer.text


HARD = "5 < 6 & \"six\" 'six' \\ `x` *y* {z} \u2013 \u200d\u05d0\u05d1 =1+1"
"""What is easily mangled between a page and the database."""

LINES = f"One.\n\n- {HARD}\n\n    four spaces"

HARD_CONTENT = [
    (
        "multiple_choice",
        {
            "options": [
                {"text": "0"},
                {"text": HARD, "feedback": LINES},
                {"text": "9", "correct": True},
            ]
        },
    ),
    (
        "multiple_response",
        {"options": [{"text": str(n), "correct": n > 3, "feedback": HARD} for n in range(9)]},
    ),
    ("true_false", {"answer": True, "feedback": LINES}),
    (
        "short_answer",
        {
            "accepted": ["a; b", "a, b", "c | d", HARD],
            "rejected": [{"text": "e; f", "feedback": LINES}],
            "slips": False,
        },
    ),
    (
        "numeric",
        {
            "answer": "-3.50",
            "tolerance": "0.05",
            "unit": "km/h",
            "unit_forms": ["kilometres per hour", "kmh, kph"],
            "unit_required": True,
        },
    ),
    ("date", {"answer": "1969"}),
    (
        "matching",
        {
            "pairs": [{"left": HARD, "right": "x"}, {"left": "b", "right": "w"}],
            "distractors": ["y, z", "0"],
        },
    ),
    ("ordering", {"items": ["10", "9", HARD], "first": "", "last": "<end>"}),
    (
        "cloze",
        {
            "text": f"{{1}} {HARD.replace('{z}', '')} {{2}} and {{3}}",
            "gaps": [
                {"accepted": ["a; b", "c"], "rejected": [{"text": "d", "feedback": HARD}]},
                {"accepted": ["0"], "options": ["1", "0", "a, b"]},
                {"accepted": [HARD], "slips": False},
            ],
        },
    ),
]


@pytest.mark.parametrize(("key", "content"), HARD_CONTENT, ids=[key for key, _ in HARD_CONTENT])
def test_hard_content_sent_back_unchanged_makes_no_revision(key, content, client, teacher):
    written = {"stem": LINES, "explanation": HARD, "tags": ["b", "a"], "difficulty": "hard"}
    publish("hard", question("it", key, content, **written))
    give(teacher, "hard")
    one = questions("hard")[0]
    answer = send(client, address(one), opened(client, address(one)))
    assert (answer.status_code, len(revisions(one))) == (303, 1), answer.text


@pytest.mark.parametrize("key", [type_.key for type_ in TYPES])
def test_changed_stem_makes_a_revision_with_everything_else_as_it_was(
    key, client, own_set, teacher
):
    one = of_type(key)
    send(client, address(one), opened(client, address(one)), stem=WITH_LINES.replace("\n", "\r\n"))
    before, after = revisions(one)
    assert (after.stem, after.author_id, after.number) == (WITH_LINES, teacher.id, 2)
    for name in ("type", "content", "explanation", "difficulty", "tags", "facts"):
        assert getattr(after, name) == getattr(before, name)
    send(client, address(one), opened(client, address(one)))
    assert len(revisions(one)) == 2


def test_saving_marks_the_set_as_changed_and_leads_back_to_it(client, own_set):
    one = of_type("multiple_choice")
    answer = send(client, address(one), opened(client, address(one)), stem="Which?")
    assert re.search(r"/teach/sets/sample#question-\d+$", answer.location)
    db.session.rollback()
    assert one.set.state == "draft"


@pytest.mark.parametrize("key", [type_.key for type_ in TYPES])
def test_new_question_takes_the_content_of_its_type(key, client, own_set):
    model = of_type(key)
    url = f"/teach/sets/sample/questions/new?type={key}"
    fields = opened(client, url)
    like = opened(client, address(model))
    for name in [name for name in like if name.startswith("content-")]:
        fields.setlist(name, like.getlist(name))
    answer = send(client, url, fields, stem="What is new here?", tags="Big Ships, harbours")
    assert answer.status_code == 303, answer.text
    added = questions()[-1]
    assert (added.key, added.type, added.position) == ("what-is-new-here", key, 9)
    assert [tag.tag for tag in added.tags] == ["big-ships", "harbours"]
    assert type_content(added) == type_content(model)


def type_content(one):
    type_ = next(type_ for type_ in TYPES if type_.key == one.type)
    return type_.load(one.revision.content)


def test_new_question_asks_for_its_type_first(client, own_set):
    answer = client.get("/teach/sets/sample/questions/new")
    assert len(shown(answer, ".kind")) == len(TYPES)
    assert client.get("/teach/sets/sample/questions/new?type=essay").status_code == 200


def test_keys_of_questions_with_the_same_stem_differ(client, own_set):
    url = "/teach/sets/sample/questions/new?type=true_false"
    for _ in range(2):
        fields = opened(client, url)
        like = opened(client, address(of_type("true_false")))
        for name in [name for name in like if name.startswith("content-")]:
            fields.setlist(name, like.getlist(name))
        assert send(client, url, fields, "another", stem="Är det så?").location.endswith(url)
    assert [one.key for one in questions()[-2:]] == ["ar-det-sa", "ar-det-sa-2"]


def test_what_cannot_be_saved_comes_back_as_typed(client, own_set):
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    answer = send(
        client, address(one), fields, stem="x" * 2001, explanation="Why <so>?", tags="ok, §§"
    )
    again = form_fields(answer.text, "form.writing")
    assert answer.status_code == 400
    assert again["stem"] == "x" * 2001
    assert again["explanation"] == "Why <so>?"
    assert len(revisions(one)) == 1
    assert shown(answer, ".field-error") != []
    assert again.getlist("facts") == fields.getlist("facts")


def test_row_is_added_with_everything_typed_kept(client, own_set):
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    fields["stem"], fields["tags"], fields["content-options-1-text"] = "", "§", "Typed"
    sent = {**fields.to_dict(flat=False), "press": "content-options-add"}
    answer = client.post(address(one), data=sent)
    again = form_fields(answer.text, "form.writing")
    assert (answer.status_code, shown(answer, ".field-error")) == (200, [])
    assert (again["content-options-1-text"], again["content-options-3-text"]) == ("Typed", "")
    part = client.post(address(one), data=sent, headers={"X-Partial": "content"})
    assert "content-options-3-text" in part.text
    assert "<html" not in part.text
    assert len(revisions(one)) == 1


def test_content_that_does_not_hold_together_says_what_to_mend(client, own_set):
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    fields["content-options-1-text"] = "Paris"
    answer = send(client, address(one), fields, stem="Typed?")
    assert answer.status_code == 400
    assert shown(answer, ".field-error") == ["“Paris” is here twice."]
    assert form_fields(answer.text, "form.writing")["stem"] == "Typed?"
    assert len(revisions(one)) == 1


def test_form_without_its_revision_is_refused(client, own_set):
    one = of_type("multiple_choice")
    for base in ("", "7", "-1", "9" * 5000):
        answer = send(client, address(one), opened(client, address(one)), base=base, stem="Which?")
        assert answer.status_code == 400
    assert len(revisions(one)) == 1


# ---- Evidence ----


def test_new_fact_is_written_once_and_becomes_the_evidence(client, own_set):
    one = of_type("multiple_choice")
    fact = {
        "new_fact-kind": "quantity",
        "new_fact-claim": "Forty ships came.",
        "new_fact-value": "forty",
        "new_fact-where": "sentence 3",
        "new_fact-as_of": "20 December 2018",
    }
    answer = send(client, address(one), opened(client, address(one)), **fact)
    assert answer.status_code == 303, answer.text
    latest = revisions(one)[-1]
    assert [found.claim for found in latest.facts] == [
        "The harbour opened on 5 May 2020.",
        "Forty ships came.",
    ]
    assert latest.facts[-1].as_of == "2018-12-20"
    assert latest.facts[-1].article_id == one.set.article_id
    other = of_type("true_false")
    send(client, address(other), opened(client, address(other)), **fact)
    assert revisions(other)[-1].facts == latest.facts


def test_begun_fact_must_be_finished_and_nothing_is_lost(client, own_set):
    one = of_type("multiple_choice")
    answer = send(
        client, address(one), opened(client, address(one)), **{"new_fact-claim": "Forty ships."}
    )
    assert answer.status_code == 400
    assert len(shown(answer, ".field-error")) == 3
    assert form_fields(answer.text, "form.writing")["new_fact-claim"] == "Forty ships."
    assert db.session.scalar(db.select(db.func.count(Fact.id))) == 1


def test_facts_of_strangers_are_not_found_and_not_taken(client, own_set):
    other = make_user("otto", "teacher")
    publish("other", *choice_questions(1), source=source("Another harbour"))
    give(other, "other")
    theirs = db.session.scalars(
        db.select(Fact).join(Article).where(Article.owner_id == other.id)
    ).one()
    one = of_type("multiple_choice")
    answer = send(
        client, address(one), opened(client, address(one)), "find", fact_search="harbour opened"
    )
    assert len(shown(answer, ".fact-choice")) == 1
    fields = opened(client, address(one))
    answer = send(client, address(one), fields, facts=[*fields.getlist("facts"), str(theirs.id)])
    assert answer.status_code == 303
    assert len(revisions(one)) == 1


def source(headline):
    return {
        "headline": headline,
        "publisher": None,
        "published_on": "2021-01-02",
        "url": None,
    }


def test_facts_of_the_site_are_found_and_used(client, own_set):
    publish("site", *choice_questions(1), source=source("Another harbour"))
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    answer = send(client, address(one), fields, "find", fact_search="ANOTHER opened")
    found = [
        option["value"]
        for option in BeautifulSoup(answer.text, "html.parser").select(".fact-choice input")
    ]
    assert len(found) == 2
    answer = send(client, address(one), fields, facts=found)
    assert len(revisions(one)[-1].facts) == 2
    # Stays ticked although it is of another source and was not searched for.
    assert opened(client, address(one)).getlist("facts") == found


def test_fact_that_was_found_wrong_is_marked(client, own_set):
    db.session.scalars(db.select(Fact)).one().status = "wrong"
    db.session.commit()
    answer = client.get(address(of_type("multiple_choice")))
    assert shown(answer, ".fact-standing") == ["Found to be wrong"]


# ---- Preview, trying and advice ----


@pytest.mark.parametrize("key", [type_.key for type_ in TYPES])
def test_preview_shows_what_is_typed_and_stores_nothing(key, client, own_set):
    one = of_type(key)
    fields = opened(client, address(one))
    answer = send(client, address(one), fields, "preview", stem="Is *this* typed?")
    assert answer.status_code == 200
    assert shown(answer, "[data-preview] .stem") == ["Is this typed?"]
    assert form_fields(answer.text, "form.writing")["stem"] == "Is *this* typed?"
    assert len(revisions(one)) == 1


@pytest.mark.parametrize("key", [type_.key for type_ in TYPES])
def test_page_has_no_id_twice(key, client, own_set):
    one = of_type(key)
    fields = opened(client, address(one))
    for go in ("preview", "try"):
        page = BeautifulSoup(send(client, address(one), fields, go).text, "html.parser")
        ids = [found["id"] for found in page.select("[id]")]
        assert sorted(ids) == sorted(set(ids))


def test_trying_shows_grade_feedback_explanation_and_evidence(client, own_set):
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    page = BeautifulSoup(send(client, address(one), fields, "preview").text, "html.parser")
    nice = next(
        label for label in page.select("[data-preview] label") if "Nice" in label.get_text()
    ).input["value"]
    answer = send(client, address(one), fields, "try", q1=nice)
    assert shown(answer, "[data-preview] .verdict") == ["Not right"]
    assert shown(answer, "[data-preview] .feedback") == ["On the sea."]
    assert shown(answer, "[data-preview] .explanation") == ["Because of multiple-choice."]
    assert shown(answer, "[data-preview] .fact-claim") == ["The harbour opened on 5 May 2020."]


def test_answer_to_an_earlier_wording_is_asked_for_again(client, own_set):
    one = of_type("multiple_choice")
    answer = send(client, address(one), opened(client, address(one)), "try", q1="0123456789ab")
    assert answer.status_code == 200
    assert "Answer it again" in shown(answer, "[data-preview] .problem")[0]


def test_answer_that_cannot_be_read_is_asked_back_as_with_students(client, own_set):
    one = of_type("numeric")
    answer = send(client, address(one), opened(client, address(one)), "try", q1="nonsense")
    assert shown(answer, "[data-preview] .verdict") == []
    assert shown(answer, "[data-preview] .problem") != []


def advised(answer, field):
    return " ".join(shown(answer, f"[data-advice={field}]"))


def preview_of_unfinished(client, key, content, **changed):
    """The preview of a question of which only these fields of the content are filled in."""
    url = f"/teach/sets/sample/questions/new?type={key}"
    fields = opened(client, url)
    typed = {f"content-{name}": text for name, text in content.items()}
    return send(client, url, fields, "preview", **typed, **changed)


def test_preview_names_each_fault_as_saving_does_and_leads_to_its_field(client, own_set):
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    fields["content-options-1-text"], fields["content-options-2-text"] = "", "Paris"
    changed = {"stem": "x" * 2001, "content-options-1-feedback": "Why?"}
    said, targets = [], []
    for go in ("preview", "save"):
        page = BeautifulSoup(send(client, address(one), fields, go, **changed).text, "html.parser")
        lines = page.select("[data-preview] .preview-faults li")
        said.append([" ".join(line.get_text().split()) for line in lines])
        targets += [page.select_one(line.a["href"]) for line in lines]
    assert said[0] == said[1]
    assert [line.split(":")[0] for line in said[0]] == ["Option 2, Text", "Question"]
    assert [target.name for target in targets] == ["textarea"] * 4


def test_preview_of_an_unfinished_question_shows_what_there_is_of_it(client, own_set):
    typed = {"options-0-text": "Oslo", "options-1-text": "Rome"}
    answer = preview_of_unfinished(client, "multiple_choice", typed, stem="Which *town*?")
    assert shown(answer, "[data-preview] .stem") == ["Which town?"]
    assert sorted(shown(answer, "[data-preview] .option-text")) == ["Oslo", "Rome"]
    assert shown(answer, "[data-preview] button[value=try]") == []
    answer = preview_of_unfinished(client, "matching", {}, stem="Which *towns*?")
    assert shown(answer, "[data-preview] .stem") == ["Which towns?"]


@pytest.mark.parametrize("key", [type_.key for type_ in TYPES])
def test_empty_question_of_every_type_is_previewed_with_its_faults(key, client, own_set):
    answer = preview_of_unfinished(client, key, {}, stem="What is it?")
    assert shown(answer, "[data-preview] .stem") == ["What is it?"]
    assert shown(answer, "[data-preview] .preview-faults li") != []


def test_unfinished_question_is_advised_on_as_far_as_can_be_known(client, own_set):
    publish("site", question("twin", "true_false", {"answer": True}, stem="A town by the harbour."))
    typed = {
        **{"options-0-text": "Oslo, which is the capital of Norway", "options-1-text": "Rome"},
        **{"options-2-text": "All of the above", "options-3-text": "rome."},
        **{"options-4-feedback": "Empty.", "options-correct": "0"},
    }
    answer = preview_of_unfinished(
        client, "multiple_choice", typed, stem="A town by the harbour.", facts=[]
    )
    assert "Write the stem as a question" in advised(answer, "stem")
    assert "There is a question like this one" in advised(answer, "stem")
    assert "by far the longest" in advised(answer, "content")
    assert "rewards guessing" in advised(answer, "content")
    assert "the same option twice" in advised(answer, "content")
    assert "no evidence yet" in advised(answer, "evidence")


def test_nothing_is_said_of_a_form_just_opened(client, own_set):
    answer = client.get("/teach/sets/sample/questions/new?type=multiple_choice")
    assert shown(answer, ".advice-line, .preview-faults") == []


def test_why_an_option_is_wrong_is_left_out_once_it_is_right_and_that_is_said(client, own_set):
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    fields["content-options-correct"] = "2"
    answer = send(client, address(one), fields, "preview")
    (said,) = shown(answer, "[data-preview] .preview-left-out li")
    assert said.startswith("Option 3: ")
    assert "On the sea." in said
    assert form_fields(answer.text, "form.writing")["content-options-2-feedback"] == "On the sea."
    answer = send(client, address(one), fields)
    assert revisions(one)[-1].content["options"][2] == {
        "text": "Nice",
        "correct": True,
        "feedback": "",
    }
    assert "On the sea." in client.get(answer.location).text


# ---- Sent twice ----


def new_statement(client):
    url = "/teach/sets/sample/questions/new?type=true_false"
    fields = opened(client, url)
    fields["stem"], fields["content-answer"] = "It rained.", "true"
    return url, fields


def test_form_of_a_new_question_sent_twice_makes_one(client, own_set):
    url, fields = new_statement(client)
    before = len(questions())
    answers = [send(client, url, fields) for _ in range(2)]
    assert answers[0].location == answers[1].location
    assert (len(questions()), len(revisions(questions()[-1]))) == (before + 1, 1)
    assert "Nothing was changed." not in client.get(answers[1].location).text


def test_form_sent_again_with_other_words_changes_the_question_it_made(client, own_set):
    url, fields = new_statement(client)
    send(client, url, fields)
    assert send(client, url, fields, stem="It snowed.").status_code == 303
    made = questions()[-1]
    assert [one.stem for one in revisions(made)] == ["It rained.", "It snowed."]
    # Somebody who has not seen the change decides what becomes of it.
    assert send(client, url, fields, stem="It was dry.").status_code == 409
    assert len(revisions(made)) == 2


def test_form_sent_many_times_at_once_makes_one_question(app, client, own_set):
    if db.engine.url.database in (None, "", ":memory:"):
        pytest.skip("this SQLite lives in one connection")
    url, fields = new_statement(client)
    before, count, cookie = len(questions()), 5, client.get_cookie("session")
    barrier, statuses = threading.Barrier(count), []

    def run():
        one = app.test_client()
        one.set_cookie("session", cookie.value)
        barrier.wait()
        statuses.append(send(one, url, fields.copy()).status_code)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (statuses, len(questions())) == ([303] * count, before + 1)


def test_two_forms_make_two_questions_also_with_the_same_words(client, own_set):
    before = len(questions())
    for _ in range(2):
        send(client, *new_statement(client))
    assert len(questions()) == before + 2


def test_form_whose_question_was_moved_away_still_leads_to_it(client, own_set, teacher):
    publish("other", *choice_questions(1), source=source("Another harbour"))
    give(teacher, "other")
    url, fields = new_statement(client)
    send(client, url, fields)
    made, before = questions()[-1], len(questions()) - 1
    client.post(f"{address(made)}/move", data={"to": "other", "how": "move"})
    assert "/teach/sets/other#" in send(client, url, fields).location
    assert (len(questions()), len(questions("other"))) == (before, 2)


def test_missing_evidence_is_a_gate_beside_its_field(client, own_set):
    one = of_type("multiple_choice")
    answer = send(client, address(one), opened(client, address(one)), "preview", facts=[])
    assert "Must be mended" in shown(answer, "[data-advice=evidence] .advice-gate")[0]


def test_similar_question_of_the_bank_is_named_and_linked(client, own_set):
    publish(
        "site", question("twin", "true_false", {"answer": True}, stem="Who opened the harbour?")
    )
    one = of_type("multiple_choice")
    answer = send(
        client,
        address(one),
        opened(client, address(one)),
        "preview",
        stem="Who opened this harbour?",
    )
    assert "Who opened the harbour?" in shown(answer, "[data-advice=stem]")[0]
    assert shown(answer, "[data-advice=stem] a") != []


# ---- Whose it is, and how much it costs ----


def test_questions_of_others_look_as_if_they_were_not_there(client, stranger, own_set):
    sign_in(stranger, make_user("otto", "teacher"))
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    new = "/teach/sets/sample/questions/new?type=true_false"
    for url in (address(one), new, f"{address(one)}/history", "/teach/questions/99999999999"):
        assert stranger.get(url).status_code == 404
    for url in (address(one), new):
        assert send(stranger, url, fields).status_code == 404
    assert len(revisions(one)) == 1


def test_statements_do_not_grow_with_facts_and_questions(client, own_set, teacher, statements):
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    counts = []
    for size in (1, 40):
        article = one.set.article_id
        for number in range(size):
            db.session.add(fact_row(article, f"{size}-{number}"))
        publish(f"site-{size}", *choice_questions(size), source=source(f"No {size}"))
        statements.clear()
        send(client, address(one), fields, "preview", fact_search="harbour", stem="What of choice?")
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert counts[0] <= 16


def fact_row(article_id, key):
    return Fact(
        article_id=article_id,
        key=key,
        kind="event",
        claim=f"Claim {key}.",
        value="x",
        where="here",
        as_of="2020",
    )
