"""Draws the icon of the app in the formats of Windows and macOS: ``icon.py SVG FOLDER``."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

SIDE = 512


def main(source: Path, folder: Path) -> None:
    """Write ``segview.png``, ``segview.ico`` and ``segview.icns``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QBuffer, QSize
    from PySide6.QtGui import QGuiApplication, QIcon

    application = QGuiApplication([])
    drawn = QBuffer()
    drawn.open(QBuffer.OpenModeFlag.WriteOnly)
    QIcon(str(source)).pixmap(QSize(SIDE, SIDE), 1.0).save(drawn, "PNG")
    image = Image.open(io.BytesIO(bytes(drawn.data().data())))
    for ending in ("png", "ico", "icns"):
        image.save(folder / f"segview.{ending}")
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
