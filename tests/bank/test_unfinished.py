"""What a teacher had to leave before it could be saved."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup

from quizapp.bank.models import Question, Revision, UnfinishedQuestion
from quizapp.database import db
from quizapp.question_types import TYPES
from tests.bank.test_images import drawing
from tests.bank.test_question_editor import (
    address,
    give,
    of_type,
    opened,
    questions,
    revisions,
    send,
    shown,
)
from tests.factories.pages import form_fields
from tests.factories.people import make_user, sign_in

SET = "/teach/sets/sample"
NEW = f"{SET}/questions/new"


@pytest.fixture
def own_set(app, client, sample):
    """The sample set, given to a teacher who is signed in."""
    teacher = make_user("vera", "teacher", nickname="Vera")
    sign_in(client, teacher)
    return give(teacher, sample)


def kept():
    db.session.rollback()
    query = db.select(UnfinishedQuestion).order_by(UnfinishedQuestion.id)
    return db.session.scalars(query).all()


def links(client, words):
    page = BeautifulSoup(client.get(SET).text, "html.parser")
    return [str(link["href"]) for link in page.select("#unfinished a") if words in link.get_text()]


def begin(client, key="multiple_choice", **changed):
    """A question begun and left; what was in the form then."""
    url = f"{NEW}?type={key}"
    fields = opened(client, url)
    changed = {"stem": "Which *town*?", "tags": "§, Ships", **changed}
    answer = send(client, url, fields, "later", **changed)
    assert answer.status_code == 303, answer.text
    return fields


def typed_in(fields):
    """Without what belongs to the page or to its preview."""
    ours = fields.to_dict(flat=False).items()
    return {name: values for name, values in ours if not name.startswith(("csrf_token", "q1"))}


@pytest.mark.parametrize("key", [type_.key for type_ in TYPES])
def test_what_is_left_comes_back_exactly(key, client, own_set):
    model = opened(client, address(of_type(key)))
    typed = {name: model.getlist(name) for name in model if name.startswith("content-")}
    fields = begin(client, key, **typed, **{"new_fact-claim": "Half a fact"})
    (link,) = links(client, "Continue")
    again = opened(client, link)
    assert typed_in(again) == typed_in(fields)


def test_what_is_left_is_listed_and_part_of_nothing_else(client, own_set):
    rows = [db.session.scalar(db.select(db.func.count(model.id))) for model in (Question, Revision)]
    state = questions()[0].set.state
    begin(client)
    assert shown(client.get(SET), "#unfinished .entry-stem") == ["Which town?"]
    db.session.rollback()
    assert [
        db.session.scalar(db.select(db.func.count(model.id))) for model in (Question, Revision)
    ] == rows
    assert questions()[0].set.state == state
    assert "Which town?" not in client.get(f"{SET}/preview").text
    assert shown(client.get("/teach/questions?words=Which+town"), ".entry-stem") == []


def test_saving_what_was_left_ends_it(client, own_set):
    begin(client)
    (link,) = links(client, "Continue")
    fields = opened(client, link)
    typed = {"content-options-0-text": "Oslo", "content-options-1-text": "Rome", "tags": "ships"}
    refused = send(client, link, fields, **typed)
    assert (refused.status_code, len(kept())) == (400, 1)
    fields["content-options-correct"] = "0"
    before = len(questions())
    assert send(client, link, fields).status_code == 303
    assert (len(questions()), kept()) == (before + 1, [])


def test_leaving_again_keeps_one_and_another_form_is_kept_beside_it(client, own_set):
    begin(client)
    (link,) = links(client, "Continue")
    send(client, link, opened(client, link), "later", stem="Which village?")
    assert [one.stem for one in kept()] == ["Which village?"]
    begin(client)
    assert [one.stem for one in kept()] == ["Which village?", "Which *town*?"]


def test_change_that_is_left_leaves_the_question_as_it_is(client, own_set):
    one = of_type("multiple_choice")
    fields = opened(client, address(one))
    fields["content-options-0-text"] = ""
    send(client, address(one), fields, "later", stem="Which?")
    assert len(revisions(one)) == 1
    page = client.get(address(one))
    assert "You began to change this question" in page.text
    assert form_fields(page.text, "form.writing")["content-options-0-text"] == "Paris"
    (link,) = links(client, "Continue")
    again = opened(client, link)
    assert (again["stem"], again["content-options-0-text"]) == ("Which?", "")
    again["content-options-0-text"] = "Paris"
    assert send(client, link, again).status_code == 303
    assert ([one.stem for one in revisions(one)][1:], kept()) == (["Which?"], [])


def test_change_that_is_left_meets_what_others_saved_meanwhile(client, own_set):
    one = of_type("multiple_choice")
    send(client, address(one), opened(client, address(one)), "later", stem="Mine?")
    send(client, address(one), opened(client, address(one)), stem="Theirs?")
    (link,) = links(client, "Continue")
    assert send(client, link, opened(client, link)).status_code == 409
    assert (len(revisions(one)), len(kept())) == (2, 1)


def test_preview_of_what_was_left_says_what_is_missing(client, own_set):
    begin(client)
    (link,) = links(client, "Continue")
    page = client.get(link)
    assert shown(page, "[data-preview] .stem") == ["Which town?"]
    assert shown(page, ".preview-faults li") == ["Options: Write at least two options."]


def test_picture_that_is_sent_along_is_kept(client, own_set):
    url = f"{NEW}?type=true_false"
    fields = opened(client, url).to_dict(flat=False)
    file = (BytesIO(drawing()), "harbour.png")
    answer = client.post(
        url, data={**fields, "go": "later", "picture": file}, content_type="multipart/form-data"
    )
    assert answer.status_code == 303
    (link,) = links(client, "Continue")
    assert len(opened(client, link)["image_digest"]) == 64


def test_what_is_discarded_is_gone(client, own_set):
    begin(client)
    answer = client.post(f"/teach/unfinished/{kept()[0].id}/discard")
    assert (answer.status_code, answer.location, kept()) == (303, SET, [])


def test_what_is_left_is_its_writers_alone(client, stranger, own_set):
    begin(client)
    one = kept()[0]
    sign_in(stranger, make_user("ann", "admin"))
    page = stranger.get(SET)
    assert (page.status_code, shown(page, "#unfinished")) == (200, [])
    for path in (f"{NEW}?type=multiple_choice&unfinished={one.id}", f"{SET}"):
        answer = stranger.get(path)
        assert "Which *town*?" not in answer.text
    assert stranger.get(f"{NEW}?type=true_false&unfinished={one.id}").status_code == 404
    assert stranger.post(f"/teach/unfinished/{one.id}/discard").status_code == 404
    assert len(kept()) == 1


def test_what_is_left_belongs_to_its_own_set_and_question(client, own_set):
    begin(client)
    one = of_type("true_false")
    for id in (kept()[0].id, 999):
        assert client.get(f"{address(one)}?unfinished={id}").status_code == 404
    assert client.get(f"{address(one)}?unfinished=x").status_code == 200


def test_list_of_a_set_takes_as_many_statements_with_many_left(client, own_set, statements):
    counts = []
    for _ in range(2):
        for _ in range(3):
            begin(client)
        statements.clear()
        client.get(SET)
        counts.append(len(statements))
    assert counts[0] == counts[1]
