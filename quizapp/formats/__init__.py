"""Question sets as files. Pure: bytes in, questions out, and back."""

from quizapp.formats.aiken import Aiken
from quizapp.formats.anki_notes import AnkiNotes
from quizapp.formats.anki_package import AnkiPackage
from quizapp.formats.base import Format
from quizapp.formats.cartridge import CommonCartridge
from quizapp.formats.csv_table import CsvTable
from quizapp.formats.gift import Gift
from quizapp.formats.h5p import H5p
from quizapp.formats.kahoot import Kahoot
from quizapp.formats.moodle_xml import MoodleXml
from quizapp.formats.own_yaml import OwnYaml
from quizapp.formats.qti2 import Qti2
from quizapp.formats.qti3 import Qti3
from quizapp.formats.qti12 import Qti12
from quizapp.formats.quizizz import Quizizz
from quizapp.formats.xlsx import Xlsx

FORMATS: tuple[Format, ...] = (
    Gift(),
    MoodleXml(),
    Aiken(),
    Qti12(),
    Qti2(),
    Qti3(),
    CommonCartridge(),
    CsvTable(),
    Xlsx(),
    Kahoot(),
    Quizizz(),
    H5p(),
    AnkiPackage(),
    AnkiNotes(),
    OwnYaml(),
)
"""In the order in which menus list them."""

BY_KEY = {one.key: one for one in FORMATS}
ASKED = (
    *("h5p", "anki", "imscc", "qti12", "qti3", "qti2", "kahoot", "quizizz", "xlsx"),
    *("moodle", "yaml", "anki_notes", "aiken", "csv", "gift"),
)
"""In the order in which a file is asked whether it is one of them: the surest first."""


def recognise(data: bytes, name: str = "") -> Format | None:
    """The format that the content looks like; the file's name decides where it says nothing."""
    found = next((BY_KEY[key] for key in ASKED if BY_KEY[key].recognises(data, name)), None)
    ending = name.lower()
    readable = (one for one in FORMATS if one.reads)
    return found or next((one for one in readable if ending.endswith(one.endings)), None)
