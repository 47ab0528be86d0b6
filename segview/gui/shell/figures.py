"""Figures of the wall, of single panels and of plots: saved, or copied to the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from segview.core.base.file_names import stem_of
from segview.core.base.text import Text
from segview.core.comparison.plot_settings import PlotSettings
from segview.core.requests.save_target import Occupied, SaveFormat, SaveTarget
from segview.core.requests.swipe import Swipe
from segview.core.variants.spec import Variant
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.shell.figure_dialog import FigureDialog, FigureOptions
from segview.gui.shell.saving import Saver, translate_format
from segview.gui.wall.panels.panel import IMAGE_COLUMN
from segview.gui.wall.swiping import share_of_image
from segview.gui.wall.wall import Wall
from segview.tasks.figures import DrawFigure, Figure, Form, PlotFigure, SaveFigure, WallFigure
from segview.tasks.task import Task

if TYPE_CHECKING:
    from segview.gui.compare.folder_scores import FolderScores

FORMATS = (
    SaveFormat("png", Text("PNG images"), ".png"),
    SaveFormat("svg", Text("SVG drawings"), ".svg"),
    SaveFormat("pdf", Text("PDF documents"), ".pdf"),
)


class Figures(QObject):
    """Lets the user choose a figure, and draws it.

    Args:
        session: The state of the window.
        wall: The wall with the panels that can be drawn.
        saver: Opens the file dialog.
        parent: The window that dialogs belong to.
    """

    def __init__(self, session: Session, wall: Wall, saver: Saver, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._wall, self._saver, self._window = session, wall, saver, parent

    def of_wall(self) -> None:
        """Open the form for the wall and its panels; the panel under the pointer comes first after the wall."""
        session, variants = self._session, self._saver.named_variants()
        if session.image is None or not variants:
            return
        view, settings = session.view, session.prediction_settings
        offered: dict[str, Figure] = {tr("The wall"): WallFigure(session.image, variants, settings, view)}
        swipe = self._swipe(variants)
        if swipe is not None:
            divided = WallFigure(session.image, variants, settings, view, swipe=swipe)
            offered = {tr("The wall with the divider"): divided, **offered}
        by_name = {one.name: one for one in variants}
        for panel in sorted(self._wall.panels, key=lambda panel: not panel.underMouse()):
            variant = by_name.get(panel.variant)
            if variant is not None and session.inspection.find(panel.column) is None:
                words = tr("image") if panel.column == IMAGE_COLUMN else panel.column
                name = f"{panel.variant}: {words}"
                offered[name] = WallFigure(session.image, (variant,), settings, view, panel.column)
        self._ask(offered, f"{stem_of(session.image)}.figure")

    def _swipe(self, variants: Sequence[Variant]) -> Swipe | None:
        """Return the divider of the swipe, its position as a share of the whole image."""
        swiping = self._wall.swiping
        if not swiping.on:
            return None
        other = swiping.other
        named = next((one.name for one in variants if one.folder == other.variant), "")
        column = "image" if other.column == IMAGE_COLUMN else other.column
        return Swipe(
            place=share_of_image(self._wall.linked, swiping.place), variant=named, column=column, bare=other.bare
        )

    def of_plot(self, scores: FolderScores, plot: PlotSettings, kind: str) -> None:
        """Open the form for a plot of scores, with the settings of their evaluation."""
        asked = scores.asked
        if asked is None or not self._saver.named_variants():
            return
        found = [self._session.catalogue.find(folder) for folder in asked.variants]
        variants: tuple[Variant, ...] = tuple(one for one in found if one is not None)
        changes = {"threshold": asked.threshold, "band": asked.band, "tissue_only": asked.tissue_only}
        view = self._session.view.model_copy(update=changes)
        figure = PlotFigure(asked.images, variants, asked.question, view, plot, scores.joined)
        self._ask({tr(kind): figure}, f"{plot.score or 'scores'}.{plot.kind}".replace("/", "-"))

    def _ask(self, offered: dict[str, Figure], stem: str) -> None:
        dialog = FigureDialog(offered, stem, self._window)
        dialog.saved.connect(self._save)
        dialog.copied.connect(self._copy)
        dialog.open()

    def _save(self, wish: FigureOptions) -> None:
        def saving(target: SaveTarget, kind: str) -> Task[str | Occupied]:
            return SaveFigure(target, cast("Form", kind), wish.figure, wish.theme, wish.dpi)

        formats = tuple(map(translate_format, FORMATS))
        self._saver.choose_file(tr("Save a figure"), "choose/save_figure", wish.stem, formats, saving)

    def _copy(self, wish: FigureOptions) -> None:
        def take(pixels: NDArray[np.uint8]) -> None:
            rows, columns = pixels.shape[:2]
            content = np.ascontiguousarray(pixels)
            image = QImage(content.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()
            QGuiApplication.clipboard().setImage(image)
            self._saver.tell(tr("The figure is on the clipboard: {columns} × {rows}.", columns=columns, rows=rows))

        self._session.tasks.ask(DrawFigure(wish.figure, wish.theme, wish.dpi), take)
