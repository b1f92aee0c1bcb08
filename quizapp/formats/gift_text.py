"""Texts within GIFT: what is escaped in them, and what they are written in. Pure.

A control character stands for an escaped one while a question is taken apart.
"""

import re
from collections.abc import Collection

from quizapp.formats.gift_pictures import without_pictures
from quizapp.formats.html import BLOCKS, INLINE, clean, from_markdown, from_plain

ESCAPED = re.compile(r"\\([\\:#={}~n])")
MEANT = ":#={}~\n"
HIDDEN = {char: chr(code) for code, char in enumerate(MEANT, 1)}
HIDDEN |= {"n": HIDDEN["\n"], "\\": "\\"}
REVEALED = dict(enumerate(MEANT, 1))

FORMATS = ("html", "moodle", "plain", "markdown")
MARKER = re.compile(r"\[(html|moodle|plain|markdown)\]")
SPACES = re.compile(r"[ \t\n]+")
BLANK = "_____"
"""Stands in the text of a question where its answer belongs."""

NAMES = "|".join(sorted(BLOCKS | INLINE | {"font", "script", "style", "iframe", "center", "input"}))
NO_TAG = re.compile(rf"<(?!/?(?:{NAMES})(?:\s+[\w:-]+\s*=[^<>]*|\s*/?)>|!--)", re.IGNORECASE)
BETWEEN_TAGS = re.compile(r">[ \t]*\n\s*<")


def hide(text: str) -> str:
    """With nothing in it that looks like a mark but is none."""
    return ESCAPED.sub(lambda found: HIDDEN[found[1]], text)


def reveal(text: str) -> str:
    return text.translate(REVEALED)


def in_a_row(text: str) -> str:
    """Broken lines joined; a line break that is meant is escaped, and stays."""
    return reveal(SPACES.sub(" ", text)).strip()


class Texts:
    """The texts of one question, of which the first says how the others are written.

    `pictures` are the names of those that are there.
    """

    def __init__(self, pictures: Collection[str] = ()) -> None:
        self._pictures = pictures
        self.format = "moodle"
        self.lost_pictures = False

    def stem(self, text: str) -> str:
        text = text.strip()
        if found := MARKER.match(text):
            self.format = found[1]
        return self.rich(text)

    def rich(self, text: str) -> str:
        """As HTML."""
        text = text.strip()
        if not text:
            return ""
        format = self.format
        if found := MARKER.match(text):
            format, text = found[1], text[found.end() :]
        return self._checked(_as_html(text, format))

    def typed(self, text: str) -> str:
        """Plain, as an answer is typed."""
        text = text.strip()
        found = MARKER.match(text)
        return in_a_row(text[found.end() :] if found else text)

    def automatic(self, text: str) -> str:
        """As HTML, whatever the others are written in."""
        return self._checked(automatic(in_a_row(text)))

    def _checked(self, markup: str) -> str:
        kept = without_pictures(markup, self._pictures)
        self.lost_pictures |= kept.count("<img") < markup.count("<img")
        return kept


def _as_html(text: str, format: str) -> str:
    if format == "html":
        return clean(reveal(text).strip())
    if format == "markdown":
        return clean(from_markdown(reveal(text).strip()))
    row = in_a_row(text)
    return from_plain(row) if format == "plain" else automatic(row)


def automatic(text: str) -> str:
    """Moodle's own way of writing: HTML in which line breaks count.

    A “<” that begins no tag is one that is meant.
    """
    if "<" in text:
        text = NO_TAG.sub("&lt;", BETWEEN_TAGS.sub("><", text))
    return clean(text.replace("\n", "<br>"))
