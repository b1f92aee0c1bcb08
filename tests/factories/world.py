"""A school with one of everything, for tests that walk through all pages as everybody."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Table, event, inspect, select

from quizapp.accounts.actions.links import make_join_link, make_recovery_link
from quizapp.accounts.actions.sign_ins import begin_sign_in
from quizapp.accounts.letters import _email_token
from quizapp.accounts.models import ADMIN, STUDENT, TEACHER, Link, User
from quizapp.accounts.presence import ACCOUNT, SIGN_IN
from quizapp.articles.models import ArticleText, FoundFact
from quizapp.attempts.actions.regrading import regrade
from quizapp.bank.actions.reviewing import add_comment, ask_review
from quizapp.bank.actions.unfinished import keep_unfinished
from quizapp.bank.models import Image
from quizapp.cards.models import Card
from quizapp.clock import now
from quizapp.database import db
from quizapp.drafting.models import Draft
from tests.factories.articles import read_text
from tests.factories.browsing import Browser
from tests.factories.drafts import draft_set, get_question, get_set, publish_draft, reword
from tests.factories.imports import bring_questions
from tests.factories.people import SignedInBrowser, make_user

Rows = dict[Any, list[dict[str, Any]]]
"""By table."""


@dataclass
class World:
    """`people` by role, those who are signed in; `objects` by the name that the tests use.

    Requests that write are noticed, so that only those cost putting everything back.
    """

    app: Flask
    people: dict[str, User]
    objects: dict[str, Any]
    sessions: dict[str, dict[str, Any]] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    put_back: Callable[[], None] = field(default=lambda: None)

    def client(self, role: str, *, fresh: bool = True) -> FlaskClient:
        """A browser of somebody in that role; of a guest where nobody has it."""
        client = self.app.test_client()
        if role in self.sessions:
            said = time.time() - (0 if fresh else 86_400)
            with client.session_transaction() as session:
                session.update(self.sessions[role], fs_paa=said)
        return client

    def restore(self) -> bool:
        """Puts all rows back as they were; whether any had changed."""
        db.session.rollback()
        touched = {table for table in self.rows if self._wrote(table.name)}
        changed = any(_rows(table) != self.rows[table] for table in touched)
        db.session.rollback()
        if changed:
            self.put_back()
        self.written.clear()
        return changed

    def _wrote(self, table: str) -> bool:
        """What foreign keys delete along with a row changes nothing without it."""
        return any(statement.split(maxsplit=3)[:3].count(table) for statement in self.written)


def _read_rows() -> Rows:
    rows = {table: _rows(table) for table in db.metadata.sorted_tables}
    db.session.rollback()
    return rows


def _rows(table: Table) -> list[dict[str, Any]]:
    return sorted((dict(row) for row in db.session.execute(select(table)).mappings()), key=str)


def _keep() -> Callable[[], None]:
    """Notes the whole database, search and all; what is returned puts it back."""
    return _keep_sqlite() if db.engine.dialect.name == "sqlite" else _keep_postgresql()


def _keep_sqlite() -> Callable[[], None]:
    connection = db.engine.raw_connection().driver_connection
    assert isinstance(connection, sqlite3.Connection)
    image = connection.serialize()
    return lambda: connection.deserialize(image)


def _keep_postgresql() -> Callable[[], None]:
    names = inspect(db.engine).get_table_names()
    copies = [f"CREATE TABLE kept.{name} AS TABLE public.{name}" for name in names]
    # Foreign keys are not looked at, so that the rows may come back in any order.
    back = ["SET LOCAL session_replication_role = replica"]
    for name in names:
        back += [f"DELETE FROM public.{name}", f"INSERT INTO public.{name} TABLE kept.{name}"]
    _run("CREATE SCHEMA kept", *copies)
    return lambda: _run(*back)


def _run(*statements: str) -> None:
    with db.engine.begin() as connection:
        connection.exec_driver_sql("; ".join(statements))


@contextmanager
def inhabited(app: Flask) -> Iterator[World]:
    """Needs an empty database and its context."""
    people = {
        "student": make_user("sam"),
        "other student": make_user("sue"),
        "teacher": make_user("tom", TEACHER),
        "other teacher": make_user("tess", TEACHER),
        "reviewer": make_user("rob", TEACHER),
        "admin": make_user("ann", ADMIN),
    }
    people["student"].invited_by_id = people["teacher"].id
    objects = (
        _accounts(people)
        | _sets(people)
        | _attempts(app, people)
        | _correction(people)
        | _articles(people)
        | _imports(people)
    )
    world = World(app, people, objects)
    _sign_in(world)
    world.rows, world.put_back = _read_rows(), _keep()

    def note(connection: Any, cursor: Any, statement: str, *others: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            world.written.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield world
    event.remove(db.engine, "before_cursor_execute", note)


def _accounts(people: dict[str, User]) -> dict[str, Any]:
    student, teacher = people["student"], people["teacher"]
    join = make_join_link(STUDENT, teacher, now(), uses=30)
    link = db.session.scalars(select(Link)).one()
    recover = make_recovery_link(student, teacher, now())
    sign_in = begin_sign_in(student, "at home", now())
    db.session.commit()
    return {
        "student": student.id,
        "class link": link.id,
        "join": join,
        "recover": recover,
        "sign-in": sign_in.id,
        "email": _email_token(student, "sam@school.example"),
    }


def _sets(people: dict[str, User]) -> dict[str, Any]:
    """In every state; `offered` is in review with whoever likes, `other` is a
    colleague's, `site` nobody's."""
    teacher = people["teacher"]
    slugs = {name: draft_set(teacher, f"{name}-set") for name in ("draft", "reviewed", "public")}
    slugs |= {name: draft_set(teacher, f"{name}-set") for name in ("archived", "offered")}
    slugs["other"] = draft_set(people["other teacher"], "other-set")
    slugs["site"] = draft_set(None, "site-set")
    for slug in (slugs["public"], slugs["archived"]):
        publish_draft(slug)
    get_set(slugs["archived"]).state = "archived"
    db.session.commit()
    review, comment = _ask_review(slugs["reviewed"], teacher, people["reviewer"])
    anybody, other_comment = _ask_review(slugs["offered"], teacher, None)
    at = now()
    db.session.add(
        Image(digest="d" * 64, kind="image/png", width=1, height=1, data=b"png", created_at=at)
    )
    db.session.commit()
    return {
        **slugs,
        **{f"{name} question": get_question(slug).id for name, slug in slugs.items()},
        **{f"{name} fact": _fact(slug) for name, slug in slugs.items()},
        **{"review": review, "open review": anybody},
        **{"comment": comment, "other comment": other_comment},
        "unfinished": _left(slugs["draft"], teacher),
        "image": "d" * 64,
    }


def _ask_review(slug: str, owner: User, reviewer: User | None) -> tuple[int, int]:
    """Ids of an open review and of a comment in it."""
    asked = ask_review(get_set(slug), owner, reviewer, "", now())
    said = add_comment(asked.set.questions[0], owner, "Short enough?", now())
    db.session.commit()
    return asked.id, said.id


def _left(slug: str, writer: User) -> int:
    """Id of a new question that its writer has left unfinished."""
    fields = {"type": ["true_false"], "stem": ["Begun"]}
    left = keep_unfinished(writer, get_set(slug), "k" * 20, fields, now())
    db.session.commit()
    return left.id


def _fact(slug: str) -> int:
    return get_question(slug).revision.facts[0].id


def _attempts(app: Flask, people: dict[str, User]) -> dict[str, Any]:
    browser: Browser = SignedInBrowser(app.test_client(), people["student"])
    done = browser.take("public-set", right=1)
    browser.client.post("/sets/public-set/study")
    card = db.session.scalars(select(Card)).first()
    assert card
    return {"done": done, "open": browser.start("public-set"), "card": card.id}


def _correction(people: dict[str, User]) -> dict[str, Any]:
    """The published set has a second edition, and points were put right for it."""
    teacher = people["teacher"]
    reword(get_question("public-set"), teacher)
    publish_draft("public-set")
    made = regrade(get_question("public-set"), "full", "A slip.", teacher, now())
    db.session.commit()
    return {"regrade": made.id}


def _articles(people: dict[str, User]) -> dict[str, Any]:
    own, other = read_text(people["teacher"]), read_text(people["other teacher"])
    found, second, *_ = _ids(FoundFact, own)
    return {
        **{"article": own.article_id, "found": found, "second found": second},
        "drafted": _ids(Draft, own)[0],
        **{"other found": _ids(FoundFact, other)[0], "other drafted": _ids(Draft, other)[0]},
    }


def _imports(people: dict[str, User]) -> dict[str, Any]:
    teacher = people["teacher"]
    return {
        "brought": bring_questions(teacher).id,
        "taken import": bring_questions(teacher, get_set("draft-set")).id,
    }


def _ids(model: Any, text: ArticleText) -> list[int]:
    query = select(model.id).filter_by(article_id=text.article_id).order_by(model.id)
    return list(db.session.scalars(query))


def _sign_in(world: World) -> None:
    for role, person in world.people.items():
        one = begin_sign_in(person, "a test", now())
        world.sessions[role] = {ACCOUNT: person.fs_uniquifier, SIGN_IN: one.key, "_fresh": True}
    db.session.commit()
