"""Pictures of questions: sent with the form, kept once, shown to students."""

import random
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from PIL import Image as Drawing
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from quizapp.bank.actions.loading import load_files
from quizapp.bank.actions.publishing import publish, whole_sets
from quizapp.bank.models import Image, Question, QuestionSet
from quizapp.clock import now
from quizapp.database import db
from tests.factories.browsing import Browser
from tests.factories.pages import form_fields
from tests.factories.people import make_user, sign_in
from tests.factories.sets import choice_questions, set_file

MEGABYTE = 1024**2


def drawing(format="PNG", size=(64, 48), color="navy"):
    file = BytesIO()
    Drawing.new("RGB", size, color).save(file, format)
    return file.getvalue()


def heavy_drawing(at_least):
    """Noise, which no format makes small."""
    side = int((at_least / 3) ** 0.5) + 100
    noise = random.Random(1).randbytes(side * side * 3)
    file = BytesIO()
    Drawing.frombytes("RGB", (side, side), noise).save(file, "PNG", compress_level=0)
    assert len(file.getvalue()) > at_least
    return file.getvalue()


@pytest.fixture
def teacher(app, client):
    user = make_user("vera", "teacher")
    sign_in(client, user)
    return user


@pytest.fixture
def url(teacher):
    """Of the one question of a set that is the teacher's."""
    load_files([("own.yaml", set_file(choice_questions(1)))], now())
    found = db.session.scalars(db.select(QuestionSet)).one()
    found.owner_id = found.article.owner_id = teacher.id
    db.session.commit()
    return f"/teach/questions/{the_question().id}"


def the_question():
    db.session.rollback()
    return db.session.scalars(db.select(Question)).one()


def upload(client, url, data, alt="A blue field", go="save", name="field.png", **others):
    fields = form_fields(client.get(url).text, "form.writing").to_dict(flat=False)
    sent = {
        **fields,
        "image_alt": alt,
        "go": go,
        "picture": FileStorage(BytesIO(data), name),
        **others,
    }
    # In memory: the client leaves the file open that it would write a large body to.
    boundary, body = encode_multipart(sent)
    return client.post(url, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def field_errors(answer, name):
    return [
        " ".join(found.get_text().split())
        for found in BeautifulSoup(answer.text, "html.parser").select(f"#{name}-error")
    ]


def test_picture_is_kept_with_its_description(client, url):
    answer = upload(client, url, drawing())
    assert answer.status_code == 303, answer.text
    revision = the_question().revision
    assert (revision.image_alt, revision.image.kind) == ("A blue field", "image/png")
    assert (revision.image.width, revision.image.height) == (64, 48)


def test_same_picture_twice_is_kept_once_and_makes_no_revision(client, url):
    upload(client, url, drawing())
    upload(client, url, drawing())
    assert db.session.scalar(db.select(db.func.count(Image.digest))) == 1
    assert the_question().revision_number == 2


def test_picture_is_served_to_anybody_for_good(client, stranger, url):
    upload(client, url, drawing())
    digest = the_question().revision.image_digest
    answer = stranger.get(f"/images/{digest}")
    assert (answer.status_code, answer.content_type) == (200, "image/png")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert Drawing.open(BytesIO(answer.data)).size == (64, 48)


@pytest.mark.parametrize("digest", ["0" * 64, "x", "0" * 63 + "%00", "../../etc"])
def test_unknown_picture_is_not_there(client, digest):
    assert client.get(f"/images/{digest}").status_code in (400, 404)


def test_description_is_required_and_the_picture_stays(client, url):
    answer = upload(client, url, drawing(), alt=" ", stem="Typed before")
    assert answer.status_code == 400
    assert field_errors(answer, "image_alt") != []
    fields = form_fields(answer.text, "form.writing")
    assert fields["stem"] == "Typed before"
    fields["image_alt"] = "A blue field"
    assert client.post(url, data={**fields.to_dict(flat=False), "go": "save"}).status_code == 303
    assert the_question().revision.image_alt == "A blue field"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"not a picture", "a.png"),
        (b"%PDF-1.4 ...", "a.jpg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "a.svg"),
        (drawing()[:60], "a.png"),
        (b"GIF89a", "a.gif"),
    ],
    ids=["text", "disguised", "svg", "truncated", "empty"],
)
@pytest.mark.parametrize("go", ["save", "preview"])
def test_what_is_no_picture_is_refused_at_the_field_and_the_rest_stays(client, url, data, name, go):
    answer = upload(client, url, data, name=name, go=go, stem="Typed before")
    assert answer.status_code == (400 if go == "save" else 200)
    assert len(field_errors(answer, "picture")) == 1
    assert form_fields(answer.text, "form.writing")["stem"] == "Typed before"
    assert the_question().revision_number == 1


def test_heavy_picture_passes_with_the_token_checked(app, client, url):
    app.config["WTF_CSRF_ENABLED"] = True
    answer = upload(client, url, heavy_drawing(5 * MEGABYTE), name="photo.png")
    assert answer.status_code == 303, answer.text
    assert the_question().revision.image is not None


def test_too_heavy_picture_is_refused_at_the_field(app, client, url):
    app.config["WTF_CSRF_ENABLED"] = True
    answer = upload(client, url, b"\x89PNG" + bytes(9 * MEGABYTE), stem="Typed before")
    assert answer.status_code == 400
    assert "8 MB" in field_errors(answer, "picture")[0]
    assert form_fields(answer.text, "form.writing")["stem"] == "Typed before"


def test_upload_without_end_is_cut_off(client, url):
    assert upload(client, url, bytes(25 * MEGABYTE)).status_code == 413


def test_other_forms_stay_small(client, url):
    assert client.post("/nickname", data={"nickname": "x" * MEGABYTE}).status_code == 413
    assert upload(client, url, drawing(), stem="x" * MEGABYTE).status_code == 413


def test_upload_without_the_token_is_refused(app, client, url):
    fields = form_fields(client.get(url).text, "form.writing").to_dict(flat=False)
    del fields["csrf_token"]
    app.config["WTF_CSRF_ENABLED"] = True
    assert client.post(url, data={**fields, "go": "save"}).status_code == 400


def test_picture_can_be_taken_out(client, url):
    upload(client, url, drawing())
    fields = form_fields(client.get(url).text, "form.writing").to_dict(flat=False)
    client.post(url, data={**fields, "go": "save", "drop_image": "y"})
    revision = the_question().revision
    assert (revision.image_digest, revision.image_alt) == (None, None)


def test_unknown_digest_in_the_form_is_refused(client, url):
    fields = form_fields(client.get(url).text, "form.writing").to_dict(flat=False)
    for digest in ("0" * 64, "nonsense"):
        sent = {**fields, "go": "save", "image_digest": digest, "image_alt": "What?"}
        assert client.post(url, data=sent).status_code == 400
    assert the_question().revision_number == 1


def test_students_see_the_picture_before_and_after_answering(client, stranger, url):
    upload(client, url, drawing())
    db.session.rollback()
    publish(db.session.scalars(whole_sets()).one(), now())
    db.session.commit()
    browser = Browser(stranger)
    attempt = browser.start("own")
    pages = [browser.page(attempt, 1)]
    browser.submit(attempt)
    pages.append(stranger.get(f"/attempts/{attempt}/review").text)
    for page in pages:
        shown = BeautifulSoup(page, "html.parser").select_one("main img")
        assert (shown["alt"], shown["width"], shown["height"]) == ("A blue field", "64", "48")
        assert shown["src"] == f"/images/{the_question().revision.image_digest}"


def test_preview_shows_the_picture(client, url):
    answer = upload(client, url, drawing(), go="preview")
    shown = BeautifulSoup(answer.text, "html.parser").select_one("[data-preview] img")
    assert shown["alt"] == "A blue field"
    assert the_question().revision_number == 1
