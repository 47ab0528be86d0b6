"""The menus for theme, language and text size of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from segview.core.base.text import Text
from segview.core.requests.appearance import TEXT_SIZES, Appearance
from segview.gui.language.languages import LANGUAGES, lacking_font, language_of
from segview.gui.language.translation import tr
from segview.gui.widgets import theme

_THEMES = {"system": Text("As the system"), "dark": Text("Dark"), "light": Text("Light")}


class AppearanceMenus(QObject):
    """Menus for theme and language, which may follow the system, and for the size of texts.

    Args:
        parent: The window that the menus belong to.

    Signals:
        changed(): another choice was made.
        reported(str): a sentence on the effect of the choice.

    Attributes:
        appearance: The current choices.
        menus: The menus.
    """

    changed = Signal()
    reported = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = Appearance()
        spoken = {"": tr("As the system"), **LANGUAGES}
        self.menus = (
            _menu(tr("Theme"), "theme", {name: tr(text) for name, text in _THEMES.items()}, self._dress, parent),
            _menu(tr("Language"), "language", spoken, self._speak, parent),
        )
        self.set_appearance(self.appearance)

    def set_appearance(self, appearance: Appearance) -> None:
        """Show an appearance as the current choice."""
        self.appearance = appearance
        for menu, chosen in zip(self.menus, (appearance.theme, appearance.language), strict=True):
            for action in menu.actions():
                action.setChecked(action.data() == chosen)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return the functions that change the text size, by action name."""
        return {
            "larger_text": partial(self._resize, 1),
            "smaller_text": partial(self._resize, -1),
            "normal_text": partial(self._resize, 0),
        }

    def _dress(self, name: str) -> None:
        self._change(theme=name)

    def _resize(self, step: int) -> None:
        """Change the text size by one step, or back to that of the system."""
        at = TEXT_SIZES.index(min(TEXT_SIZES, key=lambda size: abs(size - self.appearance.text_size)))
        size = TEXT_SIZES[min(max(at + step, 0), len(TEXT_SIZES) - 1)] if step else 1.0
        self._change(text_size=size)
        self.reported.emit(tr("Texts have {share:.0f} % of the system's size.", share=100 * size))

    def _change(self, **changes: Any) -> None:
        before = self.appearance
        self.set_appearance(Appearance.model_validate(before.model_dump() | changes))
        if self.appearance != before:
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            theme.apply(app, self.appearance.theme, self.appearance.text_size)
            self.changed.emit()

    def _speak(self, code: str) -> None:
        if code == self.appearance.language:
            return
        self.set_appearance(self.appearance.model_copy(update={"language": code}))
        self.changed.emit()
        language = language_of(code)
        next_start = tr("The window will be in {language} from its next start.", language=LANGUAGES[language])
        self.reported.emit(tr(lacking_font(language)) or next_start)


def _menu(
    title: str, name: str, choices: Mapping[str, str], choose: Callable[[str], object], parent: QWidget | None
) -> QMenu:
    """Return a menu with exclusive choices."""
    menu = QMenu(title, parent)
    menu.setObjectName(f"menu/{name}")
    group = QActionGroup(menu)
    for value, text in choices.items():
        action = QAction(text, menu, checkable=True)
        action.setObjectName(f"action/{name}_{value or 'system'}")
        action.setData(value)
        action.triggered.connect(partial(choose, value))
        group.addAction(action)
        menu.addAction(action)
    return menu
