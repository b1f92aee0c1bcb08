"""Files as answers."""

from flask import Response, make_response


def as_file(data: bytes, name: str, media_type: str) -> Response:
    """To be kept under this name, which needs no quotes."""
    response = make_response(data)
    response.headers["Content-Type"] = media_type
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response
