"""Settings: `QUIZAPP_*` environment variables in, Flask configuration out."""

import difflib
import importlib.util
import os
import re
import secrets
import zoneinfo
from collections.abc import Iterable, Mapping
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

PREFIX = "QUIZAPP_"
SHORTEST_KEY = 32
"""Characters in a secret key."""
FEWEST_GUESSES = 22
"""How hard a key is to guess, as a power of ten; 32 random hexadecimal figures reach about 30."""
PLACEHOLDER = re.compile(
    "change|default|example|insecure|password|placeholder|quizapp|secret", re.I
)
"""Words of keys that were copied from somewhere; of random ones, one in a thousand million."""
MAKE_KEY = 'Make one: python3 -c "import secrets; print(secrets.token_hex())"'
SHORTEST_TOKEN = 16
DSN = re.compile(r"https?://[^\s/@]+@[^\s/@]+/\S*\d+")
HOST = re.compile(r"\.?[\w-]+(\.[\w-]+)*(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")

ON = frozenset({"1", "true", "yes", "on"})
OFF = frozenset({"0", "false", "no", "off"})

CONSTANT: dict[str, Any] = {
    "BOOTSTRAP_SERVE_LOCAL": True,
    "COMPRESS_ALGORITHM": ["zstd", "br", "gzip"],
    "MAX_FORM_PARTS": 1000,
    "PERMANENT_SESSION_LIFETIME": timedelta(days=365),
    "SEND_FILE_MAX_AGE_DEFAULT": timedelta(days=365),
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    # The cookie is sent when something in it changes, not with every page.
    "SESSION_REFRESH_EACH_REQUEST": False,
    # A long quiz must not fail on submit because its page was opened an hour ago.
    "WTF_CSRF_TIME_LIMIT": None,
}
REDIS_URL = re.compile("(redis|valkey)s?://[^/]")
POSTGRESQL_POOL = {"pool_size": 5, "max_overflow": 5, "pool_pre_ping": True}


class ConfigError(Exception):
    """The environment cannot be used; `mistakes` has one line for each thing to mend."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class Settings:
    """Reads variables one by one and keeps the mistakes, so that all are told at once.

    Names are given without their prefix. An empty variable counts as unset.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.values = {
            name.removeprefix(PREFIX): value.strip()
            for name, value in environ.items()
            if name.startswith(PREFIX) and value.strip()
        }
        self.known: dict[str, str] = {}
        self.mistakes: list[str] = []

    def mistake(self, name: str, text: str) -> None:
        self.mistakes.append(f"{PREFIX}{name} {text}")

    def text(self, name: str, default: str = "") -> str:
        self.known.setdefault(name, default)
        return self.values.get(name, default)

    def choice(self, name: str, *options: str) -> str:
        """One of the options; the first is the default."""
        value = self.text(name, options[0])
        if value not in options:
            self.mistake(name, f"must be {' or '.join(options)}, not {value!r}.")
        return value

    def number(self, name: str, default: int, least: int, most: int) -> int:
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdecimal() and least <= int(value) <= most):
            self.mistake(name, f"must be a whole number from {least} to {most}, not {value!r}.")
            return default
        return int(value)

    def flag(self, name: str, default: bool) -> bool:
        value = self.text(name, str(default)).lower()
        if value not in ON | OFF:
            self.mistake(name, f"must be true or false, not {value!r}.")
        return value in ON

    def words(self, name: str) -> list[str]:
        """A comma list."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def refuse_unknown(self) -> None:
        for name in sorted(set(self.values) - set(self.known)):
            near = difflib.get_close_matches(name, self.known, n=1)
            hint = f"; did you mean {PREFIX}{near[0]}?" if near else "."
            self.mistake(name, f"is not a known setting{hint}")


def from_environment(environ: Mapping[str, str], data_dir: Path) -> dict[str, Any]:
    """Flask configuration. `data_dir` is used unless the environment names another.

    Raises `ConfigError` with every mistake at once.
    """
    settings = Settings(environ)
    config = _read(settings, data_dir)
    settings.refuse_unknown()
    if settings.mistakes:
        raise ConfigError(settings.mistakes)
    return config


def known_settings() -> dict[str, str]:
    """Every setting that there is, by its whole name, with its default on a development machine."""
    settings = Settings({})
    _read(settings, Path("instance"))
    return {PREFIX + name: default for name, default in settings.known.items()}


def _read(settings: Settings, data_dir: Path) -> dict[str, Any]:
    production = settings.choice("ENV", "development", "production") == "production"
    data_dir = Path(settings.text("DATA_DIR", str(data_dir))).expanduser().absolute()
    return {
        **CONSTANT,
        "ENVIRONMENT": "production" if production else "development",
        "DATA_DIR": data_dir,
        "SECRET_KEY": _secret_key(settings, data_dir, production),
        "SECRET_KEY_FALLBACKS": _old_keys(settings),
        **_database(settings, data_dir, production),
        **_server(settings, production),
        **_pages(settings),
        **_operations(settings, production),
        **_accounts(settings),
        **_shared(settings),
        **_mail(settings, production),
    }


def secret_key_file(data_dir: Path) -> Path:
    """Where `quizapp init` keeps the key that signs the cookies, outside production."""
    return data_dir / "secret_key"


def _secret_key(settings: Settings, data_dir: Path, production: bool) -> str:
    """In development, where none is set: the one that init wrote, else one for this process."""
    key = settings.text("SECRET_KEY")
    if production and not key:
        settings.mistake(
            "SECRET_KEY", f"must be set in production: {SHORTEST_KEY} random characters."
        )
    elif key and len(key) < SHORTEST_KEY:
        settings.mistake("SECRET_KEY", f"must have at least {SHORTEST_KEY} characters.")
    elif key and production and is_guessable(key):
        settings.mistake("SECRET_KEY", f"must be random, and this one can be guessed. {MAKE_KEY}")
    if key or production:
        return key
    try:
        return secret_key_file(data_dir).read_text().strip() or secrets.token_hex()
    except (FileNotFoundError, NotADirectoryError):
        return secrets.token_hex()
    except OSError as error:
        settings.mistake("DATA_DIR", f"holds a secret_key that cannot be read: {error.strerror}.")
        return ""


def is_guessable(key: str) -> bool:
    """Whether it holds words, repeats itself, or is otherwise far from random."""
    from zxcvbn import zxcvbn

    return bool(PLACEHOLDER.search(key) or zxcvbn(key)["guesses_log10"] < FEWEST_GUESSES)


def _old_keys(settings: Settings) -> list[str]:
    """Those before the present one, the latest first."""
    keys = settings.words("SECRET_KEY_FALLBACKS")
    if any(len(key) < SHORTEST_KEY for key in keys):
        text = f"must hold earlier keys of at least {SHORTEST_KEY} characters, comma-separated."
        settings.mistake("SECRET_KEY_FALLBACKS", text)
    if settings.text("SECRET_KEY") in keys:
        settings.mistake(
            "SECRET_KEY_FALLBACKS", "must not hold the present key, only earlier ones."
        )
    return keys


def _database(settings: Settings, data_dir: Path, production: bool) -> dict[str, Any]:
    typed = settings.text("DATABASE_URL")
    url = _database_url(settings, typed) if typed else _sqlite_url(data_dir)
    postgresql = url.get_backend_name() == "postgresql"
    return {
        "SQLALCHEMY_DATABASE_URI": url.render_as_string(hide_password=False),
        "SQLALCHEMY_ENGINE_OPTIONS": {
            # Errors are logged, and values may be somebody's name.
            "hide_parameters": production,
            **(POSTGRESQL_POOL if postgresql else {}),
        },
    }


def _sqlite_url(data_dir: Path) -> URL:
    return URL.create("sqlite", database=str(data_dir / "quizapp.db"))


def _database_url(settings: Settings, typed: str) -> URL:
    """The address with the driver that we install. Mistakes never repeat it: it has a password."""
    name = "DATABASE_URL"
    try:
        url = make_url(typed)
    except (ArgumentError, ValueError):
        settings.mistake(name, "is not a database address such as postgresql://user:pw@host/name.")
        return URL.create("sqlite")
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite":
        settings.mistake(name, "must begin with sqlite:// or postgresql://.")
    elif not os.path.isabs(url.database or ""):
        settings.mistake(name, "must give the whole path of the file: sqlite:////path/to/file.db.")
    return url


def _server(settings: Settings, production: bool) -> dict[str, Any]:
    https = settings.flag("HTTPS", production)
    cores = min(os.cpu_count() or 1, 64)
    size = settings.number("MAX_FORM_KB", 256, 1, 102_400) * 1024
    return {
        "HOST": settings.text("HOST", "127.0.0.1"),
        "JOBS": settings.choice("JOBS", "queue", "at-once"),
        "PORT": settings.number("PORT", 5000, 1, 65_535),
        "WORKERS": settings.number("WORKERS", cores, 1, 64),
        "PROXIES": settings.number("PROXIES", 0, 0, 10),
        "TRUSTED_HOSTS": _hosts(settings) or None,
        "PREFERRED_URL_SCHEME": "https" if https else "http",
        # Browsers take such a name from this very host alone, and only over HTTPS.
        "SESSION_COOKIE_NAME": "__Host-session" if https else "session",
        "SESSION_COOKIE_SECURE": https,
        "MAX_CONTENT_LENGTH": size,
        "MAX_FORM_MEMORY_SIZE": size,
    }


def _hosts(settings: Settings) -> list[str]:
    hosts = settings.words("TRUSTED_HOSTS")
    for host in hosts:
        if not HOST.fullmatch(host):
            text = f"must hold names such as quiz.school.example, without https://, not {host!r}."
            settings.mistake("TRUSTED_HOSTS", text)
    return hosts


def _operations(settings: Settings, production: bool) -> dict[str, Any]:
    """What is logged: by default every request of a site for others, on our own machine trouble."""
    kinds, levels = ("plain", "json"), ("warning", "info", "error")
    if production:
        kinds, levels = ("json", "plain"), ("info", "warning", "error")
    return {
        "LOG": settings.choice("LOG", *kinds),
        "LOG_LEVEL": settings.choice("LOG_LEVEL", *levels),
        "PURGE": settings.flag("PURGE", True),
        "KEEP_GUESTS_DAYS": settings.number("KEEP_GUESTS_DAYS", 365, 1, 3650),
        "KEEP_SIGN_INS_DAYS": settings.number("KEEP_SIGN_INS_DAYS", 180, 1, 400),
        "KEEP_LEFTOVERS_DAYS": settings.number("KEEP_LEFTOVERS_DAYS", 90, 1, 3650),
        "BACKUP_DIR": settings.text("BACKUP_DIR"),
        "BACKUP_HOURS": settings.number("BACKUP_HOURS", 24, 0, 8760),
        "BACKUP_KEEP": settings.number("BACKUP_KEEP", 14, 1, 366),
        **_watching(settings),
    }


def _watching(settings: Settings) -> dict[str, Any]:
    """Figures for Prometheus and errors for Sentry: only for who asks for them."""
    metrics, token = settings.flag("METRICS", False), settings.text("METRICS_TOKEN")
    if token and len(token) < SHORTEST_TOKEN:
        settings.mistake("METRICS_TOKEN", f"must have at least {SHORTEST_TOKEN} characters.")
    if metrics and not token and settings.text("PROXIES", "0") != "0":
        # Behind a proxy everybody seems to be on this machine.
        settings.mistake("METRICS_TOKEN", "must be set where QUIZAPP_PROXIES is.")
    dsn = settings.text("SENTRY_DSN")
    if dsn and not DSN.fullmatch(dsn):
        settings.mistake("SENTRY_DSN", "must be the address that Sentry gives a project.")
    for name, package, wanted in (
        ("METRICS", "prometheus_client", metrics),
        ("SENTRY_DSN", "sentry_sdk", bool(dsn)),
    ):
        if wanted and find_spec(package) is None:
            extra = name.removesuffix("_DSN").lower()
            settings.mistake(name, f'needs a library: pip install "quizapp[{extra}]".')
    return {"METRICS": metrics, "METRICS_TOKEN": token or None, "SENTRY_DSN": dsn or None}


def _pages(settings: Settings) -> dict[str, Any]:
    return {
        "VISIT_IDLE_MINUTES": settings.number("VISIT_IDLE_MINUTES", 30, 1, 1440),
        "ENOUGH_ATTEMPTS": settings.number("ENOUGH_ATTEMPTS", 5, 1, 1_000_000),
        "BABEL_DEFAULT_TIMEZONE": _timezone(settings),
        "BABEL_DEFAULT_LOCALE": _language(settings),
    }


def _timezone(settings: Settings) -> str:
    name = settings.text("TIMEZONE", "UTC")
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        settings.mistake("TIMEZONE", f"must be a zone such as Europe/Paris, not {name!r}.")
    return name


def _language(settings: Settings) -> str:
    code = settings.text("LANGUAGE", "en")
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        settings.mistake("LANGUAGE", f"must be a language code such as en or pt_BR, not {code!r}.")
    return code


def _accounts(settings: Settings) -> dict[str, Any]:
    return {
        "REGISTRATION": settings.choice("REGISTRATION", "open", "invite", "closed"),
        "REVIEW_REQUIRED": settings.flag("REVIEW", True),
        "RATE_LIMITS": settings.flag("RATE_LIMITS", True),
    }


def _shared(settings: Settings) -> dict[str, Any]:
    """What several processes share: the queue, and the counts of tries unless they stand elsewhere.

    Without a store, each machine has a queue, and each process counts for itself.
    """
    url = _redis_url(settings, "REDIS_URL")
    limits = _redis_url(settings, "RATE_LIMITS_URL", "memory://")
    return {"REDIS_URL": url, "RATE_LIMITS_URL": limits or url or "memory://"}


def _redis_url(settings: Settings, name: str, *others: str) -> str:
    """Valkey speaks Redis's language, by the same library. Mistakes never repeat the address."""
    url = settings.text(name)
    if not url or url in others:
        return url
    if not REDIS_URL.match(url):
        say = " or ".join((*others, "an address such as redis://host:6379/0"))
        settings.mistake(name, f"must be {say}.")
    elif importlib.util.find_spec("redis") is None:
        settings.mistake(name, 'needs a library: pip install "quizapp[redis]".')
    return re.sub("^valkey", "redis", url)


def _mail(settings: Settings, production: bool) -> dict[str, Any]:
    """No mail is sent unless a server is named."""
    server = settings.text("MAIL_SERVER")
    encryption = settings.choice("MAIL_ENCRYPTION", "starttls", "tls", "none")
    sender = settings.text("MAIL_SENDER")
    if sender and "@" not in sender:
        settings.mistake("MAIL_SENDER", f"must be an e-mail address, not {sender!r}.")
    if server and not sender:
        settings.mistake("MAIL_SENDER", "must be set, such as Quizapp <quizapp@school.example>.")
    if server and production and not settings.words("TRUSTED_HOSTS"):
        # The links in our mails carry the host that a request names.
        settings.mistake("TRUSTED_HOSTS", "must name the hosts of the site where mail is sent.")
    return {
        "MAIL_SERVER": server or None,
        "MAIL_PORT": settings.number("MAIL_PORT", 465 if encryption == "tls" else 587, 1, 65_535),
        "MAIL_USE_TLS": encryption == "starttls",
        "MAIL_USE_SSL": encryption == "tls",
        "MAIL_USERNAME": settings.text("MAIL_USERNAME") or None,
        "MAIL_PASSWORD": settings.text("MAIL_PASSWORD") or None,
        "MAIL_DEFAULT_SENDER": sender or None,
        "MAIL_TIMEOUT": 20,
        "MAIL_LATER": True,
    }
