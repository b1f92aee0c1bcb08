"""Statements after words that say where they come from."""

import pytest

from quizapp.drafting.leading import join
from quizapp.drafting.leaks import names_leak

LEAD = "According to the report of 4 May 2021"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("reportedly, the mayor left in ___", "the mayor left in ___"),
        ("the mayor reportedly left in ___", "the mayor left in ___"),
        ("the towns are, reportedly, quiet in ___", "the towns are quiet in ___"),
        ('she said, "He reportedly left" in ___', 'she said, "He reportedly left" in ___'),
    ],
)
def test_report_is_not_called_a_report_twice(statement, told):
    assert join(LEAD, statement) == f"{LEAD}, {told}"


def test_without_a_lead_the_hedge_stays():
    assert join("", "the mayor reportedly left in ___") == "the mayor reportedly left in ___"


@pytest.mark.parametrize("owner", ["Iran's", "Iran’s"])
def test_owner_gives_the_name_away(owner):
    assert names_leak(f"{owner} plan was praised", {"Iran"})
