"""The polygon that is edited: its line and its vertices, dark and light, so that they are seen everywhere."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from segview.gui.correction.vertex_line import Line
from segview.gui.wall.panels.painter import Point

SIDE, MARKED_SIDE = 7, 12  # of a handle, in pixels of the screen
_DARK, _LIGHT, _MARKED = QColor(0, 0, 0, 190), QColor(255, 255, 255), QColor(255, 214, 64)


class VertexHandles:
    """Draws a line with its vertices in a view of the image."""

    def __init__(self, box: pg.ViewBox) -> None:
        self._lines = [
            pg.PlotCurveItem(pen=pg.mkPen(_DARK, width=3.2)),
            pg.PlotCurveItem(pen=pg.mkPen(_LIGHT, width=1.3)),
        ]
        self._handles = pg.ScatterPlotItem(pxMode=True, symbol="s", pen=pg.mkPen(_DARK, width=1.2))
        for item in (*self._lines, self._handles):
            item.setZValue(2)
            box.addItem(item, ignoreBounds=True)
        self._shown = Line()
        self._pointer: Point | None = None

    def show(self, line: Line, pointer: Point | None) -> None:
        """Draw a line; while it is open it leads to the pointer."""
        pointer = None if line.closed or not line.vertices else pointer
        if (line, pointer) == (self._shown, self._pointer):
            return
        self._shown, self._pointer = line, pointer
        ends = line.vertices[:1] if line.closed else () if pointer is None else (pointer,)
        points = np.array([*line.vertices, *ends], float).reshape(-1, 2)
        for one in self._lines:
            one.setData(points[:, 1], points[:, 0])
        self._handles.setData(
            [
                {
                    "pos": (column, row),
                    "size": MARKED_SIDE if place == line.marked else SIDE,
                    "brush": _MARKED if place == line.marked else _LIGHT,
                }
                for place, (row, column) in enumerate(line.vertices)
            ]
        )
