"""The fences of the house, each of them walked into."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import segview
from segview.core.base.choices import Rows
from segview.core.plans import training_config
from segview.core.variants.architectures import ARCHITECTURES, PARTS
from segview.core.variants.folders import LIBRARIES
from segview.networks.storage.smp_config import SMP_CLASSES

TABLES = (
    *(training_config.LOSSES, training_config.OPTIMISERS, training_config.SCHEDULES),
    *(ARCHITECTURES, PARTS, LIBRARIES),
)
ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "segview"
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
QT = ("PySide6", "shiboken6", "pyqtgraph")

# Contract, file of a copy, and the line that is added to it.
BREAKS = [
    ("layers", "core/base/errors.py", "import segview.networks.build"),
    ("layers", "data/images/__init__.py", "import segview.networks.base.tap"),
    ("layers", "networks/base/tap.py", "def late():\n    import segview.metrics"),
    ("layers", "inference/predict/predictor.py", "import segview.training.loop.fit"),
    ("layers", "training/loop/fit.py", "import segview.cli"),
    ("layers", "training/loop/fit.py", "def late():\n    import segview.tasks.dispatch"),
    ("layers", "evaluation/answer.py", "import segview.training.loop.fit"),
    ("layers", "inference/predict/run.py", "def late():\n    import segview.evaluation.answer"),
    ("layers", "tasks/dispatch.py", "import segview.gui.session.session"),
    ("layers", "cli/__init__.py", "import segview.gui.session.session"),
    ("layers", "utils.py", ""),
    ("qt-lives-in-gui", "core/base/errors.py", "import PySide6.QtCore"),
    ("qt-lives-in-gui", "inference/predict/predictor.py", "from pyqtgraph import mkPen"),
    ("qt-lives-in-gui", "training/loop/fit.py", "def late():\n    import shiboken6"),
    ("qt-lives-in-gui", "tasks/lane.py", "from PySide6.QtCore import QThread"),
    ("qt-lives-in-gui", "metrics/__init__.py", "import segview.gui.app.main_thread"),
    ("core-is-plain", "core/requests/request.py", "import torch"),
    ("choices-are-plain", "training/choices.py", "import segview.training.losses"),
    ("choices-are-plain", "networks/storage/smp_config.py", "import torch"),
    ("one-door-to-the-engine", "gui/session/session.py", "import segview.inference.predict.predictor"),
    ("one-door-to-the-engine", "gui/readout/values.py", "import segview.evaluation.answer"),
    ("one-door-to-the-engine", "gui/app/controller.py", "def late():\n    from segview.data import images"),
    ("no-torch-in-the-window", "gui/session/session.py", "import torch"),
    ("no-torch-in-the-window", "tasks/training.py", "def late():\n    import torch"),
    ("no-circles", "core/base/errors.py", "import segview.core.plans.plan"),
]


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)


# ---- layers


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "segview", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def lint(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache", *arguments]
    environment = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


def test_every_contract_holds(copy):
    report = lint(copy)
    assert report.returncode == 0, report.stdout + report.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in report.stdout


@pytest.mark.parametrize(("contract", "file", "line"), BREAKS)
def test_one_import_breaks_its_contract(copy, contract, file, line):
    module = copy / "segview" / file
    assert module.is_file() == (file != "utils.py"), "the table of breaks names a module that has moved"
    with module.open("a") as source:
        source.write(f"\n{line}\n")
    report = lint(copy, "--contract", contract)
    assert report.returncode == 1, report.stdout + report.stderr
    assert f"{CONTRACTS[contract]['name']} BROKEN" in report.stdout


def test_every_contract_is_broken_here():
    assert {contract for contract, _, _ in BREAKS} == set(CONTRACTS)


def test_no_room_is_outside_the_fences():
    rooms = {name.split(".")[1] for name, _ in modules() if "." in name}
    without_qt = {name.removeprefix("segview.") for name in CONTRACTS["qt-lives-in-gui"]["source_modules"]}
    assert without_qt == rooms - {"gui", "__main__"}


def test_the_tables_of_core_are_filled_by_the_rooms_whose_contract_it_is():
    modules_of_rows = {place.partition(":")[0] for place in segview.CHOICES.values()}
    assert modules_of_rows == set(CONTRACTS["choices-are-plain"]["source_modules"])
    named = {table.what: table for table in TABLES}
    assert set(named) == set(segview.CHOICES)
    for what, table in named.items():
        assert isinstance(table.own, Rows), what
        assert table.own.default in ("", *table.own.rows)
        assert {name for row in table.own.rows.values() for name in getattr(row, "parameters", ())} == set(
            table.own.parameters
        )


def test_core_names_nothing_of_the_rooms_above_it():
    rows = {name for table in TABLES if table is not PARTS for name in table.own.rows} | set(SMP_CLASSES)
    rooms = tuple(f"segview.{name}" for name in ("networks", "training", "inference", "evaluation", "data", "gui"))
    core = ((name, path) for name, path in modules() if name.startswith("segview.core"))
    found = {
        (name, node.value)
        for name, path in core
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and (node.value in rows or node.value.startswith(rooms))
    }
    assert found == set()


def test_every_folder_of_modules_is_a_package():
    # import-linter passes over modules in a folder without __init__.py.
    assert [path for _, path in modules() if not (path.parent / "__init__.py").is_file()] == []


# ---- what is imported where

BLOCKED = """
import importlib, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in blocked:
            raise ModuleNotFoundError(f"{name} is blocked in this process")

blocked = set(sys.argv[1].split(","))
sys.meta_path.insert(0, Blocked())
"""
IMPORT = """
for name in sys.argv[2:]:
    importlib.import_module(name)
"""


def test_everything_but_the_window_does_without_qt():
    names = [name for name, _ in modules() if not name.startswith("segview.gui")]
    child = python(BLOCKED + IMPORT, ",".join(QT), *names)
    assert child.returncode == 0, child.stderr


def test_the_core_does_without_torch():
    names = [name for name, _ in modules() if name.startswith("segview.core")]
    child = python(BLOCKED + IMPORT, "torch,torchvision,timm,segmentation_models_pytorch,safetensors", *names)
    assert child.returncode == 0, child.stderr


OPEN_THE_WINDOW = """
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from segview.gui.app import run_window

def look():
    windows = [one for one in application.topLevelWidgets() if isinstance(one, QMainWindow) and one.isVisible()]
    print(len(windows), sorted(blocked & set(sys.modules)))
    for window in windows:
        window.close()

application = QApplication([])
QTimer.singleShot(500, look)
sys.exit(run_window((Path(sys.argv[2]),)))
"""


def test_the_window_opens_where_torch_is_blocked(polyp_image):
    blocked = "torch,torchvision,timm,segmentation_models_pytorch,safetensors"
    child = python(BLOCKED + OPEN_THE_WINDOW, blocked, str(polyp_image))
    assert child.returncode == 0, child.stderr
    assert child.stdout == "1 []\n"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_keep_their_references():
    # PySide6 6.12.0 gives one reference of None away at each void call, and the process aborts after some thousands.
    child = python(
        "import sys\n"
        "from PySide6.QtCore import QObject, Signal\n"
        "class Sender(QObject):\n"
        "    sent = Signal(int)\n"
        "sender = Sender()\n"
        "before = sys.getrefcount(None), sys.getrefcount(True)\n"
        "for i in range(100_000):\n"
        "    sender.setObjectName('x')\n"
        "    sender.sent.emit(i)\n"
        "print(sys.getrefcount(None) - before[0], sys.getrefcount(True) - before[1])\n"
    )
    assert child.returncode == 0, child.stderr
    assert all(abs(int(change)) < 100 for change in child.stdout.split()), child.stdout


# ---- what is written nowhere

PICKLES = {"pickle", "_pickle", "cloudpickle", "dill", "joblib", "marshal", "shelve"}
FOREIGN = PACKAGE / "networks" / "adapters" / "checkpoints" / "reading_child.py"  # within limits


def offences(source: str) -> Iterator[str]:
    """Yield what runs code from a file, pumps the event loop or swallows every error."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name.split(".")[0] in PICKLES)
            case ast.ImportFrom(module=str(module), names=names):
                if module.split(".")[0] in PICKLES:
                    yield module
                yield from ("torch.load" for alias in names if (module, alias.name) == ("torch", "load"))
            case ast.Attribute(value=ast.Name(id="torch"), attr="load"):
                yield "torch.load"
            case ast.Attribute(attr="processEvents") | ast.Constant(value="processEvents"):
                yield "processEvents"
            case ast.Call(func=ast.Name(id="eval" | "exec" as name)):
                yield name
            case ast.keyword(arg="allow_pickle"):
                yield "allow_pickle"
            case ast.ExceptHandler(type=None):
                yield "bare except"
            case _:
                pass


def test_nothing_runs_foreign_code_or_swallows_errors():
    found = {(path, offence) for _, path in modules() for offence in offences(path.read_text())}
    assert found - {(FOREIGN, "torch.load"), (FOREIGN, "pickle")} == set()


def test_the_one_reader_of_pickles_runs_none():
    tree = ast.parse(FOREIGN.read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load"]
    assert [[ast.unparse(word) for word in call.keywords if word.arg == "weights_only"] for call in calls] == [
        ["weights_only=True"]
    ]
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "pickle"]
    assert {node.attr for node in names} <= {"UnpicklingError"}


@pytest.mark.parametrize(
    ("source", "offence"),
    [
        ("import torch\nstate = torch.load('x.pt', weights_only=True)", "torch.load"),
        ("from torch import load", "torch.load"),
        ("import torch\nread = torch.load", "torch.load"),
        ("def late():\n    import pickle", "pickle"),
        ("from pickle import loads", "pickle"),
        ("import joblib.memory", "joblib.memory"),
        ("application.processEvents()", "processEvents"),
        ("getattr(application, 'processEvents')()", "processEvents"),
        ("eval(text)", "eval"),
        ("numpy.load(path, allow_pickle=True)", "allow_pickle"),
        ("try:\n    work()\nexcept:\n    pass", "bare except"),
    ],
)
def test_each_offence_is_found(source, offence):
    assert list(offences(source)) == [offence]


@pytest.mark.parametrize(
    "source",
    ["network.eval()", "dialog.exec()", "safetensors.torch.load(data)", "np.load(path)", "os.path.exists(path)"],
)
def test_the_innocent_are_left_alone(source):
    assert list(offences(source)) == []


RAISING = {"exists", "is_file", "is_dir", "is_symlink", "is_mount", "is_fifo", "is_socket", "samefile", "resolve"}


def questions_that_raise(source: str) -> Iterator[str]:
    """Yield the methods that raise at a path which cannot be looked at; ``base.files`` has functions that say no."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in RAISING and ast.unparse(node.value) != "os.path":
            yield node.attr


def test_no_locked_folder_raises_where_only_a_question_was_asked():
    found = {(path, method) for _, path in modules() for method in questions_that_raise(path.read_text())}
    files = PACKAGE / "core" / "base" / "files.py"
    assert found == {(files, "is_file"), (files, "is_dir")}


@pytest.mark.parametrize(
    ("source", "methods"),
    [
        ("Path('x').exists()", ["exists"]),
        ("found = map(Path.is_file, paths)", ["is_file"]),
        ("[entry for entry in os.scandir(folder) if entry.is_dir()]", ["is_dir"]),
        ("path.parent.resolve()", ["resolve"]),
        ("os.path.exists(path) and exists(path)", []),
    ],
)
def test_each_question_that_raises_is_found(source, methods):
    assert list(questions_that_raise(source)) == methods


# ---- what outlives its test

LEAVES_ALL_BEHIND = """
import logging, subprocess, sys, threading, time

def test_thread():
    threading.Thread(target=time.sleep, args=(1,), name="forgotten thread").start()

def test_process():
    global process
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1)", "forgotten"])

def test_process_ends():
    process.wait()

def test_timer(qapp):
    from PySide6.QtCore import QTimer
    global timer
    timer = QTimer(objectName="forgotten timer")
    timer.start(1000)

def test_qthread(qapp):
    from PySide6.QtCore import QThread
    global thread
    thread = QThread(objectName="forgotten thread of Qt")
    thread.start()

def test_qthread_ends():
    thread.quit()
    thread.wait()

def test_window(qapp):
    from PySide6.QtWidgets import QWidget
    global window
    window = QWidget(objectName="forgotten window")
    window.show()

def test_log():
    logging.getLogger("forgotten").warning("said")

def test_warning(qapp):
    from PySide6.QtCore import qWarning
    qWarning("said by Qt")

def test_tidy(qtbot):
    from PySide6.QtWidgets import QWidget
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
"""


@pytest.mark.slow
def test_what_outlives_its_test_is_found(tmp_path):
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_leaves.py").write_text(LEAVES_ALL_BEHIND)
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", tmp_path, tmp_path]
    options = ["--patience", "0.05", "-p", "no:cacheprovider", "--color", "no"]
    child = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    found = [line for line in child.stdout.splitlines() if line.startswith(("outlives", "logged", "QtWarningMsg"))]
    assert [line.split(" '")[0].rsplit(" -c", 1)[0].split(" /")[0].rstrip("0123456789 ") for line in found] == [
        "outlives its test: thread forgotten thread",
        "outlives its test: child process",
        "outlives its test: QTimer",
        "outlives its test: QThread",
        "outlives its test: window QWidget",
        "logged unexpectedly: forgotten WARNING: said",
        "QtWarningMsg: said by Qt",
    ], child.stdout
    assert "1 failed, 9 passed, 6 errors" in child.stdout
