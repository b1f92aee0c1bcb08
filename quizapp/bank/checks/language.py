"""English words: which sentences hold them, and how long they are."""

import re

COMMON_WORDS = """
    a about after all also an and any are as at be because been before but by can could did do does
    during each for from had has have he her his how if in into is it its itself more most not of on
    one only or other our out over said say she should so some such than that the their them then
    there these they this those to under until up was we were what when where which while who whom
    whose why will with would you your
"""
COMMON = frozenset(COMMON_WORDS.split())
"""Words that English cannot do without, and that tell nothing."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
END = re.compile(r"(?<=[.!?…])[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-Z0-9])|\n\s*\n")
ENGLISH_SHARE = 0.2

VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(
    r"(?:[^aeiouylr]|[aeiouy][lr]|[gq]u)e$ | [^aeiouydt]ed$ | [^aeiouycghsxz]es$ | \wed?ly$(?<!lly)"
    r"| \w(?:[^aeiouylr]|[aeiouy][lr])e(?:ment|less|ful)",
    re.VERBOSE,
)
APART = re.compile(
    r"(?<![cgst])ia | io(?![nu]) | [rv]iou | eo$ | [^aeiou]ean?$ | creat | nuclea | yee"
    r"| (?<![a-rt-z]c)(?<!t)ien[ct] | iet | (?<![gq])ua | (?<![gq])ue[ln] | [eoy]ing | oe[mt]",
    re.VERBOSE,
)


def sentences(text: str) -> list[str]:
    return [piece for piece in END.split(text.strip()) if WORD.search(piece)]


def is_english(text: str) -> bool:
    """Whether enough of the words are common English ones."""
    found = [word.casefold() for word in WORD.findall(text)]
    return sum(word in COMMON for word in found) >= max(1, len(found) * ENGLISH_SHARE)


def syllables(word: str) -> int:
    """By groups of vowels, less silent endings, more where two vowels are spoken apart."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    count = len(VOWELS.findall(word)) + len(APART.findall(word))
    return max(1, count - len(SILENT.findall(word)))
