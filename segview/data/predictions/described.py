"""The names of classes in the ``dataset.json`` next to predictions, as nnU-Net v2 writes it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from segview.core.base.errors import UserError
from segview.core.base.text_files import read_json

_FILE = "dataset.json"


def classes_beside(folder: Path) -> tuple[str, ...]:
    """Return the names of the classes of predictions by index; empty if not every index has a name."""
    try:
        content: object = read_json(folder / _FILE)
    except (OSError, ValueError, UserError):
        return ()
    labels = cast("dict[str, object]", content).get("labels") if isinstance(content, dict) else None
    if not isinstance(labels, dict):
        return ()
    numbered = {name: number for name, number in cast("dict[str, object]", labels).items() if name != "ignore"}
    names = {number: name for name, number in numbered.items() if isinstance(number, int)}  # regions are lists
    every = range(len(numbered))
    return tuple(names[number] for number in every) if len(numbered) > 1 and set(names) == set(every) else ()
