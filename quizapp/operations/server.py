"""The web server: worker processes behind one address, and one for the jobs."""

import contextlib
import http.client
import socket
import threading
import time
from typing import Any

import click
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from quizapp.operations.worker import Worker

WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}
STOP_SECONDS = 10
"""How long a request may still take once the server is told to stop."""


class AddressError(Exception):
    """The server cannot listen there; the text says why."""


def listening_address(host: str, port: int) -> str:
    """The IP address of the host. Raises `AddressError` when nobody could listen on it now."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror:
        raise AddressError(f"{host!r} is not an address of this machine.") from None
    with socket.socket(family, kind) as probe:
        # The workers share their port, so a second server would take half of the requests
        # instead of failing: look before.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            reason = error.strerror or str(error)
            raise AddressError(f"Cannot listen on {host} port {port}: {reason}.") from None
    return str(address[0])


def serve(address: str, port: int, workers: int, first_admin: str | None = None) -> None:
    """Serves until Ctrl+C or SIGTERM. `first_admin` is the path of a link to be shown."""
    server = AnnouncingServer(
        "quizapp:create_app",
        factory=True,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.error,
        websockets=False,
    )
    server.first_admin = first_admin
    worker = Worker()
    server.worker = worker
    try:
        server.serve()
    finally:
        worker.stop()


class AnnouncingServer(MPServer):
    """Says where it is as soon as a worker answers, not when the port is merely open."""

    first_admin: str | None = None
    worker: Worker

    def startup(self, *args: Any) -> None:
        # Once the workers are there, for a process with threads is better not forked.
        super().startup(*args)  # type: ignore[no-untyped-call]
        self.worker.start()
        threading.Thread(target=self._announce, daemon=True).start()

    def _announce(self) -> None:
        address = WILDCARDS.get(self.bind_addr, self.bind_addr)
        while not _answers(address, self.bind_port):
            time.sleep(0.05)
        shown = f"[{address}]" if ":" in address else address
        site = f"http://{shown}:{self.bind_port}"
        click.echo(f"quizapp is at {site} (Ctrl+C stops it)")
        if self.first_admin:
            click.echo(
                f"There is no admin yet. Within 24 hours, this link makes one, once:\n"
                f"{site}{self.first_admin}"
            )


def _answers(address: str, port: int) -> bool:
    connection = http.client.HTTPConnection(address, port, timeout=10)
    with contextlib.closing(connection):
        try:
            connection.request("HEAD", "/healthz")
            connection.getresponse()
        except OSError:
            return False
        return True
