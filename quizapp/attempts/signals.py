"""What features further down may want to hear of. Pure."""

from blinker import Signal

attempt_submitted = Signal(
    "An attempt, which is the sender, was handed in; `graded` are its answers, `now` when."
)
