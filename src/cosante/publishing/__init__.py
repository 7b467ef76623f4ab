"""Publishing: what the office keeps and has reviewed, as IATI 2.03 in which the standard's rules find nothing."""

from cosante.publishing.activities import OTHERS, LeftOut, chosen, every, of_others, reporter, reporting
from cosante.publishing.checklist import Line, checklist
from cosante.publishing.files import write_activities, write_organisation, write_published

__all__ = [
    "OTHERS",
    "LeftOut",
    "Line",
    "checklist",
    "chosen",
    "every",
    "of_others",
    "reporter",
    "reporting",
    "write_activities",
    "write_organisation",
    "write_published",
]
