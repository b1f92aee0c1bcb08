"""HTML as what QTI 2.2 lets stand in an item: fewer elements, and not all everywhere. Pure."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal
from urllib.parse import quote

import lxml.html

from quizapp.formats.qti_elements import LANGUAGE, add, fit, make
from quizapp.formats.qti_markup import MARKED, RESTORED, RUN
from quizapp.formats.qti_tree import Element, text_of

Place = Literal["flow", "inline", "blocks"]
"""What may stand there: everything, no blocks, or nothing but blocks."""

INLINE = {
    *("a", "strong", "em", "b", "i", "code", "kbd", "samp", "var", "br", "sub", "sup", "span"),
    *("img", "q", "small", "abbr", "cite"),
}
OUTSIDE = RESTORED - INLINE
"""Elements that QTI does not have: written as spans that remember them."""
TEXT_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}
FLOW_BLOCKS = {"div", "li", "dd", "td", "th"}
ATTRIBUTES = {
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
}
DEEPEST = 60


class Content:
    """Writes markup into elements. `pictures` are the names of those in the package; those that
    it comes across are kept in `used`, the others in `missing`."""

    def __init__(self, pictures: Iterable[str]) -> None:
        self._pictures = frozenset(pictures)
        self.used: dict[str, None] = {}
        self.missing: dict[str, None] = {}

    def fill(self, parent: Element, markup: str, place: Place = "flow") -> Element:
        """Adds the markup to the parent, which is returned."""
        if "<" not in markup and "&" not in markup:
            self._add_text(parent, markup, place)
            return parent
        source = lxml.html.fragment_fromstring(fit(markup), create_parent="div")
        self._copy(source, parent, place, 0)
        return parent

    def _copy(self, source: Element, target: Element, place: Place, depth: int) -> None:
        if depth > DEEPEST:
            return self._add_text(target, text_of(source), place)
        self._add_text(target, source.text or "", place)
        for child in source:
            if isinstance(child.tag, str):
                self._copy_child(child, target, place, depth + 1)
            self._add_text(target, child.tail or "", place)
        return None

    def _add_text(self, target: Element, text: str, place: Place) -> None:
        if text and place != "blocks":
            add(target, text)
        elif text.strip():
            add(_run(target), text)

    def _copy_child(self, child: Element, target: Element, place: Place, depth: int) -> None:
        tag = str(child.tag)
        if tag in INLINE or tag in OUTSIDE:
            self._add_inline(child, _run(target) if place == "blocks" else target, depth)
        elif place == "inline" or tag not in BLOCKS:
            self._copy(child, target, place, depth)
        else:
            BLOCKS[tag](self, child, target, depth)

    def _add_inline(self, child: Element, target: Element, depth: int) -> None:
        tag = str(child.tag)
        if tag == "img":
            return self._add_picture(child, target)
        made = make("span", class_=MARKED + tag) if tag in OUTSIDE else make(tag)
        _set_attributes(child, made, tag)
        target.append(made)
        if tag == "a":
            # By the schema there is no text in a link, only other elements.
            made.append(make("span", class_=RUN))
            made = made[0]
        self._copy(child, made, "inline", depth)
        return None

    def _add_picture(self, child: Element, target: Element) -> None:
        name = child.get("src", "")
        if name not in self._pictures:
            if name:
                self.missing[name] = None
            return add(target, child.get("alt", ""))
        self.used[name] = None
        made = make("img", src=quote(name), alt=child.get("alt", ""))
        for key in ("width", "height"):
            if child.get(key, "").isdecimal():
                made.set(key, child.get(key))
        target.append(made)
        return None

    def add_block(self, child: Element, target: Element, depth: int) -> None:
        made = make(str(child.tag))
        _set_attributes(child, made, str(child.tag))
        target.append(made)
        self._copy(child, made, _place_within(str(child.tag)), depth)

    def add_rule(self, child: Element, target: Element, depth: int) -> None:
        target.append(make("hr"))

    def add_list(self, child: Element, target: Element, depth: int) -> None:
        """Whatever is in it is made an entry; an empty one does not count."""
        entries = ("dt", "dd") if child.tag == "dl" else ("li",)
        made = make(str(child.tag))
        _set_attributes(child, made, str(child.tag))
        for entry in child:
            tag = str(entry.tag) if entry.tag in entries else entries[-1]
            filled = make(tag)
            _set_attributes(entry, filled, tag)
            self._copy(entry, filled, _place_within(tag), depth)
            made.append(filled)
        if len(made):
            target.append(made)

    def add_table(self, child: Element, target: Element, depth: int) -> None:
        """Caption, head, foot and bodies in the order that they have to have."""
        made = make("table")
        _set_attributes(child, made, "table")
        for caption in list(child.iterchildren("caption"))[:1]:
            made.append(make("caption"))
            self._copy(caption, made[-1], "inline", depth)
        for name in ("thead", "tfoot"):
            for part in list(child.iterchildren(name))[:1]:
                self._add_rows(made, name, part.iterchildren("tr"), depth)
        for part in child.iterchildren("tbody"):
            self._add_rows(made, "tbody", part.iterchildren("tr"), depth)
        self._add_rows(made, "tbody", child.iterchildren("tr"), depth)
        if not any(str(part.tag).endswith("tbody") for part in made):
            made.append(make("tbody", make("tr", make("td"))))
        target.append(made)

    def _add_rows(self, table: Element, name: str, rows: Iterator[Element], depth: int) -> None:
        part = make(name)
        for row in rows:
            made = make("tr")
            for cell in row.iterchildren("td", "th"):
                filled = make(str(cell.tag))
                _set_attributes(cell, filled, str(cell.tag))
                self._copy(cell, filled, "flow", depth)
                made.append(filled)
            if len(made):
                part.append(made)
        if len(part):
            table.append(part)


Add = Callable[[Content, Element, Element, int], None]
BLOCKS: dict[str, Add] = {
    **dict.fromkeys([*TEXT_BLOCKS, "div", "blockquote"], Content.add_block),
    **dict.fromkeys(["ul", "ol", "dl"], Content.add_list),
    "table": Content.add_table,
    "hr": Content.add_rule,
}


def _place_within(tag: str) -> Place:
    if tag == "blockquote":
        return "blocks"
    return "flow" if tag in FLOW_BLOCKS else "inline"


def _run(target: Element) -> Element:
    """A block for text where only blocks may stand: the one that was begun, or a new one."""
    last = target[-1] if len(target) else None
    if last is not None and last.get("class") == RUN and not last.tail:
        return last
    target.append(make("div", class_=RUN))
    return target[-1]


def _set_attributes(source: Element, made: Element, tag: str) -> None:
    for key in ATTRIBUTES.get(tag, ()):
        value = source.get(key, "")
        if value and (key in {"href", "scope"} or value.isdecimal()):
            made.set(key, fit(value))
    if source.get("lang"):
        made.set(LANGUAGE, fit(source.get("lang")))
    if source.get("dir") in {"ltr", "rtl"} and tag not in {"br", "img"}:
        made.set("dir", source.get("dir"))
    if tag == "a" and not made.get("href"):
        made.set("href", "#")
