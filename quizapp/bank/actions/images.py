"""Keeping pictures."""

from datetime import datetime

from quizapp.bank.models import Image
from quizapp.bank.pictures import read_picture
from quizapp.database import db, upsert


def save_image(data: bytes, now: datetime) -> Image:
    """The uploaded picture, checked and re-encoded; the same one twice is kept once.

    Raises `InvalidInput` for what is no picture that can be taken.
    """
    picture = read_picture(data)
    row = {
        "digest": picture.digest,
        "kind": picture.kind,
        "width": picture.width,
        "height": picture.height,
        "data": picture.data,
        "created_at": now,
    }
    db.session.execute(upsert(Image.__table__).values(row).on_conflict_do_nothing())
    return db.session.get_one(Image, picture.digest)
