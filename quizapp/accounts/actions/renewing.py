"""After a change of the secret key: what was encrypted with an earlier one is written anew."""

from collections.abc import Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from flask_security.proxies import _security
from sqlalchemy import String, literal_column, or_, select

from quizapp.accounts.models import User
from quizapp.database import db


def renew_second_steps(keys: Sequence[str]) -> int:
    """How many accounts had secrets that only an earlier key opens; now the present one does.

    `keys` are those of recovery codes, the present one first. Without an earlier key nothing is
    touched: what could not be read would be lost.
    """
    if len(keys) < 2:
        return 0
    codes = literal_column("users.mf_recovery_codes", String)
    with_any = or_(User.tf_totp_secret.is_not(None), codes.is_not(None))
    people = db.session.scalars(select(User).where(with_any).with_for_update()).all()
    renewed = sum(_renew(person, keys) for person in people)
    db.session.flush()
    return renewed


def _renew(person: User, keys: Sequence[str]) -> bool:
    factory: Any = _security.totp_factory
    secret = person.tf_totp_secret and factory.renewed(person.tf_totp_secret)
    codes = [_renew_code(code, keys) for code in person.mf_recovery_codes or ()]
    if not secret and codes == (person.mf_recovery_codes or []):
        return False
    person.tf_totp_secret = secret or person.tf_totp_secret
    if codes:
        person.mf_recovery_codes = codes
    return True


def _renew_code(code: str, keys: Sequence[str]) -> str:
    try:
        Fernet(keys[0]).decrypt(code.encode())
    except InvalidToken:
        try:
            return MultiFernet([Fernet(key) for key in keys]).rotate(code.encode()).decode()
        except InvalidToken:
            pass
    return code
