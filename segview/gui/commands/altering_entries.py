"""Actions that alter the image or an attention gate, to see how the predictions change."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.gui.commands.entry import Entry

ALTERING = (
    Entry(
        "alter",
        Text("What if: alter the image"),
        ("F6",),
        "Run",
        Text("Paint on the image or on a gate, and see what the variants say; the file stays as it is"),
        "image",
    ),
    Entry("alter_fill", Text("What if: fill a part"), (), "Run", Text("Fill it from what lies around it"), "image"),
    Entry("alter_paste", Text("What if: paste a part"), (), "Run", Text("From elsewhere in the image"), "image"),
    Entry("alter_glare", Text("What if: remove the glare"), (), "Run", Text("Fill the glare that is found"), "image"),
    Entry(
        "alter_gate",
        Text("What if: raise or lower a gate"),
        (),
        "Run",
        Text("Paint on the map of an attention gate"),
        "image",
    ),
    Entry(
        "unalter",
        Text("Back to the image as it is"),
        ("F7",),
        "Run",
        Text("Leave what was altered, and show the answers on the image as it is"),
        "altered",
    ),
)
