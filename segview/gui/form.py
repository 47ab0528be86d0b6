"""A form for any settings model: labels, help and limits are those of its fields."""

from __future__ import annotations

import json
import types
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGroupBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from segview.core.plan import explain
from segview.gui import theme
from segview.gui.controls import named


class Form(QWidget):
    """Controls for the fields of a frozen pydantic model, those of models in it as groups.

    What is typed is checked as a whole at each change, so that fields which must fit each other are told too. A model
    may say as ``takes`` which of its fields go with which ``name``: the others are hidden, and do not count.

    Signals:
        changed(): something was typed or chosen; ``value`` and ``problem`` are up to date.
    """

    changed = Signal()

    def __init__(self, kind: type[BaseModel], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.value: BaseModel | None = None
        self._fields: dict[tuple[str, ...], Field] = {}
        self._optional: list[tuple[str, ...]] = []
        self._takers: dict[tuple[str, ...], tuple[Mapping[str, Collection[str]], QFormLayout]] = {}
        self._hidden: set[tuple[str, ...]] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.MARGIN)
        self._add(kind, (), name, layout)
        self.message = QLabel(wordWrap=True)
        self.message.setStyleSheet(f"color: {theme.WARNING}")
        named(self.message, f"{name}/problem", "What is wrong")
        layout.addWidget(self.message)
        self._check()

    @property
    def problem(self) -> str:
        """What is wrong with what is typed, or nothing."""
        return self.message.text()

    def field(self, *place: str) -> QWidget:
        """Return the control of a field, by the names on the way to it."""
        return self._fields[place].control

    def put(self, value: BaseModel) -> None:
        """Show a value."""
        content = value.model_dump(mode="json")
        for place, field in self._fields.items():
            part: Any = content
            for name in place:
                part = part.get(name) if isinstance(part, dict) else None
            field.put(part)
        self._check()

    def _add(self, kind: type[BaseModel], place: tuple[str, ...], name: str, layout: QVBoxLayout) -> None:
        rows = QFormLayout()
        if takes := getattr(kind, "takes", None):
            self._takers[place] = takes, rows
        rows.setSpacing(theme.GAP)
        layout.addLayout(rows)
        for field_name, info in kind.model_fields.items():
            here = (*place, field_name)
            inner = _model_in(info.annotation)
            if inner is not None:
                group = QGroupBox(_label(field_name))
                self._add(inner, here, f"{name}/{field_name}", QVBoxLayout(group))
                if not info.is_required() and info.default is None:
                    self._optional.append(here)
                layout.addWidget(group)
                continue
            field = Field(info)
            named(field.control, f"{name}/{field_name}", _label(field_name), info.description or "")
            field.listen(self._check)
            label = QLabel(_label(field_name))
            label.setToolTip(info.description or "")
            label.setBuddy(field.control)
            rows.addRow(label, field.control)
            self._fields[here] = field

    def _hide(self) -> None:
        """Hide what does not go with the name that is chosen beside it."""
        self._hidden.clear()
        for place, field in self._fields.items():
            if place[:-1] in self._takers and place[-1] != "name":
                takes, rows = self._takers[place[:-1]]
                goes = place[-1] in takes[self._fields[(*place[:-1], "name")].content()]
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
            if not any(inside.get(last, {}).values()):  # a group that may be left out, and is
                inside.pop(last, None)
        try:
            self.value, problem = self.kind.model_validate(content), ""
        except ValidationError as error:
            self.value, problem = None, explain(error, self.kind)
        self.message.setText(problem)
        self.message.setVisible(bool(problem))
        self.changed.emit()


class Field:
    """One control, and what stands in it as JSON has it; nothing where a field is left to its default.

    Args:
        info: What the model says of the field.
    """

    def __init__(self, info: FieldInfo) -> None:
        self._kind = _plain(info.annotation)
        self._may_lack = type(None) in get_args(info.annotation)
        choices = _choices(self._kind)
        self.control: QCheckBox | QComboBox | QLineEdit
        if self._kind is bool:
            self.control = QCheckBox()
        elif choices:
            self.control = QComboBox()
            self.control.addItems([str(choice) or "none" for choice in choices])
            self._choices = choices
        else:
            self.control = QLineEdit()
            self.control.setPlaceholderText(_shown(_default(info)))
        if not info.is_required():
            self.put(_default(info))

    def listen(self, heard: Any) -> None:
        """Have something called when the user changes the control."""
        if isinstance(self.control, QCheckBox):
            self.control.toggled.connect(lambda _on: heard())
        elif isinstance(self.control, QComboBox):
            self.control.activated.connect(lambda _place: heard())
        else:
            self.control.textEdited.connect(lambda _text: heard())

    def put(self, content: Any) -> None:
        """Show a content."""
        if isinstance(self.control, QCheckBox):
            self.control.setChecked(bool(content))
        elif isinstance(self.control, QComboBox):
            self.control.setCurrentIndex(self._choices.index(content) if content in self._choices else 0)
        else:
            self.control.setText(_shown(content))
            self.control.setCursorPosition(0)  # of a long text, the beginning is shown

    def content(self) -> Any:
        """Return the content, or None where the field is left empty."""
        if isinstance(self.control, QCheckBox):
            return self.control.isChecked()
        if isinstance(self.control, QComboBox):
            return self._choices[self.control.currentIndex()]
        text = self.control.text().strip()
        if self._kind is str and (text or not self._may_lack):
            return text
        if not text:
            return None
        if get_origin(self._kind) is tuple:
            parts = [part.strip() for part in text.split(",") if part.strip()]
            return parts if _of_text(self._kind) else [_number(part) for part in parts]
        if get_origin(self._kind) is dict or self._kind is dict:
            return _parsed(text)
        return _number(text) if self._kind in (int, float) else text


def _default(info: FieldInfo) -> Any:
    """Return what a field has where nothing is given, or None where something must be."""
    return None if info.is_required() else info.get_default(call_default_factory=True)  # pyright: ignore[reportArgumentType]


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _shown(content: Any) -> str:
    if content is None or content == {}:
        return ""
    if isinstance(content, list | tuple):
        return ", ".join(str(part) for part in content)
    return (
        json.dumps(content) if isinstance(content, dict) else f"{content:g}" if type(content) is float else str(content)
    )


def _number(text: str) -> Any:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _plain(annotation: Any) -> Any:
    """Return a field's type without ``None`` and without its limits."""
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    return annotation


def _of_text(kind: Any) -> bool:
    """Say whether a tuple is one of texts, also where these have limits."""
    inner = get_args(kind)[0]
    return inner is str or (get_origin(inner) is Annotated and get_args(inner)[0] is str)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    kind = _plain(annotation)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _choices(kind: Any) -> list[Any]:
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    return [one.value for one in kind] if isinstance(kind, type) and issubclass(kind, StrEnum) else []
