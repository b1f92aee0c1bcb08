"""Reading a file that somebody brought: from bytes to rows to be looked at, as a job."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

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
    Row,
    likeness,
    note_data,
    other_warnings,
    rows_of,
)

JOB = "read-import"
BATCH = 1000
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
    rows = list(rows_of(found))
    digests = _save_pictures(rows, found)
    db.session.execute(delete(ImportRow).where(ImportRow.import_id == of.id))
    of.known = _mark_known(rows, owner_id)
    for row in rows:
        row["import_id"] = of.id
        row["image_digest"] = digests.get(row.pop("picture"))
    for start in range(0, len(rows), BATCH):
        db.session.execute(insert(ImportRow), rows[start : start + BATCH])
    of.found = sum(row["problem"] is None for row in rows)
    of.skipped = len(rows) - of.found
    of.warnings = [note_data(one) for one in other_warnings(found)][:MOST_WARNINGS]


def _save_pictures(rows: Sequence[Row], found: Found) -> dict[str, str]:
    """Digests by the name in the file; what cannot be taken is noted at its question."""
    digests: dict[str, str] = {}
    refused: dict[str, Message] = {}
    for row in rows:
        name = row["picture"]
        if name and name not in digests and name not in refused:
            try:
                digests[name] = _save_picture(found, name)
            except InvalidInput as error:
                refused[name] = LOST_PICTURE.fill(why=error.message)
        if name in refused:
            row["notes"].append(refused[name].data)
            row["image_alt"] = None
    return digests


def _save_picture(found: Found, name: str) -> str:
    if name not in found.files:
        raise InvalidInput(NO_PICTURE)
    return save_image(found.files[name], now()).digest


def _mark_known(rows: Sequence[Row], owner_id: int) -> int:
    """Takes those off that are in the owner's sets already, or stood earlier in the file."""
    known: dict[str, Any] = {}
    for id, type, stem, content in known_stems(owner_id):
        known[likeness(type, stem, content)] = id
    seen: set[str] = set()
    count = 0
    for row in rows:
        row["same_as_id"] = None
        if row["problem"] is not None:
            continue
        like = likeness(row["type"], row["stem"], row["content"])
        if like in known or like in seen:
            row["same_as_id"], row["wanted"] = known.get(like), False
            count += 1
        if like in seen:
            row["notes"].append(TWICE.data)
        seen.add(like)
    return count
