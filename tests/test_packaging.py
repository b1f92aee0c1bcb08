"""The wheel, installed far from this checkout, serves its templates, static files and sets."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LOOK = """
import json
from quizapp import __file__ as where, create_app

client = create_app().test_client()
home = client.get("/")
print(json.dumps({
    "where": where,
    "home": home.status_code,
    "icon": client.get("/static/img/favicon.svg").status_code,
}))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built wheel installed in it, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", folder], cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    target = folder / "site"
    subprocess.run([*install, "--target", target, wheel], check=True, capture_output=True)
    return target


def run(site: Path, code: str, *arguments: str) -> str:
    """Output of Python code that sees the installed package and a data folder beside it."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("QUIZAPP_")}
    data = str(site.parent / "data")
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=outside | {"PYTHONPATH": str(site), "QUIZAPP_DATA_DIR": data},
        cwd=site.parent,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def quizapp(site: Path, *arguments: str) -> str:
    return run(site, "from quizapp.cli import main; main()", *arguments)


def test_wheel_serves_pages_static_files_and_sets(site):
    shipped = sorted(path.stem for path in (ROOT / "questions").glob("*.yaml"))
    assert f"Question sets: {len(shipped)}, of which {len(shipped)} new" in quizapp(site, "init")

    listed = quizapp(site, "sets", "list").splitlines()
    assert sorted(line.split(":")[0] for line in listed) == shipped

    found = json.loads(run(site, LOOK))
    assert found.pop("where") == str(site / "quizapp" / "__init__.py")
    assert found == {"home": 200, "icon": 200}


def test_wheel_knows_its_version(site):
    assert quizapp(site, "--version") == "quizapp 0.1.0\n"
