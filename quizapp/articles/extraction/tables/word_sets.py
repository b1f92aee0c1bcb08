"""How lists of words are written down in tables."""


def word_set(table: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(table.split())
