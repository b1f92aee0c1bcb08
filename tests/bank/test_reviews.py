"""Reviews: asking for one, looking at every question, and what comes of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from sqlalchemy import select

from quizapp.accounts.actions.users import role_named
from quizapp.accounts.models import ADMIN, STUDENT, TEACHER
from quizapp.bank.models import Comment, Review, Verdict
from quizapp.bank.queries.reviews import review_board, waiting_reviews
from quizapp.bank.readiness import Candidate, Judgement, Obstacle, Record, grouped, obstacles
from quizapp.clock import now
from quizapp.database import db
from quizapp.messages import Message
from quizapp.question_types import TYPES
from tests.factories.drafts import draft_set, get_question, get_set, publish_draft, reword
from tests.factories.pages import form_fields
from tests.factories.people import make_user, sign_in
from tests.factories.sets import sample_questions

ASK = "/teach/sets/harbour/review"
PUBLISH = "/teach/sets/harbour/publish"
ALL = dict.fromkeys(("supported", "one_key", "distractors", "fair"), "y")


class Person:
    """A teacher with a browser."""

    def __init__(self, app, name, *roles):
        self.user = make_user(name, *(roles or (TEACHER,)))
        self.client = app.test_client()
        sign_in(self.client, self.user)

    def ask(self, **fields):
        answer = self.client.post(ASK, data={"go": "ask", **fields})
        assert answer.status_code == 303, answer.text
        return int(answer.location.rpartition("/")[2])

    def page(self, review, question=None):
        """The answer to a request for the review, or for a question in it."""
        return self.client.get(address(review, question))

    def judge(self, review, question, go="approve", **fields):
        data = {**ALL, "revision": question.revision_number, "go": go, **fields}
        return self.client.post(address(review, question, "/verdict"), data=data)

    def approve_all(self, review):
        for question in get_set("harbour").questions:
            assert self.judge(review, question).status_code == 303

    def finish(self, review):
        return self.client.post(address(review) + "/finish")


def address(review, question=None, tail=""):
    at = f"/questions/{question.id}" if question else ""
    return f"/teach/reviews/{review}{at}{tail}"


@pytest.fixture
def author(app):
    return Person(app, "ada")


@pytest.fixture
def reviewer(app):
    return Person(app, "ben")


@pytest.fixture
def review(author, reviewer):
    """The id of a review of three new questions that the reviewer was asked for."""
    draft_set(author.user)
    return author.ask(reviewer=reviewer.user.id, note="Mind the *second* one.")


def outcome(review):
    db.session.rollback()
    return db.session.get(Review, review, populate_existing=True).outcome


def standings():
    return [entry.standing for entry in review_board(get_set("harbour")).entries]


def test_review_from_asking_to_publishing(author, reviewer, review):
    assert get_set("harbour").state == "review"
    page = reviewer.page(review).text
    assert "<em>second</em>" in page
    assert "0 of 3 new or changed questions looked at" in page
    first, second, third = get_set("harbour").questions
    assert reviewer.judge(review, first).location == address(review, second)
    assert reviewer.judge(review, second).location == address(review, third)
    assert reviewer.judge(review, third).location == address(review)
    assert "Finish: approve the set" in reviewer.page(review).text
    assert reviewer.finish(review).status_code == 303
    assert (outcome(review), get_set("harbour").state) == ("approved", "draft")
    page = author.client.get("/teach/sets/harbour/publish").text
    sent = form_fields(page, "main form[method=post]")
    assert author.client.post("/teach/sets/harbour/publish", data=sent).status_code == 303
    assert get_set("harbour").state == "published"


def test_page_shows_the_question_its_key_and_its_evidence(author, reviewer):
    draft_set(author.user, questions=sample_questions())
    review = author.ask()
    for question in get_set("harbour").questions:
        page = reviewer.page(review, question).text
        kind = next(one for one in TYPES if one.key == question.type)
        assert str(escape(str(kind.rule))) in page
        assert "The harbour opened on 5 May 2020." in page
        assert "sentence 2" in page
        assert "Right answer and explanation" in page
        assert "New: no edition has it yet." in page
        sent = form_fields(page, ".paper")
        tried = reviewer.client.post(address(review, question, "/try"), data=sent)
        assert tried.status_code == 200
        assert "Not answered" in tried.text


def test_reviewer_can_try_an_answer(reviewer, review):
    question = get_question("harbour")
    page = reviewer.page(review, question).text
    ids = re.findall(r'name="q1" value="(\w+)"', page)
    words = [
        reviewer.client.post(address(review, question, "/try"), data={"q1": id}).text for id in ids
    ]
    assert sorted("Not right" in text for text in words) == [False, True, True]
    assert db.session.scalars(select(Verdict)).all() == []


@pytest.mark.parametrize("missing", list(ALL))
def test_approving_takes_the_whole_checklist(reviewer, review, missing):
    fields = {name: value for name, value in ALL.items() if name != missing}
    data = {**fields, "revision": 1, "go": "approve", "comment": "Nearly."}
    answer = reviewer.client.post(address(review, get_question("harbour"), "/verdict"), data=data)
    assert answer.status_code == 400
    assert "Tick all four to approve the question." in answer.text
    assert "Nearly." in answer.text
    assert "Please look at the marked fields" in answer.text
    assert standings() == ["open"] * 3


def test_asking_for_changes_takes_a_comment(reviewer, review):
    question = get_question("harbour")
    answer = reviewer.judge(review, question, "return")
    assert answer.status_code == 400
    assert "Say what should be changed." in answer.text
    assert reviewer.judge(review, question, "return", comment="Which harbour?").status_code == 303
    assert standings() == ["returned", "open", "open"]
    assert [one.text for one in db.session.scalars(select(Comment))] == ["Which harbour?"]
    # What was said before and is not done yet is reason enough.
    assert reviewer.judge(review, question, "return").status_code == 303


def test_returned_set_is_mended_and_only_what_changed_is_looked_at_again(author, reviewer, review):
    first, second, third = get_set("harbour").questions
    reviewer.judge(review, first)
    reviewer.judge(review, second, "return", comment="Which harbour?")
    reviewer.judge(review, third)
    reviewer.finish(review)
    assert (outcome(review), get_set("harbour").state) == ("returned", "draft")
    page = author.page(review).text
    assert "Sent back with changes to make" in page
    assert f"/teach/questions/{second.id}" in page
    assert "Which harbour?" in author.page(review, second).text
    page = author.client.get("/teach/sets/harbour/publish").text
    assert "The reviewer asked for changes." in page
    reword(get_question("harbour", 1), author.user, "What of the harbour of Oslo?")
    assert standings() == ["approved", "open", "approved"]
    again = author.ask()
    assert "2 of 3 new or changed questions looked at" in reviewer.page(again).text
    page = reviewer.page(again, second).text
    assert "Since somebody last looked at it" in page
    assert "the harbour of Oslo" in page
    assert reviewer.judge(again, get_question("harbour", 1)).location == address(again)
    reviewer.finish(again)
    assert (outcome(again), standings()) == ("approved", ["approved"] * 3)


def test_comments_go_back_and_forth(author, reviewer, review):
    question = get_question("harbour")
    answer = author.client.post(
        address(review, question, "/comments"), data={"text": "Is this **clear**?"}
    )
    assert answer.location == address(review, question) + "#comments"
    reviewer.client.post(address(review, question, "/comments"), data={"text": "Quite."})
    page = reviewer.page(review, question).text
    assert page.index("<strong>clear</strong>") < page.index("Quite.")
    assert "2 open comments" in reviewer.page(review).text
    said = db.session.scalars(select(Comment).order_by(Comment.id)).all()
    done = f"{address(review)}/comments/{said[0].id}"
    assert author.client.post(done, data={"resolved": "yes"}).status_code == 303
    assert "1 open comment" in reviewer.page(review).text
    assert author.client.post(done, data={"resolved": "no"}).status_code == 303
    assert "2 open comments" in reviewer.page(review).text


def test_empty_comment_is_refused(reviewer, review):
    question = get_question("harbour")
    answer = reviewer.client.post(address(review, question, "/comments"), data={"text": "  "})
    assert answer.status_code == 400
    assert "Write something first." in answer.text


def test_verdict_is_about_the_version_that_was_on_the_page(author, reviewer, review):
    question = get_question("harbour")
    before = question.revision_number
    reword(question, author.user)
    answer = reviewer.judge(review, question, revision=before)
    assert answer.location == address(review, question)
    assert "Its author changed the question" in reviewer.client.get(answer.location).text
    assert standings() == ["open"] * 3


def test_change_after_the_verdict_needs_a_new_look(author, reviewer, review):
    reviewer.approve_all(review)
    reword(get_question("harbour"), author.user)
    assert standings() == ["open", "approved", "approved"]
    assert get_set("harbour").state == "review"
    assert reviewer.finish(review).status_code == 409
    assert outcome(review) is None


def reword_evidence(person):
    fact = get_question("harbour").revision.facts[0]
    form = {f"fact-{name}": value for name, value in fact.evidence.items()}
    form["fact-claim"] = "The harbour was never opened."
    assert person.client.post(f"/teach/facts/{fact.id}", data=form).status_code == 303


def test_other_evidence_after_the_verdict_needs_a_new_look(app, author, reviewer, review):
    reviewer.approve_all(review)
    reviewer.finish(review)
    sent = form_fields(author.client.get(PUBLISH).text, "main form[method=post]")
    reword_evidence(author)
    assert standings() == ["open"] * 3
    assert "Nobody has approved this question yet." in author.client.get(PUBLISH).text
    assert author.client.post(PUBLISH, data=sent).status_code == 409
    assert get_set("harbour").edition_number is None
    again = author.ask()
    page = reviewer.page(again, get_question("harbour")).text
    assert "The harbour was never opened." in page


def test_whoever_rewords_the_evidence_has_a_part_in_it(app, author, reviewer, review):
    admin = Person(app, "boss", ADMIN)
    reword_evidence(admin)
    assert admin.judge(review, get_question("harbour")).status_code in (403, 404, 409)
    assert standings() == ["open"] * 3
    assert reviewer.judge(review, get_question("harbour")).status_code == 303


@pytest.mark.parametrize("change", [{"facts": ()}, {"image_alt": "A quay."}])
def test_whatever_stands_by_a_question_is_part_of_what_was_approved(
    author, reviewer, review, change
):
    reviewer.approve_all(review)
    question = get_question("harbour")
    reword(question, author.user, question.revision.stem, **change)
    assert standings() == ["open", "approved", "approved"]


def test_reinstated_fact_is_as_it_was_approved(author, reviewer, review):
    reviewer.approve_all(review)
    fact = get_question("harbour").revision.facts[0].id
    wrong = {"status": "wrong", "reason": "Misread.", "on": "2021"}
    assert author.client.post(f"/teach/facts/{fact}/correct", data=wrong).status_code == 303
    assert "is marked as wrong" in author.client.get(PUBLISH).text
    assert author.client.post(f"/teach/facts/{fact}/reinstate").status_code == 303
    assert standings() == ["approved"] * 3
    assert 'name="seen"' in author.client.get(PUBLISH).text


def describe(person, **fields):
    """Says something else about the set."""
    page = "/teach/sets/harbour/settings"
    sent = form_fields(person.client.get(page).text, "main form[method=post]")
    assert person.client.post(page, data={**sent, **fields}).status_code == 303


SOURCE_CHANGED = "The source was changed, and nobody has looked at that yet."


def test_other_source_after_the_approval_needs_a_look(author, reviewer, review):
    reviewer.approve_all(review)
    reviewer.finish(review)
    sent = form_fields(author.client.get(PUBLISH).text, "main form[method=post]")
    describe(author, publisher="The Rival Herald")
    assert SOURCE_CHANGED in author.client.get(PUBLISH).text
    assert author.client.post(PUBLISH, data=sent).status_code == 409
    assert SOURCE_CHANGED in author.client.get(ASK).text
    again = author.ask()
    page = reviewer.page(again).text
    assert "The source was changed since it was looked at last." in page
    assert "put in: </span>Rival Herald<" in page
    reviewer.finish(again)
    assert SOURCE_CHANGED not in author.client.get(PUBLISH).text


def test_other_source_of_a_published_set_needs_a_look_until_it_is_changed_back(author):
    draft_set(author.user)
    publish_draft("harbour")
    before = get_set("harbour").article.source
    describe(author, published_on="2019-01-02")
    assert SOURCE_CHANGED in author.client.get(PUBLISH).text
    describe(author, published_on=before["published_on"])
    assert SOURCE_CHANGED not in author.client.get(PUBLISH).text


def test_title_of_the_set_needs_no_look(author, reviewer, review):
    reviewer.approve_all(review)
    describe(author, title="Another title")
    assert 'name="seen"' in author.client.get(PUBLISH).text


def test_source_that_is_sent_back_is_not_approved(author, reviewer, review):
    reviewer.approve_all(review)
    reviewer.judge(review, get_question("harbour"), "return", comment="No.")
    describe(author, publisher="The Rival Herald")
    reviewer.finish(review)
    assert outcome(review) == "returned"
    assert SOURCE_CHANGED in author.client.get(PUBLISH).text


def test_approval_does_not_follow_a_question_into_another_set(author, reviewer, review):
    reviewer.approve_all(review)
    draft_set(author.user, "ferry", 1)
    moved = get_question("harbour")
    form = {"to": "ferry", "how": "move"}
    address = f"/teach/questions/{moved.id}/move"
    assert author.client.post(address, data=form).status_code == 303
    board = review_board(get_set("ferry"))
    assert [entry.standing for entry in board.entries] == ["open", "open"]


def test_other_evidence_of_published_questions_needs_a_look(author, reviewer):
    draft_set(author.user)
    publish_draft("harbour")
    reword_evidence(author)
    assert standings() == ["open"] * 3


def test_last_word_counts(reviewer, review):
    question = get_question("harbour")
    reviewer.judge(review, question, "return", comment="No.")
    reviewer.judge(review, question)
    assert standings()[0] == "approved"


def test_author_cannot_approve_their_own(author, reviewer, review):
    question = get_question("harbour")
    assert "Approve and go on" in reviewer.page(review, question).text
    page = author.page(review, question)
    assert page.status_code == 200
    assert "Approve and go on" not in page.text
    assert author.judge(review, question).status_code == 404
    assert author.finish(review).status_code == 404
    assert standings() == ["open"] * 3


def test_admin_reviews_what_they_did_not_write(app, author, reviewer, review):
    admin = Person(app, "eva", ADMIN)
    first, second, _ = get_set("harbour").questions
    reword(first, admin.user)
    assert admin.judge(review, get_question("harbour")).status_code == 404
    assert admin.judge(review, second).status_code == 303
    assert standings() == ["open", "approved", "open"]
    assert reviewer.judge(review, get_question("harbour")).status_code == 303
    # What was approved is settled: whoever wrote it may look at what comes after.
    reword(get_question("harbour"), author.user, "Once more?")
    assert admin.judge(review, get_question("harbour")).status_code == 303
    assert standings()[0] == "approved"


def test_whoever_was_not_asked_finds_nothing(app, author, reviewer, review):
    others = [Person(app, "eve"), Person(app, "sam", STUDENT)]
    question = get_question("harbour")
    for other in others:
        assert other.page(review).status_code == 404
        assert other.page(review, question).status_code == 404
        assert other.judge(review, question).status_code == 404
        assert other.finish(review).status_code == 404
        assert other.client.post(f"{address(review)}/cancel").status_code == 404
        answer = other.client.post(address(review, question, "/comments"), data={"text": "Hi"})
        assert answer.status_code == 404
        assert other.client.get(ASK).status_code == 404
    assert reviewer.client.get(ASK).status_code == 404
    assert reviewer.client.post(f"{address(review)}/cancel").status_code == 404
    for number in (0, review + 1, 2**31, 2**80):
        assert reviewer.page(number).status_code == 404
        assert (
            reviewer.client.get(f"{address(review)}/questions/{number + 10**6}").status_code == 404
        )
        resolve = reviewer.client.post(f"{address(review)}/comments/{number}")
        assert resolve.status_code == 404


def test_comment_of_another_set_is_not_there(author, reviewer, review):
    other = draft_set(author.user, "other", 1)
    comment = Comment(
        question_id=get_question(other).id, revision=1, author_id=author.user.id, text="?", at=now()
    )
    db.session.add(comment)
    db.session.commit()
    resolve = f"{address(review)}/comments/{comment.id}"
    assert reviewer.client.post(resolve, data={"resolved": "yes"}).status_code == 404
    assert reviewer.page(review, get_question(other)).status_code == 404


def test_any_teacher_may_take_it(app, author, reviewer):
    draft_set(author.user)
    review = author.ask()
    other = Person(app, "eve")
    assert [one.id for one in waiting_reviews(other.user)] == [review]
    assert waiting_reviews(author.user) == []
    assert other.page(review).status_code == 200
    reviewer.approve_all(review)
    reviewer.finish(review)
    assert other.page(review).status_code == 404
    assert reviewer.page(review).status_code == 200


def test_former_teacher_cannot_review(reviewer, review):
    db.session.add(reviewer.user)
    reviewer.user.roles = [role_named(STUDENT)]
    db.session.commit()
    assert reviewer.page(review).status_code == 404
    assert reviewer.judge(review, get_question("harbour")).status_code == 404


def test_one_review_at_a_time(author, reviewer, review):
    assert author.client.get(ASK).location == address(review)
    assert author.client.post(ASK, data={"go": "ask"}).status_code == 409
    assert author.client.post(f"{address(review)}/cancel").status_code == 303
    assert (outcome(review), get_set("harbour").state) == ("cancelled", "draft")
    assert reviewer.judge(review, get_question("harbour")).status_code == 409
    author.ask()


def test_finding_a_colleague(app, author):
    draft_set(author.user)
    for number in range(12):
        make_user(f"teacher-{number:02}", TEACHER, nickname=f"Person {number}")
    make_user("student", STUDENT)
    page = author.client.get(ASK).text
    assert page.count('type="radio"') == 9
    assert "student" not in form_fields(page, "main form.ask").getlist("reviewer")
    found = author.client.post(ASK, data={"go": "find", "q": "person 11", "note": "Soon, please"})
    assert found.status_code == 200
    assert "Person 11" in found.text
    assert "Person 1<" not in found.text
    assert "Soon, please" in found.text
    for words in ("ada", "student", "%", "nobody"):
        page = author.client.post(ASK, data={"go": "find", "q": words}).text
        assert page.count('type="radio"') == 1


@pytest.mark.parametrize("picked", ["ada", "-1", "9" * 30, "99999"])
def test_nobody_else_can_be_asked(author, picked):
    draft_set(author.user)
    student = make_user("student", STUDENT)
    for reviewer in (picked, student.id, author.user.id):
        answer = author.client.post(ASK, data={"go": "ask", "reviewer": reviewer})
        assert answer.status_code == 400
    assert db.session.scalars(select(Review)).all() == []


def test_published_questions_are_not_looked_at_again(author, reviewer):
    draft_set(author.user)
    publish_draft("harbour")
    reword(get_question("harbour"), author.user, "What of the old harbour?")
    review = author.ask()
    assert standings() == ["open", "published", "published"]
    page = reviewer.page(review, get_question("harbour")).text
    assert "Since it was published" in page
    assert "the old harbour" in page
    assert reviewer.judge(review, get_question("harbour")).location == address(review)
    reviewer.finish(review)
    assert outcome(review) == "approved"


def test_publishing_without_review_closes_the_open_one(app, author, review):
    app.config["REVIEW_REQUIRED"] = False
    page = author.client.get("/teach/sets/harbour/publish").text
    sent = form_fields(page, "main form[method=post]")
    assert author.client.post("/teach/sets/harbour/publish", data=sent).status_code == 303
    assert (outcome(review), get_set("harbour").state) == ("cancelled", "published")


def test_statements_do_not_grow_with_the_questions(author, reviewer, statements):
    counts = []
    for slug, size in (("small", 2), ("large", 30)):
        draft_set(author.user, slug, size)
        asked = author.client.post(f"/teach/sets/{slug}/review", data={"go": "ask"})
        question = get_question(slug)
        for page in (asked.location, f"{asked.location}/questions/{question.id}"):
            db.session.rollback()
            statements.clear()
            assert reviewer.client.get(page).status_code == 200
            counts.append(len(statements))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 20


# ---- The rules alone ----

AT = now()


def judgement(revision, reviewer, approved=True):
    return Judgement(revision, reviewer, approved, AT, "", frozenset())


@given(
    authors=st.lists(st.integers(1, 4), min_size=1, max_size=6),
    approved=st.sets(st.integers(1, 6)),
    published=st.integers(0, 6),
)
def test_nobody_judges_what_they_wrote_since_it_was_settled(authors, approved, published):
    revisions = dict(enumerate(authors, start=1))
    latest = len(authors)
    said = [judgement(number, 9) for number in approved if number < latest]
    record = Record(latest, min(published, latest) or None, revisions, said, owner_id=5)
    settled = max([number for number in {*approved, published} if number < latest], default=0)
    for user in range(1, 7):
        wrote = user in authors[settled:]
        assert record.may_judge(user) == (user != 5 and not wrote)


def test_word_of_the_owner_does_not_count():
    record = Record(1, None, {1: None}, [judgement(1, 5)], owner_id=5)
    assert record.standing == "open"


def test_what_is_missing_is_said_once_for_all_questions():
    found = [
        Obstacle(Message("Look."), 1, "One?", review=True),
        Obstacle(Message("Mend {what}.", {"what": "it"}), 1, "One?"),
        Obstacle(Message("Mend {what}.", {"what": "that"}), 2, "Two?"),
        Obstacle(Message("Look."), 2, "Two?", review=True),
    ]
    assert [(str(one.message), [at.question_id for at in one.at]) for one in grouped(found)] == [
        ("Look.", [1, 2]),
        ("Mend it.", [1]),
        ("Mend that.", [2]),
    ]


def test_everything_that_is_missing_is_told():
    gate = Message("Mend it.")
    one = Candidate(1, "One?", "open", [gate], [("wrong", "It rained."), ("current", "Fine.")])
    two = Candidate(2, "Two?", "published", [], [])
    found = [(each.question_id, str(each.message)) for each in obstacles([one, two], True)]
    assert found == [
        (1, "Mend it."),
        (1, "“It rained.” is marked as wrong. Pick another fact as evidence."),
        (1, "Nobody has approved this question yet."),
    ]
    assert len(obstacles([one, two], False)) == 2
    assert [str(each.message) for each in obstacles([], False)] == [
        "There is no question in it yet."
    ]
