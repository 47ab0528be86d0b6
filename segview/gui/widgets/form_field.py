"""One control of a form, for one field of a model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from segview.core.base.fields import SettingsField, as_text
from segview.gui.language.translation import tr
from segview.gui.widgets.controls import tool_button
from segview.gui.widgets.stacked import set_spacing


class Field:
    """One control and its content as a JSON value; None if the field keeps its default.

    Args:
        field: The field of the model.
        is_open: Whether the control suggests names for its text.
    """

    def __init__(self, field: SettingsField, *, is_open: bool = False) -> None:
        self._field = field
        self._choices = field.choices
        self.control: QCheckBox | QComboBox | QLineEdit
        if field.kind is bool:
            self.control = QCheckBox()
        elif self._choices:
            self.control = QComboBox()
            self.control.addItems([str(choice) or tr("none") for choice in self._choices])
        elif is_open:
            self.control = QComboBox(editable=True)
            self.control.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            self.control.setPlaceholderText(as_text(field.default))
        else:
            self.control = QLineEdit()
            self.control.setPlaceholderText(as_text(field.default))
        if not field.info.is_required():
            self.set_content(field.default)

    def listen(self, heard: Any) -> None:
        """Call ``heard`` whenever the user changes the control."""
        if isinstance(self.control, QCheckBox):
            self.control.toggled.connect(lambda _on: heard())
        elif isinstance(self.control, QComboBox) and self.control.isEditable():
            self.control.editTextChanged.connect(lambda _text: heard())
        elif isinstance(self.control, QComboBox):
            self.control.activated.connect(lambda _place: heard())
        else:
            self.control.textEdited.connect(lambda _text: heard())

    def set_content(self, content: Any) -> None:
        """Show a content."""
        if isinstance(self.control, QCheckBox):
            self.control.setChecked(bool(content))
        elif isinstance(self.control, QComboBox) and self.control.isEditable():
            self.control.setEditText(as_text(content))
        elif isinstance(self.control, QComboBox):
            self.control.setCurrentIndex(self._choices.index(content) if content in self._choices else 0)
        else:
            self.control.setText(as_text(content))
            self.control.setCursorPosition(0)  # show the beginning of a long text

    def content(self) -> Any:
        """Return the content, or None if the field is empty."""
        if isinstance(self.control, QCheckBox):
            return self.control.isChecked()
        if isinstance(self.control, QComboBox) and self.control.isEditable():
            return self._field.content(self.control.currentText())
        if isinstance(self.control, QComboBox):
            return self._choices[self.control.currentIndex()]
        return self._field.content(self.control.text())


def beside(control: QWidget, name: str, browse: Callable[[], object] | None) -> QWidget:
    """Return a control; if ``browse`` is given, with a button beside it that calls ``browse`` to choose a folder."""
    if browse is None:
        return control
    button = tool_button("…", f"{name}/browse", accessible=tr("Add a folder"), tip=tr("Add a folder"))
    button.clicked.connect(lambda: browse())
    both = QWidget()
    row = set_spacing(QHBoxLayout(both))
    row.addWidget(control, 1)
    row.addWidget(button)
    return both
