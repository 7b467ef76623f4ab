"""The matching gate: scores the labelled pairs, prints how well, and fails where a figure is below the baseline.

    python -m benchmarks.matching.gate             print the figures; exit 1 where one fell
    python -m benchmarks.matching.gate --raise     write the figures reached to baseline.json where they rose
    python -m benchmarks.matching.gate --misses    also print the pairs of the tuning half that came out wrong

The weights are set on the tuning half; the held-out half says how well they do. Its wrong pairs are not printed, so
that nobody tunes on them. A floor is lowered by hand only, in a commit of its own that says why.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.matching import organisations
from benchmarks.matching.labelled import HALVES, SORTS, Pair, pairs
from cosante.matching import blocking, copies, deeds, partners
from cosante.matching.profiles import DeedProfile, PartnerProfile
from cosante.matching.verdicts import Band, Verdict
from cosante.matching.wording import sentence

BASELINE = Path(__file__).parent / "baseline.json"
BANDS = {"automatic": {Band.AUTOMATIC}, "suggested": {Band.AUTOMATIC, Band.SUGGEST}}


class Tally(NamedTuple):
    """Pairs of one set by what they are and what was said of them."""

    right: int
    missed: int
    wrong: int

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall, F1; 1 where there was nothing to get wrong."""
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def judged(pair: Pair) -> Verdict:
    """What matching says of a pair."""
    if isinstance(pair.left, PartnerProfile) and isinstance(pair.right, PartnerProfile):
        return partners.score(pair.left, pair.right)
    if isinstance(pair.left, DeedProfile) and isinstance(pair.right, DeedProfile):
        return deeds.score(pair.left, pair.right)
    return copies.score(pair.left, pair.right)  # type: ignore[arg-type]  # the two are of one sort


def blocked(pair: Pair) -> bool:
    """Whether the keys of the two would bring them together."""
    keys = {"partners": blocking.partner_keys, "deeds": blocking.deed_keys, "texts": blocking.text_keys}[pair.sort]
    return bool(blocking.candidates([(1, pair.left), (2, pair.right)], keys).pairs)  # type: ignore[arg-type]


def tally(found: Iterable[tuple[Pair, Verdict]], bands: set[Band]) -> Tally:
    """How many pairs are rightly in these bands, missing from them, and wrongly in them."""
    told = [(pair.same, verdict.band in bands) for pair, verdict in found]
    return Tally(told.count((True, True)), told.count((True, False)), told.count((False, True)))


def main() -> int:
    """Run the gate; 1 where a figure fell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--raise", dest="raising", action="store_true", help="write figures that rose to the baseline")
    parser.add_argument("--misses", action="store_true", help="print each pair of the tuning half that came out wrong")
    given = parser.parse_args()
    reached: dict[str, float] = {}
    print(f"{'':40}{'pairs':>6}{'same':>6}  {'prec':>5} {'rec':>5} {'F1':>5}")
    for sort in SORTS:
        told = [(pair, judged(pair)) for pair in pairs(sort)]
        for half in HALVES:
            reached |= report(sort, half, [(pair, verdict) for pair, verdict in told if pair.half == half])
        if given.misses:
            print("\n".join(misses(told)))
    reached |= organisations.figures()
    floor = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    if given.raising:
        raised = {name: max(value, floor.get(name, 0.0)) for name, value in reached.items()}
        BASELINE.write_text(json.dumps(raised, indent=1, sort_keys=True) + "\n", "utf-8")
    fallen = [
        f"{n}: {reached.get(n, 0.0):.4f} is below {f:.4f}" for n, f in floor.items() if reached.get(n, 0) < f - 5e-5
    ]
    print("\n".join(["The matching gate fails:", *fallen]) if fallen else "The matching gate passes.")
    return bool(fallen)


def report(sort: str, half: str, told: list[tuple[Pair, Verdict]]) -> dict[str, float]:
    """Prints a half's lines and gives its figures by name."""
    figures: dict[str, float] = {}
    for which, chosen in (("all", told), ("cross-language", [(pair, v) for pair, v in told if pair.across])):
        if not chosen or (sort == "texts" and which != "all"):
            continue
        for band, bands in BANDS.items():
            counted = tally(chosen, bands)
            name = f"{sort}, {half}, {which}, {band}"
            same = counted.right + counted.missed
            print(f"{name:40}{len(chosen):6}{same:6}  " + " ".join(f"{figure:5.3f}" for figure in counted.figures))
            for label, figure in zip(("precision", "recall", "F1"), counted.figures, strict=True):
                figures[f"{name}, {label}"] = round(figure, 4)
    together = [blocked(pair) for pair, _ in told if pair.same]
    figures[f"{sort}, {half}, blocking, recall"] = round(sum(together) / len(together), 4)
    print(f"{sort + ', ' + half + ', blocking':40}{'':6}{len(together):6}  {'':5} {sum(together) / len(together):5.3f}")
    return figures


def misses(told: list[tuple[Pair, Verdict]]) -> list[str]:
    """The pairs of the tuning half on the wrong side of either band, with what was said of them."""
    lines = []
    for pair, verdict in told:
        wrong = verdict.band is not (Band.AUTOMATIC if pair.same else Band.APART)
        if pair.half == HALVES[0] and (wrong or (pair.same and not blocked(pair))):
            lines.append(
                f"{'same' if pair.same else 'apart'} but {verdict.band} {verdict.score:.3f}"
                f"{'' if blocked(pair) else ', not blocked'}: {pair.cells[0]} | {pair.cells[1]} ({sentence(verdict)})"
            )
    return lines


if __name__ == "__main__":
    sys.exit(main())
