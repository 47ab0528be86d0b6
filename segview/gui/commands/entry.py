"""An action of the window: its keys, its words, and what it needs."""

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
        name: Its objectName is ``action/`` and this.
        text: What it is called in menus, the command palette and the list of keys.
        keys: Key sequences; the first is the one that is shown.
        tip: What it does, where the text does not say it all.
        group: Its menu, and its heading in the list of keys.
        needs: What must be there before it can be done.
        field: The field of the view settings that it switches, or changes by ``by``.
        switch: Whether it switches something else on and off.
        by: How far a number moves.
        repeats: Whether it is done again and again while the key is held.
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
