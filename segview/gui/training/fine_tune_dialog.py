"""The dialog with the settings for fine-tuning a variant on the corrections."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.plans.fine_tuning import FineTuning
from segview.core.runs.run_names import free_run_name
from segview.core.variants.spec import Variant
from segview.gui.language.translation import tr
from segview.gui.session import opening
from segview.gui.training.field_titles import FIELD_TITLES
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.form import Form

WIDTH = 520
NO_NETWORK = Text("No variant can be fine-tuned: a trained network is needed.")


class FineTuneDialog(QDialog):
    """Asks for the variant, the folder of pairs that it was trained on, and the length of the training.

    Args:
        variants: The variants to choose from, the most likely first.
        corrected: Number of corrected images in the list.
        images: Number of images in the list.
        taken: Names of existing runs.
    """

    def __init__(
        self,
        variants: Sequence[Variant],
        *,
        corrected: int,
        images: int,
        taken: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("teach")
        self.setWindowTitle(tr("Fine-tune a variant"))
        self.setMinimumWidth(WIDTH)
        self._taken, self._enough = set(taken), bool(corrected and variants)
        self._build(variants, self._explanation(corrected, images) if variants else tr(NO_NETWORK))
        self.choice.activated.connect(lambda _place: self._put_name())
        self.form.changed.connect(self._refresh)
        self._put_name()

    def _build(self, variants: Sequence[Variant], sentence: str) -> None:
        self.choice = QComboBox()
        for variant in variants:
            self.choice.addItem(variant.name, variant)
        name_control(
            self.choice,
            "teach/variant",
            tr("Variant"),
            tr("Training continues from its own weights; its files stay as they are"),
        )
        self.form = Form(FineTuning, "teach", FIELD_TITLES)
        known = self.form.field("known")
        assert isinstance(known, QLineEdit)
        browse = tool_button(tr("Known folder…"), "teach/browse", accessible=tr("Choose the known folder"), tip="")
        browse.clicked.connect(lambda: opening.choose_known(self, self._know))
        known.setPlaceholderText(tr("Folder of pairs that it was trained on"))
        self._known = known
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.begin = self.buttons.addButton(tr("Fine-tune"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.begin.setObjectName("teach/begin")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        sentence_label = QLabel(sentence, wordWrap=True)
        name_control(sentence_label, "teach/sentence", tr("Training data"))
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.MARGIN)
        layout.addWidget(sentence_label)
        layout.addWidget(self.choice)
        layout.addWidget(self.form)
        layout.addWidget(browse)
        layout.addStretch(1)
        layout.addWidget(self.buttons)

    @property
    def variant(self) -> Variant:
        """The chosen variant."""
        return self.choice.currentData()

    @property
    def fine_tuning(self) -> FineTuning:
        """The values of the form, which must be valid."""
        assert isinstance(self.form.value, FineTuning)
        return self.form.value

    def _explanation(self, corrected: int, images: int) -> str:
        if not corrected:
            return tr("None of the images in the list is corrected yet. Correct some (C begins), then fine-tune.")
        if images == 1:
            return tr(
                "The image in the list is corrected. In the background, the variant is trained on its current mask:"
            )
        return tr(
            "{corrected} of the {images} images in the list are corrected. In the background, the "
            "variant is trained on their current masks:",
            corrected=corrected,
            images=images,
        )

    def _put_name(self) -> None:
        if self.choice.count():
            free = free_run_name(self.variant.name.partition("@")[0], "-taught", self._taken)
            value = self.form.value if isinstance(self.form.value, FineTuning) else FineTuning(name=free)
            self.form.set_value(value.model_copy(update={"name": free}))
        self._refresh()

    def _know(self, folder: Path) -> None:
        self._known.setText(str(folder))
        self._known.textEdited.emit(str(folder))

    def _refresh(self) -> None:
        self.begin.setEnabled(self._enough and self.form.value is not None)
