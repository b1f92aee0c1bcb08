"""QTI 1.2 questions that are answered in several places: pairs, and gaps in a text. Pure."""

from quizapp.formats.html import GAP, to_plain
from quizapp.formats.items import Answer, Gap, ItemType, Option, Pair
from quizapp.formats.qti12_keys import (
    FEW,
    NO_RIGHT,
    Parts,
    asked_for,
    typed_answers,
)
from quizapp.formats.qti12_questions import Asked, Label, Raw
from quizapp.formats.qti12_scoring import Scoring
from quizapp.formats.qti_tree import Unreadable


def matching(raw: Raw) -> tuple[ItemType, Parts]:
    asked = raw.asked
    lefts = _lefts(raw)
    pairs: list[Pair] = []
    used: set[str] = set()
    for one, left in zip(asked, lefts, strict=True):
        text = _right_side(raw, one)
        used.add(text)
        pairs.append(Pair(left, text))
    if len(pairs) < 2:
        raise Unreadable(FEW)
    others = list(raw.rights) or [label.html for one in asked for label in one.labels]
    spare = [text for text in dict.fromkeys(others) if text and text not in used]
    stem = raw.stem if not raw.rights else next((p for p in raw.pieces if isinstance(p, str)), "")
    return "matching", {
        "stem_html": stem,
        "pairs": (*pairs, *(Pair("", text) for text in spare)),
    }


def _lefts(raw: Raw) -> list[str]:
    """What each response has before it, or right after it as Blackboard writes it."""
    if all(one.prompt for one in raw.asked):
        return [one.prompt for one in raw.asked]
    found, pieces = [], raw.pieces
    for place, one in enumerate(pieces):
        if isinstance(one, Asked):
            after = pieces[place + 1] if place + 1 < len(pieces) else ""
            before = pieces[place - 1] if place else ""
            near = after if raw.rights else before
            found.append(one.prompt or (near if isinstance(near, str) else ""))
    return found


def _right_side(raw: Raw, one: Asked) -> str:
    right = _right_label(raw, one)
    place = one.labels.index(right)
    if raw.rights and not right.html and place < len(raw.rights):
        return raw.rights[place]
    return right.html


def _right_label(raw: Raw, one: Asked) -> Label:
    """The label that earns most for this response alone."""
    scoring = Scoring(raw.element)
    scores = [scoring.score({one.ident: [label.ident]}) for label in one.labels]
    best = max(scores, default=0.0)
    if best > 0 and scores.count(best) == 1:
        return one.labels[scores.index(best)]
    named = [
        (each.text or "").strip() for each in asked_for(raw) if each.get("respident") == one.ident
    ]
    for label in one.labels:
        if label.ident in named:
            return label
    raise Unreadable(NO_RIGHT)


def typed_gaps(raw: Raw) -> tuple[ItemType, Parts]:
    """Labels of a gap, where there are some, are all accepted."""
    gaps = []
    for one in raw.asked:
        if one.labels and one.rendering == "choice":
            answers = tuple(Answer(to_plain(label.html)) for label in one.labels if label.html)
        else:
            answers = typed_answers(raw, one)
        if not answers:
            raise Unreadable(NO_RIGHT)
        gaps.append(Gap(answers=answers))
    return "cloze", {"stem_html": _with_places(raw), "gaps": tuple(gaps)}


def chosen_gaps(raw: Raw) -> tuple[ItemType, Parts]:
    gaps = []
    for one in raw.asked:
        right = _right_label(raw, one)
        options = tuple(Option(label.html, float(label is right)) for label in one.labels)
        gaps.append(Gap(options=options))
    return "cloze", {"stem_html": _with_places(raw), "gaps": tuple(gaps)}


def _with_places(raw: Raw) -> str:
    """Canvas names its gaps in the text, as `[gap]`; others put them between the texts."""
    names = [_name_of_gap(one) for one in raw.asked]
    stem = GAP.sub("&#123;", raw.stem)
    if all(f"[{name}]" in stem for name in names):
        for number, name in enumerate(names, 1):
            stem = stem.replace(f"[{name}]", f"{{{number}}}", 1)
        return stem
    parts, number = [], 0
    for piece in raw.pieces:
        if isinstance(piece, Asked):
            number += 1
            parts.append(f"{GAP.sub('&#123;', piece.prompt)} {{{number}}}")
        else:
            parts.append(GAP.sub("&#123;", piece))
    return " ".join(part.strip() for part in parts if part.strip())


def _name_of_gap(one: Asked) -> str:
    prompt = to_plain(one.prompt)
    return prompt or one.ident.removeprefix("response_")
