"""What a question of QTI 1.2 becomes with us, whichever program wrote it. Pure."""

from collections.abc import Callable, Sequence

from quizapp.formats.items import ItemType
from quizapp.formats.qti12_keys import ESSAY, Parts
from quizapp.formats.qti12_questions import Asked, Raw
from quizapp.formats.qti12_several import chosen_gaps, matching, typed_gaps
from quizapp.formats.qti12_single import numerical, ordering, several, single, typed
from quizapp.formats.qti12_texts import within
from quizapp.formats.qti_tree import Unreadable
from quizapp.messages import Message

MOST_OPTIONS = 200

NO_WAY = Message("It has no way to answer.")
TEXT_ONLY = Message("It is a text without a question.")
UPLOAD = Message("It asks for a file, which cannot be checked here.")
CALCULATED = Message("It calculates with numbers that change, which cannot be done here.")
PLACES = Message("It asks for places on a picture, which cannot be asked for here.")
SORTING = Message("It sorts answers into groups, which cannot be asked for here.")
ANY_ORDER = Message("It takes several texts in any order, which cannot be asked for here.")
OPINION = Message("It asks for an opinion, so that no answer is right.")
TOO_MANY = Message("It has more than {most} answers.", {"most": MOST_OPTIONS})
MIXED = Message("It mixes ways of answering that cannot be combined here.")

SEVERAL = ("multiple_answers", "multiple answer", "multiple_response", "multi-select")
"""Words in the kind of a question of which several options may be right."""

REFUSED = (
    ("essay", ESSAY),
    ("short response", ESSAY),
    ("file_upload", UPLOAD),
    ("file upload", UPLOAD),
    ("text_only", TEXT_ONLY),
    ("calculated", CALCULATED),
    ("formula", CALCULATED),
    ("hot_spot", PLACES),
    ("hot spot", PLACES),
    ("categorization", SORTING),
    ("opinion scale", OPINION),
    ("likert", OPINION),
    ("quiz bowl", ESSAY),
    ("stimulus", TEXT_ONLY),
    ("long answer", ESSAY),
    ("arithmetic", CALCULATED),
    ("significant figures", CALCULATED),
    ("multi-short", ANY_ORDER),
)
"""Words in the kind of a question that cannot be taken."""


def parts_of(raw: Raw) -> tuple[ItemType, Parts]:
    """Raises `Unreadable`."""
    for word, reason in REFUSED:
        if word in raw.kind:
            raise Unreadable(reason)
    asked = raw.asked
    if sum(len(one.labels) for one in asked) > MOST_OPTIONS:
        raise Unreadable(TOO_MANY)
    if not asked:
        raise Unreadable(TEXT_ONLY if not list(within(raw.element, "varequal")) else NO_WAY)
    if any(one.rendering == "other" for one in asked):
        raise Unreadable(PLACES)
    return _reader(raw, asked)(raw)


def _reader(raw: Raw, asked: Sequence[Asked]) -> Callable[[Raw], tuple[ItemType, Parts]]:
    kind = raw.kind
    if "matching" in kind or kind == "match":
        return matching
    if "multiple_blanks" in kind or "fill in the blank plus" in kind:
        return typed_gaps
    if "dropdown" in kind or "jumbled" in kind:
        return chosen_gaps
    if "ordering" in kind and asked[0].cardinality != "ordered":
        return matching if len(asked) > 1 else ordering
    if len(asked) > 1:
        return _of_several(asked)
    one = asked[0]
    if "numerical" in kind or one.rendering == "number" or kind == "numeric":
        return numerical
    if one.rendering == "text":
        return typed
    if one.cardinality == "ordered":
        return ordering
    multiple = any(word in kind for word in SEVERAL)
    return several if one.cardinality == "multiple" or multiple else single


def _of_several(asked: Sequence[Asked]) -> Callable[[Raw], tuple[ItemType, Parts]]:
    if all(one.rendering == "choice" for one in asked):
        texts = {tuple(label.html for label in one.labels) for one in asked}
        return matching if len(texts) == 1 and len(asked) > 1 else chosen_gaps
    if all(one.rendering in ("text", "number") for one in asked):
        return typed_gaps
    raise Unreadable(MIXED)
