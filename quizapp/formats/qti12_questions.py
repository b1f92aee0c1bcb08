"""The questions of QTI 1.2 files: what is asked, and by which responses. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from quizapp.formats.qti12_texts import Texts, first, said, within
from quizapp.formats.xml import local_name

RESPONSES = ("response_lid", "response_str", "response_num", "response_xy", "response_grp")
Rendering = Literal["choice", "text", "number", "other"]


@dataclass(frozen=True)
class Label:
    ident: str
    html: str


@dataclass(frozen=True)
class Asked:
    """One response: what is asked before it, and what there is to choose."""

    ident: str
    prompt: str
    rendering: Rendering
    cardinality: str
    labels: tuple[Label, ...]

    @property
    def names(self) -> set[str | None]:
        """What conditions call the response: some name the field in it, some nothing at all."""
        fields = {label.ident for label in self.labels} if self.rendering != "choice" else set()
        return {self.ident, None, *fields}

    def given(self, text: str) -> dict[str, list[str]]:
        """The response to whatever it is called."""
        return {name: [text] for name in self.names if name is not None}


@dataclass(frozen=True)
class Raw:
    """An item taken apart. `pieces` are its texts and its responses in their order."""

    element: etree._Element
    ident: str
    title: str
    kind: str
    """In Canvas' words, or whatever the file says; lower case, may be empty."""
    points: float
    pieces: tuple[str | Asked, ...]
    feedback: dict[str, str]
    rights: tuple[str, ...] = field(default=())
    """Blackboard's right sides, which stand apart from what they match."""

    @property
    def asked(self) -> list[Asked]:
        return [one for one in self.pieces if isinstance(one, Asked)]

    @property
    def stem(self) -> str:
        return joined(one for one in self.pieces if isinstance(one, str))


def joined(texts: Iterator[str]) -> str:
    found = ""
    for text in texts:
        if text:
            apart = not found or found.endswith(">") or text.startswith("<")
            found += text if apart else f"<br>{text}"
    return found


def take_apart(item: etree._Element, texts: Texts) -> Raw:
    data = metadata(item)
    presentation = first(item, "presentation")
    pieces: list[str | Asked] = []
    rights: list[str] = []
    if presentation is not None:
        _walk(presentation, texts, pieces, rights)
    return Raw(
        element=item,
        ident=(item.get("ident") or "").strip(),
        title=(item.get("title") or "").strip(),
        kind=_kind(data),
        points=_points(data),
        pieces=tuple(pieces),
        feedback={
            one.get("ident") or "": texts.material(one) for one in within(item, "itemfeedback")
        },
        rights=tuple(rights),
    )


def metadata(element: etree._Element) -> dict[str, str]:
    """Labelled fields, and elements of vendors that hold only a word."""
    found: dict[str, str] = {}
    for one in within(element, "qtimetadatafield", "qti_metadatafield"):
        label, entry = said(first(one, "fieldlabel")), said(first(one, "fieldentry"))
        found.setdefault(label.lower(), entry)
    listed = first(element, "itemmetadata")
    if listed is not None:
        for one in listed.iter(etree.Element):
            if len(one) == 0 and local_name(one) not in ("fieldlabel", "fieldentry"):
                found.setdefault(local_name(one).lower(), said(one))
    return found


KIND_FIELDS = (
    "question_type",
    "cc_profile",
    "bbmd_questiontype",
    "qmd_itemtype",
    "qmd_questiontype",
)
POINT_FIELDS = ("points_possible", "cc_weighting", "qmd_absolutescore_max", "qmd_weighting")


def _kind(data: dict[str, str]) -> str:
    return next((data[name] for name in KIND_FIELDS if data.get(name)), "").lower()


def _points(data: dict[str, str]) -> float:
    for name in POINT_FIELDS:
        try:
            points = float(data.get(name, ""))
        except ValueError:
            continue
        if 0 <= points <= 1000:
            return points if points or name == "points_possible" else 1.0
    return 1.0


def _walk(
    element: etree._Element, texts: Texts, pieces: list[str | Asked], rights: list[str]
) -> None:
    """In the order of the document; flows say only how things are arranged."""
    for one in element:
        name = local_name(one)
        if name == "material":
            pieces.append(texts.material(one))
        elif name in RESPONSES:
            pieces.append(_asked(one, texts))
        elif name == "flow" and (one.get("class") or "") == "RIGHT_MATCH_BLOCK":
            rights += [texts.material(each) for each in within(one, "material")]
        elif name in ("flow", "flow_mat", "presentation_material"):
            _walk(one, texts, pieces, rights)


def _asked(response: etree._Element, texts: Texts) -> Asked:
    materials = [one for one in response if local_name(one) == "material"]
    return Asked(
        ident=response.get("ident") or "",
        prompt="".join(texts.material(one) for one in materials),
        rendering=_rendering(response),
        cardinality=(response.get("rcardinality") or "Single").strip().lower(),
        labels=tuple(
            Label((one.get("ident") or "").strip(), texts.material(one))
            for one in within(response, "response_label")
        ),
    )


def _rendering(response: etree._Element) -> Rendering:
    if local_name(response) in ("response_xy", "response_grp"):
        return "other"
    fib = first(response, "render_fib")
    if local_name(response) == "response_num":
        return "number"
    if fib is not None:
        kind = (fib.get("fibtype") or "").lower()
        return "number" if kind in ("integer", "decimal", "scientific") else "text"
    if local_name(response) == "response_str":
        return "text"
    hot = first(response, "render_hotspot")
    return "choice" if hot is None else "other"
