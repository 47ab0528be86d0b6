"""The pane of the prediction settings, which apply to every ticked variant."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from segview.core.base.text import Text
from segview.core.requests.request import MOST_PASSES
from segview.core.requests.settings import PredictionSettings
from segview.gui.language.translation import tr
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.view.scales_field import ScalesField
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.scrolled_forms import ScrolledForms
from segview.gui.widgets.stacked import set_spacing

PASSES_STEP = 10
# The map that is shown when the passes are switched on.
PASSES_MAP = "dropout/deviation"
_MERGES = {"average": Text("Average"), "max": Text("Maximum")}
_BACKENDS = {"auto": Text("Fastest with equal results"), "torch": "torch", "onnxruntime": "onnxruntime"}


class PredictionDock(Dock):
    """Scales and their merging, flip, passes with dropout, device and backend; a change starts a request at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="ask", title=tr("Run"), parent=parent)
        self._forms = ScrolledForms(self._build())
        # No higher than the controls: other panes can use the room.
        self._forms.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._forms.grown.connect(self._make_room, Qt.ConnectionType.QueuedConnection)
        self.setWidget(self._forms)
        self.set_devices(("auto", "cpu"))
        session.changed.connect(self._refresh)
        self._refresh()

    def set_devices(self, names: tuple[str, ...]) -> None:
        """Offer these devices, and the chosen device even if it is not among them."""
        asked = self.session.prediction_settings.device
        self.device.clear()
        self.device.addItems(list(dict.fromkeys((*names, asked))))
        self.device.setCurrentText(asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_told()

    def _build(self) -> QWidget:
        body = QWidget()
        layout = set_spacing(QVBoxLayout(body), theme.MARGIN)
        self.scales = ScalesField(self.session)
        self.scales.chosen.connect(lambda: self._ask(scales=self.scales.value))
        self.scales.reported.connect(self._fit_told)
        self._build_merging()
        self._build_passes()
        self._build_running()
        form = QFormLayout()
        form.setSpacing(theme.GAP)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(tr("Scales"), self.scales)
        form.addRow(self.scales.problem)
        form.addRow(self.scales.outside)
        merging = QHBoxLayout()
        merging.addWidget(self.merge, 1)
        merging.addWidget(self.flip)
        form.addRow(tr("Merged by"), merging)
        form.addRow(tr("Dropout"), self.passes)
        running = QHBoxLayout()
        running.addWidget(self.device, 1)
        running.addWidget(self.run)
        form.addRow(tr("Device"), running)
        form.addRow(tr("Engine"), self.backend)
        layout.addLayout(form)
        return body

    def _build_merging(self) -> None:
        self.merge = QComboBox()
        for value, text in _MERGES.items():
            self.merge.addItem(tr(text), value)
        name_control(
            self.merge,
            "ask/merge",
            tr("How the scales are merged"),
            tr("How the probabilities of the scales are combined"),
        )
        self.merge.activated.connect(lambda: self._ask(merge=self.merge.currentData()))
        self.flip = QCheckBox(tr("Flip"))
        name_control(
            self.flip, "ask/flip", tr("Flip"), tr("Each scale also sees the mirrored image; the two are averaged")
        )
        self.flip.toggled.connect(lambda flip: self._ask(flip=flip))

    def _build_running(self) -> None:
        self.device = QComboBox()
        name_control(
            self.device, "ask/device", tr("Device"), tr("Device for the networks; auto takes a GPU if there is one")
        )
        self.device.activated.connect(lambda: self._ask(device=self.device.currentText()))
        self.backend = QComboBox()
        for value, text in _BACKENDS.items():
            self.backend.addItem(tr(text), value)
        tip = tr(
            "Library that computes on the CPU: onnxruntime takes about half the time; torch computes "
            "until its graphs are made, in the background, and wherever they differ"
        )
        name_control(self.backend, "ask/backend", tr("Engine"), tip)
        self.backend.activated.connect(lambda: self._ask(backend=self.backend.currentData()))
        self.run = QPushButton(tr("Run again"))
        name_control(
            self.run,
            "ask/run",
            tr("Run again"),
            tr("Compute the ticked variants again, even if the results are known (I)"),
        )
        self.run.clicked.connect(lambda: self.session.ask(again=True))

    def _build_passes(self) -> None:
        self.passes = QSpinBox(maximum=MOST_PASSES, singleStep=PASSES_STEP, keyboardTracking=False)
        self.passes.setSpecialValueText(tr("Off"))
        self.passes.setSuffix(tr(" passes"))
        tip = tr(
            "Passes with dropout at the scale nearest to 1, for networks that have it: their spread "
            "is one more uncertainty. 20 to 50 are usual"
        )
        name_control(self.passes, "ask/passes", tr("Passes with dropout"), tip)
        self.passes.valueChanged.connect(self._set_passes)

    def _set_passes(self, passes: int) -> None:
        shown = self.session.view.maps
        if passes and not any(name.startswith("dropout/") for name in shown):
            self.session.show(maps=(*shown, PASSES_MAP))
        self._ask(passes=passes)

    def _fit_told(self) -> None:
        # A pane gives a wrapped text the height of one line only, unless the label has a minimum height.
        width = self._forms.viewport().width() - 2 * theme.MARGIN
        for label in (self.scales.problem, self.scales.outside):
            label.setMinimumHeight(max(label.heightForWidth(width), 0))

    def _make_room(self) -> None:
        """Ask the window for the height that the controls need; the window gives as much as it can."""
        window, needed = self.parent(), self.height() - self._forms.height() + self._forms.sizeHint().height()
        if isinstance(window, QMainWindow) and not self.isFloating() and self.height() < needed:
            # With the exact height, the window gives a few pixels less; the pane never takes more than its maximum.
            window.resizeDocks([self], [2 * needed], Qt.Orientation.Vertical)

    def _ask(self, **changes: object) -> None:
        self.session.ask(
            prediction_settings=PredictionSettings.model_validate({**dict(self.session.prediction_settings), **changes})
        )

    def _refresh(self) -> None:
        question = self.session.prediction_settings
        self.scales.refresh()
        self.merge.setCurrentIndex(self.merge.findData(question.merge))
        with QSignalBlocker(self.flip):
            self.flip.setChecked(question.flip)
        with QSignalBlocker(self.passes):
            self.passes.setValue(question.passes)
        self.device.setCurrentText(question.device)
        self.backend.setCurrentIndex(self.backend.findData(question.backend))
        self.run.setEnabled(self.session.image is not None and bool(self.session.ticked))
