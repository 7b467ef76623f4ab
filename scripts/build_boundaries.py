#!/usr/bin/env python3
"""Makes src/cosante/web/data/boundaries.geojson, the shapes of countries on the map, from Natural Earth.

    python scripts/build_boundaries.py            write the file
    python scripts/build_boundaries.py --check    fail when the committed file differs from what would be written

Promise: the same sources give the same bytes. The source is Natural Earth's 1:110m admin-0 countries (public domain),
in the npm package world-atlas as TopoJSON, fetched with `npm pack` into build/sources (or --sources). Lines that two
countries share are simplified once, so that they stay one line. Countries too small for 1:110m become the middle
point of their 1:50m shape. Antarctica is left out. Codes are ISO 3166-1's, through pycountry (the `tables` extra).
"""

import argparse
import json
import subprocess
import sys
import tarfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "cosante" / "web" / "data" / "boundaries.geojson"
PACKAGE = "world-atlas@2.0.2"
#: In degrees: a line keeps every point that is further than this from it. A pixel of a map 1000 wide is 0.36.
TOLERANCE = 0.25
#: Islets smaller than so many square degrees are left out, but for a country's largest piece.
SMALLEST = 0.4
NOT_SHOWN = frozenset({"AQ", "TF", "HM", "GS", "IO"})
#: Natural Earth's shapes without a number in ISO 3166-1; the first has a code that many use.
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "", "Somaliland": ""}

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Write the file, or compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--sources", type=Path, default=ROOT / "build" / "sources")
    asked = parser.parse_args()
    made = write(features(source(asked.sources, "countries-110m.json"), source(asked.sources, "countries-50m.json")))
    if not asked.check:
        TARGET.write_text(made, "utf-8")
        print(f"{TARGET}: {len(made)} bytes, {made.count('Feature') - 1} countries")
    elif TARGET.read_text("utf-8") != made:
        sys.exit(f"{TARGET} is not what this script makes; run it without --check and look at the difference.")


def source(folder: Path, name: str) -> dict[str, Any]:
    """A file of the package, fetched on the first run."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = folder / "world-atlas-2.0.2.tgz"
    if not packed.exists():
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(packed) as archive:
        file = archive.extractfile(f"package/{name}")
        return json.load(file) if file else {}


def features(coarse: dict[str, Any], fine: dict[str, Any]) -> list[dict[str, Any]]:
    """Every country once: as a shape, or as a point where it is too small for one."""
    shapes = {name: (code, rings) for name, code, rings in countries(coarse, TOLERANCE)}
    known = {code for code, _ in shapes.values() if code}
    found = [feature(code, polygons(rings)) for code, rings in shapes.values()]
    for _, code, rings in countries(fine, 0):
        if code and code not in known:
            largest = max((piece[0] for piece in rings), key=area)
            found.append(feature(code, {"type": "Point", "coordinates": rounded(middle(largest))}))
    return sorted(found, key=lambda f: (f["properties"]["code"] or "~", json.dumps(f)))


def countries(topology: dict[str, Any], tolerance: float) -> list[tuple[str, str, list[list[Ring]]]]:
    """Name, code and pieces of each country; a piece is its outer ring and its holes."""
    arcs = [simplified(unbroken(arc), tolerance) for arc in unpacked(topology)]
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        code = code_of(shape)
        if code in NOT_SHOWN or "arcs" not in shape:
            continue
        pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [half for piece in pieces for half in halves([unbroken(joined(ring, arcs)) for ring in piece])]
        found.append((shape["properties"]["name"], code, rings))
    return found


def code_of(shape: dict[str, Any]) -> str:
    """ISO 3166-1 alpha-2; nothing where the standard has no such country."""
    number = shape.get("id")
    country = pycountry.countries.get(numeric=number) if number else None
    return country.alpha_2 if country else UNNUMBERED.get(shape["properties"]["name"], "")


def unpacked(topology: dict[str, Any]) -> list[Ring]:
    """The arcs in degrees: TopoJSON keeps them as whole steps from point to point."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """The points of a ring; an arc with a negative number runs backwards."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc if not points else arc[1:]
    return points


def unbroken(line: Ring) -> Ring:
    """The line without the jump from 180° east to 180° west: it goes on beyond."""
    points = line[:1]
    for x, y in line[1:]:
        turns = round((points[-1][0] - x) / 360)
        points.append((x + 360 * turns, y))
    return points


def halves(piece: list[Ring]) -> list[list[Ring]]:
    """A piece cut at 180° east and west, so that each part lies on one side of the map."""
    found = []
    for turn in (-360, 0, 360):
        shifted = [[(x + turn, y) for x, y in ring] for ring in piece]
        cut = [beside(beside(ring, 180.0, -1), -180.0, 1) for ring in shifted]
        if len(cut[0]) > 2 and area(cut[0]) > 0:
            found.append([ring for ring in cut if len(ring) > 2])
    return found


def beside(ring: Ring, edge: float, sign: int) -> Ring:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman, 1974)."""
    points: Ring = []
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]] if ring else []):
        inside, next_inside = sign * (x1 - edge) >= 0, sign * (x2 - edge) >= 0
        if inside:
            points.append((x1, y1))
        if inside != next_inside:
            points.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return points


def simplified(line: Ring, tolerance: float) -> Ring:
    """Douglas and Peucker, 1973; the ends of a line stay."""
    if len(line) < 3 or not tolerance:
        return line
    far, at = max((distance(point, line[0], line[-1]), n) for n, point in enumerate(line[1:-1], 1))
    if far <= tolerance:
        return [line[0], line[-1]] if line[0] != line[-1] or far == 0 else [line[0], line[at], line[-1]]
    return simplified(line[: at + 1], tolerance)[:-1] + simplified(line[at:], tolerance)


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a line, or to its start where that is its end, too."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = float(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    if not length:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return abs((y2 - y1) * x - (x2 - x1) * y + x2 * y1 - y2 * x1) / length


def area(ring: Ring) -> float:
    """In square degrees."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]))) / 2


def middle(ring: Ring) -> Point:
    """The middle of its box."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def polygons(rings: list[list[Ring]]) -> dict[str, Any]:
    """The geometry of a country, without islets."""
    largest = max(rings, key=lambda piece: area(piece[0]))
    kept = [piece for piece in rings if piece is largest or area(piece[0]) >= SMALLEST]
    written = [[closed(ring) for ring in piece if len(closed(ring)) >= 4] for piece in kept]
    return {"type": "MultiPolygon", "coordinates": [piece for piece in written if piece]}


def closed(ring: Ring) -> list[list[float]]:
    """The points in tenths of a degree, none twice in a row, the last the same as the first."""
    points = [rounded(point) for point in ring]
    points = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
    return points if points[0] == points[-1] else [*points, points[0]]


def rounded(point: Point) -> list[float]:
    """In tenths of a degree; whole numbers without a point."""
    return [int(value) if value == int(value) else value for value in (round(v, 1) for v in point)]


def feature(code: str, geometry: dict[str, Any]) -> dict[str, Any]:
    """One country as GeoJSON (RFC 7946)."""
    return {"type": "Feature", "properties": {"code": code or None}, "geometry": geometry}


def write(found: list[dict[str, Any]]) -> str:
    """One country a line."""
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in found)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


if __name__ == "__main__":
    main()
