"""Copying and pasting parts of a mask."""

from __future__ import annotations

from collections.abc import Callable

from segview.annotation.pasting import CopiedPart, copy_part, paste
from segview.gui.language.translation import tr
from segview.gui.session.correcting import pixel_under
from segview.gui.session.session import Session


class PartClipboard:
    """Copies a part of the mask under correction, and pastes it into the same or another image.

    Args:
        session: The state of the window.
        start: Begins a correction of the image in the same way as the last one.
        tell: Shows a sentence on what was copied, or why nothing was pasted.
    """

    def __init__(self, session: Session, *, start: Callable[[], object], tell: Callable[[str], object]) -> None:
        self._session, self._start, self._tell = session, start, tell
        self._copied: CopiedPart | None = None

    def copy(self) -> None:
        """Copy the part under the pointer, or else all pixels of the selected class."""
        document, tools = self._session.correction.document, self._session.correction.tools
        if document is None:
            return
        self._copied = copy_part(document, pixel_under(self._session), tools.paint.value)
        if self._copied is None:
            self._tell(tr("There is nothing of this class to copy."))
        else:
            self._tell(
                tr(
                    "{area:,} pixels of {name} are copied. Ctrl+V puts them at the same place, also in other images.",
                    area=self._copied.area,
                    name=self._copied.name,
                )
            )

    def paste(self, *, at_pointer: bool) -> None:
        """Paste the copied part at its original position, or under the pointer."""
        session = self._session
        if self._copied is None:
            self._tell(tr("Nothing is copied yet: point at a part of the mask and press Ctrl+C."))
            return
        if session.correction.mask.can_begin:
            self._start()
        document, tools = session.correction.document, session.correction.tools
        if document is None or not session.correction.can_change:
            return
        at = pixel_under(session) if at_pointer else None
        gesture = paste(self._copied, document, otherwise=tools.paint.value, at=at)
        if gesture is None:
            self._tell(tr("The copied part lies outside of this image. Ctrl+Alt+V puts it under the pointer."))
        else:
            tools.boxed.emit(gesture.model_copy(update={"protected": tools.paint.protected}))
