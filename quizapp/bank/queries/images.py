"""Stored pictures."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import undefer

from quizapp.bank.models import Image
from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.messages import Message

DIGEST_LENGTH = 64


def get_image(digest: str) -> Image:
    """With its bytes. Raises `NotFound`."""
    query = select(Image).options(undefer(Image.data)).where(Image.digest == digest)
    found = db.session.scalar(query) if len(digest) == DIGEST_LENGTH else None
    if found is None:
        raise NotFound(Message("There is no such picture."))
    return found


def find_images(digests: Collection[str]) -> Mapping[str, Image]:
    """Without their bytes, by digest; those that there are not are left out."""
    if not digests:
        return {}
    rows = db.session.scalars(select(Image).where(Image.digest.in_(digests)))
    return {image.digest: image for image in rows}
