"""The blueprint that the pages of this feature share."""

from flask import Blueprint

bp = Blueprint("bank", __name__, url_prefix="/teach")
