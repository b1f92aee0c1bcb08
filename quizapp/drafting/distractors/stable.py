"""Choices that look like chance and are the same every time. Pure."""

from hashlib import blake2b


def draw(seed: str, sides: int) -> int:
    """A number from 0 to below `sides`, always the same for the same seed."""
    digest = blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % sides
