"""The site that is measured: a file database with sets, and one learner with a past."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import event
from werkzeug.test import Client

from quizapp import create_app
from quizapp.bank.actions.loading import load_files
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations.actions.installing import migrate_database
from tests.benchmarks.bare import Statement, bare_client
from tests.factories.sets import choice_questions, set_file

QUESTIONS = 20
SETS = 12


@dataclass(frozen=True)
class Case:
    """A request to the site and its bare equivalent; each call sends one."""

    name: str
    request: Callable[[], bytes]
    bare: Callable[[], bytes]


class Site:
    def __init__(self, folder: Path, past: int) -> None:
        self.database = folder / "quizapp.db"
        self.copy = folder / "bare.db"
        self.app = make_app(self.database, folder)
        self.client = Client(self.app)
        self.token = ""
        for _ in range(past):
            self.post(f"/attempts/{self.start()}/submit")
        self.attempt = self.start()
        self.options = self.shown_options()

    def get(self, path: str) -> bytes:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.status
        return answer.data

    def post(self, path: str, **fields: str) -> bytes:
        json = {"Accept": "application/json"} if fields else {}
        answer = self.client.post(path, data={**fields, "csrf_token": self.token}, headers=json)
        assert answer.status_code in (200, 303), answer.text
        return answer.data

    def start(self) -> int:
        if not self.token:
            self.token = found(r'name="csrf_token" value="([^"]+)"', self.get("/sets/set-0"))[0]
        form = {"csrf_token": self.token}
        location = self.client.post("/sets/set-0/attempts", data=form).location
        return int(found(r"/attempts/(\d+)", location.encode())[0])

    def shown_options(self) -> list[str]:
        page = self.get(f"/attempts/{self.attempt}/questions/2")
        return found(r'name="q2" value="([^"]+)"', page)

    def save(self, count: int) -> bytes:
        """An answer other than that of the count before."""
        path = f"/attempts/{self.attempt}/questions/2"
        return self.post(path, q2=self.options[count % 2])

    def cases(self, submissions: int) -> list[Case]:
        """`submissions` attempts are started beforehand, one for each time it is asked for."""
        open_attempts = iter([self.start() for _ in range(submissions + 1)])
        counts = iter(range(1 << 30))
        requests: dict[str, Callable[[], bytes]] = {
            "question page": lambda: self.get(f"/attempts/{self.attempt}/questions/2"),
            "save one answer": lambda: self.save(next(counts)),
            "home page": lambda: self.get("/"),
            "history page": lambda: self.get("/history"),
            "submit": lambda: self.post(f"/attempts/{next(open_attempts)}/submit"),
        }
        return [self.case(name, request) for name, request in requests.items()]

    def case(self, name: str, request: Callable[[], bytes]) -> Case:
        if name != "submit":
            request()
        with self.recorded() as statements:
            body = request()
        with sqlite3.connect(self.database) as source, sqlite3.connect(self.copy) as target:
            source.backup(target)
        source.close()
        target.close()
        client = bare_client(self.copy, statements, body)
        return Case(name, request, lambda: client.get("/").data)

    @contextmanager
    def recorded(self) -> Iterator[list[Statement]]:
        """The statements that are sent meanwhile, but those of transactions."""
        sent: list[Statement] = []

        def note(connection, cursor, statement, values, *others):
            if not statement.startswith("BEGIN"):
                sent.append((statement, values))

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        yield sent
        event.remove(engine, "before_cursor_execute", note)


def make_app(database: Path, folder: Path) -> Flask:
    app = create_app(
        DATA_DIR=folder,
        SECRET_KEY="a key for benchmarks, long enough",
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{database}",
    )
    files = [
        (f"set-{n}.yaml", set_file(choice_questions(QUESTIONS), title=f"Set {n}"))
        for n in range(SETS)
    ]
    with app.app_context():
        migrate_database()
        load_files(files, now())
        db.session.commit()
    return app


def found(pattern: str, page: bytes) -> list[str]:
    matches = re.findall(pattern, page.decode())
    assert matches, page.decode()
    return matches
