"""Countries that Chinese calls by their first letter once it has named them (阿方, 阿卫生部, 馬國)."""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cosante.reading.scanning import Mention, Scan

#: A letter that stands alone, or with the word for a side or a state.
_SHORT: Final = re.compile(r"(?<![^\W_])([\u4e00-\u9fff])([方国]?)(?![^\W_])")
#: Letters that say with those words something else (多方, 大国, 南方), and small words (约300名, 以…名义, 为民).
_ORDINARY: Final = frozenset(
    "东南西北中多双各对大小本外我地两三单前后官军警校院厂店强古老新出回归举爱祖约以几不也所比万百千亿民立象关"
)
#: Small words before a country that is a letter alone (向阿派出).
_BEFORE: Final = frozenset("向对赴访与和同援驻给为助在")
#: What the tables know a letter as that is no country.
_OTHERS: Final = ("cue", "number")
#: Bodies of which a letter before them says whose they are.
_OWNED: Final = frozenset({"ministry", "country", "embassy"})
#: The shortest name that a country must have been called by.
_NAMED: Final = 2


def find(scan: "Scan", found: "dict[str, list[Mention]]") -> list["Mention"]:
    """The short names of the countries that a text names by their whole names."""
    text = scan.folded.scan
    called: dict[str, set[str]] = {}
    for start, end, code in found.get("country", ()):
        if end - start >= _NAMED:
            called.setdefault(text[start], set()).add(code)
    sole = {letter: codes.pop() for letter, codes in called.items() if len(codes) == 1 and letter not in _ORDINARY}
    if not sole:
        return []
    taken = {m[0] for kind in ("country", "demonym", "place", "org") for m in found.get(kind, ())}
    taken.update(m[0] for kind in _OTHERS for m in found.get(kind, ()))
    bodies = {m[0] for m in found.get("orghead", ()) if m[2][0] in _OWNED}
    out = []
    for match in _SHORT.finditer(text):
        letter, start, end = match[1], match.start(), match.end()
        after = end + (text[end : end + 1] == " ")
        before = text[max(0, start - 2) : start].rstrip(" ")[-1:]
        if letter not in sole or start in taken or before.isdigit() or text[after : after + 1].isdigit():
            continue  # "20日卫生部", "为约300名"
        if match[2] or after in bodies or before in _BEFORE:
            out.append((start, end, sole[letter]))
    return out
