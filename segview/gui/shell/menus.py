"""The menu bar, filled from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QMenuBar, QWidget

from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.shell.layouts import LAYOUTS, Layouts

_OWN = Text("Layout")
_WITHIN: Mapping[str, tuple[str, ...]] = {
    Text("Panes"): ("action/dock/",),
    _OWN: ("action/layout_",),
    Text("Text size"): ("action/larger_text", "action/smaller_text", "action/normal_text"),
}
"""Submenus of the view menu, by the prefix of their action names."""


def fill_menus(
    bar: QMenuBar,
    groups: Mapping[str, Sequence[QAction]],
    *,
    more: Sequence[QMenu],
    layouts: OwnLayouts,
    recent: QMenu,
) -> None:
    """Add a menu for each group of actions.

    Args:
        bar: The menu bar to fill.
        groups: Actions by group, in their order.
        more: Menus to add at the end of the view menu.
        layouts: Adds the saved layouts to their menu.
        recent: The menu of recent folders and projects.
    """
    for group, members in groups.items():
        menu = bar.addMenu(f"&{tr(group)}")
        menu.setObjectName(f"menu/{group}")
        within = {title: _beginning(members, starts) for title, starts in _WITHIN.items()}
        apart = {one for part in within.values() for one in part}
        menu.addActions([one for one in members if one not in apart])
        for title, part in within.items():
            if part:
                inner = menu.addMenu(tr(title))
                inner.setObjectName(f"menu/{title}")
                inner.addActions(part)
                if title == _OWN:
                    layouts.join(inner)
        if group == "File":
            menu.insertMenu(next(one for one in members if one.objectName() == "action/open_project"), recent)
        if group == "View":
            for one in more:
                menu.addMenu(one)


def _beginning(actions: Sequence[QAction], starts: tuple[str, ...]) -> list[QAction]:
    return [one for one in actions if one.objectName().startswith(starts)]


class OwnLayouts:
    """The layouts that the user saved: save, apply, delete.

    Args:
        window: The parent of the dialog for the name.
        layouts: The layouts of the window.
    """

    def __init__(self, window: QWidget, layouts: Layouts) -> None:
        self._window, self._layouts = window, layouts

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return the functions that change the layout, by action name."""
        named = {f"layout_{name}": partial(self._layouts.take, name) for name in LAYOUTS}
        return {**named, "layout_reset": self._layouts.reset, "layout_save": self._ask_name}

    def join(self, menu: QMenu) -> None:
        """List the layouts at the end of a menu each time it opens."""
        own: list[QAction] = []
        thrown = QMenu(tr("Remove a saved layout"), menu)
        thrown.setObjectName("menu/remove_layout")

        def fill() -> None:
            for one in own:
                menu.removeAction(one)
            own.clear()
            thrown.clear()
            if self._layouts.own:
                own.append(menu.addSeparator())
            for name, state in self._layouts.own.items():
                own.append(menu.addAction(name.replace("&", "&&"), partial(self._layouts.recall, state)))
                thrown.addAction(name.replace("&", "&&"), partial(self._layouts.own.pop, name, None))
            if self._layouts.own:
                own.append(menu.addMenu(thrown))

        menu.aboutToShow.connect(fill)

    def _ask_name(self) -> None:
        """Ask for a name, and save the current layout under it."""
        dialog = QInputDialog(self._window)
        dialog.setObjectName("save_layout")
        dialog.setWindowTitle(tr("Save the layout"))
        dialog.setLabelText(tr("Name of the layout"))
        dialog.textValueSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, name: str) -> None:
        if name.strip():
            self._layouts.save(name.strip())
