"""The choices of how the window itself looks and speaks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from segview.core.requests.appearance import Appearance
from segview.gui.language.languages import LANGUAGES, lacking_font, language_of
from segview.gui.language.translation import tr


class AppearanceMenu(QMenu):
    """The languages, each in its own words, and that of the system.

    Signals:
        changed(): something else was chosen.
        told(str): what follows from that.

    Attributes:
        appearance: What is chosen.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Language"), parent)
        self.setObjectName("menu/language")
        self.appearance = Appearance()
        self._languages = QActionGroup(self)
        for code, name in {"": tr("As the system"), **LANGUAGES}.items():
            action = QAction(name, self, checkable=True)
            action.setObjectName(f"action/language_{code or 'system'}")
            action.setData(code)
            action.triggered.connect(partial(self._speak, code))
            self._languages.addAction(action)
            self.addAction(action)
        self.put(self.appearance)

    def put(self, appearance: Appearance) -> None:
        """Show what is chosen."""
        self.appearance = appearance
        for action in self._languages.actions():
            action.setChecked(action.data() == appearance.language)

    def _speak(self, code: str) -> None:
        if code == self.appearance.language:
            return
        self.put(self.appearance.model_copy(update={"language": code}))
        self.changed.emit()
        language = language_of(code)
        next_start = tr("From its next start the window speaks {language}.", language=LANGUAGES[language])
        self.told.emit(tr(lacking_font(language)) or next_start)
