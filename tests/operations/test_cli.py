"""`quizapp init` and `quizapp serve` as a person runs them: each in a process of its own."""

import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
from sqlalchemy import make_url

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60
"""Seconds, for a machine that has much else to do."""

QUIZAPP = [sys.executable, "-c", "from quizapp.cli import main; main()"]


def environment(data_dir: Path, **variables: str) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("QUIZAPP_")}
    return outside | {"QUIZAPP_DATA_DIR": str(data_dir)} | variables


def quizapp(data_dir: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*QUIZAPP, *arguments],
        env=environment(data_dir, **variables),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after init."""
    data_dir = tmp_path_factory.mktemp("data") / "new"
    done = quizapp(data_dir, "init")
    assert done.returncode == 0, done.stderr
    return data_dir


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(data_dir: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A server that has said where it is."""
    with subprocess.Popen(
        [*QUIZAPP, "serve", "--port", str(port), "--workers", "2"],
        env=environment(data_dir),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        try:
            assert server.stdout
            said = server.stdout.readline()
            assert said == f"quizapp is at http://127.0.0.1:{port} (Ctrl+C stops it)\n"
            yield server
        finally:
            # Killed, it would leave its workers behind.
            server.terminate()


def status(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as response:
        code: int = response.status
        return code


def await_answer(port: int) -> None:
    """Of two workers the one that is killed may be the first to have listened."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            status(port)
        except OSError:
            assert time.monotonic() < end, "nobody answers"
            time.sleep(0.1)
        else:
            return


def test_init_creates_what_is_missing(ready):
    assert sorted(path.name for path in ready.iterdir() if "db-" not in path.name) == [
        "quizapp.db",
        "secret_key",
    ]
    assert stat.S_IMODE((ready / "secret_key").stat().st_mode) == 0o600
    # Bytes 18 and 19 of an SQLite file say 2 where it has a write-ahead log.
    assert (ready / "quizapp.db").read_bytes()[18:20] == b"\x02\x02"


def test_init_again_keeps_everything(ready):
    key = (ready / "secret_key").read_text()
    said = quizapp(ready, "init").stdout.splitlines()
    assert said[:2] == [f"Data folder: {ready}", "Database: up to date."]
    assert said[2].endswith("of which 0 new or changed.")
    assert (ready / "secret_key").read_text() == key


def test_init_on_postgresql_migrates_once(postgresql_url, tmp_path):
    url = make_url(postgresql_url)
    with psycopg.connect(
        url.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True
    ) as connection:
        connection.execute("CREATE DATABASE made_by_init")
    new = url.set(drivername="postgres", database="made_by_init")
    variables = {"QUIZAPP_DATABASE_URL": new.render_as_string(hide_password=False)}
    for said in ("Database: migrated.", "Database: up to date."):
        done = quizapp(tmp_path, "init", **variables)
        assert (done.returncode, done.stderr) == (0, "")
        assert said in done.stdout.splitlines()


def test_init_in_production_writes_no_key(tmp_path):
    production = {
        "QUIZAPP_ENV": "production",
        "QUIZAPP_SECRET_KEY": "7c1e94a0d35b82f6e90b417dc2a8365f",
    }
    assert quizapp(tmp_path, "init", **production).returncode == 0
    assert not (tmp_path / "secret_key").exists()


def test_init_says_where_it_cannot_write(tmp_path):
    (tmp_path / "file").touch()
    done = quizapp(tmp_path / "file" / "data", "init")
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: Cannot write to {tmp_path / 'file' / 'data'}: ")


def test_wrong_settings_are_told_in_plain_lines(tmp_path):
    done = quizapp(tmp_path, "init", QUIZAPP_PORT="x", QUIZAPP_WORKERS="0")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "quizapp: QUIZAPP_PORT must be a whole number from 1 to 65535, not 'x'.",
        "quizapp: QUIZAPP_WORKERS must be a whole number from 1 to 64, not '0'.",
    ]


def test_database_that_does_not_answer_is_told_without_its_password(tmp_path):
    url = f"postgresql://me:hush@127.0.0.1:{free_port()}/quiz"
    done = quizapp(tmp_path, "init", QUIZAPP_DATABASE_URL=url)
    assert done.returncode == 2
    assert done.stderr.startswith("quizapp: The database does not answer: ")
    assert "hush" not in done.stderr


def test_serve_before_init_says_what_to_do(tmp_path):
    done = quizapp(tmp_path, "serve")
    assert (done.returncode, done.stderr) == (
        1,
        "Error: The database is not ready. Run `quizapp init` first.\n",
    )
    assert list(tmp_path.iterdir()) == []


def web_workers(server):
    """Beside them stands the process that does the jobs."""
    inside = psutil.Process(server.pid).children()
    return [one for one in inside if "--until-eof" not in one.cmdline()]


def test_serve_survives_a_lost_worker_and_stops_cleanly(ready):
    port = free_port()
    with serving(ready, port) as server:
        workers = web_workers(server)
        assert len(workers) == 2
        workers[0].kill()
        workers[0].wait(PATIENCE)
        await_answer(port)
        assert [status(port) for _ in range(5)] == [200] * 5

        second = quizapp(ready, "serve", "--port", str(port))
        assert second.returncode == 1
        assert second.stderr.startswith(f"Error: Cannot listen on 127.0.0.1 port {port}: ")

        workers = web_workers(server)
        assert len(workers) == 2
        server.send_signal(signal.SIGTERM)
        assert server.wait(PATIENCE) == 0
        assert psutil.wait_procs(workers, PATIENCE)[1] == []


def test_serve_stops_on_interrupt(ready):
    with serving(ready, free_port()) as server:
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) == 0


def test_serve_refuses_a_host_that_is_not_here(ready):
    done = quizapp(ready, "serve", "--host", "nowhere.invalid")
    assert done.returncode == 1
    assert done.stderr == "Error: 'nowhere.invalid' is not an address of this machine.\n"


def test_init_indexes_what_an_older_version_left(tmp_path):
    quizapp(tmp_path, "init")
    connection = sqlite3.connect(tmp_path / "quizapp.db")
    connection.execute("DELETE FROM question_words")
    connection.commit()
    connection.close()
    assert "Search: 99 questions indexed." in quizapp(tmp_path, "init").stdout
    assert "Search" not in quizapp(tmp_path, "init").stdout
