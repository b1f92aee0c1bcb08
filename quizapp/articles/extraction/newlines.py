"""The one form of text that offsets are counted in."""

import re

BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
HALF_LETTER = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    r"""Every line break as `\n`; nothing else moves, spaces of all kinds stay as they are.

    Halves of letters outside the basic plane, which no encoding can hold, become U+FFFD.
    """
    return HALF_LETTER.sub("\ufffd", BREAK.sub("\n", text))
