"""The problem report: text files that the user can review before sending them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from segview.core.requests.settings import PredictionSettings, ReviewSettings, ViewSettings

DESCRIPTION = "what happened.txt"


@dataclass(frozen=True)
class Problem:
    """The content of a problem report.

    Attributes:
        files: Texts by file name.
    """

    files: Mapping[str, str]

    def with_words(self, words: str) -> Problem:
        """Return the report with the user's own words added unchanged."""
        rest = {name: text for name, text in self.files.items() if name != DESCRIPTION}
        return replace(self, files={DESCRIPTION: words.strip() + "\n", **rest} if words.strip() else rest)


def settings_of(
    view: ViewSettings, prediction: PredictionSettings, review: ReviewSettings, counts: Mapping[str, int]
) -> str:
    """Return the settings as JSON: numbers and choices, with counts instead of names."""
    content = {
        "view": view.model_dump(mode="json", exclude={"maps", "hidden"}),
        "prediction": prediction.model_dump(mode="json"),
        "review": {**review.model_dump(mode="json"), "blind": bool(review.blind)},
        "counts": {"maps shown": len(view.maps), "hidden classes": len(view.hidden), **counts},
    }
    return json.dumps(content, indent=2) + "\n"
