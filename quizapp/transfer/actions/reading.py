"""Reading a file that somebody brought: from bytes to rows to be looked at, as a job."""

import logging
from datetime import datetime

from sqlalchemy import delete, insert

from quizapp import jobs
from quizapp.accounts.models import User
from quizapp.bank.actions.images import save_image
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import InvalidInput
from quizapp.formats import BY_KEY, recognise
from quizapp.formats.base import FormatError
from quizapp.formats.items import Found
from quizapp.messages import Message
from quizapp.transfer.models import Import, ImportRow
from quizapp.transfer.queries import known_stems, unread_imports
from quizapp.transfer.rows import (
    FreeKeys,
    Row,
    likeness,
    note_data,
    other_warnings,
    rows_of,
)

JOB = "read-import"
BATCH = 250
MOST_QUESTIONS = 20_000
MOST_WARNINGS = 200
UNKNOWN = Message(
    "This kind of file is not known. Choose its format, or save it in one of those listed."
)
BROKEN = Message("The file could not be read, and that is our fault. Please report it.")
LOST_PICTURE = Message("Its picture was left out: {why}")
TWICE = Message("It stands in this file before.")
NO_PICTURE = Message("Its picture is not in the file.")


def add_import(owner: User, data: bytes, file_name: str, format: str, at: datetime) -> Import:
    """Keeps the file to be read; needs `start_reading`."""
    added = Import(
        owner_id=owner.id, data=data, file_name=file_name, format=format, added_at=at, warnings=[]
    )
    db.session.add(added)
    db.session.flush()
    return added


def start_reading(added: Import) -> None:
    """Commits, then has the file read by the process that works the queue."""
    db.session.commit()
    jobs.start(JOB, added.id)


def resume_imports() -> None:
    """Puts back into the queue what was asked for and has not ended."""
    for import_id in unread_imports():
        jobs.start(JOB, import_id)


def read_import(import_id: int) -> None:
    """The job. Ends as `ready` or `failed`; a second one for the same file does no harm."""
    of = db.session.get(Import, import_id)
    if of is None or of.state not in ("queued", "running"):
        return
    data, owner_id = of.data or b"", of.owner_id
    of.state = "running"
    db.session.commit()
    try:
        found = _found(of, data)
        _save(of, found, owner_id)
        of.state, of.data = "ready", None
    except FormatError as error:
        db.session.rollback()
        of.state, of.problem, of.data = "failed", error.message.data, None
    except Exception:
        logging.getLogger(__name__).exception("reading import %s failed", import_id)
        db.session.rollback()
        of.state, of.problem = "failed", BROKEN.data
    db.session.commit()


def _found(of: Import, data: bytes) -> Found:
    format = BY_KEY.get(of.format) or recognise(data, of.file_name)
    if format is None:
        raise FormatError(UNKNOWN)
    found = format.read(data)
    count = len(found.items)
    if count > MOST_QUESTIONS:
        raise FormatError(
            Message(
                "There are {count} questions in the file; bring at most {most} at a time.",
                {"count": count, "most": MOST_QUESTIONS},
            )
        )
    of.format = format.key
    return found


def _save(of: Import, found: Found, owner_id: int) -> None:
    db.session.execute(delete(ImportRow).where(ImportRow.import_id == of.id))
    reading = _Reading(of.id, found, owner_id)
    batch: list[Row] = []
    for row in rows_of(found):
        batch.append(reading.finish(row))
        if len(batch) == BATCH:
            db.session.execute(insert(ImportRow), batch)
            batch.clear()
    if batch:
        db.session.execute(insert(ImportRow), batch)
    of.found, of.skipped, of.known = reading.good, reading.refused, reading.known
    of.warnings = [note_data(one) for one in other_warnings(found)][:MOST_WARNINGS]


class _Reading:
    """What the rows of one file have to know of each other, and of the owner's sets."""

    def __init__(self, import_id: int, found: Found, owner_id: int) -> None:
        self.good = self.refused = self.known = 0
        self._import_id = import_id
        self._files = found.files
        self._keys = FreeKeys()
        self._pictures: dict[str, str | Message] = {}
        self._there = {
            likeness(type, stem, content): id for id, type, stem, content in known_stems(owner_id)
        }
        self._seen: set[str] = set()

    def finish(self, row: Row) -> Row:
        """The row with all its columns, counted."""
        row |= {"import_id": self._import_id, "same_as_id": None, "image_digest": None}
        picture = row.pop("picture")
        if row["problem"] is not None:
            self.refused += 1
            return row
        self.good += 1
        row["key"] = self._keys.free(row["stem"], row["type"].replace("_", "-"))
        self._take_picture(row, picture)
        self._mark_known(row)
        return row

    def _take_picture(self, row: Row, name: str) -> None:
        """What cannot be taken is noted at its question."""
        if not name:
            return
        if name not in self._pictures:
            self._pictures[name] = self._save_picture(name)
        saved = self._pictures[name]
        if isinstance(saved, str):
            row["image_digest"] = saved
        else:
            row["notes"].append(saved.data)
            row["image_alt"] = None

    def _save_picture(self, name: str) -> str | Message:
        if name not in self._files:
            return NO_PICTURE
        try:
            return save_image(self._files[name], now()).digest
        except InvalidInput as error:
            return LOST_PICTURE.fill(why=error.message)

    def _mark_known(self, row: Row) -> None:
        """Takes it off when it is in the owner's sets already, or stood earlier in the file."""
        like = likeness(row["type"], row["stem"], row["content"])
        if like in self._there or like in self._seen:
            row["same_as_id"], row["wanted"] = self._there.get(like), False
            self.known += 1
        if like in self._seen:
            row["notes"].append(TWICE.data)
        self._seen.add(like)
