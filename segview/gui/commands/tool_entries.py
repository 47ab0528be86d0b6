"""Actions on labels and on the masks that are marked with them."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.core.requests.label_list import KEYS
from segview.gui.commands.entry import Entry

LABELS = tuple(
    Entry(
        f"label_{digit}", f"Label {digit}", (f"Alt+{digit}",), "Correct", Text("Take this label in hand"), "correction"
    )
    for digit in KEYS
)

TOOLS = (
    Entry(
        "labels",
        Text("Labels…"),
        ("Ctrl+L",),
        "Correct",
        Text("Say what is marked in this folder: names, colours and keys, typed or from a file"),
        "images",
    ),
    Entry(
        "correct_truth",
        Text("Correct the ground truth"),
        ("Shift+G",),
        "Correct",
        Text("Begin with the ground truth of the image"),
        "truth",
    ),
)

BOUND_TOOLS = tuple(entry.name for entry in (*TOOLS, *LABELS))
