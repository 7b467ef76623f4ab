"""A web page as a text: its article without what stands around it, and what it says of itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosante.reading.formats.kinds import is_page
from cosante.reading.formats.web import page_of
from cosante.vocabulary.errors import UnreadableDocument

PAGE = """<!doctype html><html lang="fr"><head><title>Une formation à Hanoï | Ministère</title>
<meta property="og:title" content="Une formation à Hanoï"><meta property="og:site_name" content="Ministère de la santé">
<meta property="article:published_time" content="2024-05-12T10:00:00Z"></head>
<body><nav><a href="/">Accueil</a> <a href="/presse">Presse</a></nav><article><h1>Une formation à Hanoï</h1>
<p>En mai 2024, l’OMS a formé 12 infirmières à Hanoï, au Viet Nam, à la lutte contre le paludisme.</p>
<p>Le ministère a remercié l’OMS pour cette formation, la deuxième de l’année.</p>
<script>document.write("jamais")</script></article><footer>Suivez-nous partout</footer></body></html>"""


def test_the_article_is_read_without_menus_footers_and_scripts():
    text = page_of(PAGE.encode(), "a").text
    assert text.startswith("Une formation à Hanoï")
    assert "l’OMS a formé 12 infirmières à Hanoï" in text
    assert not [word for word in ("Accueil", "Suivez-nous", "jamais", "<", "&") if word in text]


def test_what_the_page_says_of_itself_is_taken_over():
    page = page_of(PAGE.encode(), "a")
    assert (page.title, page.published, page.publisher, page.language) == (
        "Une formation à Hanoï",
        "2024-05-12",
        "Ministère de la santé",
        "fr",
    )


def test_what_the_page_does_not_say_is_not_guessed():
    page = page_of(b"<html><body><p>In May 2024 the WHO trained 12 nurses.</p></body></html>", "a")
    assert (page.published, page.publisher, page.language) == ("", "", "")


@pytest.mark.parametrize(("charset", "encoding"), [("iso-8859-1", "iso-8859-1"), ("no-such", "utf-8"), ("", "utf-8")])
def test_letters_are_those_of_the_encoding_that_the_server_says_where_it_is_right(charset, encoding):
    data = PAGE.replace("’", "'").encode(encoding)
    assert "a formé 12 infirmières" in page_of(data, "a", charset).text


@pytest.mark.parametrize(
    "data",
    [b"<html><body></body></html>", b"<html><script>draw()</script></html>", b"<!doctype html>" + b"<div>" * 9000],
)
def test_a_page_without_an_article_is_refused_with_what_to_do(data):
    with pytest.raises(UnreadableDocument, match="Paste its words") as refused:
        page_of(data, "a")
    assert refused.value.code == "no-article"


def test_a_page_that_multiplies_itself_is_read_as_it_stands():
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>The WHO came &b; to Hanoi.</p>'
    assert len(page_of(bomb.encode(), "a").text) < 100


@pytest.mark.parametrize(
    ("data", "media_type", "page"),
    [
        (b"<!DOCTYPE HTML><p>x", "", True),
        (b"\xef\xbb\xbf\n<!-- x --><html>", "", True),
        (b"<?xml version='1.0'?><html xmlns='x'>", "", True),
        (b"<p>x</p>", "text/html", True),
        (b"<p>x</p>", "", False),
        (b"Plain words.", "text/html", False),
        (b"A <html> tag is named here.", "text/plain", False),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", False),
    ],
)
def test_what_is_a_page_is_told_by_its_content(data, media_type, page):
    assert is_page(data, media_type) is page


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/!abp \"'=&;\0\n", max_size=200))
def test_whatever_stands_in_a_page_it_is_read_or_refused(inside):
    try:
        page = page_of(f"<html><body>{inside}</body></html>".encode(), "a")
    except UnreadableDocument:
        return
    assert page.text.strip()
    assert "\0" not in page.title + page.publisher
