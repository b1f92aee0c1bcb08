"""`quizapp sets` on the command line."""

import pytest

from tests.factories.sets import choice_questions, set_file


@pytest.fixture
def run(app):
    return lambda *arguments: app.test_cli_runner().invoke(args=["sets", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "harbour.yaml").write_bytes(set_file(choice_questions(2), title="Harbours"))
    (tmp_path / "bridge.yaml").write_bytes(set_file(choice_questions(1), title="Bridges"))
    (tmp_path / "notes.txt").write_text("not a set")
    return tmp_path


def test_check_of_a_folder_finds_no_mistakes(run, folder):
    result = run("check", folder)
    assert (result.exit_code, result.output) == (0, "2 files, no mistakes.\n")


def test_check_names_every_mistake(run, folder):
    questions = choice_questions(2)
    questions[0]["difficulty"] = "brutal"
    questions[1]["facts"] = ["closing"]
    bad = folder / "harbour.yaml"
    bad.write_bytes(set_file(questions))
    result = run("check", folder)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert [line.startswith(f"{bad}:") for line in lines] == [True, True, False]
    assert "choice-0" in lines[0]
    assert "difficulty" in lines[0]
    assert "there is no fact “closing”" in lines[1]
    assert lines[2] == "Error: 2 mistakes in 2 files."


def test_load_tells_what_it_published(run, folder):
    result = run("load", folder)
    assert result.exit_code == 0
    assert result.output == (
        "bridge: edition 1, 1 questions\n  First edition\n"
        "harbour: edition 1, 2 questions\n  First edition\n"
    )
    again = run("load", folder)
    assert again.output == "bridge: unchanged (edition 1)\nharbour: unchanged (edition 1)\n"


def test_load_takes_single_files(run, folder):
    assert run("load", folder / "bridge.yaml").exit_code == 0
    assert run("list").output == "bridge: Bridges (edition 1, 1 questions)\n"


def test_load_of_a_file_with_mistakes_fails_and_says_why(run, folder):
    (folder / "bridge.yaml").write_text("title: [")
    result = run("load", folder)
    assert result.exit_code != 0
    assert run("list").output == ""


def test_list_of_sets(run, folder):
    assert run("list").output == ""
    run("load", folder)
    assert run("list").output == (
        "bridge: Bridges (edition 1, 1 questions)\nharbour: Harbours (edition 1, 2 questions)\n"
    )


def test_shipped_sets_have_no_mistakes(run, app):
    result = run("check")
    assert result.exit_code == 0, result.output
