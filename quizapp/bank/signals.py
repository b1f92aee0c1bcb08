"""What features further down may want to hear of. Pure."""

from blinker import Signal

question_changed = Signal("Somebody saved a change of a question, which is the sender.")
edition_published = Signal(
    "A set, which is the sender, was published with `questions` (plain data), of which those whose "
    "ids are in `rekeyed` have other answers than before; `now` is when."
)
