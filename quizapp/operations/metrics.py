"""Figures for Prometheus, over all worker processes of this machine: optional.

Each process keeps its own in files of the data folder; `/metrics` adds them up. Requests are
counted by the rule of their route: no path, address or person.
"""

import hmac
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask

from quizapp import logs
from quizapp.operations.doctor.surroundings import waiting_jobs

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

FOLDER = "metrics"
VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
LOOPBACK = ("127.0.0.1", "::1")
_made: dict[str, Any] = {}
"""The counters of this process, which can be made only once."""


def init_app(app: Flask) -> None:
    if app.config["METRICS"]:
        folder = app.config["DATA_DIR"] / FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The library looks when it is first imported.
        os.environ[VARIABLE] = str(folder)
        logs.watch(app, _count)


def _figures() -> dict[str, Any]:
    if not _made:
        from prometheus_client import Counter, Histogram

        labels = ("method", "route", "status")
        _made["requests"] = Counter("quizapp_requests", "Requests.", labels, registry=None)
        _made["seconds"] = Histogram(
            "quizapp_request_seconds", "Time.", ("route",), buckets=BUCKETS, registry=None
        )
    return _made


def _count(method: str, route: str | None, status: int, seconds: float) -> None:
    figures, rule = _figures(), route or "none"
    figures["requests"].labels(method, rule, str(status)).inc()
    figures["seconds"].labels(rule).observe(seconds)


def may_read(app: Flask, environ: "WSGIEnvironment") -> bool:
    """Whoever has the token; without one in the settings, programs of this machine."""
    token = app.config["METRICS_TOKEN"]
    if token is None:
        return environ.get("REMOTE_ADDR") in LOOPBACK and not app.config["PROXIES"]
    given = environ.get("HTTP_AUTHORIZATION", "")
    return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())


def read(app: Flask) -> tuple[bytes, str]:
    """Text and its media type. Within an application context."""
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
    from prometheus_client.core import GaugeMetricFamily
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    collect: Any = MultiProcessCollector
    collect(registry, path=str(app.config["DATA_DIR"] / FOLDER))

    class Waiting:
        def collect(self) -> list[Any]:
            return [GaugeMetricFamily("quizapp_jobs_waiting", "Jobs.", value=waiting_jobs())]

    registry.register(Waiting())
    return generate_latest(registry), CONTENT_TYPE_LATEST


def forget_earlier(data_dir: Path) -> None:
    """The figures of processes before this start of the server."""
    for file in (data_dir / FOLDER).glob("*.db"):
        file.unlink(missing_ok=True)
