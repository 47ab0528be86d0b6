"""The table of all actions of the window: keys, texts and conditions."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.gui.commands.altering_entries import ALTERING
from segview.gui.commands.entry import Entry as Entry
from segview.gui.commands.file_entries import FILE, IMAGES
from segview.gui.commands.look_entries import LOOK
from segview.gui.commands.mask_entries import CORRECT, REVIEW
from segview.gui.commands.tool_entries import CHOSEN, EXPORTS, LABELS, LIGHT, MEASURES, TOOLS
from segview.gui.commands.window_entries import HELP, VIEW
from segview.gui.session.catalogue import KEYS

_RUN = (
    Entry(
        "run",
        Text("Run again"),
        ("I",),
        Text("Run"),
        Text("Compute the ticked variants again, even if the results are known"),
        "question",
    ),
    Entry("stop", Text("Stop"), ("Esc",), Text("Run"), Text("Stop computing; finished results stay"), "working"),
    Entry("tick_all", Text("Tick all variants"), ("Ctrl+A",), Text("Run"), needs="variants"),
    Entry("tick_none", Text("Untick all variants"), ("Ctrl+Shift+A",), Text("Run"), needs="variants"),
    Entry(
        "compute",
        Text("Compute pending maps"),
        ("Shift+I",),
        Text("Run"),
        Text("Class activation maps, for this image and point"),
        "image",
    ),
    Entry(
        "query",
        Text("Query point under the pointer"),
        ("Q",),
        Text("Run"),
        Text("Maps are computed for this point"),
        "image",
    ),
    Entry("unquery", Text("No query point"), ("Shift+Q",), Text("Run"), needs="image"),
    Entry(
        "unclick",
        Text("Undo the last click"),
        ("Ctrl+Backspace",),
        Text("Run"),
        Text("For variants that take clicks"),
        "clicks",
    ),
    Entry(
        "unchange",
        Text("Undo the last change"),
        ("Shift+V",),
        Text("Run"),
        Text("Remove the changed variant"),
        "changed",
    ),
)

VARIANTS = tuple(
    Entry(
        f"variant_{number}",
        Text("Variant {name}", name=number),
        (str(number),),
        Text("Run"),
        Text("Tick or untick a variant"),
        "variants",
    )
    for number in range(1, KEYS + 1)
)

ENTRIES: tuple[Entry, ...] = (
    *FILE,
    *IMAGES,
    *CHOSEN,
    *_RUN,
    *ALTERING,
    *VARIANTS,
    *CORRECT,
    *TOOLS,
    *LABELS,
    *EXPORTS,
    *REVIEW,
    *MEASURES,
    *LOOK,
    *LIGHT,
    *VIEW,
    *HELP,
)

# Operations by mouse, or by keys that only a panel handles.
GESTURES: tuple[tuple[str, str], ...] = (
    (Text("Wheel"), Text("Zoom at the pointer, in all panels")),
    (Text("Drag"), Text("Move the image, in all panels")),
    (Text("Arrow keys on a panel"), Text("Move the image")),
    (Text("Click"), Text("The query point, while a map depends on one")),
    (Text("Double click, Enter"), Text("Let the panel fill the wall, or show all again")),
    (Text("Point at a panel"), Text("The linked cursor and the values")),
    (
        Text("Ctrl+click"),
        Text("Start of region growing; with the right button, places that do not belong to the region"),
    ),
    (Text("Shift+drag without a tool"), Text("A line of known length; Ctrl+M sets its real length")),
    (Text("Drag with a tool"), Text("Paint; the right button erases")),
    (
        Text("Arrow keys and Space with a tool"),
        Text("Move a pointer, press it and release it; with Shift by a pixel, and the right button"),
    ),
    (Text("Click corners with the lasso"), Text("A polygon; a double click closes it")),
    (Text("Shift+wheel with a brush"), Text("Another size")),
    (Text("Middle button"), Text("Move the image while a tool is active")),
    (Text("Drop files or folders"), Text("Open images or variants")),
    (Text("Space in a list"), Text("Tick or untick")),
    (Text("Ctrl+Up, Ctrl+Down"), Text("Move a map of the list to another column")),
)
