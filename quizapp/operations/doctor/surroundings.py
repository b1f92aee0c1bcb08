"""What the site talks to: mail, Redis, and its own worker."""

import smtplib
import ssl
import time
from collections.abc import Iterator
from typing import Any

from flask import current_app

from quizapp import jobs
from quizapp.operations.findings import Finding, ok, problem, warning
from quizapp.operations.upkeep import BEAT_FILE, BEAT_SECONDS

PATIENCE = 5
"""Seconds to wait for a server."""
MANY_JOBS = 100
REDIS = ("redis://", "rediss://")


def mail_server() -> Iterator[Finding]:
    """Connects and signs in; sends nothing."""
    config = current_app.config
    if not config["MAIL_SERVER"]:
        yield ok("mail", "none is sent (QUIZAPP_MAIL_SERVER is not set).")
        return
    where = f"{config['MAIL_SERVER']} port {config['MAIL_PORT']}"
    try:
        with _connect() as server:
            if config["MAIL_USERNAME"]:
                server.login(config["MAIL_USERNAME"], config["MAIL_PASSWORD"] or "")
    except smtplib.SMTPAuthenticationError:
        advice = "See QUIZAPP_MAIL_USERNAME and QUIZAPP_MAIL_PASSWORD."
        yield problem("mail", f"{where} refuses the user name or the password.", advice)
    except (OSError, smtplib.SMTPException) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        advice = "See QUIZAPP_MAIL_SERVER, _PORT and _ENCRYPTION, and the firewall."
        yield problem("mail", f"{where} cannot be used: {reason}.", advice)
    else:
        yield ok("mail", f"{where} answers.")


def _connect() -> smtplib.SMTP:
    config = current_app.config
    address = (config["MAIL_SERVER"], config["MAIL_PORT"])
    if config["MAIL_USE_SSL"]:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(*address, timeout=PATIENCE, context=context)
    server = smtplib.SMTP(*address, timeout=PATIENCE)
    if config["MAIL_USE_TLS"]:
        server.starttls(context=ssl.create_default_context())
    return server


def redis_servers() -> Iterator[Finding]:
    """All that the settings name."""
    named: dict[str, list[str]] = {}
    for name, value in current_app.config.items():
        if isinstance(value, str) and value.startswith(REDIS):
            named.setdefault(value, []).append(f"QUIZAPP_{name}")
    for url, settings in named.items():
        yield _ask_redis(url, " and ".join(sorted(settings)))


def _ask_redis(url: str, settings: str) -> Finding:
    """`url` may hold a password, and is not repeated."""
    try:
        import redis
    except ImportError:
        advice = 'Install it: pip install "quizapp[redis]"'
        return problem("Redis", f"{settings} needs a library.", advice)
    try:
        client: Any = redis.Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
        )
        version = client.info("server").get("redis_version", "")
        client.close()
    except (redis.RedisError, OSError) as error:
        text = f"the one of {settings} does not answer: {type(error).__name__}."
        return problem("Redis", text, "Start it, and see whether the address is right.")
    return ok("Redis", f"{version}, for {settings}.")


def work() -> Iterator[Finding]:
    """Jobs that wait, and whether somebody is there to do them."""
    config = current_app.config
    if config["JOBS"] == "at-once":
        yield ok("jobs", "done within the request (QUIZAPP_JOBS=at-once).")
        return
    waiting = waiting_jobs()
    beat = config["DATA_DIR"] / BEAT_FILE
    age = time.time() - beat.stat().st_mtime if beat.is_file() else None
    alive = age is not None and age < 3 * BEAT_SECONDS
    said = f"{waiting} waiting; " + _last_sign(age)
    if waiting and not alive:
        advice = "Start `quizapp serve`, or `quizapp work` beside another web server."
        yield problem("jobs", said, advice)
    elif waiting > MANY_JOBS:
        advice = "Wait; if they do not grow fewer, look at the log of `quizapp work`."
        yield warning("jobs", said, advice)
    elif not alive:
        advice = "In order while the site stands still. `quizapp serve` starts a worker."
        yield warning("jobs", said, advice)
    else:
        yield ok("jobs", said)


def waiting_jobs() -> int:
    """The file of a queue on this machine is not made by asking."""
    config = current_app.config
    shared = any(
        isinstance(value, str) and value.startswith(REDIS) and name != "RATE_LIMITS_URL"
        for name, value in config.items()
    )
    if not shared and not (config["DATA_DIR"] / jobs.QUEUE_FILE).is_file():
        return 0
    return int(jobs.jobs().queue.pending_count())


def _last_sign(age: float | None) -> str:
    if age is None:
        return "no worker was ever here."
    if age < 3 * BEAT_SECONDS:
        return "a worker is there."
    hours = age / 3600
    return f"the last sign of a worker was {hours:.0f} hours ago."
