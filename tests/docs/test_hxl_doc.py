"""The table of docs/hxl.md is that of the hashtags."""

import importlib
from pathlib import Path


def test_the_document_has_every_hashtag(monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).parent.parent.parent / "scripts")
    script = importlib.import_module("write_hxl_doc")
    assert script.document() == script.DOCUMENT.read_text("utf-8")
