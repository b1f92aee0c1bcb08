"""Which browser sent a request, in the few words that its owner recognises it by."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""What a browser says of itself and its name; the first that is found counts."""
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def describe_agent(header: str) -> str:
    """Such as `Firefox, Linux`; names of products are the same in every language."""
    found = (_first(BROWSERS, header), _first(SYSTEMS, header))
    return ", ".join(name for name in found if name)


def _first(known: tuple[tuple[str, str], ...], header: str) -> str:
    return next((name for sign, name in known if sign in header), "")
