"""The Redis, or Valkey, that several machines share: for the queue of jobs and to count tries.

Nothing stands only there. While it is out of reach, the site goes on without it.
"""

import importlib.util
from typing import Any

OUT_OF_REACH: tuple[type[Exception], ...] = ()
"""The errors of a store that cannot be used."""

if importlib.util.find_spec("redis"):
    from redis.exceptions import RedisError

    OUT_OF_REACH = (RedisError,)


def options() -> dict[str, Any]:
    """For connections: a page waits two seconds at most to learn that the store is away."""
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    # Tried once more, for a store that was restarted has closed its connections.
    retry = Retry(NoBackoff(), 1)
    return {"socket_connect_timeout": 1, "socket_timeout": 5, "retry": retry}


def connection_pool(url: str) -> Any:
    from redis import ConnectionPool

    return ConnectionPool.from_url(url, **options())
