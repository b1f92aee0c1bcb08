"""Pages on which questions come in and go out."""

from quizapp.transfer.views import exports, imports, rows
from quizapp.transfer.views.blueprint import bp

__all__ = ["bp", "exports", "imports", "rows"]
