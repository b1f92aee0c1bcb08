"""Rules for templates: they compile, are short, carry no inline code, and all text translates."""

import re
from html.parser import HTMLParser
from pathlib import Path
from statistics import quantiles

import pytest
from jinja2 import Environment, meta

from quizapp import create_app

ROOT = Path(__file__).parent.parent / "templates"
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))

NAMES = {"CSV", "JSON", "Quizapp"}
"""Words that are the same in every language."""

SPOKEN = {"alt", "aria-description", "aria-label", "placeholder", "title"}
"""Attributes that a person reads or hears."""


CLASSES = re.compile(r"{%-? (block|macro) \w+_class\b.*?{%-? end\1", re.DOTALL)
"""Blocks and macros that say style classes, not text."""


class Page(HTMLParser):
    """What a person would read in the fixed text of a template, and code that is inline."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.spoken: list[str] = []
        self.inline: list[str] = []
        self.code = 0
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code += tag == "code"
        names = {name for name, _ in attrs}
        self.spoken += [value for name, value in attrs if name in SPOKEN and value]
        self.inline += [name for name in names if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in names):
            self.inline.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.spoken.append(data)


def page(name: str) -> Page:
    """The template with a gap for everything that Jinja puts in."""
    source = CLASSES.sub(r"{% \1 class %}{% end\1", (ROOT / name).read_text())
    tokens = Environment().lex(source)
    gaps = {"block_begin": " ", "variable_begin": " "}
    return Page("".join(text if kind == "data" else gaps.get(kind, "") for _, kind, text in tokens))


@pytest.fixture(scope="module")
def jinja() -> Environment:
    return create_app().jinja_env


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles_and_what_it_includes_exists(name, jinja):
    jinja.compile((ROOT / name).read_text(), name)
    used = meta.find_referenced_templates(jinja.parse((ROOT / name).read_text()))
    assert [other for other in used if other and not (ROOT / other).is_file()] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_has_no_inline_code(name):
    assert page(name).inline == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_text_can_be_translated(name):
    words = {word for text in page(name).spoken for word in re.findall(r"[^\W\d_]{2,}", text)}
    assert words - NAMES == set()


def test_templates_are_short():
    lengths = [len((ROOT / name).read_text().splitlines()) for name in TEMPLATES]
    assert quantiles(lengths, n=20)[-1] <= 120
