"""The program: the window, or a command of the command line."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path

WALL_FILE = "segview-wall.png"


def main() -> int:
    """Open the window, or run a command if one is given; return the exit status."""
    arguments = sys.argv[1:]
    if arguments and not _is_for_the_window(arguments):
        from segview.cli.app import run

        return run(arguments)
    options = _options(arguments)
    try:
        return _open(tuple(Path(path).absolute() for path in options.paths), options.device)
    except Exception as error:  # printed as a sentence; for a bug, the log has the traceback
        from segview.cli.status import ExitStatus
        from segview.core.requests.failures import failure_of

        failure = failure_of(error, options)
        sys.stderr.write(f"{failure.reason}\n")
        return ExitStatus.BUG if failure.bug else ExitStatus.WRONG_REQUEST


def _open(paths: tuple[Path, ...], device: str) -> int:
    if not _has_display():
        return _without_display(paths, device)
    gc.disable()  # until the window has started
    from segview.gui.app import run_window

    return run_window(paths, device)


def _is_for_the_window(arguments: list[str]) -> bool:
    first = arguments[0]
    if first == "--device" or first.startswith("--device="):
        return True
    if first.isalpha():
        from segview.cli.app import app

        # Data sets often have a folder named train: train is the command, ./train is the folder.
        if first in {command.name for command in app.registered_commands}:
            return False
    from segview.core.base.files import exists
    from segview.core.images.frames import file_and_number

    return exists(file_and_number(Path(first))[0])


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="segview", description="Open the window.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="images, folders of images, variants")
    parser.add_argument("--device", default="", help="auto, cpu, cuda or cuda:N")
    return parser.parse_args(arguments)


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _without_display(paths: tuple[Path, ...], device: str) -> int:
    from segview.cli.wall import write_wall

    target = Path(WALL_FILE).absolute()
    sys.stderr.write("There is no display here, so no window can open; the wall goes to a file instead.\n")
    status = write_wall(paths, device or "auto", target)
    sys.stdout.write(f"{target}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
