import pytest

from quizapp.accounts.models import TEACHER
from tests.factories.people import make_user, sign_in


@pytest.fixture
def ann(app):
    return make_user("ann", TEACHER)


@pytest.fixture
def teacher(client, ann):
    sign_in(client, ann)
    return client
