"""Scores that were measured in this session, on the images that are opened."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MeasuredHere:
    """The mean of a score of a variant over the images of one data set.

    Attributes:
        score: Its name.
        value: The mean over images.
        images: How many.
        data: Folder of the images, in words; empty where there is one alone.
    """

    score: str
    value: float
    images: int
    data: str = ""
