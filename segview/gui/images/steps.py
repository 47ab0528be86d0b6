"""Steps from one image of the list to another."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.verdict import Decision
from segview.gui.images.image_list import ImageList
from segview.gui.images.row_texts import UNDECIDED
from segview.gui.session.session import Session


class Steps:
    """Turns to images among those that are listed, in the order of the moment.

    Args:
        session: The image that is shown.
        model: The list.
    """

    def __init__(self, session: Session, model: ImageList) -> None:
        self._session, self._model = session, model

    def step(self, by: int) -> None:
        """Go ``by`` images further on, stopping at either end."""
        listed, image = self._model.listed, self._session.image
        if not len(listed):
            return
        row = listed.row_of(image)
        if row < 0:
            # Between two rows: on to the one behind, or back to the one before.
            row = listed.rows_before(image) - (1 if by > 0 else 0)
        self._session.ask(image=listed.path(min(max(row + by, 0), len(listed) - 1)))

    def following(self, count: int) -> tuple[Path, ...]:
        """Return the next images."""
        row = self._model.listed.row_of(self._session.image)
        return tuple(self._model.listed.of_rows(row + 1, row + 1 + count)) if row >= 0 else ()

    def go_on(self) -> bool:
        """Go to the next image that is open, at the end from the first on; say whether there is one.

        So is one that has to be looked at before what was decided of it counts. Where another state is listed, it is
        the next one of that.
        """
        listed, image, review = self._model.listed, self._session.image, self._session.review
        start = listed.rows_before(image) + (1 if listed.row_of(image) >= 0 else 0)
        if review.states.shown not in (None, Decision.OPEN):
            following = next(iter(listed.of_rows(start, start + 1)), None)
        else:
            rows = (*range(start, len(listed)), *range(min(start, len(listed))))
            others = (one for one in map(listed.path, rows) if one != image)
            following = next((one for one in others if review.verdicts.state(one) in UNDECIDED), None)
        if following is not None:
            self._session.ask(image=following)
        return following is not None

    def go_to_highest(self) -> bool:
        """Go to the open image of the highest priority, or by name to the next one; say whether there is one."""
        session, listed = self._session, self._model.listed
        highest = None
        if session.review.states.shown in (None, Decision.OPEN):
            others = (one for one in map(listed.path, range(len(listed))) if one != session.image)
            highest = session.ranking.highest(one for one in others if session.review.verdicts.state(one) in UNDECIDED)
        if highest is None:
            return self.go_on()
        session.ask(image=highest)
        return True
