"""Pages of results: the catalogue, a table of values that is looked at first, where it stands, what is beside it."""

import io
import json
import re
from decimal import Decimal

import pytest
import xlsxwriter
from lxml import html
from test_kept_pages import form_at

from cosante.intake.sample_results import load_sample_results
from cosante.register.actions.kept import change, keep, rebuild, take_back, withdraw
from cosante.register.models import (
    Account,
    Agreement,
    Baseline,
    Change,
    Contribution,
    Indicator,
    IndicatorAgreement,
    ResultValue,
    Role,
    Target,
)
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.results import followed
from cosante.vocabulary.indicators import catalogue, indicators

pytestmark = pytest.mark.django_db
SERIES = "period\tvalue\tsource\n" + "\n".join(f"{2014 + n}\t{50 + 2 * n + n % 3}\tsurvey" for n in range(9))


@pytest.fixture
def measles(owner):
    values = {"code": "mcv1", "unit": "percent", "keys": ["sex", "age"], "area": "immunization", "where": "Kayes"}
    return keep(Indicator, values, owner)


@pytest.fixture
def followed_measles(measles, owner):
    keep(Baseline, {"indicator": measles, "period": "2014", "value": "50"}, owner)
    keep(Target, {"indicator": measles, "period": "2026", "value": "90"}, owner)
    return measles


def text(client, address: str, language: str = "en") -> str:
    """The words of a page, as a person reads them."""
    page = html.fromstring(client.get(address, headers={"accept-language": language}).content)
    return re.sub(r"\s+", " ", " ".join(page.xpath("//main")[0].itertext()))


def look(client, indicator, table: str = "", file: object = None):
    """Send a table to be looked at."""
    sent = {"file": file} if file else {"text": table}
    return client.post(f"/indicators/{indicator.pk}/values/", sent)


def kept(client, indicator, answer, why: str = ""):
    """Keep what was looked at."""
    form = dict(html.fromstring(answer.content).xpath("//form[contains(@action, '/keep/')]")[0].form_values())
    return client.post(f"/indicators/{indicator.pk}/values/keep/", form | {"why": why})


def test_an_indicator_is_taken_from_the_catalogue_once(client):
    page = html.fromstring(client.get("/indicators/catalogue/?list=uhc").content)
    form = next(
        dict(form.form_values())
        for form in page.xpath("//form[@action='/indicators/follow/']")
        if dict(form.form_values())["key"] == "3.8.1"
    )
    for _time in range(2):
        assert client.post("/indicators/follow/", form).url == f"/indicators/{Indicator.objects.get().pk}/edit/"
    made = Indicator.objects.get()
    assert (made.code, made.unit, made.direction, made.area) == ("3.8.1", "index", "up", "health_financing_uhc")
    assert "followed here" in text(client, "/indicators/catalogue/?list=uhc")


def test_the_catalogue_has_the_targets_with_their_indicators_in_the_language_of_the_page(client):
    english, bengali = (text(client, "/indicators/catalogue/", language) for language in ("en", "bn"))
    assert "Target 3.8: Universal health coverage" in english
    assert "SDG 3.8.1 · GHO UHC_INDEX_REPORTED" in english
    assert "মাতৃমৃত্যুর অনুপাত" in bengali
    for one in catalogue().values():
        if one.sdg:
            assert one.sdg in english


def test_the_name_of_an_indicator_is_in_the_language_of_the_page(client, measles):
    assert "Couverture vaccinale antirougeoleuse, première dose, à un an, Kayes" in text(
        client, f"/indicators/{measles.pk}/", "fr"
    )


def test_an_indicator_needs_a_name_or_a_code(client):
    answer = client.post("/indicators/new/", form_at(client, "/indicators/new/"))
    assert answer.status_code == 422
    assert "Name it, or choose a code of the catalogue" in answer.content.decode()
    assert not Indicator.objects.exists()


def test_pasted_values_are_looked_at_before_they_are_kept(client, measles):
    answer = look(client, measles, SERIES)
    assert "New: 9 · changed: 0 · left as they are: 0" in " ".join(answer.content.decode().split())
    assert not ResultValue.objects.exists()
    kept(client, measles, answer, "the survey of 2023")
    assert ResultValue.objects.count() == 9
    again = look(client, measles, SERIES.replace("2014\t50", "2014\t51").replace("\n2015", "\n2030"))
    said = " ".join(again.content.decode().split())
    assert "New: 1 · changed: 1 · left as they are: 7" in said
    assert "It was: 50" in said


def test_sent_twice_they_are_kept_once_and_taken_back_together(client, measles, owner):
    answer = look(client, measles, SERIES)
    for _time in range(2):
        assert kept(client, measles, answer).status_code == 302
    assert ResultValue.objects.count() == 9
    lead = Change.objects.get(noun="result-value", along=None)
    take_back(lead, owner)
    assert not rows(ResultValue).exists()


def test_what_somebody_entered_meanwhile_is_not_overwritten(client, measles, owner):
    answer = look(client, measles, SERIES)
    mine = keep(ResultValue, {"indicator": measles, "period": "2016", "value": "12"}, owner)
    refused = kept(client, measles, answer)
    assert refused.status_code == 409
    assert "Somebody entered a value for 2016 meanwhile" in refused.content.decode()
    assert list(ResultValue.objects.all()) == [mine]
    answer = look(client, measles, SERIES)
    change(mine, {"value": "13"}, 1, owner)
    assert kept(client, measles, answer).status_code == 409
    assert ResultValue.objects.get().value == 13


def test_lines_that_are_wrong_are_named_and_left_out(client, measles):
    table = "period,value,sex,colour\n2019,61.5,female,x\nsoon,4,,\n2020,much,,\n2021,5,,\n2021,6,,\n"
    page = " ".join(look(client, measles, table).content.decode().split())
    assert "New: 2 · changed: 0 · left as they are: 0 · left out because something is wrong: 3" in page
    assert "“soon” is no period" in page
    assert "value: “much” is no number" in page
    assert "Line 5 says it already" in page


def test_a_table_without_its_head_is_refused_and_what_was_typed_stays(client, measles):
    answer = look(client, measles, "year of our lord\tmeasure\n2020\t5")
    assert answer.status_code == 422
    assert "year of our lord" in answer.content.decode()
    assert look(client, measles, "").status_code == 422


def test_a_key_that_the_indicator_does_not_have_is_wrong(client, measles):
    assert "is not told apart by “cause”" in look(client, measles, "period,value,cause\n2020,5,fever").content.decode()


def test_a_workbook_is_read_with_its_numbers_exact_and_its_days(client, measles):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Année", "Valeur", "sex", "Dénominateur"])
        sheet.write_row(1, 0, [2023, 61.1, "female", 1200])
        sheet.write_row(2, 0, [2023, 0.1, "male", 1100])
    file.seek(0)
    file.name = "values.xlsx"
    kept(client, measles, look(client, measles, file=file))
    found = {row.part: (row.value, row.weight, row.period) for row in ResultValue.objects.all()}
    assert found == {
        "sex=female": (Decimal("61.1"), 1200, "2023"),
        "sex=male": (Decimal("0.1"), 1100, "2023"),
    }


def test_a_file_that_is_no_table_is_refused(client, measles):
    for data, says in ((b"PK\x03\x04 broken", "is damaged"), (b"\xff\x00", "is not text in UTF-8")):
        file = io.BytesIO(data)
        file.name = "values.xlsx"
        answer = look(client, measles, file=file)
        assert answer.status_code == 422
        assert says in answer.content.decode()


def test_numbers_are_read_as_the_language_of_the_page_writes_them(client, measles):
    client.cookies["django_language"] = "fr"
    answer = client.post(
        f"/indicators/{measles.pk}/values/", {"text": "période\tvaleur\n2020\t61,5"}, headers={"accept-language": "fr"}
    )
    kept(client, measles, answer)
    assert ResultValue.objects.get().value == Decimal("61.5")


def test_where_it_stands_is_said_with_its_rule_and_its_table(client, followed_measles):
    kept(client, followed_measles, look(client, followed_measles, SERIES))
    page = text(client, f"/indicators/{followed_measles.pk}/")
    assert "off track 68 % (2022)" in page
    assert "45 % of the way from 50 % (2014) to 90 % (2026) is done. By then it should have been 67 %." in page
    assert "A tenth of the whole way or more before the line is ahead" in page
    assert "off track 1" in text(client, "/indicators/board/")
    assert "Measles" not in text(client, "/indicators/board/?standing=ahead")


def test_the_drawing_has_its_numbers_in_a_table_and_no_text_of_its_own(client, followed_measles):
    kept(client, followed_measles, look(client, followed_measles, SERIES))
    page = html.fromstring(client.get(f"/indicators/{followed_measles.pk}/").content)
    (svg,) = page.xpath("//figure[contains(@class, 'trend')]//*[name()='svg']")
    assert not svg.text_content().strip()
    assert svg.get("aria-hidden") == "true"
    cells = [cell.text_content() for cell in page.xpath("//table[contains(@class, 'sheet')][1]//td")]
    for value in ("50 %", "68 %", "90 %"):
        assert value in cells


def test_a_projection_shows_its_band_and_how_wrong_it_would_have_been(client, followed_measles):
    page = text(client, f"/indicators/{followed_measles.pk}/")
    assert "There are too few values for a projection: 0, and it takes 6." in page
    kept(client, followed_measles, look(client, followed_measles, SERIES))
    page = text(client, f"/indicators/{followed_measles.pk}/")
    assert "Band of 80 %" in page
    assert "it falls short of the target" in page
    assert "Tried on the past: 5 times the next value was projected" in page
    assert "to say that nothing changes would have been off by" in page


def test_without_the_library_there_is_no_projection_and_the_page_says_how_to_have_it(
    client, followed_measles, monkeypatch
):
    import sys

    kept(client, followed_measles, look(client, followed_measles, SERIES))
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    page = text(client, f"/indicators/{followed_measles.pk}/")
    assert "pip install 'cosante[results]'" in page
    assert "68 % (2022)" in page


def test_parts_make_a_whole_where_there_is_none_and_it_says_so(client, followed_measles):
    table = "period,value,sex,counted over\n2020,60,female,300\n2020,50,male,100"
    kept(client, followed_measles, look(client, followed_measles, table))
    page = text(client, f"/indicators/{followed_measles.pk}/")
    assert "57.5 % (2020)" in page
    assert "made of its parts: sex=female, sex=male" in page


def test_what_is_not_as_it_should_be_is_shown_and_not_refused(client, measles, owner):
    for model, period, value, more in (
        (Baseline, "2020", "60", {}),
        (Target, "2019", "40", {}),
        (ResultValue, "2021", "104", {}),
        (ResultValue, "2022", "66", {"source": "survey"}),
        (ResultValue, "2022", "65", {"source": "reports"}),
        (ResultValue, "2022", "10", {"part": "sex=female", "weight": "10"}),
        (ResultValue, "2022", "20", {"part": "sex=male", "weight": "10"}),
        (ResultValue, "2023", "10", {"part": "sex=female"}),
        (ResultValue, "2023", "20", {"part": "sex=male"}),
    ):
        keep(model, {"indicator": measles, "period": period, "value": value} | more, owner)
    change(measles, {"direction": "down", "unit": "percent"}, 1, owner)
    page = text(client, f"/indicators/{measles.pk}/")
    for said in (
        "104 % for 2021 is outside what the unit allows",
        "2022 (whole) is there twice; the one entered last is used",
        "The whole of 2022 is 65 %, and its parts make 15 %",
        "The parts of 2023 make no whole",
        "The target for 2019 is not after the baseline",
        "Values without a source: 5",
        "Its unit or direction is not that of the catalogue",
    ):
        assert said in page
    change(measles, {"direction": "up"}, 2, owner)
    assert "lies on the wrong side of the baseline" in text(client, f"/indicators/{measles.pk}/")


def test_a_value_without_an_end_or_for_a_stray_part_is_refused(measles, owner):
    from cosante.vocabulary.errors import BadValue

    for wrong, says in (
        ({"period": "2024/.."}, "beginning and an end"),
        ({"period": "2024", "part": "cause=fever"}, "not told apart by"),
        ({"period": "2024", "part": "female"}, "is no part"),
    ):
        with pytest.raises(BadValue, match=says):
            keep(ResultValue, {"indicator": measles, "value": "4"} | wrong, owner)


CAUSAL = {
    "en": r"thanks to|because of|due to|caused by|led to|resulted in|attributable to|brought about by|impact of",
    "fr": r"grâce à|à cause de|dû à|causé par|a conduit à|attribuable|effet de|a permis",
    "bn": r"কারণে|ফলে|দরুন|বদৌলতে|অবদানে",
}


def test_what_partners_did_stands_beside_and_is_never_claimed_as_the_cause(client, followed_measles, owner, training):
    """In every language the page says that it says nothing of why, and no sentence of ours does say it."""
    kept(client, followed_measles, look(client, followed_measles, SERIES))
    partner = training.facts.filter(kind="partner")[0].partner
    values = {"indicator": followed_measles, "partner": partner, "what": "Cold boxes", "begins": "2018-01-01"}
    keep(Contribution, values | {"ends": "2019-12-31"}, owner)
    says = {
        "en": "It does not say why the values are as they are",
        "fr": "Cela ne dit pas pourquoi les valeurs sont ce qu’elles sont",
        "bn": "মানগুলো কেন এমন, তা এতে বলা হয় না",
    }
    for language, words in says.items():
        page = html.fromstring(
            client.get(f"/indicators/{followed_measles.pk}/", headers={"accept-language": language}).content
        )
        section = page.xpath("//section[@aria-labelledby='beside']")[0]
        beside = " ".join(section.text_content().split())
        assert words in beside
        assert beside.count("Cold boxes") == 2
        for part in ("beside", "standing", "projection"):
            said = page.xpath(f"//section[@aria-labelledby='{part}']")[0].text_content()
            assert not re.search(CAUSAL[language], said, re.IGNORECASE), (language, part)


def test_an_agreement_shows_the_indicators_that_serve_it(client, followed_measles, owner):
    agreement = keep(Agreement, {"title": "Biennial agreement"}, owner)
    part = keep(IndicatorAgreement, {"indicator": followed_measles, "agreement": agreement}, owner)
    page = text(client, f"/agreements/{agreement.pk}/")
    assert "Indicators that serve it" in page
    assert "Measles-containing-vaccine" in page
    withdraw(part, owner)
    assert "Measles-containing-vaccine" not in text(client, f"/agreements/{agreement.pk}/")


def test_readers_look_and_bring_nothing(client, followed_measles):
    client.force_login(Account.objects.create_user("rea", role=Role.READER))
    for address in ("/indicators/board/", "/indicators/catalogue/", f"/indicators/{followed_measles.pk}/"):
        assert client.get(address).status_code == 200
    assert look(client, followed_measles, SERIES).status_code == 403
    assert client.post(f"/indicators/{followed_measles.pk}/values/keep/").status_code == 403
    assert client.post("/indicators/follow/", {"key": "3.1.1"}).status_code == 403
    assert "Follow it" not in client.get("/indicators/catalogue/").content.decode()


def test_values_of_rows_are_made_anew_from_their_changes(client, followed_measles):
    kept(client, followed_measles, look(client, followed_measles, SERIES))
    before = list(ResultValue.objects.values())
    ResultValue.objects.update(value=1, period="1999")
    rebuild()
    assert list(ResultValue.objects.values()) == before


def test_the_board_asks_as_many_questions_for_many_as_for_few(client, owner, django_assert_max_num_queries):
    made = [keep(Indicator, {"name": f"Indicator {n}", "unit": "number"}, owner) for n in range(30)]
    for one in made:
        keep(ResultValue, {"indicator": one, "period": "2020", "value": "5"}, owner)
    with django_assert_max_num_queries(4):
        assert len(followed(rows(Indicator))) == 30


def test_the_samples_are_loaded_once_and_say_what_they_are(client, owner, training):
    assert load_sample_results() > 4
    assert load_sample_results() == 0
    board = text(client, "/indicators/board/")
    assert board.count("(sample)") == 5
    for standing in ("ahead", "on track", "off track"):
        assert standing in board
    listed = json.loads(b"".join(client.get("/result-values.json").streaming_content))
    assert {row["source"] for row in listed} == {"invented for the sample"}


def test_the_table_of_the_catalogue_is_whole():
    found = catalogue()
    targets = [one for one in found.values() if one.kind == "target"]
    sdg = [one for one in indicators().values() if one.sdg]
    assert (len(targets), len(sdg)) == (13, 28)
    assert {one.target for one in sdg} == {one.sdg for one in targets}
    assert len({one.gho for one in indicators().values() if one.gho}) == sum(
        bool(one.gho) for one in indicators().values()
    )
    for one in found.values():
        assert all(one.names.values())
        assert re.search("[\u0980-\u09ff]", one.names["bn"])
        assert len(one.definition) > 20
    tracers = [one.tracer for one in indicators().values() if one.tracer]
    assert {group: tracers.count(group) for group in set(tracers)} == {
        "rmnch": 4,
        "infectious": 4,
        "ncd": 3,
        "capacity": 3,
    }
