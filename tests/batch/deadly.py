"""A reader of shards that some texts end: the process is gone at once, as when the system takes it for its memory."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

from cosante.batch.items import Done, Shard
from cosante.batch.work import read_shard

DEADLY = "Ends whoever reads it."


def read(shard: Shard, at: Callable[[int], None]) -> Done:
    """As ``read_shard``, if it lives."""

    def begins(position: int) -> None:
        at(position)
        if DEADLY in Path(shard.items[position].path).read_text("utf-8"):
            os.kill(os.getpid(), signal.SIGKILL)

    return read_shard(shard, begins)
