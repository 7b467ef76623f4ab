#!/usr/bin/env python3
"""Take the README's pictures (docs/images/*.png) of the sample documents in a register started for it.

Needs playwright (the ``test`` extra) and Chromium (COSANTE_CHROMIUM, or on the path). Names as arguments take these
pictures alone.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "images"
TITLE = "Senegal and Bangladesh sign agreement on essential medicines"
PARTNER = "Senegal"


def document(browser: Browser, address: str) -> Page:
    """An article, its first deed pressed."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.goto(f"{address}documents/")
    page.click(f"text={TITLE}")
    page.locator(".card .go").first.click()
    return page


def review(browser: Browser, address: str) -> Page:
    """A proposal with its sentence lit."""
    page = browser.new_page(viewport={"width": 1000, "height": 620})
    page.goto(address)
    page.click(f"text={TITLE}")
    number = page.url.split("?")[0].rstrip("/").rpartition("/")[2]
    page.goto(f"{address}review/documents/{number}/")
    page.click("#next")
    return page


def partner(browser: Browser, address: str) -> Page:
    """A partner with what it did for others and they for it, once all was accepted."""
    page = browser.new_page(viewport={"width": 1120, "height": 1000})
    page.goto(f"{address}review/together/?confidence=0")
    while page.locator("form.ask button").count():
        with page.expect_navigation():
            page.click("form.ask button")
        page.goto(f"{address}review/together/?confidence=0")
    page.goto(f"{address}partners/?type=country")
    page.click(f".row >> text={PARTNER}")
    page.evaluate("scrollTo(0, 0)")
    return page


def phone(browser: Browser, address: str) -> Page:
    """The same article's Bengali report on a phone, in Bengali."""
    page = browser.new_context(viewport={"width": 375, "height": 760}, locale="bn").new_page()
    page.goto(f"{address}documents/?language=bn")
    page.click(".rows .title >> nth=0")
    page.locator(".m").first.click()
    page.wait_for_timeout(500)  # until it has scrolled
    return page


TAKEN: dict[str, Callable[[Browser, str], Page]] = {
    "document": document,
    "review": review,
    "phone": phone,
    "partner": partner,  # last: it accepts all
}


def main(names: list[str]) -> None:
    """Start the site, take the pictures, stop the site."""
    PICTURES.mkdir(exist_ok=True)
    found = map(shutil.which, ("chromium", "chromium-headless-shell", "google-chrome"))
    chromium = os.environ.get("COSANTE_CHROMIUM") or next(filter(None, found), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [sys.executable, "-m", "cosante", "up", "--port", "0", "--no-browser", "--data", folder]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as site:
            try:
                lines = (re.search(r"http://\S+", line) for line in site.stdout or ())
                address = next(found[0] for found in lines if found)
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                for name in names or TAKEN:
                    TAKEN[name](browser, address).screenshot(path=PICTURES / f"{name}.png")
                browser.close()
            finally:
                site.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main(sys.argv[1:])
