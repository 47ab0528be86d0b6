"""Files of labels, of other programs and of segview."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from segview.annotation.labels import NOTHING as NO_LABELS
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
from segview.core.base.text_files import read_text
from segview.core.requests.label_list import LabelList, labels_of
from segview.core.variants.classes import NOTHING

Named = tuple[str, str | None]
"""A name, and its colour as ``#rrggbb`` or None."""

_COLOURED = re.compile(r"(?P<name>.*?)[\s,;]+(?P<colour>#[0-9a-fA-F]{6})")
_SNAP = re.compile(r'\d+\s+(?P<rgb>\d+\s+\d+\s+\d+)\s+[\d.]+\s+[01]\s+[01]\s+"(?P<name>[^"]*)"')
_SLICER = re.compile(r"\d+\s+(?P<name>.*\S)\s+(?P<rgb>\d+\s+\d+\s+\d+)\s+\d+")
_CAMVID = re.compile(r"(?P<rgb>\d+\s+\d+\s+\d+)\s+(?P<name>.*\S)")
"""Lines of ITK-SNAP's label descriptions, of 3D Slicer's colour tables, and of CamVid's list of colours."""

_IN_JSON = ("labels", "categories", "classes", "names")


def read_labels(path: Path) -> LabelList:
    """Return the labels of a file.

    Supported are text with a name in each line, as for labelme and YOLO, with or without a colour; the tables of
    3D Slicer, ITK-SNAP and CamVid; JSON of names, COCO's categories, labelme's shapes and flags, and the format of
    ``write_labels``. Names that mean "no label" are skipped.

    Raises:
        UserError: the file cannot be read, or has no labels.
    """
    try:
        text = read_text(path)
    except OSError as error:
        raise UserError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    try:
        content: object = json.loads(text)
    except (ValueError, RecursionError):
        if text.lstrip()[:1] in ("{", "["):
            raise UserError(
                "{file} is damaged JSON. Save it again, or write a name in each line.", file=path.name
            ) from None
        content = None
    found = list(_in_lines(text) if content is None else _in_json(content))
    return _to_labels(path, found, content)


def write_labels(path: Path, labels: LabelList) -> None:
    """Write labels with their colours and keys as JSON.

    Raises:
        UserError: the file cannot be written.
    """
    atomic_write(path, json.dumps(labels.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n")


def _to_labels(path: Path, found: list[Named], content: object) -> LabelList:
    """Return the names and colours found as labels; a file of segview also keeps its keys."""
    try:
        if isinstance(content, dict) and "labels" in content and not _is_foreign(cast("dict[str, Any]", content)):
            return LabelList.model_validate(content)
        seen: dict[str, Named] = {}
        for name, colour in found:
            plain = " ".join(name.split())
            if plain and plain.casefold() not in NOTHING and plain not in NO_LABELS:
                seen.setdefault(plain.casefold(), (plain, colour))
        if not seen:
            raise UserError(
                "{file} has no labels. Write a name in each line, or choose a file of COCO or labelme.", file=path.name
            )
        names, colours = zip(*seen.values(), strict=True)
        return labels_of(names, colours)
    except ValidationError as error:
        raise UserError(
            "The labels of {file} cannot be used. {reason}", file=path.name, reason=_reason(error)
        ) from error


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return first["ctx"]["error"].args[0] if not where and "ctx" in first else f"{where}: {first['msg']}."


def _is_foreign(content: dict[str, Any]) -> bool:
    """Say whether the labels of an object are not in the format of ``write_labels``."""
    rows = content["labels"]
    return not isinstance(rows, list) or not all(isinstance(one, dict) and "colour" in one for one in rows)


def _in_lines(text: str) -> Iterator[Named]:
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        table = next((found for form in (_SNAP, _SLICER, _CAMVID) if (found := form.fullmatch(line))), None)
        if table is not None:
            yield table["name"], _hexadecimal([int(one) for one in table["rgb"].split()])
            continue
        coloured = _COLOURED.fullmatch(line)
        yield (coloured["name"], coloured["colour"].lower()) if coloured else (line, None)


def _in_json(content: object) -> Iterator[Named]:
    if isinstance(content, list):
        for one in cast("list[object]", content):
            yield from _in_json_row(one)
    if not isinstance(content, dict):
        return
    fields = cast("dict[str, Any]", content)
    if isinstance(fields.get("shapes"), list):
        yield from ((str(one["label"]), None) for one in fields["shapes"] if isinstance(one, dict) and "label" in one)
        return
    rows = next((fields[name] for name in _IN_JSON if isinstance(fields.get(name), list | dict)), None)
    if isinstance(rows, dict):
        yield from _in_table(cast("dict[str, Any]", rows))
    elif rows is not None:
        yield from _in_json(rows)
    else:
        flags = fields.get("flags", fields)
        yield from _in_table(cast("dict[str, Any]", flags)) if isinstance(flags, dict) else ()


def _in_json_row(one: object) -> Iterator[Named]:
    if isinstance(one, str):
        yield one, None
    elif isinstance(one, dict):
        row = cast("dict[str, Any]", one)
        name = row.get("name", row.get("label"))
        if isinstance(name, str):
            yield name, _hexadecimal(row.get("colour", row.get("color")))


def _in_table(table: dict[str, Any]) -> Iterator[Named]:
    """Yield the labels of an object: numbers with names, as in YOLO, or names with colours, numbers or flags."""
    for key, value in table.items():
        if isinstance(value, str) and not value.startswith("#"):
            yield value, None
        else:
            yield key, _hexadecimal(value)


def _hexadecimal(colour: object) -> str | None:
    """Return a colour as ``#rrggbb``, or None if it is not a colour."""
    if isinstance(colour, str) and re.fullmatch("#[0-9a-fA-F]{6}", colour):
        return colour.lower()
    if not isinstance(colour, list):
        return None
    numbers = cast("list[object]", colour)[:3]
    whole = [one for one in numbers if isinstance(one, int) and not isinstance(one, bool) and 0 <= one <= 255]
    return "#" + bytes(whole).hex() if len(whole) == 3 else None
