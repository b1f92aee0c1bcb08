"""Whether a statement can be understood alone. Pure."""

import re

from quizapp.drafting.wording import GAP, QUOTED, count_words

SHORTEST, LONGEST = 6, 45
"""Words of a statement that makes a question."""

LEAD = re.compile(
    r"^(?:(?:According to|As told in) the report (?:“[^”]*”)?[^,]*,|As reported [^,]*,)\s*"
)
NEEDS_MORE = re.compile(
    r"\b(?:the|its|their|his|her)\s+(?P<first>[a-z][\w-]*)(?P<next>,?\s+[\w-]+)?(?P<after>\s+\w+)?"
)
NOT_A_NOUN_WORDS = """
    was were is are has have had will would can could may might must should said says told also and
    or but as did does do been be than then not only still
"""
NOT_A_NOUN = frozenset(NOT_A_NOUN_WORDS.split())
KNOWN_WORDS = """
    country government internet media nation police president press public state time world year
    day month week end beginning start first second third last latter former same others rest
    united army military parliament economy sun moon earth weather past future number total
    majority age party side way
"""
KNOWN_TO_ALL = frozenset(KNOWN_WORDS.split())
GOES_ON_WORDS = """
    of for in on at that who which whose where when to between from with by about against
"""
GOES_ON = frozenset(GOES_ON_WORDS.split())

HANGING = re.compile(
    r"^(?:he|she|it|they|this|that|these|those|there|but|and|or|so|also|however|meanwhile|then|"
    r"such|instead|his|her|their|its|nor|yet|another|both|here|others?|some|additionally|"
    r"furthermore|moreover|nevertheless|nonetheless|therefore|thus|similarly|likewise|"
    r"in addition|as a result|for example|for instance|in response|in contrast|by contrast|"
    r"on the other hand|in turn|further)\b",
    re.IGNORECASE,
)
CALLING_IT = re.compile(r"^[A-Z]\w+(?:ing|ed)\s(?:\w+\s)?(?:it|them|him|her)\b")
COUNT_ALONE = re.compile(
    r"^(?:many|most|several|few|some|all|none|two|three|four|one|others)"
    r"(?= (?:were|was|are|is|have|had|has|did|said|of (?:them|these|those|whom))\b)|"
    r"^(?:an?|the) (?:first|second|third|fourth|fifth|sixth)(?:,| (?:was|is|has|had|said)\b)",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"\b(?:he|she|him|his|her|hers|himself|herself|they|them|their)\b", re.IGNORECASE
)
JOINS = re.compile(r"\b(?:however|meanwhile|instead|therefore|nevertheless|moreover)\b", re.I)
SAID_IT = re.compile(
    r"\b(?:said|says|claimed|announced|stated|added|admitted) (?:that )?it (?:had|has|would|was)\b"
)
HIM = re.compile(r"Gap\b(?P<between>[^.;]*)\bhim\b")
POINTS_BACK = re.compile(
    r"\b(?:also|further(?! than)|this|these|those|such|"
    r"the (?:other|same|former|latter|above|latest|said)|"
    r"the (?:lowest|highest|largest|smallest|biggest) [a-z]+(?=[,.]|$)|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+) others?|"
    r"both (?:of|the|men|women|sides|countries|parties)|another|the (?:two|three|four|five)|"
    r"(?:in|at|on|of|by|after|before|during|from) that (?!the\b|it\b|a\b|an\b)[a-z]+|"
    r"(?:do|does|did|doing|done) so|that (?:day|time|meeting|year|month|week|case|incident))\b"
    r"(?! (?:who|that|which|in|of|as|aged|with|under|over)\b)",
    re.IGNORECASE,
)
TIME_OF_TELLING = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|currently|recently|so far|to date|"
    r"(?:last|next|this|past) (?:\w+ )?(?:week|month|year|night|weekend|morning|evening|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!,? \d)|"
    r"(?:earlier|later) (?:this|that)|the (?:same|following|previous|next) "
    r"(?:day|week|month|year)|(?:days?|weeks?|months?|years?|hours?|minutes?) "
    r"(?:ago|later|earlier|before|prior)(?! (?:the|a|an|his|her|its|their|to)\b)|"
    r"earlier|previously|afterwards|"
    r"as above|below)\b",
    re.IGNORECASE,
)


def fault(statement: str) -> str:
    """Why no question can be made of a statement, or empty."""
    text = statement.strip()
    if not text[:1].isupper() and not text[:1].isdigit():
        return "fragment"
    if count_words(text) > LONGEST:
        return "too-long"
    if count_words(text) < SHORTEST:
        return "too-short"
    if unbalanced(text):
        return "quotation-cut"
    return hanging(text)


def hanging(text: str) -> str:
    """Which words of it only the rest of the article, or the day of reading it, explains."""
    bare = plain(text).strip()
    if (
        HANGING.match(bare)
        or CALLING_IT.match(bare)
        or COUNT_ALONE.match(bare)
        or SAID_IT.search(bare)
        or _pronoun_first(bare)
    ):
        return "hanging"
    if POINTS_BACK.search(bare) or JOINS.search(bare):
        return "points-back"
    him = HIM.search(bare)
    if him and not re.search(r"[A-Z]", bare[1 : him.start()] + him["between"]):
        return "hanging"
    return "time-of-telling" if TIME_OF_TELLING.search(bare) else ""


SEVERAL = re.compile(
    r"\b(?!(?:was|has|is|this|as|his|its|yes|us)\b)[A-Za-z]{2,}(?<!s)s\b|"
    r"\b(?:people|men|women|children|police|and|team|family|group|committee|party|staff)\b"
)
SOMEBODY = re.compile(r"\b(?:an?|the|two|three|four|five|many|most|several|some|\d+) [a-z]+", re.I)


def _pronoun_first(bare: str) -> bool:
    """Whether “he”, “she” or “they” comes before anybody that could be meant."""
    found = PRONOUN.search(bare)
    if found is None:
        return False
    before = bare[: found.start()].split()
    named = [word for at, word in enumerate(before) if word[:1].isupper() and (at or len(word) > 5)]
    if found[0].lower() in ("they", "them", "their"):
        return not SEVERAL.search(" ".join(before))
    return not named and not SOMEBODY.search(" ".join(before))


def hangs(text: str) -> bool:
    """Whether it speaks of “the building” as if one knew which, or names nothing."""
    bare = plain(text)
    if any(_unexplained(found) for found in NEEDS_MORE.finditer(bare)):
        return True
    return not re.search(r"(?<!^)\b[A-Z]\w{2,}", bare)


def _unexplained(found: re.Match[str]) -> bool:
    """“the airline was”, but not “the airline of Iran”, “the Iranian airline” or “the police”."""
    first, second = found["first"], (found["next"] or "").strip()
    third = (found["after"] or "").strip()
    if first in KNOWN_TO_ALL or second in GOES_ON or second[:1].isupper():
        return False
    if not second or second.startswith(",") or second in NOT_A_NOUN:
        return True
    return not (second in KNOWN_TO_ALL or third in GOES_ON or third[:1].isupper())


def plain(text: str) -> str:
    """Without what is quoted, and with a word for the gap."""
    return QUOTED.sub(" ", text).replace(GAP, "Gap")


def unbalanced(text: str) -> bool:
    return (
        text.count("“") != text.count("”")
        or text.count('"') % 2 == 1
        or text.count("(") != text.count(")")
    )
