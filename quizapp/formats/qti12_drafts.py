"""One QTI 1.2 item while it is written: its texts, rules and feedback. Pure."""

from collections.abc import Mapping, Sequence
from html import unescape
from urllib.parse import quote

from lxml import etree

from quizapp.formats.controls import without_controls
from quizapp.formats.gift_pictures import PICTURE, SOURCE, without_pictures
from quizapp.formats.items import Item
from quizapp.messages import Message

WHOLE = 1 - 1e-6
"""A share from which on an answer is right."""


class NotWritten(Exception):
    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Draft:
    """One item being written."""

    def __init__(self, item: Item, files: Mapping[str, bytes], ident: str) -> None:
        self.item, self.files = item, files
        self.root = etree.Element("item", ident=ident, title=without_controls(item.name))
        self.rules: list[etree._Element] = []
        self.showing: list[etree._Element] = []
        """Rules that show feedback, which come before those that score."""
        self.remarks: dict[str, str] = {}

    def metadata(self, kind: str) -> None:
        listed = etree.SubElement(etree.SubElement(self.root, "itemmetadata"), "qtimetadata")
        for label, entry in (("question_type", kind), ("points_possible", f"{self.item.points:g}")):
            one = etree.SubElement(listed, "qtimetadatafield")
            etree.SubElement(one, "fieldlabel").text = label
            etree.SubElement(one, "fieldentry").text = entry

    def material(self, parent: etree._Element, markup: str) -> None:
        material = etree.SubElement(parent, "material")
        text = etree.SubElement(material, "mattext", texttype="text/html")
        text.text = without_controls(self._moved(markup))

    def _moved(self, markup: str) -> str:
        """With the addresses that pictures have in a package."""
        if "<img" not in markup:
            return markup
        known = {name for one in self.files for name in (one, one.replace("&", "&amp;"))}
        return PICTURE.sub(
            lambda tag: SOURCE.sub(
                lambda one: f'src="$IMS-CC-FILEBASE$/{quote(unescape(one[1]))}"', tag[0]
            ),
            without_pictures(markup, known),
        )

    def response(self, parent: etree._Element, ident: str, several: bool = False) -> etree._Element:
        cardinality = "Multiple" if several else "Single"
        return etree.SubElement(parent, "response_lid", ident=ident, rcardinality=cardinality)

    def labels(self, response: etree._Element, texts: Sequence[tuple[str, str]]) -> None:
        choice = etree.SubElement(response, "render_choice")
        for ident, text in texts:
            self.material(etree.SubElement(choice, "response_label", ident=ident), text)

    def rule(self, *conditions: etree._Element, score: float, action: str = "Set") -> None:
        made = etree.Element("respcondition")
        made.set("continue", "Yes" if action == "Add" else "No")
        condition = etree.SubElement(made, "conditionvar")
        condition.extend(conditions)
        setvar = etree.SubElement(made, "setvar", action=action, varname="SCORE")
        setvar.text = percent(score)
        self.rules.append(made)

    def remark(self, ident: str, name: str, markup: str) -> None:
        """What is shown to whoever gives this answer."""
        if not markup:
            return
        made = etree.Element("respcondition")
        made.set("continue", "Yes")
        etree.SubElement(made, "conditionvar").append(equal(ident, name))
        shown = f"{name}_fb"
        etree.SubElement(made, "displayfeedback", feedbacktype="Response", linkrefid=shown)
        self.showing.append(made)
        self.remarks[shown] = markup

    def processing(self) -> None:
        processing = etree.SubElement(self.root, "resprocessing")
        outcomes = etree.SubElement(processing, "outcomes")
        limits = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
        etree.SubElement(outcomes, "decvar", limits)
        processing.extend([*self.showing, *self.rules])

    def feedback(self) -> None:
        general = {
            "general_fb": self.item.feedback_html,
            "correct_fb": self.item.right_feedback_html,
            "general_incorrect_fb": self.item.wrong_feedback_html,
        }
        for ident, markup in {**general, **self.remarks}.items():
            if markup:
                one = etree.SubElement(self.root, "itemfeedback", ident=ident)
                self.material(etree.SubElement(one, "flow_mat"), markup)


def percent(share: float) -> str:
    return f"{share * 100:.5f}".rstrip("0").rstrip(".")


def equal(ident: str, text: str, cased: bool = False) -> etree._Element:
    one = etree.Element("varequal", respident=ident)
    if cased:
        one.set("case", "Yes")
    one.text = without_controls(text)
    return one
