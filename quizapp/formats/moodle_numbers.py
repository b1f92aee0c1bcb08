"""Numbers as authors wrote them in Moodle. Pure."""


def decimal_points(text: str) -> str:
    """A single comma is a decimal comma; with a point, or several, they part thousands."""
    return ":".join(_decimal_point(part) for part in text.split(":"))


def _decimal_point(text: str) -> str:
    thousands = "." in text or text.count(",") > 1
    return text.replace(",", "" if thousands else ".")
