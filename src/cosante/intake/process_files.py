"""Files of OCDS: read, judged, held with what each process would do, kept as one deed; and orders as packages.

Promise: what is held was done and taken back, so it is what keeping does unless the register has changed since; then
what was done is held instead. A file that the official schema finds wrong is refused with where and how many.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.exchange.ocds.files import Json, package, read, record_package, releases_of
from cosante.exchange.ocds.merge import compiled, record
from cosante.exchange.ocds.process import Process
from cosante.exchange.ocds.releases import process_in, release_out
from cosante.exchange.ocds.validate import findings
from cosante.intake.procurement import REFUSED, Outcome, Told, bring_processes
from cosante.register.actions.processes import hold, settle
from cosante.register.models import Account, BroughtFile
from cosante.register.queries.supply.processes import processes
from cosante.vocabulary.errors import BadValue, CosanteError


def judged(data: bytes, name: str = "") -> Json:
    """The document of a file. ``BadValue`` says where the schema finds something, and how many places."""
    document = read(data)
    if wrong := findings(document):
        raise BadValue(
            _("%(place)s: %(what)s. So much was found in all: %(number)s.")
            % {"place": f"{name}{wrong[0].path}", "what": wrong[0].message, "number": len(wrong)}
        )
    return document


def read_processes(by_ocid: dict[str, list[Json]]) -> Iterator[Process | Outcome]:
    """Each process, merged from its releases; or, of one that cannot be read, why."""
    for ocid, releases in by_ocid.items():
        try:
            if not releases:
                raise BadValue(
                    _("The record only links to its releases. Bring these, or a record with a compiled one.")
                )
            is_compiled = len(releases) == 1 and releases[0].get("tag") == ["compiled"]
            yield process_in(releases[0] if is_compiled else compiled(releases))
        except CosanteError as error:
            yield Outcome(ocid, REFUSED, why=error.message)


def bring_files(
    documents: Iterable[Json], prefix: str, by: Account | None, name: str, kept: bool, partners: bool
) -> Told:
    """What the processes of several files do, releases of one process merged first; done where ``kept``."""
    by_ocid: dict[str, list[Json]] = {}
    for document in documents:
        for ocid, releases in releases_of(document).items():
            by_ocid.setdefault(ocid, []).extend(releases)
    return bring_processes(read_processes(by_ocid), prefix, by, name, kept, partners)


def hold_file(data: bytes, name: str, prefix: str, by: Account | None) -> BroughtFile:
    """The file, held with what each of its processes would do where unknown partners are entered."""
    told = bring_files([judged(data)], prefix, by, name, False, True)
    return hold(name, data.decode("utf-8-sig"), [asdict(one) for one in told.outcomes], told.partners, by)


def keep_file(file: BroughtFile, prefix: str, by: Account | None, why: str, partners: bool) -> BroughtFile:
    """The file, kept as one deed. ``partners``: enter those that are not known; else their processes are refused."""
    with transaction.atomic():
        if file.kept_at is not None:
            return file
        told = bring_files([read(file.text.encode())], prefix, by, why or file.name, True, partners)
        return settle(file, [asdict(one) for one in told.outcomes], told.lead, by)


def packaged(prefix: str, publisher: str, uri: str, now: datetime, orders: Iterable[int], records: bool) -> Json:
    """Orders as a package of releases or records. ``BadValue`` where there are none, or the schema finds one wrong."""
    releases = [release_out(*one) for one in processes(prefix, orders)]
    if not releases:
        raise BadValue(_("There is no such order."))
    if records:
        made = record_package([record([one]) for one in releases], publisher, uri, now)
    else:
        made = package(releases, publisher, uri, now)
    if wrong := findings(made):
        raise BadValue(
            _("%(place)s: %(what)s. So much was found in all: %(number)s.")
            % {"place": wrong[0].path, "what": wrong[0].message, "number": len(wrong)}
        )
    return made
