"""A year of an office, in a browser: three articles, and what is kept of the work that they tell of.

Each chapter takes a desk, and does there what a person does: follows links, fills in forms, presses buttons. A chapter
is about the facts of its article and not about its words, so that it holds for every text that tells the same. Here is
what all three do; the French article's chapters are in ``worked_agreement``, the Bengali one's in ``worked_exchange``, the
English one's in ``worked_purchase``.
"""

from desk import Desk


def read(desk: Desk, text: str) -> str:
    """Paste a text; the address of the document."""
    desk.go("nav a.add")
    desk.page.fill("textarea[name=text]", text)
    desk.go("form.add button")
    return str(desk.page.url.split("?")[0])


def accept_all(desk: Desk, document: str) -> None:
    """Whatever waits in this document, at once."""
    desk.page.goto(document)
    desk.go("p.work a", "text=Accept many of its facts at once", "form.ask button")
    desk.see("accepted", inside="[role=status]")


def party(desk: Desk, side: str) -> str:
    """The first party on that side, as the agreement's page calls it."""
    return desk.said(f"section[aria-labelledby=agreement-parties] tr:has-text('{side}') >> nth=0 >> td >> nth=0")
