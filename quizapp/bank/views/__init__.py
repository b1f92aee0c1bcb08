"""The pages of a teacher: sets, questions, the bank, reviews, publishing, corrections."""

from quizapp.bank.views.blueprint import bp

__all__ = ["bp"]
