"""`quizapp convert`, without a database."""

import json

import pytest
from click.testing import CliRunner

from quizapp.transfer.cli import convert

GOOD = """questions:
  - type: true_false
    id: tiber
    stem: Rome lies on the *Tiber*.
    content: {answer: true, feedback: It does.}
"""
BAD = "  - type: riddle\n    stem: What am I?\n"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "cities.yaml"
    path.write_text(GOOD)
    return path


def run(*arguments):
    return CliRunner().invoke(convert, [str(one) for one in arguments])


def test_everything_read_is_printed_as_json(source):
    answer = run(source, "--to", "json")
    said = json.loads(answer.stdout)
    assert (answer.exit_code, list(said)) == (0, ["items", "skipped", "warnings"])
    (item,) = said["items"]
    assert (item["id"], item["type"], item["shape"]) == ("tiber", "true_false", "choice")
    assert item["stem_html"] == "Rome lies on the <em>Tiber</em>."
    assert item["options"] == [
        {"text_html": "True", "fraction": 1.0, "feedback_html": ""},
        {"text_html": "False", "fraction": 0.0, "feedback_html": "It does."},
    ]


def test_skipped_questions_are_told_and_set_the_status(source):
    source.write_text(GOOD + BAD)
    answer = run(source, "--to", "json")
    assert answer.exit_code == 3
    assert json.loads(answer.stdout)["skipped"][0]["where"] == "line 6"
    assert f"{source}: line 6: Its type must be one of" in answer.stderr


def test_report_goes_to_its_file(source, tmp_path):
    source.write_text(GOOD + BAD)
    out, told = tmp_path / "out.yaml", tmp_path / "told.json"
    answer = run(source, "--to", "yaml", "-o", out, "--report", told)
    assert (answer.exit_code, answer.output) == (3, "")
    assert "Rome lies on the *Tiber*." in out.read_text()
    assert [one["where"] for one in json.loads(told.read_text())["skipped"]] == ["line 6"]


@pytest.mark.parametrize("text", ["questions:\n" + BAD, "questions: 3", "no such format"])
def test_file_of_which_nothing_was_read_ends_with_2(source, text):
    source.write_text(text)
    answer = run(source, "--to", "json")
    assert answer.exit_code == 2
    assert str(source) in answer.stderr


def test_unknown_kind_of_file_is_told(tmp_path):
    path = tmp_path / "cities.odd"
    path.write_bytes(b"\x00\x01")
    answer = run(path, "--to", "json")
    assert answer.exit_code == 2
    assert "name its format with --from" in answer.stderr
