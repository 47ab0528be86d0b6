"""The pages: each is reached, each link leads somewhere, each command, option and key that they name is there."""

from __future__ import annotations

import contextlib
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.main import get_command

from segview.cli.app import app
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
OUTSIDE = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = {
    name: {one for each in command.params for one in (*each.opts, *each.secondary_opts)} | {"--help"}
    for name, command in COMMANDS.items()
}
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(?P<fence>```+)(?P<kind>[^\n]*)\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)


def prose(page: Path) -> str:
    """The text of a page without what stands in fences."""
    return FENCE.sub("", page.read_text())


def anchors(page: Path) -> set[str]:
    """The names of a page's sections, as GitHub and MyST make them."""
    titles = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """The files that a page links to, and the section of each."""
    for address in LINK.findall(prose(page)):
        if not re.match(r"https?://|mailto:", address):
            name, _, section = address.partition("#")
            yield (page.parent / name).resolve() if name else page, section


@pytest.mark.parametrize("page", [*PAGES, *OUTSIDE], ids=lambda page: page.name)
def test_links_and_images_lead_somewhere(page: Path) -> None:
    for file, section in links(page):
        assert file.exists(), f"{page}: {file}"
        assert not section or section in anchors(file), f"{page}: {file.name}#{section}"
    for address in IMAGE.findall(prose(page)):
        assert (page.parent / address).is_file(), f"{page}: {address}"


def test_every_page_is_reached_from_the_index() -> None:
    reached, waiting = set[Path](), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md" and page.is_relative_to(DOCS):
            reached.add(page)
            waiting.extend(file for file, _ in links(page))
    assert set(PAGES) - reached == set()


def test_every_page_of_the_index_stands_in_its_list_too() -> None:
    listed = " ".join(one["text"] for one in FENCE.finditer((DOCS / "index.md").read_text())).split()
    named = {file.relative_to(DOCS).with_suffix("").as_posix() for file, _ in links(DOCS / "index.md")}
    assert named - set(listed) == set()


def calls(page: Path) -> Iterator[list[str]]:
    """The words of every call of segview on a page, in fences and within lines."""
    text = page.read_text()
    blocks = [one["text"] for one in FENCE.finditer(text) if one["kind"].strip() in ("", "sh")]
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines() + re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    for line in lines:
        call = re.sub(r"^(\$ |torchrun .* -m )", "", line.strip())
        if call.startswith("segview "):
            yield shlex.split(re.sub(r"[…]", "", call), comments=True)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_commands_and_options_exist(page: Path) -> None:
    for words in calls(page):
        first = words[1] if len(words) > 1 else ""
        if not re.fullmatch(r"[a-z]+", first):
            continue  # the window on images, or an option of all
        assert first in OPTIONS, f"{page.name}: {' '.join(words)}"
        given = {word.partition("=")[0] for word in words[2:] if re.match(r"--?[a-z]", word)}
        assert given - OPTIONS[first] == set(), f"{page.name}: {' '.join(words)}"


def test_the_page_of_commands_names_them_all() -> None:
    page = (DOCS / "commands.md").read_text()
    assert [name for name in COMMANDS if f"`segview {name}" not in page] == []


@pytest.mark.timeout(600)
def test_the_site_is_built_without_a_warning_and_fetches_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", str(DOCS), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=590, check=False)
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert {page.stem for page in PAGES} <= {page.stem for page in pages}
    loaded = re.compile(
        r"<(?:script|img|iframe)[^>]*src=\"(?:https?:)?//|<link[^>]*rel=\"stylesheet\"[^>]*href=\"(?:https?:)?//"
    )
    assert [page.name for page in pages if loaded.search(page.read_text())] == []
    styles = "".join(sheet.read_text() for sheet in tmp_path.rglob("*.css"))
    assert re.findall(r"url\([\"']?(?:https?:)?//[^)]*|@import[^;]*", styles) == []


def test_the_places_of_the_walks_are_there():
    places = re.findall(r"`([\w/]+\.py): (\w+)`", (ROOT / "CONTRIBUTING.md").read_text())
    assert len(places) > 15
    for file, name in places:
        text = (ROOT / "segview" / file).read_text()
        assert re.search(rf"^\s*(?:def|class) {name}\b", text, re.MULTILINE), f"{file} has no {name}"


def named(page: Path) -> Iterator[str]:
    """Return the names between backticks on a page, outside of code blocks."""
    yield from re.findall(r"`([^`\n]+)`", prose(page))


@pytest.mark.parametrize("page", [*PAGES, *OUTSIDE], ids=lambda page: page.name)
def test_files_and_modules_that_a_page_names_are_there(page: Path) -> None:
    for word in named(page):
        for file in re.findall(
            r"(?<![\w/.])(?:segview|tests|benchmarks|tools|models|docs)/[\w/.-]+\.(?:py|md|toml)\b", word
        ):
            assert "NAME" in file or (ROOT / file).is_file(), f"{page.name}: {file}"
        if re.fullmatch(r"segview(\.[a-z]\w*)+", word):
            assert word in POINTS or there(word), f"{page.name}: {word}"


POINTS = {
    f"segview.{group}" for group in ("architectures", "attention", "datasets", "formats", "losses", "maps", "sources")
}
"""Groups of entry points, which have names like modules."""


def there(name: str) -> bool:
    """Say whether there is such a module, or such a name in one."""
    above, _, last = name.rpartition(".")
    with contextlib.suppress(ModuleNotFoundError):
        if find_spec(name) is not None:
            return True
    return hasattr(import_module(above), last)


@pytest.mark.parametrize("page", [*PAGES, *OUTSIDE], ids=lambda page: page.name)
def test_targets_of_make_exist(page: Path) -> None:
    text = page.read_text()
    lines = [*named(page), *(line for one in FENCE.finditer(text) for line in one["text"].splitlines())]
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    targets = {found[1] for line in lines if (found := re.match(r"make ([a-z-]+)\b", line.strip()))}
    assert targets - known == set()
