"""Actions that change how predictions are displayed."""

from __future__ import annotations

from segview.gui.commands.entry import Entry

LOOK = (
    Entry("mask", "Mask", ("S",), "Display", "Draw the mask over the image", field="mask"),
    Entry("truth", "Ground truth", ("G",), "Display", "Draw the ground truth over the image", field="truth"),
    Entry(
        "uncertainty", "Uncertainty", ("U",), "Display", "Draw the uncertain band over the image", field="uncertainty"
    ),
    Entry("attention", "Attention", ("T",), "Display", "Draw the spatial attention over the image", field="attention"),
    Entry(
        "errors",
        "Errors",
        ("Shift+E",),
        "Display",
        "Draw what is found, extra and missed over the image",
        field="errors",
    ),
    Entry(
        "outlines",
        "Outlines of all variants",
        ("Shift+O",),
        "Display",
        "Draw the outlines of all ticked variants in each image, each in its own colour",
        field="outlines",
    ),
    Entry(
        "wrong_as_found",
        "Wrong pixels as found",
        (),
        "Display",
        "Of several classes: wrong pixels in the colour of the class that was found, instead of the true one",
        field="wrong_as_found",
    ),
    Entry(
        "artefacts",
        "Artefacts",
        ("X",),
        "Display",
        "Draw glare, border, burnt-in text and insets over the image",
        field="artefacts",
    ),
    Entry(
        "tissue_only",
        "Scores on tissue only",
        ("Shift+X",),
        "Display",
        "Count scores and figures without the pixels on artefacts",
        field="tissue_only",
    ),
    Entry(
        "figures",
        "Statistics in headers",
        ("Shift+F",),
        "Display",
        "Say under each map's name what it has to do with mask, truth and errors",
        field="figures",
    ),
    Entry(
        "own_maps",
        "Each variant's own maps",
        ("Shift+M",),
        "Display",
        "Show what each variant exists for: the gate of its attention, the weights of its scales",
        field="own_maps",
    ),
    Entry("contour_only", "Outline only", ("O",), "Display", "Draw the mask's outline alone", field="contour_only"),
    Entry("smooth", "Smooth maps", ("M",), "Display", "Interpolate maps of low resolution", field="smooth"),
    Entry(
        "unchanged",
        "Before the change",
        ("V",),
        "Display",
        "Show variants with something switched off as they were before, to flicker between the two",
        field="unchanged",
    ),
    Entry(
        "next_variant",
        "Next variant in its place",
        ("Shift+B",),
        "Display",
        "Show in each row the next ticked variant, the first one in the last row, to flicker between two",
        field="next_variant",
    ),
    Entry("opacity_down", "Less opacity", ("-",), "Display", field="opacity", by=-0.05, repeats=True),
    Entry("opacity_up", "More opacity", ("=", "+"), "Display", field="opacity", by=0.05, repeats=True),
    Entry("threshold_down", "Lower threshold", (",",), "Display", field="threshold", by=-0.01, repeats=True),
    Entry("threshold_up", "Higher threshold", (".",), "Display", field="threshold", by=0.01, repeats=True),
    Entry("band_down", "Narrower uncertain band", ("<",), "Display", field="band", by=-0.01, repeats=True),
    Entry("band_up", "Wider uncertain band", (">",), "Display", field="band", by=0.01, repeats=True),
    Entry("all_classes", "Show all classes", ("Shift+S",), "Display", "Draw those too that were hidden", "answers"),
    Entry("reset_look", "Reset the display", ("Ctrl+R",), "Display", "Back to the display settings of the first start"),
)
