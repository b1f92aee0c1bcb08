"""Pages of flashcards."""

from quizapp.cards.views import anki, following, holding, settings, studying, today
from quizapp.cards.views.blueprint import bp

__all__ = ["anki", "bp", "following", "holding", "settings", "studying", "today"]
