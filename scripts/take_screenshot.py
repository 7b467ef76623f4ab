#!/usr/bin/env python3
"""Take docs/images/document.png, the README's picture: a sample document in a register started for it.

Needs playwright (the ``test`` extra) and Chromium (COSANTE_CHROMIUM, or on the path).
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "document.png"
TITLE = "Senegal and Bangladesh sign agreement on essential medicines"


def main() -> None:
    """Start the site, open the document, press the first deed, take the picture, stop the site."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "cosante", "up", "--port", "0", "--no-browser", "--data", folder]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as site:
            try:
                lines = (re.search(r"http://\S+", line) for line in site.stdout or ())
                picture(next(found[0] for found in lines if found))
            finally:
                site.send_signal(signal.SIGINT)


def picture(address: str) -> None:
    """Save the picture of the document's page."""
    chromium = os.environ.get("COSANTE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(address)
        page.click(f"text={TITLE}")
        page.locator(".card .go").first.click()
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
