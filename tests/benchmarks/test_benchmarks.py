"""The benchmarks still run; nothing is said about time."""

import subprocess
import sys
from pathlib import Path


def test_benchmarks_print_a_row_for_each_request():
    command = [sys.executable, "-m", "tests.benchmarks", "--rounds=1", "--count=2", "--past=1"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    rows = [line[:16].strip() for line in done.stdout.splitlines()[1:]]
    assert rows == ["question page", "save one answer", "home page", "history page", "submit"]


def test_benchmark_of_cards_runs():
    command = [sys.executable, "-m", "tests.benchmarks.cards", "--cards=300", "--rounds=3"]
    command.append("--package=200")
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert "statements of a rating: BEGIN SELECT SELECT INSERT UPDATE INSERT" in done.stdout
    counts = next(line for line in done.stdout.splitlines() if line.startswith("statements  "))
    few, many = counts.split()[1:]
    assert few == many
