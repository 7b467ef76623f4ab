"""Where this installation keeps what is its own."""

import os
from pathlib import Path


def data_dir() -> Path:
    """``COSANTE_DATA``, or the user's own data directory; it may not exist yet."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Path(os.environ.get("COSANTE_DATA") or home / "cosante").expanduser().absolute()
