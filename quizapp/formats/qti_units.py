"""The unit that we write behind the field for a number. Pure."""

from quizapp.formats.qti_tree import Element, remove, words_of

UNIT = "unit"
"""The class of the span that it stands in."""


def take_unit(interaction: Element) -> str:
    """Takes it out, if it is there."""
    after = interaction.getnext()
    is_unit = after is not None and after.tag == "span" and after.get("class") == UNIT
    if after is None or not is_unit or (interaction.tail or "").strip():
        return ""
    unit = words_of(after)
    remove(after)
    return unit
