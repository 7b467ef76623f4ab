"""Something that came to be read: bytes and what they are called, and where they were fetched, if they were."""

from datetime import datetime
from typing import NamedTuple


class Came(NamedTuple):
    """``media_type`` and ``charset`` as a server said them; what somebody gives has none, and is told by its bytes.

    ``address`` is what was asked for, ``fetched_from`` what answered: redirections may lie between.
    """

    name: str
    data: bytes
    media_type: str = ""
    charset: str = ""
    address: str = ""
    fetched_from: str = ""
    fetched_at: datetime | None = None
