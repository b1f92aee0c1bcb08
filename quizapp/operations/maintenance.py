"""Whether the site is closed for a moment because its database is being changed.

A file in the data folder says so as long as a process holds a lock on it: a process that was
killed leaves the site open.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FLAG = "maintenance"
RETRY_SECONDS = 20


class AlreadyClosed(Exception):
    """Another command has closed the site."""


@contextmanager
def closed(data_dir: Path) -> Iterator[None]:
    """Every page says that the site is back soon, until this ends. Raises `AlreadyClosed`."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = data_dir / FLAG
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyClosed from None
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
    finally:
        os.close(handle)


def is_closed(data_dir: Path) -> bool:
    try:
        handle = os.open(data_dir / FLAG, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
