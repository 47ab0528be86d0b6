"""An entry of the table of actions: keys, texts and condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Needs = Literal[
    "",
    "images",
    "image",
    "answers",
    "variants",
    "question",
    "changed",
    "opened",
    "correction",
    "truth",
    "several",
    "working",
    "decision",
    "clicks",
    "hidden",
    "altered",
    "undoable",
]


@dataclass(frozen=True)
class Entry:
    """An action.

    Attributes:
        name: Name of the action; its objectName is ``action/`` followed by this name.
        text: Title in menus, in the command palette and in the list of keys.
        keys: Key sequences, the main one first.
        tip: Explanation, if the title alone is not enough.
        group: Its menu, and its heading in the list of keys.
        needs: Name of the condition under which the action is enabled; see ``conditions``.
        field: The field of the view settings that the action switches, or changes by ``by``.
        switch: Whether the action switches something on and off that is not a field of the view settings.
        by: The amount by which a numeric field changes; 0 for a field that is switched.
        repeats: Whether the action repeats while the key is held.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    group: str
    tip: str = ""
    needs: Needs = ""
    field: str = ""
    by: float = 0.0
    switch: bool = False
    repeats: bool = False
