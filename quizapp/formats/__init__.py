"""Question sets as files. Pure: bytes in, questions out, and back."""

from quizapp.formats.base import Format
from quizapp.formats.own_yaml import OwnYaml

FORMATS: tuple[Format, ...] = (OwnYaml(),)
"""In the order in which a file is asked whether it is one of them, and in which menus list them."""

BY_KEY = {one.key: one for one in FORMATS}


def recognise(data: bytes, name: str = "") -> Format | None:
    """The format that the content looks like; the file's name decides where it says nothing."""
    readable = [one for one in FORMATS if one.reads]
    found = next((one for one in readable if one.recognises(data, name)), None)
    ending = name.lower()
    return found or next((one for one in readable if ending.endswith(one.endings)), None)
