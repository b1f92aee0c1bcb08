"""The blueprint that the pages of this feature share."""

from flask import Blueprint

bp = Blueprint("transfer", __name__, url_prefix="/teach")
