"""What holds for every question type, and for its template."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from quizapp import question_types
from quizapp.errors import ContentError, InvalidInput
from quizapp.messages import Message
from quizapp.question_types import BY_KEY, TYPES
from quizapp.question_types.base import Grade, Shuffle
from quizapp.question_types.cloze import ClozeContent, Gap
from quizapp.question_types.matching import MatchingContent, Pair
from quizapp.question_types.multiple_choice import MultipleChoiceContent, Option
from quizapp.question_types.multiple_response import MultipleResponseContent
from quizapp.question_types.ordering import OrderingContent
from quizapp.question_types.true_false import TrueFalseContent
from quizapp.richtext import render, render_inline

TEMPLATES = Path(__file__).parents[2] / "templates"
SHUFFLE = Shuffle(b"a seed")
ABC = ["Alpha", "*Beta*", "Gamma & Co", "Delta"]
GAPS = "A **bold {1}\n\nand {2}.**"

# Two contents with the same texts, in another order and with different keys, for the types that
# show what can be right.
TWINS: dict[str, tuple[Any, Any]] = {
    "multiple_choice": (
        MultipleChoiceContent([Option(text, text == "Alpha") for text in ABC]),
        MultipleChoiceContent([Option(text, text == "Delta", "Because.") for text in ABC[::-1]]),
    ),
    "multiple_response": (
        MultipleResponseContent([Option(text, text == "Alpha") for text in ABC]),
        MultipleResponseContent([Option(text, text != "Alpha", "Because.") for text in ABC[::-1]]),
    ),
    "true_false": (TrueFalseContent(True), TrueFalseContent(False, "Because.")),
    "matching": (
        MatchingContent([Pair("a", "x"), Pair("b", "y"), Pair("c", "y")], ["z"]),
        MatchingContent([Pair("a", "z"), Pair("b", "x"), Pair("c", "x")], ["y"]),
    ),
    "ordering": (
        OrderingContent(ABC, "first", "last"),
        OrderingContent(ABC[::-1], "first", "last"),
    ),
    "cloze": (
        ClozeContent(GAPS, [Gap(["Alpha"], options=ABC), Gap(["one"])]),
        ClozeContent(GAPS, [Gap(["Delta"], options=ABC[::-1]), Gap(["two"])]),
    ),
}


class Controls(HTMLParser):
    """The form controls of a page: what they offer, and what a browser would send as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.offered: dict[str, list[str]] = {}
        self.sent: dict[str, list[str]] = {}
        self.words: list[str] = []
        self.select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "select":
            self.select = found["name"]
        elif tag == "option":
            self.offer(self.select, found["value"], "selected" in found)
        elif tag == "input":
            chosen = "checked" in found or found["type"] == "text"
            self.offer(found["name"], found.get("value", ""), chosen)

    def offer(self, name: str, value: str, chosen: bool) -> None:
        self.offered.setdefault(name, []).append(value)
        if chosen:
            self.sent.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        self.words.extend(data.split())


def stand_in_icon(name: str, label: str = "") -> str:
    return f"[{name}]"


def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(markdown=render, markdown_inline=render_inline, message=str)
    made.globals["icon"] = stand_in_icon
    return made


ENVIRONMENT = environment()
every_type = pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
twin_types = pytest.mark.parametrize("key", TWINS)


def macros(type_: Any) -> Any:
    return ENVIRONMENT.get_template(f"question_types/{type_.key}.html").module


def asked(type_: Any, content: Any, answer: Any = None, shuffle: Shuffle = SHUFFLE) -> str:
    return str(macros(type_).answer("q1", type_.present(content, shuffle), answer, False, "stem"))


def reviewed(type_: Any, content: Any, answer: Any) -> str:
    grade = Grade(0.0) if answer is None else type_.grade(content, answer)
    shown = type_.present(content, SHUFFLE)
    return str(macros(type_).review(type_, content, answer, grade, shown))


def forms(type_: Any) -> st.SearchStrategy[dict[str, list[str]]]:
    """Forms as browsers, and people without one, may send them."""
    offered = Controls(asked(type_, type_.sample)).offered
    words = [word for line in type_.say_key(type_.sample) for word in (line, *line.split())]
    typed = st.one_of(st.sampled_from([*words, "", "1,700", "3/4/2018"]), st.text(max_size=12))
    fields = {
        name: st.lists(
            st.one_of(st.sampled_from(values), st.sampled_from(values), typed), max_size=3
        )
        for name, values in offered.items()
    }
    return st.fixed_dictionaries(fields)


def parsed(type_: Any, form: dict[str, list[str]]) -> Any:
    try:
        return type_.parse(form, "q1", type_.present(type_.sample, SHUFFLE))
    except InvalidInput:
        return None


def stored(answer: Any) -> Any:
    return json.loads(json.dumps(answer))


def test_every_module_is_registered():
    folder = Path(str(question_types.__file__)).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "base", "editing"}
    assert {type(type_).__module__.rpartition(".")[2] for type_ in TYPES} == files
    assert set(BY_KEY) == files


def test_types_that_show_what_can_be_right_have_twins():
    shown = {type_.key for type_ in TYPES if type_.shape in ("choice", "pairs", "sequence", "gaps")}
    assert shown <= set(TWINS)


@every_type
def test_words_about_it_are_messages(type_):
    assert (type(type_.label), type(type_.rule)) == (Message, Message)


@every_type
def test_content_survives_storage(type_):
    assert type_.load(stored(type_.dump(type_.sample))) == type_.sample


@every_type
def test_load_names_an_unknown_field(type_):
    with pytest.raises(ContentError) as raised:
        type_.load({**type_.dump(type_.sample), "surprise": 1})
    assert [problem.where for problem in raised.value.problems] == [("surprise",)]


@every_type
@pytest.mark.parametrize("data", [None, "text", 7, [], ["x"], {}, {"options": 3}, {"\ud800": 1}])
def test_load_refuses_other_data(type_, data):
    with pytest.raises(ContentError) as raised:
        type_.load(data)
    assert raised.value.problems


@every_type
def test_key_answer_earns_everything(type_):
    key = type_.key_answer(type_.sample)
    grade = type_.grade(type_.sample, stored(key))
    assert (grade.fraction, all(grade.parts)) == (1.0, True)
    assert type_.unclear(type_.sample, key) is None


@every_type
def test_key_is_said_in_words(type_):
    said = type_.say_key(type_.sample)
    assert said
    assert all(said)


@every_type
def test_parse_of_nothing_is_none(type_):
    untouched = Controls(asked(type_, type_.sample)).sent
    blank = {name: [""] for name in Controls(asked(type_, type_.sample)).offered}
    assert [parsed(type_, form) for form in ({}, untouched, blank)] == [None, None, None]


@every_type
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_parsed_can_be_stored_graded_and_said(type_, data):
    answer = parsed(type_, data.draw(forms(type_)))
    if answer is None:
        return
    grade = type_.grade(type_.sample, answer)
    assert 0.0 <= grade.fraction <= 1.0
    assert stored(answer) == answer
    assert type_.grade(type_.sample, stored(answer)) == grade
    said = type_.say_answer(type_.sample, answer)
    assert said
    assert all(said)
    assert isinstance(type_.unclear(type_.sample, answer), Message | None)


@every_type
@given(data=st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_page_shows_and_sends_back_the_stored_answer(type_, data):
    answer = parsed(type_, data.draw(forms(type_)))
    page = asked(type_, type_.sample, answer)
    assert parsed(type_, Controls(page).sent) == answer
    assert reviewed(type_, type_.sample, answer)


@every_type
def test_presentation_is_the_same_for_the_same_seed(type_):
    pages = {asked(type_, type_.sample, None, Shuffle(b"one seed")) for _ in range(3)}
    assert len(pages) == 1


@pytest.mark.parametrize("key", sorted(set(TWINS) - {"true_false"}))
def test_presentation_has_another_order_for_another_seed(key):
    content = TWINS[key][0]
    pages = [asked(BY_KEY[key], content, None, Shuffle(bytes([n]))) for n in range(20)]
    assert len({tuple(Controls(page).words) for page in pages}) > 1


@twin_types
def test_page_is_the_same_whatever_the_key(key):
    one, other = (asked(BY_KEY[key], content) for content in TWINS[key])
    assert one == other


@pytest.mark.parametrize("type_", [t for t in TYPES if t.key not in TWINS], ids=lambda t: t.key)
def test_page_never_names_the_key(type_):
    page = asked(type_, type_.sample).casefold()
    assert [said for said in type_.say_key(type_.sample) if said.casefold() in page] == []


@every_type
def test_page_needs_no_inline_script_or_style(type_):
    key = type_.key_answer(type_.sample)
    html = asked(type_, type_.sample, key) + reviewed(type_, type_.sample, key)
    assert [bad for bad in ("<script", "<style", " style=", " onclick=") if bad in html] == []


@every_type
def test_page_can_be_locked(type_):
    shown = type_.present(type_.sample, SHUFFLE)
    html = str(macros(type_).answer("q1", shown, None, True, ""))
    controls = html.count("<input") + html.count("<select")
    assert controls == html.count(" disabled>")


@every_type
def test_review_tells_the_right_answer_to_whoever_missed_it(type_):
    words = Controls(reviewed(type_, type_.sample, None)).words
    for line in type_.say_key(type_.sample):
        assert set(Controls(str(render_inline(line))).words) - {"→"} <= set(words)
