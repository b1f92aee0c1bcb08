"""What people do, by the last words of what they are called: politics, sport, the arts …"""

import re
from functools import cache

APART = frozenset({"sport", "arts"})
"""Worlds whose people are not taken for those of any other."""


@cache
def _worlds() -> dict[str, str]:
    rows = (line.partition(": ") for line in ROWS.strip().splitlines())
    return {word: world for world, _, words in rows for word in words.split()}


@cache
def world_of(role: str) -> str:
    """The world that the role tells, or nothing; the first word that tells one decides."""
    found = (_worlds().get(word.lower()) for word in re.findall(r"[A-Za-z]+", role))
    return next((world for world in found if world), "")


def are_far_apart(one: str, other: str) -> bool:
    """Whether nobody of the one world would be taken for somebody of the other."""
    return bool(one and other) and one != other and bool(APART & {one, other})


ROWS = """
politics: president premier chancellor minister secretary governor mayor senator congressman \
congresswoman representative mp assemblyman councillor councilor councilman ambassador envoy \
consul politician lawmaker legislator diplomat candidate nominee king queen prince princess \
emperor monarch sultan undersecretary adviser advisor aide speaker commissioner whip leader
law: attorney lawyer prosecutor solicitor barrister counsel judge justice magistrate
force: general colonel major captain lieutenant sergeant admiral commander commodore brigadier \
marshal constable sheriff inspector superintendent detective officer police fire army navy
business: ceo cfo coo cto founder owner businessman businesswoman entrepreneur investor banker \
trader broker billionaire executive
knowledge: scientist physicist chemist biologist astronomer economist historian philosopher \
researcher analyst expert professor lecturer archaeologist geologist seismologist meteorologist \
ecologist psychologist sociologist virologist epidemiologist engineer curator doctor surgeon \
physician dr
press: journalist reporter editor correspondent columnist presenter broadcaster anchor blogger
sport: coach trainer striker midfielder defender goalkeeper forward winger quarterback batsman \
bowler golfer boxer swimmer sprinter cyclist skier runner racer athlete referee umpire player \
footballer cricketer champion driver paralympian olympian teammate sportsman
arts: actor actress comedian singer musician rapper guitarist drummer pianist composer conductor \
dancer artist painter sculptor photographer filmmaker designer writer novelist poet author
faith: pope cardinal bishop archbishop patriarch imam rabbi ayatollah reverend priest
activism: activist campaigner lobbyist dissident whistleblower spokesman spokeswoman spokesperson
"""
