"""The libraries of torch, loaded while a window starts, and what threads may import at the same time."""

import subprocess
import sys

import pytest

WORKS = """
import sys
from segview.core.base.libraries import load_ahead

thread = load_ahead()
assert thread is not None
thread.join()
loaded = "libtorch_cpu.so" in open("/proc/self/maps").read()
assert loaded and "torch" not in sys.modules
import torch
assert float(torch.ones(3, 3).matmul(torch.ones(3, 3)).sum()) == 27
"""


IMPORTED_MEANWHILE = """
from segview.core.base.libraries import load_ahead

thread = load_ahead()
import torch
assert not thread.is_alive(), "the import did not wait"
assert load_ahead() is None, "torch is there already"
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is loaded ahead")
@pytest.mark.parametrize("code", [WORKS, IMPORTED_MEANWHILE])
def test_the_libraries_are_there_before_torch_is_imported_and_torch_works_with_them(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


BOTH_AT_ONCE = """
import sys, threading
from importlib.abc import MetaPathFinder
from segview.core.base.libraries import import_whole_first

class Slow(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "scipy.spatial._qhull":
            amid.set()
            begun.wait(0.5)
        elif name == "scipy.spatial.distance":
            begun.set()

def whole():
    from skimage import morphology

def part():
    amid.wait()
    from scipy.cluster.vq import kmeans2

import_whole_first()
import_whole_first()
sys.meta_path.insert(0, Slow())
amid, begun = threading.Event(), threading.Event()
threads = [threading.Thread(target=one) for one in (whole, part)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
from skimage import morphology
from scipy.cluster.vq import kmeans2
print(hasattr(morphology, "isotropic_opening"))
"""


def test_two_threads_import_what_depends_on_one_another() -> None:
    command = [sys.executable, "-c", BOTH_AT_ONCE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")
