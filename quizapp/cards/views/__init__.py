"""Pages of flashcards."""

from quizapp.cards.views import following, holding, settings, studying, today
from quizapp.cards.views.blueprint import bp

__all__ = ["bp", "following", "holding", "settings", "studying", "today"]
