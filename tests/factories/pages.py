"""Forms as a browser would send them back."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from werkzeug.datastructures import MultiDict

Fields = MultiDict[str, Any]


def without_token(html: str) -> str:
    """The page but for its token, which holds the second in which it was made."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", html)


def form_fields(html: str, selector: str = "main form") -> Fields:
    """What the form holds as it is shown; buttons and files are left out."""
    form = BeautifulSoup(html, "html.parser").select_one(selector)
    assert form, f"there is no {selector}"
    sent: Fields = MultiDict()
    for control in form.select("input[name], select[name], textarea[name]"):
        if not control.has_attr("disabled"):
            for value in _values(control):
                sent.add(str(control["name"]), value)
    return sent


def _values(control: Tag) -> list[str]:
    if control.name == "textarea":
        # Browsers drop one newline after the tag, and send line ends of two characters.
        text = control.get_text().removeprefix("\r\n").removeprefix("\n")
        return [text.replace("\r\n", "\n").replace("\n", "\r\n")]
    if control.name == "select":
        options = control.select("option[selected]") or control.select("option")[:1]
        return [str(option.get("value", option.get_text())) for option in options]
    kind = control.get("type", "text")
    if kind in ("file", "submit", "button", "image", "reset"):
        return []
    if kind in ("checkbox", "radio"):
        return [str(control.get("value", "on"))] if control.has_attr("checked") else []
    return [str(control.get("value", ""))]
