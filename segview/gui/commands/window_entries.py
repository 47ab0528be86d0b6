"""Actions on the window itself, and of the help."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.gui.commands.entry import Entry

BOUND_WINDOW = (
    *("larger_text", "smaller_text", "normal_text", "present"),
    *("help", "what_is_this", "tour", "report_problem", "about"),
    *("layout_compare", "layout_correct", "layout_train", "layout_reset", "layout_save"),
)
"""Actions that the window itself performs."""

VIEW = (
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
        Text("Check whether the maps explain what is found, or go back"),
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
    Entry(
        "swipe",
        Text("Swipe"),
        ("Shift+W",),
        Text("View"),
        Text("Put a divider into every panel: its right side shows the next variant, the image, or another map"),
        "image",
    ),
    Entry("swipe_left", Text("Divider to the left"), ("Alt+Left",), Text("View"), needs="image", repeats=True),
    Entry("swipe_right", Text("Divider to the right"), ("Alt+Right",), Text("View"), needs="image", repeats=True),
    Entry(
        "swipe_flip",
        Text("Flip the sides of the divider"),
        ("Shift+K",),
        Text("View"),
        Text("Show only one side, or only the other, to flicker between two variants or maps"),
        "image",
    ),
    Entry("full_screen", Text("Full screen"), ("F11",), Text("View")),
    Entry(
        "present",
        Text("Presentation"),
        ("F5",),
        Text("View"),
        Text("The wall alone on the whole screen; Esc leaves"),
    ),
    Entry("layout_compare", Text("Panes to compare"), (), Text("View"), Text("The panes that comparing needs")),
    Entry("layout_correct", Text("Panes to correct"), (), Text("View"), Text("The panes that correcting needs")),
    Entry("layout_train", Text("Panes to train"), (), Text("View"), Text("The panes that training needs")),
    Entry("layout_reset", Text("Default panes"), (), Text("View"), Text("Put every pane back in its default place")),
    Entry("layout_save", Text("Save the layout…"), (), Text("View"), Text("Keep the places of the panes under a name")),
    Entry(
        "larger_text",
        Text("Larger text"),
        ("Ctrl+Alt++", "Ctrl+Alt+="),
        Text("View"),
        Text("All texts of the window one size larger"),
    ),
    Entry(
        "smaller_text",
        Text("Smaller text"),
        ("Ctrl+Alt+-",),
        Text("View"),
        Text("All texts of the window one size smaller"),
    ),
    Entry(
        "normal_text",
        Text("Normal text size"),
        ("Ctrl+Alt+0",),
        Text("View"),
        Text("All texts of the window in the system's size"),
    ),
)

HELP = (
    Entry("help", Text("Help pages"), ("F1",), Text("Help"), Text("Open the page that fits where you are")),
    Entry(
        "what_is_this",
        Text("What is this map?"),
        ("?",),
        Text("Help"),
        Text("For the panel under the pointer"),
        "image",
    ),
    Entry("tour", Text("Take the tour"), (), Text("Help"), Text("Six steps that show the controls")),
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
