"""The accuracy gate: reads the documents beside it, prints the score, and fails where one is below the baseline.

    python -m benchmarks.accuracy.gate             print the scores; exit 1 where one fell
    python -m benchmarks.accuracy.gate --raise     write the scores reached to baseline.json where they rose
    python -m benchmarks.accuracy.gate --misses    also print each fact missed or extra
    python -m benchmarks.accuracy.gate --gold DIR --documents DIR    score other documents (no gate)

A floor is lowered by hand only, in a commit of its own that says why.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from cosante.reading import read_bytes, scorer
from cosante.vocabulary.facts import to_json

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
ROOT = HERE.parent.parent
SEEDS = ROOT.parent / "shared"
PUBLISHED = ROOT / "src" / "cosante" / "languages" / "accuracy.json"
#: What the three seed articles must reach at least.
ENTRY = dict.fromkeys(("partner", "person", "place", "money", "count", "date"), 0.95) | {"health_area": 0.9, "act": 0.9}


def load(gold: Path, documents: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold and readings by name, of the documents ``NAME.txt`` that have gold ``NAME.json``."""
    golds = {p.stem: json.loads(p.read_text("utf-8")) for p in sorted(gold.glob("*.json"))}
    readings = {}
    for name in golds:
        path = documents / f"{name}.txt"
        readings[name] = json.loads(to_json(read_bytes(str(path), path.read_bytes())))
    return golds, readings


def own() -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold and readings of the documents in this folder, of all languages."""
    golds: dict[str, Any] = {}
    readings: dict[str, Any] = {}
    for folder in sorted(p for p in HERE.iterdir() if (p / "gold").is_dir()):
        more_gold, more_readings = load(folder / "gold", folder)
        golds |= more_gold
        readings |= more_readings
    return golds, readings


def table(result: scorer.Score) -> list[str]:
    """The score as lines of text."""
    lines = [
        f"documents {result.documents}, not read {len(result.unread)}, ungrounded facts {result.ungrounded}, "
        f"relevance {result.relevance_right}/{result.documents}, acts in irrelevant documents {result.false_alarms}",
        f"{'':14}{'right':>6}{'missed':>7}{'extra':>6}  {'prec':>5} {'rec':>5} {'F1':>5}",
    ]
    rows = [("all", result.of())] + [(kind, result.of(kind=kind)) for kind in scorer.KINDS]
    for language in result.languages:
        rows += [(language, result.of(language))] + [(f"{language} {k}", result.of(language, k)) for k in scorer.KINDS]
    for name, tally in rows:
        figures = " ".join("  -  " if x is None else f"{x:5.3f}" for x in (tally.precision, tally.recall, tally.f1))
        lines.append(f"{name:14}{tally.right:6}{tally.missed:7}{tally.extra:6}  {figures}")
    lines.append("confidence: facts given, and the share of them that is right")
    for low, high, number, share in scorer.calibration(result.judged):
        lines.append(f"  {low:.2f} to {min(high, 1):.2f}: {number:5} {share:6.3f}")
    sure = [right for confidence, right in result.judged if confidence >= 0.8]
    if sure:
        lines.append(f"of the {len(sure)} facts given 0.8 or more, {sum(sure) / len(sure):.3f} are right")
    return lines


def figures(result: scorer.Score) -> dict[str, float]:
    """The numbers that the gate holds: relevance, and F1 in all, a kind, a language, and a language's kinds."""
    numbers = {"relevance": result.relevance_right / result.documents, "all": result.of().f1 or 0.0}
    for kind in scorer.KINDS:
        numbers[kind] = result.of(kind=kind).f1 or 0.0
    for language in result.languages:
        numbers[language] = result.of(language).f1 or 0.0
        for kind in scorer.KINDS:
            value = result.of(language, kind).f1
            if value is not None:
                numbers[f"{language}/{kind}"] = value
    return {name: round(value, 4) for name, value in numbers.items()}


def fallen(reached: dict[str, float], floor: dict[str, float]) -> list[str]:
    """What is below its floor."""
    return [
        f"{n}: {reached.get(n, 0.0):.4f} is below {f:.4f}" for n, f in floor.items() if reached.get(n, 0.0) < f - 5e-5
    ]


def check_seeds() -> list[str]:
    """What the three seed articles lack, where they are at hand."""
    if not (SEEDS / "seeds").is_dir():
        print("\nThe seed articles are not beside this checkout; their check is skipped.")
        return []
    result = scorer.score(*load(SEEDS / "accuracy" / "gold" / "seeds", SEEDS / "seeds"))
    print("\nSeed articles")
    print("\n".join(table(result)[:10]))
    problems = [
        f"seeds {kind}: F1 {result.of(kind=kind).f1 or 0:.3f} is below {least}"
        for kind, least in ENTRY.items()
        if (result.of(kind=kind).f1 or 0) < least
    ]
    if result.ungrounded or result.relevance_right != result.documents:
        problems.append("seeds: an ungrounded fact, or a wrong judgement of relevance")
    return problems


def main() -> int:
    """Run the gate; 1 where a score fell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--raise", dest="raising", action="store_true", help="write scores that rose to the baseline")
    parser.add_argument("--misses", action="store_true", help="print each fact missed or extra")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--documents", type=Path)
    given = parser.parse_args()
    if given.gold:
        result = scorer.score(*load(given.gold, given.documents or given.gold.parent))
    else:
        result = scorer.score(*own())
    print("\n".join(table(result)))
    if given.misses:
        for what, name, fact in result.misses:
            print(
                what,
                name,
                json.dumps({k: v for k, v in fact.items() if k not in {"evidence", "reader"}}, ensure_ascii=False),
            )
    if given.gold:
        return 0
    reached = figures(result)
    floor = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    if given.raising:
        raised = {name: max(value, floor.get(name, 0.0)) for name, value in reached.items()}
        BASELINE.write_text(json.dumps(raised, indent=1, sort_keys=True) + "\n", "utf-8")
        PUBLISHED.write_text(json.dumps(_published(result), indent=1) + "\n", "utf-8")
    problems = fallen(reached, floor) + check_seeds()
    if result.ungrounded:
        problems.append(f"{result.ungrounded} ungrounded facts")
    print("\n" + ("\n".join(["The accuracy gate fails:", *problems]) if problems else "The accuracy gate passes."))
    return bool(problems)


def _published(result: scorer.Score) -> dict[str, Any]:
    """What ``cosante languages`` shows: F1 a language and kind, on how many documents."""
    return {
        language: {"all": round(result.of(language).f1 or 0, 3)}
        | {kind: round(result.of(language, kind).f1 or 0, 3) for kind in scorer.KINDS}
        for language in result.languages
    }


if __name__ == "__main__":
    sys.exit(main())
