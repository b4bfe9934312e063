"""Found by every Python whose PYTHONPATH leads here: in a kernel, block the network."""

import sys

from blocking import block

if "ipykernel_launcher" in sys.orig_argv:
    block()
