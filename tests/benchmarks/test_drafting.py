"""The scores of filled sheets."""

from tests.benchmarks.drafting import CRITERIA, agreement, interval, kappa, score


def row(url: str, rank: int, verdict: str, family: str = "choice") -> dict[str, str]:
    shared = {"url": url, "rank": str(rank), "family": family, "kind": "date"}
    return shared | dict.fromkeys(CRITERIA, "1") | {"not_trivial": verdict}


def test_draft_counts_if_it_meets_every_criterion():
    lines = score([[row("a", 1, "1"), row("a", 2, "0"), row("b", 1, "1")]])
    assert "2/3 = 67%" in lines[0]


def test_rows_that_are_not_filled_are_left_out():
    lines = score([[row("a", 1, "1"), row("a", 2, "")]])
    assert "1/1 = 100%" in lines[0]


def test_totals_are_given_by_kind():
    lines = score([[row("a", 1, "1"), row("a", 2, "0", family="wh")]])
    assert [line.split("   ")[0].strip() for line in lines[1:3]] == ["choice date", "wh date"]


def test_two_readers_must_both_find_it_usable():
    ours = [row("a", 1, "1"), row("a", 2, "1")]
    theirs = [row("a", 1, "1"), row("a", 2, "0")]
    lines = score([ours, theirs])
    assert "1/2 = 50%" in lines[0]
    assert lines[-1].startswith("agreement 50%")


def test_kappa_is_agreement_beyond_chance():
    assert kappa([True, True, False, False], [True, True, False, False]) == 1.0
    assert kappa([True, False, True, False], [True, True, False, False]) == 0.0
    assert agreement([True, False], [True, True]) == 0.5


def test_interval_of_equal_articles_is_a_point():
    assert interval([[True, False], [True, False]]) == (0.5, 0.5)
