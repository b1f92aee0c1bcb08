"""The blueprint that the pages of this feature share."""

from flask import Blueprint

bp = Blueprint("drafting", __name__, url_prefix="/teach/articles")
