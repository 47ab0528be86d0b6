"""Everything that can be done in the window: its keys, its words, and what it needs."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.gui.commands.altering_entries import ALTERING
from segview.gui.commands.entry import Entry as Entry
from segview.gui.commands.look_entries import LOOK
from segview.gui.commands.tool_entries import CHOSEN, EXPORTS, LABELS, LIGHT, MEASURES, TOOLS
from segview.gui.session.catalogue import KEYS

_FILE = (
    Entry(
        "open_folder",
        Text("Open folder…"),
        ("Ctrl+Shift+O",),
        Text("File"),
        Text("Open a folder of images; masks beside it are found"),
    ),
    Entry("open_files", Text("Open files…"), ("Ctrl+O",), Text("File"), Text("Open images")),
    Entry("open_variant", Text("Open variant…"), ("Ctrl+Shift+V",), Text("File"), Text("Open the folder of a variant")),
    Entry("open_checkpoint", Text("Open checkpoint…"), (), Text("File"), Text("Open the weights' file of a variant")),
    Entry(
        "save_masks",
        Text("Save masks…"),
        ("Ctrl+S",),
        Text("File"),
        Text("Save the mask of every variant that answered"),
        "answers",
    ),
    Entry(
        "save_probabilities_png",
        Text("Save probabilities as PNG…"),
        (),
        Text("File"),
        Text("Save how probable the target is, in 16 bits, for every variant that answered"),
        "answers",
    ),
    Entry(
        "save_probabilities_npz",
        Text("Save probabilities as .npz…"),
        (),
        Text("File"),
        Text("Save how probable each class is, for numpy, for every variant that answered"),
        "answers",
    ),
    Entry("save_wall", Text("Save the wall as an image…"), ("Ctrl+Shift+S",), Text("File"), needs="image"),
    Entry(
        "save_figure",
        Text("Save a figure…"),
        ("Ctrl+Shift+F",),
        Text("File"),
        Text("PNG, SVG or PDF that says how it was made"),
        "answers",
    ),
    Entry(
        "save_report",
        Text("Write a report…"),
        (),
        Text("File"),
        Text("The ticked variants on all images with ground truth"),
        "answers",
    ),
    Entry("copy_wall", Text("Copy the wall as an image"), (), Text("File"), Text("Onto the clipboard"), "image"),
    Entry(
        "copy_readout", Text("Copy the read-out"), ("Ctrl+Shift+C",), Text("File"), Text("For a spreadsheet"), "image"
    ),
    Entry("quit", Text("Quit"), ("Ctrl+Q",), Text("File")),
)

_IMAGES = (
    Entry("next_image", Text("Next image"), ("D", "PgDown"), Text("Images"), needs="images", repeats=True),
    Entry("previous_image", Text("Previous image"), ("A", "PgUp"), Text("Images"), needs="images", repeats=True),
    Entry("first_image", Text("First image"), ("Home",), Text("Images"), needs="images"),
    Entry("last_image", Text("Last image"), ("End",), Text("Images"), needs="images"),
    Entry(
        "find_image",
        Text("Find an image"),
        ("Ctrl+F",),
        Text("Images"),
        Text("Type into the filter of the images"),
        "images",
    ),
)

_RUN = (
    Entry(
        "run",
        Text("Run again"),
        ("I",),
        Text("Run"),
        Text("Compute the ticked variants anew, even what is known"),
        "question",
    ),
    Entry("stop", Text("Stop"), ("Esc",), Text("Run"), Text("Stop computing; what is there stays"), "working"),
    Entry("tick_all", Text("Tick all variants"), ("Ctrl+A",), Text("Run"), needs="variants"),
    Entry("tick_none", Text("Tick no variant"), ("Ctrl+Shift+A",), Text("Run"), needs="variants"),
    Entry(
        "compute",
        Text("Compute pending maps"),
        ("Shift+I",),
        Text("Run"),
        Text("Class activation maps, for this image and point"),
        "image",
    ),
    Entry("query", Text("Query point under the pointer"), ("Q",), Text("Run"), Text("Maps are asked at it"), "image"),
    Entry("unquery", Text("No query point"), ("Shift+Q",), Text("Run"), needs="image"),
    Entry(
        "unclick",
        Text("Take back the last click"),
        ("Ctrl+Backspace",),
        Text("Run"),
        Text("For variants that take clicks"),
        "clicks",
    ),
    Entry(
        "unchange",
        Text("Take back the last change"),
        ("Shift+V",),
        Text("Run"),
        Text("Take the changed variant off"),
        "changed",
    ),
)

_CORRECT = (
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
        Text("Of those that can be painted"),
        "several",
        repeats=True,
    ),
    Entry(
        "next_class",
        Text("Next class"),
        ("}",),
        Text("Correct"),
        Text("Of those that can be painted"),
        "several",
        repeats=True,
    ),
    Entry(
        "pick_class",
        Text("Class under the pointer"),
        ("Shift+P",),
        Text("Correct"),
        Text("Paint it elsewhere too"),
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

_REVIEW = (
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
        Text("Hold back what networks say at first"),
        switch=True,
    ),
    Entry(
        "reveal",
        Text("My outline is done"),
        ("H",),
        Text("Review"),
        Text("Show what networks say of this image"),
        "hidden",
    ),
)

_VIEW = (
    Entry(
        "compare",
        Text("Wall or comparison"),
        ("F2",),
        Text("View"),
        Text("Compare the ticked variants over all images, or go back"),
    ),
    Entry(
        "explain",
        Text("Wall or explanations"),
        ("F3",),
        Text("View"),
        Text("Whether the maps explain what is found, or go back"),
    ),
    Entry(
        "film",
        Text("Wall or film"),
        ("F4",),
        Text("View"),
        Text("Play the images one after the other, or go back"),
        "images",
    ),
    Entry(
        "fit",
        Text("Fit the image"),
        ("F", "Ctrl+0"),
        Text("View"),
        Text("Show the whole image in every panel"),
        "image",
    ),
    Entry("zoom_in", Text("Zoom in"), ("Ctrl++", "Ctrl+="), Text("View"), needs="image", repeats=True),
    Entry("zoom_out", Text("Zoom out"), ("Ctrl+-",), Text("View"), needs="image", repeats=True),
    Entry(
        "maximise",
        Text("Maximise a panel"),
        ("Ctrl+G",),
        Text("View"),
        Text("Let one panel fill the wall, or show all again"),
        "image",
    ),
    Entry("full_screen", Text("Full screen"), ("F11",), Text("View")),
)

_HELP = (
    Entry("help", Text("Help pages"), ("F1",), Text("Help"), Text("Open the page that fits where you are")),
    Entry(
        "what_is_this", Text("What is this map?"), ("?",), Text("Help"), Text("Of the panel under the pointer"), "image"
    ),
    Entry("tour", Text("Take the tour"), (), Text("Help"), Text("Six steps on the controls themselves")),
    Entry("palette", Text("All commands…"), ("Ctrl+K",), Text("Help"), Text("Find a command by its name")),
    Entry("keys", Text("Keys and mouse"), ("Shift+F1",), Text("Help"), Text("The list of all keys")),
    Entry(
        "report_problem",
        Text("Report a problem…"),
        (),
        Text("Help"),
        Text("Make a file to pass on, without patient data"),
    ),
    Entry("about", Text("About segview"), (), Text("Help"), Text("Version and licences")),
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
    *_FILE,
    *_IMAGES,
    *CHOSEN,
    *_RUN,
    *ALTERING,
    *VARIANTS,
    *_CORRECT,
    *TOOLS,
    *LABELS,
    *EXPORTS,
    *_REVIEW,
    *MEASURES,
    *LOOK,
    *LIGHT,
    *_VIEW,
    *_HELP,
)

# What is done with the mouse, or with keys that only a panel takes.
GESTURES: tuple[tuple[str, str], ...] = (
    (Text("Wheel"), Text("Zoom at the pointer, in all panels")),
    (Text("Drag"), Text("Move the image, in all panels")),
    (Text("Arrow keys on a panel"), Text("Move the image")),
    (Text("Click"), Text("The query point, while a map depends on one")),
    (Text("Double click, Enter"), Text("Let the panel fill the wall, or show all again")),
    (Text("Point at a panel"), Text("The linked cursor and the read-out")),
    (Text("Ctrl+click"), Text("Where region growing begins; with the right button, what does not belong")),
    (Text("Shift+drag without a tool"), Text("A line whose length is told; Ctrl+M says how long it really is")),
    (Text("Drag with a tool"), Text("Paint; the right button takes away")),
    (Text("Click corners with the lasso"), Text("A polygon; a double click closes it")),
    (Text("Shift+wheel with a brush"), Text("Another size")),
    (Text("Middle button"), Text("Move the image while a tool is in hand")),
    (Text("Drop files or folders"), Text("Open images or variants")),
    (Text("Space in a list"), Text("Tick or untick")),
    (Text("Ctrl+Up, Ctrl+Down"), Text("Move a map of the list to another column")),
)
