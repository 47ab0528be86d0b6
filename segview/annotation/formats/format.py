"""A file format of masks, and the content of a file of unknown format."""

from __future__ import annotations

import codecs
import contextlib
import gc
import json
import re
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from segview.annotation.document import Document
from segview.annotation.imported import Imported
from segview.annotation.provenance import Provenance

_BLANKS = 1_000
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


@dataclass(frozen=True, eq=False)
class Content:
    """The content of a file.

    Attributes:
        data: Its bytes.
        name: The file's name.
    """

    data: bytes
    name: str = ""

    @cached_property
    def json(self) -> Any:  # noqa: ANN401  # whatever stands there
        """The value of JSON in UTF-8, UTF-16 or UTF-32, with or without a byte-order mark; None if it is no JSON."""
        try:
            with _uncollected():
                return json.loads(_text(self.data))
        except (ValueError, RecursionError):
            return None

    @cached_property
    def xml(self) -> str:
        """The text of XML in UTF-8, UTF-16 or the declared encoding, from the first bracket on; empty if it is none."""
        wide = self.data.startswith((b"\xff\xfe", b"\xfe\xff"))
        if not wide and not self.data[:_BLANKS].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return ""
        text = self.data.decode("utf-16", errors="replace") if wide else _xml_text(self.data)
        text = text.lstrip()
        return text if text.startswith("<") else ""

    def has(self, key: str) -> bool:
        """Tell whether it is a JSON object with a key."""
        return isinstance(self.json, dict) and key in self.json


@dataclass(frozen=True)
class Format:
    """A file format that masks are written to or read from.

    Attributes:
        name: Its name in the table.
        title: Its name in menus.
        endings: Endings of file names, lower case; masks are written with the first.
        is_one: Tells whether a content has this format.
        read: Returns the mask in a content for an image.
        write: Returns the content of a mask's file; None for a format that is only read.
        write_many: Returns the content of one file with the masks of many images; None if each needs its own.
        suits: Tells by the name of an image whether its mask can be written in this format.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    is_one: Callable[[Content], bool]
    read: Callable[[Content, Provenance], Imported]
    write: Callable[[Document], bytes] | None = None
    write_many: Callable[[Iterable[Document]], bytes] | None = None
    suits: Callable[[Path], bool] = lambda _: True

    @property
    def ending(self) -> str:
        """The ending of the files that are written."""
        return self.endings[0]


def _text(data: bytes) -> str:
    """Return the text of a file in any Unicode encoding; letters of older encodings are replaced."""
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("utf-8", errors="replace")


def _xml_text(data: bytes) -> str:
    """Return the text of XML in its declared encoding if Python knows it, else in UTF-8."""
    found = _ENCODING.match(data[:_BLANKS].lstrip(codecs.BOM_UTF8))
    name = "utf-8" if found is None else found[1].decode("ascii").lower()
    try:
        text = "" if name.startswith("utf") else data.decode(name, errors="replace")
    except (LookupError, ValueError):  # an unknown encoding, or not one of text
        text = ""
    return text or data.decode("utf-8-sig", errors="replace")


@contextlib.contextmanager
def _uncollected() -> Generator[None]:
    """Switch the garbage collector off: with millions of new lists, its searches take four times as long as reading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
