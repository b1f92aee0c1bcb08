"""QTI elements of every version under the names that version 2 gives them. Pure."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from quizapp.errors import QuizError
from quizapp.formats.xml import local_name

Element: TypeAlias = etree._Element

ITEM = "assessmentItem"
TEST = "assessmentTest"
UNWRAPPED = ("contentBody",)
"""Version 3 puts these around what stands alone in version 2."""
LEFT_OUT = ("catalogInfo", "companionMaterialsInfo", "apipAccessibility", "accessibilityInfo")
"""Aids for assistive technology: their texts are not the question's."""

KEBAB = re.compile(r"-(\w)")


class Unreadable(QuizError):
    """This item cannot be taken; the message says why."""


def camel(name: str) -> str:
    """`response-identifier` as `responseIdentifier`."""
    return KEBAB.sub(lambda found: found[1].upper(), name)


def unify(root: Element) -> Element:
    """The same tree, changed in place: no namespaces, names of version 2."""
    for element in list(root.iter(etree.Element)):
        name = local_name(element)
        is_three = name.startswith("qti-")
        element.tag = camel(name.removeprefix("qti-")) if is_three else name
        attributes = [(etree.QName(key).localname, value) for key, value in element.items()]
        element.attrib.clear()
        for key, value in attributes:
            data = key.startswith(("data-", "aria-"))
            element.set(key if data or not is_three else camel(key), str(value))
    for element in list(root.iter(*LEFT_OUT)):
        remove(element)
    for element in list(root.iter(*UNWRAPPED)):
        unwrap(element)
    return root


def named(element: Element, *names: str) -> Iterator[Element]:
    """Those within the element that are called so."""
    return (found for found in element.iter(*names) if found is not element)


def first(element: Element, name: str) -> Element | None:
    return next(named(element, name), None)


def text_of(element: Element) -> str:
    return "".join(str(part) for part in element.itertext())


def words_of(element: Element) -> str:
    """The text on one line."""
    return " ".join(text_of(element).split())


def remove(element: Element) -> None:
    """Takes the element out of its tree; the text after it stays."""
    replace(element, "")


def replace(element: Element, text: str) -> None:
    """Puts the text where the element was."""
    parent = element.getparent()
    if parent is None:
        return
    text += element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Leaves what is within the element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    mark = etree.Element("mark")
    parent.replace(element, mark)
    mark.tail = element.tail
    if element.text:
        _add_before(mark, element.text)
    for child in list(element):
        mark.addprevious(child)
    remove(mark)


def _add_before(mark: Element, text: str) -> None:
    before, parent = mark.getprevious(), mark.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
