"""Actions on several images that are selected in the list."""

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


class SelectedImages(QObject):
    """Decides on all selected images at once, and offers these actions in the context menu of the list.

    Args:
        review: The review, which keeps the decisions.
        view: The view in which images are selected.
        model: The list of images.
        parent: The parent object.
    """

    def __init__(self, review: Review, view: QAbstractItemView, model: ImageList, parent: QObject) -> None:
        super().__init__(parent)
        self._review, self._view, self._model = review, view, model
        self._actions: Actions | None = None
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self.show_menu(view.viewport().mapToGlobal(at)))

    @property
    def images(self) -> tuple[Path, ...]:
        """The images that are selected in the list, in its order; usually only the shown image."""
        rows = sorted(index.row() for index in self._view.selectionModel().selectedIndexes())
        return tuple(map(self._model.listed.path, rows))

    def sets(self) -> dict[str, tuple[Path, ...]]:
        """Return the sets of images to which an action can apply, by title."""
        listed, chosen, found = self._model.listed, self.images, dict[str, tuple[Path, ...]]()
        if len(chosen) > 1:
            found[tr("{count:,} chosen images", count=len(chosen))] = chosen
        found[tr("All but rejected ones")] = self._review.verdicts.usable
        if len(listed) < len(listed.paths):
            found[tr("The images listed now")] = tuple(listed.of_rows(0, len(listed)))
        return found

    def offer(self, actions: Actions, choose_all: Callable[[], object], tell: Callable[[str], object]) -> None:
        """Bind the actions of the window to decisions on the selected images.

        Args:
            actions: The actions of the window.
            choose_all: Called to select all listed images.
            tell: Called with a sentence that says what was done.
        """

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
        """Set the decision of the selected images that have another one; return a sentence that says what was done."""
        images = [image for image in self.images if self._review.verdicts.state(image) is not decision]
        for image in images:
            self._review.decide(Verdict.now(image, decision))
        state = tr(decision.value)
        if len(images) == 1:
            return tr("One image is {state} now. Z takes that back.", state=state)
        return tr("{count:,} images are {state} now. Z takes that back, one by one.", count=len(images), state=state)

    def show_menu(self, at: QPoint) -> None:
        """Show the menu of actions on the selected images at a point of the screen."""
        if self._actions is None:
            return
        menu = QMenu()
        menu.setObjectName("images/menu")
        title = menu.addAction(tr("{count:,} chosen images", count=len(self.images)))
        title.setEnabled(False)
        menu.addActions([self._actions[name] for name in IN_MENU])
        menu.setParent(None)
        self._menu = menu  # popup() returns at once: the reference keeps the menu alive until the next one
        menu.popup(at)
