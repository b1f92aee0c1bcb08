"""A teacher's students, and the links with which they join."""

from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.actions.links import end_join_link, make_join_link, make_recovery_link
from quizapp.accounts.forms.accounts import ConfirmForm
from quizapp.accounts.forms.people import ClassLinkForm
from quizapp.accounts.models import STUDENT, User
from quizapp.accounts.permissions import fresh_required, require_user, teacher_required
from quizapp.accounts.queries import class_links, find_people, get_student_of, gone
from quizapp.accounts.views.blueprint import bp
from quizapp.accounts.views.pager import asked_page, page_of
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import InvalidInput
from quizapp.messages import Message


@bp.get("/students")
@teacher_required
def students() -> ResponseReturnValue:
    return _students_page(ClassLinkForm())


def _students_page(
    link_form: ClassLinkForm, link: str | None = None, student: User | None = None
) -> str:
    """`link` is shown this once: one to join with, or for `student` to get a new password."""
    search, text, number = asked_page()
    found, more = find_people(text, number, of=require_user())
    return render_template(
        "accounts/students.html",
        search=search,
        students=found,
        page=page_of("accounts.students", number, more, text),
        links=class_links(require_user(), now()),
        link_form=link_form,
        link=link,
        student=student,
    )


@bp.post("/students/links")
@teacher_required
def make_class_link() -> ResponseReturnValue:
    """Shows the link in the answer itself: it is stored nowhere, not in a cookie either."""
    form = ClassLinkForm()
    if not form.validate_on_submit():
        return _students_page(form), 400
    lives = timedelta(days=form.days.data)
    token = make_join_link(STUDENT, require_user(), now(), uses=form.uses.data, lives=lives)
    db.session.commit()
    link = url_for("accounts.join", token=token, _external=True)
    return _students_page(ClassLinkForm(formdata=None), link)


@bp.post("/students/links/<int(max=2147483647):link_id>/end")
@teacher_required
def end_class_link(link_id: int) -> ResponseReturnValue:
    if not end_join_link(require_user(), link_id):
        raise gone()
    db.session.commit()
    flash(gettext("The link no longer works."), "success")
    return redirect(url_for("accounts.students"), 303)


@bp.post("/students/<int(max=2147483647):student_id>/recovery-link")
@teacher_required
@fresh_required
def make_student_link(student_id: int) -> ResponseReturnValue:
    student = get_student_of(require_user(), student_id)
    if not ConfirmForm().validate_on_submit():
        raise InvalidInput(Message("Go back, reload the page and try again."))
    token = make_recovery_link(student, require_user(), now())
    db.session.commit()
    link = url_for("accounts.recover", token=token, _external=True)
    return _students_page(ClassLinkForm(formdata=None), link, student)
