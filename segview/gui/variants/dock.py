"""The pane of the variants, with the card of the selected one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segview.core.base.places import models_folder
from segview.core.variants.ablation import origin
from segview.core.variants.spec import Variant
from segview.gui.language.translation import tr
from segview.gui.review.blinding import HIDDEN
from segview.gui.session import opening
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.variants.ablation_menu import ChangeMenu
from segview.gui.variants.card import card_html
from segview.gui.variants.variant_list import VariantDelegate, VariantList
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.stacked import set_spacing

# Enough for the shipped variants; longer lists scroll, and the splitter below makes more room.
LIST_HEIGHT = 190


class VariantsDock(Dock):
    """Ticks variants, opens and removes them, and shows the card of the selected one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="variants", title=tr("Variants"), parent=parent)
        self._shipped = models_folder()
        self._folder: Path | None = None
        self._blind = session.catalogue.blind
        self.model = VariantList(session, self)
        self.setWidget(self._build())
        self.view.selectionModel().selectionChanged.connect(self._show_card)
        session.known.connect(self._list_variants)
        session.catalogue.scored.connect(self._show_card)
        self._list_variants()
        theme.follow(self.card, self._show_card)

    @property
    def selected(self) -> Variant | None:
        """The variant whose card is shown."""
        return None if self._folder is None else self.session.catalogue.find(self._folder)

    def _build(self) -> QWidget:
        body = QWidget()
        layout = set_spacing(QVBoxLayout(body), theme.MARGIN)
        layout.addLayout(self._build_top())
        self.view = QListView()
        name_control(self.view, "variants/list", tr("Variants; ticked ones run"))
        self.view.setItemDelegate(VariantDelegate(self.view))
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setMinimumHeight(60)
        self.hint = QLabel(tr("No variant is known.\n\nOpen the folder of one,\nor drop it here."), wordWrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name_control(self.hint, "variants/hint", tr("Why no variant is listed"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.hint)
        self.card = QTextBrowser()
        name_control(self.card, "variants/card", tr("Card of the selected variant"))
        # The only link copies the SHA-256: a card that came with foreign weights must not open anything.
        self.card.setOpenLinks(False)
        self.card.anchorClicked.connect(self._copy)
        self.card.setMinimumHeight(50)
        self.card.setPlaceholderText(tr("Select a variant to read its card."))
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        name_control(self.splitter, "variants/splitter", tr("List of variants and card"))
        self.splitter.addWidget(self.pages)
        self.splitter.addWidget(self.card)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        layout.addWidget(self.splitter, 1)
        return body

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        tip = tr("Open the folder of a variant, or a checkpoint")
        self.open = tool_button(tr("Open ▾"), "variants/open", accessible=tr("Open a variant"), tip=tip)
        self.open.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.open)
        menu.setObjectName("variants/open/menu")
        menu.addAction(tr("Folder of a variant…"), lambda: opening.choose_variant(self, self.session))
        menu.addAction(tr("Checkpoint…"), lambda: opening.choose_checkpoint(self, self.session))
        self.open.setMenu(menu)
        row.addWidget(self.open)
        tip = tr("Switch off a part of the selected variant's attention, or add a CRF after it, in a row of its own")
        self.change = tool_button(
            tr("Change ▾"), "variants/change", accessible=tr("Change the selected variant"), tip=tip
        )
        self.change.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.change.setMenu(ChangeMenu(self.session, lambda: self.selected, self.change))
        row.addWidget(self.change)
        row.addStretch(1)
        self.every = self._button(tr("All"), "variants/all", tr("Tick all variants"), self._tick_all)
        self.none = self._button(
            tr("None"), "variants/none", tr("Untick all variants"), lambda: self.session.ask(ticked=())
        )
        tip = tr("Remove the selected variant from the list; its files stay. Shipped ones cannot be removed")
        self.remove = self._button(tr("Remove"), "variants/remove", tip, self._remove)
        for button in (self.every, self.none, self.remove):
            row.addWidget(button)
        return row

    def _button(self, text: str, name: str, tip: str, do: object) -> QToolButton:
        button = tool_button(text, name, accessible=tip.split(";")[0], tip=tip)
        button.clicked.connect(do)
        return button

    def _list_variants(self) -> None:
        folders = [variant.folder for variant in self.session.catalogue.shown]
        self.pages.setCurrentWidget(self.view if folders else self.hint)
        # The list is never higher than its rows; the card takes the rest.
        rows = len(folders) * self.view.sizeHintForRow(0) + 2 * self.view.frameWidth() + 2
        self.pages.setMaximumHeight(rows if folders else 16_777_215)
        self.splitter.setSizes([min(rows, LIST_HEIGHT), self.splitter.height()])
        if self.session.catalogue.blind != self._blind:  # a selection that moved would reveal the variant
            self._folder, self._blind = None, self.session.catalogue.blind
        row = folders.index(self._folder) if self._folder in folders else (0 if folders else -1)
        self.view.setCurrentIndex(self.model.index(row))
        self._show_card()

    def _show_card(self) -> None:
        rows = self.view.selectionModel().selectedIndexes()
        self._folder = self.session.catalogue.shown[rows[0].row()].folder if rows else None
        variant = self.selected
        card = f"<p>{tr(HIDDEN)}</p>" if self.session.catalogue.blind else ""
        if variant is not None and not card:
            card = card_html(variant.config, self.session.catalogue.measured.get(variant.folder, ()))
        self.card.setHtml(card)
        changed = variant is not None and origin(variant.folder)[1] is not None
        self.remove.setEnabled(changed or (variant is not None and self._shipped not in variant.folder.parents))
        self.change.setEnabled(variant is not None and not self.session.catalogue.blind)
        for button in (self.every, self.none):
            button.setEnabled(bool(self.session.catalogue.shown))

    def _tick_all(self) -> None:
        self.session.ask(ticked=tuple(variant.folder for variant in self.session.catalogue.shown))

    def _copy(self) -> None:
        if self.selected:
            QGuiApplication.clipboard().setText(self.selected.config.weights_sha256)

    def _remove(self) -> None:
        if self._folder is not None:
            self.session.catalogue.forget(self._folder)
