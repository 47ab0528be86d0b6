"""The dialog for the properties of a network of another program that its file does not contain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from segview.core.base.text import Text
from segview.core.requests.request import Failure
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.tasks.others import DescribeNetwork, Description, Draft

WIDTH, LARGEST = 520, 4096
HINT = Text(
    "Fields marked as assumed are stated in no file. Correct them if you know better: with a "
    "wrong size or normalisation a network finds little."
)
ACTIVATIONS = {
    "none": Text("None: it gives logits"),
    "sigmoid": Text("Sigmoid"),
    "softmax": Text("Softmax"),
    "labels": Text("It gives class indices"),
}
MARKED = {
    "--classes": Text("Classes"),
    "--input-size": Text("Input size"),
    "--mean": Text("Mean"),
    "--std": Text("Standard deviation"),
    "--activation": Text("Activation"),
    "--output": Text("Output"),
    "--weights": Text("Weights"),
}
"""Fields of the form by the command-line option that sets the same; texts on assumed values name these options."""


class NetworkDialog(QDialog):
    """Asks for what the file of a network does not say, and adds the network as a variant.

    Args:
        draft: The properties that were recognised or assumed.
        session: The session, to which the variant is added.
    """

    def __init__(self, draft: Draft, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network")
        self.setWindowTitle(tr("Open {source}", source=draft.source.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._draft, self._session = draft, session
        self.summary = QLabel(wordWrap=True)
        name_control(self.summary, "network/summary", tr("Recognised network"))
        self.classes, self.mean, self.std, self.output = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.weights = QLineEdit()
        self.rows, self.columns = (QSpinBox(minimum=8, maximum=LARGEST) for _ in range(2))
        self.activation = QComboBox()
        for name, text in ACTIVATIONS.items():
            self.activation.addItem(tr(text), name)
        self.problem = QLabel(wordWrap=True)
        name_control(self.problem, "network/problem", tr("Problem"))
        self._build()
        self._show(draft)

    def description(self) -> Description:
        """Return the content of the form.

        Raises:
            ValueError: mean or standard deviation are not numbers.
        """
        options = self._draft.variant.config.network.options
        return Description(
            classes=tuple(part.strip() for part in self.classes.text().split(",") if part.strip()),
            input_size=(self.rows.value(), self.columns.value()),
            mean=_numbers(self.mean.text()),
            std=_numbers(self.std.text()),
            activation=self.activation.currentData() if "activation" in options else "",
            output=self.output.text().strip() if "output" in options else "",
            weights=Path(self.weights.text().strip()) if self.weights.text().strip() else None,
        )

    def _build(self) -> None:
        for widget, name, words in (
            (self.classes, "classes", tr("Names of the classes, with commas, the background first")),
            (self.rows, "rows", tr("Rows of the input")),
            (self.columns, "columns", tr("Columns of the input")),
            (self.mean, "mean", tr("Mean of each channel, for values in 0 to 1, separated by commas")),
            (self.std, "std", tr("Standard deviation of each channel, in the same way")),
            (self.activation, "activation", tr("Last activation of the network")),
            (self.output, "output", tr("The output to use: its name, or its number from 1")),
            (self.weights, "weights", tr("The file of the weights: a state dict, .safetensors or .pt")),
        ):
            name_control(widget, f"network/{name}", words, words)
        size = _in_row(self.rows, QLabel("×"), self.columns)
        size.addStretch(1)
        browse = QPushButton(tr("Browse…"))
        name_control(browse, "network/browse", tr("Choose the file of the weights"))
        browse.clicked.connect(self._browse)
        self.form = QFormLayout()
        self.labels = [QLabel(tr(words)) for words in MARKED.values()]
        self.weights_row = _in_row(self.weights, browse)
        fields = (self.classes, size, self.mean, self.std, self.activation, self.output, self.weights_row)
        for label, field in zip(self.labels, fields, strict=True):
            self.form.addRow(label, field)
        hint = QLabel(tr(HINT), wordWrap=True)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        opening = buttons.addButton(tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        trying = buttons.addButton(tr("Try"), QDialogButtonBox.ButtonRole.ActionRole)
        trying.setToolTip(tr("Show what is recognised with this, without opening it"))
        opening.setDefault(True)
        buttons.accepted.connect(lambda: self._ask(keep=True))
        trying.clicked.connect(lambda: self._ask(keep=False))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.summary, hint):
            column.addWidget(widget)
        column.addLayout(self.form)
        column.addWidget(self.problem)
        column.addWidget(buttons)

    def _show(self, draft: Draft) -> None:
        """Fill in the values of a draft, and mark the assumed ones."""
        self._draft, config = draft, draft.variant.config
        options, preprocessing = config.network.options, config.preprocessing
        others = [one for one in draft.assumed if not any(option in one for option in MARKED)]
        self.summary.setText("\n".join((config.summary, *(tr("Assumed: {text}", text=one) for one in others))))
        self.classes.setText(", ".join(config.classes))
        self.rows.setValue(preprocessing.input_size[0])
        self.columns.setValue(preprocessing.input_size[1])
        self.mean.setText(_join_numbers(preprocessing.mean))
        self.std.setText(_join_numbers(preprocessing.std))
        self.activation.setCurrentIndex(self.activation.findData(options.get("activation", "none")))
        self.output.setText(str(int(options["output"]) + 1) if "output" in options else "")
        assumed = " ".join(draft.assumed)
        for (option, words), label in zip(MARKED.items(), self.labels, strict=True):
            label.setText(tr("{field} (assumed)", field=words) if option in assumed else tr(words))
        self.form.setRowVisible(self.activation, "activation" in options)
        self.form.setRowVisible(self.output, "output" in options)
        self.form.setRowVisible(self.weights_row, "--weights" in assumed or bool(self.weights.text()))
        self.problem.hide()

    def _browse(self) -> None:
        kinds = tr("Weights ({endings})", endings="*.safetensors *.pt *.pth *.ckpt")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Weights"), str(self._draft.source.parent), kinds)
        if chosen:
            self.weights.setText(chosen)

    def _ask(self, *, keep: bool) -> None:
        try:
            description = self.description()
        except ValueError:
            self._tell(tr("Mean and standard deviation are numbers separated by commas, such as 0.5, 0.5, 0.5."))
            return

        take = self._keep if keep else self._show
        self._session.tasks.ask(DescribeNetwork(self._draft.source, description, keep=keep), take, failed=self._fail)

    def _keep(self, draft: Draft) -> None:
        self._session.opener.variants.emit((draft.variant,), True)
        self.accept()

    def _fail(self, failure: Failure) -> None:
        self._tell(tr(failure.reason))

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setStyleSheet(f"color: {theme.roles().warning}")
        self.problem.show()


def _in_row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row


def _join_numbers(numbers: Sequence[float]) -> str:
    return ", ".join(f"{number:g}" for number in numbers)


def _numbers(text: str) -> tuple[float, ...] | None:
    return tuple(float(part) for part in text.split(",")) if text.strip() else None
