"""The pages of a teacher: sets, questions, the bank, reviews, publishing, corrections."""

from quizapp.bank.views import (
    arranging,
    facts,
    images,
    publishing,
    question_history,
    questions,
    review_questions,
    reviews,
    search,
    sets,
    unfinished,
)
from quizapp.bank.views.blueprint import bp

__all__ = [
    "arranging",
    "bp",
    "facts",
    "images",
    "publishing",
    "question_history",
    "questions",
    "review_questions",
    "reviews",
    "search",
    "sets",
    "unfinished",
]
