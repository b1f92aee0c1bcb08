"""How much work the scoring rules of a QTI file may make. Pure."""

from quizapp.formats.qti_tree import Unreadable
from quizapp.messages import Message

OF_ITEM = 200_000
OF_FILE = 4_000_000
TOO_LONG = Message("Its scoring rules are too long to be followed.")
ALL_TOO_LONG = Message("The scoring rules of all items before it took too long already.")


class Budget:
    """Counts steps, so that no item and no file takes for ever."""

    def __init__(self) -> None:
        self._of_item = self._of_file = 0

    def begin_item(self) -> None:
        self._of_item = 0
        if self._of_file > OF_FILE:
            raise Unreadable(ALL_TOO_LONG)

    def spend(self) -> None:
        self._of_item += 1
        self._of_file += 1
        if self._of_item > OF_ITEM:
            raise Unreadable(TOO_LONG)
