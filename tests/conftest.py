"""Fixtures of all tests: a home of their own, a check that nothing outlives a test, and small real data.

Nothing here imports torch or Qt before a test needs them, and nothing needs Qt at all: the engine's tests also run
where there is none.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from weakref import WeakSet

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent

# Threads that a library keeps for the rest of the process.
LIBRARY_THREADS = ("tqdm", "pytest_timeout", "pytest-timeout", "pydevd")
SETTINGS_OF_PLUGINS = {"pytest-qt": ("qt_api", "qt_log_level_fail", "qt_log_ignore"), "timeout": ("timeout",)}


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--headed", action="store_true", help="show the windows instead of drawing them off screen")
    parser.addoption(
        "--patience", type=float, default=60.0, help="seconds that what a test has asked to end may take to end"
    )
    # A machine with torch and without Qt has no pytest-qt either, and its settings would be unknown there.
    for plugin, settings in SETTINGS_OF_PLUGINS.items():
        for name in () if pluginmanager.hasplugin(plugin) else settings:
            parser.addini(name, f"a setting of {plugin}, which is not here")


def pytest_configure(config: pytest.Config) -> None:
    # Before segview, Qt or torch are imported: each reads its variables once.
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if (processes := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))) > 1:  # side by side they share the cores
        os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // processes)))
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("SEGVIEW_BACKEND", "torch")  # graphs are made where a test asks for them


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("gpu"):
        import torch

        if not torch.cuda.is_available():
            pytest.skip("there is no CUDA device")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Escape what UTF-8 cannot hold, such as odd names of files in a log: reports go from process to process."""
    report = yield
    report.sections = [(name, text.encode(errors="backslashreplace").decode()) for name, text in report.sections]
    return report


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, with the settings, state and caches of this test alone."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    return folder


@pytest.fixture(scope="module", autouse=True)
def _frozen() -> None:
    """Leave what stays in the process, torch and Qt above all, out of each search for garbage, as the window does."""
    gc.collect()
    gc.freeze()


# ---- nothing outlives its test


@pytest.fixture(autouse=True)
def nothing_outlives(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail where a thread, a child process, a timer or a window is left when the test is over."""
    threads, children = set(threading.enumerate()), _children()
    patience = request.config.option.patience
    qt = _QtLeftovers(monkeypatch) if "PySide6.QtWidgets" in sys.modules else None
    failures = request.session.testsfailed
    yield
    left = qt.end(patience) if qt else []
    left += _wait_for(lambda: [f"thread {thread.name}" for thread in _threads() if thread not in threads], patience)
    left += _wait_for(lambda: [f"child process {child}" for child in sorted(_children() - children)], patience)
    # A failed test is held by its traceback, with all it made: its failure is what there is to report.
    if left and request.session.testsfailed == failures:
        pytest.fail("outlives its test: " + "; ".join(left), pytrace=False)


def _wait_for(leftovers: Callable[[], list[str]], patience: float) -> list[str]:
    """Return what is still there when the patience ends."""
    end = time.monotonic() + patience
    while (left := leftovers()) and time.monotonic() < end:
        time.sleep(0.01)
    return left


def _threads() -> Iterator[threading.Thread]:
    for thread in threading.enumerate():
        # A thread of Qt that once ran Python stays listed as a dummy after its end; Qt's own are asked of Qt.
        if not isinstance(thread, threading._DummyThread) and not thread.name.startswith(LIBRARY_THREADS):
            yield thread


def _children() -> set[str]:
    """Return the child processes that run, as ``number command``; on systems without /proc, multiprocessing's alone."""
    multiprocessing.active_children()  # collects those that have ended
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return {f"{child.pid} {child.name}" for child in multiprocessing.active_children()}
    found: set[str] = set()
    for task in tasks.iterdir():
        try:
            for number in (task / "children").read_text().split():
                status = Path("/proc", number, "stat").read_text().rsplit(")", 1)[1].split()[0]
                command = Path("/proc", number, "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                # multiprocessing keeps its tracker for the rest of the process.
                if status != "Z" and "multiprocessing.resource_tracker" not in command:
                    found.add(f"{number} {command.strip()[:120]}")
        except OSError:  # it has ended meanwhile
            continue
    return found


class _QtLeftovers:
    """Threads and timers that a test starts, and the windows it adds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from PySide6 import QtCore, QtWidgets

        self._core, self._widgets = QtCore, QtWidgets
        self._started: WeakSet[Any] = WeakSet()
        self._windows_before = set(self._windows())
        for kind in (QtCore.QThread, QtCore.QTimer):
            monkeypatch.setattr(kind, "start", self._recorded(kind.start))

    def _recorded(self, start: Callable[..., None]) -> Callable[..., None]:
        def recorded(thing: Any, *arguments: Any) -> None:
            self._started.add(thing)
            start(thing, *arguments)

        return recorded

    def _windows(self) -> list[Any]:
        if self._widgets.QApplication.instance() is None:
            return []
        return self._widgets.QApplication.topLevelWidgets()

    def end(self, patience: float) -> list[str]:
        """Return what is left. Windows that pytest-qt has told to go are gone by then, and left ones are closed."""
        if self._widgets.QApplication.instance() is not None:
            self._core.QCoreApplication.sendPostedEvents(None, self._core.QEvent.Type.DeferredDelete.value)
        left = _wait_for(self._running, patience)
        if self._left_windows():
            gc.collect()  # pyqtgraph's menus hang in circles
        for window in self._left_windows():
            left.append(f"window {type(window).__name__} {window.objectName() or window.windowTitle()!r}")
            window.close()
            window.deleteLater()
        return left

    def _running(self) -> list[str]:
        from shiboken6 import isValid

        names: list[str] = []
        for thing in list(self._started):
            if not isValid(thing):
                continue
            if thing.isRunning() if isinstance(thing, self._core.QThread) else thing.isActive():
                names.append(f"{type(thing).__name__} {thing.objectName()!r} of {thing.parent()!r}")
        return names

    def _left_windows(self) -> list[Any]:
        # Qt keeps the tool tip's window; menus without a window to belong to are hidden when they are not in use.
        unseen = (self._widgets.QMenu,)
        return [
            window
            for window in self._windows()
            if window not in self._windows_before
            and type(window).__name__ != "QTipLabel"
            and (window.isVisible() or not isinstance(window, unseen))
        ]


@pytest.fixture(autouse=True)
def no_unexpected_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail where a warning or an error is logged, unless the test asks for ``caplog`` and so looks itself."""
    if "caplog" in request.fixturenames:
        yield
        return
    collected = _Collected(level=logging.WARNING)
    logging.getLogger().addHandler(collected)
    yield
    logging.getLogger().removeHandler(collected)
    if collected.lines:
        pytest.fail("logged unexpectedly: " + "; ".join(collected.lines), pytrace=False)


class _Collected(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.levelname}: {record.getMessage()}")


# ---- things to work on


def _shared(name: str) -> Path:
    folder = Path(os.environ.get("SEGVIEW_SHARED", ROOT.parent / "shared")) / name
    if not folder.is_dir():
        pytest.skip(f"there is no {folder}")
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data sets beside the checkout."""
    return _shared("data")


@pytest.fixture(scope="session")
def shared_weights() -> Path:
    """The folder of encoder weights beside the checkout."""
    return _shared("weights")


@pytest.fixture(scope="session")
def kvasir() -> Path:
    """The folder of Kvasir-SEG, with train, validation and test."""
    return _shared("data/kvasir-seg")


@pytest.fixture
def polyp_image(tmp_path: Path) -> Path:
    """A PNG of 96 rows and 128 columns: a bright disc, centre (40, 80), radius 20, on darker mucosa."""
    noise = np.random.default_rng(0).integers(0, 20, (96, 128, 3), dtype=np.uint8)
    image = np.where(_disc()[..., None], (200, 120, 100), (120, 50, 45)) + noise
    path = tmp_path / "polyp.png"
    Image.fromarray(image.astype(np.uint8)).save(path)
    return path


@pytest.fixture
def polyp_mask(tmp_path: Path) -> Path:
    """The mask of ``polyp_image``: 255 inside the disc, 0 outside."""
    path = tmp_path / "polyp-mask.png"
    Image.fromarray(np.where(_disc(), 255, 0).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def make_pairs(tmp_path: Path) -> Callable[[str, int], Path]:
    """Write so many pairs into a folder below the test's own: bright discs on a dark ground, and their masks."""

    def draw(chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        row, column = chance.integers(16, 48, 2)
        rows, columns = np.mgrid[:64, :64]
        inside = (rows - row) ** 2 + (columns - column) ** 2 < 14**2
        image = np.where(inside[..., None], (210, 140, 110), (110, 50, 45)) + chance.integers(0, 30, (64, 64, 3))
        return image, inside * 255

    return lambda name, count: _write_pairs(tmp_path / name, count, draw)


@pytest.fixture
def make_scenes(tmp_path: Path) -> Callable[[str, int], Path]:
    """Write so many pairs of ground 0, a bright disc 1 and a blue bar 2; the frame, 9, counts for nothing."""

    def draw(chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        row, column, left = chance.integers(20, 44, 3)
        rows, columns = np.mgrid[:64, :64]
        labels = np.zeros((64, 64), np.uint8)
        labels[:, left - 8 : left + 8] = 2
        labels[(rows - row) ** 2 + (columns - column) ** 2 < 14**2] = 1
        colours = np.array([(110, 50, 45), (210, 140, 110), (40, 60, 190)])
        image = colours[labels] + chance.integers(0, 30, (64, 64, 3))
        labels[:2], labels[-2:], labels[:, :2], labels[:, -2:] = 9, 9, 9, 9
        return image, labels

    return lambda name, count: _write_pairs(tmp_path / name, count, draw)


def _write_pairs(
    folder: Path, count: int, draw: Callable[[np.random.Generator], tuple[np.ndarray, np.ndarray]]
) -> Path:
    """Write pairs of image and mask; each is drawn with a generator of its own."""
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True)
    for number in range(count):
        image, mask = draw(np.random.default_rng([number, len(folder.name)]))
        for part, pixels in (("images", image), ("masks", mask)):
            Image.fromarray(pixels.astype(np.uint8)).save(folder / part / f"{folder.name}-{number:02}.png")
    return folder


def _disc() -> np.ndarray:
    rows, columns = np.mgrid[:96, :128]
    return (rows - 40) ** 2 + (columns - 80) ** 2 < 20**2


@pytest.fixture(scope="session")
def tiny_variant(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a real small variant, seeded: ``tiny_variant("D", output_activation="tanh")`` returns its folder.

    Further arguments are fields of its ``NetworkSpec``. The same arguments give the same folder: copy it to change it.
    """
    return _TinyVariants(tmp_path_factory.mktemp("variants"))


@pytest.fixture(scope="session")
def tiny_variants(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real small variants ``tiny-a`` to ``tiny-d``; copy it to change it."""
    folder = tmp_path_factory.mktemp("tiny")
    make = _TinyVariants(folder)
    for head in "ABCD":
        make(head)
    return folder


# With these the small networks find a part of an image, neither all nor nothing.
SEEDS = {"A": 59, "B": 18, "C": 43, "D": 929}


class _TinyVariants:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Path] = {}

    def __call__(self, head: str = "A", *, name: str = "", **network: Any) -> Path:
        key = repr((head, name, sorted(network.items())))
        if key not in self._made:
            self._made[key] = self._make(
                head, name or "-".join(["tiny", head.lower(), *map(str, network.values())]), network
            )
        return self._made[key]

    def _make(self, head: str, name: str, network: dict[str, Any]) -> Path:
        import torch

        import segview
        from segview.core.variants.preprocessing import Preprocessing
        from segview.core.variants.spec import NetworkSpec, VariantConfig
        from segview.networks.build import build
        from segview.networks.storage.checkpoint import save_variant, weights_bytes

        fields = {"encoder": "tu-test_efficientnet", "decoder_channels": (16, 16, 8, 8, 8), "head": head, **network}
        spec = NetworkSpec.model_validate(fields)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(ord(head[0]) if network else SEEDS.get(head, ord(head[0])))
            built = build(spec)
        weights = weights_bytes(built, half=False)
        config = VariantConfig(
            name=name,
            network=spec,
            classes=("background", *(f"class {i}" for i in range(1, spec.classes))),
            preprocessing=Preprocessing(input_size=(64, 64)),
            parameters=sum(parameter.numel() for parameter in built.parameters()),
            segview_version=segview.__version__,
            weights_sha256=sha256(weights).hexdigest(),
        )
        save_variant(self._folder / name, config, weights)
        return self._folder / name
