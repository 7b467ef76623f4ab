"""``cosante read --reader llm|both`` as a person runs it, against a server on this machine."""

import json

import pytest
from as_a_person import ARTICLE

from model_server import answer, serving

pytestmark = [pytest.mark.once("no database is asked")]


def test_a_model_reads_beside_the_rules_within_its_limit(cosante, tmp_path):
    (tmp_path / "news").mkdir()
    for number in range(3):
        (tmp_path / "news" / f"{number}.txt").write_text(f"{ARTICLE}Page {number}.\n", "utf-8")
    unset = cosante("read", "--reader", "llm", "news")
    assert (unset.returncode, unset.stdout) == (1, "")
    assert "COSANTE_LLM_URL" in unset.stderr
    with serving() as model:
        model.says(answer(counts=[{"id": "a", "sentence": 1, "quote": "30 hospital beds", "of": "beds"}]))
        there = {"COSANTE_LLM_URL": model.url, "COSANTE_LLM_MODEL": "m", "COSANTE_CACHE": str(tmp_path / "cache")}
        stopped = cosante("read", "--reader", "llm", "news", "-o", "out.txt", **there, COSANTE_LLM_TOKENS="17000")
        assert stopped.returncode == 1
        assert "COSANTE_LLM_TOKENS" in stopped.stderr
        assert "out.txt was not written" in stopped.stderr
        assert not (tmp_path / "out.txt").exists()
        done = len(model.asked)
        assert 0 < done < 3
        both = cosante("read", "--reader", "both", "-f", "jsonl", "news", **there)
        assert both.returncode == 0, both.stderr
        assert len(model.asked) == 3
    readings = [json.loads(line) for line in both.stdout.splitlines()]
    assert sum(r["language_model"]["kept"] for r in readings) == done
    assert all(any(" llm/m@" in f["reader"] for f in r["facts"] if f["kind"] == "count") for r in readings)
    assert f"m: {3 - done} requests" in both.stderr
