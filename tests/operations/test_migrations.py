"""Migrations on populated databases: up, down and up again, whole or not at all."""

import shutil
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect, text

from quizapp.bank.actions.loading import load_files
from quizapp.clock import now
from quizapp.database import SEARCH_TABLE, db, is_modelled
from tests.conftest import make_app
from tests.factories.browsing import Browser
from tests.factories.sets import sample_questions, set_file
from tests.factories.teaching import fill_tables

COMPARED = {"compare_type": True, "include_name": is_modelled}

BROKEN = """
import sqlalchemy as sa
from alembic import op

revision = "broken"
down_revision = "newest"


def upgrade():
    op.create_table("half_done", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("UPDATE learners SET nickname = 'lost'")
    op.execute("INSERT INTO no_such_table VALUES (1)")
"""

REBUILDING = """
import sqlalchemy as sa
from alembic import op

revision = "rebuilding"
down_revision = "newest"


def upgrade():
    with op.batch_alter_table("learners") as table:
        table.alter_column("nickname", type_=sa.String(60), existing_type=sa.String(40))


def downgrade():
    with op.batch_alter_table("learners") as table:
        table.alter_column("nickname", type_=sa.String(40), existing_type=sa.String(60))
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def populated(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """A database of its own with rows in every table."""
    url = f"sqlite:///{tmp_path / 'quizapp.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("empty_postgresql")
    app = make_app(url, tmp_path)
    with app.app_context():
        load_files([("sample.yaml", set_file(tagged_questions()))], now())
        db.session.commit()
        browser = Browser(app.test_client())
        browser.take()
        browser.start()
        fill_tables()
        db.session.remove()
        yield app
        db.session.remove()
        db.engine.dispose()


def tagged_questions() -> list[dict[str, Any]]:
    return [{**question, "tags": ["ports", "ships"]} for question in sample_questions()]


def contents() -> dict[str, list[str]]:
    """Every row of every table as text, sorted."""
    with db.engine.connect() as connection:
        return {
            name: sorted(
                repr(tuple(row)) for row in connection.execute(text(f"SELECT * FROM {name}"))
            )
            for name in inspect(connection).get_table_names()
            if name != "alembic_version"
        }


def with_migration(folder: Path, source: str) -> str:
    """A copy of our migrations with one more."""
    copy = folder / "migrations"
    ours = Path(__file__).parents[2] / "quizapp" / "migrations"
    shutil.copytree(ours, copy, ignore=shutil.ignore_patterns("__pycache__"))
    newest = ScriptDirectory(str(ours)).get_current_head()
    (copy / "versions" / "9999_more.py").write_text(source.replace("newest", str(newest)))
    return str(copy)


def test_every_table_is_populated(populated):
    assert [name for name, rows in contents().items() if not rows] == []


def test_models_and_migrations_agree(populated):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, db.metadata) == []


Columns = dict[tuple[str, str], tuple[int, str]]


def columns() -> Columns:
    """How many rows every column of every table has, and a hash of its values, rows in order."""
    found: Columns = {}
    with db.engine.connect() as connection:
        for name in inspect(connection).get_table_names():
            if name.startswith((SEARCH_TABLE, "alembic_version")):
                continue
            rows = connection.execute(text(f"SELECT * FROM {name}")).mappings().all()
            for column in inspect(connection).get_columns(name):
                values = sorted(repr((row_key(row), row[column["name"]])) for row in rows)
                digest = sha256("\n".join(values).encode()).hexdigest()
                found[name, column["name"]] = len(rows), digest
    return found


def row_key(row: Mapping[str, Any]) -> str:
    """What ties the values of a row together: its id, where it has one."""
    return str(row.get("id", ""))


def changed(before: Columns, after: Columns) -> list[tuple[str, str]]:
    """The columns of both that hold something else."""
    return [name for name in before.keys() & after.keys() if before[name] != after[name]]


def revision() -> str | None:
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def test_every_migration_goes_down_up_and_down_and_keeps_what_both_sides_have(populated):
    everything = set(contents())
    while newer := revision():
        before = columns()
        flask_migrate.downgrade()
        older = revision()
        assert older != newer
        below = columns()
        assert changed(before, below) == [], f"down from {newer}"
        flask_migrate.upgrade(revision=newer)
        again = columns()
        assert set(again) == set(before), f"up to {newer}"
        assert changed(below, again) == [], f"up to {newer}"
        flask_migrate.downgrade()
        assert columns() == below, f"down from {newer} a second time"
    assert contents() == {}
    flask_migrate.upgrade()
    assert set(contents()) == everything


def test_editing_fills_what_its_columns_repeat_of_revisions_and_editions(populated):
    before = contents()
    flask_migrate.downgrade(revision="0002")
    flask_migrate.upgrade()
    after = contents()
    kept = ("questions", "question_tags", "question_sets", "revisions", "edition_entries")
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}


def test_rebuilding_a_parent_table_keeps_its_children(populated, tmp_path):
    folder = with_migration(tmp_path, REBUILDING)
    before = contents()
    flask_migrate.upgrade(directory=folder)
    assert contents() == before
    flask_migrate.downgrade(directory=folder)
    assert contents() == before
    flask_migrate.upgrade(directory=folder)
    assert contents() == before


def test_failed_migration_leaves_everything_as_it_was(populated, tmp_path):
    folder = with_migration(tmp_path, BROKEN)
    before = contents()
    with pytest.raises(Exception, match="no_such_table"):
        flask_migrate.upgrade(directory=folder)
    assert contents() == before
