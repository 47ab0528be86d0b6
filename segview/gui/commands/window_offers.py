"""Offers of the command palette that stand in no table: what menus hold beside it, and every control of the panes."""

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
    """Return commands, then what the menus of a window hold beside them, then the controls of its panes.

    Args:
        window: Its menu bar has the menus.
        panes: In their order.
        commands: Of the tables.
    """
    texts = {one.text.casefold() for one in commands}
    return [*commands, *menu_offers(window.menuBar(), texts), *control_offers(panes, texts)]


def menu_offers(bar: QMenuBar, known: Collection[str]) -> list[Offer]:
    """Return what the menus hold beside the commands that are known, as "Theme: Dark"."""
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
    """Return every control of the panes by its name, which is gone to; not what is called as a known command."""
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
    # The line within a box is the box.
    return able and isinstance(widget, _CONTROLS) and not isinstance(widget.parent(), _CONTROLS)


def _go_to(widget: QWidget, pane: QDockWidget) -> None:
    """Show a control in its pane, and give it the focus."""
    pane.show()
    pane.raise_()
    above = widget.parentWidget()
    while above is not None and above is not pane:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
