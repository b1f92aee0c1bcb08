"""Elements of QTI 2.2, to be written. Pure."""

import re

from lxml import etree

from quizapp.formats.qti_tree import Element

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p2"
SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
UNFIT = re.compile(r"[^A-Za-z0-9_.-]")
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file has."""


def make(tag: str, /, *children: "Element | str", **attributes: str) -> Element:
    """An element of QTI 2.2. `class_` is the attribute `class`."""
    element = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap={None: NAMESPACE})
    for key, value in attributes.items():
        element.set(key.removesuffix("_"), fit(value))
    for child in children:
        add(element, child)
    return element


def add(parent: Element, child: "Element | str") -> None:
    """Puts an element or a text behind what is in the parent."""
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + fit(child)
    else:
        parent.text = (parent.text or "") + fit(child)


def fit(text: str) -> str:
    """Without characters that cannot be written."""
    return FORBIDDEN.sub("", text)


def as_identifier(text: str) -> str:
    """The text as an identifier may be: Latin letters, digits, `_`, `-` and `.`; first a letter."""
    made = UNFIT.sub("_", text)
    return made if re.match("[A-Za-z_]", made) else f"_{made}"


def serialise(root: Element) -> bytes:
    """With the place of the schema in it."""
    root.set(f"{{{INSTANCE}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
