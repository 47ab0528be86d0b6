"""The actions that tick variants by number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction

from segview.core.variants.spec import Variant
from segview.gui.language.translation import tr
from segview.gui.session.catalogue import KEYS
from segview.gui.session.session import Session


class VariantKeys:
    """Ticks and unticks the numbered variants, with one action for each number.

    Args:
        session: The session with the variants.
        actions: All actions of the window, by name.
    """

    def __init__(self, session: Session, actions: Mapping[str, QAction]) -> None:
        self._session = session
        self._actions = {number: actions[f"variant_{number}"] for number in range(1, KEYS + 1)}
        for number, action in self._actions.items():
            action.triggered.connect(partial(self._tick, number))

    def key_of(self, folder: Path) -> str:
        """Return the key that ticks a variant, or an empty string if it has none."""
        number = self._session.catalogue.numbers.get(folder, 0)
        return str(number) if 0 < number <= KEYS else ""

    def refresh(self) -> None:
        """Set the texts and ticks of the actions to those of the variants."""
        catalogue = self._session.catalogue
        for number, action in self._actions.items():
            variant = self._variant_of(number)
            action.setVisible(variant is not None)
            action.setEnabled(variant is not None)
            if variant is not None:
                action.setText(variant.name if catalogue.blind else tr("Variant {name}", name=variant.name))
                action.setChecked(variant.folder in self._session.ticked)

    def _tick(self, number: int) -> None:
        variant = self._variant_of(number)
        if variant is not None:
            others = tuple(one for one in self._session.ticked if one != variant.folder)
            ticked = self._actions[number].isChecked()
            self._session.ask(ticked=(*others, variant.folder) if ticked else others)

    def _variant_of(self, number: int) -> Variant | None:
        catalogue = self._session.catalogue
        return next((one for one in catalogue.shown if catalogue.numbers.get(one.folder) == number), None)
