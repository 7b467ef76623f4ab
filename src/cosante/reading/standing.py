"""How a name or a date stands in its sentence: on its own or within something else, acting, told as speech or as past.

Each question is asked of one spot and looks at no more than the characters around it; what is needed more than once is
gathered once a page.
"""

import re
from typing import Final

from cosante.reading.located import in_place, serves_in
from cosante.reading.names.datelines import leads, sent
from cosante.reading.page import Named, Page
from cosante.reading.spans import Spans

#: Between a name and what belongs to it there is no more than this (characters).
_BESIDE: Final = 2
#: A word of one's work and the small words between it and the name.
_LINK: Final = 12
#: How a report begins after the town that it was sent from: "MADRID, 26 Mar. (EUROPA PRESS) -", "JAKARTA, DDTCNews -".
_FILED: Final = re.compile(r"[^\n;:?!।]{0,44}?(?:(?: ?-{1,2} ?|\) ?|: |/ ?)(?=[^\W_]|\"|\n|$)|\d\n)")
_FURTHEST: Final = 900
#: What stands behind a name that is a line by itself.
_ALONE: Final = re.compile(r"[ \t]*(?:\n|$)")
#: Between two names of a list there are no more characters than this.
_LISTED: Final = 12


class Standing:
    """A page, asked how the spots of its names stand."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.capitals = bool(page.pack.settings["capitals"])
        self.town_ends = {n.end for n in page.places if n.type != "country"}
        self.heads = frozenset(m[0] for m in page.scan.of("orghead"))
        self.head_ends = frozenset(m[1] for m in page.scan.of("orghead"))
        self._past: dict[int, bool] = {}
        self._speech = self._quoted()
        self.year = self._year()
        #: the values of the page's dates of deeds and terms, and what share of all its dates one is
        told = frozenset([d.value for d in page.dates if d.role in {"event", "period"}])
        self.values = told, 1 / max(1, len({d.value for d in page.dates}))
        self._lists: tuple[frozenset[int], frozenset[int]] | None = None

    def _quoted(self) -> Spans:
        """What stands between quotation marks on one line, if it is longer than a name."""
        spans, text = [], self.page.text
        for line in re.finditer(r"[^\n]+", text) if '"' in text else ():
            marks = [m.start() + line.start() for m in re.finditer('"', line.group())]
            spans += [(a, b) for a, b in zip(marks[::2], marks[1::2], strict=False) if b - a > _LONGER]
            if len(marks) % 2 and line.end() - marks[-1] > _LONGER:
                spans.append((marks[-1], line.end()))
        return Spans(spans)

    def _year(self) -> int:
        """The year in which the page tells: its own, or the latest full year of its dates."""
        if self.page.published:
            return self.page.published.year
        years = [int(d.value[:4]) for d in self.page.dates if d.role == "event" and d.value[:4].isdigit()]
        return max(years, default=0)

    def spoken(self, start: int) -> bool:
        """Is the spot told in somebody's words?"""
        return self._speech.hold(start)

    def past(self, start: int) -> bool:
        """Does the sentence of the spot speak of earlier years and of no later ones?"""
        sentence = self.page.sentence_at(start)
        known = self._past.get(sentence.start)
        if known is None:
            years = [
                int(d.value[:4])
                for d in self.page.view(sentence).dates
                if d.role != "duration" and d.value[:4].isdigit()
            ]
            known = self._past[sentence.start] = bool(years) and max(years) < self.year - 1
        return known

    def run_on(self, start: int, end: int) -> tuple[bool, bool]:
        """Does a longer name go on before the spot, and after it (Rakai Health Sciences, CHU Anosiala)?"""
        text = self.page.text
        if not self.capitals:
            return (
                start in self.head_ends or start - 1 in self.head_ends,
                end in self.heads or end + 1 in self.heads,
            )
        after = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        word = text[text.rfind(" ", 0, max(0, start - 1)) + 1 : start]
        before = word[-1:] == " " and word[:1].isupper() and word[-2:-1].isalnum()
        return before, after or end in self.heads or end + 1 in self.heads

    @property
    def lists(self) -> tuple[frozenset[int], frozenset[int]]:
        """Starts of the places that share with those listed before them a word of place ("in Angola and Rwanda"), and
        somebody's post ("director for Cambodia and Laos").
        """
        if self._lists is None:
            self._lists = self._listed()
        return self._lists

    def _listed(self) -> tuple[frozenset[int], frozenset[int]]:
        """The lists of the places as they are now."""
        located: set[int] = set()
        posted: set[int] = set()
        last: Named | None = None
        small, page = self.page.pack.between, self.page
        for place in sorted(page.places, key=lambda p: p.start):
            gap = page.text[page.scan.token_end(last.end) : place.start] if last else ""
            words = gap.lower().replace(",", " , ").split() if 0 < len(gap) <= _LISTED else ()
            if words and (heads := page.scan.within("placehead", place.start - len(gap), place.start)):
                words = page.text[place.start - len(gap) : heads[0][0]].replace(",", " , ").split()  # "… và huyện Xay"
            listed = any(w == "," or w in page.pack.joining for w in words)
            if last is not None and listed and all(w == "," or w in small for w in words):
                if last.start in located or in_place(page, last):
                    located.add(place.start)
                if last.start in posted or self._serves(last.start):
                    posted.add(place.start)
            last = place
        return frozenset(located), frozenset(posted)

    def acts(self, name: Named) -> bool:
        """Does a verb stand right behind the name?"""
        end = self.page.scan.token_end(name.end)
        return any([m[2][1] != "-" for m in self.page.scan.within("word", end, end + 1 + _BESIDE)])

    def posted(self, start: int) -> bool:
        """Is it where somebody serves (ambassador to, representative in)?"""
        return start in self.lists[1] or self._serves(start)

    def _serves(self, start: int) -> bool:
        roles = self.page.scan.within("role", start - 50, start)
        return any([_BESIDE < start - m[1] <= _LINK and "," not in self.page.text[m[1] : start] for m in roles])

    def accredited(self, name: Named) -> bool:
        """Is it where an ambassador serves: a country or its capital ("سفير الصين لدى مصر", "Bişkek Büyükelçisi")?"""
        page, end = self.page, self.page.scan.token_end(name.end)
        if page.pack.settings["head"] == "first":
            return False  # "l'ambassadeur du Japon en Guinée a remis …": there it was done, too
        roles = page.scan.within("role", name.start - 50, name.start)
        if any([m[2] == "ambassador" and _BESIDE < name.start - m[1] <= _LINK for m in roles]):
            return self._serves(name.start)
        if name.type == "country":
            return serves_in(page, name)
        if page.pack.settings["head"] != "final" or end != name.end or page.text[end : end + 1] != " ":
            return False
        return any([m[2] in {"ambassador", "director"} for m in page.scan.within("role", end + 1, end + 2)])

    def of_town(self, start: int) -> bool:
        """Does it say of a town before it which country that is in (Suva, Fiji)?"""
        ends = self.town_ends
        return (start - 3 in ends or start - 2 in ends) and "," in self.page.text[start - 3 : start]

    def filed(self, name: Named) -> bool:
        """Does the name, at the head of a line, look like the town that a report was sent from, or fill the line?"""
        if not leads(self.page, name):
            return False
        if name.type != "country" and _ALONE.match(self.page.text, name.end):
            return not self.page.text[self.page.text.rfind("\n", 0, name.start) + 1 : name.start].strip()
        if not self.page.title_end <= name.start < _FURTHEST:
            return False
        return _FILED.match(self.page.text, name.end) is not None or sent(self.page, name)


#: A quotation longer than this is speech, not a name (characters).
_LONGER: Final = 40
