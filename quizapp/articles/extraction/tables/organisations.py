"""Organisations that are often in the news, with what they are and since when."""

from dataclasses import dataclass
from functools import cache

from quizapp.articles.extraction.tables import private_bodies, state_bodies


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
    for line in (state_bodies.ROWS + private_bodies.ROWS.lstrip()).strip().splitlines():
        if line.startswith("#"):
            subtype = line.removeprefix("#").strip()
        else:
            names, founded, country = line.split("|")
            found.append(Organisation(tuple(names.split(";")), subtype, int(founded), country))
    return found
