"""A desk with a browser: what a person does at a page, in few words."""

from collections.abc import Callable, Mapping
from typing import Any

from browsing import follow

Values = Mapping[str, Any]


class Desk:
    """A person at the browser. ``shoot``, where pictures are wanted, takes one: its name, from what on, how high."""

    def __init__(self, page: Any, shoot: Callable[[str, str, int], None] = lambda name, top, height: None) -> None:
        self.page, self.shot = page, shoot

    def go(self, *selectors: str) -> None:
        """Follow links and press buttons that lead to other pages."""
        for selector in selectors:
            follow(self.page, selector)

    def work(self, words: str) -> None:
        """From anywhere to the list of a kind of row."""
        self.go("nav >> text=Work", f"ul.kinds > li > a:text-is('{words}')")

    def said(self, selector: str = "main") -> str:
        return str(self.page.inner_text(selector))

    def see(self, *words: str, inside: str = "main") -> None:
        said = " ".join(self.said(inside).split())
        for one in words:
            assert one in said, f"{one!r} is not on {self.page.url}: {said[:3000]}"

    def fill(self, values: Values, form: str = "main form.kept-form") -> None:
        """Put values into a form: a tuple ticks those boxes and no others of the name."""
        for name, value in values.items():
            field = self.page.locator(f"{form} [name='{name}']")
            if isinstance(value, tuple):
                for box in field.all():
                    box.set_checked(box.get_attribute("value") in value)
            elif field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(label=value[1:]) if value.startswith("=") else field.select_option(value)
            else:
                field.fill(value)

    def keep(self, values: Values) -> None:
        """Fill the form of the page and keep it."""
        self.fill(values)
        self.go("form.kept-form .buttons button")
        assert not self.page.locator(".errors").count(), self.said(".errors")

    def part(self, plural: str, *rows: Values) -> None:
        """New parts of the row whose page this is; each leads back to that page."""
        for values in rows:
            self.go(f"section[aria-labelledby={plural}] a:text-matches('^New')")
            self.keep(values)

    def do(self, words: str, values: Values) -> None:
        """One of the verbs that the page offers."""
        self.go(f"main .buttons a >> text={words}")
        self.keep(values)


def tick(desk: Desk, name: str, chosen: Callable[[str], bool]) -> None:
    """The boxes of that name whose labels are chosen, and no others."""
    for label in desk.page.locator(f"form#values label:has([name={name}])").all():
        label.locator("input").set_checked(chosen(label.inner_text()))
