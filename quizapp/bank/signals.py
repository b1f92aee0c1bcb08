"""What features further down may want to hear of. Pure."""

from blinker import Signal

question_changed = Signal("Somebody saved a change of a question, which is the sender.")
