"""One question in a review: to try, to judge, to talk about."""

from dataclasses import dataclass
from functools import cached_property

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.models import User
from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.publishing import question_data
from quizapp.bank.actions.reviewing import add_comment, judge, resolve_comment
from quizapp.bank.diffs import Change, differences
from quizapp.bank.edition_changes import question_state
from quizapp.bank.editions import EditionQuestion, read_question
from quizapp.bank.forms.reviews import CommentForm, JudgeForm, ResolveForm
from quizapp.bank.models import Question, Review, Revision
from quizapp.bank.queries.reviews import (
    Board,
    Entry,
    get_comment,
    get_open_review,
    get_review,
    has_open_comment,
    may_review,
    question_comments,
    review_board,
    revision_data,
    revisions_numbered,
)
from quizapp.bank.trying import Trial, show_preview
from quizapp.bank.views.blueprint import bp
from quizapp.bank.views.reviews import may_edit
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.messages import Message


@dataclass(frozen=True)
class Desk:
    """What lies before somebody who looks at one question of a review."""

    user: User
    review: Review
    question_id: int

    @cached_property
    def place(self) -> int:
        return self.board.place(self.question_id)

    @cached_property
    def board(self) -> Board:
        return review_board(self.review.set)

    @property
    def entry(self) -> Entry:
        return self.board.entries[self.place]

    @property
    def question(self) -> Question:
        return self.entry.question

    @property
    def may_judge(self) -> bool:
        return (
            self.review.closed_at is None
            and may_review(self.user, self.review)
            and self.entry.record.may_judge(self.user.id)
        )

    def require_judge(self) -> None:
        """Raises `NotFound` for whoever has written what is to be judged."""
        if not self.may_judge:
            raise NotFound(Message("This question is for somebody else to look at."))

    @cached_property
    def shown(self) -> EditionQuestion:
        tags = [tag.tag for tag in self.review.set.tags]
        return read_question(question_data(self.question, tags))

    @property
    def neighbours(self) -> tuple[Entry | None, Entry | None]:
        entries, place = self.board.entries, self.place
        before = entries[place - 1] if place else None
        return before, entries[place + 1] if place + 1 < len(entries) else None


@bp.get("/reviews/<int:review_id>/questions/<int:question_id>")
@teacher_required
def review_question(review_id: int, question_id: int) -> ResponseReturnValue:
    user = require_user()
    desk = Desk(user, get_review(user, review_id), question_id)
    return _page(desk, show_preview(desk.shown, {}, checked=False), _blank_judgement(desk))


@bp.post("/reviews/<int:review_id>/questions/<int:question_id>/try")
@teacher_required
def try_question(review_id: int, question_id: int) -> ResponseReturnValue:
    """How an answer would be graded; nothing is kept of it."""
    user = require_user()
    desk = Desk(user, get_review(user, review_id), question_id)
    trial = show_preview(desk.shown, request.form.to_dict(flat=False), checked=True)
    return _page(desk, trial, _blank_judgement(desk))


def _blank_judgement(desk: Desk) -> JudgeForm:
    """What this reviewer said about the revision, else nothing ticked."""
    said = [one for one in desk.entry.record.judgements if one.reviewer_id == desk.user.id]
    mine = next((one for one in said if one.revision == desk.question.revision_number), None)
    ticked = mine.checks if mine else ()
    form = JudgeForm(formdata=None, data={name: name in ticked for name in JudgeForm.CHECKS})
    form.revision.data = desk.question.revision_number
    return form


@bp.post("/reviews/<int:review_id>/questions/<int:question_id>/verdict")
@teacher_required
def judge_question(review_id: int, question_id: int) -> ResponseReturnValue:
    user, form, at = require_user(), JudgeForm(), now()
    desk = Desk(user, get_open_review(user, review_id), question_id)
    desk.require_judge()
    usable = form.check(has_open_comment(user, question_id))
    if form.revision.data != desk.question.revision_number:
        return _changed_meanwhile(desk)
    if not usable:
        return _page(desk, show_preview(desk.shown, {}, checked=False), form), 400
    judge(desk.review, desk.question, user, form.checklist, form.approves, at)
    if form.comment.data:
        add_comment(desk.question, user, form.comment.data, at)
    db.session.commit()
    following = desk.board.next_for(user.id, desk.place)
    if following is None:
        flash(gettext("You have looked at every question. Finish the review below."), "success")
        return redirect(url_for("bank.review", review_id=review_id), 303)
    return redirect(_address(review_id, following.id), 303)


def _changed_meanwhile(desk: Desk) -> ResponseReturnValue:
    text = gettext("Its author changed the question while you looked. Here is how it is now.")
    flash(text, "warning")
    return redirect(_address(desk.review.id, desk.question_id), 303)


@bp.post("/reviews/<int:review_id>/questions/<int:question_id>/comments")
@teacher_required
def comment_question(review_id: int, question_id: int) -> ResponseReturnValue:
    user, form = require_user(), CommentForm()
    desk = Desk(user, get_review(user, review_id, writing=True), question_id)
    if not form.validate():
        trial = show_preview(desk.shown, {}, checked=False)
        return _page(desk, trial, _blank_judgement(desk), form), 400
    add_comment(desk.question, user, form.text.data, now())
    db.session.commit()
    return redirect(_address(review_id, question_id, "comments"), 303)


@bp.post("/reviews/<int:review_id>/comments/<int:comment_id>")
@teacher_required
def resolve(review_id: int, comment_id: int) -> ResponseReturnValue:
    user, form = require_user(), ResolveForm()
    found = get_comment(get_review(user, review_id), comment_id)
    if form.validate():
        resolve_comment(found, form.resolved.data == "yes", now())
        db.session.commit()
    return redirect(_address(review_id, found.question_id, "comments"), 303)


def _address(review_id: int, question_id: int, anchor: str | None = None) -> str:
    return url_for(
        "bank.review_question", review_id=review_id, question_id=question_id, _anchor=anchor
    )


def _page(desk: Desk, trial: Trial, form: JudgeForm, comment: CommentForm | None = None) -> str:
    return render_template(
        "bank/review_question.html",
        desk=desk,
        review=desk.review,
        set=desk.review.set,
        trial=trial,
        form=form,
        comment_form=comment or CommentForm(formdata=None),
        comments=question_comments(desk.question_id),
        diffs=_diffs(desk),
        author=may_edit(desk.user, desk.review.set),
    )


def _diffs(desk: Desk) -> list[tuple[int, bool, list[Change]]]:
    """What is another since it was published, and since it was looked at last.

    Each with the number of the revision, and whether that was the published one.
    """
    record, latest = desk.entry.record, desk.question.revision
    published = record.published_revision
    numbers = dict.fromkeys(one for one in (published, record.last_looked_at) if one)
    old = revisions_numbered(desk.question, [one for one in numbers if one != latest.number])
    return [
        (number, number == published, differences(_state(old[number]), _state(latest)))
        for number in numbers
        if number in old
    ]


def _state(revision: Revision) -> dict[str, object]:
    facts = [fact.evidence for fact in revision.facts]
    return question_state(revision_data(revision), facts, revision.image_alt)
