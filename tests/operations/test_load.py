"""Eight processes answer at once; the server is killed under them. Nothing acknowledged is lost."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from tests.factories.sets import question, set_file
from tests.operations.crowd import QUESTIONS, Server, crowd, free_port, run

LEARNERS = 8


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A data folder with the set `load`, and the address of its database."""
    variables, url = {}, f"sqlite:///{tmp_path / 'quizapp.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("empty_postgresql")
        variables = {"QUIZAPP_DATABASE_URL": url}
    asked = [question(f"q{n}", "short_answer", {"accepted": ["x"]}) for n in range(QUESTIONS)]
    (tmp_path / "load.yaml").write_bytes(set_file(asked))
    run(tmp_path, "init", **variables)
    run(tmp_path, "sets", "load", str(tmp_path / "load.yaml"), **variables)
    return tmp_path, url, variables


def stored(url: str) -> tuple[dict[tuple[int, int], str], dict[str, float]]:
    """Answers by (attempt, position), and the totals that the attempts led to."""
    engine = create_engine(url)
    counts = {
        "rows": "SELECT count(*) FROM responses",
        "submitted": "SELECT count(*) FROM attempts WHERE submitted_at IS NOT NULL",
        "attempts": "SELECT count(*) FROM attempts",
        "visits": "SELECT coalesce(sum(attempts), 0) FROM visits",
        "scores": "SELECT coalesce(sum(attempts), 0) FROM set_scores",
        "accuracies": "SELECT coalesce(sum(answers), 0) FROM accuracies WHERE dimension = 'type'",
        "tallies": "SELECT coalesce(sum(answers), 0) FROM tallies",
    }
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT attempt_id, position, answer FROM responses"))
        answers = {(row[0], row[1]): _plain(row[2]) for row in rows}
        totals = {name: connection.scalar(text(query)) for name, query in counts.items()}
    engine.dispose()
    return answers, totals


def _plain(value: Any) -> Any:
    """SQLite gives the stored JSON as text, PostgreSQL decodes it."""
    try:
        return json.loads(value)
    except (TypeError, ValueError):
        return value


def expected(notes: list[Path]) -> dict[tuple[int, int], set[str]]:
    """What may be stored: the last acknowledged text, or one sent after it and cut off."""
    allowed: dict[tuple[int, int], set[str]] = {}
    for note in notes:
        for line in map(json.loads, note.read_text().splitlines()):
            place = line["attempt"], line["position"]
            if line["what"] == "sent":
                allowed.setdefault(place, set()).add(line["text"])
            elif line["what"] == "acknowledged":
                allowed[place] = {line["text"]}
    return allowed


def check(url: str, notes: list[Path]) -> None:
    answers, totals = stored(url)
    allowed = expected(notes)
    wrong = {
        place: answers.get(place) for place in allowed if answers.get(place) not in allowed[place]
    }
    assert wrong == {}
    assert allowed != {}
    asked = LEARNERS * QUESTIONS
    assert totals == {
        "rows": asked,
        "submitted": LEARNERS,
        "attempts": LEARNERS,
        "visits": LEARNERS,
        "scores": LEARNERS,
        "accuracies": asked,
        "tallies": asked,
    }


@pytest.fixture
def start(site: Any) -> Any:
    """Starts a server on the site; what still runs afterwards is killed."""
    folder, _, variables = site
    started: list[Server] = []

    def start(port: int) -> Server:
        started.append(Server(folder, port, **variables))
        return started[-1]

    yield start
    for server in started:
        server.kill()


def test_eight_processes_lose_no_answer_and_double_none(site, start):
    folder, url, _ = site
    port = free_port()
    server = start(port)
    with crowd(f"http://127.0.0.1:{port}", LEARNERS, 3, folder) as notes:
        pass
    check(url, notes)
    assert "locked" not in server.log.read_text()


def test_killed_server_keeps_every_acknowledged_answer(site, start):
    folder, url, _ = site
    port = free_port()
    server = start(port)
    with crowd(f"http://127.0.0.1:{port}", LEARNERS, 6, folder) as notes:
        wait_for_all(notes)
        for _ in range(3):
            wait_for_growth(notes)
            server.kill()
            server = start(port)
    check(url, notes)
    assert "locked" not in server.log.read_text()


def wait_for_all(notes: list[Path]) -> None:
    """Until every learner has begun: whoever never got a cookie would come back as another."""
    end = time.monotonic() + 120
    while not all(note.exists() and note.stat().st_size for note in notes):
        assert time.monotonic() < end, "a learner does not begin"
        time.sleep(0.05)


def wait_for_growth(notes: list[Path]) -> None:
    """Until the learners have been served a while: a kill must come under load."""
    before = sum(note.stat().st_size for note in notes if note.exists())
    end = time.monotonic() + 20
    while time.monotonic() < end:
        time.sleep(0.05)
        if sum(note.stat().st_size for note in notes if note.exists()) > before + 20_000:
            return
