"""What a page is measured against: a view that does the page's SQL with the bare driver."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import Client

Statement = tuple[str, Any]
WRITES = ("INSERT", "UPDATE", "DELETE")


def bare_client(database: Path, statements: Sequence[Statement], body: bytes) -> Client:
    """One address that runs the statements and sends these bytes.

    Where some of them write, only those are run, in one transaction that reaches the disk.
    """
    app, connection = Flask(__name__), connect(database)
    writes = [one for one in statements if one[0].startswith(WRITES)]

    @app.route("/", methods=["GET", "POST"])
    def view() -> bytes:
        connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        for sql, values in writes or statements:
            connection.execute(sql, values).fetchall()
        connection.execute("COMMIT")
        return body

    return Client(app)


def connect(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(database, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection
