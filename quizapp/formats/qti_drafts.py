"""A QTI 2.2 item while it is written. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quizapp.formats.items import Item
from quizapp.formats.qti_content import Content
from quizapp.formats.qti_elements import fit, make
from quizapp.formats.qti_rules import TEMPLATES, is_full, say_number, set_points, tell, when
from quizapp.formats.qti_tree import Element
from quizapp.messages import Message

RESPONSE = "RESPONSE"


class NotWritten(Exception):
    """The item cannot be carried. `reason` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass
class Draft:
    """Its parts, collected by those who know the type of the item.

    `rules` say what is earned; with `template` alone, a standard rule does. `told` are remarks:
    the rule that shows each is added by whoever adds it.
    """

    item: Item
    content: Content
    responses: list[Element] = field(default_factory=list)
    helpers: list[str] = field(default_factory=list)
    """Names of outcomes that only the rules use."""
    body: list[Element] = field(default_factory=list)
    rules: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)
    """Rules that follow when the points are known."""
    template: str = ""
    told: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)

    def warn(self, message: Message) -> None:
        if message not in self.warnings:
            self.warnings.append(message)

    def respond(
        self,
        name: str,
        cardinality: str,
        base: str,
        right: Iterable[str],
        mapped: Mapping[str, float] | None = None,
        **attributes: str,
    ) -> None:
        """Declares a response; `mapped` are the points for each answer."""
        declaration = make(
            "responseDeclaration", identifier=name, cardinality=cardinality, baseType=base
        )
        values = [make("value", text) for text in right]
        if values:
            declaration.append(make("correctResponse", *values))
        if mapped:
            declaration.append(_mapping(mapped, base, self.item.case_sensitive, attributes))
        self.responses.append(declaration)

    def stem(self, markup: str = "") -> Element:
        """The text of the question, or the one given, added to the body."""
        block = self.content.fill(make("div", class_="stem"), markup or self.item.stem_html)
        self.body.append(block)
        return block

    def tell(self, name: str, markup: str, *conditions: Element) -> None:
        """Adds a remark, shown if the condition holds, or always."""
        if not markup:
            return
        self.told.append((name, markup))
        shown = tell(name)
        self.after.append(when(conditions[0], shown) if conditions else shown)

    def tell_all(self) -> None:
        """Adds the remarks on the whole item."""
        item, full = self.item, is_full(self.item.points)
        self.tell("general", item.feedback_html)
        self.tell("right", item.right_feedback_html, full)
        self.tell("wrong", item.wrong_feedback_html, make("not", is_full(item.points)))

    def root(self, identifier: str) -> Element:
        """The whole item."""
        item = self.item
        root = make(
            "assessmentItem",
            identifier=identifier,
            title=item.name or identifier,
            adaptive="false",
            timeDependent="false",
        )
        if item.id and item.id != identifier:
            root.set("label", fit(item.id))
        root.extend([*self.responses, *self._outcomes(), make("itemBody", *self.body)])
        root.append(self._processing())
        for name, markup in self.told:
            shown = make(
                "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show"
            )
            root.append(self.content.fill(shown, markup))
        return root

    def _outcomes(self) -> list[Element]:
        points = say_number(self.item.points)
        found = [_outcome("SCORE", normalMaximum=points)]
        found += [_outcome(name) for name in self.helpers]
        if self.told:
            found.append(
                make(
                    "outcomeDeclaration",
                    identifier="FEEDBACK",
                    cardinality="multiple",
                    baseType="identifier",
                )
            )
        return found

    def _processing(self) -> Element:
        if self.template and not self.after:
            return make("responseProcessing", template=TEMPLATES + self.template)
        return make("responseProcessing", *self.rules, *self.after)


def _outcome(name: str, **attributes: str) -> Element:
    default = make("defaultValue", make("value", "0"))
    return make(
        "outcomeDeclaration",
        default,
        identifier=name,
        cardinality="single",
        baseType="float",
        **attributes,
    )


def _mapping(
    mapped: Mapping[str, float], base: str, minds_case: bool, attributes: Mapping[str, str]
) -> Element:
    mapping = make("mapping", defaultValue="0", **attributes)
    for key, points in mapped.items():
        entry = make("mapEntry", mapKey=key, mappedValue=say_number(points))
        if base == "string":
            entry.set("caseSensitive", "true" if minds_case else "false")
        mapping.append(entry)
    return mapping


def score_by_key(draft: Draft) -> None:
    """All points for the declared answer, none for any other."""
    response = make("variable", identifier=RESPONSE)
    right = make("match", response, make("correct", identifier=RESPONSE))
    draft.rules.append(when(right, set_points("SCORE", draft.item.points)))
    if draft.item.points == 1:
        draft.template = "match_correct"


def score_by_map(draft: Draft) -> None:
    """The points of the mapping."""
    mapped = make("mapResponse", identifier=RESPONSE)
    draft.rules.append(make("setOutcomeValue", mapped, identifier="SCORE"))
    draft.template = "map_response"
