"""QTI packages and single files: their items, in which order, under which headings. Pure."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from quizapp.formats.archives import Archive, is_zip
from quizapp.formats.base import FormatError
from quizapp.formats.items import Found, Item, Note
from quizapp.formats.qti_budget import Budget
from quizapp.formats.qti_items import place_of, read_item
from quizapp.formats.qti_markup import Pictures, prepare
from quizapp.formats.qti_tree import ITEM, TEST, Element, Unreadable, first, unify, words_of
from quizapp.formats.xml import parse_xml
from quizapp.messages import Message

MANIFEST_NAME = "imsmanifest.xml"
NO_ITEMS = Message("There is no question in the file. A QTI package has items (assessmentItem).")
NOT_QTI = Message("This is not a QTI file of this version: its first element is “{name}”.")
BROKEN = Message("The file could not be read, so its question is missing: {problem}")
ABSENT = Message("The package lists this file, but it is not in it.")
INSTRUCTED = Message("The instructions of its section were left out. Add them if they are needed.")
STIMULUS = "assessmentStimulus"
SECTIONS = ("assessmentSection", "assessmentSectionRef")
MOST_OF_ITEM = 8 * 1024 * 1024
TOO_LARGE = Message("The file is too large for one question.")
KINDS = ("item", "test", "assessment")
"""Words in the types of resources."""
DEEPEST = 20
"""Of sections within each other, in as many files."""


@dataclass(frozen=True)
class Listed:
    """An item of the package: its path, and the headings that it stands under."""

    path: str
    category: str = ""
    tags: tuple[str, ...] = ()
    instructed: bool = False
    """Whether its section says something that belongs before it."""
    is_test: bool = False
    """Whether it may be a test, which lists items."""


def read_qti(data: bytes) -> Found:
    """Raises `FormatError`."""
    found = _read_package(Archive(data)) if is_zip(data) else _read_file(data)
    if not found.items and not found.skipped:
        raise FormatError(NO_ITEMS)
    return found


class Reading:
    """What has been found so far."""

    def __init__(self, archive: Archive | None) -> None:
        self.archive = archive
        self.pictures = Pictures(archive)
        self.budget = Budget()
        self.items: list[Item] = []
        self.skipped: list[Note] = []
        self.warnings: list[Note] = []

    def take(self, root: Element, listed: Listed) -> None:
        """Adds the question of a unified item, or says why not."""
        where = place_of(root)
        folder = posixpath.dirname(listed.path)
        try:
            read = read_item(root, self.pictures, self.budget, folder, self._passage(root, folder))
        except Unreadable as error:
            self.skipped.append(Note(where, error.message))
            return
        self.items.append(replace(read.item, category=listed.category, tags=listed.tags))
        self.warnings += (Note(where, text) for text in read.notes)
        if listed.instructed:
            self.warnings.append(Note(where, INSTRUCTED))

    def _passage(self, root: Element, folder: str) -> Element | None:
        """The body of a text that the item refers to."""
        reference = first(root, f"{STIMULUS}Ref")
        if reference is None or self.archive is None:
            return None
        path = posixpath.normpath(posixpath.join(folder, unquote(reference.get("href", ""))))
        found = _parsed(self.archive, path)
        if found is not None:
            prepare(found, self.pictures, posixpath.dirname(path))
        return None if found is None else first(found, "stimulusBody")

    def found(self) -> Found:
        return Found(
            tuple(self.items), tuple(self.skipped), tuple(self.warnings), self.pictures.taken
        )


def _read_file(data: bytes) -> Found:
    if len(data) > MOST_OF_ITEM:
        raise FormatError(TOO_LARGE)
    root = unify(parse_xml(data))
    if root.tag != ITEM:
        raise FormatError(NOT_QTI.fill(name=str(root.tag)[:60]))
    reading = Reading(None)
    reading.take(root, Listed(""))
    return reading.found()


def _read_package(archive: Archive) -> Found:
    reading = Reading(archive)
    for listed in _listed(archive):
        where = Message("file {file}", {"file": listed.path})
        if listed.path not in archive:
            reading.skipped.append(Note(where, ABSENT))
            continue
        try:
            data = archive.read(listed.path)
            if len(data) > MOST_OF_ITEM:
                raise FormatError(TOO_LARGE)
            root = unify(parse_xml(data))
        except FormatError as error:
            reading.skipped.append(Note(where, BROKEN.fill(problem=error.message)))
        else:
            if root.tag == ITEM:
                reading.take(root, listed)
    return reading.found()


def _listed(archive: Archive) -> list[Listed]:
    """First those of the tests, in their order, then what only the manifest lists."""
    resources = _resources(archive)
    tags = {one.path: one.tags for one in resources}
    found: dict[str, Listed] = {}
    for one in _in_tests(archive, resources):
        found.setdefault(one.path, replace(one, tags=tags.get(one.path, ())))
    for one in resources:
        found.setdefault(one.path, one)
    return list(found.values())


def _resources(archive: Archive) -> list[Listed]:
    """The XML files of items and tests by the manifest; without one, all that there are."""
    name = next((one for one in archive.names if _last(one) == MANIFEST_NAME), None)
    if name is None:
        paths = [one for one in archive.names if one.lower().endswith(".xml")]
        return [Listed(one, is_test=True) for one in paths]
    root = unify(parse_xml(archive.read(name)))
    folder = posixpath.dirname(name)
    found = []
    for resource in root.iter("resource"):
        kind, href = resource.get("type", ""), resource.get("href", "")
        if href and any(word in kind for word in KINDS):
            path, is_test = _path(archive, folder, href), "item" not in kind
            found.append(Listed(path, tags=_tags(resource), is_test=is_test))
    return found


def _last(path: str) -> str:
    return posixpath.basename(path).lower()


def _path(archive: Archive, folder: str, href: str) -> str:
    """Inside the package; written with or without escapes."""
    paths = [posixpath.normpath(posixpath.join(folder, one)) for one in (href, unquote(href))]
    return next((one for one in paths if one in archive), paths[0])


def _tags(resource: Element) -> tuple[str, ...]:
    """Keywords of its metadata."""
    words = (words_of(one) for one in resource.iter("keyword"))
    return tuple(dict.fromkeys(word for word in words if word))


def _in_tests(archive: Archive, resources: Sequence[Listed]) -> Iterator[Listed]:
    for one in resources:
        root = _parsed(archive, one.path) if one.is_test else None
        if root is not None and root.tag == TEST:
            yield from _in_test(archive, root, posixpath.dirname(one.path))


def _parsed(archive: Archive, path: str) -> Element | None:
    """The unified file; `None` if it cannot be read."""
    try:
        return unify(parse_xml(archive.read(path))) if path in archive else None
    except FormatError:
        return None


def _in_test(archive: Archive, test: Element, folder: str) -> Iterator[Listed]:
    """A single heading around everything is the title of the test, no category."""
    tops = [one for part in test.iter("testPart") for one in part if one.tag in SECTIONS]
    for top in tops:
        yield from _in_section(archive, top, folder, (), len(tops) > 1)


def _in_section(
    archive: Archive, section: Element, folder: str, above: tuple[str, ...], counts: bool
) -> Iterator[Listed]:
    if section.tag == SECTIONS[1]:
        path = _path(archive, folder, section.get("href", ""))
        found = _parsed(archive, path)
        if found is None or found.tag != SECTIONS[0]:
            return
        section, folder = found, posixpath.dirname(path)
    title = " ".join(section.get("title", "").replace("/", "∕").split())
    above = (*above, title) if counts and title else above
    for one in section:
        if one.tag in SECTIONS and len(above) <= DEEPEST:
            yield from _in_section(archive, one, folder, above, True)
        elif one.tag == "assessmentItemRef":
            path = _path(archive, folder, one.get("href", ""))
            yield Listed(path, "/".join(above), instructed=_instructs(section))


def _instructs(section: Element) -> bool:
    return any("candidate" in one.get("view", "") for one in section.iterchildren("rubricBlock"))
