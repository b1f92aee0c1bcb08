"""What `quizapp work` does beside the jobs: a sign of life, and once a day what has to be done."""

import logging
import threading
import time
from datetime import timedelta
from pathlib import Path

from flask import Flask

from quizapp.clock import now
from quizapp.operations.actions.backing_up import (
    back_up,
    backup_folder,
    clear_outdated,
    newest,
)
from quizapp.operations.actions.purging import purge
from quizapp.operations.maintenance import is_closed

BEAT_FILE = "worker.alive"
BEAT_SECONDS = 30
DAY_SECONDS = 24 * 3600
log = logging.getLogger("quizapp.upkeep")


def start(app: Flask) -> None:
    """Goes on in a thread until the process ends."""
    threading.Thread(target=_keep, args=(app,), daemon=True, name="upkeep").start()


def _keep(app: Flask) -> None:
    due = time.monotonic()
    while True:
        beat(app.config["DATA_DIR"])
        if time.monotonic() >= due:
            due += DAY_SECONDS
            do_daily(app)
        do_when_due(app)
        time.sleep(BEAT_SECONDS)


def beat(data_dir: Path) -> None:
    try:
        (data_dir / BEAT_FILE).touch()
    except OSError as error:
        log.warning("The data folder cannot be written to: %s", error.strerror)


def do_daily(app: Flask) -> None:
    if not app.config["PURGE"]:
        return
    with app.app_context():
        try:
            gone = {name: count for name, count in purge(now()).items() if count}
        except Exception:
            # Tomorrow is another day; the jobs go on.
            log.exception("purge")
            return
    if gone:
        log.info("deleted %s", ", ".join(f"{count} {name}" for name, count in gone.items()))


def do_when_due(app: Flask) -> None:
    """A backup, once the last one is old enough; what of them is not needed any more goes."""
    hours = app.config["BACKUP_HOURS"]
    if not hours or is_closed(app.config["DATA_DIR"]):
        return
    with app.app_context():
        folder, at = backup_folder(), now()
        try:
            last = newest(folder)
            if last and at - last < timedelta(hours=hours):
                return
            made = back_up(folder, at)
            log.info("backup %s", made.path.name)
            clear_outdated(folder, app.config["BACKUP_KEEP"])
        except Exception:
            # `quizapp doctor` says how old the last one is.
            log.exception("backup")
