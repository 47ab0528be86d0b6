"""Scores that were measured in this session on the opened images."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MeasuredHere:
    """The mean of a score of a variant over the images of one data set.

    Attributes:
        score: The name of the score.
        value: The mean over images.
        images: The number of images.
        data: The name of the data set; empty if there is only one.
    """

    score: str
    value: float
    images: int
    data: str = ""
