"""What one cell of a table holds: formatted text, or a list with shares and remarks. Pure.

A cell of one line is text of one line, so that “1989.” and “> 5” are no lists and no quotations;
blocks of Markdown need a line break in the cell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape as unescape_html

from markdown_it import MarkdownIt

from quizapp.errors import QuizError
from quizapp.formats.controls import without_controls
from quizapp.formats.html import INLINE_MARKS, clean, from_plain, to_markdown
from quizapp.formats.shares import read_percent, say_percent
from quizapp.messages import Message

_markdown = MarkdownIt("commonmark", {"html": False})
_markdown.enable(["table", "strikethrough"]).disable("image")

MARKED = re.compile(r"[\\`*_~\[<&]")
SURROGATES = re.compile(r"[\ud800-\udfff]")
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")

ESCAPED = re.compile(r"\\([\\|:\[\]→#=-])")
SHARE = re.compile(r"(?<!\\)\[ {0,5}([-+]?[0-9]{1,3}(?:[.,][0-9]{1,9})?) {0,5}%? {0,5}\]$")
IN_LISTS = re.compile(r"[\\|\[\]#]|:(?=:)|(?<=:):")
BETWEEN_SIDES = re.compile("→|->|=")

NO_SHARE = Message("The share {share} is not from -100 to 100 percent.")


class Unreadable(QuizError):
    """A cell, or a row, cannot be taken; the message says why."""


def guard(text: str) -> str:
    """What a spreadsheet takes for text, whatever it begins with."""
    return f"'{text}" if FORMULA.match(text) else text


def unguard(text: str) -> str:
    return text[1:] if GUARDED.match(text) else text


def tidy(text: str) -> str:
    """A cell's text without what no text of ours has, and without the guard."""
    text = unguard(text.replace("\r\n", "\n"))
    return SURROGATES.sub("\ufffd", without_controls(text)).strip()


@lru_cache(maxsize=4096)
def rich(text: str) -> str:
    """The Markdown of a cell as HTML."""
    if "\n" in text:
        return clean(_inner(_markdown.render(text).strip()))
    if not MARKED.search(text):
        return from_plain(text)
    return clean(_markdown.renderInline(text))


def _inner(made: str) -> str:
    """A single paragraph without its tags."""
    inner = made.removeprefix("<p>").removesuffix("</p>")
    return inner if made == f"<p>{inner}</p>" and "<p>" not in inner else made


@lru_cache(maxsize=4096)
def written(markup: str) -> str:
    """The markup as Markdown for a cell."""
    if "<" not in markup:
        return INLINE_MARKS.sub(r"\\\1", without_controls(unescape_html(markup))).strip()
    return without_controls(to_markdown(markup))


def split(text: str, mark: str) -> list[str]:
    """The parts between the marks that have no backslash before them; escapes stay."""
    parts, start = [], 0
    for found in re.finditer(rf"{ESCAPED.pattern}|({re.escape(mark)})", text):
        if found[2]:
            parts.append(text[start : found.start()].strip())
            start = found.end()
    return [*parts, text[start:].strip()]


def unescape(text: str) -> str:
    return ESCAPED.sub(r"\1", text)


def escape(text: str) -> str:
    """For one part of a list."""
    return IN_LISTS.sub(r"\\\g<0>", text)


def escape_side(text: str) -> str:
    """For one side of a pair in a list."""
    return BETWEEN_SIDES.sub(r"\\\g<0>", escape(text))


@dataclass(frozen=True)
class Entry:
    """One part of a list: `text` still has its escapes; without a share it is as usual."""

    text: str
    share: float | None = None
    feedback_html: str = ""


def entries(cell: str) -> list[Entry]:
    """“Paris | Lutetia [50%] :: That is its old name.”. Raises `Unreadable`."""
    return [_entry(part) for part in split(cell, "|") if part]


def _entry(part: str) -> Entry:
    text, *told = split(part, "::")
    found = SHARE.search(text)
    share = percent(found[1]) if found else None
    text = text[: found.start()].strip() if found else text
    return Entry(text, share, rich(unescape("::".join(told))) if told else "")


def percent(text: str) -> float:
    """Raises `Unreadable`."""
    try:
        return read_percent(text.strip().rstrip("%").replace(",", ".").strip())
    except ValueError:
        raise Unreadable(NO_SHARE.fill(share=text)) from None


def listed(parts: Iterable[str]) -> str:
    """The parts, escaped already, as one cell."""
    return " | ".join(parts)


def entry(text: str, share: float | None = None, feedback_html: str = "") -> str:
    """One part for `listed`; `text` is escaped already."""
    text = text if share is None else f"{text} [{say_percent(share)}%]"
    return f"{text} :: {escape(written(feedback_html))}" if feedback_html else text
