"""A QTI 2.2 package: the items, a test with their order and headings, and the manifest. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from quizapp.formats.archives import pack
from quizapp.formats.items import Item, Note, Written
from quizapp.formats.qti_content import Content
from quizapp.formats.qti_drafts import Draft, NotWritten
from quizapp.formats.qti_elements import as_identifier, fit, make, serialise
from quizapp.formats.qti_tree import Element
from quizapp.formats.qti_written_items import WRITERS
from quizapp.messages import Message

TEST = "test.xml"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/LOM"
NAMESPACES = {None: PACKAGE, "imsmd": METADATA}
TITLE = "Questions"
DATE = Message("QTI has no questions for a date.")
MISSING = Message("The picture {name} was left out, because it is not there.")
EVIDENCE = Message("What it rests on was left out.")
DIFFICULTY = Message("How difficult it is was left out.")


@dataclass
class Packed:
    """An item that is in the package."""

    identifier: str
    item: Item
    data: bytes
    pictures: tuple[str, ...]

    @property
    def file(self) -> str:
        return f"{self.identifier}.xml"


@dataclass
class Packing:
    """What has been written so far."""

    pictures: Mapping[str, bytes]
    packed: list[Packed] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def take(self, item: Item, number: int) -> None:
        """Writes one item, or says why not."""
        where = Message("item {id}", {"id": item.id or number})
        writer = WRITERS.get(item.type)
        if writer is None:
            self.skipped.append(Note(where, DATE))
            return
        draft = Draft(item, Content(self.pictures))
        try:
            writer(draft)
        except NotWritten as error:
            self.skipped.append(Note(where, error.reason))
            return
        identifier = self._identifier(item, number)
        data = serialise(draft.root(identifier))
        used = tuple(draft.content.used)
        self.packed.append(Packed(identifier, item, data, used))
        self.warnings += (Note(where, text) for text in _lost(draft))

    def _identifier(self, item: Item, number: int) -> str:
        wanted = as_identifier(item.id)[:80] if item.id else f"item-{number}"
        for ending in count(1):
            made = wanted if ending == 1 else f"{wanted}-{ending}"
            # On some systems names of files do not differ by capitals.
            if made.casefold() not in self.taken:
                self.taken.add(made.casefold())
                return made
        raise AssertionError


def _lost(draft: Draft) -> list[Message]:
    found = list(draft.warnings)
    if draft.item.evidence:
        found.append(EVIDENCE)
    if draft.item.difficulty:
        found.append(DIFFICULTY)
    missing = draft.content.missing
    return [*found, *(MISSING.fill(name=name) for name in missing)]


def write_package(items: Sequence[Item], title: str, pictures: Mapping[str, bytes]) -> Written:
    packing = Packing(pictures, taken={"test", "part", "imsmanifest"})
    for number, item in enumerate(items, 1):
        packing.take(item, number)
    packed = packing.packed
    used = list(dict.fromkeys(name for one in packed for name in one.pictures))
    members = [
        ("imsmanifest.xml", _manifest(packed, title or TITLE)),
        (TEST, serialise(_test(packed, title or TITLE))),
        *((one.file, one.data) for one in packed),
        *((name, pictures[name]) for name in used),
    ]
    return Written(pack(members), tuple(packing.skipped), tuple(packing.warnings))


def _test(packed: Sequence[Packed], title: str) -> Element:
    """Around everything a section with the title; within it one for each run of a category."""
    numbers = count(1)
    outer = _section(title, numbers)
    open_ones: list[tuple[str, Element]] = []
    for one in packed:
        path = one.item.category.split("/") if one.item.category else []
        same = 0
        while same < min(len(path), len(open_ones)) and open_ones[same][0] == path[same]:
            same += 1
        del open_ones[same:]
        for name in path[same:]:
            inner = _section(name, numbers)
            (open_ones[-1][1] if open_ones else outer).append(inner)
            open_ones.append((name, inner))
        holder = open_ones[-1][1] if open_ones else outer
        holder.append(make("assessmentItemRef", identifier=one.identifier, href=one.file))
    part = make(
        "testPart",
        outer,
        identifier="part",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    return make("assessmentTest", part, identifier="test", title=title)


def _section(title: str, numbers: Iterable[int]) -> Element:
    number = next(iter(numbers))
    return make("assessmentSection", identifier=f"section_{number}", title=title, visible="true")


def _manifest(packed: Sequence[Packed], title: str) -> bytes:
    root = _part("manifest", identifier="manifest")
    root.append(
        _part(
            "metadata",
            _part("schema", text="QTIv2.2 Package"),
            _part("schemaversion", text="1.0.0"),
            _lom(title, ()),
        )
    )
    root.append(_part("organizations"))
    resources = _part("resources", _test_resource(packed))
    for one in packed:
        resources.append(_item_resource(one))
    root.append(resources)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _test_resource(packed: Sequence[Packed]) -> Element:
    dependencies = [
        _part("dependency", identifierref=f"resource-{one.identifier}") for one in packed
    ]
    return _part(
        "resource",
        _part("file", href=TEST),
        *dependencies,
        identifier="test",
        type="imsqti_test_xmlv2p2",
        href=TEST,
    )


def _item_resource(one: Packed) -> Element:
    metadata = [_part("metadata", _lom("", one.item.tags))] if one.item.tags else []
    files = [_part("file", href=name) for name in (one.file, *one.pictures)]
    return _part(
        "resource",
        *metadata,
        *files,
        identifier=f"resource-{one.identifier}",
        type="imsqti_item_xmlv2p2",
        href=one.file,
    )


def _part(tag: str, /, *children: Element, text: str = "", **attributes: str) -> Element:
    element = etree.Element(f"{{{PACKAGE}}}{tag}", attributes, NAMESPACES)
    element.text = fit(text) or None
    element.extend(children)
    return element


def _lom(title: str, keywords: Sequence[str]) -> Element:
    """Title and keywords in the words of the metadata standard."""
    general = _described("general")
    if title:
        general.append(_described("title", _described("string", text=title)))
    for word in keywords:
        general.append(_described("keyword", _described("string", text=word)))
    return _described("lom", general)


def _described(tag: str, *children: Element, text: str = "") -> Element:
    element = etree.Element(f"{{{METADATA}}}{tag}", nsmap=NAMESPACES)
    element.text = fit(text) or None
    element.extend(children)
    return element
