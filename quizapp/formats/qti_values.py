"""The declared variables of a QTI item: their values, right answers and mappings. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from quizapp.formats.qti_tree import Element, Unreadable
from quizapp.messages import Message

Scalar = str | Decimal | bool
LARGEST = 400
"""Digits of a number: larger ones are no school arithmetic."""


@dataclass(frozen=True)
class Value:
    """Any number of scalars; none is “NULL”. Single values have exactly one."""

    parts: tuple[Scalar, ...] = ()
    ordered: bool = False

    @property
    def single(self) -> Scalar | None:
        return self.parts[0] if self.parts else None


NULL = Value()


def truth(value: bool) -> Value:
    return Value((value,))


def amount(number: Decimal) -> Value:
    return Value((number,))


def as_key(part: Scalar) -> str:
    """The same for equal values, such as 1 and 1.0."""
    return str(part.normalize()) if isinstance(part, Decimal) else str(part)


@dataclass(frozen=True)
class Mapped:
    """What each answer is worth: a `mapping`."""

    entries: Mapping[str, Decimal]
    folded: Mapping[str, Decimal]
    """By casefolded key, of the entries that do not mind the case."""
    default: Decimal = Decimal(0)
    lower: Decimal | None = None
    upper: Decimal | None = None

    def worth(self, value: Value) -> Decimal:
        total = sum((self.worth_of(part) for part in dict.fromkeys(value.parts)), Decimal(0))
        total = total if self.lower is None else max(total, self.lower)
        return total if self.upper is None else min(total, self.upper)

    def worth_of(self, part: Scalar) -> Decimal:
        key = as_key(part)
        if key in self.entries:
            return self.entries[key]
        return self.folded.get(key.casefold(), self.default)


@dataclass(frozen=True)
class Declared:
    """A response or an outcome variable."""

    id: str
    base: str
    cardinality: str
    default: Value = NULL
    right: Value = NULL
    mapped: Mapped | None = None
    table: tuple[tuple[Decimal, str, bool], ...] = field(default=())
    """Of a lookup: the source value, the target, and whether the bound itself belongs to it."""
    looks_up: str = ""
    most: Decimal | None = None
    """The largest value it is said to reach."""

    @property
    def is_number(self) -> bool:
        return self.base in {"integer", "float"}


def declare(element: Element) -> Declared:
    """From a `responseDeclaration` or an `outcomeDeclaration`."""
    base, cardinality = element.get("baseType", ""), element.get("cardinality", "single")
    mapping, table = _child(element, "mapping"), _table(element)
    return Declared(
        id=element.get("identifier", ""),
        base=base,
        cardinality=cardinality,
        default=_values(_child(element, "defaultValue"), base, cardinality),
        right=_values(_child(element, "correctResponse"), base, cardinality),
        mapped=None if mapping is None else _mapped(mapping, base),
        table=() if table is None else tuple(_rows(table)),
        looks_up="" if table is None else str(table.tag),
        most=number_or_none(element.get("normalMaximum")),
    )


def _child(element: Element, name: str) -> Element | None:
    return next(element.iterchildren(name), None)


def _values(holder: Element | None, base: str, cardinality: str) -> Value:
    if holder is None:
        return NULL
    texts = ["".join(str(text) for text in one.itertext()) for one in holder.iterchildren("value")]
    parts = tuple(scalar(text, base) for text in texts if text.strip() or base == "string")
    return Value(parts, cardinality == "ordered")


def scalar(text: str, base: str) -> Scalar:
    """The text as a value of the base type."""
    if base in {"integer", "float"}:
        return number(text)
    if base == "boolean":
        return text.strip().lower() in {"true", "1"}
    if base in {"pair", "directedPair"}:
        return pair(text, base)
    return text if base == "string" else text.strip()


def pair(text: str, base: str = "directedPair") -> str:
    """Two identifiers with one space between them; sorted where the direction is nothing."""
    ids = text.split()
    return " ".join(sorted(ids) if base == "pair" else ids)


def number(text: str) -> Decimal:
    found = number_or_none(text)
    if found is None:
        raise Unreadable(Message("“{text}” is not a number.", {"text": text.strip()[:60]}))
    return found


def number_or_none(text: str | None) -> Decimal | None:
    """Finite, and of a size that arithmetic stays quick with."""
    try:
        found = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    fits = found.is_finite() and abs(found.adjusted()) < LARGEST
    return found if fits and len(found.as_tuple().digits) < LARGEST else None


def _mapped(element: Element, base: str) -> Mapped:
    entries: dict[str, Decimal] = {}
    folded: dict[str, Decimal] = {}
    for entry in element.iterchildren("mapEntry"):
        key = as_key(scalar(entry.get("mapKey", ""), base))
        worth = number(entry.get("mappedValue", "0"))
        entries.setdefault(key, worth)
        if base == "string" and entry.get("caseSensitive", "true").lower() in {"false", "0"}:
            folded.setdefault(key.casefold(), worth)
    return Mapped(
        entries,
        folded,
        number_or_none(element.get("defaultValue")) or Decimal(0),
        number_or_none(element.get("lowerBound")),
        number_or_none(element.get("upperBound")),
    )


def _table(element: Element) -> Element | None:
    return next(element.iterchildren("matchTable", "interpolationTable"), None)


def _rows(table: Element) -> list[tuple[Decimal, str, bool]]:
    """Interpolation tables come from the largest source down: the first that is reached counts."""
    rows = []
    for row in table.iterchildren("matchTableEntry", "interpolationTableEntry"):
        included = row.get("includeBoundary", "true").lower() != "false"
        rows.append((number(row.get("sourceValue", "")), row.get("targetValue", ""), included))
    return rows
