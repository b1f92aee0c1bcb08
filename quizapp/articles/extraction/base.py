"""What the stages of reading an article hand to one another.

Offsets are characters of the article's text after newline normalisation, ends exclusive, and
`text[start:end]` is always what is meant: nothing is trimmed, joined or corrected.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Protocol

from quizapp.reading.dates import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Doc

ParagraphKind = Literal["body", "heading", "caption", "dateline"]
EntityKind = Literal["person", "organisation", "place", "agreement"]
FactKind = Literal[
    "quantity",
    "date",
    "person",
    "organisation",
    "agreement",
    "place",
    "quotation",
    "statement",
    "event",
]


class Spanned(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ParagraphKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """`index` is its place in the article, `paragraph` that of its paragraph."""

    index: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """An article cut into sentences and, where a trained model is there, parsed.

    `parses` is parallel to `sentences`, or empty without a model; a token's place in the article
    is its `idx` plus the start of its sentence. Sentences of headings, captions and datelines are
    there too: a stage that must not use them asks `is_body`.
    """

    text: str
    title: str
    published_on: PartialDate | None
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    parses: tuple["Doc", ...] = ()

    def words(self, sentence: Sentence) -> str:
        return self.text[sentence.start : sentence.end]

    def is_body(self, sentence: Sentence) -> bool:
        return self.paragraphs[sentence.paragraph].kind == "body"

    def parsed(self) -> Iterator[tuple[Sentence, "Doc"]]:
        """Every sentence with its parse; none without a model."""
        return zip(self.sentences, self.parses, strict=False)

    def sentence_at(self, start: int) -> Sentence | None:
        return next((one for one in self.sentences if one.start <= start < one.end), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named; `sentence` is that sentence's index."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True)
class Entity:
    """Who or what the article names, under all its names here.

    `name` is the fullest of `aliases`; `subtype` a word of the tables of its kind (`country`,
    `city`, `party`, `company` …) or empty; `role` what the article calls a person, as written;
    `country` an ISO 3166 code or empty.
    """

    id: int
    kind: EntityKind
    name: str
    aliases: frozenset[str]
    mentions: tuple[Mention, ...]
    subtype: str = ""
    role: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text gives it, resolved where that is certain.

    From `first` to `last` (the same for a day, month or year), at the precision of both; both are
    `None` where the expression was found but cannot be resolved. `relative` needed the date of
    publication (“on Monday”); `about` holds words that soften it (“around”).
    """

    start: int
    end: int
    sentence: int
    first: PartialDate | None
    last: PartialDate | None
    relative: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: “more than 1,200 people”, “€3.5 billion”, “4%”.

    From `low` to `high` (the same unless a range is given). `unit` is the unit's or currency's
    code (`EUR`, `percent`, `km`), or else the counted noun in the plural as written (`people`).
    `about` holds words that soften or bound it (“more than”); `number` is where the number itself
    stands.
    """

    start: int
    end: int
    sentence: int
    low: Decimal
    high: Decimal
    unit: str
    number: tuple[int, int]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between quotation marks, without the marks.

    `speaker` is the id of the entity that said them, `speaker_span` where it is named or referred
    to (“she”); both `None` where that is not certain.
    """

    start: int
    end: int
    sentence: int
    speaker: int | None
    speaker_span: tuple[int, int] | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """A sentence that says what somebody stated, without their own words.

    `cue` is where the verb of saying stands, `start` to `end` what was stated.
    """

    start: int
    end: int
    sentence: int
    speaker: int | None
    speaker_span: tuple[int, int]
    cue: tuple[int, int]
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, will happen or was planned for, at a stated date.

    `date` is the index of its `DateMention`, `verb` where its main verb stands, `start` to `end`
    the clause.
    """

    start: int
    end: int
    sentence: int
    verb: tuple[int, int]
    date: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a statement: what stood there, what replaced it, and why."""

    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class Statement:
    """A sentence (or clause) made to stand alone, with every change that took.

    `text` is empty where it cannot be done; `rejected` then names the reason.
    """

    sentence: int
    text: str
    edits: tuple[Edit, ...] = ()
    rejected: str = ""


@dataclass(frozen=True)
class FactFound:
    """One checkable statement found in the article.

    `value` is what was found as written, `normalised` the same for machines (`2018-12-20`, a
    decimal number `3500000000`, an entity's full name); `claim` the statement that stands alone,
    empty if none could be made; `confidence` from 0 to 1; `rule` what found it; `entity` the id of
    the entity meant.
    """

    kind: FactKind
    value: str
    normalised: str
    start: int
    end: int
    sentence: int
    confidence: float
    rule: str
    claim: str = ""
    unit: str = ""
    speaker: str = ""
    role: str = ""
    precision: str = ""
    entity: int | None = None


@dataclass(frozen=True)
class Extraction:
    """Everything found in one article."""

    reading: Reading
    entities: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    facts: tuple[FactFound, ...] = ()
