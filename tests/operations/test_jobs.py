"""The queue and the process that empties it: nothing that was asked for is lost."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from quizapp import jobs
from quizapp.accounts.models import TEACHER
from quizapp.articles.models import ArticleText
from quizapp.database import db
from quizapp.drafting.actions.reading import JOB, start_reading
from tests.conftest import make_app
from tests.factories.articles import read_text
from tests.factories.people import make_user
from tests.operations.test_cli import environment, free_port, quizapp, serving

WORK = [sys.executable, "-c", "from quizapp.cli import main; main()", "work", "--until-eof"]
SECONDS = 180


@pytest.fixture
def site(tmp_path: Path):
    """An application on a file, which puts its jobs into the queue, and an article to be read."""
    url = f"sqlite:///{tmp_path / 'quizapp.db'}"
    app = make_app(url, tmp_path)
    app.config["JOBS"] = "queue"
    with app.app_context():
        text = read_text(make_user("ann", TEACHER))
        start_reading(text)
        yield app, tmp_path, text.article_id
        db.engine.dispose()


@contextmanager
def worker(data_dir: Path):
    with subprocess.Popen(
        WORK, env=environment(data_dir), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        yield process
        process.kill()


def state(article_id):
    """Lets go of the database at once, for others want to write."""
    found = db.session.get(ArticleText, article_id, populate_existing=True).state
    db.session.rollback()
    return found


def becomes(article_id, wanted):
    end = time.monotonic() + SECONDS
    while state(article_id) != wanted:
        assert time.monotonic() < end, f"still {state(article_id)}"
        time.sleep(0.1)
    return True


def test_job_waits_for_the_worker_and_is_done_by_it(site):
    _, data_dir, article_id = site
    assert state(article_id) == "queued"
    with worker(data_dir):
        assert becomes(article_id, "done")


def test_job_whose_queue_was_lost_is_done_all_the_same(site):
    _, data_dir, article_id = site
    for file in data_dir.glob("jobs.db*"):
        file.unlink()
    with worker(data_dir):
        assert becomes(article_id, "done")


def test_job_that_was_under_way_is_begun_anew(site):
    _, data_dir, article_id = site
    text = db.session.get(ArticleText, article_id)
    text.state = "running"
    db.session.commit()
    with worker(data_dir):
        assert becomes(article_id, "done")


def test_worker_ends_with_its_server(site):
    _, data_dir, article_id = site
    with worker(data_dir) as process:
        assert becomes(article_id, "done")
        process.stdin.close()
        assert process.wait(SECONDS) == 0


def test_server_brings_a_worker_and_takes_it_along(tmp_path):
    data_dir = tmp_path / "data"
    assert quizapp(data_dir, "init").returncode == 0
    with serving(data_dir, free_port()) as server:
        inside = psutil.Process(server.pid).children(recursive=True)
        workers = [one for one in inside if "--until-eof" in one.cmdline()]
        assert len(workers) == 1
        os.kill(server.pid, signal.SIGKILL)
        gone, left = psutil.wait_procs(workers, SECONDS)
        assert (len(gone), left) == (1, [])
        for one in inside:
            if one.is_running():
                one.kill()


def test_failed_reading_is_told_and_can_be_asked_for_again(app, monkeypatch):
    text = read_text(make_user("ann", TEACHER))

    def broken(*args):
        raise RuntimeError("on purpose")

    with monkeypatch.context() as patch:
        patch.setattr("quizapp.drafting.actions.reading.extract", broken)
        start_reading(text)
    assert state(text.article_id) == "failed"
    start_reading(text)
    assert state(text.article_id) == "done"


def test_job_for_an_article_that_is_gone_does_nothing(app):
    jobs.start(JOB, 999_999)
