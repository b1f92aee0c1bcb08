"""Publishing a set, and what was published before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.publishing import build_document, get_whole, lock_whole
from quizapp.bank.actions.publishing import publish as publish_set
from quizapp.bank.actions.reviewing import end_review
from quizapp.bank.edition_changes import EditionChanges, compare, short_stem
from quizapp.bank.editions import digest
from quizapp.bank.forms.publishing import EditionsForm, PublishForm
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.editable import get_own_set
from quizapp.bank.queries.editions import set_editions
from quizapp.bank.queries.reviews import Board, board_of, last_review, vouched_sources
from quizapp.bank.readiness import Missing, Obstacle, grouped, obstacles, source_obstacles
from quizapp.bank.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db

LINKS_SHOWN = 5
"""What a cookie holds; the desk has them all."""


@dataclass(frozen=True)
class Proposal:
    """What publishing the set would do, and what keeps it from being done."""

    set: QuestionSet

    @cached_property
    def document(self) -> dict[str, Any]:
        return build_document(self.set)

    @property
    def seen(self) -> str:
        return digest(self.document)

    @cached_property
    def changes(self) -> EditionChanges:
        before = self.set.edition
        return compare(before.document if before else None, self.document)

    @cached_property
    def board(self) -> Board:
        return board_of(self.set, sorted(self.set.questions, key=lambda one: one.position))

    @cached_property
    def obstacles(self) -> list[Obstacle]:
        required = current_app.config.get("REVIEW_REQUIRED", True)
        found = obstacles(self.board.candidates, required)
        if required:
            found += source_obstacles(self.document["source"], vouched_sources(self.set))
        return found

    @property
    def missing(self) -> list[Missing]:
        return grouped(self.obstacles)

    @property
    def archived(self) -> bool:
        return self.set.state == "archived"

    @property
    def ready(self) -> bool:
        return not self.obstacles and not self.archived


@bp.route("/sets/<slug>/publish", methods=["GET", "POST"])
@teacher_required
def publish(slug: str) -> ResponseReturnValue:
    user, posted = require_user(), request.method == "POST"
    proposal = Proposal(lock_whole(user, slug) if posted else get_whole(user, slug))
    form = PublishForm()
    if not posted:
        return _page(proposal, form)
    usable = form.validate()
    if not usable or not proposal.ready or form.seen.data != proposal.seen:
        return _page(proposal, form), 409 if usable else 400
    at = now()
    publication = publish_set(proposal.set, at, user, form.note.data or "")
    end_review(proposal.set, proposal.board, user, at)
    db.session.commit()
    if publication.changes:
        text = gettext("Edition %(number)s is published.", number=publication.edition)
        flash(text, "success")
    else:
        text = gettext(
            "Nothing has changed since edition %(number)s, so there is no new one.",
            number=publication.edition,
        )
        flash(text, "info")
    if rekeyed := publication.rekeyed:
        questions = proposal.document["questions"]
        _say_points_are_due([one for one in questions if one["id"] in rekeyed])
        return redirect(url_for("bank.edit_set", slug=slug, _anchor=f"question-{rekeyed[0]}"), 303)
    return redirect(url_for("bank.editions", slug=slug), 303)


def _say_points_are_due(questions: Sequence[Mapping[str, Any]]) -> None:
    """With the way there for each; the desk reminds of them as well."""
    one = len(questions) == 1
    links = [
        Markup('<a href="{}">{}</a>').format(
            url_for("attempts.regrade", question_id=question["id"]),
            gettext("Put the points right") if one else short_stem(question["stem"]),
        )
        for question in questions[:LINKS_SHOWN]
    ]
    said = gettext("Answers were changed.") if one else gettext("Put the points right for:")
    flash(Markup("{} {}").format(said, Markup(", ").join(links)), "info")


def _page(proposal: Proposal, form: PublishForm) -> str:
    """What would change. `outdated` where it is not what the form was sent from."""
    outdated = form.is_submitted() and form.seen.data != proposal.seen
    form.seen.data = proposal.seen
    return render_template(
        "bank/publish.html",
        proposal=proposal,
        set=proposal.set,
        changes=proposal.changes,
        review=last_review(proposal.set),
        form=form,
        outdated=outdated,
    )


@bp.get("/sets/<slug>/editions")
@teacher_required
def editions(slug: str) -> ResponseReturnValue:
    found, form = get_own_set(require_user(), slug), EditionsForm(request.args)
    number = form.page.data or 1 if form.validate() else 1
    shown, more = set_editions(found, number)
    page = {
        "number": number,
        "previous_url": url_for("bank.editions", slug=slug, page=number - 1) if number > 1 else "",
        "next_url": url_for("bank.editions", slug=slug, page=number + 1) if more else "",
    }
    return render_template("bank/publish_editions.html", set=found, editions=shown, page=page)
