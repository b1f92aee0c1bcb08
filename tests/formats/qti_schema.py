"""What QTI 2.2 lets stand where, for the elements that we write: a DTD of our own for checks.

The official schema is stricter in the form of some attributes; names, order, content and required
attributes are the same.
"""

from io import StringIO

from lxml import etree

from quizapp.formats.qti_tree import Element, unify
from quizapp.formats.xml import parse_xml

INLINE = "img|br|em|a|code|span|sub|kbd|q|i|abbr|strong|sup|var|small|samp|b|cite"
BLOCK = "pre|h1|h2|h3|h4|h5|h6|p|dl|ol|ul|hr|blockquote|table|div"
FIELD = "textEntryInteraction|inlineChoiceInteraction"
ASKING = "choiceInteraction|orderInteraction|matchInteraction"
TEXT = f"(#PCDATA|{INLINE}|{FIELD})*"
FLOW = f"(#PCDATA|{INLINE}|{BLOCK})*"
ASKING_FLOW = f"(#PCDATA|{INLINE}|{BLOCK}|{FIELD})*"
RULE = "responseCondition|setOutcomeValue"
LOGIC = "and|not|gte|lte|equal|match|member|stringMatch"
VALUE = "sum|multiple|variable|correct|baseValue|mapResponse"
COMMON = "class CDATA #IMPLIED xml:lang CDATA #IMPLIED dir (ltr|rtl|auto) #IMPLIED"
PLACE = "responseIdentifier IDREF #REQUIRED class CDATA #IMPLIED"

CONTENT = {
    "assessmentItem": "(responseDeclaration*,outcomeDeclaration*,itemBody,responseProcessing,"
    "modalFeedback*)",
    "responseDeclaration": "(correctResponse?,mapping?)",
    "correctResponse": "(value+)",
    "defaultValue": "(value+)",
    "value": "(#PCDATA)",
    "mapping": "(mapEntry+)",
    "mapEntry": "EMPTY",
    "outcomeDeclaration": "(defaultValue?)",
    "itemBody": f"({BLOCK}|{ASKING})+",
    "choiceInteraction": "(simpleChoice+)",
    "orderInteraction": "(simpleChoice+)",
    "matchInteraction": "(simpleMatchSet,simpleMatchSet)",
    "simpleMatchSet": "(simpleAssociableChoice*)",
    "inlineChoiceInteraction": "(inlineChoice+)",
    "textEntryInteraction": "EMPTY",
    "simpleChoice": FLOW,
    "simpleAssociableChoice": FLOW,
    "inlineChoice": f"(#PCDATA|{INLINE})*",
    "modalFeedback": FLOW,
    "responseProcessing": f"({RULE})*",
    "responseCondition": "(responseIf,responseElseIf*,responseElse?)",
    "responseIf": f"(({LOGIC}|{VALUE}),({RULE})*)",
    "responseElseIf": f"(({LOGIC}|{VALUE}),({RULE})*)",
    "responseElse": f"({RULE})*",
    "setOutcomeValue": f"({LOGIC}|{VALUE})",
    "and": f"({LOGIC}|{VALUE})+",
    "not": f"({LOGIC}|{VALUE})",
    "sum": "(sum|variable|baseValue|mapResponse)+",
    "multiple": f"({VALUE})*",
    "variable": "EMPTY",
    "correct": "EMPTY",
    "mapResponse": "EMPTY",
    "baseValue": "(#PCDATA)",
    "assessmentTest": "(testPart+)",
    "testPart": "(assessmentSection+)",
    "assessmentSection": "(assessmentItemRef|assessmentSection)*",
    "assessmentItemRef": "EMPTY",
    "img": "EMPTY",
    "br": "EMPTY",
    "hr": "EMPTY",
    "a": f"({INLINE}|{FIELD})*",
    "blockquote": f"({BLOCK}|{ASKING})*",
    "ul": "(li*)",
    "ol": "(li*)",
    "dl": "(dt|dd)*",
    "dt": TEXT,
    "table": "(caption?,thead?,tfoot?,tbody+)",
    "thead": "(tr+)",
    "tfoot": "(tr+)",
    "tbody": "(tr+)",
    "tr": "(th|td)+",
    "caption": TEXT,
    **dict.fromkeys(["li", "dd", "td", "th", "div"], ASKING_FLOW),
    **dict.fromkeys(["p", "pre", "h1", "h2", "h3", "h4", "h5", "h6"], TEXT),
    **dict.fromkeys([tag for tag in INLINE.split("|") if tag not in {"img", "br", "a"}], TEXT),
    **dict.fromkeys(
        ["gte", "lte", "equal", "match", "member", "stringMatch"],
        f"(({LOGIC}|{VALUE}),({LOGIC}|{VALUE}))",
    ),
}
ATTRIBUTES = {
    "assessmentItem": "identifier CDATA #REQUIRED title CDATA #REQUIRED label CDATA #IMPLIED "
    "adaptive (true|false) #REQUIRED timeDependent (true|false) #REQUIRED",
    "responseDeclaration": "identifier ID #REQUIRED baseType CDATA #IMPLIED "
    "cardinality (single|multiple|ordered|record) #REQUIRED",
    "outcomeDeclaration": "identifier NMTOKEN #REQUIRED baseType CDATA #IMPLIED "
    "cardinality (single|multiple|ordered|record) #REQUIRED normalMaximum CDATA #IMPLIED",
    "mapping": "defaultValue CDATA #IMPLIED lowerBound CDATA #IMPLIED upperBound CDATA #IMPLIED",
    "mapEntry": "mapKey CDATA #REQUIRED mappedValue CDATA #REQUIRED "
    "caseSensitive (true|false) #IMPLIED",
    "choiceInteraction": f"{PLACE} shuffle (true|false) #IMPLIED maxChoices NMTOKEN #IMPLIED",
    "orderInteraction": f"{PLACE} shuffle (true|false) #IMPLIED",
    "matchInteraction": f"{PLACE} shuffle (true|false) #IMPLIED maxAssociations NMTOKEN #IMPLIED",
    "inlineChoiceInteraction": f"{PLACE} shuffle (true|false) #IMPLIED",
    "textEntryInteraction": f"{PLACE} expectedLength NMTOKEN #IMPLIED",
    "simpleChoice": "identifier NMTOKEN #REQUIRED",
    "inlineChoice": "identifier NMTOKEN #REQUIRED",
    "simpleAssociableChoice": "identifier NMTOKEN #REQUIRED matchMax NMTOKEN #REQUIRED",
    "modalFeedback": "identifier NMTOKEN #REQUIRED outcomeIdentifier NMTOKEN #REQUIRED "
    "showHide (show|hide) #REQUIRED",
    "responseProcessing": "template CDATA #IMPLIED",
    "baseValue": "baseType CDATA #REQUIRED",
    "equal": "toleranceMode (absolute|exact|relative) #REQUIRED tolerance CDATA #IMPLIED",
    "stringMatch": "caseSensitive (true|false) #REQUIRED",
    **dict.fromkeys(
        ["variable", "correct", "mapResponse", "setOutcomeValue"], "identifier NMTOKEN #REQUIRED"
    ),
    "assessmentTest": "identifier CDATA #REQUIRED title CDATA #REQUIRED",
    "testPart": "identifier CDATA #REQUIRED navigationMode (linear|nonlinear) #REQUIRED "
    "submissionMode (individual|simultaneous) #REQUIRED",
    "assessmentSection": "identifier CDATA #REQUIRED title CDATA #REQUIRED "
    "visible (true|false) #REQUIRED",
    "assessmentItemRef": "identifier CDATA #REQUIRED href CDATA #REQUIRED",
    "img": "src CDATA #REQUIRED alt CDATA #REQUIRED width NMTOKEN #IMPLIED height NMTOKEN #IMPLIED",
    "a": f"href CDATA #REQUIRED {COMMON}",
    "td": f"colspan NMTOKEN #IMPLIED rowspan NMTOKEN #IMPLIED {COMMON}",
    "th": f"colspan NMTOKEN #IMPLIED rowspan NMTOKEN #IMPLIED "
    f"scope (row|col|rowgroup|colgroup) #IMPLIED {COMMON}",
}
ROOTS = ("assessmentItem", "assessmentTest")
XMLNS = "schemaLocation CDATA #IMPLIED xmlns CDATA #IMPLIED xmlns:xsi CDATA #IMPLIED"


def _dtd() -> etree.DTD:
    lines = [f"<!ELEMENT {tag} {content}>" for tag, content in CONTENT.items()]
    named = {*INLINE.split("|"), *BLOCK.split("|"), "li", "dt", "dd", "caption", "tr"}
    attributes = {**dict.fromkeys(named, COMMON), **ATTRIBUTES}
    lines += [f"<!ATTLIST {tag} {given}>" for tag, given in attributes.items()]
    lines += [f"<!ATTLIST {tag} {XMLNS}>" for tag in ROOTS]
    return etree.DTD(StringIO("\n".join(lines)))


DTD = _dtd()


def mistakes(data: bytes) -> list[str]:
    """What is wrong with an item or a test."""
    root = parse_xml(data)
    spaces = {etree.QName(element).namespace for element in root.iter()}
    found = [str(space) for space in spaces if space != "http://www.imsglobal.org/xsd/imsqti_v2p2"]
    unified = _without_language(unify(root))
    DTD.validate(unified)
    return found + [str(error) for error in DTD.error_log]


def _without_language(root: Element) -> Element:
    """`xml:lang` is allowed wherever we write it, but has no prefix after being unified."""
    for element in root.iter():
        element.attrib.pop("lang", None)
    return root
