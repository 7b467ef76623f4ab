"""What is still missing for a valid IATI file: a line for each, with the page where it is set."""

import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from cosante.exchange.iati.parallel import every as findings
from cosante.exchange.iati.standard.codes import codelist
from cosante.exchange.iati.validate import Options
from cosante.publishing.activities import LeftOut, chosen, every, reporter, reporting
from cosante.publishing.files import write_activities
from cosante.register.models import Reporter
from cosante.register.queries.filters import Asked

#: So many lines are said of what is left out.
_SHOWN = 50


class Line(NamedTuple):
    """What is right, or what is missing and where it is set."""

    good: bool
    said: str
    address: str = ""


def checklist() -> list[Line]:
    """In the order in which it is done; the file itself is made and judged as the official validator would."""
    found = reporter()
    if found is None:
        return [Line(False, _("Say as whom you report: name, identifier, kind of organisation."), "/reporters/new/")]
    lines = _organisation(found)
    left: list[LeftOut] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "activities.xml"
        with file.open("wb") as target:
            written = write_activities(target, chosen(reporting(), every(Asked(public=True)), True), left.append)
        judged = list(findings(file, Options.of_today())) if written else []
    if not written:
        lines.append(Line(False, _("Nothing can be published yet: review acts, or enter agreements."), "/review/"))
    lines += [
        Line(False, _("%(record)s is left out: %(why)s.") % {"record": one.record, "why": one.why}, one.address)
        if not one.part
        else Line(False, _("Of %(record)s is left out: %(why)s.") % {"record": one.record, "why": one.why}, one.address)
        for one in left[:_SHOWN]
    ]
    return [*lines, *_judged(written, judged)]


def _organisation(found: Reporter) -> list[Line]:
    page = f"/reporters/{found.pk}/edit/"
    prefixes = codelist("OrganisationRegistrationAgency").codes
    known = found.org_id in codelist("IATIOrganisationIdentifier").codes
    begins = known or any(found.org_id.startswith(f"{code}-") for code in prefixes)
    lines = [Line(True, _("You report as %(name)s (%(id)s).") % {"name": found.name, "id": found.org_id}, page)]
    if not begins:
        said = _("Its identifier does not begin with the code of a register of organisations (org-id.guide).")
        lines.append(Line(False, said, page))
    if found.partner is None:
        lines.append(
            Line(False, _("Say which partner here it is: else every act is told as a secondary reporter."), page)
        )
    if not found.address:
        said = _("Say at which address of the web these pages lie, so that sources are linked.")
        lines.append(Line(False, said, page))
    return lines


def _judged(written: int, judged: list[object]) -> list[Line]:
    if not written:
        return []
    counted = Counter(getattr(one, "severity", "") for one in judged)
    wrong = counted["critical"] + counted["error"] + counted["warning"]
    if not wrong:
        return [
            Line(
                True,
                _("The file has %(n)s activities, and the rules of the standard find nothing in it.") % {"n": written},
            )
        ]
    return [
        Line(False, f"{getattr(one, 'identifier', '')}: {getattr(one, 'message', '')}")
        for one in judged[:_SHOWN]
        if getattr(one, "severity", "") != "advisory"
    ]
