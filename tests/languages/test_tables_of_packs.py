"""Every pack has the tables that a pack must have; each that it has is known and sound."""

import pytest

from cosante.languages.folders import ROOT, available
from cosante.languages.tables import SCHEMAS
from pack_helpers import TABLES, rows_of, settings_of


@pytest.mark.parametrize("language", available())
def test_every_table_is_there_and_sound(language):
    tables = {path.name for path in (ROOT / language).glob("*.tsv")}
    needless = set() if settings_of(language)["suffixes"] else {"suffixes.tsv"}
    assert tables >= set(SCHEMAS) - needless
    assert tables <= set(TABLES)
    assert all(rows_of(language, table) for table in tables)
