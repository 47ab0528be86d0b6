"""All benchmarks of speed, one after the other, as one table in docs/performance.md.

    python benchmarks/run.py [--rounds 10] [--busy]

Each figure is a ratio to a limit that was measured in the same run, in turn: milliseconds differ fourfold between
machines. On a machine that does other work it refuses; with --busy it measures all the same, and the table says so.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rows import Row, read_rows

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
QUIET = 0.25
"""Processes that want a core, for each core, above which a machine is busy."""

BENCHMARKS = {
    "prediction.py": ("--variant", "unet-mobilenet_v2-b"),
    "look.py": (),
    "start.py": (),
    "films.py": ("--seconds", "2"),
}
_PACKAGES = ("torch", "onnxruntime", "PySide6-Essentials", "pyqtgraph", "numpy")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--busy", action="store_true", help="measure on a machine that does other work too")
    options = parser.parse_args()
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    busy = load > QUIET * cores
    if busy and not options.busy:
        sys.stderr.write(f"The machine is busy: a load of {load:.1f} on {cores} cores. Wait, or say --busy.\n")
        return 2
    rows: dict[str, list[Row]] = {}
    for name, more in BENCHMARKS.items():
        print(f"{name} …", flush=True)
        rows[name] = _run(name, more, options.rounds)
    PAGE.write_text(_page(rows, busy=busy, load=load))
    missed = sum(not row.met for found in rows.values() for row in found)
    print(f"{PAGE.relative_to(ROOT)}: {missed} missed")
    return 0


def _run(name: str, more: tuple[str, ...], rounds: int) -> list[Row]:
    count = "--repeats" if name == "look.py" else "--rounds"
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "rows.json"
        arguments = [*more, count, str(rounds), "--rows", str(path)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([sys.executable, str(ROOT / "benchmarks" / name), *arguments], env=environment, check=True)
        return read_rows(path)


def _page(rows: dict[str, list[Row]], *, busy: bool, load: float) -> str:
    versions = ", ".join(f"{name} {found}" for name in _PACKAGES if (found := _version(name)))
    when = datetime.datetime.now(datetime.UTC).date().isoformat()
    state = f"**busy with other work (load {load:.1f}): read the ratios with care**" if busy else "quiet"
    lines = [
        "# Speed",
        "",
        "Written by `python benchmarks/run.py`. Each figure is a median ratio to a limit measured in the same run, in "
        "turn; milliseconds are for orientation, and differ fourfold between machines.",
        "",
        f"{when}; {_processor()}, {os.cpu_count()} cores, {platform.system()}; Python {platform.python_version()}, "
        f"{versions}; the machine was {state}.",
        "",
        "| what | beside | ratio | limit | | ms |",
        "|---|---|---|---|---|---|",
        *(row.text for found in rows.values() for row in found),
        "",
        "*eager*: the bare network in torch as it is loaded, at each scale, without a map. *Ready images*: QPainter "
        "painting as many ready images of the same size. *Empty window*: a Qt window without anything. *Imports*: a "
        "process that imports torch, timm and segmentation_models_pytorch, which the first mask needs.",
        "",
    ]
    return "\n".join(lines)


def _processor() -> str:
    names = [line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    sys.exit(main())
