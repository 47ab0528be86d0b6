"""The library of the plots is fetched while nobody waits for it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from segview.gui.widgets.plotting import fetch_ahead
assert "pyqtgraph" not in sys.modules
fetch_ahead().join()
assert "pyqtgraph" in sys.modules
import pyqtgraph
plot = pyqtgraph.PlotWidget()
plot.plot([1, 2, 3])
plot.show()
application.processEvents()
print("drawn")
"""


def test_a_plot_is_drawn_with_what_another_thread_fetched() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", PROGRAM], capture_output=True, text=True, timeout=120)
    assert done.stdout == "drawn\n", done.stderr
