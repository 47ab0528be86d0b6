"""The pane of maps on demand: layers, class activation maps, and maps that depend on a point."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.requests.map_query import Activation
from segview.gui.language.translation import tr
from segview.gui.layers.layer_form import LayerForm
from segview.gui.layers.layer_tree import LayerTree
from segview.gui.layers.on_demand_list import MapQueryList
from segview.gui.layers.point_form import PointForm
from segview.gui.review.blinding import HIDDEN
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.view.zones_form import ZonesForm
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.scrolled_forms import ScrolledForms
from segview.gui.widgets.stacked import set_spacing

UNKNOWN = Text("Layers are listed after the first prediction of a ticked variant")
METHOD = Text("This is a method, not a network: it has no layers")


class LayersDock(Dock):
    """A tree of layers to tick, forms for explanations and for maps at a point, and the list of requested maps."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="layers", title=tr("Layers"), parent=parent)
        self._folder: Path | None = None
        self.tree = LayerTree()
        self.layer = LayerForm(session.inspection, self.tree)
        self.layer.explained.connect(self.compute)
        self.point = PointForm(session)
        self.zones = ZonesForm(session)
        self.asked = MapQueryList(session.inspection)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build())
        self._pages.addWidget(QLabel(tr(HIDDEN), wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter))
        self.setWidget(self._pages)
        session.inspection.changed.connect(self._put_asked)
        for signal in (session.changed, session.answered, session.known):
            signal.connect(self._refresh)
        session.known.connect(self._hide_blind)
        self._refresh()

    def compute(self) -> None:
        """Compute the pending maps for the present image, point and threshold."""
        if self.session.image is not None:
            self.session.inspection.compute(self.session.image, self.session.view.threshold)

    @property
    def answer(self) -> Prediction | None:
        """The prediction of the variant whose layers are shown."""
        return None if self._folder is None else self.session.answers.get(self._folder)

    def _build(self) -> QWidget:
        self._build_controls()
        body = QWidget()
        layout = set_spacing(QVBoxLayout(body), theme.MARGIN)
        top = QHBoxLayout()
        top.addWidget(self.variant, 1)
        top.addWidget(self.filter, 1)
        layout.addLayout(top)
        layout.addWidget(self.hint)
        layout.addWidget(self.tree, 1)
        self.forms = ScrolledForms(self._build_forms())
        layout.addWidget(self.forms)
        return body

    def _build_forms(self) -> QWidget:
        forms = QWidget()
        layout = set_spacing(QVBoxLayout(forms))
        layout.addWidget(self.layer)
        layout.addWidget(self.point)
        layout.addWidget(self.zones)
        layout.addWidget(self.asked, 1)
        return forms

    def _build_controls(self) -> None:
        self.variant = QComboBox()
        name_control(
            self.variant,
            "layers/variant",
            tr("Variant whose layers are shown"),
            tr("Ticked layers are shown for all variants"),
        )
        self.variant.setMinimumContentsLength(8)
        self.variant.activated.connect(self._choose_variant)
        self.filter = QLineEdit(placeholderText=tr("Filter by path or type"), clearButtonEnabled=True)
        name_control(self.filter, "layers/filter", tr("Filter the layers"))
        self.filter.textChanged.connect(self.tree.seek)
        self.hint = QLabel(tr(UNKNOWN), wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        name_control(self.hint, "layers/hint", tr("Why no layers are shown"))

    def _refresh(self) -> None:
        """Show the layers of the chosen variant, or of the first ticked variant that has a prediction."""
        answered = [folder for folder in self.session.ticked if folder in self.session.answers]
        with QSignalBlocker(self.variant):
            self.variant.clear()
            for folder in self.session.ticked:
                variant = self.session.catalogue.find(folder)
                self.variant.addItem(variant.name if variant else folder.name, folder)
            if self._folder not in self.session.ticked:
                self._folder = next(iter((*answered, *self.session.ticked)), None)
            self.variant.setCurrentIndex(self.variant.findData(self._folder))
        answer = self.answer
        # The layers stay while the next image is being computed.
        if answer is not None and any(one.visible for one in answer.inside.layers):
            self.tree.set_layers(answer.inside.layers)
        elif not self.session.ticked or (answer is not None and answer.complete):
            self.tree.set_layers(())
        known = bool(self.tree.model().rowCount()) or bool(self.filter.text())
        self.hint.setText(tr(METHOD) if answer is not None else tr(UNKNOWN))
        self.hint.setVisible(not known)
        self.tree.setVisible(known)
        self.point.set_answer(answer)
        self.zones.set_answer(answer)
        self.forms.updateGeometry()
        self._put_asked()

    def _hide_blind(self) -> None:
        """Hide the layers in blind mode: they would reveal the variants."""
        self._pages.setCurrentIndex(1 if self.session.catalogue.blind else 0)

    def _put_asked(self) -> None:
        asked = self.session.inspection.asked
        self.forms.updateGeometry()
        self.tree.tick({one.layer for one in asked if isinstance(one, Activation)})
        self.layer.refresh()

    def _choose_variant(self) -> None:
        self._folder = self.variant.currentData()
        self._refresh()
