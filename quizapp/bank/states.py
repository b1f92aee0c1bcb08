"""How far a set or a question has come, in a word and an icon. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from quizapp.messages import Message


@dataclass(frozen=True)
class State:
    """`icon` goes with the label, so that nothing is told by colour alone."""

    key: str
    label: Message
    icon: str


SET_STATES = {
    state.key: state
    for state in (
        State("draft", Message("Draft"), "pencil"),
        State("review", Message("In review"), "eye"),
        State("published", Message("Published"), "circle-check"),
        State("archived", Message("Archived"), "archive"),
    )
}
"""By what `QuestionSet.state` says of the working copy."""

CHANGED_SET = State("changed", Message("Unpublished changes"), "pencil")
"""A draft of which learners see an earlier edition."""

QUESTION_STATES = {
    state.key: state
    for state in (
        State("new", Message("New"), "circle-dashed"),
        State("changed", Message("Changed"), "pencil"),
        State("published", Message("Published"), "circle-check"),
        State("withdrawn", Message("Withdrawn"), "eye-off"),
        State("deleted", Message("Deleted"), "trash-2"),
    )
}


class SetColumns(Protocol):
    """What says how far a set has come."""

    @property
    def state(self) -> str: ...
    @property
    def edition_number(self) -> int | None: ...


class QuestionColumns(Protocol):
    """What says how far a question has come."""

    @property
    def withdrawn(self) -> bool: ...
    @property
    def deleted_at(self) -> datetime | None: ...
    @property
    def revision_number(self) -> int: ...
    @property
    def published_revision(self) -> int | None: ...


def set_state(of: SetColumns) -> State:
    changed = of.state == "draft" and of.edition_number is not None
    return CHANGED_SET if changed else SET_STATES[of.state]


def question_state(of: QuestionColumns) -> State:
    return QUESTION_STATES[_question_key(of)]


def _question_key(of: QuestionColumns) -> str:
    if of.deleted_at is not None:
        return "deleted"
    if of.withdrawn:
        return "withdrawn"
    if of.published_revision is None:
        return "new"
    return "published" if of.published_revision == of.revision_number else "changed"
