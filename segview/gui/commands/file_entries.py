"""Actions on files and on the list of images."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.gui.commands.entry import Entry

FILE = (
    Entry(
        "open_folder",
        Text("Open folder…"),
        ("Ctrl+Shift+O",),
        Text("File"),
        Text("Open a folder of images; masks beside it are found"),
    ),
    Entry("open_files", Text("Open files…"), ("Ctrl+O",), Text("File"), Text("Open images")),
    Entry(
        "open_project",
        Text("Open project…"),
        ("Ctrl+Alt+O",),
        Text("File"),
        Text("Open images, variants, settings, labels and decisions that were saved together"),
    ),
    Entry(
        "save_project",
        Text("Save project…"),
        ("Ctrl+Alt+S",),
        Text("File"),
        Text("Save images, variants, settings, labels and decisions in one file that opens elsewhere too"),
        "images",
    ),
    Entry("open_variant", Text("Open variant…"), ("Ctrl+Shift+V",), Text("File"), Text("Open the folder of a variant")),
    Entry("open_checkpoint", Text("Open checkpoint…"), (), Text("File"), Text("Open the weights' file of a variant")),
    Entry(
        "save_masks",
        Text("Save masks…"),
        ("Ctrl+S",),
        Text("File"),
        Text("Save the mask of every variant with a prediction"),
        "answers",
    ),
    Entry(
        "save_probabilities_png",
        Text("Save probabilities as PNG…"),
        (),
        Text("File"),
        Text("Save the probability of the target, in 16 bits, for every variant with a prediction"),
        "answers",
    ),
    Entry(
        "save_probabilities_npz",
        Text("Save probabilities as .npz…"),
        (),
        Text("File"),
        Text("Save the probability of each class, for NumPy, for every variant with a prediction"),
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
    Entry("copy_wall", Text("Copy the wall as an image"), (), Text("File"), Text("To the clipboard"), "image"),
    Entry("copy_readout", Text("Copy the values"), ("Ctrl+Shift+C",), Text("File"), Text("For a spreadsheet"), "image"),
    Entry("quit", Text("Quit"), ("Ctrl+Q",), Text("File")),
)

IMAGES = (
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
