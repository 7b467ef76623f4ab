"""A real browser for tests of pages."""

import os
import shutil

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
#: The shell is the same browser without windows and menus, which nobody sees here: it takes a third of the time.
_NAMES = ("chromium-headless-shell", "chromium", "google-chrome")
CHROMIUM = os.environ.get("COSANTE_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)

#: Contrast of an element's letters with the nearest painted ground, as WCAG 2.2 reckons it.
CONTRAST = """element => {
  const light = colour => {
    const [r, g, b] = colour.match(/[0-9.]+/g).map(Number).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = element;
  while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
  const both = [light(getComputedStyle(element).color), light(getComputedStyle(ground).backgroundColor)].sort();
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}"""


def after(page, act) -> None:
    """Do something that leads to another page, and wait until that is there: what is asked next is asked of it."""
    with page.expect_navigation():
        act()


def follow(page, selector: str) -> None:
    after(page, lambda: page.click(selector))


def press(page, key: str, on: str = "") -> None:
    after(page, lambda: page.press(on, key) if on else page.keyboard.press(key))


def opened(browser, address: str, width: int = 1280, **options):
    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(address)
    return page
