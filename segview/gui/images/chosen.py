"""Several images that are chosen in the list, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu

from segview.annotation.verdict import Decision, Verdict
from segview.gui.commands.actions import Actions
from segview.gui.images.image_list import ImageList
from segview.gui.language.translation import tr
from segview.gui.review.review import Review

IN_MENU = ("reject_chosen", "skip_chosen", "reopen_chosen", "export_all", "choose_all_images")


class ChosenImages(QObject):
    """Decides on chosen images at once, and offers that in the menu of the list.

    Args:
        review: What is decided.
        view: Where they are chosen.
        model: The list.
        parent: Owns it.
    """

    def __init__(self, review: Review, view: QAbstractItemView, model: ImageList, parent: QObject) -> None:
        super().__init__(parent)
        self._review, self._view, self._model = review, view, model
        self._actions: Actions | None = None
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self.show_menu(view.viewport().mapToGlobal(at)))

    @property
    def images(self) -> tuple[Path, ...]:
        """The images that are chosen in the list, in its order; the one that is shown where there are no others."""
        rows = sorted(index.row() for index in self._view.selectionModel().selectedIndexes())
        return tuple(map(self._model.listed.path, rows))

    def sets(self) -> dict[str, tuple[Path, ...]]:
        """Return the images that something can be done with at once, by what they are called."""
        listed, chosen, found = self._model.listed, self.images, dict[str, tuple[Path, ...]]()
        if len(chosen) > 1:
            found[tr("{count:,} chosen images", count=len(chosen))] = chosen
        found[tr("All but rejected ones")] = self._review.verdicts.usable
        if len(listed) < len(listed.paths):
            found[tr("Those listed now")] = tuple(listed.of_rows(0, len(listed)))
        return found

    def offer(self, actions: Actions, choose_all: Callable[[], object], tell: Callable[[str], object]) -> None:
        """Have the actions of the window decide on the images that are chosen."""

        def decide(decision: Decision) -> None:
            tell(self.decide(decision))

        self._actions = actions
        actions.bind(
            reject_chosen=lambda: decide(Decision.REJECTED),
            skip_chosen=lambda: decide(Decision.SKIPPED),
            reopen_chosen=lambda: decide(Decision.OPEN),
            choose_all_images=choose_all,
        )

    def decide(self, decision: Decision) -> str:
        """Give the chosen images a state, and return what was done; those that have it already are left alone."""
        images = [image for image in self.images if self._review.verdicts.state(image) is not decision]
        for image in images:
            self._review.decide(Verdict.now(image, decision))
        state = tr(decision.value)
        if len(images) == 1:
            return tr("One image is {state} now. Z takes that back.", state=state)
        return tr("{count:,} images are {state} now. Z takes that back, one by one.", count=len(images), state=state)

    def show_menu(self, at: QPoint) -> None:
        """Show what can be done with the chosen images, at a point of the screen."""
        if self._actions is None:
            return
        menu = QMenu()
        menu.setObjectName("images/menu")
        title = menu.addAction(tr("{count:,} chosen images", count=len(self.images)))
        title.setEnabled(False)
        menu.addActions([self._actions[name] for name in IN_MENU])
        menu.setParent(None)
        self._menu = menu  # shown, not executed: it lives until the next one
        menu.popup(at)
