"""The process that does the jobs, beside the server and ending with it."""

import contextlib
import os
import signal
import subprocess
import sys
import threading

COMMAND = (sys.executable, "-c", "from quizapp.cli import main; main()", "work", "--until-eof")
PAUSE_SECONDS = 5
"""Before a worker that died is started again."""
STOP_SECONDS = 10


class Worker:
    """Keeps one such process running. It ends when its standard input does: also when the server
    was killed and could tell it nothing."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        self._keeper.start()

    def _keep(self) -> None:
        while not self._ending.is_set():
            self._process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE)
            self._process.wait()
            self._ending.wait(PAUSE_SECONDS)

    def stop(self) -> None:
        """A job that is under way is begun anew at the next start."""
        self._ending.set()
        process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def end_with_input() -> None:
    """Sends this process SIGTERM once nobody holds the other end of its standard input."""
    threading.Thread(target=_await_end, daemon=True).start()


def _await_end() -> None:
    with contextlib.suppress(OSError):
        # Past Python's own buffer, whose lock this thread would hold when the process ends.
        while os.read(sys.stdin.fileno(), 1024):
            pass
    os.kill(os.getpid(), signal.SIGTERM)
