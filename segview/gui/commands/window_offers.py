"""Entries of the command palette that are not in the table: further menu items, and all controls of the panes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QScrollArea,
    QWidget,
)

from segview.gui.commands.offers import Offer, is_apart
from segview.gui.commands.synonyms import MENUS, synonyms
from segview.gui.language.translation import tr

_CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)


def all_offers(window: QMainWindow, panes: Iterable[QDockWidget], commands: Sequence[Offer]) -> list[Offer]:
    """Return the commands, then the other menu items of a window, then the controls of its panes.

    Args:
        window: The window with the menu bar.
        panes: Panes of the window, in their order.
        commands: Commands from the tables.
    """
    texts = {one.text.casefold() for one in commands}
    return [*commands, *menu_offers(window.menuBar(), texts), *control_offers(panes, texts)]


def menu_offers(bar: QMenuBar, known: Collection[str]) -> list[Offer]:
    """Return the menu items that are not among the known commands, such as "Theme: Dark"."""
    found: list[Offer] = []
    for menu in _menus(bar.actions()):
        words = synonyms(MENUS.get(menu.objectName(), ""))
        found += [
            Offer(
                tr("{menu}: {command}", menu=menu.title().replace("&", ""), command=one.text().replace("&&", "&")),
                one.trigger,
                words,
                on=one.isChecked() if one.isCheckable() else None,
                enabled=one.isEnabled(),
            )
            for one in menu.actions()
            if not one.isSeparator() and _menu_of(one) is None and _is_new(one, known)
        ]
    return found


def control_offers(panes: Iterable[QDockWidget], known: Collection[str]) -> list[Offer]:
    """Return an offer for each control of the panes that goes to the control, unless its name is a known command."""
    found: list[Offer] = []
    for pane in panes:
        names = set(known)
        for widget in pane.findChildren(QWidget):
            name = widget.accessibleName()
            if not _is_control(widget, pane) or not name or name.casefold() in names:
                continue
            names.add(name.casefold())
            choices = [widget.itemText(one) for one in range(widget.count())] if isinstance(widget, QComboBox) else []
            tip = tr("Go to it in the pane {pane}", pane=pane.windowTitle())
            found.append(Offer(name, partial(_go_to, widget, pane), choices, keys=pane.windowTitle(), tip=tip))
    return found


def _is_new(action: QAction, known: Collection[str]) -> bool:
    return action.isVisible() and not is_apart(action) and action.text().removesuffix("…").casefold() not in known


def _menus(actions: Iterable[QAction]) -> Iterator[QMenu]:
    for action in actions:
        menu = _menu_of(action)
        if menu is not None:
            yield menu
            yield from _menus(menu.actions())


def _menu_of(action: QAction) -> QMenu | None:
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None


def _is_control(widget: QWidget, pane: QDockWidget) -> bool:
    able = widget.isEnabledTo(pane) and widget.isVisibleTo(pane) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    # The line edit inside a box is a part of the box, not a control of its own.
    return able and isinstance(widget, _CONTROLS) and not isinstance(widget.parent(), _CONTROLS)


def _go_to(widget: QWidget, pane: QDockWidget) -> None:
    """Show a control in its pane, and give the control the focus."""
    pane.show()
    pane.raise_()
    above = widget.parentWidget()
    while above is not None and above is not pane:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
