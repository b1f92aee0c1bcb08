"""What a backup says about itself. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from quizapp.operations.storage.sums import Sum

FORMAT = "1"


@dataclass(frozen=True)
class Manifest:
    """`version` is that of the program, `revision` that of its tables."""

    version: str
    revision: str
    made_at: datetime
    kind: str
    sums: Mapping[str, Sum]

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self.sums.values())

    def dump(self) -> dict[str, str]:
        return {
            "format": FORMAT,
            "version": self.version,
            "revision": self.revision,
            "made_at": self.made_at.isoformat(),
            "kind": self.kind,
            "sums": json.dumps({name: [one.rows, one.total] for name, one in self.sums.items()}),
        }


def load_manifest(told: Mapping[str, str]) -> Manifest:
    """Raises `ValueError` or `KeyError` where it is not one of ours."""
    if told["format"] != FORMAT:
        raise ValueError("another format")
    sums = {
        name: Sum(int(rows), str(total)) for name, (rows, total) in json.loads(told["sums"]).items()
    }
    made_at = datetime.fromisoformat(told["made_at"])
    return Manifest(told["version"], told["revision"], made_at, told["kind"], sums)
