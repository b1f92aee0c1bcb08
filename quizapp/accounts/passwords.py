"""What a password has to be, in words that help to find a better one."""

import unicodedata
from collections.abc import Iterable

from zxcvbn import zxcvbn

from quizapp.messages import Message

SHORTEST, LONGEST = 8, 128
"""Characters in a password. It is never cut."""
LEAST_SCORE = 3
"""Of 4, by zxcvbn: more than ten thousand million guesses."""
JUDGED = 72
"""Characters that zxcvbn looks at; more only make a password better."""

ADVICE = Message("Add a word or two: a few words that do not belong together are strong.")
WARNINGS = {
    "bruteforce": ADVICE,
    "date": Message("Dates are easy to guess. Use a few words that do not belong together."),
    "dictionary": Message(
        "This is among the first passwords that others would try. Use a few words that do not "
        "belong together."
    ),
    "own": Message("Your name is in it, so it is easy to guess. Use other words."),
    "regex": Message("Years are easy to guess. Use a few words that do not belong together."),
    "repeat": Message("Repeated characters are easy to guess. Use different words."),
    "sequence": Message("Sequences such as abc or 6543 are easy to guess. Use different words."),
    "spatial": Message("Neighbouring keys are easy to guess. Use words instead."),
}
"""By the pattern that zxcvbn found."""


def normalize(typed: str) -> str:
    """The same characters, however a keyboard composes them."""
    return unicodedata.normalize("NFKC", typed)


def problem_with(password: str, known: Iterable[str]) -> Message | None:
    """What to mend about a normalized password; `known` is what others know of its owner."""
    if len(password) < SHORTEST:
        return Message("Use at least {count} characters.", {"count": SHORTEST})
    if len(password) > LONGEST:
        return Message("Use at most {count} characters.", {"count": LONGEST})
    found = zxcvbn(password[:JUDGED], user_inputs=[part for part in known if part])
    if found["score"] >= LEAST_SCORE:
        return None
    return WARNINGS[_weakest(found["sequence"])]


def _weakest(sequence: list[dict[str, str]]) -> str:
    """The pattern that covers most of the password."""
    longest = max(sequence, key=lambda part: len(part["token"]))
    if longest.get("dictionary_name") == "user_inputs":
        return "own"
    return longest["pattern"]
