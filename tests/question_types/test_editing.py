"""The forms in which teachers write content: nothing is lost, and mistakes are named."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from quizapp.errors import ContentError, Problem
from quizapp.messages import Message
from quizapp.question_types import BY_KEY, TYPES
from quizapp.question_types.base import Shuffle
from quizapp.question_types.cloze import ClozeContent, Gap
from quizapp.question_types.editing import MOST_ROWS, Rows
from quizapp.question_types.short_answer import Rejected, ShortAnswerContent
from tests.question_types.test_contract import ENVIRONMENT

every_type = pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
calm = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))

# A browser keeps neither NUL nor a bare carriage return in a field.
TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"),
        st.sampled_from("ab{}1<>&\"'\n \t\x1c\u00a0"),
    ),
    min_size=1,
    max_size=12,
)
LOOSE = st.one_of(st.just(""), TEXT)
NUMBERS = st.sampled_from(["0", "-3", "8,849", "3.5 million", "2\nmillion", "12 km", "1 %"])
OPTION = st.fixed_dictionaries({"text": TEXT, "correct": st.booleans(), "feedback": LOOSE})
MISS = st.fixed_dictionaries({"text": TEXT, "feedback": LOOSE})
UNIQUE = {"unique_by": str.casefold, "max_size": 5}


def distinct_by(name: str, rows: st.SearchStrategy[Any], least: int) -> st.SearchStrategy[Any]:
    return st.lists(rows, min_size=least, max_size=5, unique_by=lambda row: row[name].casefold())


def with_one_right(options: list[dict[str, Any]], right: int) -> dict[str, Any]:
    at = right % len(options)
    return {"options": [{**row, "correct": n == at} for n, row in enumerate(options)]}


GAP = st.fixed_dictionaries(
    {
        "accepted": st.lists(TEXT, min_size=1, max_size=3),
        "rejected": st.lists(MISS, max_size=2),
        "options": st.just([]),
        "slips": st.booleans(),
    }
)
PICKED_GAP = st.lists(TEXT, min_size=2, **UNIQUE).map(
    lambda options: {"accepted": options[-1:], "options": options, "slips": True}
)


def cloze(gaps: list[dict[str, Any]], between: str) -> dict[str, Any]:
    between = re.sub(r"[{}]", "", between)
    return {"text": between.join(f"{{{n}}}" for n in range(1, len(gaps) + 1)), "gaps": gaps}


DATA: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "multiple_choice": st.builds(with_one_right, distinct_by("text", OPTION, 2), st.integers(0)),
    "multiple_response": distinct_by("text", OPTION, 3).map(lambda rows: {"options": rows}),
    "true_false": st.fixed_dictionaries({"answer": st.booleans(), "feedback": LOOSE}),
    "short_answer": GAP.map(lambda gap: {n: gap[n] for n in ("accepted", "rejected", "slips")}),
    "numeric": st.fixed_dictionaries(
        {
            "answer": NUMBERS,
            "tolerance": st.sampled_from(["0", "50", "5 %", "0.5"]),
            "unit": st.one_of(st.sampled_from(["", "km", "metres"]), TEXT),
            "unit_forms": st.lists(TEXT, max_size=3),
            "unit_required": st.booleans(),
        }
    ),
    "date": st.one_of(
        st.dates().map(str), st.dates().map(lambda day: str(day)[:7]), st.just("2018")
    ).map(lambda text: {"answer": text}),
    "matching": st.fixed_dictionaries(
        {
            "pairs": distinct_by("left", st.fixed_dictionaries({"left": TEXT, "right": TEXT}), 2),
            "distractors": st.lists(TEXT, **UNIQUE),
        }
    ),
    "ordering": st.fixed_dictionaries(
        {"items": st.lists(TEXT, min_size=3, **UNIQUE), "first": LOOSE, "last": LOOSE}
    ),
    "cloze": st.builds(cloze, st.lists(st.one_of(GAP, PICKED_GAP), min_size=1, max_size=3), LOOSE),
}


def rendered(type_: Any, form: Any) -> BeautifulSoup:
    template = ENVIRONMENT.get_template(f"question_types/{type_.key}.html")
    return BeautifulSoup(str(template.module.edit(form)), "html.parser")  # type: ignore[attr-defined]


def sent(page: BeautifulSoup) -> MultiDict[str, str]:
    """What a browser would send of the page as it stands."""
    posted: MultiDict[str, str] = MultiDict()
    for control in page.find_all(["input", "textarea"]):
        if control.name == "textarea":
            shown = control.get_text().replace("\r\n", "\n").removeprefix("\n")
            posted.add(control["name"], shown.replace("\n", "\r\n"))
        elif control["type"] == "text":
            posted.add(control["name"], re.sub(r"[\r\n]", "", control["value"]))
        elif control["type"] == "hidden" or control.has_attr("checked"):
            posted.add(control["name"], control.get("value", ""))
    return posted


def posted_to(type_: Any, posted: Any) -> Any:
    return type_.editor(MultiDict(posted), prefix="content-")


def sent_again(type_: Any, form: Any) -> Any:
    """The form after a browser showed it and sent it back."""
    return posted_to(type_, [("csrf_token", "x"), *sent(rendered(type_, form)).items(multi=True)])


def loaded(type_: Any, form: Any) -> Any:
    """The content, and what is wrong with it by field, once both are asked for."""
    try:
        return type_.load(form.to_data()), {}, []
    except ContentError as error:
        return None, form.errors, form.place(error.problems)


def buttons(page: BeautifulSoup, enabled: bool = True) -> list[str]:
    found = page.select("button[name=press]")
    return [str(button["value"]) for button in found if button.has_attr("disabled") != enabled]


def lists(form: Any) -> list[Any]:
    """Every list of the form, with those in its rows."""
    found = []
    for field in form:
        if isinstance(field, Rows):
            inner = [row.form for row in field.entries if hasattr(row, "form")]
            found += [field, *(one for row in inner for one in lists(row))]
    return found


def said(field: Any) -> list[str]:
    return [str(error) for error in field.errors]


@every_type
@calm
@given(data=st.data())
def test_content_comes_back_as_it_was(type_, data):
    try:
        content = type_.load(data.draw(DATA[type_.key]))
    except ContentError:
        assume(False)
    form = type_.editor.from_content(content)
    assert type_.load(form.to_data()) == content
    again = sent_again(type_, form)
    again.before = content
    assert type_.load(again.to_data()) == content


@pytest.mark.parametrize(
    ("key", "data"),
    [
        ("short_answer", {"accepted": ["two\nlines", "x"], "rejected": ["y"], "slips": False}),
        ("numeric", {"answer": "3\nmillion", "unit": "USD", "unit_forms": ["$"]}),
        ("date", {"answer": "1000-01"}),
        ("ordering", {"items": ["\x1c", "b", "c"], "first": "a\n\nb", "last": ""}),
        ("true_false", {"answer": True, "feedback": "</textarea><script>"}),
    ],
)
def test_odd_content_comes_back_as_it_was(key, data):
    content = BY_KEY[key].load(data)
    again = sent_again(BY_KEY[key], BY_KEY[key].editor.from_content(content))
    assert BY_KEY[key].load(again.to_data()) == content


@every_type
def test_new_form_has_blank_rows_that_are_no_data(type_):
    form = type_.editor(prefix="content-")
    assert loaded(type_, form)[0] is None
    assert {row for rows in lists(form) for row in rows.kept} == set()
    assert sent_again(type_, form).to_data() == form.to_data()


def test_new_question_starts_with_rows_to_fill_in():
    starts = {
        key: [len(field.entries) for field in BY_KEY[key].editor() if isinstance(field, Rows)]
        for key in ("multiple_choice", "matching", "short_answer", "cloze")
    }
    assert starts == {
        "multiple_choice": [4],
        "matching": [4, 0],
        "short_answer": [1, 0],
        "cloze": [2],
    }


def test_an_empty_form_is_a_new_one():
    form = BY_KEY["short_answer"].editor(MultiDict(), prefix="content-")
    assert (len(form.accepted.entries), form.slips.data) == (1, True)


@every_type
def test_every_button_does_what_it_says_and_keeps_the_rest(type_):
    before = type_.editor.from_content(type_.sample)
    values = {text for name, text in sent(rendered(type_, before)).items() if text}
    for button in buttons(rendered(type_, before)):
        form = sent_again(type_, before)
        assert form.press(button)
        after = {text for name, text in sent(rendered(type_, form)).items() if text}
        lost = values - after
        if not button.endswith("-remove") and type_.key != "cloze":
            assert {text for text in lost if not text.isdecimal()} == set()
        assert sent_again(type_, form).data == form.data


@every_type
def test_buttons_without_effect_cannot_be_pressed(type_):
    form = type_.editor.from_content(type_.sample)
    disabled = buttons(rendered(type_, form), enabled=False)
    assert [button for button in disabled if form.press(button)] == []


def options(*texts: str, right: int = 0) -> MultiDict[str, str]:
    rows = [(f"content-options-{n}-text", text) for n, text in enumerate(texts)]
    return MultiDict([*rows, ("content-options-correct", str(right))])


def texts(form: Any) -> list[str]:
    return [row["text"] for row in form.options.data]


@pytest.mark.parametrize(
    ("button", "expected", "right"),
    [
        ("options-add", ["a", "", "c", ""], "a"),
        ("content-options-0-remove", ["", "c"], None),
        ("options-1-remove", ["a", "c"], "a"),
        ("options-0-down", ["", "a", "c"], "a"),
        ("content-options-2-up", ["a", "c", ""], "a"),
        ("options-0-to-2", ["", "c", "a"], "a"),
    ],
)
def test_press_changes_the_rows_and_the_right_one_goes_along(button, expected, right):
    form = posted_to(BY_KEY["multiple_choice"], options("a", "", "c"))
    assert form.press(button)
    assert texts(form) == expected
    assert [row["text"] for row in form.options.data if row["correct"]] == [right] * bool(right)
    assert sent_again(BY_KEY["multiple_choice"], form).data == form.data


def test_rows_may_be_numbered_with_gaps():
    posted = {f"content-options-{n}-text": str(n) for n in (30, 7, 4)}
    form = posted_to(BY_KEY["multiple_choice"], {**posted, "content-options-correct": "7"})
    assert (texts(form), form.options.data[1]["correct"]) == (["4", "7", "30"], True)
    assert form.press("options-30-up")
    assert texts(form) == ["4", "30", "7"]
    assert [row["correct"] for row in form.options.data] == [False, False, True]


@pytest.mark.parametrize(
    "button",
    [
        *("", "-", "options", "options-", "options-0", "options-9-remove", "options-0-up"),
        *("options-2-down", "options-add-add", "text-add", "content-", "options--1-remove"),
        *("options-0-text-add", "options-0-to-", "options-0-to-99", "options-²-remove"),
        *("data-add", "options-1e0-remove", "_fields-add", "options-" + "9" * 5000 + "-up"),
    ],
)
def test_unknown_button_changes_nothing(button):
    form = posted_to(BY_KEY["multiple_choice"], options("a", "b", "c"))
    assert form.press(button) is False
    assert texts(form) == ["a", "b", "c"]


def test_lists_in_rows_have_buttons_too():
    type_ = BY_KEY["cloze"]
    form = sent_again(type_, type_.editor.from_content(type_.sample))
    assert form.press("content-gaps-0-accepted-1-up")
    assert form.press("gaps-1-options-add")
    assert form.press("gaps-0-rejected-add")
    data = form.data["gaps"]
    assert data[0]["accepted"] == ["one hundred", "100"]
    assert len(data[1]["options"]) == 4
    assert len(data[0]["rejected"]) == 1


@pytest.mark.parametrize(
    ("button", "text"),
    [
        ("gaps-0-remove", "In one {1} of {2}."),
        ("gaps-1-up", "In {2} {1} of {3}."),
        ("gaps-0-to-2", "In {3} {1} of {2}."),
        ("gaps-add", "In {1} {2} of {3}."),
    ],
)
def test_gaps_keep_their_places_in_the_text(button, text):
    content = ClozeContent("In {1} {2} of {3}.", [Gap(["one"]), Gap(["two"]), Gap(["three"])])
    form = BY_KEY["cloze"].editor.from_content(content)
    assert form.press(button)
    assert form.text.data == text


def test_problems_land_on_the_fields_they_name_though_blank_rows_are_dropped():
    posted = options("a", " \t", "x" * 2001, "a", right=2)
    form = posted_to(BY_KEY["multiple_choice"], posted)
    content, _, rest = loaded(BY_KEY["multiple_choice"], form)
    assert (content, rest) == (None, [])
    fields = [row.form.text for row in form.options.entries]
    assert [said(field) for field in fields] == [[], [], ["Use 2000 characters or fewer."], []]
    assert texts(form)[2] == "x" * 2001


@pytest.mark.parametrize(
    ("key", "posted", "field", "problem"),
    [
        ("multiple_choice", options("a", "A"), "options", "“A” is here twice."),
        ("multiple_choice", options("a"), "options", "Write at least two options."),
        ("multiple_choice", options("a", "b", right=7), "options", "Mark one option as right."),
        ("multiple_response", options("a", "b", "c"), "options", "Tick at least one option"),
        ("true_false", {"content-answer": "maybe"}, "answer", "Choose whether"),
        ("short_answer", {"content-accepted-0": " "}, "accepted", "Write the right answer."),
        ("numeric", {"content-answer": "about"}, "answer", "“about” cannot be read"),
        ("numeric", {"content-answer": ""}, "answer", "Write the right number."),
        ("numeric", {"content-answer": "1", "content-tolerance": "-1"}, "tolerance", "Write a"),
        ("numeric", {"content-answer": "1", "content-unit_required": "y"}, "unit", "Write the"),
        ("date", {"content-answer": "31 February 2018"}, "answer", "Write a date like"),
        ("matching", {"content-pairs-3-left": "a"}, "pairs-3-right", "Write something"),
        ("ordering", {"content-items-1": "a"}, "items", "Write at least three items."),
        ("cloze", {"content-text": "{1} {3}", "content-gaps-5-accepted-0": "a"}, "gaps", "There"),
        ("cloze", {"content-gaps-5-options-0": "a"}, "gaps-5-accepted", "Write the right"),
        ("cloze", {"content-text": " "}, "text", "Write something"),
    ],
)
def test_problem_is_said_in_plain_words_on_its_field(key, posted, field, problem):
    form = posted_to(BY_KEY[key], posted)
    content, _, rest = loaded(BY_KEY[key], form)
    assert (content, rest, form.validate()) == (None, [], False)
    page = rendered(BY_KEY[key], form)
    shown = page.find(id=f"content-{field}-error")
    assert problem in " ".join(shown.get_text().split())
    owner = page.find(attrs={"aria-describedby": re.compile(rf"\bcontent-{field}-error\b")})
    assert isinstance(owner, Tag)


def test_problem_that_no_field_can_show_is_given_back():
    form = BY_KEY["multiple_choice"].editor()
    lost = [Problem((), "is odd"), Problem(("surprise",), "is not a known field")]
    assert form.place([*lost, Problem(("options", 99, "text"), "x")]) == lost
    assert said(form.options) == ["x"]


def test_problems_are_told_by_every_type_in_words_of_ours():
    for type_ in TYPES:
        form = type_.editor()
        loaded(type_, form)
        errors = [error for found in form.errors.values() for error in found]
        assert [type(error) for error in errors] == [Message] * len(errors)


def test_date_may_be_written_in_words():
    dates = {"20 December 2018": "2018-12-20", "Dec 2018": "2018-12", "03/04/2018": "03/04/2018"}
    forms = {text: posted_to(BY_KEY["date"], {"content-answer": text}) for text in dates}
    assert {text: form.to_data()["answer"] for text, form in forms.items()} == dates


def test_line_breaks_of_a_form_become_plain_ones():
    form = posted_to(BY_KEY["ordering"], {"content-items-0": "a\r\n\r\nb", "content-first": "x"})
    assert form.to_data() == {"items": ["a\n\nb"], "first": "x", "last": ""}


def test_rows_are_capped_and_the_field_says_so():
    form = posted_to(BY_KEY["ordering"], {f"content-items-{n}": f"item {n}" for n in range(1000)})
    assert form.to_data()["items"] == [f"item {n}" for n in range(MOST_ROWS)]
    assert said(form.items) == ["Only the first 50 rows were kept; more do not fit."]
    assert (form.validate(), form.press("items-add")) == (False, False)
    page = rendered(BY_KEY["ordering"], form)
    assert "content-items-add" in buttons(page, enabled=False)
    assert page.find(id="content-items-error") is not None
    assert form.press("items-0-remove")


def test_content_with_more_rows_is_shown_whole():
    items = [str(n) for n in range(MOST_ROWS + 1)]
    content = BY_KEY["ordering"].load({"items": items})
    assert BY_KEY["ordering"].editor.from_content(content).to_data()["items"] == items


NAMES = st.one_of(
    st.sampled_from(
        [
            *("options", "options-correct", "options-0", "options-0-text", "options-²-text"),
            *("options-00-text", "options--1-text", "options-0-text-0", "options-1-correct"),
            *("gaps-0-accepted-0", "gaps-0-accepted", "gaps-0", "gaps-0-rejected-0-text-1"),
            *("answer", "answer-0", "accepted-9999999999999", "pairs-3-left", "text", "items-3"),
        ]
    ),
    st.text(max_size=8),
)


@every_type
@calm
@given(posted=st.lists(st.tuples(NAMES.map("content-".__add__), LOOSE)), button=NAMES)
@example(posted=[("content-options-" + "9" * 5000 + "-text", "x")], button="options-add")
@example(posted=[("content-answer", "{0.__class__} %s %(x)s")], button="")
def test_hostile_forms_never_fail(type_, posted, button):
    form = posted_to(type_, posted)
    loaded(type_, form)
    form.press(f"{button}-add")
    assert sent_again(type_, form).to_data() == form.to_data()


@every_type
def test_typed_text_is_shown_again_however_wrong(type_):
    page = rendered(type_, type_.editor(prefix="content-"))
    nasty = "</textarea>\"'><b>{1} {{x}} %s</b>" + "x" * 3000
    names = [one["name"] for one in page.select("textarea, input[type=text]")]
    form = posted_to(type_, dict.fromkeys(names, nasty))
    loaded(type_, form)
    again = rendered(type_, form)
    assert {sent(again)[name] for name in names} == {nasty}
    assert again.find("b") is None


def full_forms() -> list[Any]:
    """Every type with content, as new, and with mistakes."""
    found = []
    for type_ in TYPES:
        forms = [type_.editor(prefix="content-"), type_.editor.from_content(type_.sample)]
        for form in forms:
            for rows in lists(form):
                rows.move(None, len(rows.entries))
                rows.errors = ["is odd"]
        found += [pytest.param(type_, form, id=type_.key) for form in forms]
    return found


@pytest.mark.parametrize(("type_", "form"), full_forms())
def test_every_control_is_named_and_ids_are_unique(type_, form):
    page = rendered(type_, form)
    ids = [str(element["id"]) for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    labels = {str(label["for"]): label.get_text(strip=True) for label in page.select("label")}
    controls = page.select("input:not([type=hidden]), textarea, select")
    assert [one["id"] for one in controls if not labels.get(str(one["id"]))] == []
    described = " ".join(str(one["aria-describedby"]) for one in page.select("[aria-describedby]"))
    assert set(described.split()) - set(ids) == set()
    assert [one for one in page.select("fieldset") if not one.legend.get_text(strip=True)] == []


@pytest.mark.parametrize(("type_", "form"), full_forms())
def test_every_button_is_named_for_what_it_changes(type_, form):
    found = rendered(type_, form).select("button")
    names = [str(one.get("aria-label") or one.get_text(strip=True)) for one in found]
    assert len(names) == len(set(names))
    assert {(one["type"], one["name"], one.get("formnovalidate")) for one in found} <= {
        ("submit", "press", "")
    }


def test_buttons_in_rows_say_which_row():
    content = ShortAnswerContent(["a", "b"], [Rejected("c")])
    page = rendered(BY_KEY["short_answer"], BY_KEY["short_answer"].editor.from_content(content))
    named = {str(one["value"]): one.get("aria-label") for one in page.select("button")}
    assert named["content-accepted-1-up"] == "Move right answer 2 up"
    assert named["content-rejected-0-remove"] == "Remove near miss 1"


# ---- What is said and shown while it is unfinished ----


def faults(type_: Any, form: Any) -> list[tuple[str, str, str]]:
    """Where a link leads, what the place is called, and what is to be done."""
    with pytest.raises(ContentError) as error:
        type_.load(form.to_data())
    found = form.faults(error.value.problems)
    assert [one.field for one in found if one.message not in one.field.errors] != []
    assert form.place(error.value.problems) == []
    assert all(one.message in one.field.errors for one in found)
    return [(one.anchor, ", ".join(map(str, one.place)), str(one.message)) for one in found]


FAULTY = [
    ("multiple_choice", {"options-0-text": "A"}, [("content-options", "Options")]),
    (
        "multiple_choice",
        {"options-0-text": "A", "options-2-feedback": "No."},
        [("content-options-2-text", "option 2, Text")],
    ),
    ("true_false", {"feedback": "No."}, [("content-answer-0", "The statement is")]),
    ("numeric", {"answer": "many"}, [("content-answer", "Right number")]),
    (
        "cloze",
        {"text": "{1}", "gaps-4-accepted-0": "a", "gaps-4-rejected-0-feedback": "No."},
        [("content-gaps-4-rejected-0-text", "gap 1, near miss 1, What they write")],
    ),
]


@pytest.mark.parametrize(("key", "typed", "expected"), FAULTY)
def test_fault_names_its_place_and_leads_to_its_field(key, typed, expected):
    type_ = BY_KEY[key]
    form = posted_to(type_, [(f"content-{name}", text) for name, text in typed.items()])
    # Rows are numbered as the teacher sees them, and a number may be missing.
    found = faults(type_, form)
    assert [fault[:2] for fault in found] == expected
    page = rendered(type_, form)
    assert [bool(page.find(id=anchor)) for anchor, *_ in found] == [True] * len(found)


def test_too_many_rows_are_a_fault_too():
    texts = [(f"content-items-{n}", f"item {n}") for n in range(MOST_ROWS + 1)]
    form = posted_to(BY_KEY["ordering"], texts)
    assert [one.anchor for one in form.faults(())] == ["content-items"]


@every_type
@calm
@given(data=st.data())
def test_sketch_of_what_can_be_loaded_can_be_shown(type_, data):
    try:
        form = type_.editor.from_content(type_.load(data.draw(DATA[type_.key])))
        sketch = type_.load(form.sketch())
    except ContentError:
        assume(False)
    type_.present(sketch, Shuffle(b"x"))


SKETCHED = [
    ("multiple_choice", {"options-0-text": "A", "options-1-text": "B", "options-2-text": "a "}, 2),
    ("multiple_response", {f"options-{n}-text": text for n, text in enumerate("ABC")}, 3),
    (
        "matching",
        {
            **{"pairs-0-left": "A", "pairs-0-right": "x", "pairs-1-left": "B"},
            **{"pairs-2-left": "C", "pairs-2-right": "y", "distractors-0": "x"},
        },
        2,
    ),
    ("ordering", {"items-0": "A", "items-1": "a", "items-2": "B", "items-3": "C"}, 3),
]


@pytest.mark.parametrize(("key", "typed", "count"), SKETCHED)
def test_what_is_typed_is_shown_without_a_key_and_without_what_is_there_twice(key, typed, count):
    type_ = BY_KEY[key]
    form = posted_to(type_, [(f"content-{name}", text) for name, text in typed.items()])
    assert loaded(type_, form)[0] is None
    shown = type_.present(type_.load(form.sketch()), Shuffle(b"x"))
    choices = shown if isinstance(shown, list) else shown.choices
    assert len(choices) == count


@pytest.mark.parametrize("key", ["true_false", "short_answer", "numeric"])
def test_field_for_an_answer_is_shown_before_its_key_is_written(key):
    form = BY_KEY[key].editor(prefix="content-")
    BY_KEY[key].present(BY_KEY[key].load(form.sketch()), Shuffle(b"x"))


def test_gaps_of_a_text_are_shown_before_their_answers_are_written():
    typed = {"text": "{1} and {2}", "gaps-0-options-0": "a", "gaps-0-options-1": "b"}
    form = posted_to(BY_KEY["cloze"], [(f"content-{name}", text) for name, text in typed.items()])
    shown = BY_KEY["cloze"].present(BY_KEY["cloze"].load(form.sketch()), Shuffle(b"x"))
    assert [len(field.choices) for field in shown.fields] == [2, 0]


# ---- What was written about an option that was wrong ----

TURNED = {
    "options-0-text": "Oslo",
    "options-0-feedback": "In the\r\nwest.",
    "options-1-text": "Rome",
}
RIGHT = {
    "multiple_choice": [("content-options-correct", "0")],
    "multiple_response": [("content-options-0-correct", "y"), ("content-options-2-text", "Bonn")],
}


@pytest.mark.parametrize("key", RIGHT)
def test_why_an_option_is_wrong_goes_once_it_is_right(key):
    type_ = BY_KEY[key]
    typed = [(f"content-{name}", text) for name, text in TURNED.items()]
    form = posted_to(type_, typed + RIGHT[key])
    assert type_.load(form.to_data()).options[0].feedback == ""
    (said,) = form.outdated()
    assert (said.anchor, str(said.place[0])) == ("content-options-0-feedback", "option 1")
    assert "In the\r\nwest." in str(said.message)
    # The form keeps it, for whoever unticks the option again.
    assert form.options.entries[0].form.feedback.data == "In the\r\nwest."


@pytest.mark.parametrize("key", RIGHT)
def test_what_the_key_says_already_stays(key):
    type_ = BY_KEY[key]
    typed = [(f"content-{name}", text) for name, text in TURNED.items()]
    for text, feedback in (("Oslo", "Yes!"), ("Oslo, Norway", "In the\nwest.")):
        form = posted_to(type_, typed + RIGHT[key])
        others = [{"text": "Rome", "feedback": "No."}, {"text": "Bonn"}]
        key_option = {"text": text, "correct": True, "feedback": feedback}
        form.before = type_.load({"options": [key_option, *others]})
        assert form.to_data()["options"][0]["feedback"] == "In the\nwest."
        assert form.outdated() == []
