"""Which backups stay. Pure."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

NAME = re.compile(r"quizapp-(\d{8}T\d{6})Z(?:-\d+)?\.db\.zst")
WRITTEN = "%Y%m%dT%H%M%S"


def folder_of(config: Mapping[str, Any]) -> Path:
    """Where the settings have backups kept: with the data, unless they name a place."""
    named = config["BACKUP_DIR"]
    return Path(named).expanduser() if named else Path(config["DATA_DIR"], "backups")


def file_name(at: datetime) -> str:
    return f"quizapp-{at.astimezone(UTC):{WRITTEN}}Z.db.zst"


def made_at(name: str) -> datetime | None:
    """When a backup was made, by its name; `None` for a file that is none."""
    found = NAME.fullmatch(name)
    return datetime.strptime(found[1], WRITTEN).replace(tzinfo=UTC) if found else None


def outdated(names: Iterable[str], keep: int) -> list[str]:
    """All but the last of each of the last `keep` days, and of each of the last `keep` weeks.

    Days and weeks are counted by what there is, so that nothing goes while none are made.
    """
    dated = sorted(((at, name) for name in names if (at := made_at(name))), reverse=True)
    kept: set[str] = set()
    for period in ("%Y-%m-%d", "%G-%V"):
        newest: dict[str, str] = {}
        for at, name in dated:
            newest.setdefault(at.strftime(period), name)
        kept.update(list(newest.values())[:keep])
    return [name for _, name in dated if name not in kept]
