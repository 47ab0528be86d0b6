"""segview: interactive segmentation and attention inspection."""

import logging
import os

__version__ = "0.1.0"

# Nothing is fetched from a network at run time. The libraries that would try read this once, when they are imported.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
# Idle compute threads give their core back instead of spinning; read once, when torch is imported.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

# Who embeds segview decides where messages go; its own bugs go to its log in any case (core/requests/failures.py).
logging.getLogger(__name__).addHandler(logging.NullHandler())
