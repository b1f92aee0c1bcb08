"""Work that outlives a request: a queue, and the process that empties it.

What a job works on, and how far it is, stands in the database; the queue (a file of its own in the
data folder) only says that there is something to do. A lost queue loses no work: `resume` puts
back what was left.
"""

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask, current_app
from huey import Huey, MemoryHuey, SqliteHuey

QUEUE_FILE = "jobs.db"
EXTENSION = "jobs"
Job = Callable[[int], None]
"""Does the work on the row with this id, in an application context, in its own transactions."""


class Jobs:
    """The jobs of an application by name, and its queue, opened when it is first used."""

    def __init__(self, app: Flask, known: dict[str, Job], resumes: tuple[Callable[[], None], ...]):
        self.app = app
        self.known = known
        self.resumes = resumes
        self._queue: Huey | None = None

    @property
    def queue(self) -> Huey:
        if self._queue is None:
            self._queue = self._open()
            self._run = self._queue.task(name="run")(self._run_job)
        return self._queue

    def _open(self) -> Huey:
        if self.app.config["JOBS"] == "at-once":
            return MemoryHuey(immediate=True, results=False)
        path = self.app.config["DATA_DIR"] / QUEUE_FILE
        return SqliteHuey(filename=str(path), fsync=True, results=False, timeout=10)

    def start(self, name: str, id: int) -> None:
        self.queue.enqueue(self._run.s(name, id))

    def _run_job(self, name: str, id: int) -> None:
        with self.app.app_context():
            self.known[name](id)

    def work(self) -> None:
        """Takes jobs one after another until SIGTERM; what was left undone comes first."""
        logging.getLogger("huey").setLevel(logging.WARNING)
        self.queue.flush()
        with self.app.app_context():
            for resume in self.resumes:
                resume()
        self.queue.create_consumer(workers=1, periodic=False, graceful_signal="TERM").run()


def init_app(app: Flask, known: dict[str, Job], *resumes: Callable[[], None]) -> None:
    app.extensions[EXTENSION] = Jobs(app, known, resumes)


def start(name: str, id: int) -> None:
    """Has the job done soon, by another process. Call it after the commit that it needs."""
    jobs().start(name, id)


def jobs() -> Jobs:
    found: Any = current_app.extensions[EXTENSION]
    assert isinstance(found, Jobs)
    return found
