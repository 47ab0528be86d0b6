"""Cameras and capture cards, read with PyAV; the newest frame counts."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.places import install_command
from segview.core.films.camera import CameraDevice
from segview.core.films.film import USUAL_RATE

NAMED = "SEGVIEW_CAMERA"
"""Environment variable that names one more source for FFmpeg, such as ``lavfi:testsrc,realtime``."""

KINDS = {"linux": "v4l2", "darwin": "avfoundation", "win32": "dshow"}
"""FFmpeg's input devices by operating system."""

OPEN_SECONDS, FRAME_SECONDS = 10.0, 5.0
"""Seconds after which a camera that does not open, or gives no frame, counts as lost."""

Sink = Callable[[NDArray[np.uint8]], object]
"""Called with each frame, rows × columns × 3."""


def cameras() -> tuple[CameraDevice, ...]:
    """Return the cameras that are connected, and the source that the environment names.

    Raises:
        UserError: PyAV is not installed.
    """
    av = _av()
    kind = KINDS.get(sys.platform, "")
    found = av.enumerate_input_devices(kind) if kind and hasattr(av, "enumerate_input_devices") else ()
    own = [
        CameraDevice(one.description or one.name, kind, f"video={one.name}" if kind == "dshow" else one.name)
        for one in found
        if not one.media_types or "video" in one.media_types
    ]
    named_kind, _, address = os.environ.get(NAMED, "").partition(":")
    return (*own, *([CameraDevice(address, named_kind, address)] if address else []))


class Camera:
    """An open camera, read in a thread; a frame that was not fetched is replaced by the next.

    Args:
        device: The camera.

    Attributes:
        rate: Nominal frames per second of the camera, or the usual rate if it has none.

    Raises:
        UserError: PyAV is not installed, or the camera cannot be opened.
    """

    def __init__(self, device: CameraDevice) -> None:
        av = _av()
        self._device = device
        try:
            self._container = av.open(device.address, format=device.kind, timeout=(OPEN_SECONDS, FRAME_SECONDS))
        except (OSError, ValueError) as error:
            raise UserError(
                "The camera {title} cannot be opened: {reason}. Connect it again, and end other programs that use it.",
                title=device.title,
                reason=_reason(error),
            ) from error
        streams = self._container.streams.video
        self.rate = float(streams[0].average_rate or USUAL_RATE) if streams else USUAL_RATE
        self._changed = threading.Condition()
        self._newest: Any = None
        self._count = 0
        self._sink: Sink | None = None
        self._problem: Exception | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    def newest(self, after: int) -> tuple[int, NDArray[np.uint8]]:
        """Wait for a frame with a number above ``after``, and return the newest number and frame.

        Raises:
            UserError: no more frames come.
        """
        with self._changed:
            come = self._changed.wait_for(lambda: self._count > after or self._problem is not None, FRAME_SECONDS)
            problem, number, frame = self._problem, self._count, self._newest
        if isinstance(problem, UserError):
            raise problem
        if problem is not None or not come:
            raise UserError(
                "The camera {title} gives no more images. Connect it again, and choose it anew.",
                title=self._device.title,
            ) from problem
        return number, frame.to_ndarray(format="rgb24")

    def send_to(self, sink: Sink | None) -> None:
        """Pass every frame from now on to a sink, in the camera's thread; None ends that."""
        with self._changed:
            self._sink = sink

    def close(self) -> None:
        """Release the camera."""
        self._closing = True
        self._thread.join(FRAME_SECONDS)
        if not self._thread.is_alive():
            self._container.close()

    def _run(self) -> None:
        problem: Exception = EOFError("the camera has ended")
        try:
            for frame in self._container.decode(video=0):
                if self._closing:
                    return
                with self._changed:
                    if self._sink is not None:
                        self._sink(frame.to_ndarray(format="rgb24"))
                    self._newest, self._count = frame, self._count + 1
                    self._changed.notify_all()
        except (OSError, ValueError, IndexError, UserError) as error:
            problem = error
        with self._changed:
            self._problem = problem
            self._changed.notify_all()


def _av() -> Any:  # noqa: ANN401 - an extra without types for all that is used here
    try:
        import av
    except ModuleNotFoundError as error:
        if error.name != "av":
            raise
        raise UserError("Cameras need PyAV: {install_command}.", install_command=install_command("video")) from error
    return av


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)
