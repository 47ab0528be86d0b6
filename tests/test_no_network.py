"""No part of the work needs a network: in a process where every socket is refused, all of it is done."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import socket, sys
from pathlib import Path

REFUSED = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
           "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "http.client.connect")


def refuse(event, arguments):
    if event in REFUSED:
        raise SystemExit(f"the network was asked for: {event} {arguments}")


sys.addaudithook(refuse)
try:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except SystemExit:
    print("refused")
folder, variant = Path(sys.argv[1]), Path(sys.argv[2])

from segview.cli.app import run

assert run(["predict", str(folder / "images"), "-v", str(variant), "--scales", "1", "--out", str(folder / "out")]) == 0
print("predicted", len(list((folder / "out").glob("*.mask.png"))))

from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import Epoch
from segview.training.loop.fit import fit

plan = TrainingPlan.model_validate({
    "name": "small", "network": {"encoder": "mobilenet_v2", "decoder_channels": [16, 16, 8, 8, 8], "head": "C"},
    "preprocessing": {"input_size": [64, 64]}, "data": {"train": ["."], "validation_pairs": 2}, "batch": 2,
    "epochs": 1, "precision": "fp32",
})
print("trained", sum(isinstance(one, Epoch) for one in fit(plan, root=folder, folder=folder / "run")))

from segview.annotation.provenance import Provenance
from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, export
from segview.annotation.gestures import Stroke
from segview.annotation.journal import Journal
from segview.annotation.reading import read_mask

image = next((folder / "images").iterdir())
document = Document(Provenance.now(image, (64, 64), classes=("background", "polyp")))
journal = Journal(folder / "one.journal")
journal.begin(document.provenance, document.mask)
stroke = Stroke(points=((10, 10), (30, 40)), radius=5, value=1)
document.apply(stroke)
journal.add(stroke)
journal.close()
for kind, one in FORMATS.items():
    if one.write and one.suits(image):
        path = folder / f"mask{one.ending}"
        export(document, path, kind)
        assert (read_mask(path, document.provenance) == document.mask).all()
print("corrected", document.area(1) > 0)
"""


def test_everything_is_done_where_sockets_are_refused(tmp_path, tiny_variant):
    import numpy as np
    from PIL import Image

    rows, columns = np.mgrid[:64, :64]
    for part in ("images", "masks"):
        (tmp_path / part).mkdir()
    for number in range(6):
        inside = (rows - 30) ** 2 + (columns - 20 - 4 * number) ** 2 < 14**2
        Image.fromarray(np.where(inside[..., None], 200, 60).repeat(3, axis=2).astype(np.uint8)).save(
            tmp_path / "images" / f"{number}.png"
        )
        Image.fromarray((inside * 255).astype(np.uint8)).save(tmp_path / "masks" / f"{number}.png")
    root = Path(__file__).parent.parent
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), str(tiny_variant("A"))],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    said = [
        line for line in ran.stdout.splitlines() if line.split()[0] in ("refused", "predicted", "trained", "corrected")
    ]
    assert said == ["refused", "predicted 6", "trained 1", "corrected True"]
