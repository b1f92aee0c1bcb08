"""What a question offers to choose from, whatever its type."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"(?<!\\)[*`~]+|\b_+|_+\b|\\(?=\W)")


@dataclass(frozen=True)
class Choices:
    """Texts without Markdown. With `shown` they are what the learner picks from."""

    right: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    shown: bool = True

    @property
    def all(self) -> tuple[str, ...]:
        return self.right + self.wrong


def plain(text: str) -> str:
    """Without the signs of Markdown."""
    return " ".join(MARKS.sub("", LINK.sub(r"\1", text)).split())


def choices(content: Mapping[str, Any]) -> Iterator[Choices]:
    """Every list in which one text must not stand for two answers.

    The content is plain data, and may be unfinished: blank texts are left out, and where no key is
    marked yet all are wrong.
    """
    match content:
        case {"options": [*options]}:
            yield _split((option["text"], option["correct"]) for option in options)
        case {"pairs": [*pairs], "distractors": [*others]}:
            rights = dict.fromkeys(pair["right"] for pair in pairs)
            yield _split((text, text in rights) for text in dict.fromkeys([*rights, *others]))
            yield _split((pair["left"], True) for pair in pairs)
        case {"items": [*items]}:
            yield _split((item, True) for item in items)
        case {"accepted": [*_]}:
            yield _typed(content)
        case {"gaps": [*gaps]}:
            for gap in gaps:
                yield _split((text, text in gap["accepted"][:1]) for text in gap["options"])
                yield _typed(gap)


def _split(texts: Iterable[tuple[str, bool]]) -> Choices:
    said = [(plain(text), is_right) for text, is_right in texts if text.strip()]
    right = tuple(text for text, is_right in said if is_right)
    return Choices(right, tuple(text for text, is_right in said if not is_right))


def _typed(answer: Mapping[str, Sequence[Any]]) -> Choices:
    accepted = tuple(filter(str.strip, answer["accepted"]))
    return Choices(accepted, tuple(near["text"] for near in answer["rejected"]), shown=False)
