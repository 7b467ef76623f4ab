"""Browsers keep our files for a year, so the address must change whenever one of them does."""

from cosante.web import context


def test_the_address_of_static_files_changes_with_their_content(tmp_path, monkeypatch):
    monkeypatch.setattr(context, "STATIC", tmp_path)
    said = []
    for content in ("one", "two"):
        (tmp_path / "cosante.css").write_text(content)
        context.static_version.cache_clear()
        said.append(context.static_version())
    context.static_version.cache_clear()
    assert said[0] != said[1]
