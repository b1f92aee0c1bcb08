"""What differs between two documents of a set: to be looked at, and in words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

from quizapp.bank.checks.choices import plain
from quizapp.bank.diffs import Change, differences, word_pieces
from quizapp.messages import Message
from quizapp.question_types import BY_KEY

LONGEST_STEM = 80
OF_QUESTION = {
    "type": Message("kind of question"),
    "stem": Message("wording"),
    "content": Message("answers"),
    "explanation": Message("explanation"),
    "difficulty": Message("difficulty"),
    "tags": Message("tags"),
    "evidence": Message("evidence"),
    "image": Message("picture"),
}
OF_SET = {
    "title": (Message("Title"), Message("Title changed")),
    "summary": (Message("Summary"), Message("Summary changed")),
    "level": (Message("Level"), Message("Level changed")),
    "tags": (Message("Tags"), Message("Tags changed")),
    "source": (Message("Source"), Message("Source changed")),
}

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Changed:
    """A question that both documents have, each in its own state."""

    before: Data
    after: Data

    @property
    def stem(self) -> str:
        return short_stem(self.after["stem"])

    @property
    def fields(self) -> list[Message]:
        """What of it is another; nothing where it was saved anew, the same as before."""
        before, after = self.before, self.after
        return [OF_QUESTION[name] for name in OF_QUESTION if before.get(name) != after.get(name)]

    @property
    def details(self) -> list[Change]:
        return differences(_state(self.before), _state(self.after))


@dataclass(frozen=True)
class EditionChanges:
    """`fields` are those of the set itself that are another, word by word, by name."""

    first: bool
    added: tuple[Data, ...]
    changed: tuple[Changed, ...]
    withdrawn: tuple[Data, ...]
    fields: Mapping[str, Change]
    reordered: bool

    def __bool__(self) -> bool:
        parts = (self.first, self.added, self.changed, self.withdrawn, self.fields, self.reordered)
        return any(parts)

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each, to be kept with the edition."""
        if self.first:
            return (str(Message("First edition")),)
        lines = [_line(Message("Added “{stem}”"), question) for question in self.added]
        lines += [_changed_line(one) for one in self.changed]
        lines += [_line(Message("Withdrew “{stem}”"), question) for question in self.withdrawn]
        lines += [str(OF_SET[name][1]) for name in self.fields]
        return (*lines, *([str(Message("Order changed"))] if self.reordered else ()))


def marking(type: str, content: Mapping[str, Any]) -> Any:
    """What answers are marked by: the content, however it was written, without its feedback."""
    known = BY_KEY[type]
    return type, _without_feedback(known.dump(known.load(content)))


def _without_feedback(content: Any) -> Any:
    if isinstance(content, Mapping):
        kept = {name: part for name, part in content.items() if name != "feedback"}
        return {name: _without_feedback(part) for name, part in kept.items()}
    return [_without_feedback(part) for part in content] if isinstance(content, list) else content


def compare(before: Data | None, after: Data) -> EditionChanges:
    """What changed from one document to the next; questions are told apart by their keys."""
    old = {question["key"]: question for question in before["questions"]} if before else {}
    new = {question["key"]: question for question in after["questions"]}
    both = [key for key in new if key in old]
    return EditionChanges(
        first=before is None,
        added=tuple(question for key, question in new.items() if key not in old),
        changed=tuple(Changed(old[key], new[key]) for key in both if old[key] != new[key]),
        withdrawn=tuple(question for key, question in old.items() if key not in new),
        fields=_set_fields(before, after) if before else {},
        reordered=both != [key for key in old if key in new],
    )


def short_stem(stem: str) -> str:
    """The stem as one short line of plain text."""
    return shorten(plain(stem), LONGEST_STEM, placeholder=" …")


def question_state(data: Data, evidence: Sequence[Data], picture: str | None) -> dict[str, Any]:
    """What `diffs.differences` compares. `picture` is the description of the image."""
    shown = ("type", "stem", "content", "explanation", "difficulty", "tags")
    return {
        **{name: data[name] for name in shown},
        "image": picture,
        "evidence": [say_fact(fact) for fact in evidence],
    }


def _state(data: Data) -> dict[str, Any]:
    image = data.get("image")
    return question_state(data, data["evidence"], image and image["alt"])


def say_fact(fact: Data) -> str:
    """The claim with its value, place and date, so that a change of any of them shows."""
    told = ", ".join(filter(None, (fact["value"], fact["where"], fact["as_of"])))
    return f"{fact['claim']} ({told})" if told else str(fact["claim"])


def _set_fields(before: Data, after: Data) -> dict[str, Change]:
    return {
        name: Change(label, word_pieces(_say(before[name]), _say(after[name])))
        for name, (label, _) in OF_SET.items()
        if before[name] != after[name]
    }


def source_change(before: Data, after: Data) -> Change:
    """Word by word."""
    return Change(OF_SET["source"][0], word_pieces(_say(before), _say(after)))


def _say(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(str(part) for part in value.values() if part)
    return ", ".join(value) if isinstance(value, list) else str(value)


def _line(message: Message, question: Data) -> str:
    return str(replace(message, values={"stem": short_stem(question["stem"])}))


def _changed_line(one: Changed) -> str:
    if not one.fields:
        return str(Message("Saved “{stem}” again, the same as before", {"stem": one.stem}))
    fields = ", ".join(map(str, one.fields))
    return str(Message("Changed “{stem}”: {fields}", {"stem": one.stem, "fields": fields}))
