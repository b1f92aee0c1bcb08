"""Bringing a file, and watching it being read."""

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.clock import now
from quizapp.errors import NotFound
from quizapp.formats import BY_KEY, FORMATS
from quizapp.formats.table_template import template_csv, template_xlsx
from quizapp.messages import Message
from quizapp.templating import translate
from quizapp.transfer.actions.reading import add_import, start_reading
from quizapp.transfer.forms import MOST_MEGABYTES, ImportForm
from quizapp.transfer.queries import UNDER_WAY, get_own_import, own_imports
from quizapp.transfer.views.blueprint import bp
from quizapp.transfer.views.sending import as_file

TEMPLATES = ("xlsx", "csv")
LARGEST_UPLOAD = (MOST_MEGABYTES + 1) * 1_000_000
LARGEST_TEXT = 10_000_000
"""Bytes of pasted text."""


@bp.url_value_preprocessor
def _take_files(endpoint: str | None, values: dict[str, str] | None) -> None:
    """Runs before anything reads the form."""
    if endpoint == "transfer.bring":
        request.max_content_length = LARGEST_UPLOAD
        request.max_form_memory_size = LARGEST_TEXT


@bp.get("/imports")
@teacher_required
def imports() -> ResponseReturnValue:
    return _page(ImportForm())


def _page(form: ImportForm) -> str:
    found = own_imports(require_user())
    return render_template(
        "transfer/imports.html",
        form=form,
        imports=found,
        formats=BY_KEY,
        every=FORMATS,
        templates=[BY_KEY[key] for key in TEMPLATES],
    )


@bp.post("/imports")
@teacher_required
def bring() -> ResponseReturnValue:
    user, form = require_user(), ImportForm()
    if not form.validate_on_submit():
        return _page(form), 400
    data = form.file.data.read() if form.name else form.text.data.encode()
    added = add_import(user, data, form.name, form.format.data, now())
    start_reading(added)
    return redirect(url_for("transfer.look", import_id=added.id), 303)


@bp.get("/imports/template/<format>")
@teacher_required
def template(format: str) -> ResponseReturnValue:
    """A spreadsheet with a question of every type, to be filled in by hand."""
    if format not in TEMPLATES:
        raise NotFound(Message("There is no such template."))
    known = BY_KEY[format]
    data = template_xlsx(translate) if format == "xlsx" else template_csv()
    return as_file(data, f"quizapp-template{known.endings[0]}", known.media_type)


@bp.get("/imports/<int:import_id>/progress")
@teacher_required
def progress(import_id: int) -> ResponseReturnValue:
    """How far the reading is, for a page that waits."""
    found = get_own_import(require_user(), import_id)
    ended = found.state not in UNDER_WAY
    return jsonify(ended=ended, state=found.state, done=int(ended), total=1)
