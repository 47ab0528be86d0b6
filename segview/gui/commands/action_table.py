"""Everything that can be done in the window: its keys, its words, and what it needs."""

from __future__ import annotations

from segview.gui.commands.altering_entries import ALTERING
from segview.gui.commands.entry import Entry as Entry
from segview.gui.commands.look_entries import LOOK
from segview.gui.commands.tool_entries import EXPORTS, LABELS, TOOLS
from segview.gui.session.catalogue import KEYS

_FILE = (
    Entry(
        "open_folder", "Open folder…", ("Ctrl+Shift+O",), "File", "Open a folder of images; masks beside it are found"
    ),
    Entry("open_files", "Open files…", ("Ctrl+O",), "File", "Open images"),
    Entry("open_variant", "Open variant…", ("Ctrl+Shift+V",), "File", "Open the folder of a variant"),
    Entry("open_checkpoint", "Open checkpoint…", (), "File", "Open the weights' file of a variant"),
    Entry("save_masks", "Save masks…", ("Ctrl+S",), "File", "Save the mask of every variant that answered", "answers"),
    Entry(
        "save_probabilities_png",
        "Save probabilities as PNG…",
        (),
        "File",
        "Save how probable the target is, in 16 bits, for every variant that answered",
        "answers",
    ),
    Entry(
        "save_probabilities_npz",
        "Save probabilities as .npz…",
        (),
        "File",
        "Save how probable each class is, for numpy, for every variant that answered",
        "answers",
    ),
    Entry("save_wall", "Save the wall as an image…", ("Ctrl+Shift+S",), "File", needs="image"),
    Entry(
        "save_figure",
        "Save a figure…",
        ("Ctrl+Shift+F",),
        "File",
        "PNG, SVG or PDF that says how it was made",
        "answers",
    ),
    Entry(
        "save_report", "Write a report…", (), "File", "The ticked variants on all images with ground truth", "answers"
    ),
    Entry("copy_wall", "Copy the wall as an image", (), "File", "Onto the clipboard", "image"),
    Entry("copy_readout", "Copy the read-out", ("Ctrl+Shift+C",), "File", "For a spreadsheet", "image"),
    Entry("quit", "Quit", ("Ctrl+Q",), "File"),
)

_IMAGES = (
    Entry("next_image", "Next image", ("D", "PgDown"), "Images", needs="images", repeats=True),
    Entry("previous_image", "Previous image", ("A", "PgUp"), "Images", needs="images", repeats=True),
    Entry("first_image", "First image", ("Home",), "Images", needs="images"),
    Entry("last_image", "Last image", ("End",), "Images", needs="images"),
    Entry("find_image", "Find an image", ("Ctrl+F",), "Images", "Type into the filter of the images", "images"),
)

_RUN = (
    Entry("run", "Run again", ("I",), "Run", "Compute the ticked variants anew, even what is known", "question"),
    Entry("stop", "Stop", ("Esc",), "Run", "Stop computing; what is there stays", "working"),
    Entry("tick_all", "Tick all variants", ("Ctrl+A",), "Run", needs="variants"),
    Entry("tick_none", "Tick no variant", ("Ctrl+Shift+A",), "Run", needs="variants"),
    Entry(
        "compute",
        "Compute pending maps",
        ("Shift+I",),
        "Run",
        "Class activation maps, for this image and point",
        "image",
    ),
    Entry("query", "Query point under the pointer", ("Q",), "Run", "Maps are asked at it", "image"),
    Entry("unquery", "No query point", ("Shift+Q",), "Run", needs="image"),
    Entry("unclick", "Take back the last click", ("Ctrl+Backspace",), "Run", "For variants that take clicks", "clicks"),
    Entry("unchange", "Take back the last change", ("Shift+V",), "Run", "Take the changed variant off", "changed"),
)

_CORRECT = (
    Entry("correct", "Correct the mask", ("C",), "Correct", "Begin with the mask under the pointer", "opened"),
    Entry("correct_empty", "Draw a new mask", ("Shift+C",), "Correct", "Begin with an empty mask", "opened"),
    Entry("brush", "Brush", ("B",), "Correct", "Paint; the right button takes away", "correction"),
    Entry("eraser", "Eraser", ("E",), "Correct", "Take away; the right button paints", "correction"),
    Entry(
        "lasso", "Lasso", ("P",), "Correct", "Draw round what belongs to the mask, or click its corners", "correction"
    ),
    Entry("region", "Region that looks alike", ("R",), "Correct", "Click on it", "correction"),
    Entry("part", "Part or hole", ("L",), "Correct", "Fill a hole, remove a part", "correction"),
    Entry("click", "Click what is wrong", ("K",), "Correct", "The mask follows; right click: not this", "correction"),
    Entry("smaller", "Smaller brush", ("[",), "Correct", needs="correction", repeats=True),
    Entry("larger", "Larger brush", ("]",), "Correct", needs="correction", repeats=True),
    Entry(
        "previous_class", "Previous class", ("{",), "Correct", "Of those that can be painted", "several", repeats=True
    ),
    Entry("next_class", "Next class", ("}",), "Correct", "Of those that can be painted", "several", repeats=True),
    Entry("pick_class", "Class under the pointer", ("Shift+P",), "Correct", "Paint it elsewhere too", "several"),
    Entry("undo", "Undo", ("Ctrl+Z",), "Correct", "Take the last gesture back", "undoable", repeats=True),
    Entry("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Correct", needs="undoable", repeats=True),
    Entry(
        "import_mask",
        "Import a mask…",
        ("Ctrl+I",),
        "Correct",
        "From PNG and other images, COCO, labelme or DICOM",
        "opened",
    ),
    Entry("export", "Export the mask…", ("Ctrl+E",), "Correct", "As PNG, COCO, labelme or DICOM", "correction"),
)

_REVIEW = (
    Entry("next_region", "Next uncertain region", ("N",), "Review", "After the last one, the next image", "image"),
    Entry("previous_region", "Previous uncertain region", ("Shift+N",), "Review", needs="image"),
    Entry("accept", "Accept", ("Y",), "Review", "The mask is right, as it is or as you corrected it", "image"),
    Entry("reject", "Reject", ("J",), "Review", "The mask is not to be used", "image"),
    Entry("skip", "Skip", ("W",), "Review", "Leave it for later", "image"),
    Entry("undo_decision", "Take back the last decision", ("Z",), "Review", "And go to its image", "decision"),
    Entry("blind", "Blind mode", ("Ctrl+B",), "Review", "Hide the variants’ names", "variants", switch=True),
    Entry("delayed", "Delayed mode", ("Ctrl+D",), "Review", "Hold back what networks say at first", switch=True),
    Entry("reveal", "My outline is done", ("H",), "Review", "Show what networks say of this image", "hidden"),
)

_VIEW = (
    Entry("compare", "Wall or comparison", ("F2",), "View", "Compare the ticked variants over all images, or go back"),
    Entry("explain", "Wall or explanations", ("F3",), "View", "Whether the maps explain what is found, or go back"),
    Entry("film", "Wall or film", ("F4",), "View", "Play the images one after the other, or go back", "images"),
    Entry("fit", "Fit the image", ("F", "Ctrl+0"), "View", "Show the whole image in every panel", "image"),
    Entry("zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), "View", needs="image", repeats=True),
    Entry("zoom_out", "Zoom out", ("Ctrl+-",), "View", needs="image", repeats=True),
    Entry(
        "maximise", "Maximise a panel", ("Ctrl+G",), "View", "Let one panel fill the wall, or show all again", "image"
    ),
    Entry("full_screen", "Full screen", ("F11",), "View"),
)

_HELP = (
    Entry("help", "Help pages", ("F1",), "Help", "Open the page that fits where you are"),
    Entry("what_is_this", "What is this map?", ("?",), "Help", "Of the panel under the pointer", "image"),
    Entry("tour", "Take the tour", (), "Help", "Six steps on the controls themselves"),
    Entry("palette", "All commands…", ("Ctrl+K",), "Help", "Find a command by its name"),
    Entry("keys", "Keys and mouse", ("Shift+F1",), "Help", "The list of all keys"),
    Entry("report_problem", "Report a problem…", (), "Help", "Make a file to pass on, without patient data"),
    Entry("about", "About segview", (), "Help", "Version and licences"),
)

VARIANTS = tuple(
    Entry(f"variant_{number}", f"Variant {number}", (str(number),), "Run", "Tick or untick a variant", "variants")
    for number in range(1, KEYS + 1)
)

ENTRIES: tuple[Entry, ...] = (
    *_FILE,
    *_IMAGES,
    *_RUN,
    *ALTERING,
    *VARIANTS,
    *_CORRECT,
    *TOOLS,
    *LABELS,
    *EXPORTS,
    *_REVIEW,
    *LOOK,
    *_VIEW,
    *_HELP,
)

# What is done with the mouse, or with keys that only a panel takes.
GESTURES: tuple[tuple[str, str], ...] = (
    ("Wheel", "Zoom at the pointer, in all panels"),
    ("Drag", "Move the image, in all panels"),
    ("Arrow keys on a panel", "Move the image"),
    ("Click", "The query point, while a map depends on one"),
    ("Double click, Enter", "Let the panel fill the wall, or show all again"),
    ("Point at a panel", "The linked cursor and the read-out"),
    ("Ctrl+click", "Where region growing begins; with the right button, what does not belong"),
    ("Drag with a tool", "Paint; the right button takes away"),
    ("Click corners with the lasso", "A polygon; a double click closes it"),
    ("Shift+wheel with a brush", "Another size"),
    ("Middle button", "Move the image while a tool is in hand"),
    ("Drop files or folders", "Open images or variants"),
    ("Space in a list", "Tick or untick"),
    ("Ctrl+Up, Ctrl+Down", "Move a map of the list to another column"),
)
