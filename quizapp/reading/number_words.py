"""Numbers in English words, from “seven” to “nine hundred and ninety-nine trillion”."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

ONES_IN_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
TENS_IN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(ONES_IN_WORDS.split())}
TENS = {word: 10 * value for value, word in enumerate(TENS_IN_WORDS.split(), 2)}
SCALES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "million": 6,
    "crore": 7,
    "billion": 9,
    "milliard": 9,
    "trillion": 12,
    "quadrillion": 15,
}
"""Powers of ten; the short scale, in which a billion has nine zeros."""

IRREGULAR_ORDINALS = {
    "first": "one",
    "second": "two",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
}
ORDINALS = IRREGULAR_ORDINALS | {
    f"{word.removesuffix('y')}{'ie' if word in TENS else ''}th": word
    for word in (*ONES, *TENS, *SCALES)
    if word not in IRREGULAR_ORDINALS.values()
}
MOST_WORDS = 24


@dataclass(frozen=True)
class WordNumber:
    """The number that the first `length` words say."""

    value: Decimal
    ordinal: bool
    length: int


@dataclass
class _Sum:
    """A number under construction: `group` is what stands before the next large scale."""

    total: int = 0
    group: int = 0
    room: int = 1000
    """What may still be added to the group must be less: after “twenty” only a digit."""

    last_scale: int = 99

    def add(self, word: str) -> bool:
        """Whether the word can come next; if so it is counted in."""
        if word in SCALES:
            return self._scale(SCALES[word])
        value = ONES.get(word, TENS.get(word))
        if value is None or value >= self.room or (value == 0 and self.room < 1000):
            return False
        self.group += value
        self.room = 10 if word in TENS else 0
        return True

    def _scale(self, power: int) -> bool:
        if power == 2 and 0 < self.group < 100:
            self.group *= 100
            self.room = 100
            return True
        if power == 2 or not self.group or power >= self.last_scale:
            return False
        self.total += self.group * 10**power
        self.group, self.room, self.last_scale = 0, 1000, power
        return True


def read_number_words(words: Sequence[str]) -> WordNumber | None:
    """The longest number that the words begin with."""
    words = words[:MOST_WORDS]
    number, start = _beginning(words)
    for index in range(start, len(words)):
        if words[index] == "and" and index > start and _goes_on(words[index + 1 :]):
            continue
        if not number.add(ORDINALS.get(words[index], words[index])):
            return _result(number, index, False)
        if words[index] in ORDINALS:
            return _result(number, index + 1, True)
    return _result(number, len(words), False)


def _beginning(words: Sequence[str]) -> tuple[_Sum, int]:
    """“a hundred” and “hundred” begin with a silent one; the index tells where to read on."""
    if words[:1] in (["a"], ["an"]) and words[1:2] and words[1] in {*SCALES, "dozen"}:
        return _Sum(group=1), 1
    return _Sum(group=1 if words[:1] and words[0] in SCALES else 0), 0


def _goes_on(rest: Sequence[str]) -> bool:
    return bool(rest) and ORDINALS.get(rest[0], rest[0]) in {*ONES, *TENS}


def _result(number: _Sum, length: int, ordinal: bool) -> WordNumber | None:
    if not length:
        return None
    return WordNumber(Decimal(number.total + number.group), ordinal, length)
