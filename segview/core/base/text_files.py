"""Text files in UTF-8, UTF-16 or UTF-32."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import SMALL, read_small

REPLACED = "\N{REPLACEMENT CHARACTER}"
"""The character in place of those that could not be decoded."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(path: Path, limit: int = SMALL) -> str:
    """Return the text of a small file in UTF-8, or in UTF-16 or UTF-32 with a byte-order mark.

    Other encodings are not guessed: the bytes of Korean characters in CP949 are other characters in Shift-JIS.

    Raises:
        OSError: it cannot be read, or has more than ``limit`` bytes; ``strerror`` says why.
        UserError: it is not a text, or has another encoding.
    """
    data = read_small(path, limit)
    return _decoded(data, next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8"), path)


def read_json(path: Path, limit: int = SMALL) -> object:
    """Return the value of a small JSON file in UTF-8, UTF-16 or UTF-32, with or without a byte-order mark.

    Raises:
        OSError: it cannot be read, or has more than ``limit`` bytes; ``strerror`` says why.
        UserError: it is not a text, or has another encoding.
        ValueError: it is not JSON.
    """
    data = read_small(path, limit)
    text = _decoded(data, json.detect_encoding(data), path)
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _decoded(data: bytes, encoding: str, path: Path) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise UserError("{path} is no text.", path=path) from error
        raise UserError(
            "{path} is not in UTF-8: its letters are in an older encoding, such as CP949, Shift-JIS or Latin-1. Open "
            "it in an editor and save it as UTF-8.",
            path=path,
        ) from error
    if "\0" in text:
        raise UserError("{path} is no text.", path=path)
    return text
