"""What handlers share from one question to the next."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.decisions import Decisions
from segview.annotation.desk import Desk


class Services:
    """The corrections and decisions on the disk; each is used in the thread of one lane.

    Args:
        journals: The folder of the corrections that are under way, and of what was decided.

    Attributes:
        corrections: The corrections that this process writes.
        decisions: What was decided of images.
    """

    def __init__(self, journals: Path) -> None:
        self.corrections = Desk(journals)
        self.decisions = Decisions(journals)
