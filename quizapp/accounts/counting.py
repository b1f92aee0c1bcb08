"""Counters of tries: in a store for all machines, and while it is out of reach each for itself."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from limits import RateLimitItem, WindowStats
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from quizapp import shared_store

MEMORY = "memory://"
ALONE_SECONDS = 15
"""For so long a store that failed is not asked again, so that pages do not wait for it."""

T = TypeVar("T")
log = logging.getLogger(__name__)


def make_counter(url: str) -> FixedWindowRateLimiter:
    if url.startswith(MEMORY):
        return FixedWindowRateLimiter(MemoryStorage())
    return SharedCounter(url)


class SharedCounter(FixedWindowRateLimiter):
    """Counts in the store. When that fails, tries are still bounded: by this process's memory."""

    def __init__(self, url: str) -> None:
        options = shared_store.options()
        super().__init__(storage_from_string(url, wrap_exceptions=True, **options))
        self._own = FixedWindowRateLimiter(MemoryStorage())
        self._alone_until = 0.0

    def hit(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        shared = super().hit
        return self._either(
            lambda: shared(item, *identifiers, cost=cost),
            lambda: self._own.hit(item, *identifiers, cost=cost),
        )

    def get_window_stats(self, item: RateLimitItem, *identifiers: str) -> WindowStats:
        shared = super().get_window_stats
        return self._either(
            lambda: shared(item, *identifiers),
            lambda: self._own.get_window_stats(item, *identifiers),
        )

    def _either(self, shared: Callable[[], T], own: Callable[[], T]) -> T:
        if time.monotonic() < self._alone_until:
            return own()
        try:
            return shared()
        except StorageError as error:
            self._alone_until = time.monotonic() + ALONE_SECONDS
            log.warning("the store of tries is out of reach (%s): counting alone", error)
            return own()
