"""Pages about people and their accounts."""

from quizapp.accounts.views import account, entering, nickname, passwords, people, students
from quizapp.accounts.views.blueprint import bp

__all__ = ["account", "bp", "entering", "nickname", "passwords", "people", "students"]
