"""What counted people are in the deeds told of them: those trained are trainees, those treated patients
(those vaccinated are not).

The noun alone says who they are ("forty nurses"); the deed says as what they are counted. Doctors stay doctors in a
training, as the reading contract's gold has it.
"""

from typing import Final

from cosante.reading.acts import Deed
from cosante.reading.grammars.counts import Counted
from cosante.reading.page import Page
from cosante.vocabulary.codes import PEOPLE

#: In a deed of this type, people counted as the first are the second.
_AS: Final = {
    "training": (frozenset({"health_workers", "delegates", "beneficiaries"}), "trainees"),
    "outreach": (frozenset({"beneficiaries"}), "patients"),
    "conference": (frozenset({"health_workers", "doctors", "beneficiaries"}), "delegates"),
}


def settle(page: Page, deeds: list[Deed]) -> None:
    """Change what counts are of, by the deeds that they belong to; the first deed that says so decides."""
    settled: set[int] = set()
    for deed in deeds:
        plain, becomes = _AS.get(deed.type, (frozenset(), ""))
        for i in deed.counts:
            count = page.counts[i]
            vaccinated = becomes == "patients" and "immunization" in deed.areas
            if i not in settled and count.of in plain and not vaccinated and not _acting(page, deed, count):
                count.of = becomes
                settled.add(i)


def _acting(page: Page, deed: Deed, count: Counted) -> bool:
    """Are these the people who do it: counted before the verb, with others counted after it?"""
    if page.pack.settings["head"] == "final" or count.start > deed.head[0]:
        return False
    others = (page.counts[i] for i in deed.counts)
    return any(c.of in PEOPLE and c.start > deed.head[0] for c in others)
