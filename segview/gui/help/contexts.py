"""The help page for the part of the window that has the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from segview.core.help.pages import FRONT, MAPS

# Page, or page and section, by the objectName of a part of the window; it also counts for all widgets inside.
CONTEXTS = {
    "dock/images": "review.md",
    "dock/variants": "open.md",
    "dock/ask": "scales.md",
    "dock/look": MAPS,
    "dock/layers": "on-demand-maps.md",
    "dock/classes": f"{MAPS}#labels",
    "dock/readout": "errors.md",
    "dock/figures": "figures.md",
    "dock/curves": "errors.md#probabilities",
    "dock/training": "training.md",
    "correction": "correcting.md",
    "compare": "compare.md",
    "explanations": "explanations.md",
    "film": "frames.md",
    "wall": MAPS,
}


def context_of(widget: QWidget | None) -> str:
    """Return the page, or the section, about the part of the window that contains a widget; else the front page."""
    while widget is not None:
        if widget.objectName() in CONTEXTS:
            return CONTEXTS[widget.objectName()]
        widget = widget.parentWidget()
    return FRONT
