"""What a file of an article becomes, and what is wrong with one. Pure."""

from dataclasses import dataclass

from quizapp.errors import InvalidInput
from quizapp.messages import Message

MOST_MEGABYTES = 10
MOST_PAGES = 100
MOST_CHARACTERS = 200_000

NONE_CHOSEN = Message("Choose a file first.")
EMPTY = Message("No text was found in the file. Open it, copy the text and paste it instead.")
BROKEN = Message(
    "The file is damaged or not what its name says. Open it, copy the text and paste it instead."
)
LOCKED = Message("The PDF is protected by a password. Save it without one and choose that.")
TOO_MANY_PAGES = Message(
    "The PDF has more than {most} pages. Save the pages of one article and choose that.",
    {"most": MOST_PAGES},
)
TOO_HEAVY = Message(
    "The file has more than {most} MB. Copy the text of the article and paste it instead.",
    {"most": MOST_MEGABYTES},
)
TOO_LONG = Message(
    "The text has more than {most} characters. Take one article at a time.",
    {"most": MOST_CHARACTERS},
)
REFUSALS = (NONE_CHOSEN, EMPTY, BROKEN, LOCKED, TOO_MANY_PAGES, TOO_HEAVY, TOO_LONG)


@dataclass(frozen=True)
class Ingested:
    """The text of a file, paragraphs apart by blank lines, and what the file says about it.

    What it does not say is empty; `published_on` is an ISO day.
    """

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published_on: str = ""


def checked(found: Ingested) -> Ingested:
    """The same; raises `InvalidInput` where there is no text, or too much."""
    if not found.text.strip():
        raise InvalidInput(EMPTY)
    if len(found.text) > MOST_CHARACTERS:
        raise InvalidInput(TOO_LONG)
    return found
