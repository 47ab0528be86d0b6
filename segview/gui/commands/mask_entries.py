"""Actions on the correction of a mask, and on the decision about an image."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.gui.commands.entry import Entry

CORRECT = (
    Entry(
        "correct",
        Text("Correct the mask"),
        ("C",),
        Text("Correct"),
        Text("Begin with the mask under the pointer"),
        "opened",
    ),
    Entry(
        "correct_empty",
        Text("Draw a new mask"),
        ("Shift+C",),
        Text("Correct"),
        Text("Begin with an empty mask"),
        "opened",
    ),
    Entry("brush", Text("Brush"), ("B",), Text("Correct"), Text("Paint; the right button takes away"), "correction"),
    Entry("eraser", Text("Eraser"), ("E",), Text("Correct"), Text("Take away; the right button paints"), "correction"),
    Entry(
        "lasso",
        Text("Lasso"),
        ("P",),
        Text("Correct"),
        Text("Draw round what belongs to the mask, or click its corners"),
        "correction",
    ),
    Entry("region", Text("Region that looks alike"), ("R",), Text("Correct"), Text("Click on it"), "correction"),
    Entry("part", Text("Part or hole"), ("L",), Text("Correct"), Text("Fill a hole, remove a part"), "correction"),
    Entry(
        "click",
        Text("Click what is wrong"),
        ("K",),
        Text("Correct"),
        Text("The mask follows; right click: not this"),
        "correction",
    ),
    Entry("smaller", Text("Smaller brush"), ("[",), Text("Correct"), needs="correction", repeats=True),
    Entry("larger", Text("Larger brush"), ("]",), Text("Correct"), needs="correction", repeats=True),
    Entry(
        "previous_class",
        Text("Previous class"),
        ("{",),
        Text("Correct"),
        Text("Among the classes that can be painted"),
        "several",
        repeats=True,
    ),
    Entry(
        "next_class",
        Text("Next class"),
        ("}",),
        Text("Correct"),
        Text("Among the classes that can be painted"),
        "several",
        repeats=True,
    ),
    Entry(
        "pick_class",
        Text("Class under the pointer"),
        ("Shift+P",),
        Text("Correct"),
        Text("Paint this class elsewhere"),
        "several",
    ),
    Entry(
        "undo", Text("Undo"), ("Ctrl+Z",), Text("Correct"), Text("Take the last gesture back"), "undoable", repeats=True
    ),
    Entry("redo", Text("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), Text("Correct"), needs="undoable", repeats=True),
    Entry(
        "import_mask",
        Text("Import a mask…"),
        ("Ctrl+I",),
        Text("Correct"),
        Text("From PNG and other images, COCO, labelme or DICOM"),
        "opened",
    ),
    Entry(
        "export",
        Text("Export the mask…"),
        ("Ctrl+E",),
        Text("Correct"),
        Text("As PNG, COCO, labelme or DICOM"),
        "correction",
    ),
)

REVIEW = (
    Entry(
        "next_region",
        Text("Next uncertain region"),
        ("N",),
        Text("Review"),
        Text("After the last one, the next image"),
        "image",
    ),
    Entry("previous_region", Text("Previous uncertain region"), ("Shift+N",), Text("Review"), needs="image"),
    Entry(
        "accept",
        Text("Accept"),
        ("Y",),
        Text("Review"),
        Text("The mask is right, as it is or as you corrected it"),
        "image",
    ),
    Entry("reject", Text("Reject"), ("J",), Text("Review"), Text("The mask is not to be used"), "image"),
    Entry("skip", Text("Skip"), ("W",), Text("Review"), Text("Leave it for later"), "image"),
    Entry(
        "undo_decision",
        Text("Take back the last decision"),
        ("Z",),
        Text("Review"),
        Text("And go to its image"),
        "decision",
    ),
    Entry(
        "blind",
        Text("Blind mode"),
        ("Ctrl+B",),
        Text("Review"),
        Text("Hide the variants’ names"),
        "variants",
        switch=True,
    ),
    Entry(
        "delayed",
        Text("Delayed mode"),
        ("Ctrl+D",),
        Text("Review"),
        Text("Hide the predictions at first"),
        switch=True,
    ),
    Entry(
        "reveal",
        Text("My outline is done"),
        ("H",),
        Text("Review"),
        Text("Show the predictions for this image"),
        "hidden",
    ),
)
