"""Sets as a teacher makes them: their settings, their source, their page, the archive."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from quizapp.accounts.models import ADMIN, TEACHER
from quizapp.articles.models import Article
from quizapp.bank.actions.sets import SetContent, create_set
from quizapp.bank.forms.sets import SetForm, as_typed
from quizapp.bank.models import QuestionSet, Review
from quizapp.bank.queries.published import Page, find_sets
from quizapp.bank.states import QUESTION_STATES, SET_STATES, question_state, set_state
from quizapp.clock import now
from quizapp.database import db
from quizapp.question_types import TYPES
from quizapp.reading.dates import PartialDate
from tests.factories.browsing import Browser
from tests.factories.drafts import draft_set, get_question, get_set, publish_draft, reword
from tests.factories.pages import form_fields
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, publish, sample_questions

NEW = "/teach/sets/new"
TYPED = {
    "title": "Ferries",
    "summary": "Who sails where.",
    "level": "advanced",
    "tags": "Harbours, space travel",
    "headline": "New ferries sail",
    "publisher": "The Test Gazette",
    "url": "https://news.example/ferries",
    "published_on": "6 May 2020",
}


@pytest.fixture
def ann(app):
    return make_user("ann", TEACHER)


@pytest.fixture
def teacher(client, ann):
    sign_in(client, ann)
    return client


def published_slugs():
    db.session.rollback()
    return [one.slug for one in find_sets("", "", Page(1, 50))[0]]


def test_new_set_is_made_under_a_name_from_its_title(teacher, ann):
    answer = teacher.post(NEW, data=TYPED)
    assert (answer.status_code, answer.location) == (303, "/teach/sets/ferries")
    made = get_set("ferries")
    assert (made.title, made.summary, made.level) == ("Ferries", "Who sails where.", "advanced")
    assert [tag.tag for tag in made.tags] == ["harbours", "space-travel"]
    assert (made.owner_id, made.state, made.edition_number) == (ann.id, "draft", None)
    assert made.article.owner_id == ann.id
    assert made.article.source == {
        "headline": "New ferries sail",
        "publisher": "The Test Gazette",
        "url": "https://news.example/ferries",
        "published_on": "2020-05-06",
    }
    assert "Which kind of question comes first?" in teacher.get(answer.location).text


@pytest.mark.parametrize(
    ("title", "names"),
    [("Ferries", ["ferries", "ferries-2", "ferries-3"]), ("New", ["new-2", "new-3", "new-4"])],
)
def test_name_of_a_set_is_its_own(teacher, title, names):
    made = [teacher.post(NEW, data={**TYPED, "title": title}).location for _ in names]
    assert made == [f"/teach/sets/{name}" for name in names]


@pytest.mark.parametrize("title", ["日本の港", "???"])
def test_title_without_a_latin_letter_is_named_too(teacher, title):
    assert teacher.post(NEW, data={**TYPED, "title": title}).location == "/teach/sets/set"


def test_name_stays_when_the_title_changes(teacher, ann):
    draft_set(ann)
    fields = form_fields(teacher.get("/teach/sets/harbour/settings").text)
    teacher.post("/teach/sets/harbour/settings", data={**fields, "title": "Something else"})
    assert get_set("harbour").title == "Something else"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", ""),
        ("title", "   "),
        ("title", "x" * 201),
        ("summary", ""),
        ("summary", "x" * 2001),
        ("level", "impossible"),
        ("tags", "?!"),
        ("tags", "x" * 51),
        ("tags", ",".join(f"t{number}" for number in range(21))),
        ("headline", ""),
        ("headline", "x" * 301),
        ("publisher", "x" * 201),
        ("url", "javascript:alert(1)"),
        ("url", "ftp://news.example"),
        ("url", "https://"),
        ("url", "https://news.example/a b"),
        ("url", "https://news.example/" + "x" * 1000),
        ("published_on", ""),
        ("published_on", "yesterday"),
        ("published_on", "2020-13"),
        ("published_on", "5/6/2020"),
        ("published_on", "2" * 500),
    ],
)
def test_what_cannot_be_stored_is_refused_at_its_field(teacher, field, typed):
    answer = teacher.post(NEW, data={**TYPED, field: typed})
    assert answer.status_code == 400
    assert f'id="{field}-error"' in answer.text
    assert db.session.scalars(select(QuestionSet)).all() == []


WORDS = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
TAGS = st.lists(st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True), max_size=5)
DATES = st.dates().filter(lambda day: day.year >= 1000)
CONTENTS = st.builds(
    SetContent,
    title=LINES,
    summary=st.lists(LINES, min_size=1, max_size=3).map("\n\n".join),
    level=st.sampled_from(["introductory", "standard", "advanced"]),
    tags=TAGS.map(lambda tags: tuple(sorted(set(tags)))),
    source=st.fixed_dictionaries(
        {
            "headline": LINES,
            "publisher": st.none() | LINES,
            "url": st.none() | st.just("https://news.example/ferries?a=1"),
            "published_on": st.tuples(DATES, st.integers(1, 3)).map(
                lambda pair: str(PartialDate(*pair[0].timetuple()[:3]).cut(pair[1]))
            ),
        }
    ),
)


def test_content_survives_the_form(apps):
    app, restore = apps("sqlite")
    restore()

    @settings(max_examples=60, deadline=None)
    @given(CONTENTS)
    def check(content):
        with app.test_request_context():
            saved = create_set(owner, content, now())
            shown = SetForm(formdata=None, data=as_typed(saved))
            typed = {name: shown[name]._value() for name in TYPED if name != "level"}
            form = SetForm(formdata=MultiDict({**typed, "level": shown.level.data}))
            assert form.validate(), form.errors
            assert form.content == content
            db.session.rollback()

    with app.app_context():
        owner = make_user("ann", TEACHER)
        check()
    restore()


def test_settings_of_a_published_set_make_it_a_draft(teacher, ann):
    publish_draft(draft_set(ann))
    fields = form_fields(teacher.get("/teach/sets/harbour/settings").text)
    teacher.post("/teach/sets/harbour/settings", data=fields)
    assert get_set("harbour").state == "published"
    teacher.post("/teach/sets/harbour/settings", data={**fields, "summary": "Another."})
    changed = get_set("harbour")
    assert (changed.state, changed.edition.title) == ("draft", "Sample set")
    assert published_slugs() == ["harbour"]


def test_source_is_changed_in_place_and_keeps_its_facts(teacher, ann):
    draft_set(ann)
    before = get_set("harbour").article
    teacher.post("/teach/sets/harbour/settings", data=TYPED)
    after = get_set("harbour").article
    assert (after.id, after.headline) == (before.id, "New ferries sail")
    assert [fact.article_id for fact in get_question("harbour").revision.facts] == [after.id]


def test_other_own_sets_from_a_changed_source_become_drafts(teacher, ann):
    publish_draft(draft_set(ann))
    other = create_set(ann, SetContent("O", "O", "standard", (), source_of("harbour")), now())
    other.state = "published"
    db.session.commit()
    assert other.article_id == get_set("harbour").article_id
    teacher.post("/teach/sets/harbour/settings", data=TYPED)
    assert [get_set(slug).state for slug in ("harbour", "o")] == ["draft", "draft"]
    assert get_set("o").article.headline == "New ferries sail"


def source_of(slug):
    return dict(get_set(slug).article.source)


def test_source_that_others_use_is_left_as_it_is(teacher, ann):
    draft_set(ann)
    source_id = get_set("harbour").article_id
    get_set(draft_set(make_user("bob", TEACHER), "theirs")).article_id = source_id
    db.session.commit()
    teacher.post("/teach/sets/harbour/settings", data=TYPED)
    assert get_set("harbour").article.headline == "New ferries sail"
    assert get_set("theirs").article.headline == "News of harbour"


def test_source_may_become_one_that_the_teacher_has_already(teacher, ann):
    draft_set(ann)
    draft_set(ann, "ferry")
    named = {"headline": "News of ferry", "published_on": "2020-05-06"}
    fields = form_fields(teacher.get("/teach/sets/harbour/settings").text)
    assert teacher.post("/teach/sets/harbour/settings", data={**fields, **named}).status_code == 303
    assert get_set("harbour").article_id == get_set("ferry").article_id
    assert get_question("harbour").revision.facts[0].article.headline == "News of harbour"


def test_new_set_from_a_known_source_forgets_nothing_of_it(teacher, ann):
    draft_set(ann)
    bare = {"headline": "News of harbour", "published_on": "2020-05-06", "publisher": "", "url": ""}
    teacher.post(NEW, data={**TYPED, **bare})
    assert get_set("ferries").article.publisher == "The Test Gazette"
    assert len(db.session.scalars(select(Article)).all()) == 1


def test_page_of_a_set_shows_every_question_with_what_it_lacks(teacher, ann):
    draft_set(ann, questions=sample_questions())
    reword(get_question("harbour", 1), ann, facts=())
    get_question("harbour").revision.facts[0].status = "superseded"
    db.session.commit()
    page = teacher.get("/teach/sets/harbour").text
    assert page.count("data-question=") == len(TYPES)
    assert page.count("No evidence yet") == 1
    assert page.count("Its evidence no longer holds") == len(TYPES) - 1
    assert page.count("/teach/sets/harbour/questions/new?type=") == len(TYPES)


@pytest.mark.parametrize("url", ["", "/settings", "/preview"])
def test_page_of_a_set_costs_the_same_with_many_questions(teacher, ann, statements, url):
    costs = []
    for name, count in (("few", 2), ("many", 60)):
        draft_set(ann, name, count)
        db.session.rollback()
        statements.clear()
        assert teacher.get(f"/teach/sets/{name}{url}").status_code == 200
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 14


@pytest.mark.parametrize("url", ["", "/settings", "/preview"])
def test_set_of_somebody_else_is_not_there(teacher, url):
    draft_set(make_user("bob", TEACHER))
    theirs, nobodys = (teacher.get(f"/teach/sets/{name}{url}") for name in ("harbour", "nothing"))
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert message(theirs) == message(nobodys)


def message(answer):
    return BeautifulSoup(answer.text, "html.parser").main.get_text()


@pytest.mark.parametrize("url", ["/settings", "/archive", "/unarchive"])
def test_set_of_somebody_else_is_not_changed(teacher, url):
    draft_set(make_user("bob", TEACHER))
    assert teacher.post(f"/teach/sets/harbour{url}", data=TYPED).status_code == 404
    assert (get_set("harbour").title, get_set("harbour").state) == ("Sample set", "draft")


def test_admin_keeps_the_sets_of_the_site(client, app):
    publish("site", *choice_questions(1))
    sign_in(client, make_user("root", ADMIN))
    client.post("/teach/sets/site/settings", data=TYPED)
    assert (get_set("site").title, get_set("site").article.owner_id) == ("Ferries", None)


def test_archived_set_vanishes_while_its_attempts_go_on(teacher, stranger, ann):
    publish_draft(draft_set(ann))
    browser = Browser(stranger)
    attempt = browser.start("harbour")
    assert teacher.post("/teach/sets/harbour/archive").status_code == 303
    assert (get_set("harbour").state, published_slugs()) == ("archived", [])
    assert stranger.get("/sets/harbour").status_code == 404
    browser.answer_rightly(attempt)
    browser.submit(attempt)
    assert stranger.get(f"/attempts/{attempt}/review").status_code == 200
    teacher.post("/teach/sets/harbour/unarchive")
    assert (get_set("harbour").state, published_slugs()) == ("published", ["harbour"])


def test_what_was_changed_in_the_archive_comes_back_as_a_draft(teacher, ann):
    publish_draft(draft_set(ann))
    teacher.post("/teach/sets/harbour/archive")
    reword(get_question("harbour"), ann)
    assert (get_set("harbour").state, published_slugs()) == ("archived", [])
    teacher.post("/teach/sets/harbour/unarchive")
    assert get_set("harbour").state == "draft"


def test_change_leaves_an_open_review_open(teacher, ann):
    draft_set(ann)
    found = get_set("harbour")
    found.state = "review"
    db.session.add(Review(set=found, asked_by=ann, note="", asked_at=now()))
    db.session.commit()
    teacher.post("/teach/sets/harbour/settings", data=TYPED)
    assert get_set("harbour").state == "review"
    assert "Any colleague may review this set now." in teacher.get("/teach/sets/harbour").text


def test_preview_shows_the_questions_on_offer_without_their_keys(teacher, ann):
    draft_set(ann, questions=sample_questions())
    get_question("harbour").withdrawn = True
    db.session.commit()
    page = teacher.get("/teach/sets/harbour/preview").text
    assert page.count("data-question>") == len(TYPES) - 1
    assert "Because of" not in page


def test_states_say_how_far_a_question_has_come(app, ann):
    publish_draft(draft_set(ann, count=5))
    reword(get_question("harbour", 1), ann)
    questions = get_set("harbour").questions
    questions[2].withdrawn, questions[3].deleted_at = True, now()
    questions[4].published_revision = None
    states = [question_state(question).key for question in questions]
    assert states == ["published", "changed", "withdrawn", "deleted", "new"]
    assert set(states) == set(QUESTION_STATES)


@pytest.mark.parametrize("state", SET_STATES)
def test_states_say_how_far_a_set_has_come(state):
    assert set_state(QuestionSet(state=state, edition_number=None)) == SET_STATES[state]


def test_draft_that_learners_see_an_edition_of_has_unpublished_changes():
    assert set_state(QuestionSet(state="draft", edition_number=2)).key == "changed"
