"""Everybody's accounts, for admins."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.actions.links import make_join_link, make_recovery_link
from quizapp.accounts.actions.users import activate, deactivate, drop_second_step, set_roles
from quizapp.accounts.forms.accounts import ConfirmForm
from quizapp.accounts.forms.people import ActiveForm, RolesForm
from quizapp.accounts.models import TEACHER, User
from quizapp.accounts.permissions import admin_required, fresh_required, require_user
from quizapp.accounts.queries import find_people, get_person
from quizapp.accounts.views.blueprint import bp
from quizapp.accounts.views.pager import asked_page, page_of
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import InvalidInput
from quizapp.messages import Message


@bp.get("/people")
@admin_required
def people() -> ResponseReturnValue:
    return _people_page()


def _people_page(link: str | None = None) -> str:
    search, text, number = asked_page()
    found, more = find_people(text, number)
    return render_template(
        "accounts/people.html",
        search=search,
        people=found,
        page=page_of("accounts.people", number, more, text),
        invite=ConfirmForm(),
        link=link,
    )


@bp.post("/people/invite")
@admin_required
@fresh_required
def invite_teacher() -> ResponseReturnValue:
    """Shows the link in the answer itself: it is stored nowhere, not in a cookie either."""
    _require_sent(ConfirmForm())
    token = make_join_link(TEACHER, require_user(), now())
    db.session.commit()
    return _people_page(url_for("accounts.join", token=token, _external=True))


def _require_sent(form: Any) -> None:
    if not form.validate_on_submit():
        raise InvalidInput(Message("Go back, reload the page and try again."))


@bp.get("/people/<int(max=2147483647):person_id>")
@admin_required
def person(person_id: int) -> ResponseReturnValue:
    found = get_person(person_id)
    return _person_page(found, RolesForm(data={"roles": [role.name for role in found.roles]}))


def _person_page(found: User, roles_form: RolesForm, link: str | None = None) -> str:
    return render_template(
        "accounts/person.html",
        person=found,
        roles_form=roles_form,
        link=link,
        is_self=found.id == require_user().id,
    )


@bp.post("/people/<int(max=2147483647):person_id>/roles")
@admin_required
@fresh_required
def set_person_roles(person_id: int) -> ResponseReturnValue:
    found, form = get_person(person_id), RolesForm()
    if not form.validate_on_submit():
        return _person_page(found, form), 400
    set_roles(found, form.roles.data)
    return _saved(found)


@bp.post("/people/<int(max=2147483647):person_id>/active")
@admin_required
@fresh_required
def set_person_active(person_id: int) -> ResponseReturnValue:
    found, form = get_person(person_id), ActiveForm()
    _require_sent(form)
    activate(found) if form.active.data else deactivate(found)
    return _saved(found)


@bp.post("/people/<int(max=2147483647):person_id>/second-step/drop")
@admin_required
@fresh_required
def drop_person_second_step(person_id: int) -> ResponseReturnValue:
    found = get_person(person_id)
    _require_sent(ConfirmForm())
    drop_second_step(found)
    return _saved(found)


def _saved(found: User) -> ResponseReturnValue:
    db.session.commit()
    flash(gettext("Saved."), "success")
    return redirect(url_for("accounts.person", person_id=found.id), 303)


@bp.post("/people/<int(max=2147483647):person_id>/recovery-link")
@admin_required
@fresh_required
def make_person_link(person_id: int) -> ResponseReturnValue:
    found = get_person(person_id)
    _require_sent(ConfirmForm())
    token = make_recovery_link(found, require_user(), now())
    db.session.commit()
    roles_form = RolesForm(formdata=None, data={"roles": [role.name for role in found.roles]})
    link = url_for("accounts.recover", token=token, _external=True)
    return _person_page(found, roles_form, link)
