"""The pages of a learner: finding a set, taking it, the review, the history."""

from quizapp.attempts.views import desk, history, home, notebook, regrading, review, taking
from quizapp.attempts.views.blueprint import bp

__all__ = ["bp", "desk", "history", "home", "notebook", "regrading", "review", "taking"]
