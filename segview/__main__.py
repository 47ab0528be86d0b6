"""Window or command line."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Open the window, or run a command where one is given; return the exit status."""
    arguments = sys.argv[1:]
    if arguments and not _is_for_the_window(arguments):
        from segview.cli.app import run

        return run(arguments)
    from segview.gui.app import run_window

    return run_window(arguments)


def _is_for_the_window(arguments: list[str]) -> bool:
    first = arguments[0]
    return first == "--device" or first.startswith("--device=") or Path(first).exists()


if __name__ == "__main__":
    sys.exit(main())
