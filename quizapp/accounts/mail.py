"""Mail about accounts, written and sent after the answer, so that its time tells nothing."""

import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Flask, current_app, render_template, request
from flask_mailman import EmailMultiAlternatives, Mail

_sender = ThreadPoolExecutor(1, thread_name_prefix="mail")


def init_app(app: Flask) -> None:
    if app.config["MAIL_SERVER"]:
        Mail(app)


def has_mail() -> bool:
    return bool(current_app.config["MAIL_SERVER"])


def later(job: Callable[..., None], *values: Any) -> None:
    """Does the job in a request of its own, with the address of this one; with plain values.

    Nothing where no mail is sent.
    """
    if not has_mail():
        return
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    host = request.host_url

    def run() -> None:
        # A method that may write: the database asks.
        with app.test_request_context(base_url=host, method="POST"):
            try:
                job(*values)
            except Exception:
                app.logger.exception("mail")

    if app.config["MAIL_LATER"]:
        _sender.submit(run)
    else:
        contextvars.Context().run(run)


def send(to: str, subject: str, template: str, **context: Any) -> None:
    """`template` is a name in `templates/security/email/`, there as text and as HTML."""
    path = f"security/email/{template}"
    message = EmailMultiAlternatives(subject, render_template(f"{path}.txt", **context), to=[to])
    message.attach_alternative(render_template(f"{path}.html", **context), "text/html")
    message.send()
