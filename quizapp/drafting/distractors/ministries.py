"""Other ministries of the same government: “Health Ministry” beside “Finance Ministry”. Pure."""

import re
from collections.abc import Iterator

from quizapp.articles.extraction.tables.countries import country_names, demonyms
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.candidates import Candidate
from quizapp.drafting.distractors.stable import draw
from quizapp.drafting.distractors.tables.portfolios import ADJECTIVES, portfolios

BEFORE = re.compile(r"^(?P<whose>(?:[A-Z][\w.]+ )*?)(?P<what>[A-Z][a-z]+) Ministry$")
BEHIND = re.compile(
    r"^(?P<whose>(?:[A-Z][\w.]+ )*)Ministry of "
    r"(?P<what>[A-Z][a-z]+(?: Affairs)?)(?P<end>(?: of .+)?)$"
)
SAME = (
    frozenset({"Interior", "Home", "Internal Affairs", "Home Affairs"}),
    frozenset({"Foreign", "Foreign Affairs", "External Affairs"}),
    frozenset({"Defence", "Defense"}),
    frozenset({"Labour", "Labor"}),
    frozenset({"Transport", "Transportation"}),
)
"""Portfolios under several names."""


def other_ministries(target: Target, text: str) -> Iterator[Candidate]:
    found = BEFORE.match(target.value) or BEHIND.match(target.value)
    if found and _is_portfolio(found["what"]) and _is_of_a_country(found["whose"]):
        american = "Defense" in text or "Labor " in text
        every = sorted(portfolios(american), key=lambda one: draw(target.stem + one, 997))
        for portfolio in every:
            if not _same(portfolio, found["what"]) and portfolio not in text:
                name = _name(found, portfolio)
                why = f"Another ministry; the article says {target.value}."
                yield Candidate(name, frozenset({name}), why)


def _is_portfolio(what: str) -> bool:
    every = {*portfolios(), *portfolios(american=True), *ADJECTIVES.values()}
    return what in every or any(what in names for names in SAME)


def _is_of_a_country(whose: str) -> bool:
    return not whose.strip() or whose.strip() in demonyms() | country_names()


def _name(found: re.Match[str], portfolio: str) -> str:
    if found.re is BEHIND:
        return f"{found['whose']}Ministry of {portfolio}{found['end']}"
    return f"{found['whose']}{ADJECTIVES.get(portfolio, portfolio)} Ministry"


def _same(one: str, other: str) -> bool:
    return one == other or any({one, other} <= names for names in SAME)
