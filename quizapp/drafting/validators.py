"""What every draft has to pass before a teacher sees it. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from quizapp.drafting.base import Draft, Option
from quizapp.drafting.context import Context
from quizapp.drafting.leaks import date_leaks, names_leak, number_leaks
from quizapp.drafting.standing import LEAD, LONGEST, SHORTEST, hanging, unbalanced
from quizapp.drafting.wording import GAP, QUOTED, count_words
from quizapp.errors import ContentError
from quizapp.question_types import BY_KEY
from quizapp.reading.dates import PartialDate, read_date
from quizapp.reading.folding import solid, words
from quizapp.reading.numbers import read_number

Validator = Callable[[Draft, Context], str | None]
"""The name of what is wrong, or `None`."""

MARKUP = re.compile(r"\(\(|[\u200b-\u200f*`\\<>~|]|(?<!_)_(?!_)|https?://|\[\d")
SOUND = re.compile(r"\b(an?)\s+(?:\w+-)?___", re.IGNORECASE)
VOWEL_NUMBERS = re.compile(r"^(?:8|11(?!\d)|18(?!\d))")
WITH_WORDS = ("multiple_choice", "true_false", "numeric", "date", "short_answer")


def one_key(draft: Draft, context: Context) -> str | None:
    """Exactly one option is right, and none of the others could be by the same sentence."""
    if not draft.options:
        return None
    if sum(option.correct for option in draft.options) != 1 or len(draft.options) < 4:
        return "options"
    said = context.extraction.reading.text[draft.start : draft.end]
    wrong = (option.text for option in draft.options if not option.correct)
    return "also-true" if any(_told(said, text) for text in wrong) else None


def _told(said: str, text: str) -> bool:
    """Whether the sentence holds the option."""
    when = read_date(text)
    if isinstance(when, PartialDate):
        return date_leaks(said, when)
    number = read_number(text)
    if number:
        return number_leaks(said, number.value)
    return f" {' '.join(words(text))} " in f" {' '.join(words(said))} "


def no_alias(draft: Draft, context: Context) -> str | None:
    """No two options name the same."""
    named = [_same(context, option.text) for option in draft.options]
    if any(one & other for at, one in enumerate(named) for other in named[:at]):
        return "alias"
    return None


def _same(context: Context, text: str) -> set[str]:
    folded = solid(text)
    return {folded, *context.names.get(folded, ())}


def key_not_in_stem(draft: Draft, context: Context) -> str | None:
    if draft.type not in WITH_WORDS or draft.type == "true_false":
        return None
    stem = draft.stem.replace(GAP, " ")
    when = read_date(draft.answer)
    if isinstance(when, PartialDate):
        return "key-in-stem" if date_leaks(stem, when) else None
    number = read_number(draft.answer)
    if number:
        return "key-in-stem" if number_leaks(stem, number.value) else None
    if draft.family == "flashcard":
        return "key-in-stem" if solid(draft.answer) in solid(stem) else None
    return "key-in-stem" if names_leak(stem, {draft.answer}) else None


def anchored(draft: Draft, context: Context) -> str | None:
    """Its evidence is there, and holds the fact, or names what that is about."""
    facts = context.extraction.facts
    if not 0 <= draft.fact < len(facts) or draft.start >= draft.end:
        return "not-anchored"
    fact = facts[draft.fact]
    entity = context.entity(fact)
    mentions = entity.mentions if entity else ()
    spans = [(fact.start, fact.end), *((one.start, one.end) for one in mentions)]
    held = any(draft.start <= start and end <= draft.end for start, end in spans)
    return None if held else "not-anchored"


def quotes_untouched(draft: Draft, context: Context) -> str | None:
    """What stands between quotation marks stands so in the article or in its title."""
    if draft.type == "true_false" and GAP in draft.stem:
        return "gap"
    for found in QUOTED.finditer(draft.stem):
        if _unquoted(found[0]) not in _source(context):
            return "quotation-edited"
    return "quotation-cut" if unbalanced(draft.stem) else None


def _source(context: Context) -> str:
    if "source" not in context.remembered:
        text = f"{context.title} {context.extraction.reading.text}"
        context.remembered["source"] = _unquoted(text)
    return str(context.remembered["source"])


def _unquoted(text: str) -> str:
    text = re.sub(r"[“”‘’\"'`]", "", text)
    return " ".join(text.split()).strip(" .,")


def no_dateline(draft: Draft, context: Context) -> str | None:
    """The day of the report is never claimed to be that of an event by its dateline."""
    fact = context.extraction.facts[draft.fact]
    return None if context.in_body(fact) else "dateline"


def stands_alone(draft: Draft, context: Context) -> str | None:
    if draft.type in ("matching", "ordering"):
        return None
    bare = QUOTED.sub("", LEAD.sub("", draft.stem)).strip()
    if reason := hanging(bare):
        return reason
    return "markup" if MARKUP.search(draft.stem) else None


def same_kind(draft: Draft, context: Context) -> str | None:
    """The options are written alike, and grammar does not tell the right one."""
    texts = [option.text for option in draft.options]
    if len({_form(text) for text in texts}) > 1:
        return "forms-differ"
    if any(MARKUP.search(text) for text in texts):
        return "markup"
    sound = SOUND.search(draft.stem)
    fits = {_vowel(option.text) for option in draft.options}
    return "grammar-tells" if sound and len(fits) > 1 else None


def _form(text: str) -> tuple[str, object]:
    when = read_date(text)
    if isinstance(when, PartialDate):
        return "date", when.precision
    return ("number", "") if read_number(text) else ("name", text[:1].isupper() or text[:1] == "e")


def _vowel(text: str) -> bool:
    return bool(VOWEL_NUMBERS.match(text)) or text[:1].lower() in "aeiou"


def length(draft: Draft, context: Context) -> str | None:
    if draft.type in ("matching", "ordering"):
        return None
    bare = LEAD.sub("", draft.stem)
    if count_words(bare) < SHORTEST and draft.family not in ("flashcard", "who-said"):
        return "too-short"
    return "too-long" if count_words(bare) > LONGEST else None


def loads(draft: Draft, context: Context) -> str | None:
    """The question type takes the content, and the stem is one line that can be shown."""
    try:
        BY_KEY[draft.type].load(draft.content)
    except ContentError:
        return "content"
    return "content" if "\n" in draft.stem or not draft.stem.strip() else None


VALIDATORS: tuple[tuple[str, Validator], ...] = (
    ("anchored", anchored),
    ("no-dateline", no_dateline),
    ("length", length),
    ("stands-alone", stands_alone),
    ("quotes-untouched", quotes_untouched),
    ("key-not-in-stem", key_not_in_stem),
    ("one-key", one_key),
    ("no-alias", no_alias),
    ("same-kind", same_kind),
    ("loads", loads),
)


def check(draft: Draft, context: Context) -> str | None:
    """The first reason against the draft, or `None`."""
    return next(_failures(draft, context), None)


def _failures(draft: Draft, context: Context) -> Iterator[str]:
    for _, validator in VALIDATORS:
        if reason := validator(draft, context):
            yield reason


def keeps(draft: Draft, options: tuple[Option, ...], context: Context) -> bool:
    """Whether another set of options would pass too."""
    other = replace(draft, options=options)
    return not any(one(other, context) for one in (one_key, no_alias, same_kind))
