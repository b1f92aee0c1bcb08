"""A package of QTI 1.2 as Canvas reads it: a manifest, a file of questions, the pictures. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from html import unescape

from lxml import etree

from quizapp.formats.archives import pack
from quizapp.formats.controls import without_controls
from quizapp.formats.gift_pictures import PICTURE, SOURCE
from quizapp.formats.items import Answer, Item, ItemType, Note, Option, Written
from quizapp.formats.losses import has_pictures, losses, place
from quizapp.formats.qti12_bodies import BODIES, gap_kind, with_names
from quizapp.formats.qti12_drafts import Draft, NotWritten
from quizapp.messages import Message

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
TITLE = "Questions"

CARRIED = {
    *("id", "name", "points", "feedback", "right_feedback", "wrong_feedback", "remarks"),
    *("partial", "pictures", "case"),
}
TYPES: dict[ItemType, str] = {
    "multiple_choice": "multiple_choice_question",
    "multiple_response": "multiple_answers_question",
    "true_false": "true_false_question",
    "short_answer": "short_answer_question",
    "numeric": "numerical_question",
    "matching": "matching_question",
}
NOT_THERE: dict[ItemType, Message] = {
    "date": Message("Canvas has no questions whose answer is a date."),
    "ordering": Message("Canvas' classic quizzes have no questions of putting in order."),
}
REMARKS = Message("Feedback on single answers was left out.")
PARTIAL = Message("That some answers earn a part of the points was left out.")
WEIGHTS = Message("That its gaps count differently was left out.")
CASE = Message("That capital letters matter was left out.")
LOST_PICTURES = Message("A picture of which there is no file was left out.")


def write_qti12(items: Sequence[Item], title: str, files: Mapping[str, bytes]) -> Written:
    skipped: list[Note] = []
    warnings: list[Note] = []
    written: list[etree._Element] = []
    taken: set[str] = set()
    for number, item in enumerate(items, 1):
        where = place(item, number)
        try:
            written.append(_element(item, files, _ident(item, number, taken)))
        except NotWritten as error:
            skipped.append(Note(where, error.reason))
            continue
        warnings += [Note(where, lost) for lost in _losses(item, files)]
    members = [
        ("imsmanifest.xml", _manifest(title or TITLE, files)),
        ("questions/questions.xml", _assessment(title or TITLE, written)),
        *((f"web_resources/{name}", data) for name, data in files.items()),
    ]
    return Written(pack(members), tuple(skipped), tuple(warnings))


def _ident(item: Item, number: int, taken: set[str]) -> str:
    wanted = without_controls(item.id).strip() or f"question-{number}"
    ident = wanted
    while ident in taken:
        ident = f"{wanted}-{number}"
        wanted = ident
    taken.add(ident)
    return ident


def _losses(item: Item, files: Mapping[str, bytes]) -> Iterator[Message]:
    yield from losses(item, CARRIED)
    gaps: list[Option | Answer] = [one for gap in item.gaps for one in gap.options]
    gaps += [one for gap in item.gaps for one in gap.answers]
    if any(one.feedback_html for one in gaps):
        yield REMARKS
    if any(one.fraction not in (0, 1) for one in gaps) or any(_near_misses(item)):
        yield PARTIAL
    if len({gap.weight for gap in item.gaps}) > 1:
        yield WEIGHTS
    if item.type == "cloze" and item.case_sensitive:
        yield CASE
    if item.type == "numeric" and any(one.feedback_html for one in item.numeric):
        yield REMARKS
    if has_pictures(item) and not _sources(item) <= set(files):
        yield LOST_PICTURES


def _near_misses(item: Item) -> Iterator[bool]:
    return (one.fraction <= 0 for gap in item.gaps for one in gap.answers)


def _sources(item: Item) -> set[str]:
    texts = (item.stem_html, item.feedback_html, *(one.text_html for one in item.options))
    found = (SOURCE.search(tag[1]) for text in texts for tag in PICTURE.finditer(text))
    return {unescape(one[1]) for one in found if one}


def _manifest(title: str, files: Mapping[str, bytes]) -> bytes:
    root = etree.Element("manifest", {"identifier": "quizapp-export"}, nsmap={None: PACKAGE})
    about = etree.SubElement(root, "metadata")
    etree.SubElement(about, "schema").text = "IMS Content"
    etree.SubElement(about, "schemaversion").text = "1.1.3"
    etree.SubElement(root, "organizations")
    resources = etree.SubElement(root, "resources")
    kinds = [("questions", "imsqti_xmlv1p2", "questions/questions.xml")]
    kinds += [
        (f"file-{n}", "webcontent", f"web_resources/{name}") for n, name in enumerate(files, 1)
    ]
    for ident, kind, path in kinds:
        one = etree.SubElement(resources, "resource", identifier=ident, type=kind, href=path)
        etree.SubElement(one, "file", href=path)
    return _bytes(root)


def _assessment(title: str, items: Sequence[etree._Element]) -> bytes:
    root = etree.Element("questestinterop", nsmap={None: QTI})
    name = without_controls(title)
    ident = "assessment-" + blake2b(name.encode(), digest_size=6).hexdigest()
    assessment = etree.SubElement(root, "assessment", ident=ident, title=name)
    section = etree.SubElement(assessment, "section", ident="root_section")
    section.extend(items)
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    etree.indent(root)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data


def _element(item: Item, files: Mapping[str, bytes], ident: str) -> etree._Element:
    """Raises `NotWritten`."""
    if item.type in NOT_THERE:
        raise NotWritten(NOT_THERE[item.type])
    draft = Draft(item, files, ident)
    draft.metadata(gap_kind(item) if item.type == "cloze" else TYPES[item.type])
    presentation = etree.SubElement(draft.root, "presentation")
    draft.material(presentation, with_names(item) if item.type == "cloze" else item.stem_html)
    BODIES[item.type](draft, presentation)
    draft.processing()
    draft.feedback()
    return draft.root
