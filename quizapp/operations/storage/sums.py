"""What tells whether two tables hold the same rows. Pure.

A row's sum is the SHA-256 of its values by the names of their columns; a table's is that of its
rows added up, so that it does not matter in which order a database gives them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

Values = Mapping[str, Any]
"""A row by column: text, numbers, bytes, times, or `Stored` for JSON."""

ROOM = 2**256


@dataclass(frozen=True)
class Stored:
    """JSON as it is stored: `null` is not the same as nothing."""

    text: str


@dataclass(frozen=True)
class Sum:
    """How many rows, and what they add up to, in hexadecimal figures."""

    rows: int
    total: str


def add_up(rows: Iterable[Values]) -> Sum:
    count = total = 0
    for row in rows:
        count += 1
        total = (total + _of_row(row)) % ROOM
    return Sum(count, f"{total:064x}")


def _of_row(row: Values) -> int:
    plain = {name: _plain(value) for name, value in row.items()}
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"))
    return int.from_bytes(sha256(text.encode()).digest())


def _plain(value: Any) -> Any:
    """The same for what two databases store in different ways."""
    if isinstance(value, Stored):
        told = json.loads(value.text)
        whole = isinstance(told, float) and told.is_integer()
        return {"json": int(told) if whole else told}
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="microseconds")
    return {"bytes": value.hex()} if isinstance(value, bytes) else value


def differences(one: Mapping[str, Sum], other: Mapping[str, Sum]) -> list[str]:
    """The tables that are not the same in both, by name."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
