"""The libraries of torch, loaded while a window starts."""

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
