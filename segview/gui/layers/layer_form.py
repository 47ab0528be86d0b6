"""The form below the layers: how to show the chosen layer, and which class activation map to compute there."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from segview.core.base.text import Text
from segview.core.requests.map_query import Activation, ClassMap, MapQuery, Method, Reduction, Target
from segview.gui.language.translation import tr
from segview.gui.layers.layer_tree import LayerTree
from segview.gui.session.on_demand import Inspection
from segview.gui.widgets.controls import NumberBox, choice, name_control
from segview.gui.widgets.stacked import set_spacing

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


class LayerForm(QWidget):
    """Requests class activation maps of the chosen layer of a tree, and activations of its ticked layers.

    Args:
        inspection: The maps on demand, to which the form adds queries.
        tree: The tree of layers.

    Signals:
        explained(): the user requested a class activation map, which must now be computed.
    """

    explained = Signal()

    def __init__(self, inspection: Inspection, tree: LayerTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inspection, self._tree = inspection, tree
        self._build_controls()
        self._build_grid()
        tree.ticked.connect(self._tick)
        tree.chosen.connect(self.refresh)

    def _build_controls(self) -> None:
        self.reduction = choice(
            _REDUCTIONS, "layers/reduction", tr("How the channels of a layer are combined into one image")
        )
        self.reduction.activated.connect(self._reduce)
        self.channel = NumberBox(decimals=0, maximum=0)
        name_control(self.channel, "layers/channel", tr("Channel"), tr("Number of the shown channel, from 0"))
        self.channel.setKeyboardTracking(False)
        self.channel.valueChanged.connect(self._reduce)
        self.method = choice(_METHODS, "layers/method", tr("Method that explains the decision at the chosen layer"))
        for place, tip in enumerate(_METHOD_TIPS.values()):
            self.method.setItemData(place, tr(tip), Qt.ItemDataRole.ToolTipRole)
        self.target = choice(_TARGETS, "layers/target", tr("Target of the explanation"))
        self.explain = QPushButton(tr("Compute"))
        tip = tr(
            "Compute it for the chosen layer and every ticked variant, on this image. Shift+I computes all pending maps"
        )
        name_control(self.explain, "layers/explain", tr("Compute the class activation map"), tip)
        self.method.activated.connect(self.refresh)
        self.explain.clicked.connect(self._explain)

    def _build_grid(self) -> None:
        grid = set_spacing(QGridLayout(self))
        grid.setColumnStretch(1, 1)
        grid.addWidget(QLabel(tr("Show")), 0, 0)
        grid.addWidget(self.reduction, 0, 1)
        grid.addWidget(self.channel, 0, 2)
        grid.addWidget(QLabel(tr("Explain")), 1, 0)
        grid.addWidget(self.method, 1, 1)
        grid.addWidget(self.explain, 1, 2, 2, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.target, 2, 1)

    def refresh(self) -> None:
        """Set the controls to the reduction of the current layer, and enable those that apply to it."""
        layer, shown = self._tree.current, self._shown_activation()
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

    def _shown_activation(self) -> Activation | None:
        """Return the activation query of the current layer, or None if the layer is not shown."""
        layer, asked = self._tree.current, self._inspection.asked
        own = (one for one in asked if isinstance(one, Activation) and layer and one.layer == layer.place)
        return next(own, None)

    def _tick(self, place: str, on: bool) -> None:
        if on:
            self._tree.choose(place)
            self._inspection.ask(self._activation(place))
        else:
            own = (one for one in self._inspection.asked if isinstance(one, Activation) and one.layer == place)
            self._inspection.drop(*own)

    def _activation(self, place: str) -> Activation:
        reduction = Reduction(self.reduction.currentData())
        return Activation(place, reduction, int(self.channel.value()) if reduction is Reduction.CHANNEL else 0)

    def _reduce(self) -> None:
        """Apply the chosen reduction to the current layer, if the layer is shown."""
        shown = self._shown_activation()
        self.channel.setVisible(self.reduction.currentData() == Reduction.CHANNEL)
        if shown is not None:
            self._inspection.ask(self._activation(shown.layer), instead=shown)

    def _explain(self) -> None:
        layer = self._tree.current
        if layer is None:
            return
        method, target = Method(self.method.currentData()), Target(self.target.currentData())
        asked: MapQuery = ClassMap(layer.place, method, Target.MASK if method is Method.EIGEN_CAM else target)
        self._inspection.ask(asked)
        self.explained.emit()
