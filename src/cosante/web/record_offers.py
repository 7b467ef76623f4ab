"""What the workbooks of acts, partners and computed tables say of themselves: values that cells take, or that none do.

Codes, as the files have them; what is changed there can be brought again.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from cosante.web.fields import country
from cosante.web.labels import ACT_STATUSES, ACT_TYPES, PARTNER_TYPES
from cosante.web.sheets.cells import allowed
from cosante.web.sheets.files import letters_of

#: Lines below the last that offer values, too: for new rows.
_SPARE = 1000


def _lists(of: str) -> Mapping[str, Mapping[str, Any]]:
    """By column, what its cells take."""
    if of == "acts":
        return {"kind": ACT_TYPES, "status": ACT_STATUSES}
    if of == "partners":
        return {"kind": PARTNER_TYPES, "country": dict(allowed(country()))}
    return {}


def offer(of: str, columns: Sequence[str], book: Any, sheet: Any, last: int) -> None:
    """Write the second sheet. Tables that are computed say there that they are changed where their rows are."""
    bold = book.add_format({"bold": True})
    lists = _lists(of)
    if not lists:
        about = book.add_worksheet(_("About")[:31])
        about.write(0, 0, _("This table is computed from acts and from what the office keeps."), bold)
        about.write(1, 0, _("It cannot be brought back: change the records, and take it out again."))
        return
    takes = book.add_worksheet(_("Allowed values")[:31])
    name = takes.get_name().replace("'", "''")
    for n, (column, values) in enumerate(lists.items()):
        codes = [(code, str(words)) for code, words in values.items() if code]
        takes.write_row(0, 2 * n, [column, _("In words")], bold)
        for line, pair in enumerate(codes, 1):
            takes.write_row(line, 2 * n, pair)
        source = f"='{name}'!${letters_of(2 * n + 1)}$2:${letters_of(2 * n + 1)}${len(codes) + 1}"
        at = columns.index(column)
        about = {"validate": "list", "source": source, "error_type": "warning"}
        sheet.data_validation(1, at, last + _SPARE, at, about)
