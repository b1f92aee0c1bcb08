"""Figures for Prometheus and errors for Sentry: for who asks for them, with nobody in them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import sentry_sdk
from sentry_sdk.transport import Transport

from quizapp import create_app
from quizapp.operations import metrics
from tests.conftest import CHEAP_HASH, SeparateClient, upgrade
from tests.factories.people import make_user

TOKEN = "a-token-of-this-test"
FAR = {"REMOTE_ADDR": "203.0.113.9"}
ROOT = Path(__file__).parent.parent.parent

WORKERS = """
import os, sys
from pathlib import Path
from quizapp import create_app
folder = Path(sys.argv[1])
app = create_app(DATA_DIR=folder, METRICS=True, SECRET_KEY="k", JOBS="at-once",
                 SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder}/none.db")
client = app.test_client()
client.get("/privacy/zelda?who=zelda")
child = os.fork()
for _ in range(1 if child else 3):
    client.get("/privacy/zelda?who=zelda")
if child:
    sys.exit(os.waitpid(child, 0)[1])
"""
"""Two processes, as the server forks them: five requests in all."""


def make_site(folder, **settings):
    app = create_app(
        DATA_DIR=folder,
        SECRET_KEY="a key for tests",
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder}/quizapp.db",
        WTF_CSRF_ENABLED=False,
        JOBS="at-once",
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=CHEAP_HASH,
        **settings,
    )
    app.test_client_class = SeparateClient
    return app


def ask(app, **options):
    return app.test_client().get("/metrics", **options)


def test_figures_are_added_up_over_processes(tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WORKERS, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    app = make_site(tmp_path, METRICS=True)
    text = ask(app).text
    [total] = re.findall(r'quizapp_requests_total\{.*status="404"\} (\S+)', text)
    assert float(total) == 5
    assert 'quizapp_request_seconds_count{route="none"} 5.0' in text
    assert "quizapp_jobs_waiting 0.0" in text
    assert "zelda" not in text
    metrics.forget_earlier(tmp_path)
    assert "quizapp_requests_total{" not in ask(app).text


@pytest.mark.parametrize(
    ("settings", "request_", "status"),
    [
        ({}, {}, 404),
        ({"METRICS": True}, {}, 200),
        ({"METRICS": True}, {"environ_overrides": FAR}, 403),
        ({"METRICS": True, "METRICS_TOKEN": TOKEN}, {}, 403),
        (
            {"METRICS": True, "METRICS_TOKEN": TOKEN},
            {"headers": {"Authorization": "Bearer é"}},
            403,
        ),
        (
            {"METRICS": True, "METRICS_TOKEN": TOKEN},
            {"headers": {"Authorization": f"Bearer {TOKEN}"}, "environ_overrides": FAR},
            200,
        ),
    ],
)
def test_figures_are_for_this_machine_or_for_who_has_the_token(
    tmp_path, settings, request_, status
):
    app = make_site(tmp_path, **settings)
    with app.app_context():
        upgrade(app)
    answer = ask(app, **request_)
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self):
        super().__init__()
        self.sent = []

    def capture_envelope(self, envelope):
        self.sent.append(envelope)


def test_error_is_reported_without_anybody(tmp_path):
    app = make_site(tmp_path, SENTRY_DSN="https://key@sentry.example/1", ENVIRONMENT="production")
    kept = sentry_sdk.get_client().transport = Kept()
    name = "zel" + "da"

    @app.get("/broken/<token>")
    def broken(token):
        raise ValueError(f"nobody is called {name} with {token}")

    with app.app_context():
        upgrade(app)
        make_user(name)
    client = app.test_client()
    client.post("/sign-in", data={"identity": name, "password": "wrong"})
    answer = client.get(
        f"/broken/{name}?q={name}", headers={"User-Agent": name}, environ_overrides=FAR
    )
    client.get("/nowhere")
    sentry_sdk.init()
    assert answer.status_code == 500
    [event] = [envelope.get_event() for envelope in kept.sent]
    assert event["tags"] == {
        "route": "/broken/<token>",
        "request_id": answer.headers["X-Request-ID"],
    }
    assert event["exception"]["values"][-1]["type"] == "ValueError"
    assert [word for word in (name, "203.0.113") if word in str(event)] == []
    assert {"request", "user", "breadcrumbs", "server_name", "extra"} & set(event) == set()
