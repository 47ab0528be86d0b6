"""The third line of a panel's header: how the map relates to mask, ground truth and errors, in a few figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from segview.core.answers.counts import PixelScores
from segview.core.base.text import Text
from segview.core.maps.statistics import Figures
from segview.gui.language.translation import tr
from segview.gui.wall.drawing.colour_bar import SMALLER
from segview.gui.widgets import theme

TISSUE = Text("tissue only")
GAP = 8.0
UNKNOWN = Text("artefacts not known yet")
_IN_TRUTH = Text("{share} of its mass lies in the ground truth, {area} of the area")
_IN_MASK = Text("{share} of its mass lies in the mask, {area} of the area")


class FigureLine(QWidget):
    """Shows the figures that fit, from the left; the first one always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.shrink(self, SMALLER, even=True)

    def show_parts(self, parts: Sequence[str], words: str) -> None:
        """Show figures, with an explanation as tooltip."""
        if tuple(parts) != self.parts or words != self.toolTip():
            self.parts = tuple(parts)
            self.setToolTip(words)
            self.setAccessibleName(", ".join(self.parts))
            self.setAccessibleDescription(words)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height() + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics, room = QFontMetricsF(self.font()), QRectF(self.rect())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for place, part in enumerate(self.parts):
            width = metrics.horizontalAdvance(part)
            if place and width > room.width():
                break
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            room.setLeft(room.left() + width + GAP)
        painter.end()


def short(figures: Figures, *, tissue_only: bool) -> list[str]:
    """Return the most important figures in short form."""
    share, ratio = figures.in_truth, figures.truth_ratio
    if share is None:
        share, ratio = figures.in_mask, figures.mask_ratio
    parts = [tr(TISSUE)] if tissue_only else []
    if share is not None:
        in_mask = figures.in_truth is None
        shown = percent(share)
        parts.append(tr("{share} in the mask", share=shown) if in_mask else tr("{share} in the target", share=shown))
    if share is not None and ratio is not None:
        parts.append(tr("{ratio:.1f} × chance", ratio=ratio))
    if figures.missed is not None:
        parts.append(tr("{percent} missed", percent=percent(figures.missed)))
    return parts


def figures_text(figures: Figures, *, tissue_only: bool) -> str:
    """Return all figures of a map in words, a line for each."""
    lines = [tr("Counted on tissue only, without glare, border, text and insets")] if tissue_only else []
    for share, area, ratio, text in (
        (figures.in_truth, figures.truth_area, figures.truth_ratio, _IN_TRUTH),
        (figures.in_mask, figures.mask_area, figures.mask_ratio, _IN_MASK),
    ):
        if share is not None and area is not None:
            line = tr(text.template, share=percent(share), area=percent(area))
            times = "" if ratio is None else tr("{ratio:.2f} times as much as by chance", ratio=ratio)
            lines.append(f"{line}: {times}" if times else line)
    if figures.missed is not None:
        lines.append(tr("{percent} of the ground truth is not covered", percent=percent(figures.missed)))
    on = [
        tr("{percent} on {kind}", percent=percent(share), kind=Text(kind.words))
        for kind, share in figures.on_artefacts.items()
        if share
    ]
    if on:
        lines.append(tr("Its mass lies {on}", on=", ".join(on)))
    if figures.error is not None:
        lines.append(
            tr("Correlation with being wrong: {signed} (point-biserial)", signed=correlation_text(figures.error))
        )
    return "\n".join(lines)


def score_parts(scores: PixelScores | None, *, tissue_only: bool) -> list[str]:
    """Return the scores of a mask."""
    parts = [tr(TISSUE)] if tissue_only else []
    if scores is None:
        return [*parts, tr(UNKNOWN)] if tissue_only else []
    if scores.dice is None or scores.iou is None:
        return [*parts, tr("mask {percent}", percent=percent(scores.area / max(scores.pixels, 1)))]
    return [*parts, tr("Dice {dice:.3f}", dice=scores.dice), tr("IoU {iou:.3f}", iou=scores.iou)]


def error_parts(scores: PixelScores | None, *, tissue_only: bool) -> tuple[list[str], str]:
    """Return the shares of confident and uncertain errors, in short form and in words."""
    parts = [tr(TISSUE)] if tissue_only else []
    if scores is None or scores.wrong_certain is None or scores.wrong_uncertain is None:
        return parts, ""
    certain, uncertain = (one / max(scores.pixels, 1) for one in (scores.wrong_certain, scores.wrong_uncertain))
    text = tr(
        "Confident errors (pattern 1 of Jeong et al., 2023): {wrong_certain:,} pixels, {percent}\nUncertain "
        "errors (pattern 2): {wrong_uncertain:,} pixels, {percent2} of the image",
        wrong_certain=scores.wrong_certain,
        percent=percent(certain),
        wrong_uncertain=scores.wrong_uncertain,
        percent2=percent(uncertain),
    )
    return [
        *parts,
        tr("confident errors {percent}", percent=percent(certain)),
        tr("uncertain {percent}", percent=percent(uncertain)),
    ], text


def percent(share: float) -> str:
    """Return a share as text in per cent."""
    return f"{100 * share:.1f} %" if 0 < share < 0.1 else f"{100 * share:.0f} %"


def correlation_text(number: float) -> str:
    """Return a correlation as text."""
    return f"{round(number, 2) + 0.0:.2f}".replace("-", "−")
