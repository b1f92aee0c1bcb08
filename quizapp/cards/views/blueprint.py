"""The blueprint of flashcards."""

from flask import Blueprint

bp = Blueprint("cards", __name__)
