"""The report on a problem: files of text that a person looks through before it is passed on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from segview.core.requests.settings import PredictionSettings, ReviewSettings, ViewSettings

TOLD = "what happened.txt"


@dataclass(frozen=True)
class Problem:
    """The content of the archive.

    Attributes:
        files: Texts by the names of their files.
    """

    files: Mapping[str, str]

    def with_words(self, words: str) -> Problem:
        """Return the report with a person's own words, as they are."""
        rest = {name: text for name, text in self.files.items() if name != TOLD}
        return replace(self, files={TOLD: words.strip() + "\n", **rest} if words.strip() else rest)


def settings_of(
    view: ViewSettings, prediction: PredictionSettings, review: ReviewSettings, counts: Mapping[str, int]
) -> str:
    """Return the settings as JSON: numbers and choices, and counts in place of names."""
    told = {
        "view": view.model_dump(mode="json", exclude={"maps", "hidden"}),
        "prediction": prediction.model_dump(mode="json"),
        "review": {**review.model_dump(mode="json"), "blind": bool(review.blind)},
        "counts": {"maps shown": len(view.maps), "hidden classes": len(view.hidden), **counts},
    }
    return json.dumps(told, indent=2) + "\n"
