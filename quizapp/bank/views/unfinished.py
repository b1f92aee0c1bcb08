"""What a teacher left unfinished, once it is not wanted any more."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.unfinished import discard_unfinished
from quizapp.bank.queries.unfinished import get_unfinished
from quizapp.bank.views.blueprint import bp
from quizapp.database import db


@bp.post("/unfinished/<int:unfinished_id>/discard")
@teacher_required
def discard(unfinished_id: int) -> ResponseReturnValue:
    found = get_unfinished(require_user(), unfinished_id)
    slug = found.set.slug
    discard_unfinished(found)
    db.session.commit()
    flash(gettext("Discarded."), "success")
    return redirect(url_for("bank.edit_set", slug=slug), 303)
