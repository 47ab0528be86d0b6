"""The pane of what is computed only when asked for: layers, class activation maps, and what is asked at a point."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.requests.map_query import Activation, ClassMap, MapQuery, Method, Reduction, Target
from segview.gui.language.translation import tr
from segview.gui.layers.layer_tree import LayerTree
from segview.gui.layers.on_demand_list import MapQueryList
from segview.gui.layers.point_form import PointForm
from segview.gui.review.blinding import HIDDEN
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.view.zones_form import ZonesForm
from segview.gui.widgets import theme
from segview.gui.widgets.controls import NumberBox, choice, named
from segview.gui.widgets.scrolled_forms import ScrolledForms

_REDUCTIONS = {
    Reduction.MEAN: Text("Mean of the channels"),
    Reduction.NORM: Text("Norm of the channels"),
    Reduction.CHANNEL: Text("One channel"),
    Reduction.COMPONENTS: Text("Components as colours"),
}
_METHODS = {
    Method.GRAD_CAM: Text("Grad-CAM"),
    Method.GRAD_CAM_PLUS: Text("Grad-CAM++"),
    Method.ABLATION_CAM: Text("Ablation-CAM"),
    Method.EIGEN_CAM: Text("Eigen-CAM"),
}
_METHOD_TIPS = {
    Method.GRAD_CAM: Text("Channels weighed by the mean gradient of the target's score (Selvaraju et al., 2017)"),
    Method.GRAD_CAM_PLUS: Text("Channels weighed by positive gradients, pixel by pixel (Chattopadhay et al., 2018)"),
    Method.ABLATION_CAM: Text(
        "Channels weighed by what the score loses without them; no gradients, a pass for each channel "
        "(Ramaswamy and Desai, 2020)"
    ),
    Method.EIGEN_CAM: Text("The first singular vector of the layer, whatever the target (Muhammad and Yeasin, 2020)"),
}
_TARGETS = {
    Target.MASK: Text("of the mask"),
    Target.PART: Text("of the part at the point"),
    Target.POINT: Text("of the point"),
}
UNKNOWN = Text("Layers are known when a ticked variant has answered")
METHOD = Text("This is a method, no network: it has no layers")


class LayersDock(Dock):
    """A tree of layers to tick, what explains a decision, what depends on a point, and the list of what is asked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="layers", title=tr("Layers"), parent=parent)
        self._folder: Path | None = None
        self.tree = LayerTree()
        self.point = PointForm(session)
        self.zones = ZonesForm(session)
        self.asked = MapQueryList(session.inspection)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build())
        self._pages.addWidget(QLabel(tr(HIDDEN), wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter))
        self.setWidget(self._pages)
        self.tree.ticked.connect(self._tick)
        self.tree.chosen.connect(self._put_choice)
        session.inspection.changed.connect(self._put_asked)
        for signal in (session.changed, session.answered, session.known):
            signal.connect(self._put)
        session.known.connect(self._hide_blind)
        self._put()

    def compute(self) -> None:
        """Compute pending maps, for the image, the point and the threshold of the moment."""
        if self.session.image is not None:
            self.session.inspection.compute(self.session.image, self.session.view.threshold)

    @property
    def answer(self) -> Prediction | None:
        """The answer of the variant whose layers are shown."""
        return None if self._folder is None else self.session.answers.get(self._folder)

    def _build(self) -> QWidget:
        self._build_controls()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.GAP)
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
        layout = QVBoxLayout(forms)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._build_grid())
        layout.addWidget(self.point)
        layout.addWidget(self.zones)
        layout.addWidget(self.asked, 1)
        return forms

    def _build_controls(self) -> None:
        self.variant = QComboBox()
        named(
            self.variant,
            "layers/variant",
            tr("Variant whose layers are shown"),
            tr("Ticked layers are shown of all variants"),
        )
        self.variant.setMinimumContentsLength(8)
        self.variant.activated.connect(self._choose_variant)
        self.filter = QLineEdit(placeholderText=tr("Filter by path or type"), clearButtonEnabled=True)
        named(self.filter, "layers/filter", tr("Filter the layers"))
        self.filter.textChanged.connect(self.tree.seek)
        self.hint = QLabel(tr(UNKNOWN), wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        named(self.hint, "layers/hint", tr("Why no layers are shown"))
        self.reduction = choice(_REDUCTIONS, "layers/reduction", tr("How the channels of a layer become one image"))
        self.reduction.activated.connect(self._reduce)
        self.channel = NumberBox(decimals=0, maximum=0)
        named(self.channel, "layers/channel", tr("Channel"), tr("Which channel is shown, from 0"))
        self.channel.setKeyboardTracking(False)
        self.channel.valueChanged.connect(self._reduce)
        self.method = choice(_METHODS, "layers/method", tr("What explains the decision at the chosen layer"))
        for place, tip in enumerate(_METHOD_TIPS.values()):
            self.method.setItemData(place, tr(tip), Qt.ItemDataRole.ToolTipRole)
        self.target = choice(_TARGETS, "layers/target", tr("What is explained"))
        self.explain = QPushButton(tr("Compute"))
        tip = tr(
            "Compute it for the chosen layer and every ticked variant, on this image. Shift+I computes all that waits"
        )
        named(self.explain, "layers/explain", tr("Compute the class activation map"), tip)
        self.method.activated.connect(self._put_choice)
        self.explain.clicked.connect(self._explain)

    def _build_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        grid.addWidget(QLabel(tr("Show")), 0, 0)
        grid.addWidget(self.reduction, 0, 1)
        grid.addWidget(self.channel, 0, 2)
        grid.addWidget(QLabel(tr("Explain")), 1, 0)
        grid.addWidget(self.method, 1, 1)
        grid.addWidget(self.explain, 1, 2, 2, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.target, 2, 1)
        return grid

    def _put(self) -> None:
        """Show the layers of the chosen variant, or of the first ticked one that has answered."""
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
        # While the next image is computed, the layers stay.
        if answer is not None and any(one.visible for one in answer.inside.layers):
            self.tree.put(answer.inside.layers)
        elif not self.session.ticked or (answer is not None and answer.complete):
            self.tree.put(())
        known = bool(self.tree.model().rowCount()) or bool(self.filter.text())
        self.hint.setText(tr(METHOD) if answer is not None else tr(UNKNOWN))
        self.hint.setVisible(not known)
        self.tree.setVisible(known)
        self.point.put(answer)
        self.zones.put(answer)
        self.forms.updateGeometry()
        self._put_asked()

    def _hide_blind(self) -> None:
        """Show nothing while the variants are blind: layers tell what they are."""
        self._pages.setCurrentIndex(1 if self.session.catalogue.blind else 0)

    def _put_asked(self) -> None:
        asked = self.session.inspection.asked
        self.forms.updateGeometry()
        self.tree.tick({one.layer for one in asked if isinstance(one, Activation)})
        self._put_choice()

    def _put_choice(self) -> None:
        """Show how the current layer is shown, and what can be done with it."""
        layer, shown = self.tree.current, self._shown()
        for box in (self.reduction, self.channel, self.method, self.target, self.explain):
            box.setEnabled(layer is not None)
        with QSignalBlocker(self.channel), QSignalBlocker(self.reduction):
            self.channel.setMaximum(max(0, layer.channels - 1) if layer else 0)
            if shown is not None:
                self.reduction.setCurrentIndex(self.reduction.findData(shown.reduction))
                if shown.reduction is Reduction.CHANNEL:
                    self.channel.setValue(shown.channel)
        one_channel = self.reduction.currentData() == Reduction.CHANNEL
        self.channel.setVisible(one_channel)
        self.target.setEnabled(layer is not None and self.method.currentData() != Method.EIGEN_CAM)

    def _shown(self) -> Activation | None:
        """Return how the current layer is shown, or None where it is not."""
        layer, asked = self.tree.current, self.session.inspection.asked
        own = (one for one in asked if isinstance(one, Activation) and layer and one.layer == layer.place)
        return next(own, None)

    def _choose_variant(self) -> None:
        self._folder = self.variant.currentData()
        self._put()

    def _tick(self, place: str, on: bool) -> None:
        inspection = self.session.inspection
        if on:
            self.tree.choose(place)
            inspection.ask(self._activation(place))
        else:
            own = (one for one in inspection.asked if isinstance(one, Activation) and one.layer == place)
            inspection.drop(*own)

    def _activation(self, place: str) -> Activation:
        reduction = Reduction(self.reduction.currentData())
        return Activation(place, reduction, int(self.channel.value()) if reduction is Reduction.CHANNEL else 0)

    def _reduce(self) -> None:
        """Show the current layer otherwise, where it is shown."""
        shown = self._shown()
        self.channel.setVisible(self.reduction.currentData() == Reduction.CHANNEL)
        if shown is not None:
            self.session.inspection.ask(self._activation(shown.layer), instead=shown)

    def _explain(self) -> None:
        layer = self.tree.current
        if layer is None:
            return
        method, target = Method(self.method.currentData()), Target(self.target.currentData())
        asked: MapQuery = ClassMap(layer.place, method, Target.MASK if method is Method.EIGEN_CAM else target)
        self.session.inspection.ask(asked)
        self.compute()
