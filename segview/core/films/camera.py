"""Cameras and capture cards, by the names that people and FFmpeg have for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CameraDevice:
    """A camera or a capture card.

    Attributes:
        title: For people.
        kind: The name that FFmpeg has for this kind of device, such as ``v4l2``.
        address: Of the device among those of its kind, such as ``/dev/video0``.
    """

    title: str
    kind: str
    address: str
