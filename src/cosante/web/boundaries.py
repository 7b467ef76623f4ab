"""Shapes of countries for the map, from a GeoJSON file (RFC 7946) that an office can replace.

The file is a FeatureCollection whose features have ``properties.code``, the ISO 3166-1 code, and a Polygon, a
MultiPolygon or, for a country too small to draw, a Point. Shapes are drawn in Equal Earth (Šavrič, Patterson and Jenny,
2018), in which areas are true: no continent looks larger than it is.
"""

import json
import math
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from cosante.vocabulary.errors import OperatorError

OWN = Path(__file__).parent / "data" / "boundaries.geojson"
WIDTH = 1000
#: Land ends here; what is further north or south would be empty.
_NORTH, _SOUTH = 84.0, -57.0
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2
_HALF = 2.7066299836960748  # x at 180° east


class Shape(NamedTuple):
    """A country: the data of an SVG path (nothing where it is a point), and its middle, in the map's units."""

    code: str
    path: str
    x: int
    y: int


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees → units of the map, from its upper left corner."""
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    x = math.radians(longitude) * math.cos(theta) / (_M * (_A[0] + 3 * _A[1] * t2 + t6 * (7 * _A[2] + 9 * _A[3] * t2)))
    y = theta * (_A[0] + _A[1] * t2 + t6 * (_A[2] + _A[3] * t2))
    scale = WIDTH / (2 * _HALF)
    return (x + _HALF) * scale, -y * scale


_TOP = project(0, _NORTH)[1]
HEIGHT = round(project(0, _SOUTH)[1] - _TOP)


@lru_cache(maxsize=4)
def shapes(path: Path, changed: float) -> tuple[Shape, ...]:
    """Every country of the file. ``changed``: when it was, so that another file of that name is read anew.

    Raises ``OperatorError`` where it cannot be used.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
        return tuple(_shape(feature) for feature in found["features"])
    except OSError as error:
        raise OperatorError(f"{path} cannot be read ({error.strerror}). Put COSANTE_BOUNDARIES right.") from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise OperatorError(
            f"{path} is not the GeoJSON that the map needs ({error!r}): a FeatureCollection with "
            "properties.code and Polygon, MultiPolygon or Point. Put COSANTE_BOUNDARIES right, or leave it out."
        ) from error


def countries(path: Path) -> tuple[Shape, ...]:
    """Every country of the file, read once."""
    try:
        return shapes(path, path.stat().st_mtime)
    except OSError as error:
        raise OperatorError(f"{path} cannot be read ({error.strerror}). Put COSANTE_BOUNDARIES right.") from error


def _shape(feature: dict[str, Any]) -> Shape:
    code, geometry = feature["properties"]["code"] or "", feature["geometry"]
    if geometry["type"] == "Point":
        x, y = _place(geometry["coordinates"])
        return Shape(code, "", x, y)
    pieces = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [[_place(point) for point in ring] for piece in pieces for ring in piece]
    largest = max((ring for ring in rings), key=_area)
    return Shape(code, "".join(map(_path, rings)), *_middle(largest))


def _place(point: list[float]) -> tuple[int, int]:
    x, y = project(float(point[0]), float(point[1]))
    return round(x), round(y - _TOP)


def _path(ring: list[tuple[int, int]]) -> str:
    """The ring in steps, which are shorter than places: ``M812 203l3-1 0 4z``; nothing where it is too small."""
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(ring) if (x1, y1) != (x2, y2)][:-1]
    if len(steps) < 2:
        return ""
    written = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{ring[0][0]} {ring[0][1]}l{written}z"


def _area(ring: list[tuple[int, int]]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)))


def _middle(ring: list[tuple[int, int]]) -> tuple[int, int]:
    """The centre of its area; of its points where it has none."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    if not twice:
        return ring[0]
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / (3 * twice)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / (3 * twice)
    return round(x), round(y)
