"""Fits the weights by which the reader judges its candidates, on labelled documents.

    python scripts/fit_weights.py FOLDER…      each FOLDER holds NAME.txt and gold/NAME.json (the reading contract),
                                               or NAME.txt and labels.tsv: NAME, 1 or 0 (relevant or not)

Gold that is complete for some kinds only says which: ``"kinds": ["partner", "place"]`` beside its facts. Of such a
document the candidates of these kinds alone are learnt from, and no slots of deeds; without the key it holds all kinds.

For each group of facts a logistic model with an L2 penalty is fitted by Newton's method on the candidates of these
documents, labelled by the gold; the threshold is the one with the best F1. Documents of each language count alike.
With --keep=GROUP,… those groups keep the weights they have. With --only=GROUP:PREFIX,… (as often as you like) only the
weights of that group whose names begin so (all, where no prefix is given) are fitted, from what they are: for a few
documents more, which could not carry all weights. With --again only those of the second look are fitted, of names and
then of deeds: to be done after the others, on which they rest.
Writes src/cosante/reading/weights.json. Fit on documents that no score is reported on.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from cosante.reading import acts, assemble, deed_features, reader, slots, weighing  # noqa: E402
from cosante.reading.scorer import KINDS, RIGHT  # noqa: E402

#: features, right, and does it cost nothing to leave it out: the gold calls it optional, or another tells of the same
Sample = tuple[dict[str, float], bool, bool]
PENALTY = {
    "refit": 2.0,
    "refit_actor": 8.0,
    "refit_relevance": 4.0,
    "refit_recipient": 8.0,
    "act": 8.0,
    "relevance": 1.0,
    "relevance_told": 0.7,
    "slot": 4.0,
    "date": 3.0,
    "place": 4.0,
    "health_area": 4.0,
    "partner_again": 10.0,
    "act_again": 8.0,
}
THRESHOLDS = np.arange(0.16, 0.65, 0.02)
#: Of slots: those that give most right parties to whole deeds of documents left out of the fit.
SLOT_THRESHOLDS = {
    "actor_here": 0.44,
    "actor_away": 0.28,
    "actor_away_page": 0.28,
    "recipient_here": 0.28,
    "recipient_away": 0.3,
    "recipient_here_told": 0.2,
    "recipient_away_told": 0.2,
}
AGAIN_THRESHOLDS = {
    "partner_again": 0.39,
    "partner_country_again": 0.46,
    "place_again": 0.44,
    "place_country_again": 0.42,
    "act_again": 0.34,
}
SLOTS = ("actor_", "recipient_", "where", "when")


def documents(folder: Path) -> Iterator[tuple[Path, dict]]:
    """The documents of a folder with what is known of them: gold, or only whether they are relevant."""
    for gold in sorted((folder / "gold").glob("*.json")):
        yield folder / f"{gold.stem}.txt", json.loads(gold.read_text("utf-8"))
    labels = folder / "labels.tsv"
    for line in labels.read_text("utf-8").splitlines() if labels.exists() else ():
        name, label, *_ = line.split("\t")
        yield folder / f"{name}.txt", {"relevant": label == "1"}


def samples_of(path: Path, gold: dict, out: dict[str, list[Sample]]) -> None:
    """Add every candidate of a document to its group; of one known only as relevant or not, that alone."""
    text = path.read_text("utf-8")
    judged = reader.judge(text)
    right = bool(gold["relevant"])
    out["relevance"].append((judged.signs, right, False))
    page = reader.page_of(judged)
    accepted = reader.accept(page, acts.read(page), judged.relevance)
    given = assemble.weighed(page, text, accepted, "fit")
    told = deed_features.told(page, given.deeds, given.facts, judged.tally)
    out["relevance_told"].append((judged.signs | told, right, False))
    if not right or "facts" not in gold:
        return
    kinds = frozenset(gold.get("kinds", KINDS))
    deeds = acts.read(page, all_of_them=True)
    reader.weigh(page, deeds, judged.relevance)
    made = assemble.weighed(page, text, accepted, "fit", keep_all=True)
    rows = [
        (g, f, json.loads(to_json_fact(fact)))
        for (g, f), fact in zip(made.weighed, made.facts, strict=True)
        if g != "act"
    ]
    all_deeds = assemble.weighed(page, text, deeds, "fit", keep_all=True)
    rows += [
        (g, f, json.loads(to_json_fact(fact)))
        for (g, f), fact in zip(all_deeds.weighed, all_deeds.facts, strict=True)
        if g == "act"
    ]
    rows = [row for row in rows if row[2]["kind"] in kinds]
    if kinds >= set(KINDS):
        _slot_samples(page, text, accepted, gold, out)
    surest: dict[int, float] = {}
    met = [[g for g in gold["facts"] if g["kind"] == f["kind"] and RIGHT[f["kind"]](g, f)] for _, _, f in rows]
    for (_, _, fact), hits in zip(rows, met, strict=True):
        for hit in hits:
            surest[id(hit)] = max(surest.get(id(hit), 0.0), fact["confidence"])
    for (group, values, fact), hits in zip(rows, met, strict=True):
        if fact.get("role") == "publication":
            continue  # the gold says of deeds when they were
        spared = bool(hits) and all(
            h.get("optional") or (group == "act" and fact["confidence"] < surest[id(h)]) for h in hits
        )
        out[group].append((values, bool(hits), spared))


def again_samples(path: Path, gold: dict, spare: str, out: dict[str, list[Sample]]) -> None:
    """Add every name (``spare`` "names") or deed ("deeds") of a document that the second look is asked about."""
    if not gold["relevant"] or not set(gold.get("kinds", KINDS)) >= set(KINDS) or "facts" not in gold:
        return
    text = path.read_text("utf-8")
    judged = reader.judge(text)
    page = reader.page_of(judged)
    deeds = reader.accept(page, acts.read(page), judged.relevance)
    made = assemble.weighed(page, text, deeds, "fit", spare=spare)
    facts = {f.id: json.loads(to_json_fact(f)) for f in made.facts}
    told = [fact for fact in facts.values() if fact["kind"] == "act"]
    free = [g for g in gold["facts"] if g["kind"] == "act"]
    met: dict[str | int, list[dict]] = {}
    at_first = {which: features["likely"] for group, features, which in made.again if group == "act"}
    for i, act in sorted(enumerate(told), key=lambda pair: -at_first.get(pair[0], 0.0)):
        met[i] = [g for g in free if RIGHT["act"](g, act)][:1]
        free = [g for g in free if all(g is not hit for hit in met[i])]
    for id, fact in facts.items():
        met[id] = [g for g in gold["facts"] if g["kind"] == fact["kind"] and RIGHT[fact["kind"]](g, fact)]
    for group, features, which in made.again:
        if (group == "act") == (spare == "deeds"):
            spared = bool(met[which]) and all(g.get("optional") for g in met[which])
            out[f"{group}_again"].append((features, bool(met[which]), spared))


def fit_again(folders: list[Path]) -> None:
    """Fit the weights of the second look, of names first: deeds are looked at without the names that it drops."""
    table = {name: dict(weights) for name, weights in weighing.models().items()}
    blank = {group: {"bias": 0.0} for group in AGAIN_THRESHOLDS}  # nothing is looked at again without
    weighing.TABLE.write_text(json.dumps(blank | table, indent=1, sort_keys=True) + "\n", "utf-8")
    for spare in ("names", "deeds"):
        forget()
        groups: dict[str, list[Sample]] = defaultdict(list)
        for folder in folders:
            for path, gold in documents(folder):
                again_samples(path, gold, spare, groups)
        table = {name: dict(weights) for name, weights in weighing.models().items()}
        for group, samples in groups.items():
            table[group] = fit(samples, _penalty(group)) | {"threshold": _threshold(group, 0.5)}
        weighing.TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")


def forget() -> None:
    """Let the weights be read anew."""
    for known in (
        weighing.models,
        weighing.model,
        weighing.group_of,
        weighing.by_words,
        weighing.leaning,
        weighing.threshold,
    ):
        known.cache_clear()


def _slot_samples(page: object, text: str, deeds: list, gold: dict, out: dict[str, list[Sample]]) -> None:
    """Add every candidate for a slot of a deed that the gold has too."""
    made = assemble.weighed(page, text, deeds, "fit", slots_too=True)
    facts = {f.id: json.loads(to_json_fact(f)) for f in made.facts}
    told = [f for f in facts.values() if f["kind"] == "act"]
    wanted = {f["id"]: f for f in gold["facts"]}
    acts_by_deed = dict(zip(map(id, deeds), told, strict=True))
    free = [g for g in gold["facts"] if g["kind"] == "act"]
    names_parties = any(g.get("actors") for g in free)  # some gold tells of deeds only, not of who does them
    matched = {}
    for key, act in acts_by_deed.items():
        hit = next((g for g in free if RIGHT["act"](g, act)), None)
        if hit is not None:
            matched[key] = hit
            free.remove(hit)
    rows = [row for row in made.slot_rows if id(row.deed) in matched]
    exact = {_told(row, matched[id(row.deed)], wanted, facts[made.ids[row.key]]) for row in rows if _of_party(row)}
    for row in rows:
        act = matched[id(row.deed)]
        if row.group == "where":
            place, fact = wanted.get(act.get("where")), facts[made.ids[f"at:{row.key}"]]
            right = place is not None and place["kind"] == "place" and RIGHT["place"](place, fact)
        elif not names_parties:
            continue
        elif row.group == "when":
            right = act.get("when") == row.key
        else:
            fact = facts[made.ids[row.key]]
            right = _told(row, act, wanted, fact) is not None or _stands_for(row, act, wanted, fact, exact)
        out[row.group].append((row.features, right, False))


def _of_party(row: slots.Row) -> bool:
    return row.group not in {"when", "where"}


def _refs(row: slots.Row, act: dict) -> list[str]:
    """The parties that the gold has in the slot."""
    return act.get(row.group.split("_")[0] + "s") or []


def _told(row: slots.Row, act: dict, wanted: dict, fact: dict) -> tuple[int, str] | None:
    """The deed and the party of its gold that a candidate is."""
    for ref in _refs(row, act):
        gold = wanted.get(ref)
        if gold and gold["kind"] == fact["kind"] and RIGHT[fact["kind"]](gold, fact):
            return id(row.deed), ref
    return None


def _stands_for(row: slots.Row, act: dict, wanted: dict, fact: dict, exact: set) -> bool:
    """Is the candidate the country of a body of the gold, or a body of its country, where nothing nearer is read?"""
    for ref in _refs(row, act):
        gold = wanted.get(ref, {})
        types, home = {gold.get("type"), fact.get("type")}, gold.get("country")
        if (id(row.deed), ref) not in exact and "country" in types and home and home == fact.get("country"):
            return True
    return False


def to_json_fact(fact: object) -> bytes:
    """A fact as the contract writes it."""
    import msgspec

    return msgspec.json.Encoder(decimal_format="number").encode(fact)


def refit(
    samples: list[Sample], before: dict[str, float], prefixes: tuple[str, ...], penalty: float
) -> dict[str, float]:
    """The weights of before, of which those that begin with a prefix are fitted; departing from before is penalised."""
    names = sorted({n for s in samples for n, v in s[0].items() if v and n.startswith(prefixes)})
    if prefixes == ("",):
        names.append("bias")
    x = np.array([[1.0 if n == "bias" else s[0].get(n, 0.0) for n in names] for s in samples], dtype=float)
    known = np.array([before["bias"] + sum(before.get(n, 0) * v for n, v in s[0].items()) for s in samples])
    y, weight = np.array([float(s[1]) for s in samples]), np.array([0.35 if s[2] else 1.0 for s in samples])
    change = np.zeros(len(names))
    for _ in range(40):
        p = 1 / (1 + np.exp(-known - x @ change))
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(names))
        step = np.linalg.solve(hessian, x.T @ (weight * (p - y)) + penalty * change)
        change -= step
        if np.abs(step).max() < 1e-6:
            break
    return before | {n: round(before.get(n, 0) + float(c), 3) for n, c in zip(names, change, strict=True)}


def fit(samples: list[Sample], penalty: float) -> dict[str, float]:
    """Weights by name, with bias and threshold."""
    names = sorted({n for s in samples for n in s[0]})
    index = {n: i + 1 for i, n in enumerate(names)}
    x = np.zeros((len(samples), len(names) + 1))
    x[:, 0] = 1
    for row, (values, _, _) in enumerate(samples):
        for name, value in values.items():
            x[row, index[name]] = value
    y = np.array([float(s[1]) for s in samples])
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], penalty)
    ridge[0] = 0.01
    weight = np.array([0.35 if s[2] else 1.0 for s in samples])  # what gold calls optional says less
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (weight * (p - y)) + ridge * w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    p = 1 / (1 + np.exp(-x @ w))
    scores = np.array([f1(p >= t, y, samples) for t in THRESHOLDS])
    # in the middle of a stretch that is good, not on a peak of its own
    best = THRESHOLDS[1:-1][np.argmax(np.convolve(scores, np.ones(3) / 3, "valid"))]
    weights = {"bias": float(w[0]), "threshold": float(best)} | {n: float(w[i]) for n, i in index.items()}
    return {n: round(v, 3) for n, v in weights.items() if n in {"bias", "threshold"} or abs(v) >= 0.005}


def _threshold(group: str, fitted: float) -> float:
    """From which probability on a group's facts are given, where a fit on its own documents does not know it."""
    if group == "act":  # a deed told twice is one: its candidates do not show what a doubtful one costs
        return 0.43
    if group.endswith("_again"):  # by cross-validation
        return AGAIN_THRESHOLDS[group]
    if group == "relative_date":  # told with its low confidence: whoever asks for a date knows better than we
        return 0.2
    if group in SLOT_THRESHOLDS:
        return SLOT_THRESHOLDS[group]
    # both mistakes cost alike; of health areas, by cross-validation
    return 0.5 if group.startswith("relevance") or group == "health_area" else fitted


def _penalty(group: str) -> float:
    return PENALTY.get("slot" if group.startswith(SLOTS) else group, 8.0)


def f1(given: np.ndarray, y: np.ndarray, samples: list[Sample]) -> float:
    """F1 of giving these candidates; optional ones cost nothing when left out."""
    required = np.array([s[1] and not s[2] for s in samples])
    right = (given & (y > 0)).sum()
    return float(2 * right / max(1, 2 * right + (given & (y == 0)).sum() + (~given & required).sum()))


def refit_groups(choices: list[str], folders: list[Path]) -> None:
    """Fit some weights of some groups, each GROUP:PREFIX,…; all others stand."""
    groups: dict[str, list[Sample]] = defaultdict(list)
    for folder in folders:
        for path, gold in documents(folder):
            samples_of(path, gold, groups)
    table = {name: dict(weights) for name, weights in weighing.models().items()}
    for choice in choices:
        group, prefixes = choice.split(":")
        penalty = PENALTY.get(f"refit_{group.split('_')[0]}", PENALTY["refit"])
        # the weights for pages, and of whom a page's deed is told to go to, begin as those of all texts
        base = group.removesuffix("_page")
        base = base.removesuffix("_told") if base.startswith("recipient_") else base
        table.setdefault(group, dict(table[base]))
        after = refit(groups[base], table[group], tuple(prefixes.split(",")), penalty)
        for name in sorted(after):
            if after[name] != table[group].get(name):
                print(f"{group:16} {name:32} {table[group].get(name, 0.0):7.3f} -> {after[name]:7.3f}")
        table[group] = after | ({"threshold": SLOT_THRESHOLDS[group]} if group in SLOT_THRESHOLDS else {})
    weighing.TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")


def main() -> None:
    """Fit all groups twice: the names' features rest on the acts accepted with the weights of the first round."""
    chosen = [a.removeprefix("--only=") for a in sys.argv[1:] if a.startswith("--only=")]
    if chosen:
        refit_groups(chosen, [Path(a) for a in sys.argv[1:] if not a.startswith("--")])
        return
    folders = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    if "--again" in sys.argv[1:]:
        fit_again(folders)
        return
    kept = {group for a in sys.argv[1:] if a.startswith("--keep=") for group in a[len("--keep=") :].split(",")}
    before = {
        group: dict(weights)
        for group, weights in weighing.models().items()
        if group in kept or group.endswith(("_again", "_page"))
    }
    for _ in range(3):
        forget()
        groups: dict[str, list[Sample]] = defaultdict(list)
        for folder in folders:
            for path, gold in documents(folder):
                samples_of(path, gold, groups)
        table = {}
        for group, samples in sorted(groups.items()):
            if group == "duration" or len({s[1] for s in samples}) < 2:
                continue
            table[group] = fit(samples, _penalty(group))
            table[group]["threshold"] = _threshold(group, table[group]["threshold"])
            print(
                f"{group:16} {len(samples):5} candidates, {sum(s[1] for s in samples):5} right, "
                f"threshold {table[group]['threshold']}"
            )
        weighing.TABLE.write_text(json.dumps(table | before, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
