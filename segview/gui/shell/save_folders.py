"""The folders in which dialogs that save begin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from segview.gui.session.session import Session
from segview.tasks.saving import FindSaveFolder

FOLDER_ENDING = "-exports"
"""Suffix of the images' folder that names the one beside it, where files are saved at first."""

MOST_REMEMBERED = 50


class SaveFolders:
    """The folder that was last saved in, for each folder of images.

    Args:
        session: What is shown.

    Attributes:
        by_home: The folder that was last saved in, by the folder of the images.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.by_home: dict[str, str] = {}

    @property
    def home(self) -> Path | None:
        """The folder of the images, without which there is nothing beside them."""
        session = self._session
        return session.image.parent if session.image is not None else session.listing.folder

    def propose(self, show: Callable[[Path], None]) -> None:
        """Call ``show`` with the folder that was last saved in, or one beside the images."""
        home, wanted = self.home, list[Path]()
        if home is not None:
            last = self.by_home.get(str(home), "")
            wanted = [*([Path(last)] if last else []), home.with_name(home.name + FOLDER_ENDING)]
        self._session.tasks.ask(FindSaveFolder((*wanted, Path.home())), show)

    def remember(self, folder: Path, home: Path | None = None) -> None:
        """Begin in a folder the next time, with images of the folder ``home`` or of the one at hand."""
        home = home or self.home
        in_use = (*self._session.listing.paths, *self._session.listing.masks.values())
        # The folder of the images, or of their ground truths, is nowhere to begin in.
        if home is None or folder in {one.parent for one in in_use}:
            return
        self.by_home.pop(str(home), None)
        self.by_home = dict([*self.by_home.items(), (str(home), str(folder))][-MOST_REMEMBERED:])
