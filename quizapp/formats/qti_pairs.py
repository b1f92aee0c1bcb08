"""Things of a QTI item that belong together: as pairs, or in the gaps of a text. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from quizapp.formats.items import Gap, Option, Pair
from quizapp.formats.qti_candidates import pairs_for
from quizapp.formats.qti_feedback import Trials, sort_feedback
from quizapp.formats.qti_markup import to_html
from quizapp.formats.qti_question import (
    Question,
    cloze_stem,
    garbage,
    is_true,
    leave_prompt,
    share,
    stem_html,
)
from quizapp.formats.qti_scoring import NO_KEY
from quizapp.formats.qti_tree import Element, Unreadable, named, remove, replace, unwrap
from quizapp.formats.qti_values import Declared, Value
from quizapp.messages import Message

SHARED = Message("Some of its things have several partners or none, which we do not have.")
UNEVEN = Message("Its pairs count differently there; here all count the same.")
SIDES = Message("Its things could be joined freely there; here the first of each pair stands left.")
NO_PAIR = Message("Its right answer names something that is not in it.")
MANY = Message("Several things go into one of its gaps, which we do not have.")
PICTURES = Message("Pictures are put into its gaps, which we do not have.")

Ids = tuple[str, str]


def read_matching(question: Question, interaction: Element) -> dict[str, Any]:
    """The fields of an item."""
    response = question.response(interaction)
    sets = [_texts(one) for one in interaction.iterchildren("simpleMatchSet")]
    if len(sets) != 2:
        raise Unreadable(Message("It needs two lists of things to match."))
    pairs = _solution(question, response)
    # An identifier may stand in both lists: the first one of a pair is always of the first list.
    if any(one not in sets[0] or other not in sets[1] for one, other in pairs):
        raise Unreadable(NO_PAIR)
    lefts, rights = sets
    if not _each_once([one for one, _other in pairs], lefts):
        lefts, rights, pairs = rights, lefts, [(other, one) for one, other in pairs]
        if not _each_once([one for one, _other in pairs], lefts):
            raise Unreadable(SHARED)
    return _fields(question, interaction, _in_order(pairs, lefts), lefts, rights)


def read_association(question: Question, interaction: Element) -> dict[str, Any]:
    """The fields of an item: things that are all in one list."""
    response = question.response(interaction)
    texts = _texts(interaction)
    pairs = _solution(question, response)
    used = [name for pair in pairs for name in pair]
    if not set(used) <= set(texts):
        raise Unreadable(NO_PAIR)
    if len(set(used)) < len(used):
        raise Unreadable(SHARED)
    question.note(SIDES)
    return _fields(question, interaction, pairs, texts, texts)


def _texts(holder: Element) -> dict[str, str]:
    choices = holder.iterchildren("simpleAssociableChoice")
    return {one.get("identifier", ""): to_html(one) for one in choices}


def _solution(question: Question, response: Declared) -> list[Ids]:
    """The right pairs: as declared, or what earns points."""
    found = [str(part) for part in response.right.parts]
    mapped = response.mapped.entries if response.mapped else {}
    if not found:
        found = [name for name, worth in mapped.items() if worth > 0]
    if not found:
        tried = pairs_for(question.scoring, response)
        found = [one for one in tried if question.run(**{response.id: Value((one,))}).points > 0]
    pairs = [(one.split()[0], one.split()[1]) for one in found if len(one.split()) == 2]
    if not pairs:
        raise Unreadable(NO_KEY)
    if len({mapped[name] for name in found if name in mapped}) > 1:
        question.note(UNEVEN)
    return pairs


def _each_once(used: Sequence[str], all_of_them: Mapping[str, str]) -> bool:
    counts = Counter(used)
    return all(counts[name] == 1 for name in all_of_them)


def _in_order(pairs: Sequence[Ids], lefts: Mapping[str, str]) -> list[Ids]:
    places = {name: place for place, name in enumerate(lefts)}
    return sorted(pairs, key=lambda pair: places[pair[0]])


def _fields(
    question: Question,
    interaction: Element,
    pairs: Sequence[Ids],
    lefts: Mapping[str, str],
    rights: Mapping[str, str],
) -> dict[str, Any]:
    used = {name for pair in pairs for name in (pair if lefts is rights else pair[1:])}
    told = _told(question, interaction, pairs)
    leave_prompt(interaction, question.body)
    return {
        "type": "matching",
        "stem_html": stem_html(question),
        "pairs": (
            *(Pair(lefts[one], rights[other]) for one, other in pairs),
            *(Pair("", text) for name, text in rights.items() if name not in used),
        ),
        "shuffled": is_true(interaction, "shuffle"),
        **told,
    }


def _told(question: Question, interaction: Element, pairs: Sequence[Ids]) -> dict[str, str]:
    """Remarks on the whole answer."""
    response = question.response(interaction)
    key = response.right
    if not key.parts:
        key = Value(tuple(f"{one} {other}" for one, other in pairs))
    full = question.run(**{response.id: key})
    none = question.run(**{response.id: garbage(response)})
    return sort_feedback(question, Trials(full, none)).parts()


def read_gap_match(question: Question, interaction: Element) -> dict[str, Any]:
    """The fields of an item: each gap is given all the texts to choose from."""
    if next(interaction.iterchildren("gapImg"), None) is not None:
        raise Unreadable(PICTURES)
    response = question.response(interaction)
    texts = [
        (one.get("identifier", ""), to_html(one)) for one in interaction.iterchildren("gapText")
    ]
    gaps = list(named(interaction, "gap"))
    fitting = _fitting(question, response, [name for name, _text in texts])
    names = [gap.get("identifier", "") for gap in gaps]
    if not gaps or any(not fitting.get(name) for name in names):
        raise Unreadable(SHARED if gaps else NO_KEY)
    told = _told(question, interaction, [(one, gap) for gap in names for one in fitting[gap]])
    mark = question.mark
    for number, gap in enumerate(gaps, 1):
        replace(gap, f"{mark}{number}{mark}")
    _open(interaction)
    bests = [max(fitting[name].values()) for name in names]
    return {
        "type": "cloze",
        "stem_html": cloze_stem(question, mark, len(gaps)),
        "gaps": tuple(
            Gap(_options(texts, fitting[name], best), weight=float(best / min(bests)))
            for name, best in zip(names, bests, strict=True)
        ),
        "shuffled": is_true(interaction, "shuffle"),
        **told,
    }


def _fitting(
    question: Question, response: Declared, texts: Sequence[str]
) -> dict[str, dict[str, Decimal]]:
    """For each gap the texts that fit, with what each earns."""
    mapped = response.mapped.entries if response.mapped else {}
    uneven = len(question.notes)
    pairs = _solution(question, response)
    if response.right.parts and len({*texts}.union(*pairs)) < len(texts) + len(pairs):
        raise Unreadable(MANY)
    # Gaps may count differently here too.
    del question.notes[uneven:]
    found: dict[str, dict[str, Decimal]] = {}
    for one, other in pairs:
        text, gap = (one, other) if one in texts else (other, one)
        if text not in texts:
            raise Unreadable(NO_PAIR)
        worth = mapped.get(f"{one} {other}", Decimal(1))
        found.setdefault(gap, {})[text] = worth if worth > 0 else Decimal(1)
    return found


def _options(
    texts: Sequence[Ids], fitting: Mapping[str, Decimal], best: Decimal
) -> tuple[Option, ...]:
    return tuple(Option(text, share(fitting.get(name, Decimal(0)), best)) for name, text in texts)


def _open(interaction: Element) -> None:
    """Leaves the prompt and the text with the gaps in its place."""
    for one in list(interaction.iterchildren("gapText")):
        remove(one)
    prompt = next(interaction.iterchildren("prompt"), None)
    if prompt is not None:
        prompt.tag = "p"
        prompt.attrib.clear()
    unwrap(interaction)
