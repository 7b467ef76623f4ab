"""The document's own date: where it is said when the page was published, and nowhere else."""

import pytest
from telling import dates

from cosante.reading import read_text

STORY = {
    "en": "Cuban doctors treated 45 patients in Dili on 3 May 2023, the Ministry of Health of Timor-Leste said.",
    "fr": "Des médecins cubains ont soigné 45 malades à Lomé le 3 mai 2023, selon le ministère de la Santé du Togo.",
    "bn": "কিউবার চিকিৎসকেরা ৩ মে ২০২৩ লাওসে ৪৫ জন রোগীর চিকিৎসা করেছেন।",
}
CREDIT = {
    "en": ["Photo: John Smith / Reuters, 12 April 2021", "(Photo by John Smith, 12 April 2021)", "Image: WHO, 12 April 2021"],
    "fr": ["Photo : Jean Dupont / AFP, 12 avril 2021", "Crédit photo : AFP, 12 avril 2021"],
    "bn": ["ছবি: রয়টার্স, ১২ এপ্রিল ২০২১"],
}  # fmt: skip


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in CREDIT.items() for line in lines])
def test_a_photo_credit_does_not_date_the_page(language, line):
    reading = read_text(f"{STORY[language]}\n\n{line}\n\n{STORY[language]}")
    assert reading.document.language == language
    assert reading.document.published is None
    assert dates(f"{STORY[language]}\n\n{line}", "publication") == set()


def test_a_credit_line_that_says_when_it_was_published_dates_the_page():
    reading = read_text(f"Doctors in Dili\nPhoto: WHO. Published on 12 May 2023\n\n{STORY['en']}")
    assert reading.document.published == "2023-05-12"
