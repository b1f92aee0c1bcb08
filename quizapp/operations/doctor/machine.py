"""The machine and the settings."""

import os
import platform
import shutil
import stat
import tempfile
import tomllib
import zoneinfo
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from flask import current_app
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from quizapp.config import MAKE_KEY, is_guessable, secret_key_file
from quizapp.operations.findings import Finding, bytes_in_words, ok, problem, warning

REMOTE = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "ceph", "afs")
"""Kinds of file systems, by how they begin, on which SQLite cannot lock."""
LEAST_FREE, SMALL_FREE = 100_000_000, 1_000_000_000
LOOPBACK = ("127.", "localhost", "::1")


def python_and_libraries() -> Iterator[Finding]:
    """Against the ranges with which this version was tested."""
    python, needed = _requirements()
    version = platform.python_version()
    if version not in SpecifierSet(python):
        yield problem("Python", f"{version}, but {python} is needed.", "Install a newer Python.")
    else:
        yield ok("Python", version)
    wrong = [text for one in needed if (text := _mismatch(one))]
    if wrong:
        advice = "Install again: pip install --upgrade quizapp, or make run in a checkout."
        yield problem("libraries", "; ".join(wrong) + ".", advice)
    else:
        yield ok("libraries", f"all {len(needed)} in the versions that were tested.")


def _requirements() -> tuple[str, list[Requirement]]:
    """Of the wheel, or of the checkout."""
    file = Path(current_app.root_path).parent / "pyproject.toml"
    if file.is_file():
        project = tomllib.loads(file.read_text())["project"]
        python, listed = project["requires-python"], project["dependencies"]
    else:
        python = metadata.metadata("quizapp")["Requires-Python"]
        listed = metadata.requires("quizapp") or []
    needed = [Requirement(line) for line in listed]
    return python, [one for one in needed if one.marker is None or one.marker.evaluate()]


def _mismatch(needed: Requirement) -> str:
    try:
        version = metadata.version(needed.name)
    except metadata.PackageNotFoundError:
        return f"{needed.name} is missing"
    fits = needed.specifier.contains(version, prereleases=True)
    return "" if fits else f"{needed.name} is {version}, not {needed.specifier}"


def site_settings() -> Iterator[Finding]:
    """Mistakes are told before anything else starts; here is what is merely unwise."""
    config = current_app.config
    local = config["HOST"].startswith(LOOPBACK)
    if config["ENVIRONMENT"] == "production":
        yield ok("settings", "for a site that others use.")
    elif local and not config["PROXIES"]:
        yield ok("settings", "for this machine alone (QUIZAPP_ENV=development).")
    else:
        text = "the site is open to others with the settings of a development machine."
        yield warning("settings", text, "Set QUIZAPP_ENV=production.")
    shared = config["WORKERS"] > 1 and config["RATE_LIMITS_URL"].startswith("memory")
    if config["RATE_LIMITS"] and shared and config["ENVIRONMENT"] == "production":
        text = f"each of {config['WORKERS']} processes counts tries to sign in for itself."
        yield warning("rate limits", text, "Set QUIZAPP_RATE_LIMITS_URL to a Redis, or accept it.")
    if not config["RATE_LIMITS"]:
        text = "passwords may be guessed without end."
        yield warning("rate limits", text, "Remove QUIZAPP_RATE_LIMITS=false.")


def secret_key() -> Iterator[Finding]:
    config = current_app.config
    file = secret_key_file(config["DATA_DIR"])
    if is_guessable(config["SECRET_KEY"]):
        text = "it can be guessed, and with it anybody could sign in as anybody."
        yield problem("secret key", text, MAKE_KEY)
    elif file.is_file() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        text = f"others on this machine can read {file}."
        yield problem("secret key", text, f"chmod 600 {file}")
    else:
        yield ok("secret key", "random, and nobody else's.")
    if config["SECRET_KEY_FALLBACKS"]:
        count = len(config["SECRET_KEY_FALLBACKS"])
        advice = "A year after the change, at once if a key leaked: run `quizapp init`, then "
        advice += "remove QUIZAPP_SECRET_KEY_FALLBACKS."
        yield warning("secret key", f"{count} earlier keys are still good.", advice)


def hosts_and_https() -> Iterator[Finding]:
    config = current_app.config
    if config["ENVIRONMENT"] != "production":
        return
    unwise = list(_unwise_hosts())
    yield from unwise
    if not unwise:
        yield ok("address", f"{', '.join(config['TRUSTED_HOSTS'])}, over HTTPS.")


def _unwise_hosts() -> Iterator[Finding]:
    config = current_app.config
    if not config["TRUSTED_HOSTS"]:
        text = "any host name is answered."
        yield warning("address", text, "Set QUIZAPP_TRUSTED_HOSTS to the name of the site.")
    if not config["SESSION_COOKIE_SECURE"]:
        text = "cookies and passwords cross the network unencrypted."
        yield warning("address", text, "Put a proxy in front that does HTTPS; QUIZAPP_HTTPS=true.")
    elif not config["PROXIES"]:
        text = "HTTPS is expected, but no proxy is named, and the server itself speaks HTTP."
        yield warning("address", text, "Set QUIZAPP_PROXIES=1 where one proxy stands in front.")
    if config["PROXIES"] and not config["HOST"].startswith(LOOPBACK):
        text = f"who reaches {config['HOST']} past the proxy can give a false address."
        advice = "Let a firewall admit the proxy alone, or set QUIZAPP_HOST=127.0.0.1."
        yield warning("address", text, advice)


def data_folder() -> Iterator[Finding]:
    folder: Path = current_app.config["DATA_DIR"]
    about = "data folder"
    if not folder.is_dir():
        yield problem(about, f"there is no {folder}.", "Run `quizapp init`.")
        return
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        text = f"nothing can be written to {folder}: {error.strerror}."
        yield problem(about, text, "Give it to the user that runs Quizapp, or free some space.")
    else:
        yield ok(about, str(folder))
    if stat.S_IMODE(folder.stat().st_mode) & 0o007:
        yield warning(about, "others on this machine can look into it.", f"chmod 700 {folder}")
    yield from _disk(folder)


def _disk(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    text = f"{bytes_in_words(free)} free."
    if free < LEAST_FREE:
        yield problem("disk", text, "Free some space: soon no answer can be saved.")
    elif free < SMALL_FREE:
        yield warning("disk", text, "Free some space, for backups as well.")
    else:
        yield ok("disk", text)
    kind = file_system(folder, _mounts())
    sqlite = current_app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite")
    if sqlite and kind.startswith(REMOTE):
        text = f"the data folder is on {kind}, where SQLite can lose what it wrote."
        yield problem("disk", text, "Move it to a disk of this machine, or use PostgreSQL.")


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text()
    except OSError:
        return ""


def file_system(folder: Path, mounts: str) -> str:
    """Its kind, as the table of mounts says; empty where it does not."""
    rows = [line.split()[1:3] for line in mounts.splitlines()]
    real = Path(os.path.realpath(folder))
    above = [
        (len(place), kind)
        for place, kind in rows
        if real == Path(place) or Path(place) in real.parents
    ]
    return max(above)[1] if above else ""


def time_zones() -> Iterator[Finding]:
    name, count = current_app.config["BABEL_DEFAULT_TIMEZONE"], len(zoneinfo.available_timezones())
    if count < 300:
        text = f"only {count} are known."
        yield problem("time zones", text, "Install the package: pip install --upgrade tzdata")
    else:
        yield ok("time zones", f"{count} known; the site's is {name}.")
