"""Reads untrusted files in a process of its own, with little time and memory.

Run as a module it is that process: the file on standard input, its name as argument, JSON out.
"""

import contextlib
import json
import subprocess
import sys
from dataclasses import asdict

from quizapp.articles.ingest import UNKNOWN, Ingested, ingest
from quizapp.articles.ingest.base import BROKEN, REFUSALS
from quizapp.errors import InvalidInput
from quizapp.messages import Message

SECONDS = 30
MEGABYTES = 1500
TOO_MUCH = Message(
    "Reading the file took too long. Open it, copy the text of the article and paste it instead."
)
KNOWN = {message.text: message for message in (*REFUSALS, UNKNOWN)}
"""What the other process may refuse a file for, by what it writes."""


def ingest_confined(name: str, data: bytes) -> Ingested:
    """What `ingest` gives, or its `InvalidInput`; another one where it would take too much."""
    command = [sys.executable, "-m", __name__, name]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS)
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise InvalidInput(TOO_MUCH) from None
    if said["error"]:
        raise InvalidInput(KNOWN.get(said["error"], BROKEN))
    return Ingested(**said["found"])


def main() -> None:
    _limit()
    said: dict[str, object] = {"error": "", "found": {}}
    try:
        said["found"] = asdict(ingest(sys.argv[1], sys.stdin.buffer.read()))
    except InvalidInput as error:
        said["error"] = error.message.text
    json.dump(said, sys.stdout)


def _limit() -> None:
    """Windows knows no such limits; there the time limit alone holds."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 10**6, MEGABYTES * 10**6))


if __name__ == "__main__":
    main()
