"""Actions that change how answers are looked at."""

from __future__ import annotations

from segview.gui.commands.entry import Entry

LOOK = (
    Entry("mask", "Mask", ("S",), "Look", "Draw the mask over the image", field="mask"),
    Entry("truth", "Ground truth", ("G",), "Look", "Draw the ground truth over the image", field="truth"),
    Entry("uncertainty", "Uncertainty", ("U",), "Look", "Draw the uncertain band over the image", field="uncertainty"),
    Entry("attention", "Attention", ("T",), "Look", "Draw the spatial attention over the image", field="attention"),
    Entry(
        "errors",
        "Errors",
        ("Shift+E",),
        "Look",
        "Draw what is found, extra and missed over the image",
        field="errors",
    ),
    Entry(
        "wrong_as_found",
        "Wrong pixels as found",
        (),
        "Look",
        "Of several classes: wrong pixels in the colour of the class that was found, instead of the true one",
        field="wrong_as_found",
    ),
    Entry(
        "artefacts",
        "Artefacts",
        ("X",),
        "Look",
        "Draw glare, border, burnt-in text and insets over the image",
        field="artefacts",
    ),
    Entry(
        "tissue_only",
        "Scores on tissue only",
        ("Shift+X",),
        "Look",
        "Count scores and figures without the pixels on artefacts",
        field="tissue_only",
    ),
    Entry(
        "figures",
        "Figures in headers",
        ("Shift+F",),
        "Look",
        "Say under each map's name what it has to do with mask, truth and errors",
        field="figures",
    ),
    Entry(
        "own_maps",
        "Each variant's own maps",
        ("Shift+M",),
        "Look",
        "Show what each variant exists for: the gate of its attention, the weights of its scales",
        field="own_maps",
    ),
    Entry("contour_only", "Outline only", ("O",), "Look", "Draw the mask's outline alone", field="contour_only"),
    Entry("smooth", "Smooth maps", ("M",), "Look", "Interpolate maps of low resolution", field="smooth"),
    Entry(
        "unchanged",
        "Before the change",
        ("V",),
        "Look",
        "Show variants with something switched off as they were before, to flicker between the two",
        field="unchanged",
    ),
    Entry("opacity_down", "Less opacity", ("-",), "Look", field="opacity", by=-0.05, repeats=True),
    Entry("opacity_up", "More opacity", ("=", "+"), "Look", field="opacity", by=0.05, repeats=True),
    Entry("threshold_down", "Lower threshold", (",",), "Look", field="threshold", by=-0.01, repeats=True),
    Entry("threshold_up", "Higher threshold", (".",), "Look", field="threshold", by=0.01, repeats=True),
    Entry("band_down", "Narrower uncertain band", ("<",), "Look", field="band", by=-0.01, repeats=True),
    Entry("band_up", "Wider uncertain band", (">",), "Look", field="band", by=0.01, repeats=True),
    Entry("all_classes", "Show all classes", ("Shift+S",), "Look", "Draw those too that were hidden", "answers"),
    Entry("reset_look", "Reset the look", ("Ctrl+R",), "Look", "Back to the look at the first start"),
)
