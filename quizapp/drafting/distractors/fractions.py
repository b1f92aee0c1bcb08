"""Parts of a whole beside a part of a whole: “a third”, “two-thirds”. Pure."""

import re

from quizapp.drafting.base import Option
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.stems import a_or_an_fits, holds_name

PARTS = ("a quarter", "a third", "half", "two-thirds", "three-quarters")
SETS = {
    "a quarter": ("a third", "half", "two-thirds"),
    "a third": ("a quarter", "half", "two-thirds"),
    "half": ("a quarter", "a third", "two-thirds"),
    "two-thirds": ("a third", "half", "three-quarters"),
    "three-quarters": ("a third", "half", "two-thirds"),
}


def other_parts(target: Target) -> tuple[tuple[Option, ...], ...]:
    """One set, or none where the value is not a common part."""
    plain = target.value.strip().lower()
    hyphen = "-" in plain
    plain = re.sub(r"^one[ -]", "a ", plain)
    plain = re.sub(r"^(two|three) ", r"\1-", plain)
    others = tuple(_written(part, target.value, hyphen) for part in SETS.get(plain, ()))
    if not others or any(
        holds_name(target.stem, (text,)) or not a_or_an_fits(target.stem, text) for text in others
    ):
        return ()
    return (tuple(Option(text, False, f"The article gives {target.value}.") for text in others),)


def _written(part: str, like: str, hyphen: bool) -> str:
    if like.lower().startswith("one"):
        part = part.replace("a ", "one-" if hyphen else "one ")
    elif not hyphen and like.lower().startswith(("two", "three")):
        part = part.replace("-", " ")
    return part[:1].upper() + part[1:] if like[:1].isupper() else part
