"""Organisations that are often in the news, with what they are and since when."""

from dataclasses import dataclass
from functools import cache

from quizapp.articles.extraction.tables import (
    more_bodies,
    more_media,
    private_bodies,
    state_bodies,
)
from quizapp.articles.extraction.tables.clubs import SUBTYPE, club_rows


@dataclass(frozen=True, slots=True)
class Organisation:
    """`names` are all of its names, the fullest first; `founded` a year, 0 where it is unsure."""

    names: tuple[str, ...]
    subtype: str
    founded: int
    country: str = ""

    @property
    def name(self) -> str:
        return self.names[0]


@cache
def organisations() -> tuple[Organisation, ...]:
    return tuple(_rows())


@cache
def organisations_by_name() -> dict[str, Organisation]:
    return {name: one for one in reversed(organisations()) for name in one.names}


def _rows() -> list[Organisation]:
    found, subtype = [], ""
    tables = (state_bodies.ROWS, private_bodies.ROWS, more_media.ROWS, more_bodies.ROWS)
    for line in "\n".join(table.strip() for table in tables).splitlines():
        if line.startswith("#"):
            subtype = line.removeprefix("#").strip()
        else:
            names, founded, country = line.split("|")
            found.append(Organisation(tuple(names.split(";")), subtype, int(founded), country))
    seen = {name for one in found for name in one.names}
    clubs = ((name, code) for name, code in club_rows() if name not in seen)
    return found + [Organisation((name,), SUBTYPE, 0, code) for name, code in clubs]
