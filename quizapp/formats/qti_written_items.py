"""Each type of question as the interaction of QTI 2.2 that asks it. Pure."""

from collections.abc import Callable, Sequence

from quizapp.formats.items import Item, ItemType
from quizapp.formats.qti_drafts import RESPONSE, Draft, NotWritten, score_by_key, score_by_map
from quizapp.formats.qti_elements import make
from quizapp.formats.qti_rules import base_value, variable, yes_or_no
from quizapp.formats.qti_tree import Element
from quizapp.formats.qti_written_gaps import write_cloze
from quizapp.formats.qti_written_texts import (
    NO_RIGHT,
    RIGHT,
    TOO_FEW,
    write_number,
    write_text,
)
from quizapp.messages import Message

ENDS = Message("What the first and the last place are called was left out.")


def write_choice(draft: Draft) -> None:
    """One or several of the options; true or false has identifiers that say so."""
    item = draft.item
    several = item.type == "multiple_response"
    ids = _choice_ids(item)
    best = max((one.fraction for one in item.options), default=0.0)
    if best <= 0:
        raise NotWritten(NO_RIGHT)
    right = [name for name, one in zip(ids, item.options, strict=True) if one.fraction >= RIGHT]
    if several:
        right = [name for name, one in zip(ids, item.options, strict=True) if one.fraction > 0]
    right = right or [ids[[one.fraction for one in item.options].index(best)]]
    mapped = {name: one.fraction for name, one in zip(ids, item.options, strict=True)}
    _declare_choice(draft, several, right, mapped)
    draft.stem()
    draft.body.append(_choice_interaction(draft, ids, several))
    for number, (name, one) in enumerate(zip(ids, item.options, strict=True), 1):
        chosen = make("member", base_value("identifier", name), variable(RESPONSE))
        if not several:
            chosen = make("match", variable(RESPONSE), base_value("identifier", name))
        draft.tell(f"told_{number}", one.feedback_html, chosen)
    draft.tell_all()


def _choice_ids(item: Item) -> list[str]:
    if item.type == "true_false":
        return ["true", "false"]
    return [f"choice_{number}" for number in range(1, len(item.options) + 1)]


def _declare_choice(
    draft: Draft, several: bool, right: Sequence[str], mapped: dict[str, float]
) -> None:
    if not several and all(share in (0.0, 1.0) for share in mapped.values()) and len(right) == 1:
        draft.respond(RESPONSE, "single", "identifier", right)
        return score_by_key(draft)
    points = {name: share * draft.item.points for name, share in mapped.items()}
    kept = {name: earned for name, earned in points.items() if earned}
    if several:
        draft.respond(RESPONSE, "multiple", "identifier", right, kept, lowerBound="0")
    else:
        draft.respond(RESPONSE, "single", "identifier", right, kept)
    return score_by_map(draft)


def _choice_interaction(draft: Draft, ids: Sequence[str], several: bool) -> Element:
    choices = [
        draft.content.fill(make("simpleChoice", identifier=name), one.text_html)
        for name, one in zip(ids, draft.item.options, strict=True)
    ]
    return make(
        "choiceInteraction",
        *choices,
        responseIdentifier=RESPONSE,
        shuffle=yes_or_no(draft.item.shuffled and draft.item.type != "true_false"),
        maxChoices="0" if several else "1",
    )


def write_pairs(draft: Draft) -> None:
    """Answers on the right that several left sides share are one choice."""
    item = draft.item
    rights = list(dict.fromkeys(one.right_html for one in item.pairs))
    names = {text: f"right_{number}" for number, text in enumerate(rights, 1)}
    pairs = [one for one in item.pairs if one.left_html]
    if len(pairs) < 1 or len(rights) < 1:
        raise NotWritten(TOO_FEW)
    key = [f"left_{at} {names[one.right_html]}" for at, one in enumerate(pairs, 1)]
    draft.respond(
        RESPONSE, "multiple", "directedPair", key, dict.fromkeys(key, item.points / len(key))
    )
    score_by_map(draft)
    draft.stem()
    lefts = [(f"left_{at}", one.left_html, "1") for at, one in enumerate(pairs, 1)]
    count = str(len(pairs))
    draft.body.append(
        make(
            "matchInteraction",
            _match_set(draft, lefts),
            _match_set(draft, [(names[text], text, count) for text in rights]),
            responseIdentifier=RESPONSE,
            shuffle=yes_or_no(item.shuffled),
            maxAssociations=count,
        )
    )
    draft.tell_all()


def _match_set(draft: Draft, choices: Sequence[tuple[str, str, str]]) -> Element:
    found = make("simpleMatchSet")
    for name, markup, most in choices:
        choice = make("simpleAssociableChoice", identifier=name, matchMax=most)
        found.append(draft.content.fill(choice, markup))
    return found


def write_sequence(draft: Draft) -> None:
    item = draft.item
    if any(item.ends):
        draft.warn(ENDS)
    if len(item.sequence) < 2:
        raise NotWritten(TOO_FEW)
    ids = [f"place_{number}" for number in range(1, len(item.sequence) + 1)]
    draft.respond(RESPONSE, "ordered", "identifier", ids)
    score_by_key(draft)
    draft.stem()
    choices = [
        draft.content.fill(make("simpleChoice", identifier=name), text)
        for name, text in zip(ids, item.sequence, strict=True)
    ]
    draft.body.append(
        make("orderInteraction", *choices, responseIdentifier=RESPONSE, shuffle="true")
    )
    draft.tell_all()


WRITERS: dict[ItemType, Callable[[Draft], None]] = {
    "multiple_choice": write_choice,
    "multiple_response": write_choice,
    "true_false": write_choice,
    "short_answer": write_text,
    "numeric": write_number,
    "matching": write_pairs,
    "ordering": write_sequence,
    "cloze": write_cloze,
}
