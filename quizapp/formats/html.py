"""HTML of other programs: made safe, and turned into our Markdown or plain text and back."""

import html
import re
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdownify import MarkdownConverter

BLOCKS = {
    *("p", "div", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
INLINE = {
    *("a", "strong", "em", "b", "i", "u", "s", "del", "ins", "code", "kbd", "samp", "var"),
    *("br", "sub", "sup", "span", "img", "q", "small", "mark", "abbr", "cite", "wbr"),
    *("ruby", "rt", "rp", "bdi", "bdo"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "*": {"lang", "dir", "title"},
}
PICTURE = re.compile(r"[\w@%+ .,()/-]+")
"""The name of a file in a package, not an address."""
GAP = re.compile(r"\{(?=\d{1,3}\})")

FORMATTING = re.compile(
    r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE
)
TALLEST = 12
"""So many tags of formatting may be open at once."""

_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def clean(markup: str) -> str:
    """The markup without anything that acts, loads or looks like something else.

    Pictures stay if they name a file of the package; addresses are left out.
    """
    if "<" not in markup and "&" not in markup and ">" not in markup:
        return markup.replace("\0", "")
    cleaned: str = nh3.clean(
        _without_towers(markup),
        tags=BLOCKS | INLINE,
        attributes=ATTRIBUTES,
        attribute_filter=_only_files,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return cleaned


def _without_towers(markup: str) -> str:
    """Formatting that is never ended begins anew in every paragraph after it, as browsers have it;
    hundreds of such tags would make megabytes of kilobytes. They become plain spans."""
    height = 0
    for tag in FORMATTING.finditer(markup):
        height = max(0, height - 1) if tag[1] else height + 1
        if height > TALLEST:
            return FORMATTING.sub(r"<\1span", markup)
    return markup


def _only_files(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src":
        return value if PICTURE.fullmatch(value) and not value.startswith("/") else None
    return value


def from_plain(text: str) -> str:
    """Plain text as markup that shows it; line breaks stay."""
    return html.escape(text, quote=False).replace("\n", "<br>")


@lru_cache(maxsize=4096)
def from_markdown(text: str) -> str:
    """Our Markdown as HTML; a single paragraph without its tags."""
    made = str(_markdown.render(text)).strip()
    inner = made.removeprefix("<p>").removesuffix("</p>")
    return inner if made == f"<p>{inner}</p>" and "<p>" not in inner else made


TAG = re.compile(r"<(/?)(\w+)[^>]*>")
BREAKS = {*BLOCKS, "br"} - {"td", "th"}


def to_plain(markup: str) -> str:
    """The words alone, blocks and line breaks as lines."""

    def instead(found: re.Match[str]) -> str:
        return "\n" if found[2].lower() in BREAKS else " " if found[2] in ("td", "th") else ""

    text = html.unescape(TAG.sub(instead, markup)).replace("\xa0", " ")
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


INLINE_MARKS = re.compile(r"([\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;))")
LINE_MARKS = re.compile(
    r"^(\s*)(?:(>|#+(?=\s|$)|[+-](?=\s|$)|-(?=\s*-)|=(?=[\s=]*$))|(\d{1,9})([.)])(?=\s|$))", re.M
)


def escape(text: str) -> str:
    """Plain text as Markdown that shows it, wherever in a line it comes to stand."""
    text = INLINE_MARKS.sub(r"\\\1", text)
    return LINE_MARKS.sub(_escape_start, text)


def _escape_start(found: re.Match[str]) -> str:
    space, mark, number, point = found.groups()
    return f"{space}\\{mark}" if mark else f"{space}{number}\\{point}"


class _Converter(MarkdownConverter):
    """Pictures are left to whoever takes them out of the package."""

    def convert_img(self, el: object, text: str, parent_tags: set[str]) -> str:
        return ""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escape(text)


_converter: Any = _Converter(
    heading_style="atx", bullets="-", strong_em_symbol="*", newline_style="backslash"
)


def to_markdown(markup: str) -> str:
    """The markup in our Markdown, as near as it comes; places of gaps stay as they are."""
    if "<" not in markup:
        return escape(html.unescape(markup).strip())
    return str(_converter.convert(markup)).strip()
