"""What a password has to be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.accounts.agents import describe_agent
from quizapp.accounts.names import fold_email, fold_username, is_username
from quizapp.accounts.passwords import WARNINGS, normalize, problem_with


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("short12", "Use at least 8 characters."),
        ("x" * 129, "Use at most 128 characters."),
        ("password", WARNINGS["dictionary"].text),
        ("P@ssw0rd1", WARNINGS["dictionary"].text),
        ("aaaaaaaaaaaaaa", WARNINGS["repeat"].text),
        ("abcdefghijk", WARNINGS["sequence"].text),
        ("qwertzuiop", None),
        ("22.11.2010", WARNINGS["date"].text),
        ("ada.lovelace", WARNINGS["own"].text),
    ],
)
def test_weak_password_is_told_why(password, told):
    problem = problem_with(password, ["ada.lovelace", "ada", "school.example"])
    assert problem is not None
    assert told is None or str(problem) == told


@pytest.mark.parametrize(
    "password",
    [
        "orbit mango violin seventeen",
        "k7#vPq2!xZ",
        "сорок пять синих уток",
        "x9" * 3 + "Vw#7qL" * 20,
    ],
)
def test_strong_password_is_taken(password):
    assert problem_with(password[:128], ["ada"]) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=140))
def test_every_password_is_judged(text):
    """No pattern that zxcvbn finds is without a word."""
    problem = problem_with(normalize(text), ["ada"])
    assert problem is None or str(problem)


def test_passwords_are_compared_however_they_are_composed():
    assert normalize("cafe\u0301") == normalize("caf\u00e9")
    assert normalize("Ｐａss") == "Pass"
    assert normalize("Case Stays ") == "Case Stays "


@pytest.mark.parametrize(
    ("typed", "folded", "good"),
    [
        ("Ada", "ada", True),
        (" ada.l-1_x ", "ada.l-1_x", True),
        ("Ａｄａ", "ada", True),
        ("Straße", "strasse", True),
        ("Ада", "ада", True),
        ("\N{CYRILLIC SMALL LETTER A}da", "\N{CYRILLIC SMALL LETTER A}da", False),
        ("сара", "сара", False),
        ("山田たろう", "山田たろう", True),
        ("ab", "ab", False),
        ("a@b.example", "a@b.example", False),
        ("ada lovelace", "ada lovelace", False),
        ("#12", "#12", False),
        ("x" * 41, "x" * 41, False),
    ],
)
def test_user_names(typed, folded, good):
    assert (fold_username(typed), is_username(folded)) == (folded, good)


@given(st.text(max_size=50))
def test_folding_a_user_name_again_changes_nothing(text):
    once = fold_username(text)
    assert fold_username(once) == once


def test_emails_are_kept_in_lower_case():
    assert fold_email(" Ada@School.Example ") == "ada@school.example"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X) Version/19 Safari/604",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/140 Mobile Safari/537", "Chrome, Android"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_browser_in_a_few_words(header, said):
    assert describe_agent(header) == said
