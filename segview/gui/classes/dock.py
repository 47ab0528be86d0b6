"""The pane of the classes: whether each is drawn, its IoU, and its probability at the cursor."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.maps.palette import RGB, class_colour
from segview.gui.classes.class_table import TICK, ClassTable
from segview.gui.language.translation import tr
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.wall import visibility
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.number_table import NONE
from segview.gui.widgets.stacked import set_spacing

TWO = Text("The ticked variants have a single target. For variants with more classes, the classes are listed here.")
_IOU = Text(
    "Pixels in both / pixels in mask or ground truth of this class; – if it is in neither, or there is no ground truth"
)
_P = Text("Probability of this class at the cursor")


class ClassesDock(Dock):
    """A row for each class of the ticked variants; ticked classes are drawn."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="classes", title=tr("Classes"), parent=parent)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build())
        self.nothing = QLabel(tr(TWO), wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        name_control(self.nothing, "classes/none", tr("Why there are no classes"))
        self.nothing.setMargin(theme.MARGIN)
        self._pages.addWidget(self.nothing)
        self.setWidget(self._pages)
        for signal in (session.answered, session.changed, session.known, session.view_changed):
            signal.connect(self._refresh)
        session.pointed.connect(self._put_point)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _build(self) -> QWidget:
        self.table = ClassTable()
        self.table.itemChanged.connect(self._tick)
        self.table.itemDoubleClicked.connect(self._alone)
        every = tool_button(tr("All"), "classes/all", accessible=tr("Show all classes"), tip=tr("Draw every class"))
        every.clicked.connect(lambda: visibility.show_all(self.session))
        none = tool_button(tr("None"), "classes/none_shown", accessible=tr("Hide all classes"), tip=tr("Draw no class"))
        none.clicked.connect(lambda: visibility.hide_all(self.session))
        self.state = QLabel()
        name_control(self.state, "classes/state", tr("Number of classes drawn"))
        self.state.setMinimumWidth(40)
        self.variants = QLabel(wordWrap=True)
        name_control(self.variants, "classes/variants", tr("Variants that the column numbers stand for"))
        self.variants.setTextFormat(Qt.TextFormat.PlainText)
        body = QWidget()
        layout = set_spacing(QVBoxLayout(body), theme.MARGIN)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(every)
        row.addWidget(none)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.variants)
        return body

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        answers = visibility.answers(self.session)
        # While the next image is computed, the rows stay without numbers, so that the layout does not jump.
        waiting = len(self.session.answers) < len(self.session.ticked) and self.table.rowCount() > 0
        self._pages.setCurrentIndex(0 if answers or waiting else 1)
        with QSignalBlocker(self.table):
            if answers:
                self._put_lines(answers)
            else:
                self.table.clear_numbers()
        self._put_point()

    def _put_lines(self, answers: tuple[Prediction, ...]) -> None:
        names, hidden = visibility.classes(self.session), self.session.view.hidden
        self._put_headings(answers)
        self.table.setRowCount(len(names))
        for row, name in enumerate(names):
            item = self.table.set_text(row, 0, name)
            item.setIcon(QIcon(theme.swatch(_colour(answers, name))))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if name in hidden else Qt.CheckState.Checked)
            item.setToolTip(tr(TICK))
            for place, answer in enumerate(answers):
                self.table.set_text(row, 1 + 2 * place, _number(_iou(answer, name)))
        shown = sum(name not in hidden for name in names)
        self.state.setText(
            tr("{count} classes", count=len(names))
            if shown == len(names)
            else tr("{shown} of {count} drawn", shown=shown, count=len(names))
        )

    def _put_headings(self, answers: tuple[Prediction, ...]) -> None:
        folders = [answer.request.variant for answer in answers]
        variants = [self.session.catalogue.find(folder) for folder in folders]
        names = [one.name if one else folder.name for one, folder in zip(variants, folders, strict=True)]
        numbers = [f"\n{number}" for number in range(1, len(names) + 1)] if len(names) > 1 else [""]
        headings = [tr("Class"), *(f"{what}{number}" for number in numbers for what in ("IoU", "p"))]
        self.variants.setText(
            "\n".join(f"{number.strip()}  {name}" for number, name in zip(numbers, names, strict=True))
        )
        self.variants.setVisible(len(names) > 1)
        if self.table.columnCount() != len(headings):
            self.table.setColumnCount(len(headings))
            self.table.share_width()
        self.table.setHorizontalHeaderLabels(headings)
        for column in range(1, len(headings)):
            tip = tr(_P) if column % 2 == 0 else tr(_IOU)
            self.table.horizontalHeaderItem(column).setToolTip(f"{names[(column - 1) // 2]}: {tip}")

    def _put_point(self) -> None:
        """Show the probability of each class at the cursor."""
        point, answers = self.session.point, visibility.answers(self.session)
        if not self.isVisible() or self.table.columnCount() != 1 + 2 * len(answers):
            return
        with QSignalBlocker(self.table):
            for row, name in enumerate(self._names()):
                for place, answer in enumerate(answers):
                    one = answer.maps.get(f"probability/{name}")
                    p = None if one is None or point is None else one.at(*point)
                    self.table.set_text(row, 2 + 2 * place, _number(p))

    def _names(self) -> Iterator[str]:
        for row in range(self.table.rowCount()):
            yield self.table.item(row, 0).text()

    def _tick(self, item: QTableWidgetItem) -> None:
        name = item.text()
        if (item.checkState() == Qt.CheckState.Checked) is (name in self.session.view.hidden):
            visibility.pick(self.session, name)

    def _alone(self, item: QTableWidgetItem) -> None:
        visibility.pick(self.session, self.table.item(item.row(), 0).text(), alone=True)


def _colour(answers: tuple[Prediction, ...], name: str) -> RGB:
    answer = next(one for one in answers if name in one.classes)
    return class_colour(answer.classes.index(name), answer.colours)


def _iou(answer: Prediction, name: str) -> float | None:
    if answer.class_scores is None or name not in answer.classes:
        return None
    return answer.class_scores.each[answer.classes.index(name)]


def _number(value: float | None) -> str:
    return NONE if value is None else f"{value:.3f}"
