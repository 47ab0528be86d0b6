"""The menu of parts of a variant that can be switched off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from segview.core.base.text import Text
from segview.core.variants.ablation import Ablation, origin, parse
from segview.core.variants.spec import Variant
from segview.gui.language.translation import tr
from segview.gui.session.changing import change
from segview.gui.session.session import Session

UNKNOWN = Text("Parts that can be switched off are listed after the variant's first prediction")


MOST_IN_ONE = 16
"""Number of changes above which they are divided into menus."""


class ChangeMenu(QMenu):
    """Attention blocks to leave out, gates to replace by their mean, and the dense CRF; each adds a row to the wall.

    Args:
        session: The session, to which the changed variant is added.
        chosen: Returns the variant to change.
        parent: The parent of the menu.
    """

    def __init__(self, session: Session, chosen: Callable[[], Variant | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("variants/change/menu")
        self._session, self._chosen = session, chosen
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for menu in self.findChildren(QMenu):
            menu.deleteLater()
        variant = self._chosen()
        if variant is None:
            return
        home = origin(variant.folder)[0]
        answer = self._session.answers.get(home) or self._session.answers.get(variant.folder)
        changes = [parse(one) for one in answer.changes] if answer else []
        blocks = [(block, one) for one in changes for block in one.without]
        gates = [(gate, one) for one in changes for gate in one.mean]
        charts = answer.charts if answer else {}
        without, means, channels = self._menus(len(blocks) + len(gates))
        for block, derivation in blocks:
            self._add(without, tr("Without {block}", block=block), derivation)
        for gate, derivation in gates:
            self._add(means, tr("With the mean of {gate}", gate=gate), derivation)
            if gate in charts:
                text = tr("With the mean of one channel of {gate}…", gate=gate)
                channels.addAction(text, partial(self._ask_channel, gate, len(charts[gate].values)))
        for menu in {without, means, channels} - {self}:
            menu.menuAction().setVisible(not menu.isEmpty())
        if not changes:
            text = tr("{variant} has no attention to switch off", variant=variant.name) if answer else tr(UNKNOWN)
            self.addAction(text).setEnabled(False)
        for remark in answer.remarks if answer else ():
            self.addAction(tr(remark)).setEnabled(False)
        self.addSeparator()
        self._add(self, tr("With a dense CRF after it"), Ablation(crf=True))

    def _menus(self, count: int) -> tuple[QMenu, QMenu, QMenu]:
        """Return the menus of blocks, gates and single channels: this one, or if the changes are many, three in it."""
        if count <= MOST_IN_ONE:
            return self, self, self
        titles = tr("Without a block"), tr("With the mean of a gate"), tr("With the mean of one channel")
        without, means, channels = (self.addMenu(title) for title in titles)
        return without, means, channels

    def _add(self, menu: QMenu, text: str, derivation: Ablation) -> None:
        menu.addAction(text, partial(self._make, derivation))

    def _make(self, derivation: Ablation) -> None:
        variant = self._chosen()
        if variant is not None:
            change(self._session, variant.folder, derivation)

    def _ask_channel(self, gate: str, count: int) -> None:
        label = tr("Channel, 0 to {count}", count=count - 1)
        channel, accepted = QInputDialog.getInt(self, tr("One channel of {gate}", gate=gate), label, 0, 0, count - 1)
        if accepted:
            self._make(Ablation(mean=(f"{gate}:{channel}",)))
