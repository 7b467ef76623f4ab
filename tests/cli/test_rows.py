"""``cosante import-rows`` and ``cosante export-rows``: a spreadsheet in, and the same out."""

import json

import pytest

pytestmark = [pytest.mark.register, pytest.mark.once("the pages ask both databases the same")]


def test_a_sheet_is_looked_at_then_kept_and_taken_out_again(cosante, tmp_path):
    (tmp_path / "stores.csv").write_text("Nom,Pays\nDépôt central,Sénégal\nHôpital,Nulle part\n", "utf-8")
    asked = ("import-rows", "stores", "stores.csv", "-l", "fr", "--data", "data")
    looked = cosante(*asked)
    assert looked.returncode == 3
    assert "2 rows: 1 added, 0 changed, 0 unchanged, 1 refused.\nNothing is written yet" in looked.stdout
    assert "row 3 Pays “Nulle part”: " in looked.stderr
    assert "Kept. Taken back on its page: /imports/2/" in cosante(*asked, "--keep").stdout
    (row,) = json.loads(cosante("export-rows", "stores", "-f", "json", "--data", "data").stdout)
    assert (row["name"], row["country"]) == ("Dépôt central", "SN")
    assert "rows called 'shops'" in cosante("import-rows", "shops", "stores.csv", "--data", "data").stderr
