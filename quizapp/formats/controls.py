"""Control characters, which texts of ours never have."""

import re

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""All of ASCII but for the tab and the line feed."""


def without_controls(text: str) -> str:
    return CONTROLS.sub("", text)
