"""Taking questions out: what a format can carry of them, and the file."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.models import User
from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.errors import NotFound
from quizapp.formats import BY_KEY
from quizapp.formats.base import Format
from quizapp.formats.items import Written
from quizapp.messages import Message
from quizapp.transfer.exporting import Source, file_name, grouped, write_file
from quizapp.transfer.forms import ExportForm
from quizapp.transfer.printing import LETTERS, on_paper
from quizapp.transfer.queries import chosen_sources
from quizapp.transfer.views.blueprint import bp
from quizapp.transfer.views.sending import as_file


@bp.get("/export")
@teacher_required
def export() -> ResponseReturnValue:
    """Without a format the choice of one; with it what would be lost, and the link to the file."""
    form = ExportForm(request.args)
    title, sources = _asked(require_user(), form)
    format = BY_KEY.get(form.format.data or "")
    written = _write(format, title, sources) if format and format.writes else None
    return render_template(
        "transfer/export.html",
        form=form,
        title=title,
        count=len(sources),
        format=format if written else None,
        written=written,
        grouped=grouped,
    )


@bp.get("/export/file")
@teacher_required
def export_file() -> ResponseReturnValue:
    form = ExportForm(request.args)
    format = BY_KEY.get(form.format.data or "")
    if format is None or not format.writes:
        raise NotFound(Message("There is no such format."))
    title, sources = _asked(require_user(), form)
    data = _write(format, title, sources).data
    return as_file(data, file_name(title, format), format.media_type)


@bp.get("/export/paper")
@teacher_required
def paper() -> ResponseReturnValue:
    """A quiz to be printed, its answers on pages of their own."""
    return _printed("transfer/paper.html")


@bp.get("/export/cards")
@teacher_required
def cards() -> ResponseReturnValue:
    """Flashcards to be printed, cut and folded."""
    return _printed("transfer/cards.html")


def _printed(template: str) -> str:
    form = ExportForm(request.args)
    title, sources = _asked(require_user(), form)
    return render_template(
        template,
        title=title,
        questions=on_paper(sources),
        letters=LETTERS,
        back=url_for("transfer.export", set=form.set.data or None, ids=form.ids.data or None),
    )


def _asked(user: User, form: ExportForm) -> tuple[str, list[Source]]:
    found = chosen_sources(user, form.set.data or "", form.chosen)
    return found.title or gettext("Questions"), found.sources


def _write(format: Format, title: str, sources: list[Source]) -> Written:
    return write_file(format, sources, title)
