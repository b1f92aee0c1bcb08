"""What differs between two states of a question, in words."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.bank.diffs import Piece, differences, merge, word_pieces
from quizapp.messages import Message
from quizapp.question_types import BY_KEY, TYPES

CHOICE = {
    "options": [
        {"text": "Oslo", "correct": True},
        {"text": "Bergen", "feedback": "On the coast."},
        {"text": "Turku"},
    ]
}


def state(type: str = "multiple_choice", content: Any = CHOICE, **others: Any) -> dict[str, Any]:
    return {
        "type": type,
        "stem": "Which town is it?",
        "content": content,
        "explanation": "It is.",
        "difficulty": "easy",
        "tags": ["towns"],
        "evidence": ["Oslo is the capital.", "The harbour opened in 2020."],
        **others,
    }


def options(*texts: str, right: str = "Oslo") -> dict[str, Any]:
    return {"options": [{"text": text, "correct": text == right} for text in texts]}


def said(old: Any, new: Any) -> dict[str, str]:
    """Where something changed, and how, with [-removed-] and {+added+} words."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return {
        str(change.where): "".join(marks[piece.kind].format(piece.text) for piece in change.pieces)
        for change in differences(old, new)
    }


def changed(content: Any, new_content: Any, type: str = "multiple_choice") -> dict[str, str]:
    return said(state(type, content), state(type, new_content))


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
def test_equal_states_do_not_differ(type_):
    one = state(type_.key, type_.dump(type_.sample))
    assert differences(one, deepcopy(one)) == []


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
def test_new_question_is_all_added(type_):
    changes = differences(None, state(type_.key, type_.dump(type_.sample)))
    assert {piece.kind for change in changes for piece in change.pieces} == {"added"}
    assert all(change.pieces for change in changes)
    texts = " ".join(str(piece.text) for change in changes for piece in change.pieces)
    assert [part for part in type_.say_key(type_.sample) if part.split(" → ")[0] not in texts] == []


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
def test_every_field_of_every_type_has_a_label(type_):
    wheres = [change.where.text for change in differences(None, full(type_))]
    assert [where for where in wheres if where == "{field}"] == []


def full(type_: Any) -> dict[str, Any]:
    """A state in which every text of the content says something."""
    extra: dict[str, Any] = {
        "short_answer": {"rejected": [{"text": "Rome", "feedback": "No."}], "slips": False},
        "numeric": {"unit_forms": ["m"], "unit_required": True},
        "true_false": {"feedback": "No."},
    }
    content = {**type_.dump(type_.sample), **extra.get(type_.key, {})}
    return state(type_.key, content)


@pytest.mark.parametrize("old", TYPES, ids=lambda type_: type_.key)
@pytest.mark.parametrize("new", TYPES, ids=lambda type_: type_.key)
def test_another_type_is_said_first(old, new):
    if old is not new:
        changes = differences(*(state(one.key, one.dump(one.sample)) for one in (old, new)))
        assert str(changes[0].where) == "Kind of question"


def test_plain_fields_are_compared_by_words():
    new = state(stem="Which small town is it?", difficulty="hard", tags=["towns", "coast"])
    assert said(state(), new) == {
        "Question": "Which {+small +}town is it?",
        "Difficulty": "[-easy-]{+hard+}",
        "Tags": "towns{+; coast+}",
    }


def test_option_is_recognised_when_reworded_or_moved():
    assert changed(options("Oslo", "Bergen", "Turku"), options("Turku", "Oslo", "Bergen town")) == {
        "Option 3": "Bergen{+ town+}"
    }


def test_option_is_added_removed_and_replaced():
    old = options("Oslo", "Bergen", "Turku")
    assert changed(old, options("Oslo", "Bergen", "Turku", "Rome")) == {"Option 4": "{+Rome+}"}
    assert changed(old, options("Oslo", "Turku")) == {"Option 2": "[-Bergen-]"}
    assert changed(old, options("Oslo", "Rome", "Turku")) == {"Option 2": "[-Bergen-]{+Rome+}"}


def test_order_alone_is_a_difference():
    assert changed(options("Oslo", "Bergen"), options("Bergen", "Oslo")) == {
        "Order": "{+Bergen; +}Oslo[-; Bergen-]"
    }


def test_feedback_goes_with_its_option():
    new = {"options": [*CHOICE["options"][::2], {"text": "Bergen", "feedback": "On a coast."}]}
    assert changed(CHOICE, new) == {"Feedback to option 3": "On [-the-]{+a+} coast."}


def test_changed_key_is_said_once_and_in_words():
    old, new = options("Oslo", "Bergen"), options("Oslo", "Bergen", right="Bergen")
    assert changed(old, new) == {"Right answer": "[-Oslo-]{+Bergen+}"}


def test_mended_slip_in_the_key_is_said_once():
    old, new = options("Olso", "Bergen", right="Olso"), options("Oslo", "Bergen")
    assert changed(old, new) == {"Option 1": "[-Olso-]{+Oslo+}"}


@pytest.mark.parametrize(
    ("type", "old", "new", "expected"),
    [
        (
            "true_false",
            {"answer": True},
            {"answer": False, "feedback": "It was not."},
            {"Right answer": "[-True-]{+False+}", "Feedback": "{+It was not.+}"},
        ),
        (
            "numeric",
            {"answer": 1700, "unit": "people"},
            {"answer": 1800, "unit": "people", "tolerance": "5 %"},
            {"Right answer": "1,[-700-]{+800+} people", "Tolerance": "[-0-]{+5 %+}"},
        ),
        (
            "date",
            {"answer": "2018-12-20"},
            {"answer": "2018-12-21"},
            {"Right answer": "[-20-]{+21+} December 2018"},
        ),
        (
            "short_answer",
            {"accepted": ["Rome"]},
            {"accepted": ["Rome", "Roma"], "rejected": ["Paris"], "slips": False},
            {
                "Accepted answers": "Rome{+; Roma+}",
                "Wrong answer 1": "{+Paris+}",
                "Typing slips are forgiven": "[-yes-]{+no+}",
            },
        ),
        (
            "matching",
            {"pairs": [{"left": "a", "right": "x"}, {"left": "b", "right": "y"}]},
            {"pairs": [{"left": "b", "right": "y"}, {"left": "a", "right": "z"}]},
            {"Pair 2, right": "[-x-]{+z+}"},
        ),
        (
            "ordering",
            {"items": ["one", "two", "three"]},
            {"items": ["two", "one", "three"], "first": "least"},
            {
                "Right order": "{+two → +}one → [-two → -]three",
                "Name of the beginning": "{+least+}",
            },
        ),
        (
            "cloze",
            {"text": "{1} and {2}", "gaps": [{"accepted": ["a"]}, {"accepted": ["b"]}]},
            {
                "text": "{1} or {2}",
                "gaps": [{"accepted": ["a"]}, {"accepted": ["c"], "rejected": ["d"]}],
            },
            {
                "Text with gaps": "{1} [-and-]{+or+} {2}",
                "Gap 2, accepted answers": "[-b-]{+c+}",
                "Gap 2, wrong answer 1": "{+d+}",
            },
        ),
    ],
)
def test_content_is_said_in_lines(type, old, new, expected):
    assert changed(old, new, type) == expected


def test_evidence_is_compared_claim_by_claim():
    new = state(evidence=["Rain fell.", "The harbour opened in May 2020.", "It was wet."])
    assert said(state(), new) == {
        "Evidence 1": "[-Oslo is the capital-]{+Rain fell+}.",
        "Evidence 2": "The harbour opened in{+ May+} 2020.",
        "Evidence 3": "{+It was wet.+}",
    }


def test_field_that_is_not_known_goes_by_its_name():
    assert said(state(), state(time_limit="30 s")) == {"Time limit": "{+30 s+}"}


texts = st.text(st.sampled_from("ab ,\n"), max_size=30)


@given(texts, texts)
def test_pieces_make_up_both_texts(old, new):
    pieces = word_pieces(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new
    assert all(piece.text for piece in pieces)


def test_what_the_site_calls_something_is_left_to_be_translated():
    new = state("true_false", {"answer": True})
    changes = differences(state(), new)
    kinds = [piece.text for piece in changes[0].pieces]
    assert kinds == [Message("Multiple choice"), Message("True or false")]
    (answer,) = differences(new, state("true_false", {"answer": False}))
    assert [piece.text for piece in answer.pieces] == [Message("True"), Message("False")]
    slips = [state("short_answer", {"accepted": ["a"], "slips": slips}) for slips in (True, False)]
    (changed_slips,) = differences(*slips)
    assert [piece.text for piece in changed_slips.pieces] == [Message("yes"), Message("no")]


def test_equal_texts_are_one_piece():
    assert word_pieces("a b c", "a b c") == (Piece("same", "a b c"),)
    assert word_pieces("", "") == ()


CHANGED = {
    "stem": "Which one?",
    "explanation": "Since.",
    "difficulty": "hard",
    "tags": ["coast"],
    "evidence": [],
    "content": options("Oslo", "Rome"),
}


@given(st.sets(st.sampled_from([*CHANGED])), st.sets(st.sampled_from([*CHANGED])))
def test_merge_keeps_the_changes_of_both(ours, theirs):
    mine = state(**{name: CHANGED[name] for name in ours})
    other = state(**{name: CHANGED[name] for name in theirs})
    assert merge(state(), mine, other) == (
        state(**{name: CHANGED[name] for name in ours | theirs}),
        [],
    )


def test_merge_names_what_both_changed_and_keeps_mine():
    mine, theirs = state(stem="Mine?", tags=["x"]), state(stem="Theirs?", difficulty="hard")
    assert merge(state(), mine, theirs) == (
        state(stem="Mine?", tags=["x"], difficulty="hard"),
        ["stem"],
    )


def test_merge_keeps_content_with_its_type():
    numeric = BY_KEY["numeric"]
    theirs = state("numeric", numeric.dump(numeric.sample))
    assert merge(state(), state(stem="Mine?"), theirs) == ({**theirs, "stem": "Mine?"}, [])
    mine = state(content=options("Oslo", "Rome"))
    assert merge(state(), mine, theirs) == (mine, ["content"])


def test_merge_takes_fields_that_were_added():
    mine, theirs = state(image_alt="A harbour"), state(note="Look again")
    assert merge(state(), mine, theirs) == (state(image_alt="A harbour", note="Look again"), [])
    assert merge(state(note="x"), state(note="x"), state()) == (state(), [])


@settings(max_examples=50)
@given(st.permutations(["Oslo", "Bergen", "Turku", "Rome"]), st.data())
def test_differing_options_always_show(order, data):
    old = options("Oslo", "Bergen", "Turku")
    kept = data.draw(st.integers(2, 4))
    new = options(*order[:kept], right=order[0])
    pure = old == new
    assert (changed(old, new) == {}) == pure
