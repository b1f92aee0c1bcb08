"""Finds the numbers in a text that measure or count something, with what they count."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import DateMention, Quantity, Reading, Sentence
from quizapp.articles.extraction.quantity_nouns import (
    Counted,
    counted_by_parse,
    counted_by_words,
    hyphened,
    is_plural,
)
from quizapp.articles.extraction.quantity_numbers import Figure, find_figures
from quizapp.articles.extraction.quantity_units import UnitAt, measure_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HINT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|dozen|half|hundred|"
    r"thousand|million|billion|trillion|third|quarter|fifth|tenth|\w+teen|\w+ty)",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(?P<about>(?:(?:no|not)\s+)?(?:more|less|fewer)\s+than|at\s+(?:least|most)|up\s+to|"
    r"as\s+(?:many|few|much|high|low|little)\s+as|(?:just|well|slightly|a\s+little)\s+(?:over|under)|"
    r"over|under|above|below|nearly|almost|around|about|approximately|roughly|some|"
    r"an?\s+estimated|estimated|close\s+to|circa|up\s+to\s+about|a\s+total\s+of\s+about)"
    r"\s+(?:the\s+age\s+of\s+|only\s+|between\s+|from\s+)?$",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(r"\s?\+|\s+(?:or\s+(?:more|so|less|fewer)|plus)\b")
CLOCK = re.compile(
    r"\s?[ap]\.?m\b|\s?(?:b\.?\s?c\b|b\.?\s?c\.?\s?e\b|c\.?\s?e\b|a\.?d\b)|[:.]\d\d\b|\s?(?:UTC|GMT|BST|EDT|EST|PDT|PST|CET|hrs)\b|\s?o[’']clock",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\b(?:phase|category|number|no\.|nos\.|article|section|chapter|page|room|gate|flight|level|type|"
    r"grade|stage|route|highway|interstate|week|day|year|episode|season|round|group|part|version|"
    r"channel|line|platform|pier|unit|reactor|district|ward|zone|tier|class|step|rule|title|clause|"
    r"paragraph|appendix|annex|protocol|resolution|proposition|amendment|bill|game|match|test|"
    r"january|february|april|june|july|august|september|october|november|december|"
    r"volume|issue|act|scene|figure|table|item|block|building|apartment|suite|terminal|runway|"
    r"serial|model|formula|windows|lap|turn|box|pole|seed|world)\s+$",
    re.IGNORECASE,
)
NAME_BEFORE = re.compile(r"(?:^|[^.!?:]\s|[\"“(])([A-Z][\w’'&.-]*)\s+$")
NOT_NAMES_WORDS = """
    the a an in on at over about some around nearly almost only just and but of for with from after
    before by more less fewer up between as all another these those its their his her our my your
    when while although though however since during within with there exactly roughly least
    approximately other first last next monday tuesday wednesday thursday friday saturday sunday
    """
NOT_NAMES = frozenset(NOT_NAMES_WORDS.split())
STRESSED = re.compile(r"\b(?:at\s+least|only|just|by|exactly|least)\s+$", re.IGNORECASE)
"""Words after which “one” is a number rather than an article or a pronoun."""

RATIO = re.compile(
    r"\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\d|two|three|four|five|six|seven|eight|nine|ten)"
)
RATIO_BEFORE = re.compile(
    r"\b(?:\d|one|two|three|four|nine)\s+(?:in|out\s+of)\s+(?:every\s+)?$", re.IGNORECASE
)
FOLD = re.compile(r"[\s-]?fold\b")
YEAR_OF_NAME = re.compile(r"\b[A-Z][\w’'&.-]*\s+$")
AGED = re.compile(r"\b(?:aged|age|ages|age\s+of|aged\s+between|died\s+at)\s+$")
NAMED_AGE = re.compile(r"(?:\b[A-Z][\w’'.-]+|\b[Tt]he\s+[a-z]+),\s+$")
IS_AGE = re.compile(
    r"\b(?:[Hh]e|[Ss]he|who)\s+(?:was|is|turned|has\s+turned|would\s+have\s+(?:been|turned))\s+$"
)
AFTER_AGE = re.compile(r"\s*(?:[,.;)]|$|\s(?:when|at the time|and|on)\b)")
NAMES_OF_THINGS = frozenset({"PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT"})
OLDEST = 120


def find_quantities(reading: Reading, dates: Sequence[DateMention] = ()) -> tuple[Quantity, ...]:
    """All in the order of the text; those inside of `dates` are none."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for mention in dates:
        taken.setdefault(mention.sentence, []).append((mention.start, mention.end))
    parses = dict(enumerate(reading.parses))
    return tuple(
        quantity
        for sentence in reading.sentences
        for quantity in _in_sentence(
            reading.words(sentence),
            sentence,
            taken.get(sentence.index, []),
            parses.get(sentence.index),
        )
    )


def _in_sentence(
    words: str, sentence: Sentence, dates: list[tuple[int, int]], doc: "Doc | None"
) -> Iterator[Quantity]:
    if not HINT.search(words):
        return
    last_end = 0
    for figure in find_figures(words):
        at = sentence.start + figure.start
        if any(start <= at < end for start, end in dates) or figure.start < last_end:
            continue
        if found := _quantity(words, figure, sentence, doc):
            yield found
            last_end = found.end - sentence.start


def _quantity(words: str, figure: Figure, sentence: Sentence, doc: "Doc | None") -> Quantity | None:
    unit = _unit(words, figure, doc)
    if unit is None:
        return None
    start = figure.start if unit.start is None else unit.start
    about = ABOUT.search(words[max(0, start - 40) : start])
    said = " ".join(about["about"].lower().split()) if about else ""
    first = max(0, start - 40) + about.start() if about else start
    end = unit.end
    for place in (figure.end, end):
        if behind := AFTERWARDS.match(words, place):
            said = said or behind[0].strip().lower()
            end = max(end, behind.end())
    base = sentence.start
    return Quantity(
        start=base + first,
        end=base + end,
        sentence=sentence.index,
        low=figure.low,
        high=figure.high,
        unit=unit.code,
        number=(base + figure.start, base + figure.end),
        about=said,
    )


def _unit(words: str, figure: Figure, doc: "Doc | None") -> UnitAt | None:
    """What the figure counts, with no code where that is left out; `None` if it counts nothing."""
    start, end = figure.start, figure.end
    before = words[max(0, start - 40) : start]
    if (figure.plain and CLOCK.match(words, end)) or FOLD.match(words, end):
        return None
    if figure.share:
        counted = _counted(words, figure, doc)
        whole = counted is not None and not re.search(r"\d", words[end : counted.end])
        return UnitAt("share", counted.end if counted and whole else end)
    if measured := measure_at(words, start, end, figure.low >= 10**6):
        return measured
    if _is_age(words, before, figure) or (doc is not None and _is_age_of(doc, figure)):
        return UnitAt("years", end)
    if figure.low == figure.high == 1 and figure.worded and not STRESSED.search(before):
        return None
    if counted := hyphened(words, _past_plus(words, end)):
        return UnitAt(counted.noun, counted.end)
    return _count(words, before, figure, doc)


def _past_plus(words: str, end: int) -> int:
    return end + 1 if words[end : end + 1] == "+" else end


def _count(words: str, before: str, figure: Figure, doc: "Doc | None") -> UnitAt | None:
    counted = _counted(words, figure, doc)
    if _is_label(before, figure, counted) or _names_a_thing(figure, doc, counted):
        return None
    if (
        figure.plain
        and 1900 <= figure.low <= 2100
        and re.match(r"\s[A-Z]", words[figure.end :][:2])
    ):
        return None
    if counted and not RATIO_BEFORE.search(before):
        return UnitAt(counted.noun, counted.end)
    alone = figure.low != 1 and _stands_alone(words, before, figure)
    return UnitAt("", figure.end) if alone else None


def _counted(words: str, figure: Figure, doc: "Doc | None") -> Counted | None:
    end = _past_plus(words, figure.end)
    by_parse = counted_by_parse(doc, words, figure.start, end) if doc is not None else None
    by_words = counted_by_words(words, end)
    return by_parse or by_words


def _is_label(before: str, figure: Figure, counted: Counted | None) -> bool:
    """“Article 50”, “phase two”, “Expo 2020”, but “President Duda said 50 people”."""
    if LABEL.search(before) or (
        figure.plain and YEAR_OF_NAME.search(before) and 1500 <= figure.low <= 2100
    ):
        return True
    named = NAME_BEFORE.search(before)
    if not named or named[1].lower() in NOT_NAMES or figure.low != figure.high:
        return False
    return counted is None or (figure.plain and figure.low < 1000 and not is_plural(counted.noun))


def _names_a_thing(figure: Figure, doc: "Doc | None", counted: Counted | None) -> bool:
    if doc is None or (counted and counted.noun in ("people", "years")):
        return False
    token = next((one for one in doc if one.idx >= figure.start), None)
    return token is not None and (token.ent_type_ in NAMES_OF_THINGS or _numbers_a_noun(token))


def _numbers_a_noun(token: "Token") -> bool:
    """“Posts 542 and 543”."""
    if token.dep_ == "conj" and token.head.like_num:
        token = token.head
    head = token.head
    return token.dep_ in ("nummod", "appos") and head.i == token.i - 1 and head.pos_ == "NOUN"


def _stands_alone(words: str, before: str, figure: Figure) -> bool:
    """Whether a number without a noun counts what was named before: “killed seven”."""
    year = figure.plain and 1000 <= figure.low <= 2100
    model = not figure.worded and before.lower().endswith("the ")
    if (
        year
        or model
        or figure.low == 0
        or re.match(r"[\w/&]|\s?[-–—]\s?\w|\s+[A-Z]|\s?[)\]]", words[figure.end :][:4])
    ):
        return False
    if figure.low != figure.high:
        tight = re.search(r"\d[-–—]\d", words[figure.start : figure.end])
        return (figure.low >= 5 and not tight) or bool(before.strip().endswith(("from", "between")))
    if re.match(r"\s?\d", words[figure.end :][:2]) or RATIO.match(words, figure.end):
        return False
    if RATIO_BEFORE.search(before):
        return False
    return not re.search(r"[-–—+\d#$€£/(\[]\s?$|\b(?:top|big|plan|game)\s+$", before, re.IGNORECASE)


def _is_age(words: str, before: str, figure: Figure) -> bool:
    if not (0 < figure.low <= OLDEST) or figure.low % 1:
        return False
    if AGED.search(before) and not re.match(r"\s+(?:months|weeks|days)", words[figure.end :][:8]):
        return not re.match(r"\s+years", words[figure.end :][:8])
    behind = AFTER_AGE.match(words, figure.end)
    if IS_AGE.search(before):
        return bool(behind)
    comma = re.match(r",|\.$| and\b|\)| of ", words[figure.end :][:5])
    return bool(NAMED_AGE.search(before) and comma and figure.low > Decimal(4))


def _is_age_of(doc: "Doc", figure: Figure) -> bool:
    """“Smith, who chaired the committee, was 68.”"""
    token = next((one for one in doc if one.idx >= figure.start), None)
    if token is None or token.dep_ != "attr" or not 12 <= figure.low <= OLDEST:
        return False
    subjects = [one for one in token.head.children if one.dep_ == "nsubj"]
    of_person = any(one.ent_type_ == "PERSON" or one.pos_ == "PROPN" for one in subjects)
    return token.head.lemma_ == "be" and (of_person or token.ent_type_ == "DATE")
