"""Backups: made while the site goes on, read back before they count, and cleared away."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flask import current_app

from quizapp.database import db
from quizapp.operations.storage import files
from quizapp.operations.storage.keeping import file_name, folder_of, made_at, outdated
from quizapp.operations.storage.manifest import Manifest
from quizapp.operations.storage.whole import take_out

MAKING = ".making-"
"""What folders begin with in which a backup is being made; of a process that was killed they
stay, and go with the next backup."""


@dataclass(frozen=True)
class Backup:
    path: Path
    size: int
    manifest: Manifest


def backup_folder() -> Path:
    return folder_of(current_app.config)


def back_up(folder: Path, at: datetime) -> Backup:
    """A new file in the folder, which was read back and holds what the database held.

    Raises `OSError` where the disk is full or cannot be written to, and leaves nothing then.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _clear_away(folder)
    with tempfile.TemporaryDirectory(prefix=MAKING, dir=folder) as name:
        making = Path(name)
        plain, packed, again = making / "plain.db", making / "packed", making / "again.db"
        revision, sums = take_out(db.engine, plain)
        manifest = Manifest(_version(), revision, at, db.engine.dialect.name, sums)
        files.write_manifest(plain, manifest)
        files.pack(plain, packed)
        plain.unlink()
        files.unpack(packed, again)
        files.check(again, files.read_manifest(again))
        place = _free_place(folder, at)
        files.put_in_place(packed, place)
    return Backup(place, place.stat().st_size, manifest)


def _version() -> str:
    try:
        return version("quizapp")
    except PackageNotFoundError:
        return "of a checkout"


def _free_place(folder: Path, at: datetime) -> Path:
    """Two within one second do not take the place of each other."""
    name = file_name(at)
    stem = name.removesuffix(".db.zst")
    places = (name, *(f"{stem}-{number}.db.zst" for number in range(2, 1000)))
    return next(folder / one for one in places if not (folder / one).exists())


def _clear_away(folder: Path) -> None:
    """What a killed process left: nobody has it open any more after an hour."""
    hour_ago = _now_of(folder) - 3600
    for left in folder.glob(f"{MAKING}*"):
        if left.stat().st_mtime < hour_ago:
            shutil.rmtree(left, ignore_errors=True)


def _now_of(folder: Path) -> float:
    """By the clock that dates the files there."""
    with tempfile.TemporaryFile(dir=folder) as probe:
        return os.fstat(probe.fileno()).st_mtime


def clear_outdated(folder: Path, keep: int) -> list[str]:
    """The names of those that went."""
    names = outdated((one.name for one in folder.iterdir()), keep)
    for name in names:
        (folder / name).unlink(missing_ok=True)
    return names


def newest(folder: Path) -> datetime | None:
    """When the last one was made."""
    if not folder.is_dir():
        return None
    return max((at for one in folder.iterdir() if (at := made_at(one.name))), default=None)


@contextmanager
def opened(path: Path) -> Iterator[tuple[Path, Manifest]]:
    """The database in a backup, every row of which was checked, in a file of its own.

    Raises `files.UnfitBackup`.
    """
    with tempfile.TemporaryDirectory(prefix="quizapp-") as name:
        plain = Path(name) / "quizapp.db"
        files.unpack(path, plain)
        manifest = files.read_manifest(plain)
        files.check(plain, manifest)
        files.drop_manifest(plain)
        yield plain, manifest
