"""Eight processes with an application each do the same thing at once: it happens once."""

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from quizapp import create_app
from tests.factories.databases import new_postgresql
from tests.factories.sets import question, set_file
from tests.operations.crowd import ROOT, environment, run

PROCESSES = 8
QUESTIONS = 5
ROUNDS = 3

SECONDS = 120

FORKING = multiprocessing.get_context("forkserver")
"""A process that has loaded the application and divides itself: eight times is too often to load
it. What is shared is the code alone."""
FORKING.set_forkserver_preload(["quizapp"])


def answer(data_dir: Path, variables: dict[str, str], cookies: dict[str, str], way: Any) -> None:
    """What a racer does: sends what it is told to an application of its own."""
    settings = environment(data_dir, **variables)
    os.environ.clear()
    os.environ.update(settings)
    with (data_dir / "racers.log").open("a") as log:
        os.dup2(log.fileno(), sys.stderr.fileno())
    client = create_app(WTF_CSRF_ENABLED=False).test_client()
    for name, value in cookies.items():
        client.set_cookie(name, value)
    way.send("ready")
    while True:
        path, form, accept = way.recv()
        said = client.post(path, data=form, headers={"Accept": accept})
        way.send([said.status_code, said.location])


class Racer:
    """A process with an application of its own on the shared database."""

    def __init__(self, data_dir: Path, variables: dict[str, str], cookies: dict[str, str]) -> None:
        self.way, other = FORKING.Pipe()
        told = (data_dir, variables, cookies, other)
        self.process = FORKING.Process(target=answer, args=told, daemon=True)
        self.process.start()
        other.close()

    def send(self, path: str, form: dict[str, str], accept: str = "text/html") -> None:
        self.way.send((path, form, accept))

    def read(self) -> Any:
        assert self.way.poll(SECONDS), "a racer does not answer"
        return self.way.recv()

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.way.close()


class Site:
    """A database with the set `race`, and the racers of one learner on it."""

    def __init__(self, folder: Path, url: str, variables: dict[str, str]) -> None:
        self.folder, self.variables, self.engine = folder, variables, create_engine(url)
        self.racers: list[Racer] = []

    def gather(self) -> None:
        cookies = self.cookies()
        self.racers = [Racer(self.folder, self.variables, cookies) for _ in range(PROCESSES)]
        assert [racer.read() for racer in self.racers] == ["ready"] * PROCESSES

    def cookies(self) -> dict[str, str]:
        """Of a learner who is on a visit."""
        script = (
            "import json\nfrom quizapp import create_app\n"
            "client = create_app(WTF_CSRF_ENABLED=False).test_client()\n"
            "client.post('/sets/race/attempts')\n"
            "names = ('quizapp_learner', 'session')\n"
            "print(json.dumps({name: client.get_cookie(name).value for name in names}))"
        )
        command, variables = (
            [sys.executable, "-c", script],
            environment(self.folder, **self.variables),
        )
        done = subprocess.run(command, env=variables, cwd=ROOT, check=True, capture_output=True)
        found: dict[str, str] = json.loads(done.stdout)
        return found

    def race(self, path: str, form: dict[str, str]) -> list[Any]:
        """What each process was answered to the same request."""
        for racer in self.racers:
            racer.send(path, form)
        return [racer.read() for racer in self.racers]

    def one(self, query: str, **values: Any) -> Any:
        with self.engine.connect() as connection:
            return connection.execute(text(query), values).scalar_one()

    @property
    def log(self) -> str:
        return (self.folder / "racers.log").read_text()

    def close(self) -> None:
        for racer in self.racers:
            racer.stop()
        self.engine.dispose()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("race")
    variables, url = {}, f"sqlite:///{folder / 'quizapp.db'}"
    if request.param == "postgresql":
        url = new_postgresql(request.getfixturevalue("postgresql_url"))
        variables = {"QUIZAPP_DATABASE_URL": url}
    asked = [question(f"q{n}", "short_answer", {"accepted": ["x"]}) for n in range(QUESTIONS)]
    (folder / "race.yaml").write_bytes(set_file(asked))
    run(folder, "init", **variables)
    run(folder, "sets", "load", str(folder / "race.yaml"), **variables)
    made = Site(folder, url, variables)
    try:
        made.gather()
        yield made
    finally:
        made.close()


def test_racing_processes_do_everything_once(site):
    """One attempt from one start key; one submission counted; each answer stored once."""
    before = site.one("SELECT count(*) FROM attempts")
    for number in range(1, ROUNDS + 1):
        started = site.race("/sets/race/attempts", {"start_key": f"key-{number}"})
        assert {status for status, _ in started} == {303}
        (address,) = {location for _, location in started}
        answered = save_at_once(site, address)
        assert answered == [200] * PROCESSES
        submitted = site.race(f"{address}/submit", {})
        assert {tuple(one) for one in submitted} == {(303, f"{address}/review")}
        check(site, number, before)
    assert "locked" not in site.log
    assert "Traceback" not in site.log


def save_at_once(site: Site, address: str) -> list[int]:
    """Every process answers a question; several of them the same one, with the same words."""
    for place, racer in enumerate(site.racers):
        number = place % QUESTIONS + 1
        form = {f"q{number}": "x"}
        racer.send(f"{address}/questions/{number}", form, "application/json")
    return [racer.read()[0] for racer in site.racers]


def check(site: Site, submitted: int, before: int) -> None:
    asked = submitted * QUESTIONS
    counts = {
        "SELECT count(*) FROM attempts": before + submitted,
        "SELECT count(*) FROM attempts WHERE submitted_at IS NOT NULL": submitted,
        "SELECT count(*) FROM responses": asked,
        "SELECT sum(attempts) FROM visits": submitted,
        "SELECT sum(points) FROM visits": asked,
        "SELECT sum(attempts) FROM set_scores": submitted,
        "SELECT sum(answers) FROM accuracies WHERE dimension = 'type'": asked,
        "SELECT sum(points) FROM accuracies WHERE dimension = 'type'": asked,
        # A tally holds first goes at a set only.
        "SELECT sum(answers) FROM tallies": QUESTIONS,
        "SELECT sum(points) FROM tallies": QUESTIONS,
    }
    assert {query: site.one(query) for query in counts} == counts


def test_racing_ratings_are_each_counted_once(site):
    """One card from many starts, one rating from one key; different keys all count, in a row."""
    begun = site.race("/sets/race/study", {})
    assert {tuple(one) for one in begun} == {(303, "/study?set=race")}
    assert site.one("SELECT count(*) FROM cards") == QUESTIONS
    card_id = site.one("SELECT min(id) FROM cards")
    address = f"/cards/{card_id}/ratings"
    same = site.race(address, {"rating": "3", "key": "the-same-page"})
    assert {status for status, _ in same} == {303}
    check_card(site, card_id, ratings=1)
    for place, racer in enumerate(site.racers):
        racer.send(address, {"rating": str(place % 4 + 1), "key": f"another-page-{place}"})
    assert {racer.read()[0] for racer in site.racers} == {303}
    check_card(site, card_id, ratings=1 + PROCESSES)
    latest = site.one("SELECT max(id) FROM card_reviews")
    site.race("/study/undo", {"review": str(latest)})
    assert site.one("SELECT count(*) FROM card_reviews WHERE kind = 'undone'") == 1
    check_card(site, card_id, ratings=PROCESSES)
    assert "locked" not in site.log
    assert "Traceback" not in site.log


def check_card(site: Site, card_id: int, ratings: int) -> None:
    """The card is what its latest entry says, and the day has counted what still counts."""
    latest = "SELECT reps FROM card_reviews WHERE card_id = :card ORDER BY id DESC LIMIT 1"
    assert site.one(latest, card=card_id) == ratings
    assert site.one("SELECT reps FROM cards WHERE id = :card", card=card_id) == ratings
    stability = "SELECT stability FROM card_reviews WHERE card_id = :card ORDER BY id DESC LIMIT 1"
    assert site.one(stability, card=card_id) == site.one(
        "SELECT stability FROM cards WHERE id = :card", card=card_id
    )
    assert site.one("SELECT sum(ratings) FROM study_days") == ratings
