"""A panel of the wall: a header, and below it a canvas, a chart or a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from segview.core.maps.maps import Chart
from segview.core.maps.palette import RGB
from segview.gui.altering.tool_controller import AlteringToolController
from segview.gui.correction.tool_controller import ToolController
from segview.gui.language.translation import tr
from segview.gui.wall.drawing.legend import Legend
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.canvas import Canvas
from segview.gui.wall.panels.failure_buttons import FailureButtons, Ways
from segview.gui.wall.panels.header import Header
from segview.gui.wall.panels.key_pointer import KeyPointer
from segview.gui.wall.panels.painter import Painter, Point, Scene

if TYPE_CHECKING:
    from segview.gui.wall.panels.chart import BarChart

IMAGE_COLUMN = "image"


class Panel(QFrame):
    """Shows one map, or the image, of one row.

    Signals:
        pointed(tuple): the pointer moved to a point of the image; None outside.
        clicked(tuple): a point of the image was clicked.
        enlarged(): the user switches whether the panel fills the wall.
        seeded(tuple, bool): a seed point was clicked, with the left button (true) or the right one.
        picked(str, bool): a class was clicked in the legend; true with Ctrl, to show it alone.
        unfolded(): the user asks for the classes that do not fit in the legend.
        explained(str): the user asks for an explanation of the map of this column.
    """

    pointed = Signal(tuple)
    clicked = Signal(tuple)
    enlarged = Signal()
    seeded = Signal(tuple, bool)
    picked = Signal(str, bool)
    unfolded = Signal()
    explained = Signal(str)

    def __init__(
        self,
        linked: LinkedView,
        sampler: Sampler,
        parent: QWidget | None = None,
        tools: ToolController | None = None,
        altering: AlteringToolController | None = None,
    ) -> None:
        super().__init__(parent)
        self.column, self.variant = "", ""
        self._named: tuple[str, str, str] | None = None
        self.header = Header(self)
        self.canvas = Canvas(linked, sampler, self, tools, altering)
        self._key_pointer = KeyPointer(self.canvas, tools, altering)
        self.message = QLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.message.setMargin(12)
        self.chart: BarChart | None = None
        self._failure: FailureButtons | None = None
        self._pages = QStackedLayout()
        self._pages.addWidget(self.canvas)
        self._pages.addWidget(self.message)
        self.header.setAutoFillBackground(True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._pages, 1)
        self.canvas.pointed.connect(self.pointed)
        self.canvas.clicked.connect(self.clicked)
        self.canvas.seeded.connect(self.seeded)
        self.canvas.focused.connect(self.update)
        self.header.bar.picked.connect(self.picked)
        self.header.explained.connect(lambda: self.explained.emit(self.column))
        self.header.bar.unfolded.connect(self.unfolded)
        self.canvas.enlarged.connect(self.enlarged)

    def name_as(self, column: str, variant: str, title: str) -> None:
        """Set column, variant and title; the title of the image column is bold and has no variant."""
        if (column, variant, title) == self._named:
            return
        self._named, self.column, self.variant = (column, variant, title), column, variant
        image = column == IMAGE_COLUMN
        self.canvas.map_name = "" if image else column
        self.header.title.show_text(title, quiet="" if image else variant, bold=image)
        name = f"panel/{variant}/{column}" if variant else f"panel/{column}"
        self.setObjectName(name)
        self.canvas.setObjectName(f"{name}/canvas")
        self.message.setObjectName(f"{name}/message")
        spoken = tr("{map} of {name}", map=column, name=variant or title)
        self.setAccessibleName(spoken)
        self.canvas.setAccessibleName(spoken)

    def show_scene(self, painter: Painter, scene: Scene, *, note: str = "") -> None:
        """Draw a scene; beside the title is a note, and the size of a map that has another size than the image."""
        self.canvas.show_scene(painter, scene)
        self.header.bar.show_scale(painter.scale(scene))
        size = scene.other_size
        if size and scene.is_smooth:  # its pixels cannot be seen, so that the size is never left out
            note, size = " · ".join(filter(None, (note, tr("{size} smooth", size=size)))), ""
        self._show(self.canvas, note, size)

    def show_chart(self, chart: Chart, shades: Sequence[RGB] = ()) -> None:
        """Show a chart with bars in ``shades``, by default in the colours of its numbers."""
        if self.chart is None:
            from segview.gui.wall.panels.chart import BarChart  # its library would delay the start of the window

            self.chart = BarChart(self)
            self._pages.addWidget(self.chart)
        self.canvas.show_scene(None, None)
        self.chart.show_chart(chart, shades)
        self.header.bar.show_scale(Legend())
        self._show(self.chart, tr("{count} values", count=len(chart.values)))

    def show_message(self, text: str, *, selectable: bool = False, note: str = "", ways: Ways | None = None) -> None:
        """Show a sentence instead of an image, with buttons for the actions in ``ways``."""
        self.canvas.show_scene(None, None)
        self.header.bar.show_scale(Legend())
        self.message.setText(tr(text))
        self.message.setForegroundRole(
            QPalette.ColorRole.WindowText if selectable else QPalette.ColorRole.PlaceholderText
        )
        flag = Qt.TextInteractionFlag.TextSelectableByMouse if selectable else Qt.TextInteractionFlag.NoTextInteraction
        self.message.setTextInteractionFlags(flag)
        self._show(self.message, note)
        if ways:
            if self._failure is None:
                self._failure = FailureButtons(self)
                self._column.insertWidget(1, self._failure)  # below the header: the banner covers the lower end
            self._failure.offer(ways)

    def show_point(self, point: Point | None) -> None:
        """Draw the cross at a point of the image."""
        self.canvas.drawing.show_point(point)

    def show_query(self, point: Point | None) -> None:
        """Mark the query point; None removes the mark."""
        self.canvas.drawing.show_query(point)

    @property
    def reading(self) -> str:
        """The value of the panel at the linked cursor."""
        return self.canvas.drawing.reading

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        focused = self.canvas.hasFocus()
        role = QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Midlight
        painter.setPen(self.palette().color(role))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _show(self, page: QWidget, note: str, map_size: str = "") -> None:
        self._pages.setCurrentWidget(page)
        if self._failure is not None:
            self._failure.offer({})
        self.header.title.show_note(note, map_size)
