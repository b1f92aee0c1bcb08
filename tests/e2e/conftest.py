"""A real server and a real browser. Every page is watched for what a person would not see."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError, expect

from tests.factories.sets import set_file

BROWSERS = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)
"""The first of them that is there. The shell is Chromium without windows: half the work."""

MAC_BROWSER = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
NO_BROWSER = "The browser tests need Chromium or Chrome: install the package `chromium`."
COMMAND = (sys.executable, "-c", "from quizapp.cli import main; main()")
PATIENCE = 20_000
"""Milliseconds to wait for what will come: other tests may keep the machine busy."""

expect.set_options(timeout=PATIENCE)

SLUG = "harbour"
"""The set with one question of every type that the tests take."""


@dataclass
class Site:
    """A server under test. `data_dir` holds its database, where that is SQLite."""

    url: str
    data_dir: Path


def _serve(data_dir: Path, **settings: str) -> Iterator[Site]:
    set_path = data_dir / f"{SLUG}.yaml"
    set_path.write_bytes(set_file(title="Harbour quiz"))
    with running(data_dir, ["init"], ["sets", "load", str(set_path)], **settings) as (site, _):
        yield site


@contextmanager
def running(data_dir: Path, *commands: list[str], **settings: str) -> Iterator[tuple[Site, str]]:
    """A server on what the commands have made of the folder, and what they said."""
    environ = {name: value for name, value in os.environ.items() if "QUIZAPP_" not in name}
    environ |= {"QUIZAPP_DATA_DIR": str(data_dir), **settings}
    said = ""
    for arguments in commands:
        done = subprocess.run(
            [*COMMAND, *arguments], env=environ, check=True, capture_output=True, text=True
        )
        said += done.stdout
    port = _free_port()
    serve = [*COMMAND, "serve", "--port", str(port), "--workers", "2"]
    with (data_dir / "serve.log").open("w") as log:
        process = subprocess.Popen(serve, env=environ, stdout=log, stderr=log)
        try:
            _await_answer(f"http://127.0.0.1:{port}/", process)
            yield Site(f"http://127.0.0.1:{port}", data_dir), said
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_answer(url: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            assert process.poll() is None, "the server stopped"
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.05)


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from _serve(tmp_path_factory.mktemp("live"))


@pytest.fixture(scope="session")
def live_postgresql(
    tmp_path_factory: pytest.TempPathFactory, postgresql_url: str
) -> Iterator[Site]:
    """On a database of its own, for other tests empty theirs."""
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE DATABASE e2e")
    url = postgresql_url.replace("/postgres?", "/e2e?")
    assert url != postgresql_url, url
    yield from _serve(tmp_path_factory.mktemp("live"), QUIZAPP_DATABASE_URL=url)


@pytest.fixture(scope="session")
def base_url(live: Site) -> str:
    return live.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and Path(MAC_BROWSER).exists():
        found = MAC_BROWSER
    if found is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(NO_BROWSER)
    quiet = ("background-networking", "component-update", "sync")
    flags = ["--no-sandbox", "--disable-gpu", *(f"--disable-{name}" for name in quiet)]
    return {**browser_type_launch_args, "executable_path": found, "args": flags}


@dataclass
class Watch:
    """Keeps what went wrong in the pages of a test. `expected` are parts of known complaints."""

    expected: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext, url: str) -> BrowserContext:
        for event, note in self._notes(url).items():
            context.on(event, note)  # type: ignore[call-overload]
        return context

    @contextmanager
    def over_kept(self, context: BrowserContext, url: str) -> Iterator[BrowserContext]:
        """Over one that outlives the test."""
        notes = self._notes(url)
        for event, note in notes.items():
            context.on(event, note)  # type: ignore[call-overload]
        yield context
        for event, note in notes.items():
            context.remove_listener(event, note)

    def _notes(self, url: str) -> dict[str, Callable[[Any], None]]:
        return {
            "console": self._console,
            "weberror": self._error,
            "request": lambda request: self._request(request.url, url),
        }

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complain(f"console: {message.text}")

    def _error(self, error: WebError) -> None:
        self._complain(f"script: {error.error}")

    def _request(self, asked: str, url: str) -> None:
        if not asked.startswith((url + "/", "data:", "blob:")):
            self._complain(f"foreign request: {asked}")

    def _complain(self, text: str) -> None:
        if not any(part in text for part in self.expected):
            self.complaints.append(text)


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails a test whose pages complained."""
    watching = Watch()
    yield watching
    assert watching.complaints == []


@pytest.fixture
def new_context(
    watch: Watch, base_url: str, browser: Browser
) -> Iterator[Callable[..., BrowserContext]]:
    """Another person's browser, watched. Takes the options of Playwright's own."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        options.setdefault("base_url", base_url)
        made.append(browser.new_context(**options))
        made[-1].set_default_timeout(PATIENCE)
        return watch.over(made[-1], options["base_url"])

    yield make
    for context in made:
        context.close()


@pytest.fixture(scope="session")
def kept_contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Browsers by the name of who looks."""
    made: dict[str, BrowserContext] = {}

    def get(who: str, **options: Any) -> BrowserContext:
        if who not in made:
            made[who] = browser.new_context(**options)
            made[who].set_default_timeout(PATIENCE)
        return made[who]

    yield get
    for context in made.values():
        context.close()


@pytest.fixture
def look(
    watch: Watch, base_url: str, kept_contexts: Callable[..., BrowserContext]
) -> Iterator[Callable[..., Page]]:
    """A new page in the browser of somebody who only looks at pages, which is opened but once.

    What `who` and the options make is kept: they go together.
    """
    with ExitStack() as stack:

        def make(who: str, **options: Any) -> Page:
            options.setdefault("base_url", base_url)
            context = kept_contexts(who, **options)
            stack.enter_context(watch.over_kept(context, options["base_url"]))
            page = context.new_page()
            stack.callback(page.close)
            return page

        yield make


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


@pytest.fixture(scope="session")
def staff(live: Site, browser: Browser) -> Any:
    """Names and cookies of a teacher and a colleague."""
    # Imported late: it takes what this module has.
    from tests.e2e import teaching

    names = [f"{who}-{secrets.token_hex(4)}" for who in ("ada", "bob")]
    teaching.hire(live, *names)
    states = []
    for name in names:
        context = browser.new_context(base_url=live.url)
        teaching.sit_down(context.new_page(), name)
        states.append(context.storage_state())
        context.close()
    return list(zip(names, states, strict=True))


@pytest.fixture
def colleague_name(staff: Any) -> str:
    return str(staff[1][0])
