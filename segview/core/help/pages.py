"""The documentation pages: their text, their sections, and the search in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

FRONT = "index.md"
MAPS = "reading-maps.md"
SITE_ONLY = "*The site that `make docs` builds has them here.*\n"

_FENCE = re.compile(r"^(?P<fence>```+)(?P<kind>[^\n]*)\n.*?^(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s#]+\.md)(?:#[^)]*)?\)")
_IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")


def anchor_of(title: str) -> str:
    """Return the anchor of a section, as GitHub makes it from the title."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")


@dataclass(frozen=True)
class Section:
    """A part of a page, up to the next heading.

    Attributes:
        title: Heading.
        text: Text in Markdown, without the heading.
    """

    title: str
    text: str

    @property
    def anchor(self) -> str:
        """The anchor, by which links refer to it."""
        return anchor_of(self.title)


@dataclass(frozen=True)
class Page:
    """A page.

    Attributes:
        name: Its file, relative to the folder of pages, such as ``adr/README.md``.
        text: Its Markdown, without the directives that only the site builder understands.
    """

    name: str
    text: str

    @classmethod
    def of(cls, name: str, written: str) -> Page:
        """Return a page from the text of its file."""

        def plain(fence: re.Match[str]) -> str:
            kind = fence["kind"].strip()
            if not kind.startswith("{"):
                return fence[0]
            return "" if kind == "{toctree}" else SITE_ONLY

        return cls(name, _FENCE.sub(plain, written).rstrip() + "\n")

    @property
    def title(self) -> str:
        """The first heading."""
        return self.sections[0].title

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its sections in their order; the first one is the page's own."""
        # Comments in code begin like headings.
        blank = _FENCE.sub(lambda fence: re.sub(r"[^\n]", " ", fence[0]), self.text)
        found = list(_HEADING.finditer(blank))
        ends = [*(one.start() for one in found[1:]), len(self.text)]
        return tuple(
            Section(one[2].strip(), self.text[one.end() : end].strip()) for one, end in zip(found, ends, strict=True)
        )

    @property
    def links(self) -> list[tuple[str, str]]:
        """The links to other pages: the words of each link, and the page as written there."""
        return [(words, name) for words, name in _LINK.findall(self.text)]

    @property
    def images(self) -> list[str]:
        """The addresses of its images, as written there."""
        return _IMAGE.findall(self.text)


@dataclass(frozen=True)
class Library:
    """All pages.

    Attributes:
        pages: Pages by name.
        images: Files of their images by path, relative to the folder of pages.
    """

    pages: Mapping[str, Page]
    images: Mapping[str, bytes]

    def contents(self) -> Iterator[tuple[str, list[Page]]]:
        """Yield the groups of the front page, each with the pages that it links to."""
        for section in self.pages[FRONT].sections[1:]:
            named = [name for _, name in Page(FRONT, section.text).links]
            yield section.title, [self.pages[name] for name in dict.fromkeys(named) if name in self.pages]

    def sections_with(self, words: str) -> list[tuple[Page, Section]]:
        """Return the sections that contain all of these words; those with the words in the title come first."""
        wanted = words.lower().split()
        if not wanted:
            return []
        hits = [
            (page, section)
            for page in self.pages.values()
            for section in page.sections
            if _has(f"{section.title} {section.text} {page.title}", wanted)
        ]
        return sorted(hits, key=lambda hit: -_weight(*hit, wanted))

    def on_map(self, name: str) -> str:
        """Return the section on a map as ``PAGE#SECTION``: the first one with a pattern that matches the map's name."""
        for section in self.pages[MAPS].sections[1:]:
            if any(_fits(name, pattern) for pattern in patterns(section)):
                return f"{MAPS}#{section.anchor}"
        return MAPS


def patterns(section: Section) -> list[str]:
    """Return the patterns of map names that a section describes: the code in its first paragraph, if only code."""
    first = section.text.partition("\n\n")[0]
    return re.findall(r"`([^`]+)`", first) if not re.sub(r"`[^`]+`|\s", "", first) else []


def _fits(name: str, pattern: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), name, re.DOTALL) is not None


def _has(text: str, wanted: Iterable[str]) -> bool:
    lower = text.lower()
    return all(word in lower for word in wanted)


def _weight(page: Page, section: Section, wanted: Sequence[str]) -> int:
    partly = any(word in section.title.lower() for word in wanted)
    return 4 * _has(section.title, wanted) + 2 * _has(page.title, wanted) + partly
