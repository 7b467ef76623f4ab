"""The standard as data: what its tables say, and that all they name is there."""

import pytest

from cosante.exchange.iati.rulesets import standard
from cosante.exchange.iati.standard.codes import codelist, codelists
from cosante.exchange.iati.standard.rules import rules
from cosante.exchange.iati.standard.schema import XML_LANG, elements, trees

pytestmark = pytest.mark.once("no database is asked")


def test_an_activitys_elements_stand_in_the_standards_order_with_their_types_and_codes():
    activity = trees()["iati-activities"].children["iati-activity"]
    assert list(activity.children)[:4] == ["iati-identifier", "reporting-org", "title", "description"]
    assert (activity.children["title"].least, activity.children["title"].most) == (1, 1)
    assert activity.children["sector"].most is None
    assert activity.children["title"].children["narrative"].attributes[XML_LANG].type == "language"
    value = elements()["iati-activities/iati-activity/budget/value"]
    assert (value.type, value.attributes["value-date"].required) == ("decimal", True)
    sector = activity.children["sector"].attributes["code"]
    assert [(one.codelist, one.value, one.id) for one in sector.codes][:2] == [
        ("Sector", "1", "9.76.1"), ("SectorCategory", "2", "9.77.1"),
    ]  # fmt: skip
    assert elements()["iati-organisations/iati-organisation/document-link/recipient-country"].place == 7


def test_codes_have_english_and_french_names_status_and_the_day_they_were_withdrawn():
    sector = codelist("Sector").codes["11110"]
    assert sector.en == "Education policy and administrative management"
    assert sector.fr.startswith("Politique de l'éducation")
    withdrawn = [code for one in codelists().values() for code in one.codes.values() if code.status == "withdrawn"]
    assert len(withdrawn) > 90
    assert any(code.withdrawal for code in withdrawn)


def test_every_codelist_that_governs_a_path_and_every_rule_of_the_table_can_be_used():
    governed = [one for element in elements().values() for held in element.attributes.values() for one in held.codes]
    assert all(codelist(one.codelist).codes for one in governed)
    assert len(standard().rules) == len(rules()) > 100
    known = {rule.id for rule in rules()}
    assert all(rule in known for element in elements().values() for rule in element.rules)
