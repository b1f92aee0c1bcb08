"""Times that only the date of publication makes clear, told so that anybody understands them."""

import re
from collections.abc import Iterator

from quizapp.articles.extraction.base import DateMention
from quizapp.articles.extraction.clauses import Change, Scene, Span, roots, word_set
from quizapp.reading.dates import say_date

PREPOSITIONS = word_set(
    """
    on of by in until till since after before from to through throughout for at between
    during starting beginning around about over than as past into within late-
    """
)
UNSURE_BEFORE = word_set(
    """
    preceding previous following next last early late mid this each every either
    """
)
DETERMINERS = word_set("the a an its his her their")
PART_OF_DAY = re.compile(r"\b(morning|afternoon|evening|night)\b", re.I)
PART_AFTER = re.compile(r"\s+(morning|afternoon|evening|night)\b")
SOFTENING = frozenset({"early", "late", "mid", "earlier", "later"})
WORD_BEFORE = re.compile(r"([\w’'-]+)\s+$")
TWO_BEFORE = re.compile(r"([\w’'-]+)\s+(?:late|early)\s+$")
VAGUE = re.compile(
    r"""\b(?:today|tonight|yesterday|tomorrow|now|nowadays|currently|presently|recently|ago|lately
    |so\ far|to\ date|at\ (?:the|this|that)\ (?:time|point|moment)|the\ time\ of\ writing|recent
    |at\ present|until\ then|since\ then|by\ then|since|ongoing|current|upcoming
    |(?:time|while|moment)\ later
    |the\ (?:next|following|previous|same|preceding|other)\ (?:day|night|week|weekend|month|year
        |morning|afternoon|evening)
    |(?:last|next|this|past|that)\ (?:day|night|week|weekend|month|year|morning|afternoon|evening
        |spring|summer|autumn|fall|winter|decade|century)
    |(?:earlier|later)\ (?:that|in\ the|on|today|this)
    |(?:days?|weeks?|months?|years?|hours?|minutes?)\ (?:earlier|later|before|afterwards?)
    )\b""",
    re.X | re.I,
)
CURRENT_ROLE = re.compile(
    r"(?<!\b[Aa] )(?<!\b[Aa]n )(?<!\bthen-)\bcurrent (?=(?:[\w-]+ ){0,2}?(?:president"
    r"|prime minister|minister|governor|mayor|chairman|chairwoman|chair|director|leader|head"
    r"|chancellor|secretary|bishop|king|queen|speaker|coach|captain)\b)"
)
SINCE = re.compile(r"since\b(?=\s*[,.;]|\s+(?:been|become|then|had)\b)", re.I)
OPENING = re.compile(
    r"(?:Then|Later|Afterwards?|Soon|Earlier|Previously|Subsequently|Eventually|Shortly|Formerly"
    r"|Immediately|Until recently|Before that|After that)\b(?! (?:than|called|known))"
)

TO_COME = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|until|till|before|next|upcoming|due"
    r"|expected|scheduled|planned|set for|set to|to be)\b"
)
NO_DAY = re.compile(r"\b(?:in|during) the (?:morning|afternoon|evening|night)\b(?! of)")

Times = tuple[Change, ...] | None


def tell_times(scene: Scene) -> Times:
    """The changes that make every time in the sentence clear; `None` where one cannot be."""
    if OPENING.match(scene.words) or _is_vague(scene):
        return None
    made = list(_current(scene))
    for span, date in scene.dated:
        if date.first is None or (date.relative and scene.is_quoted(*span)):
            return None
        if date.relative:
            change = _tell(scene, span, date)
            if change is None:
                return None
            made.append(change)
    return tuple(made)


def _current(scene: Scene) -> Iterator[Change]:
    """“the current president” was the president when the article was written."""
    for found in CURRENT_ROLE.finditer(scene.words):
        if not scene.is_quoted(*found.span()):
            yield Change(*found.span(), "", "relative time")


def _is_vague(scene: Scene) -> bool:
    spans = [span for span, _date in scene.dated]
    if not spans and NO_DAY.search(scene.words):
        return True
    for found in VAGUE.finditer(scene.words):
        start, end = found.span()
        inside = any(first <= start and end <= last for first, last in spans)
        if CURRENT_ROLE.match(scene.words, start):
            continue
        plain_since = found[0].lower() == "since" and not SINCE.match(scene.words, start)
        if not inside and not plain_since and not scene.is_quoted(start, end):
            return True
    return False


def _tell(scene: Scene, span: Span, date: DateMention) -> Change | None:
    start, end = span
    about = date.about.lower().strip("- ")
    if _comes_too_late(scene, date):
        return None
    if date.first is None or date.first != date.last or (about and about not in SOFTENING):
        return None
    if scene.words[start:end].lower() == "today" and _is_present(scene):
        return None
    if date.first.day is None and date.first.month and _is_before_the_past(scene, span):
        return None
    said = say_date(date.first)
    if date.first.day is None or about:
        return _tell_longer(scene, span, said, about, date.first.month is None)
    if inside := PART_OF_DAY.search(scene.words, start, end):
        said = f"the {inside[1].lower()} of {said}"
    elif after := PART_AFTER.match(scene.words, end):
        said, end = f"the {after[1]} of {said}", after.end()
    return _placed(scene, (start, end), said, "on")


def _comes_too_late(scene: Scene, date: DateMention) -> bool:
    """A day after the article, where the sentence tells what was: the year was guessed wrong."""
    if date.first is None or date.first.day is None or scene.today is None:
        return False
    is_past = any(one.tag_ == "VBD" for one in roots(scene.doc)) and not TO_COME.search(scene.words)
    return is_past and scene.today.day is not None and str(date.first) > str(scene.today)


def _is_present(scene: Scene) -> bool:
    """“Today, thousands live there”: nowadays, not on that day."""
    return all(one.tag_ in ("VBP", "VBZ") for one in roots(scene.doc))


def _is_before_the_past(scene: Scene, span: Span) -> bool:
    """“had attacked in February”: of which year is anybody's guess."""
    inside = [one for one in scene.doc if span[0] <= one.idx < span[1]]
    above = inside[-1].ancestors if inside else ()
    verb = next((one for one in above if one.pos_ in ("VERB", "AUX")), None)
    return verb is not None and any(
        one.dep_ == "aux" and one.lower_ == "had" for one in verb.children
    )


def _tell_longer(scene: Scene, span: Span, said: str, about: str, is_year: bool) -> Change | None:
    """A month or year; “earlier this year” becomes “earlier in 2019”."""
    if about in ("earlier", "later"):
        said = f"{about} in {said}"
        is_free = _word_before(scene, span) not in PREPOSITIONS
        return _change(scene, span, said) if is_free else None
    if about and is_year:
        return None
    return _placed(scene, span, f"{about} {said}".strip(), "in")


def _placed(scene: Scene, span: Span, said: str, preposition: str) -> Change | None:
    """With a preposition if none is there yet."""
    start, end = span
    before = _word_before(scene, span)
    if scene.words[end:].startswith(("'s", "’s")):
        plain = not said.startswith("the ") and before not in DETERMINERS
        return _change(scene, (start, end + 2), f"the {said}") if plain else None
    if before in ("late", "early", "mid"):
        two = TWO_BEFORE.search(scene.words, 0, start)
        is_free = two is None or two[1].lower() not in PREPOSITIONS
        return _change(scene, span, f"{preposition} {said}") if is_free else None
    if before in UNSURE_BEFORE or scene.words[start - 1 : start] in ("-", "–", "/"):
        return None
    if _is_attribute(scene, span):
        fits = before in DETERMINERS and not said.startswith("the ")
        return _change(scene, span, said) if fits else None
    bare = before in PREPOSITIONS or _follows_another(scene, start) or _is_subject(scene, span)
    return _change(scene, span, said if bare else f"{preposition} {said}")


def _is_attribute(scene: Scene, span: Span) -> bool:
    """“the Tuesday report”"""
    inside = [one for one in scene.doc if span[0] <= one.idx < span[1]]
    last = inside[-1] if inside else None
    is_before = last is not None and last.head.i > last.i and last.head.idx >= span[1]
    return is_before and last is not None and last.dep_ in ("compound", "amod", "nmod", "nummod")


def _is_subject(scene: Scene, span: Span) -> bool:
    """“Monday was the last day.”"""
    inside = [one for one in scene.doc if span[0] <= one.idx < span[1]]
    return any(one.dep_ in ("nsubj", "nsubjpass") and one.head.idx >= span[1] for one in inside)


def _follows_another(scene: Scene, start: int) -> bool:
    """“on Monday and Tuesday”"""
    joined = re.search(r"(?:\s+(?:and|or|to)\s+|,\s+)$", scene.words[:start])
    if joined is None:
        return False
    before = [span for span, _date in scene.dated if span[1] == joined.start()]
    return bool(before) and _word_before(scene, before[0]) in PREPOSITIONS


def _word_before(scene: Scene, span: Span) -> str:
    found = WORD_BEFORE.search(scene.words, 0, span[0])
    return found[1].lower() if found else ""


def _change(scene: Scene, span: Span, said: str) -> Change:
    return Change(*span, said, "relative time")
