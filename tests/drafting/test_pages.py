"""The pages from an article to draft questions, and what is stored of a teacher's decisions."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from quizapp.accounts.models import TEACHER
from quizapp.articles.models import Article, ArticleText, Fact, FoundFact
from quizapp.bank.actions.questions import change_question
from quizapp.bank.actions.revising import revised
from quizapp.bank.models import Question, QuestionSet
from quizapp.clock import now
from quizapp.database import db
from quizapp.drafting.comparing import distance
from quizapp.drafting.models import Draft
from quizapp.drafting.queries import known_entities
from tests.factories.articles import CLAIM, TEXT, choice_draft, found, read_text
from tests.factories.people import make_user, sign_in

NEW = "/teach/articles/new"
TYPED = {
    "go": "save",
    "text": TEXT + "\r\n\r\nThe lamps come from Denmark, and they will be put up by 30 June.",
    "headline": "Lamps for Brightsea",
    "publisher": "The Gazette",
    "published_on": "4 May 2021",
    "url": "https://news.example/lamps",
}


@pytest.fixture
def ann(app):
    return make_user("ann", TEACHER)


@pytest.fixture
def teacher(client, ann):
    sign_in(client, ann)
    return client


@pytest.fixture
def text(ann):
    return read_text(ann)


def rows(model):
    db.session.rollback()
    return db.session.scalars(select(model).order_by(*model.__mapper__.primary_key)).all()


def facts_path(text, found_id=None):
    return f"/teach/articles/{text.article_id}/facts" + (f"/{found_id}" if found_id else "")


def page(answer):
    return BeautifulSoup(answer.text, "html.parser")


def errors(answer):
    return [one.get_text(strip=True) for one in page(answer).select(".field-error")]


def decide(teacher, text, place, decision, **others):
    one = rows(FoundFact)[place]
    return teacher.post(
        facts_path(text, one.id), data={"decision": decision, "kind": one.kind, **others}
    )


def decide_draft(teacher, text, place, decision, **others):
    one = rows(Draft)[place]
    path = f"/teach/articles/{text.article_id}/drafts/{one.id}"
    return teacher.post(path, data={"decision": decision, **others})


def test_pasted_article_is_read_and_its_facts_are_shown(teacher, ann):
    answer = teacher.post(NEW, data=TYPED)
    added = rows(ArticleText)[0]
    assert (answer.status_code, answer.location) == (303, f"/teach/articles/{added.article_id}")
    assert (added.state, added.words, added.article.owner_id) == ("done", 42, ann.id)
    assert (added.article.headline, added.article.published_on) == (
        "Lamps for Brightsea",
        "2021-05-04",
    )
    shown = page(teacher.get(answer.location))
    assert "1,200" in shown.select_one("[data-article]").get_text()
    assert {"quantity", "date"} <= {one.kind for one in rows(FoundFact)}
    stored = db.session.get(ArticleText, added.article_id).text
    assert "\r" not in stored
    for one in rows(FoundFact):
        assert stored[one.start : one.end] == one.value


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("text", "Too few words.", "Paste the article: at least 20 words."),
        ("text", "word " * 60_000, "The text has more than 200000 characters."),
        ("headline", " ", "Write the headline of the article."),
        ("published_on", "", "Write when it was published, such as 2018-12-20."),
        ("published_on", "last week", "Write when it was published, such as 2018-12-20."),
        ("url", "javascript:alert(1)", "Begin the link with https:// or http://"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_lost(teacher, field, value, error):
    answer = teacher.post(NEW, data={**TYPED, field: value})
    assert answer.status_code == 400
    assert errors(answer)[0].startswith(error)
    kept = {one["name"]: one.get("value") for one in page(answer).select("main input[value]")}
    assert kept["publisher"] == "The Gazette"
    sent = {**TYPED, field: value}["text"]
    assert page(answer).select_one("textarea").text.split() == sent.split()
    assert rows(ArticleText) == []


def test_file_fills_the_form_and_stores_nothing(teacher):
    data = {**TYPED, "go": "take", "text": "", "file": (BytesIO(TEXT.encode()), "Лампы.txt")}
    answer = teacher.post(NEW, data=data, content_type="multipart/form-data")
    assert answer.status_code == 200
    assert page(answer).select_one("textarea").text.strip() == TEXT
    assert "Taken from Лампы.txt" in answer.text
    assert rows(ArticleText) == []


@pytest.mark.parametrize(
    ("upload", "error"),
    [
        ((b"MZ", "a.exe"), "Choose a file that ends in"),
        ((b"%PDF-junk", "a.pdf"), "The file is damaged"),
        ((b"", ""), "Choose a file first."),
    ],
)
def test_file_that_cannot_be_read_is_refused_at_its_field(teacher, upload, error):
    data = {**TYPED, "go": "take", "file": (BytesIO(upload[0]), upload[1])}
    answer = teacher.post(NEW, data=data, content_type="multipart/form-data")
    assert answer.status_code == 400
    assert errors(answer)[0].startswith(error)
    assert page(answer).select_one("textarea").text.strip().startswith("The harbour council")


def test_article_added_twice_is_one(teacher):
    first = teacher.post(NEW, data=TYPED).location
    answer = teacher.post(NEW, data={**TYPED, "publisher": ""})
    assert answer.location == first
    assert len(rows(ArticleText)) == 1
    assert rows(Article)[0].publisher == "The Gazette"


def test_accepted_fact_can_be_evidence_with_its_words_and_place(teacher, text):
    assert decide(teacher, text, 0, "accept").status_code == 303
    fact = rows(Fact)[0]
    assert fact.evidence == {
        "kind": "quantity",
        "claim": CLAIM,
        "value": "1,200 pounds",
        "where": "Paragraph 1",
        "as_of": "2021-05-04",
        "quote": TEXT.split("\n")[0],
    }
    assert TEXT[fact.start : fact.end] == "1,200 pounds"
    decide(teacher, text, 0, "accept")
    assert len(rows(Fact)) == 1


def test_fact_without_a_claim_must_be_mended_first(teacher, text):
    assert decide(teacher, text, 1, "accept").status_code == 409
    answer = decide(teacher, text, 1, "mend", claim=" ")
    assert (answer.status_code, errors(answer)) == (
        400,
        ["Write what the source says, in one sentence."],
    )
    decide(teacher, text, 1, "mend", claim="Mary Holt leads the council.")
    assert decide(teacher, text, 1, "accept").status_code == 303
    assert [one.claim for one in rows(Fact)] == ["Mary Holt leads the council."]


def test_all_sure_facts_are_accepted_at_once(teacher, text, ann):
    assert "Accept the 2 sure facts" in teacher.get(f"/teach/articles/{text.article_id}").text
    teacher.post(f"{facts_path(text)}/sure")
    assert [one.state for one in rows(FoundFact)] == ["accepted", "open", "accepted"]
    assert {one.decided_by_id for one in rows(FoundFact)} == {ann.id, None}


def test_fact_put_aside_can_be_taken_back(teacher, text):
    decide(teacher, text, 0, "reject")
    assert rows(FoundFact)[0].state == "rejected"
    shown = teacher.get(f"/teach/articles/{text.article_id}?state=away")
    assert len(page(shown).select(".found")) == 1
    decide(teacher, text, 0, "reopen")
    assert rows(FoundFact)[0].state == "open"


def test_facts_are_joined_but_not_with_themselves(teacher, text):
    ids = [one.id for one in rows(FoundFact)]
    assert decide(teacher, text, 0, "merge").status_code == 400
    assert decide(teacher, text, 0, "merge", into=ids[0]).status_code == 409
    decide(teacher, text, 0, "merge", into=ids[2])
    assert [(one.state, one.merged_into_id) for one in rows(FoundFact)] == [
        ("merged", ids[2]),
        ("open", None),
        ("open", None),
    ]
    assert decide(teacher, text, 2, "merge", into=ids[0]).status_code == 409


def test_fact_of_another_article_is_not_there(teacher, text, ann):
    other = read_text(ann, "Another article")
    one = rows(FoundFact)[0]
    path = facts_path(other, one.id)
    assert teacher.post(path, data={"decision": "reject", "kind": "date"}).status_code == 404
    stranger = rows(FoundFact)[3].id
    assert decide(teacher, text, 0, "merge", into=stranger).status_code == 404


def test_words_are_marked_by_hand_where_they_stand(teacher, text):
    form = {"words": "new lamps", "kind": "event", "claim": "Brightsea gets new lamps."}
    assert teacher.post(facts_path(text), data=form).status_code == 303
    marked = rows(FoundFact)[-1]
    assert (TEXT[marked.start : marked.end], marked.state, marked.by_hand) == (
        "new lamps",
        "accepted",
        True,
    )
    assert rows(Fact)[0].quote == TEXT.split("\n")[0]


@pytest.mark.parametrize("words", ["old lamps", " ", "x" * 1001])
def test_words_that_do_not_stand_there_are_refused_and_kept(teacher, text, words):
    answer = teacher.post(
        facts_path(text), data={"words": words, "kind": "event", "claim": "Something."}
    )
    assert answer.status_code == 400
    assert page(answer).select_one("#claim").text.strip() == "Something."
    assert rows(Fact) == []


def test_first_drafts_are_shown_and_more_on_asking(teacher, text):
    path = f"/teach/articles/{text.article_id}/drafts"
    assert len(page(teacher.get(path)).select(".draft")) == 1
    assert len(page(teacher.get(path + "?more=1")).select(".draft")) == 2
    assert len(page(teacher.get(path + "?kind=date")).select(".draft")) == 0
    assert "2 checks passed" in teacher.get(path).text


def test_taken_draft_is_a_question_of_a_new_set_on_the_article(teacher, text, ann):
    answer = decide_draft(teacher, text, 0, "accept")
    made = rows(QuestionSet)[-1]
    assert (answer.status_code, made.article_id, made.owner_id, made.state) == (
        303,
        text.article_id,
        ann.id,
        "draft",
    )
    question = rows(Question)[-1]
    assert question.revision.stem == "How many pounds go to lamps? (1)"
    assert [fact.value for fact in question.revision.facts] == ["1,200 pounds"]
    draft = rows(Draft)[0]
    assert (draft.state, draft.question_id, draft.distance) == ("accepted", question.id, 0.0)
    assert decide_draft(teacher, text, 0, "accept").status_code == 409
    decide_draft(teacher, text, 1, "accept", into=made.slug)
    assert db.session.scalar(select(func.count()).select_from(QuestionSet)) == 1


def test_draft_goes_only_into_sets_on_its_article(teacher, text, ann):
    other = read_text(ann, "Another article")
    decide_draft(teacher, other, 2, "accept")
    slug = rows(QuestionSet)[-1].slug
    assert decide_draft(teacher, text, 0, "accept", into=slug).status_code == 404
    assert rows(Draft)[0].state == "open"


def test_draft_that_is_edited_later_keeps_its_distance(teacher, text, ann):
    answer = decide_draft(teacher, text, 0, "edit")
    question = rows(Question)[-1]
    assert answer.location == f"/teach/questions/{question.id}"
    to = revised(question.revision)
    change_question(question, type(to)(**{**vars(to), "stem": "How many pounds?"}), ann, now())
    db.session.commit()
    draft = rows(Draft)[0]
    assert draft.state == "edited"
    assert 0 < draft.distance < 0.5


def test_turned_down_draft_keeps_its_reason(teacher, text):
    answer = decide_draft(teacher, text, 0, "reject")
    assert (answer.status_code, errors(answer)) == (
        400,
        ["Choose why the draft cannot be used."],
    )
    decide_draft(teacher, text, 0, "reject", reason="distractors", note="Too close.")
    draft = rows(Draft)[0]
    assert (draft.state, draft.reason, draft.note) == ("rejected", "distractors", "Too close.")
    decide_draft(teacher, text, 0, "reopen")
    assert rows(Draft)[0].state == "open"


def test_other_distractors_come_round_again(teacher, text):
    seen = []
    for _ in range(3):
        seen.append([one["text"] for one in rows(Draft)[0].content["options"]])
        decide_draft(teacher, text, 0, "turn")
    assert seen == [
        ["1,200", "1,300", "1,400", "1,500"],
        ["1,200", "2,300", "2,400", "2,500"],
        ["1,200", "1,300", "1,400", "1,500"],
    ]


def test_reading_again_keeps_what_was_decided(teacher):
    teacher.post(NEW, data=TYPED)
    text = rows(ArticleText)[0]
    first = next(one for one in rows(FoundFact) if one.claim)
    teacher.post(facts_path(text, first.id), data={"decision": "accept", "kind": first.kind})
    before = [(one.kind, one.start, one.state) for one in rows(FoundFact)]
    teacher.post(f"/teach/articles/{text.article_id}/read")
    after = [(one.kind, one.start, one.state) for one in rows(FoundFact)]
    assert sorted(after) == sorted(before)
    assert len(rows(Fact)) == 1


def test_progress_is_told(teacher, text):
    told = teacher.get(f"/teach/articles/{text.article_id}/progress").json
    assert (told["ended"], told["state"]) == (True, "done")


def test_lists_cost_the_same_with_many_rows(teacher, ann, statements, text):
    paths = ["/teach/articles"] + [
        f"/teach/articles/{text.article_id}{rest}" for rest in ("", "/drafts?more=1")
    ]
    few = [cost(teacher, statements, path) for path in paths]
    for number in range(5):
        read_text(ann, f"Article {number}")
    db.session.add_all([found(text, "lamps", kind="event", claim=CLAIM) for _ in range(20)])
    db.session.add_all([choice_draft(rows(FoundFact)[0], rank) for rank in range(3, 20)])
    db.session.commit()
    assert [cost(teacher, statements, path) for path in paths] == few
    assert len(page(teacher.get("/teach/articles")).select(".entry")) == 6


def cost(teacher, statements, path):
    teacher.get(path)
    statements.clear()
    assert teacher.get(path).status_code == 200
    return len(statements)


def test_articles_of_the_same_years_lend_their_names(app, ann, text):
    read_text(ann, "Another article")
    db.session.add(found(text, "harbour council", kind="organisation", state="rejected"))
    db.session.commit()
    names = {one.name for one in known_entities(rows(Article)[1]).entities}
    assert names == {"Mary Holt", "Brightsea"}
    rows(Article)[0].published_on = "1999"
    db.session.commit()
    assert known_entities(rows(Article)[1]).entities == ()


def test_distance_is_the_share_of_changed_characters():
    assert [distance("lamp", "lamp"), distance("lamp", "lamps"), distance("ab", "cd")] == [
        0.0,
        pytest.approx(1 / 9),
        1.0,
    ]
