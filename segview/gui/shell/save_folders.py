"""The initial folders of save dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from segview.gui.session.session import Session
from segview.tasks.saving import FindSaveFolder

FOLDER_ENDING = "-exports"
"""Suffix to the name of the images' folder for the initial save folder beside it."""

MOST_REMEMBERED = 50


class SaveFolders:
    """The last save folder for each folder of images.

    Args:
        session: The state of the window.

    Attributes:
        by_home: The last save folder, by the folder of the images.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.by_home: dict[str, str] = {}

    @property
    def home(self) -> Path | None:
        """The folder of the current images, or None."""
        session = self._session
        return session.image.parent if session.image is not None else session.listing.folder

    def propose(self, show: Callable[[Path], None]) -> None:
        """Call ``show`` with the last save folder, or one beside the images."""
        home, wanted = self.home, list[Path]()
        if home is not None:
            last = self.by_home.get(str(home), "")
            wanted = [*([Path(last)] if last else []), home.with_name(home.name + FOLDER_ENDING)]
        self._session.tasks.ask(FindSaveFolder((*wanted, Path.home())), show)

    def remember(self, folder: Path, home: Path | None = None) -> None:
        """Remember a save folder for the images in ``home``, by default the current folder."""
        home = home or self.home
        in_use = (*self._session.listing.paths, *self._session.listing.masks.values())
        # Never begin in the folder of the images or of their ground truths.
        if home is None or folder in {one.parent for one in in_use}:
            return
        self.by_home.pop(str(home), None)
        self.by_home = dict([*self.by_home.items(), (str(home), str(folder))][-MOST_REMEMBERED:])
