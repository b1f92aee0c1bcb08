"""Markdown that people write, as safe HTML."""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "th", "td"}
INLINE = {"a", "strong", "em", "code", "br", "s", "sub", "sup"}

_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


@lru_cache(maxsize=8192)
def render(text: str) -> Markup:
    """Paragraphs, lists, tables, emphasis and links; no image, so no request leaves the site."""
    return Markup(_clean(_markdown.render(text), BLOCKS | INLINE))


@lru_cache(maxsize=8192)
def render_inline(text: str) -> Markup:
    """The same without blocks, for option texts and labels."""
    return Markup(_clean(_markdown.renderInline(text), INLINE))


def _clean(html: str, tags: set[str]) -> str:
    return nh3.clean(
        html,
        tags=tags,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
