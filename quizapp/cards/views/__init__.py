"""Pages of flashcards."""

from quizapp.cards.views import holding, studying, today
from quizapp.cards.views.blueprint import bp

__all__ = ["bp", "holding", "studying", "today"]
