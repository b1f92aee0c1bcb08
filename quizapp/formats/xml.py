"""XML that strangers wrote: no entities of its own, no network, bounded depth."""

from io import BytesIO

from lxml import etree

from quizapp.formats.base import FormatError
from quizapp.messages import Message

DEEPEST = 200


def parse_xml(data: bytes) -> etree._Element:
    """The root element, comments left out. Raises `FormatError` with the line of a mistake."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        tree = etree.parse(BytesIO(data), parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(
            Message(
                "Line {line} is not well-formed XML: {problem}.",
                {"line": error.lineno or 1, "problem": error.msg or ""},
            )
        ) from None
    dtd = tree.docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise FormatError(
            Message("The file defines XML entities of its own, which are not read, for safety.")
        )
    root = tree.getroot()
    if _is_deep(root):
        raise FormatError(
            Message("The XML is nested more than {most} levels deep.", {"most": DEEPEST})
        )
    return root


def _is_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def local_name(element: etree._Element) -> str:
    """The tag without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def inner_html(element: etree._Element) -> str:
    """Everything within the element as markup, namespaces left out."""
    parts = [_escape(element.text or "")]
    for child in element:
        parts.append(_outer(child))
    return "".join(parts)


def _outer(element: etree._Element) -> str:
    name = local_name(element)
    tail = _escape(element.tail or "")
    if not name:
        return tail
    given = "".join(
        f' {etree.QName(key).localname}="{_escape(str(value), True)}"'
        for key, value in element.attrib.items()
    )
    inner = inner_html(element)
    if not inner and name in VOID:
        return f"<{name}{given}>{tail}"
    return f"<{name}{given}>{inner}</{name}>{tail}"


VOID = {"br", "hr", "img", "col", "wbr"}


def _escape(text: str, quotes: bool = False) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if quotes else text
