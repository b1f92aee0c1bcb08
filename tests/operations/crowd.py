"""Learners who answer over HTTP, each in a process of its own, and note what was acknowledged."""

import http.client
import http.cookiejar
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUIZAPP = [sys.executable, "-c", "from quizapp.cli import main; main()"]
QUESTIONS = 10
PATIENCE = 20
"""Seconds that a learner goes on trying while the server is away."""


def environment(data_dir: Path, **variables: str) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("QUIZAPP_")}
    return {**outside, "QUIZAPP_DATA_DIR": str(data_dir), **variables}


def run(data_dir: Path, *arguments: str, **variables: str) -> None:
    command = [*QUIZAPP, *arguments]
    variables = environment(data_dir, **variables)
    subprocess.run(command, env=variables, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """`quizapp serve` in a process group of its own, so that all of it can be killed at once."""

    def __init__(self, data_dir: Path, port: int, **variables: str) -> None:
        self.log = data_dir / "server.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*QUIZAPP, "serve", "--port", str(port), "--workers", "4"],
                env=environment(data_dir, **variables),
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def crowd(url: str, size: int, seconds: float, folder: Path) -> Iterator[list[Path]]:
    """That many learners at work; gives the files of their notes, complete on leaving."""
    notes = [folder / f"learner-{number}.jsonl" for number in range(size)]
    learners = [
        subprocess.Popen([sys.executable, __file__, url, str(seconds), str(note)]) for note in notes
    ]
    try:
        yield notes
        for learner in learners:
            assert learner.wait(timeout=seconds + 4 * PATIENCE) == 0
    finally:
        for learner in learners:
            learner.kill()
            learner.wait()


class Learner:
    """Takes the set `load` and changes answers until the time is up."""

    def __init__(self, url: str, note: Path) -> None:
        self.url = url
        self.note = note.open("w")
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def read(self, path: str, accept: str = "text/html", **form: str) -> tuple[str, str]:
        """Address and text of the page, or of where the form leads. Tries until it is there."""
        data = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(self.url + path, data, {"Accept": accept})
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with self.opener.open(request, timeout=PATIENCE) as answer:
                    return answer.url, answer.read().decode()
            except urllib.error.HTTPError:
                raise
            except (OSError, http.client.HTTPException):
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def token(self, path: str) -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.read(path)[1])
        assert found
        return found[1]

    def work(self, seconds: float) -> None:
        token = self.token("/sets/load")
        address, _ = self.read("/sets/load/attempts", csrf_token=token, start_key="once")
        found = re.search(r"/attempts/(\d+)", address)
        assert found, address
        attempt, end, count = found[1], time.monotonic() + seconds, 0
        token = self.token(f"/attempts/{attempt}/questions/1")
        while time.monotonic() < end:
            count += 1
            number, text = random.randint(1, QUESTIONS), f"answer {count}"
            self.say(attempt, number, text, "sent")
            path = f"/attempts/{attempt}/questions/{number}"
            fields = {f"q{number}": text, "csrf_token": token}
            answer = self.read(path, "application/json", **fields)[1]
            assert json.loads(answer)["answered"] is True
            self.say(attempt, number, text, "acknowledged")
        for _ in range(2):
            self.read(f"/attempts/{attempt}/submit", csrf_token=token)
        self.say(attempt, 0, "", "submitted")

    def say(self, attempt: str, number: int, text: str, what: str) -> None:
        line = {"attempt": int(attempt), "position": number - 1, "text": text, "what": what}
        self.note.write(json.dumps(line) + "\n")
        self.note.flush()


if __name__ == "__main__":
    Learner(sys.argv[1], Path(sys.argv[3])).work(float(sys.argv[2]))
