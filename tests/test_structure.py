"""The rules of CONTRIBUTING.md that a machine can check."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

from quizapp.question_types import TYPES

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "quizapp"

LAYERS = (
    *("messages", "errors", "config", "clock", "partial_dates", "richtext"),
    *("reading", "question_types", "formats"),
    *("database", "extensions", "shared_store", "jobs", "logs"),
    *("templating", "web", "kept_text", "error_pages"),
    *("accounts", "articles", "bank", "drafting", "attempts", "cards"),
    *("transfer", "classes", "analysis", "live", "operations"),
    "cli",
)
"""A module imports only from its own layer and those before it."""

PURE_PACKAGES = ("reading", "question_types", "formats")
ALONE = {"messages": set(), "errors": {"messages"}, "config": set(), "clock": set()}
"""Modules that may import nothing of ours but these."""

ROLES = ("models", "queries", "actions", "forms", "views", "cli")
"""The modules of a feature, each importing only those before it; any other must be pure."""

STANDS_WITH = {
    "accounts.hashing": "queries",
    "accounts.claiming": "actions",
    "accounts.presence": "forms",
    "accounts.permissions": "forms",
    "accounts.counting": "queries",
    "accounts.limits": "forms",
    "accounts.mail": "forms",
    "accounts.letters": "forms",
    "accounts.security": "forms",
    "operations.backup_commands": "cli",
    "operations.closing": "views",
    "operations.maintenance": "queries",
    "operations.probes": "views",
    "operations.storage.files": "queries",
    "operations.storage.migrating": "queries",
    "operations.storage.tables": "queries",
    "operations.storage.whole": "actions",
    "operations.doctor": "forms",
    "operations.doctor.contents": "forms",
    "operations.doctor.database": "forms",
    "operations.doctor.machine": "forms",
    "operations.doctor.surroundings": "forms",
    "operations.doctor_command": "cli",
    "operations.metrics": "forms",
    "operations.people_commands": "cli",
    "operations.personal": "queries",
    "operations.purge_command": "cli",
    "operations.readiness": "queries",
    "operations.reports": "forms",
    "operations.server": "actions",
    "operations.upkeep": "forms",
    "operations.worker": "queries",
}
"""Modules that are neither pure nor have a role's name, and the role whose place they take."""

IMPURE = {"flask", "sqlalchemy", "random", "secrets", "time", "uuid", "werkzeug"}
CLOCK_READS = {"now", "today", "utcnow"}

TOP_LEVEL = {
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml"),
    "SECURITY.md",
    *("Dockerfile", "compose.yaml"),
    *("requirements.lock", "requirements-test.lock"),
    *("questions", "quizapp", "static", "templates", "tests"),
}


def module_name(path: Path) -> str:
    """Dotted, without the package: `attempts.views.home`; empty for the factory."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
FEATURE_MODULES = {
    name: path
    for name, path in MODULES.items()
    if name.count(".") and name.split(".")[0] not in (*PURE_PACKAGES, "migrations")
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imports(path: Path) -> set[str]:
    """Every dotted name that the file imports, wherever in it."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the layer"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def our_imports(path: Path) -> set[str]:
    """Modules of ours that the file imports, in the notation of `MODULES`."""
    found = set()
    for name in imports(path):
        if name.split(".")[0] == "quizapp":
            inner = name.removeprefix("quizapp").removeprefix(".")
            found.add(inner if inner in MODULES else inner.rpartition(".")[0])
    return found


def functions() -> Iterator[tuple[str, int]]:
    """Name and length in lines of every function."""
    for name, path in MODULES.items():
        if not name.startswith("migrations"):
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{name}.{node.name}", (node.end_lineno or 0) - node.lineno + 1


def role(name: str) -> str | None:
    """The role of a feature's module, or None for a pure one."""
    known = STANDS_WITH.get(name, name.split(".")[1])
    return known if known in ROLES else None


def impurities(path: Path) -> set[str]:
    """What makes the module more than values in, values out."""
    roots = {name.split(".")[0] for name in imports(path)}
    found = {root for root in roots if root in IMPURE or root.startswith("flask_")}
    ours = our_imports(path)
    found |= ours & {"clock", "database", "extensions", "shared_store", "jobs", "web"}
    found |= {used for used in ours if used in FEATURE_MODULES and role(used)}
    calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    reads = {call.attr for call in calls if isinstance(call, ast.Attribute)} & CLOCK_READS
    return found | reads


def test_modules_stand_in_a_known_layer():
    layers = {name.split(".")[0] for name in MODULES} - {"", "migrations", "__main__"}
    assert layers - set(LAYERS) == set()


@pytest.mark.parametrize("name", [name for name in MODULES if name.split(".")[0] in LAYERS])
def test_module_imports_only_from_layers_before_it(name):
    layer = name.split(".")[0]
    allowed = {*LAYERS[: LAYERS.index(layer) + 1], *([""] if layer == "cli" else [])}
    assert {used for used in our_imports(MODULES[name]) if used.split(".")[0] not in allowed} == (
        set()
    )


@pytest.mark.parametrize("name", ALONE)
def test_module_at_the_bottom_stands_alone(name):
    assert our_imports(MODULES[name]) - ALONE[name] == set()


@pytest.mark.parametrize("name", [m for m in MODULES if m.split(".")[0] in PURE_PACKAGES])
def test_pure_package_has_no_framework_clock_or_chance(name):
    assert impurities(MODULES[name]) == set()


@pytest.mark.parametrize("name", FEATURE_MODULES)
def test_feature_module_imports_only_roles_before_its_own(name):
    feature, own = name.split(".")[0], role(name)
    allowed = {None, *(ROLES[: ROLES.index(own) + 1] if own else ())}
    used = [m for m in our_imports(MODULES[name]) if m.startswith(f"{feature}.")]
    assert [m for m in used if role(m) not in allowed] == []


@pytest.mark.parametrize("name", [name for name in FEATURE_MODULES if role(name) is None])
def test_feature_module_without_a_role_is_pure(name):
    assert impurities(MODULES[name]) == set()


def test_only_the_factory_imports_views():
    guilty = [
        (name, used)
        for name, path in MODULES.items()
        for used in our_imports(path)
        if role(f"{used}.") == "views" and name.split(".")[:2] != used.split(".")[:2]
    ]
    assert [pair for pair in guilty if pair[0]] == []


def test_migrations_import_no_models():
    paths = [path for name, path in MODULES.items() if name.startswith("migrations.")]
    assert [path.name for path in paths if our_imports(path) - {"database"}] == []


def test_question_types_lists_every_file_and_each_has_a_template():
    files = {name for name in MODULES if name.startswith("question_types.")}
    listed = [type(one).__module__.removeprefix("quizapp.") for one in TYPES]
    assert files - {"question_types.base", "question_types.editing"} == set(listed)
    templates = {path.stem for path in (ROOT / "templates/question_types").glob("[!_]*.html")}
    assert templates == {one.key for one in TYPES}


def test_modules_are_short():
    lengths = {name: len(path.read_text().splitlines()) for name, path in MODULES.items()}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_functions_are_short():
    lengths = dict(functions())
    assert {name: lines for name, lines in lengths.items() if lines > 60} == {}
    assert median(lengths.values()) <= 10
    assert quantiles(lengths.values(), n=20)[-1] <= 30


def test_files_are_named_for_what_they_hold():
    vague = re.compile(r"(util|helper|common|misc)", re.IGNORECASE)
    assert [name for name in MODULES if vague.search(name)] == []


def test_top_level_holds_only_what_the_layout_names():
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    names = {line.split("/")[0] for line in listing.stdout.splitlines()}
    assert {name for name in names if not name.startswith(".")} - TOP_LEVEL == set()
