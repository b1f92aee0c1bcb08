"""Words given as they were said, and who said them."""

import re
from dataclasses import dataclass, replace

from quizapp.articles.extraction.base import Entity, Quotation, Reading
from quizapp.articles.extraction.clauses import word_set
from quizapp.articles.extraction.quote_marks import ENDS_SPEECH
from quizapp.articles.extraction.speakers import Speaker, find_speaker
from quizapp.articles.extraction.speech import Speech, find_speeches

LEAST_WORDS, LEAST_IF_SAID = 5, 3
MOST_BETWEEN = 7
FURTHEST_NOUN = 60
UNKNOWN, CONTINUED = 0.5, 0.8
WRITTEN_ON = re.compile(
    r"\b(?:sign|banner|poster|placard|slogan|titled|entitled|headlined|song|named|nicknamed|dubbed"
    r"|so-called|headline|phrase|term|word|album|film|book|article|case)s?(?:\s+\w+){0,2}[\s,:]*$",
    re.I,
)
CALLED_SO = re.compile(
    r"\s*(?:sign|banner|poster|placard|slogan|song|album|film|campaign)s?\b", re.I
)
SMALL = word_set("a an and as at by for from in of on or the to with")


@dataclass(frozen=True, slots=True)
class Said:
    speech: Speech
    speaker: Speaker | None


def find_quotations(reading: Reading, entities: tuple[Entity, ...]) -> tuple[Quotation, ...]:
    """In the order of the text; a word or two in marks is none, nor is the title of a work."""
    sentences = {one.start: one.index for one in reading.sentences}
    made: list[Quotation] = []
    last: Said | None = None
    for speech in find_speeches(reading, entities):
        speaker = _continued(last, speech) or find_speaker(speech) or _resumed(last, speech)
        last = Said(speech, speaker)
        words = reading.text[speech.passage.start : speech.passage.end]
        if _is_said(speech, words, speaker):
            made.append(_quotation(speech, speaker, sentences[speech.first.start]))
    return tuple(made)


def _quotation(speech: Speech, speaker: Speaker | None, sentence: int) -> Quotation:
    return Quotation(
        start=speech.passage.start,
        end=speech.passage.end,
        sentence=sentence,
        speaker=speaker.entity.id if speaker and speaker.entity else None,
        speaker_span=speaker.span if speaker else None,
        confidence=speaker.confidence if speaker else UNKNOWN,
    )


def _continued(last: Said | None, speech: Speech) -> Speaker | None:
    """Whoever spoke before, where nothing but the quotation stands in its sentence."""
    if last is None or last.speaker is None or _says(speech):
        return None
    before = last.speech
    near = any(before.last is one for one in (speech.first, *speech.earlier[-1:]))
    same = near and before.last.paragraph == speech.first.paragraph
    return _less_sure(last.speaker) if before.passage.goes_on or same else None


def _resumed(last: Said | None, speech: Speech) -> Speaker | None:
    """The same again in one sentence: “… a “disgrace” and “beyond belief””"""
    if last is None or last.speaker is None or last.speech.last is not speech.first:
        return None
    between = speech.words_before()
    start, end = speech.before
    named = any(start <= one.start < end for one in speech.first.named)
    if named or ";" in between or len(between.split()) > MOST_BETWEEN:
        return None
    return _less_sure(last.speaker)


def _less_sure(speaker: Speaker) -> Speaker:
    return replace(speaker, confidence=min(speaker.confidence, CONTINUED))


def _says(speech: Speech) -> bool:
    """Words stand beside the quotation in its sentence."""
    return any(one.isalnum() for one in speech.words_before() + speech.words_after())


def _is_said(speech: Speech, said: str, speaker: Speaker | None) -> bool:
    opens = speech.before[1]
    words = speech.first.words[max(0, opens - FURTHEST_NOUN) : opens]
    if WRITTEN_ON.search(words) or CALLED_SO.match(speech.words_after()):
        return False
    count = len(said.split())
    if speaker is None:
        return count >= LEAST_WORDS and not _is_title(said)
    return count >= LEAST_WORDS or (count >= LEAST_IF_SAID and said[-1:] in ENDS_SPEECH)


def _is_title(said: str) -> bool:
    """“The Lord of the Rings”"""
    words = [one for one in said.split() if one.lower() not in SMALL]
    return bool(words) and all(not one[0].islower() for one in words)
