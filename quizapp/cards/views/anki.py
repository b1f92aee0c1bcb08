"""A learner's cards to Anki, and back."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from quizapp.accounts.presence import be_learner, current_learner
from quizapp.cards.actions.anki import Brought, bring_cards, cards_package
from quizapp.cards.forms.anki import PackageForm
from quizapp.cards.queries.settings import study_settings
from quizapp.cards.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.formats.anki_package import AnkiPackage
from quizapp.formats.base import FormatError
from quizapp.messages import Message
from quizapp.templating import translate

LARGEST_UPLOAD = 50_000_000


@bp.url_value_preprocessor
def _take_packages(endpoint: str | None, values: dict[str, str] | None) -> None:
    """Runs before anything reads the form."""
    if endpoint == "cards.anki":
        request.max_content_length = LARGEST_UPLOAD


@bp.route("/study/anki", methods=["GET", "POST"])
def anki() -> ResponseReturnValue:
    """Both ways; a package that comes in is merged with what is here."""
    form, problem = PackageForm(), None
    if form.validate_on_submit():
        try:
            brought = bring_cards(be_learner(now()), form.file.data.read(), now())
        except FormatError as error:
            problem = translate(error.message)
        else:
            db.session.commit()
            _say(brought)
            return redirect(url_for("cards.today"), 303)
        db.session.rollback()
    if problem:
        form.file.errors = [problem]
    status = 400 if form.is_submitted() else 200
    return render_template("cards/anki.html", form=form), status


def _say(brought: Brought) -> None:
    cards = ngettext("One card", "%(num)s cards", brought.cards)
    ratings = ngettext("one rating", "%(num)s ratings", brought.ratings)
    told = gettext("%(cards)s and %(ratings)s came in.", cards=cards, ratings=ratings)
    flash(told, "success" if brought.cards else "info")
    if brought.strange:
        left = ngettext(
            "One note is of no question here and was left out.",
            "%(num)s notes are of no questions here and were left out.",
            brought.strange,
        )
        flash(left, "warning")


@bp.get("/study/anki/cards.apkg")
def anki_file() -> ResponseReturnValue:
    learner = current_learner()
    if learner is None:
        raise NotFound(Message("You have no cards yet."))
    response = make_response(cards_package(learner, study_settings(learner), now()))
    response.headers["Content-Type"] = AnkiPackage.media_type
    response.headers["Content-Disposition"] = "attachment; filename=quizapp-cards.apkg"
    return response
