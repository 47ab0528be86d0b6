"""Tasks of the help: the documentation pages, the licences, and the problem report."""

from __future__ import annotations

import io
import os
import platform
import zipfile
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath

from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, is_file
from segview.core.base.places import docs_folder, log_file
from segview.core.base.text import Text
from segview.core.help.cleaning import clean_log, vocabulary
from segview.core.help.licences import Licence, licences
from segview.core.help.pages import FRONT, Library, Page
from segview.core.help.problem import Problem
from segview.tasks.services import Services
from segview.tasks.task import Task

LAST_LINES = 400


@dataclass(frozen=True)
class ReadPages(Task[Library]):
    """Read the documentation pages."""


@dataclass(frozen=True)
class FindLicences(Task[tuple[Licence, ...]]):
    """Find the packages that are installed with segview."""


@dataclass(frozen=True)
class DescribeProblem(Task[Problem]):
    """Collect a problem report that names no image and no person.

    Attributes:
        settings: Settings of the window, as text.
        screen: Description of the window system, as text.
    """

    settings: str
    screen: str


@dataclass(frozen=True)
class SaveProblem(Task[str]):
    """Write a problem report as ZIP; the answer is a sentence that names the file.

    Attributes:
        path: The file; an existing one is replaced.
        problem: The report.
    """

    path: Path
    problem: Problem


def read_pages(task: ReadPages, services: Services) -> Generator[Library]:
    """Yield all pages, with those of their images that exist."""
    folder = docs_folder()
    if not is_file(folder / FRONT):
        raise UserError("The pages of help are missing from {folder}. Install segview again.", folder=folder)
    pages: dict[str, Page] = {}
    for file in sorted(folder.rglob("*.md")):
        name = file.relative_to(folder).as_posix()
        pages[name] = Page.of(name, file.read_text(encoding="utf-8"))
    places = {normpath(join(page.name, "..", one)) for page in pages.values() for one in page.images}
    yield Library(pages, {one: (folder / one).read_bytes() for one in sorted(places) if is_file(folder / one)})


def find_licences(task: FindLicences, services: Services) -> Generator[tuple[Licence, ...]]:
    """Yield the packages with their licences."""
    yield licences()


def describe_problem(task: DescribeProblem, services: Services) -> Generator[Problem]:
    """Yield the report."""
    packages = "".join(f"{one.package} {one.version}\n" for one in licences())
    pages = [page.text for library in read_pages(ReadPages(), services) for page in library.pages.values()]
    yield Problem(
        {
            "versions.txt": f"{_system()}{task.screen}\n{packages}",
            "settings.json": task.settings,
            "log.txt": clean_log(_last_lines(), vocabulary(pages)) or "The log is empty.\n",
        }
    )


def save_problem(task: SaveProblem, services: Services) -> Generator[str]:
    """Write the file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in task.problem.files.items():
            archive.writestr(name, text)
    atomic_write(task.path, content.getvalue())
    yield Text("The report was written to {file}. Nothing was sent.", file=task.path)


def _system() -> str:
    libc = " ".join(platform.libc_ver()).strip()
    lines = (
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.release()} {platform.machine()} {libc}".strip(),
        f"{os.cpu_count()} processors",
    )
    return "".join(f"{line}\n" for line in lines)


def _last_lines() -> str:
    try:
        lines = log_file().read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return ""
    return "\n".join(lines[-LAST_LINES:])
