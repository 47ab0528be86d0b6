"""A form for any settings model, with labels, tool tips and limits from its fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from pydantic import BaseModel, ValidationError
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from segview.core.base.choices import Choices, Chosen
from segview.core.base.field_errors import explain
from segview.core.base.fields import SettingsField, model_in, own_fields
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.form_field import Field, beside
from segview.gui.widgets.stacked import scroll_area


class Form(QWidget):
    """Controls for the fields of a frozen pydantic model; inner models become groups.

    Every change validates the whole input, so the form also finds fields that contradict each other. If a model
    chooses a row of a table, the parameters that this row does not take are hidden and left out of the value.

    Args:
        kind: The model.
        name: Prefix of the objectNames of the controls.
        titles: Titles of fields, by field name; other fields are titled by their names.
        pages: Fields of each page, by the title of the page; if omitted, all fields are in one column.
        open_choices: Places of text fields that get suggestions by ``offer``; any other text may be typed too.
        folders: Places of text fields that name folders; they get a button to choose a folder.

    Signals:
        changed(): the input has changed; ``value`` and ``problem`` are up to date.
        browsed(tuple): the user wants to choose a folder for the field at this place.
    """

    changed = Signal()
    browsed = Signal(tuple)

    def __init__(
        self,
        kind: type[BaseModel],
        name: str,
        titles: Mapping[str, str] | None = None,
        *,
        pages: Mapping[str, Collection[str]] | None = None,
        open_choices: Collection[tuple[str, ...]] = (),
        folders: Collection[tuple[str, ...]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self._titles, self._open, self._folders = kind, titles or {}, open_choices, folders
        self.value: BaseModel | None = None
        self._fields: dict[tuple[str, ...], Field] = {}
        self._optional: list[tuple[str, ...]] = []
        self._choosers: dict[tuple[str, ...], tuple[Choices[Any], QFormLayout]] = {}
        self._hidden: set[tuple[str, ...]] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.MARGIN)
        if pages:
            layout.addWidget(self._tabs(name, pages), 1)
        else:
            self._add(kind, (), name, layout)
        self.message = QLabel(wordWrap=True)
        theme.set_tone(self.message, "warning")
        name_control(self.message, f"{name}/problem", tr("Problem"))
        layout.addWidget(self.message)
        self._check()

    @property
    def problem(self) -> str:
        """The problem with the input; empty if there is none."""
        return self.message.text()

    def field(self, *place: str) -> QWidget:
        """Return the control of a field, by the field names that lead to it, the outermost first."""
        return self._fields[place].control

    def set_value(self, value: BaseModel) -> None:
        """Show a value."""
        content = value.model_dump(mode="json")
        for place, field in self._fields.items():
            part: Any = content
            for name in place:
                part = part.get(name) if isinstance(part, dict) else None
            field.set_content(part)
        self._check()

    def add(self, place: tuple[str, ...], text: str) -> None:
        """Append a text to a field that holds several texts."""
        field = self._fields[place]
        before = field.content()
        field.set_content([*(before if isinstance(before, list) else []), text])  # pyright: ignore[reportUnknownArgumentType]
        self._check()

    def offer(self, names: Mapping[tuple[str, ...], Sequence[str]]) -> None:
        """Set the suggestions of open choices, by their places; the typed texts stay."""
        for place, known in names.items():
            box = self.field(*place)
            if isinstance(box, QComboBox):
                before = box.currentText()
                with QSignalBlocker(box):
                    box.clear()
                    box.addItems(["", *known])
                    box.setEditText(before)

    def _tabs(self, name: str, pages: Mapping[str, Collection[str]]) -> QTabWidget:
        tabs = QTabWidget()
        name_control(tabs, f"{name}/pages", tr("Groups of settings"))
        for title, fields in pages.items():
            page = QWidget()
            column = QVBoxLayout(page)
            self._add(self.kind, (), name, column, fields)
            column.addStretch(1)
            tabs.addTab(scroll_area(page), tr(title))
        return tabs

    def _add(
        self,
        kind: type[BaseModel],
        place: tuple[str, ...],
        name: str,
        layout: QVBoxLayout,
        only: Collection[str] | None = None,
    ) -> None:
        rows = QFormLayout()
        if issubclass(kind, Chosen):
            self._choosers[place] = kind.choices, rows
        rows.setSpacing(theme.GAP)
        layout.addLayout(rows)
        for field_name, info in own_fields(kind):
            if only is not None and field_name not in only:
                continue
            here = (*place, field_name)
            inner = model_in(info.annotation)
            if inner is not None:
                group = QGroupBox(self._title(field_name))
                self._add(inner, here, f"{name}/{field_name}", QVBoxLayout(group))
                if not info.is_required() and info.default is None:
                    self._optional.append(here)
                layout.addWidget(group)
                continue
            field = Field(SettingsField(here, info), is_open=here in self._open)
            name_control(field.control, f"{name}/{field_name}", self._title(field_name), tr(info.description or ""))
            field.listen(self._check)
            label = QLabel(self._title(field_name))
            label.setToolTip(tr(info.description or ""))
            label.setBuddy(field.control)
            browse = partial(self.browsed.emit, here) if here in self._folders else None
            rows.addRow(label, beside(field.control, f"{name}/{field_name}", browse))
            self._fields[here] = field

    def _title(self, name: str) -> str:
        return tr(self._titles.get(name) or name.replace("_", " ").capitalize())

    def _hide(self) -> None:
        """Hide the parameters that the chosen row of a table does not take."""
        self._hidden.clear()
        for place, field in self._fields.items():
            if place[:-1] in self._choosers and place[-1] != "name":
                choices, rows = self._choosers[place[:-1]]
                goes = place[-1] in choices[self._fields[(*place[:-1], "name")].content()].parameters
                rows.setRowVisible(field.control, goes)
                self._hidden |= set() if goes else {place}

    def _check(self) -> None:
        content: dict[str, Any] = {}
        self._hide()
        for place, field in self._fields.items():
            if place not in self._hidden and (part := field.content()) is not None:
                inside = content
                for name in place[:-1]:
                    inside = inside.setdefault(name, {})
                inside[place[-1]] = part
        for *way, last in self._optional:
            inside = content
            for name in way:
                inside = inside.get(name, {})
            if not any(inside.get(last, {}).values()):  # an optional group without any content
                inside.pop(last, None)
        try:
            self.value, problem = self.kind.model_validate(content), ""
        except ValidationError as error:
            self.value, problem = None, explain(error, self.kind)
        self.message.setText(problem)
        self.message.setVisible(bool(problem))
        self.changed.emit()
