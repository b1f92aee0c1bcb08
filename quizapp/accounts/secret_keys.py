"""Keys made from the site's secret key, and from those that it had before. Pure."""

import base64
import hmac
from collections.abc import Mapping
from typing import Any

OLDEST = "1"
"""How second steps are marked that were set up before keys had marks of their own."""


def known_keys(config: Mapping[str, Any]) -> list[str]:
    """The present key and those before it, the latest first."""
    return [str(key) for key in (config["SECRET_KEY"], *(config["SECRET_KEY_FALLBACKS"] or ()))]


def signing_keys(config: Mapping[str, Any]) -> list[str]:
    """As itsdangerous wants them: it signs with the last, and takes any."""
    return known_keys(config)[::-1]


def derived_keys(config: Mapping[str, Any], purpose: str) -> list[str]:
    """32 bytes in base64 each that only those with the secret key can know; the present first."""
    return [_derived(key, purpose) for key in known_keys(config)]


def marked_keys(config: Mapping[str, Any], purpose: str) -> dict[str, str]:
    """The same by a mark that says which key it was, and tells nothing else; the present first."""
    keys = known_keys(config)
    marked = {_mark(key): _derived(key, purpose) for key in keys}
    return {**marked, OLDEST: _derived(keys[-1], purpose)}


def _derived(key: str, purpose: str) -> str:
    return base64.urlsafe_b64encode(_digest(key, purpose)).decode()


def _mark(key: str) -> str:
    return "k" + _digest(key, "mark of the key").hex()[:12]


def _digest(key: str, purpose: str) -> bytes:
    return hmac.digest(key.encode(), purpose.encode(), "sha256")
