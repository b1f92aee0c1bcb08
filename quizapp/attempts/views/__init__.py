"""The pages of a learner: finding a set, taking it, the review, the history."""

from quizapp.attempts.views import history, home, review, taking
from quizapp.attempts.views.blueprint import bp

__all__ = ["bp", "history", "home", "review", "taking"]
