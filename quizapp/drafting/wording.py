"""The words of our own around what an article says. Pure."""

import re

from quizapp.reading.dates import PartialDate, say_date

GAP = "___"
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
LONGEST_TITLE = 18
"""Words of a title that may stand in a question."""


def source(title: str, published_on: PartialDate | None) -> str:
    """“the report “Flood hits Ovria” (4 May 2021)”, with what there is of both."""
    told = title.strip().rstrip(".")
    if told and published_on:
        return f"the report “{inner_quotes(told)}” ({say_date(published_on)})"
    if told:
        return f"the report “{inner_quotes(told)}”"
    return f"the report of {say_date(published_on)}" if published_on else ""


def inner_quotes(text: str) -> str:
    """The text as it is written inside quotation marks."""
    text = re.sub(r"[“\"]([^”\"]*)[”\"]", r"‘\1’", text)
    return text.translate({ord(mark): "’" for mark in '“”"'})


def reported(published_on: PartialDate) -> str:
    """“on 4 May 2021”, “in May 2021” or “in 2021”."""
    return f"{'on' if published_on.day else 'in'} {say_date(published_on)}"


def without_stop(text: str) -> str:
    return text.strip().rstrip(".!? ").rstrip()


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if re.search(r"[.!?][”\"’']?$", text) else f"{text}."


def say_quoted(text: str) -> str:
    """The article's words as evidence in a sentence of ours."""
    return f"“{inner_quotes(text.strip())}”"


def one_line(text: str) -> str:
    return " ".join(text.split())


def count_words(text: str) -> int:
    return len(text.split())
