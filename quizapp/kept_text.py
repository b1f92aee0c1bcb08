"""What was typed into a form that could not be taken, so that it can be read and sent again."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import request

MOST_BYTES, MOST_FIELDS = 200_000, 900
"""Less than a form may have (`MAX_FORM_MEMORY_SIZE`, `MAX_FORM_PARTS`), for it is sent again."""

SECRET = frozenset({"password", "passcode", "passphrase", "code", "token", "secret", "credential"})
"""Words in the names of fields that no page may show."""
TOKEN = "csrf_token"
UNTYPED = frozenset({"go", "press", "decision", "base", "form_key", "type", "start", "into"})
"""The names of our buttons and hidden fields: what they say was not typed."""


@dataclass(frozen=True)
class KeptText:
    """`fields` are as they were sent, but for the token; `files` whether a file came along."""

    fields: tuple[tuple[str, str], ...]
    files: bool

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What a person may want to read, each with a name for it."""
        return [
            (_spoken(name), text)
            for name, text in self.fields
            if text.strip() and name not in UNTYPED
        ]


def kept_text() -> KeptText | None:
    """What this request brought, where one of our own pages sent it and it can be sent again.

    A page of another site must not get its text one click away from a valid token. A form with
    a password is not kept at all: without it, it would be sent in vain.
    """
    if request.method != "POST" or not sent_by_our_page():
        return None
    sent = request.form.items(multi=True)
    fields = tuple((name, text) for name, text in sent if not name.endswith(TOKEN))
    size = sum(len(part.encode()) for pair in fields for part in pair)
    too_much = size > MOST_BYTES or len(fields) > MOST_FIELDS
    if too_much or any(_is_secret(name) for name, _ in fields):
        return None
    files = any(file.filename for file in request.files.values())
    kept = KeptText(fields, files)
    return kept if kept.typed else None


def sent_by_our_page() -> bool:
    """Whether the browser says so. Over plain HTTP most say it by `Origin` alone."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin", ""))
    return origin.netloc == request.host and origin.scheme in ("https", request.scheme)


def _is_secret(name: str) -> bool:
    return not SECRET.isdisjoint(re.split(r"[-_]", name.lower()))


def _spoken(name: str) -> str:
    """`content-options-0-text` as a person counts: “Content options 1 text”."""
    words = (
        str(int(word) + 1) if word.isascii() and word.isdecimal() and len(word) < 10 else word
        for word in re.split(r"[-_]", name)
    )
    return " ".join(words).capitalize()
