import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.model import (
    ModelChanged,
    check_folder,
    folder_of_model,
    load,
    parse,
)

TEXT = "Ana Ferreira opened the bridge. It cost €3.5 million.\n\nShe left on Monday."


@pytest.fixture
def copied(model, tmp_path):
    return shutil.copytree(folder_of_model(), tmp_path / "model")


def test_model_is_loaded_once(model):
    assert load() is model


def test_parse_has_the_words_of_each_sentence(model):
    reading = read_article(TEXT, model=model)
    assert [doc.text for _, doc in reading.parsed()] == [
        reading.words(sentence) for sentence in reading.sentences
    ]
    assert [token.pos_ for token in reading.parses[2]][:2] == ["PRON", "VERB"]


def test_without_a_model_nothing_is_parsed():
    reading = read_article(TEXT)
    assert (len(reading.sentences), reading.parses) == (3, ())


def test_threads_share_the_model(model):
    with ThreadPoolExecutor(4) as pool:
        parsed = list(pool.map(lambda _: parse([TEXT] * 5, model), range(8)))
    assert {tuple(doc.text for doc in docs) for docs in parsed} == {(TEXT,) * 5}


def test_the_installed_model_is_as_reviewed(copied):
    check_folder(copied)


def test_changed_file_is_noticed(copied):
    with (copied / "config.cfg").open("a") as file:
        file.write("\n")
    with pytest.raises(ModelChanged, match=r"config\.cfg"):
        check_folder(copied)


def test_added_file_is_noticed(copied):
    (copied / "extra.py").write_text("")
    with pytest.raises(ModelChanged, match=r"extra\.py"):
        check_folder(copied)


def test_missing_file_is_noticed(copied):
    (copied / "ner" / "model").unlink()
    with pytest.raises(ModelChanged, match="ner/model"):
        check_folder(copied)
