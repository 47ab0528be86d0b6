"""Actions on labels, masks, measures, chosen images, the light of the image, and exports."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.core.requests.label_list import KEYS
from segview.gui.commands.entry import Entry

LABELS = tuple(
    Entry(
        f"label_{digit}",
        Text("Label {digit}", digit=digit),
        (f"Alt+{digit}",),
        Text("Correct"),
        Text("Select this label"),
        "correction",
    )
    for digit in KEYS
)

TOOLS = (
    Entry(
        "polygon",
        Text("Polygon"),
        ("Shift+L",),
        Text("Correct"),
        Text("Set corners, or click into a part and move its vertices"),
        "correction",
    ),
    Entry("box", Text("Box"), ("Shift+R",), Text("Correct"), Text("Draw a box; the right button erases"), "correction"),
    Entry(
        "copy_part",
        Text("Copy the part under the pointer"),
        ("Ctrl+C",),
        Text("Correct"),
        Text("Or, beside all parts, the whole selected class"),
        "correction",
    ),
    Entry(
        "paste_part",
        Text("Paste at the same place"),
        ("Ctrl+V",),
        Text("Correct"),
        Text("Also in other images"),
        "opened",
    ),
    Entry(
        "paste_part_here",
        Text("Paste under the pointer"),
        ("Ctrl+Alt+V",),
        Text("Correct"),
        Text("The part that was copied"),
        "opened",
    ),
    Entry(
        "simplify",
        Text("Fewer vertices"),
        ("Ctrl+Shift+L",),
        Text("Correct"),
        Text("Remove the vertices of the polygon that change it least"),
        "correction",
    ),
    Entry(
        "snap",
        Text("Snap vertices to edges"),
        ("Ctrl+J",),
        Text("Correct"),
        Text("To the image border and to the borders of other classes"),
        "correction",
        switch=True,
    ),
    Entry(
        "follow_edges",
        Text("Lasso follows edges"),
        ("Shift+J",),
        Text("Correct"),
        Text("Between two corners clicked with the lasso, the line follows the edges of the image"),
        "correction",
        switch=True,
    ),
    Entry(
        "labels",
        Text("Labels…"),
        ("Ctrl+L",),
        Text("Correct"),
        Text("Define the labels of this folder: names, colours and keys, typed or from a file"),
        "images",
    ),
    Entry(
        "correct_truth",
        Text("Correct the ground truth"),
        ("Shift+G",),
        Text("Correct"),
        Text("Begin with the ground truth of the image"),
        "truth",
    ),
)

MEASURES = (
    Entry("next_part", Text("Next part of the mask"), ("Ctrl+N",), "Review", Text("With its diameters"), "image"),
    Entry("previous_part", Text("Previous part of the mask"), ("Ctrl+Shift+N",), "Review", needs="image"),
    Entry(
        "known_length",
        Text("Known length…"),
        ("Ctrl+M",),
        "Review",
        Text("Enter the length of the line drawn with Shift, so that measures are in mm"),
        "image",
    ),
)

CHOSEN = (
    Entry("choose_all_images", Text("Choose all listed images"), ("Ctrl+Alt+A",), "Images", needs="images"),
    Entry("reject_chosen", Text("Reject the chosen images"), ("Ctrl+Shift+J",), "Images", needs="images"),
    Entry("skip_chosen", Text("Skip the chosen images"), ("Ctrl+Shift+W",), "Images", needs="images"),
    Entry(
        "reopen_chosen",
        Text("Open the chosen images again"),
        ("Ctrl+Alt+Z",),
        "Images",
        Text("Remove the decision; corrections stay"),
        "images",
    ),
)

LIGHT = (
    Entry(
        "next_channels",
        Text("Next channel of the image"),
        ("Ctrl+U",),
        "Display",
        Text("Colour, red, green, blue, grey, like narrow-band light; networks see the image as it is"),
        "image",
        repeats=True,
    ),
    Entry(
        "light_as_it_is",
        Text("Image as it is"),
        ("Ctrl+Shift+U",),
        "Display",
        Text("No other brightness, contrast, gamma or channel"),
        "image",
    ),
    Entry(
        "scale_bar",
        Text("Scale bar"),
        ("Ctrl+Shift+B",),
        "Display",
        Text("A bar of a round length in the image"),
        field="scale_bar",
    ),
)

EXPORTS = (
    Entry(
        "export_all",
        Text("Export all masks…"),
        ("Ctrl+Shift+E",),
        Text("Correct"),
        Text("The corrections of many images, one file each or one for all"),
        "images",
    ),
)

_OF_THE_HAND = ("polygon", "box")
_EVERY = (*TOOLS, *LABELS, *EXPORTS, *MEASURES, *LIGHT, *CHOSEN)
BOUND_TOOLS = tuple(entry.name for entry in _EVERY if not entry.field and entry.name not in _OF_THE_HAND)
