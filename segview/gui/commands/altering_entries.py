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
        Text("Paint on the image or on a gate, and see how the predictions change; the file is not changed"),
        "image",
    ),
    Entry("alter_fill", Text("What if: fill a part"), (), "Run", Text("Fill it from its surroundings"), "image"),
    Entry("alter_paste", Text("What if: paste a part"), (), "Run", Text("From elsewhere in the image"), "image"),
    Entry("alter_glare", Text("What if: remove the glare"), (), "Run", Text("Fill detected glare"), "image"),
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
        Text("End the alteration, and show the predictions for the original image"),
        "altered",
    ),
)
