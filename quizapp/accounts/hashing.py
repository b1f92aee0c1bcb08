"""Passwords are hashed and verified while no transaction is open.

It takes a quarter of a second, and on SQLite a request that may write holds the one write lock
from its first statement on.
"""

from typing import Any

from passlib.context import CryptContext

from quizapp.database import db


def leave_transaction() -> None:
    """Ends the transaction of this request; what was read stays at hand.

    Only reads may have come before: to commit half of a change would be worse than to wait.
    """
    if db.session.new or db.session.dirty or db.session.deleted:
        raise RuntimeError("A password was about to be hashed in the middle of a change.")
    db.session.commit()


class PatientContext(CryptContext):  # type: ignore[misc]
    """Leaves the transaction before every piece of slow work."""

    def hash(self, *args: Any, **kwargs: Any) -> str:
        leave_transaction()
        return str(super().hash(*args, **kwargs))

    def verify(self, *args: Any, **kwargs: Any) -> bool:
        leave_transaction()
        return bool(super().verify(*args, **kwargs))
