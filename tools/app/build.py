"""Packs segview with Python, Qt and the CPU build of torch into a folder and an archive: ``make app``.

It makes an environment of its own, installs segview and its extras there, runs PyInstaller, looks whether anything of
CUDA came along, and writes the list of parts (CycloneDX). Only Python's own library is needed to run it.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
CUDA = re.compile(r"(^|/)(libtorch_cuda|libc10_cuda|libcudart|libcublas|libcudnn|libnccl|nvidia/|triton/)")
WINDOWS, MAC = sys.platform == "win32", sys.platform == "darwin"


@dataclass(frozen=True)
class Places:
    """The folders that are written to.

    Attributes:
        work: What is made on the way; may be removed afterwards.
        out: What is passed on.
    """

    work: Path
    out: Path

    @property
    def python(self) -> Path:
        """The Python of the environment that is packed."""
        return self.work / "env" / ("Scripts/python.exe" if WINDOWS else "bin/python")

    @property
    def folder(self) -> Path:
        """The packed app."""
        return self.out / ("segview.app" if MAC else "segview")


def main() -> int:
    """Pack the app and say how large it is."""
    options = _options()
    places = Places(options.work.resolve(), options.out.resolve())
    places.work.mkdir(parents=True, exist_ok=True)
    if not options.reuse:
        install(places, options.torch, options.torchvision)
    pack(places)
    stem = f"segview-{version()}-{_system()}"
    finish(places)
    try_out(places)
    write_parts(places, places.out / f"segview-{version()}.cdx.json")
    made = [archive(places, stem)]
    if options.deb:
        made.append(debian(places, stem))
    _say(f"{places.folder}: {size(places.folder):,} MB")
    for file in made:
        _say(f"{file}: {size(file):,} MB")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "app", help="folder for what is made on the way")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the app, its archive and its parts")
    parser.add_argument("--torch", default="torch", help="which torch, as for pip; a CPU build makes a small app")
    parser.add_argument("--torchvision", default="torchvision", help="which torchvision, as for pip")
    parser.add_argument("--reuse", action="store_true", help="take the environment as it is")
    parser.add_argument("--deb", action="store_true", help="make a package for Debian and Ubuntu too")
    return parser.parse_args()


def version() -> str:
    """Return the version of segview."""
    found = re.search(r'^__version__ = "([^"]+)"', (ROOT / "segview" / "__init__.py").read_text(), re.MULTILINE)
    assert found is not None
    return found[1]


def install(places: Places, torch: str, torchvision: str) -> None:
    """Make the environment and install segview there, with the features that the app has."""
    venv.create(places.python.parents[1], with_pip=True, clear=True)
    pip = [str(places.python), "-m", "pip", "install", "--disable-pip-version-check"]
    # On Windows and macOS the builds of PyPI are those for the CPU.
    index = ["--index-url", CPU_INDEX] if sys.platform == "linux" and torch == "torch" else []
    _run(*pip, *index, torch, torchvision)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert "app" in extras
    # The constraint keeps what else is installed from bringing another torch.
    (places.work / "constraints.txt").write_text(_frozen(places.python, ("torch", "torchvision")))
    _run(*pip, "--constraint", str(places.work / "constraints.txt"), f"{ROOT}[app]")


def _frozen(python: Path, names: tuple[str, ...]) -> str:
    code = f"from importlib.metadata import version\nfor one in {names}: print(f'{{one}}=={{version(one)}}')"
    return subprocess.run([str(python), "-c", code], check=True, capture_output=True, text=True).stdout


def pack(places: Places) -> None:
    """Run PyInstaller on what is in the checkout now."""
    pip = [str(places.python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    _run(*pip, "--no-deps", "--force-reinstall", str(ROOT))
    _run(str(places.python), str(HERE / "icon.py"), str(ROOT / "resources/icons/segview.svg"), str(places.work))
    command = [str(places.python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(places.out), "--workpath", str(places.work / "packing")]
    # Elsewhere than in the checkout, of which Python would take segview without its models, pages and resources.
    _run(*command, str(HERE / "segview.spec"), "--", str(places.work), cwd=places.work)
    cuda = [str(one) for one in packed(places.folder) if CUDA.search(one.relative_to(places.folder).as_posix())]
    if cuda:
        _say(f"Of CUDA came along: {', '.join(cuda[:5])} and others ({len(cuda)}). It works, and is gigabytes larger.")


def finish(places: Places) -> None:
    """Lay what a desktop wants to know beside the program, and the licence."""
    inside = places.folder / "Contents" / "Resources" if MAC else places.folder
    shutil.copy(ROOT / "LICENSE", inside / "LICENSE")
    if sys.platform == "linux":
        (places.folder / "share").mkdir(exist_ok=True)
        shutil.copy(HERE / "linux" / "install.sh", places.folder / "install.sh")
        for file in (HERE / "linux/segview.desktop", HERE / "linux/segview.xml", ROOT / "resources/icons/segview.svg"):
            shutil.copy(file, places.folder / "share" / file.name)


def try_out(places: Places) -> None:
    """Have the app predict a sample image: it must find variants, pages and all that a network needs."""
    inside = {"win32": "segview.exe", "darwin": "Contents/MacOS/segview"}.get(sys.platform, "segview")
    sample = ROOT / "resources" / "samples" / "images" / "sample-01.jpg"
    out = places.work / "tried"
    shutil.rmtree(out, ignore_errors=True)
    words = ["predict", str(sample), "-v", "unet-mobilenet_v2-a", "--out", str(out), "--only", "masks"]
    _run(str(places.folder / inside), *words, cwd=places.work)
    assert list(out.glob("*.mask.png")), f"the app wrote no mask into {out}"


def write_parts(places: Places, file: Path) -> None:
    """Write the list of all packages with versions and licences, as CycloneDX."""
    command = [str(places.python), "-m", "cyclonedx_py", "environment", "--output-reproducible"]
    _run(*command, "--pyproject", str(ROOT / "pyproject.toml"), "--output-file", str(file), str(places.python))


def archive(places: Places, stem: str) -> Path:
    """Write the archive that is passed on."""
    if WINDOWS:
        file = places.out / f"{stem}.zip"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
            for one in packed(places.folder):
                target.write(one, one.relative_to(places.out))
        return file
    if MAC:
        file = places.out / f"{stem}.zip"  # ditto keeps the links of a bundle
        _run("ditto", "-c", "-k", "--keepParent", str(places.folder), str(file))
        return file
    file = places.out / f"{stem}.tar.gz"
    with tarfile.open(file, "w:gz", compresslevel=6) as target:
        target.add(places.folder, places.folder.name)
    return file


def debian(places: Places, stem: str) -> Path:
    """Write a package for Debian and Ubuntu, which puts the app into /opt."""
    root = places.work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    # Hard links: a copy would take as much room again.
    shutil.copytree(places.folder, root / "opt" / "segview", symlinks=True, copy_function=_linked)
    share = places.folder / "share"
    for name, place in (
        ("segview.desktop", "usr/share/applications"),
        ("segview.xml", "usr/share/mime/packages"),
        ("segview.svg", "usr/share/icons/hicolor/scalable/apps"),
    ):
        (root / place).mkdir(parents=True)
        shutil.copy(share / name, root / place / name)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/segview").symlink_to("/opt/segview/segview")
    (root / "DEBIAN").mkdir()
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    fields = {
        "Package": "segview",
        "Version": version(),
        "Architecture": machine,
        "Maintainer": "The segview authors <segview@localhost>",
        "Installed-Size": str(size(places.folder) * 1000),
        "Depends": "libc6 (>= 2.34), zlib1g, libegl1, libgl1, libx11-6, libxcb1, libwayland-client0",
        "Section": "science",
        "Priority": "optional",
        "Description": "segmentation networks side by side: masks, attention, scales and uncertainty",
    }
    (root / "DEBIAN/control").write_text("".join(f"{name}: {value}\n" for name, value in fields.items()))
    file = places.out / f"{stem}.deb"
    _run("dpkg-deb", "--build", "--root-owner-group", "-Zgzip", "-z6", str(root), str(file))
    shutil.rmtree(root)
    return file


def _linked(source: str, target: str) -> str:
    Path(target).hardlink_to(source)
    return target


def packed(folder: Path) -> Iterator[Path]:
    """Yield all files of a folder."""
    yield from (one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())


def size(place: Path) -> int:
    """Return the size of a file or a folder in megabytes."""
    files = packed(place) if place.is_dir() else [place]
    return round(sum(one.stat().st_size for one in files) / 1e6)


def _system() -> str:
    name = "windows" if WINDOWS else "macos" if MAC else "linux"
    return f"{name}-{platform.machine().lower()}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _run(*command: str, cwd: Path = HERE) -> None:
    _say(f"+ {' '.join(command)}")
    # With PYTHONPATH another segview than the installed one would be packed.
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    subprocess.run(command, check=True, cwd=cwd, env=environment)


if __name__ == "__main__":
    sys.exit(main())
