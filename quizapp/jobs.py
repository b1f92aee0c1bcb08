"""Work that outlives a request: a queue, and the process that empties it.

What a job works on, and how far it is, stands in the database; the queue (a file of its own in the
data folder, or a Redis for all machines) only says that there is something to do. A queue that is
lost or out of reach loses no work: each worker looks for what was left, at its start and whenever
the queue is empty.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

from flask import Flask, current_app
from huey import Huey, MemoryHuey, RedisHuey, SqliteHuey
from huey.serializer import SignedSerializer
from sqlalchemy import func, select

from quizapp.database import db
from quizapp.shared_store import OUT_OF_REACH, connection_pool

QUEUE_FILE = "jobs.db"
QUEUE_NAME = "quizapp"
EXTENSION = "jobs"
LOOK_SECONDS = 10
"""Between two looks of a worker whether something was left."""

Job = Callable[[int], None]
"""Does the work on the row with this id, in an application context, in its own transactions."""

log = logging.getLogger(__name__)


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
            self._run = self._queue.task(name="run")(self.do)
        return self._queue

    def _open(self) -> Huey:
        config = self.app.config
        if config["JOBS"] == "at-once":
            return MemoryHuey(immediate=True, results=False)
        if url := config["REDIS_URL"]:
            # Signed: what is read from there is unpickled.
            signed = SignedSerializer(secret=config["SECRET_KEY"], salt=QUEUE_NAME)
            pool = connection_pool(url)
            return RedisHuey(QUEUE_NAME, results=False, serializer=signed, connection_pool=pool)
        path = config["DATA_DIR"] / QUEUE_FILE
        return SqliteHuey(filename=str(path), fsync=True, results=False, timeout=10)

    def start(self, name: str, id: int) -> None:
        try:
            self.queue.enqueue(self._run.s(name, id))
        except OUT_OF_REACH as error:
            log.warning("the queue is out of reach (%s); job %s %s waits for it", error, name, id)

    def do(self, name: str, id: int) -> None:
        """The job, unless another worker is at it."""
        with self.app.app_context(), _alone(name, id) as alone:
            if alone:
                self.known[name](id)

    def work(self) -> None:
        """Takes jobs one after another until SIGTERM, and what was left undone."""
        logging.getLogger("huey").setLevel(logging.WARNING)
        for part in ("Worker-1", "Scheduler"):
            logging.getLogger(f"huey.consumer.{part}").addFilter(_without_traceback)
        queue = self.queue
        threading.Thread(target=self._look_for_work, daemon=True).start()
        queue.create_consumer(workers=1, periodic=False, graceful_signal="TERM").run()

    def _look_for_work(self) -> None:
        pause = threading.Event()
        while True:
            try:
                self.resume()
            except OUT_OF_REACH:
                pass  # The consumer tells of it.
            except Exception:
                log.exception("looking for work failed")
            pause.wait(LOOK_SECONDS)

    def resume(self) -> None:
        """Puts back what is asked for and not done, unless the queue still says what to do.

        What is under way elsewhere is put back too; who takes it sees that it is locked, or done.
        """
        if self.queue.pending_count():
            return
        with self.app.app_context():
            for resume in self.resumes:
                resume()


@contextmanager
def _alone(name: str, id: int) -> Iterator[bool]:
    """Whether nobody else is at this job, who is then kept off.

    The lock is a PostgreSQL session's: it ends with this process, however that ends. On SQLite
    there is one machine with one worker.
    """
    if db.engine.dialect.name != "postgresql":
        yield True
        return
    key = crc32(name.encode()) - 2**31, id
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        alone = bool(connection.scalar(select(func.pg_try_advisory_lock(*key))))
        try:
            yield alone
        finally:
            if alone:
                connection.scalar(select(func.pg_advisory_unlock(*key)))


def _without_traceback(record: logging.LogRecord) -> bool:
    """A queue out of reach is one line, not a page, each time that it is tried."""
    error = record.exc_info and record.exc_info[1]
    if isinstance(error, OUT_OF_REACH):
        record.msg, record.args = "the queue is out of reach: %s", (error,)
        record.exc_info = record.exc_text = None
    return True


def init_app(app: Flask, known: dict[str, Job], *resumes: Callable[[], None]) -> None:
    app.extensions[EXTENSION] = Jobs(app, known, resumes)


def start(name: str, id: int) -> None:
    """Has the job done soon, by another process. Call it after the commit that it needs."""
    jobs().start(name, id)


def jobs() -> Jobs:
    found: Any = current_app.extensions[EXTENSION]
    assert isinstance(found, Jobs)
    return found
