"""Small QTI items, put together from their parts, in the names of version 2 or 3."""

import re

from quizapp.formats.archives import pack

SPACES = {
    "2.0": "http://www.imsglobal.org/xsd/imsqti_v2p0",
    "2.1": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "2.2": "http://www.imsglobal.org/xsd/imsqti_v2p2",
    "3.0": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
}
RULES = {
    "2.0": "http://www.imsglobal.org/question/qti_v2p0/rptemplates/{}",
    "2.1": "http://www.imsglobal.org/question/qti_v2p1/rptemplates/{}.xml",
    "2.2": "http://www.imsglobal.org/question/qti_v2p2/rptemplates/{}",
    "3.0": "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{}.xml",
}
HTML = {"p", "div", "br", "em", "img", "object", "math", "msup", "mi", "mn", "blockquote", "b"}
RESPONSE = '<variable identifier="RESPONSE"/>'
SCORE = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'


def declared(base: str, *right: str, cardinality: str = "single", mapped: str = "") -> str:
    """`mapped` is written like `a=1 b=-0.5`."""
    values = "".join(f"<value>{one}</value>" for one in right)
    key = f"<correctResponse>{values}</correctResponse>" if right else ""
    return (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" '
        f'baseType="{base}">{key}{mapping(mapped)}</responseDeclaration>'
    )


def mapping(entries: str, attributes: str = 'defaultValue="0"') -> str:
    pairs = [one.rsplit("=", 1) for one in entries.split(",") if one]
    inner = "".join(f'<mapEntry mapKey="{key}" mappedValue="{worth}"/>' for key, worth in pairs)
    return f"<mapping {attributes}>{inner}</mapping>" if inner else ""


def template(name: str, version: str = "2.2") -> str:
    return f'<responseProcessing template="{RULES[version].format(name)}"/>'


def item(
    declarations: str,
    body: str,
    processing: str = "",
    after: str = "",
    version: str = "2.2",
    attributes: str = 'adaptive="false"',
) -> bytes:
    """Without processing, the answer is right that is declared so."""
    processing = processing or template("match_correct", version)
    text = (
        f'<assessmentItem xmlns="{SPACES[version]}" identifier="q1" title="A title" '
        f'timeDependent="false" {attributes}>{declarations}{SCORE}'
        f"<itemBody>{body}</itemBody>{processing}{after}</assessmentItem>"
    )
    return (as_three(text) if version == "3.0" else text).encode()


def as_three(text: str) -> str:
    """Tags with their prefix, names with hyphens."""
    text = re.sub(r"(</?)(\w+)", _tag, text)
    return re.sub(r' ([a-z]+[A-Z]\w*)="', lambda found: f' {_kebab(found[1])}="', text)


def _tag(found: re.Match[str]) -> str:
    return found[0] if found[2] in HTML else f"{found[1]}qti-{_kebab(found[2])}"


def _kebab(name: str) -> str:
    return re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name)


def choice(options: str, attributes: str = 'maxChoices="1"', prompt: str = "Which?") -> str:
    """`options` are written like `a:One b:Two`."""
    found = (one.split(":", 1) for one in options.split("|"))
    inner = "".join(
        f'<simpleChoice identifier="{name}">{text}</simpleChoice>' for name, text in found
    )
    return (
        f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" {attributes}>'
        f"<prompt>{prompt}</prompt>{inner}</choiceInteraction>"
    )


ENTRY = '<textEntryInteraction responseIdentifier="RESPONSE"/>'


def when(condition: str, points: str = "1", *more: str) -> str:
    return f"<responseIf>{condition}{score(points)}{''.join(more)}</responseIf>"


def score(points: str) -> str:
    value = f'<baseValue baseType="float">{points}</baseValue>'
    return f'<setOutcomeValue identifier="SCORE">{value}</setOutcomeValue>'


def rules(*branches: str) -> str:
    inner = "".join(branches)
    return (
        f"<responseProcessing><responseCondition>{inner}</responseCondition></responseProcessing>"
    )


def number(value: str, base: str = "float") -> str:
    return f'<baseValue baseType="{base}">{value}</baseValue>'


def package(*members: tuple[str, bytes], resources: str = "", version: str = "2.2") -> bytes:
    kind = "3p0" if version == "3.0" else "2p2"
    listed = resources or "".join(
        f'<resource identifier="r{at}" type="imsqti_item_xmlv{kind}" href="{name}">'
        f'<file href="{name}"/></resource>'
        for at, (name, _data) in enumerate(members)
        if name.endswith(".xml")
    )
    manifest = (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m">'
        f"<organizations/><resources>{listed}</resources></manifest>"
    )
    return pack([("imsmanifest.xml", manifest.encode()), *members])
