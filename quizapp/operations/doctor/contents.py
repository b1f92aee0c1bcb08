"""What the site holds: the files of the program, the model, backups, people."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from flask import current_app
from sqlalchemy import exists, func, select

from quizapp.accounts.models import SignIn, User, Visit
from quizapp.accounts.queries import has_admin
from quizapp.articles.extraction.model import ModelChanged, check_folder, folder_of_model
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations.findings import Finding, bytes_in_words, ok, problem, warning
from quizapp.operations.storage.keeping import folder_of

FILES = ("css/base.css", "js/site.js", "img/favicon.svg")
OLD_BACKUP = 2 * 24 * 3600
UNUSED = timedelta(days=365)
AGAIN = "Install Quizapp again; a copy by hand may have left them out."


def files_of_the_program() -> Iterator[Finding]:
    static = Path(current_app.static_folder or "")
    templates = Path(current_app.root_path, current_app.template_folder or "")
    missing = [name for name in FILES if not (static / name).is_file()]
    missing += [] if (templates / "base.html").is_file() else ["templates/base.html"]
    if missing:
        yield problem("files", f"missing: {', '.join(missing)}.", AGAIN)
    else:
        yield ok("files", "pages, styles and scripts are there.")
    sets = list(Path(current_app.config["QUESTIONS_FOLDER"]).glob("*.yaml"))
    if sets:
        yield ok("shipped sets", f"{len(sets)} question sets.")
    else:
        yield problem("shipped sets", "none are found.", AGAIN)


def language_model() -> Iterator[Finding]:
    folder = folder_of_model()
    if folder is None:
        text = "none is installed; articles are read by rules alone, which find less."
        yield warning("language model", text, 'To have it: pip install "quizapp[nlp]"')
        return
    try:
        check_folder(folder)
    except ModelChanged as error:
        yield problem("language model", str(error), "pip install --force-reinstall the model.")
    else:
        yield ok("language model", folder.name)


def backups() -> Iterator[Finding]:
    """By the dates of the files alone; `quizapp backup` reads each back when it makes it."""
    folder = folder_of(current_app.config)
    found = [path.stat() for path in folder.glob("*.zst")] if folder.is_dir() else []
    if not found:
        text = f"there is none in {folder}."
        yield warning("backup", text, "Run `quizapp backup`, and have it run every night.")
        return
    last = max(found, key=lambda one: one.st_mtime)
    hours = (time.time() - last.st_mtime) / 3600
    text = f"the last is {hours:.0f} hours old, {bytes_in_words(last.st_size)}; {len(found)} kept."
    if last.st_size == 0:
        yield problem("backup", "the last one is empty.", "Free some space and make another.")
    elif hours * 3600 > OLD_BACKUP:
        yield warning("backup", text, "See why no newer one was made.")
    else:
        yield ok("backup", text)


def people() -> Iterator[Finding]:
    if has_admin():
        yield ok("admins", "there is one who can sign in.")
    else:
        advice = "Run `quizapp users create-admin NAME`."
        yield warning("admins", "nobody can look after accounts.", advice)
    before = now() - UNUSED
    used = exists().where(SignIn.user_id == User.id, SignIn.seen_at >= before)
    visited = exists().where(Visit.learner_id == User.learner_id, Visit.started_at >= before)
    unused = User.active & (User.created_at < before) & ~used & ~visited
    total = db.session.scalar(select(func.count()).select_from(User).where(User.active)) or 0
    count = db.session.scalar(select(func.count()).select_from(User).where(unused)) or 0
    if count:
        advice = "`quizapp users list` names all; `quizapp users delete NAME` removes one."
        text = f"{count} of {total} were not used for a year."
        yield warning("accounts", text, advice)
    else:
        yield ok("accounts", f"{total} in use.")
