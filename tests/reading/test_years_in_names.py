"""Years that only name a meeting or a plan, dates that say since when, and weekdays of titles."""

import pytest
from telling import dates, told

PUBLISHED = "Publié le 10 mai 2023\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Nurses of Morocco treated 300 patients in Kenya during the exercise Brave Lion 2023.",
        "Uganda thanked China for the pledges of the 2015 Forum on Health and donated medicines to Kenya.",
        "Les médecins du Maroc ont soigné 300 malades au Togo pendant l'exercice « Brave Lion 2023 ».",
        "شارك وزير الصحة الإيراني في ملتقى الصحة الخليجي 2024 ووقع مع وزير الصحة السعودي مذكرة تفاهم.",
    ],
)
def test_a_year_of_a_name_is_no_date(said: str) -> None:
    assert dates(said) == set()


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("TİKA 2014'te Nijer'de bir hastane inşa etti.", "2014"),
        ("TİKA 2014 yılında Nijer'de bir hastane inşa etti.", "2014"),
        ("Japan gave Kenya ten ambulances in 2014.", "2014"),
    ],
)
def test_a_year_of_a_deed_beside_a_name_is_its_date(said: str, value: str) -> None:
    assert dates(said) == {value}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (
            "한국국제협력단은 2015년부터 몽골 간호사 30명을 서울의 병원에서 교육하고 있다고 보건복지부가 밝혔다.",
            "2015/..",
        ),
        ("한국 의료진 몽골 방문\n\n한국국제협력단은 1989년부터 몽골에 의료진을 파견해 왔다.", "1989/.."),
        ("10 Mayıs 2023\n\nJaponya, 7 Şubat'tan bu yana Türkiye'ye sağlık ekipleri gönderdi.", "2023-02-07/.."),
    ],
)
def test_a_date_whose_ending_says_since_is_open(said: str, value: str) -> None:
    assert dates(said, "period") == {value}


def test_a_deed_that_lasts_is_told_with_the_time_since_when() -> None:
    said = "한국국제협력단은 2015년부터 몽골 간호사 30명을 서울의 병원에서 교육하고 있다고 보건복지부가 밝혔다."
    assert [(a.type, a.when) for a in told(said, "act")] == [("training", "2015/..")]


def test_the_weekday_of_a_title_without_a_verb_is_that_of_the_text() -> None:
    said = "Ouverture, mardi à Lomé, d'un atelier de l'OMS pour sages-femmes du Togo\n\nUn atelier de l'OMS va se tenir à partir de mardi à Lomé, au Togo."
    assert dates(PUBLISHED + said, "event") == {"2023-05-16"}


def test_the_pages_own_year_says_less_of_a_deed_than_an_earlier_one() -> None:
    page = "Published on 10 May 2023\n\nThe Ministry of Health of Kenya met doctors of Japan. Japan gave Kenya ten ambulances in {}."
    (own,) = [d for d in told(page.format(2023), "date") if d.role == "event"]
    (before,) = [d for d in told(page.format(2021), "date") if d.role == "event"]
    assert own.confidence < before.confidence - 0.02
