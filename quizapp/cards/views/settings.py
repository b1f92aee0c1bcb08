"""How a learner studies, and how that goes."""

from collections.abc import Sequence
from datetime import date

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, format_percent, gettext
from wtforms.fields import SelectChoice

from quizapp.accounts.models import Learner
from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.accounts.presence import be_learner, current_learner
from quizapp.bank.queries.editable import get_own_set
from quizapp.bank.queries.published import edition_document
from quizapp.cards.actions.settings import change_settings, fit_parameters
from quizapp.cards.fitting import LEAST
from quizapp.cards.forms.settings import RETENTIONS, FitForm, SettingsForm
from quizapp.cards.queries.progress import HELD, STABILITIES, Progress, most_forgotten, progress
from quizapp.cards.queries.settings import study_settings
from quizapp.cards.views.blueprint import bp
from quizapp.cards.words import STATE_WORDS
from quizapp.cards.workload import workload
from quizapp.clock import now
from quizapp.database import db
from quizapp.templating import translate

Bars = list[tuple[str, int]]


@bp.route("/study/settings", methods=["GET", "POST"])
def settings() -> ResponseReturnValue:
    learner = be_learner(now()) if request.method == "POST" else current_learner()
    if learner is None:
        return redirect(url_for("cards.today"), 303)
    form = SettingsForm(study_settings(learner))
    form.retention.choices = _retentions()
    if not form.validate_on_submit():
        status = 400 if form.is_submitted() else 200
        return render_template("cards/settings.html", form=form), status
    change_settings(learner, form.values())
    db.session.commit()
    flash(gettext("Saved."), "success")
    return redirect(url_for("cards.today"), 303)


def _retentions() -> list[SelectChoice]:
    """Each with what it costs, in comparison to 90 %."""
    return [
        SelectChoice(
            one,
            gettext(
                "%(share)s, about %(times)s times the reviews",
                share=format_percent(one),
                times=f"{workload(one):.1f}",
            )
            if one != 0.9
            else gettext("%(share)s, the usual", share=format_percent(one)),
        )
        for one in RETENTIONS
    ]


@bp.get("/progress")
def progress_page() -> ResponseReturnValue:
    learner = current_learner()
    if learner is None:
        return redirect(url_for("cards.today"), 303)
    own = study_settings(learner)
    found = progress(learner.id, own.plan.clock, now())
    return render_template(
        "cards/progress.html",
        found=found,
        settings=own,
        charts=_charts(found),
        form=FitForm(formdata=None),
        least=LEAST,
    )


def _charts(found: Progress) -> dict[str, Bars]:
    names = {state: translate(word) for state, word in STATE_WORDS.items()}
    names[HELD] = gettext("Set aside")
    return {
        "reviews": _by_day(found.reviews),
        "forecast": _by_day(found.forecast),
        "states": [(names[state], found.states.get(state, 0)) for state in names],
        "stabilities": list(zip(_stability_words(), found.stabilities, strict=True)),
        "difficulties": [(str(n), count) for n, count in enumerate(found.difficulties, 1)],
    }


def _by_day(counts: dict[int, int]) -> Bars:
    return [
        (format_date(date.fromordinal(day), format="d MMM"), count) for day, count in counts.items()
    ]


def _stability_words() -> Sequence[str]:
    upto = [gettext("up to %(days)s d", days=days) for days in STABILITIES]
    return [*upto, gettext("longer")]


@bp.post("/study/fit")
def fit() -> ResponseReturnValue:
    """Parameters of the learner's own, kept where they foretell better."""
    form, learner = FitForm(), current_learner()
    if learner is None or not form.validate():
        return redirect(url_for("cards.today"), 303)
    _say_fit(learner)
    db.session.commit()
    return redirect(url_for("cards.progress_page"), 303)


def _say_fit(learner: Learner) -> None:
    found = fit_parameters(learner, now())
    if found is None:
        text = gettext("There are too few reviews yet; %(least)s are needed.", least=LEAST)
        flash(text, "info")
    elif found.better:
        flash(gettext("The schedule now fits your own memory better."), "success")
    else:
        text = gettext("The schedule that you have foretells your memory just as well; it stays.")
        flash(text, "info")


@bp.get("/sets/<slug>/forgotten")
@teacher_required
def forgotten(slug: str) -> ResponseReturnValue:
    """Which cards of a set are forgotten most: counts of all learners, no names."""
    of = get_own_set(require_user(), slug)
    enough = current_app.config["ENOUGH_ATTEMPTS"]
    rows = most_forgotten(of.id, enough)
    stems = {}
    if of.edition is not None:
        stems = {one.id: one.stem for one in edition_document(of.edition).questions}
    shown = [(stems[row.question_id], row) for row in rows if row.question_id in stems]
    return render_template("cards/forgotten.html", set=of, rows=shown, enough=enough)
