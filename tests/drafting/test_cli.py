"""`quizapp draft`, without a database."""

import json

import pytest
from click.testing import CliRunner

from quizapp.drafting.cli import draft

ARTICLE = """Lighthouse at Marlow Point reopens

The lighthouse at Marlow Point in Portugal reopened on Wednesday after repairs that cost
€3.5 million, officials said. More than 1,200 people came to the ceremony.\r
\r
The tower was built in 1871.
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return path


def run(*arguments):
    return CliRunner().invoke(draft, [str(one) for one in arguments])


def test_json_has_the_article_and_its_facts(file):
    answer = run(file, "--published", "2019-01-04", "--json")
    said = json.loads(answer.stdout)
    text = ARTICLE.replace("\r\n", "\n")
    assert (answer.exit_code, list(said)) == (0, ["article", "facts", "drafts", "rejected"])
    assert said["article"] == {
        "title": "Lighthouse at Marlow Point reopens",
        "published_on": "2019-01-04",
        "words": len(ARTICLE.split()),
    }
    dates = [one for one in said["facts"] if one["kind"] == "date"]
    assert [(one["quote"], one["normalised"]) for one in dates] == [
        ("Wednesday", "2019-01-02"),
        ("1871", "1871"),
    ]
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in said["facts"])
    assert {len(one) for one in said["facts"]} == {13}


def test_lines_to_read_begin_with_the_article(file):
    answer = run(file, "--published", "2019-01-04", "--title", "Reopened")
    assert answer.exit_code == 0
    assert answer.stdout.startswith("Reopened (2019-01-04, 37 words)\n")


def test_missing_file_is_told(tmp_path):
    answer = run(tmp_path / "nowhere.txt")
    assert answer.exit_code == 2
    assert "does not exist" in answer.output


@pytest.mark.parametrize("day", ["2019-02-30", "yesterday", ""])
def test_wrong_day_is_told(file, day):
    answer = run(file, "--published", day)
    assert answer.exit_code == 2
    assert "write it like 2021-05-04" in answer.output


def test_file_that_is_no_text_is_told(tmp_path):
    path = tmp_path / "picture.txt"
    path.write_bytes(bytes(range(32)) * 100)
    answer = run(path)
    assert answer.exit_code == 1
    assert "picture.txt" in answer.output


def test_other_articles_may_be_a_bank(file):
    answer = run(file, "--bank", file.parent, "--json")
    assert answer.exit_code == 0
