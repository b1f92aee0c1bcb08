"""What a learner is called."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.actions.learners import rename_learner
from quizapp.accounts.forms.nickname import NicknameForm
from quizapp.accounts.presence import be_learner, current_learner
from quizapp.accounts.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db


@bp.route("/nickname", methods=["GET", "POST"])
def nickname() -> ResponseReturnValue:
    form = NicknameForm(obj=current_learner())
    if not form.validate_on_submit():
        status = 400 if form.is_submitted() else 200
        return render_template("accounts/nickname.html", form=form), status
    rename_learner(be_learner(now()), form.nickname.data or "")
    db.session.commit()
    flash(gettext("Saved."), "success")
    return redirect(url_for("attempts.home"), 303)
