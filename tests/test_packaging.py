"""The wheel: built, installed into an environment outside the checkout, and run there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import segview

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
SHIPPED = {json.loads(config.read_text())["name"] for config in ROOT.glob("models/*/config.json")}


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Without isolation, for the build backend is here already and must not be fetched.
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment that holds the wheel, and sees the libraries of this one."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    commands = home / ("Scripts" if os.name == "nt" else "bin")
    # No index and no dependencies: those of this environment are lent, for copying them would take gigabytes.
    install = ["install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", wheel]
    run(sys.executable, "-m", "pip", "--python", commands / "python", *install, cwd=home)
    (libraries,) = home.glob("lib/python*/site-packages")
    # A folder named in a .pth file is searched, but its own .pth files are not read: the checkout stays out of sight.
    (libraries / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return commands


def test_models_resources_and_pages_travel_in_the_wheel(wheel):
    content = set(zipfile.ZipFile(wheel).namelist())
    files = [*ROOT.glob("models/**/*"), *ROOT.glob("resources/**/*"), *ROOT.glob("docs/**/*.md")]
    expected = {f"segview/{path.relative_to(ROOT).as_posix()}" for path in files if path.is_file()}
    assert any(name.startswith("segview/models/") for name in expected)
    assert any(name.startswith("segview/resources/samples/") for name in expected)
    assert "segview/docs/index.md" in expected
    assert expected - content == set()
    assert "segview/docs/conf.py" not in content


def test_nothing_else_travels_in_the_wheel(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"segview", f"segview-{segview.__version__}.dist-info"}
    assert [name for name in names if "__pycache__" in name] == []


def test_the_installed_command_lists_the_shipped_variants(installed, tmp_path):
    listed = json.loads(run(installed / "segview", "list", "--json", cwd=tmp_path))
    assert {variant["name"] for variant in listed} == SHIPPED
    assert SHIPPED


def test_the_installed_package_is_not_the_checkout(installed, tmp_path):
    code = (
        "import segview.core.base.places as p;"
        "print(p.__file__, p.models_folder(), p.resources_folder(), p.docs_folder(), sep='\\n')"
    )
    places = run(installed / "python", "-c", code, cwd=tmp_path).split()
    assert all(Path(place).is_relative_to(installed.parent) for place in places)
    assert Path(places[1], "plans").is_dir()
    assert Path(places[2], "samples").is_dir()
    assert Path(places[3], "index.md").is_file()
    assert Path(places[3], "../resources/screenshots/wall.png").is_file()


def test_one_version():
    assert PROJECT["dynamic"] == ["version"]
    assert run(sys.executable, "-m", "hatchling", "version", cwd=ROOT).strip() == segview.__version__


def test_the_oldest_version_of_every_package_is_declared(tmp_path):
    """``make test-oldest`` takes them from pyproject.toml."""
    given = run(sys.executable, ROOT / "tools" / "oldest_versions.py", ROOT / "pyproject.toml", cwd=tmp_path).split()
    named = {line.partition("==")[0] for line in given}
    assert all("==" in line for line in given)
    requirements = [
        *PROJECT["dependencies"],
        *(one for each in PROJECT["optional-dependencies"].values() for one in each),
    ]
    assert named == {re.split(r"[\[>=<]", one)[0] for one in requirements} - {PROJECT["name"]}


def test_packages_that_run_are_bounded_above():
    """A next major version is tried before it is let in; versions of tifffile and furo are dates."""
    extras = PROJECT["optional-dependencies"]
    run_time = [*PROJECT["dependencies"], *(one for name, each in extras.items() if name != "test" for one in each)]
    assert [one for one in run_time if "<" not in one and not one.startswith(("tifffile", "furo", "segview["))] == []
