"""What is found in a file: one finding says where, what is wrong, what was found, and the change that would mend it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

#: From the gravest; a file is valid where nothing is critical.
SEVERITIES = ("critical", "error", "warning", "advisory")
#: Who a finding is about where it is not about one activity, as the official validator writes it.
FILE = "file"
#: An activity without an identifier, as the official validator writes it.
NAMELESS = "noIdentifier"
#: Of what a file says, at most so many characters are shown.
SHOWN = 120


@dataclass(frozen=True, slots=True)
class Finding:
    """``id``, ``severity``, ``category``: the official validator's. ``identifier``: the activity's.

    ``line`` counts from 1 (0: unknown), ``path`` is an XPath of the place. ``found`` is what stands there, cut after
    120 characters; ``fix`` is the change that would mend it, or None where only the publisher can know.
    """

    id: str
    severity: str
    category: str
    identifier: str
    line: int
    path: str
    message: str
    found: str | None = None
    fix: str | None = None

    def as_dict(self) -> dict[str, str | int | None]:
        return asdict(self)


def shown(text: str | None) -> str | None:
    """What a file says, as far as it is shown."""
    if text is None or len(text) <= SHOWN:
        return text
    return f"{text[:SHOWN]}… ({len(text)} characters)"


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """How many there are of each severity."""
    summary = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        summary[finding.severity] += 1
    return summary
