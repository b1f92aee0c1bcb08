import pytest

from quizapp.articles.extraction.model import load


@pytest.fixture(scope="session")
def model():
    """The trained model; what needs it is skipped where none is installed."""
    found = load()
    if found is None:
        pytest.skip("no language model is installed")
    return found
