"""`python -m tests.benchmarks`: how the hot requests compare with bare ones, in one process.

`--profile "question page"` prints where the time of that request goes instead.
"""

import argparse
import cProfile
import pstats
import tempfile
from pathlib import Path

from tests.benchmarks.measuring import HEAD, cost, measure
from tests.benchmarks.site import Site

PAST = 25
"""Attempts that the learner has behind them, so that the history is full."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--count", type=int, default=100, help="requests a round")
    parser.add_argument("--past", type=int, default=PAST, help="attempts submitted before")
    parser.add_argument("--profile", metavar="NAME", help="one of the names in the table")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder), chosen.past)
        cases = site.cases(chosen.rounds * chosen.count)
        if chosen.profile:
            profile({case.name: case for case in cases}[chosen.profile].request, chosen.count)
            return
        print(HEAD)
        for case in cases:
            print(measure(case, chosen.rounds, chosen.count).row, flush=True)


def profile(send, count: int) -> None:
    profiler = cProfile.Profile()
    profiler.runcall(cost, send, count)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)


main()
