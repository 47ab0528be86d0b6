"""Cameras and capture cards, with their names for users and for FFmpeg."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CameraDevice:
    """A camera or a capture card.

    Attributes:
        title: Name for users.
        kind: FFmpeg's name of this kind of device, such as ``v4l2``.
        address: Address among the devices of its kind, such as ``/dev/video0``.
    """

    title: str
    kind: str
    address: str
