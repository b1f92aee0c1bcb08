"""Adding an article, and watching it being read."""

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.articles.confined import ingest_confined
from quizapp.articles.extraction.newlines import normalise
from quizapp.articles.ingest.base import MOST_MEGABYTES, NONE_CHOSEN
from quizapp.articles.queries import UNDER_WAY, get_own_text, own_texts
from quizapp.clock import now
from quizapp.database import db
from quizapp.drafting.actions.reading import STEPS, add_article, start_reading
from quizapp.drafting.forms import ArticleForm
from quizapp.drafting.queries import draft_counts
from quizapp.drafting.views.blueprint import bp
from quizapp.errors import InvalidInput
from quizapp.templating import translate

LARGEST_UPLOAD = (MOST_MEGABYTES + 4) * 1_000_000
"""Bytes. Somewhat more than a file may have, so that it still meets a message at its field."""
LARGEST_TEXT = 2_000_000
"""Bytes of typed text: a character may take several."""


@bp.url_value_preprocessor
def _take_files(endpoint: str | None, values: dict[str, str] | None) -> None:
    """Runs before anything reads the form."""
    if endpoint == "drafting.new_article":
        request.max_content_length = LARGEST_UPLOAD
        request.max_form_memory_size = LARGEST_TEXT


@bp.get("")
@teacher_required
def articles() -> ResponseReturnValue:
    texts = own_texts(require_user())
    counts = draft_counts([text.article_id for text, _, _ in texts])
    return render_template("drafting/articles.html", texts=texts, drafts=counts)


@bp.route("/new", methods=["GET", "POST"])
@teacher_required
def new_article() -> ResponseReturnValue:
    user, form = require_user(), ArticleForm()
    if form.is_submitted() and form.taking:
        return _take_file(form)
    if not form.validate_on_submit():
        status = 400 if form.is_submitted() else 200
        return render_template("drafting/article_new.html", form=form), status
    words = normalise(form.text.data).strip()
    text, new = add_article(user, form.source, words, form.taken.data, now())
    if new:
        start_reading(text)
    else:
        db.session.commit()
        flash(gettext("You have added this article before. Here it is."), "info")
    return redirect(url_for("drafting.article", article_id=text.article_id), 303)


def _take_file(form: ArticleForm) -> ResponseReturnValue:
    """The form again, filled with what the file says; what was typed already stays."""
    upload = form.file.data
    name = (upload.filename or "").replace("\\", "/").rpartition("/")[2] if upload else ""
    try:
        if not name:
            raise InvalidInput(NONE_CHOSEN)
        # Reading takes seconds: the database must not wait for it.
        db.session.rollback()
        found = ingest_confined(name, upload.read())
    except InvalidInput as error:
        form.file.errors = [translate(error.message)]
        return render_template("drafting/article_new.html", form=form), 400
    form.text.data, form.taken.data = found.text, name[:200]
    for field, value in (
        (form.headline, found.title),
        (form.publisher, found.publisher),
        (form.published_on, found.published_on),
        (form.url, found.url),
    ):
        field.data = field.data or value
    return render_template("drafting/article_new.html", form=form)


@bp.get("/<int:article_id>/progress")
@teacher_required
def progress(article_id: int) -> ResponseReturnValue:
    """How far the reading is, for a page that waits."""
    text = get_own_text(require_user(), article_id)
    return jsonify(
        ended=text.state not in UNDER_WAY,
        state=text.state,
        done=text.done,
        total=text.total or len(STEPS),
    )


@bp.post("/<int:article_id>/read")
@teacher_required
def read_again(article_id: int) -> ResponseReturnValue:
    """Reads it once more: after a failure, or with a better reader."""
    text = get_own_text(require_user(), article_id, writing=True)
    start_reading(text)
    return redirect(url_for("drafting.article", article_id=article_id), 303)
