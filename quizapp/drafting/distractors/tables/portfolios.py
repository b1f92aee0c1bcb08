"""What ministries are for, for putting one in another's place."""

PORTFOLIOS = """
Health; Finance; Education; Transport; Agriculture; Justice; Culture; Energy; Labour; Trade;
Tourism; Environment; Interior; Foreign Affairs; Defence
"""
AMERICAN = {"Labour": "Labor", "Defence": "Defense", "Transport": "Transportation"}
ADJECTIVES = {"Foreign Affairs": "Foreign"}
"""How the portfolio stands before “Ministry”."""


def portfolios(american: bool = False) -> list[str]:
    named = [part.strip() for part in PORTFOLIOS.split(";")]
    return [AMERICAN.get(part, part) for part in named] if american else named
