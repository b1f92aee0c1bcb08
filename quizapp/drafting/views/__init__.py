"""The pages from an article to draft questions."""

from quizapp.drafting.views import articles, drafts, facts
from quizapp.drafting.views.blueprint import bp

__all__ = ["articles", "bp", "drafts", "facts"]
