"""Judging IATI files: what is found, where, and how it is mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from iati_sample import DAY, SAMPLE
from lxml import etree

from cosante.exchange.iati.parallel import every
from cosante.exchange.iati.stream import Unusable
from cosante.exchange.iati.validate import Options
from cosante.exchange.iati.xpaths import Node, Path, path, text_of

pytestmark = pytest.mark.once("no database is asked")


def test_a_valid_file_has_no_findings(judge, sample):
    assert judge(sample) == []


ORGANISATION = """<iati-organisations version="2.03"><iati-organisation xml:lang="en" default-currency="USD">
<organisation-identifier>XM-DAC-928</organisation-identifier><name><narrative>Example office</narrative></name>
<reporting-org ref="XM-DAC-928" type="40"><narrative>Example office</narrative></reporting-org>
<total-budget status="1"><period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>
<value value-date="2025-01-01">5</value></total-budget>
<recipient-country-budget><recipient-country code="SN"/><period-start iso-date="2025-01-01"/>
<period-end iso-date="2025-12-31"/><value value-date="2025-01-01">5</value></recipient-country-budget>
</iati-organisation></iati-organisations>"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("-928</org", "-928 </org", ["1.12.1"]),
        (' default-currency="USD"', "", ["7.8.2"]),
        ('xml:lang="en"', "", ["4.5.1"]),
        ('end iso-date="2025', 'end iso-date="2024', ["8.6.3"]),
        ('status="1"', 'status="3"', ["9.102.1", "9.113.1"]),
        ('code="SN"', 'code="sn"', ["9.103.1"]),
    ],
)
def test_organisation_files_are_judged_by_their_own_rules(judge, old, new, expected):
    text = ORGANISATION.replace(old, new)
    assert {one.id for one in judge(text)} <= set(expected)
    assert bool(judge(text)) == bool(expected)


#: What is spoilt in the sample, what it becomes, and the findings: id, severity, a word of the mend.
SPOILT = [
    ('iso-date="2025-12-31"/>\n    <rec', 'iso-date="31/12/2025"/>\n    <rec', "0.3.1 critical", "2025-12-31"),
    ('code="SN" percentage', 'code="XX" percentage', "9.50.1 error", "Country"),
    ('currency="EUR"', 'currency="eur"', "9.94.1 error", "EUR"),
    ('code="12281" percentage="50.5"', 'code="12281" percentage="50"', "2.1.2 error", "Change"),
    ('code="12281" percentage="50.5"', 'code="12281"', "2.1.1 error", "percentage"),
    ('type="3" iso-date="2025', 'type="3" iso-date="2024', "11.1.2 error", "activity-date"),
    ('type="2" iso-date="2024-03-01"', 'type="2" iso-date="2026-02-02"', "11.1.3 error;11.1.4 error", "planned"),
    ('period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>\n      <v',
     'period-start iso-date="2025-01-01"/><period-end iso-date="2026-12-31"/>\n      <v', "7.5.3 error", "Divide"),
    ('value="11"', 'value="eleven"', "8.10.2 warning", "digits"),
    ('default-currency="USD" xml:lang="fr"', 'default-currency="USD"', "4.1.1 error", "xml:lang"),
    ('<narrative>Dix mille doses.</narrative>', "<narrative/>", "4.4.1 error", "narrative"),
    ('ref="XM-DAC-928-EX-2" type', 'ref="XM-DAC-928-EX-3" type', "1000.0.6 advisory", "published"),
    ("EX-2</iati", "EX-1</iati", "1.1.2 error;1000.0.6 advisory", "own identifier"),
    ("<activity-status code=\"3\"/>", "", "0.3.1 critical", "Add <activity-status>"),
    ("<policy-marker code", "<policy-marker sign='1' code", "0.3.1 critical", "namespace"),
    ("120000", "120,000.00", "0.3.1 critical", "120000.00"),
    ("<sector code=\"12250\"/>", "<sector code=\"12250\"/><activity-scope code=\"4\"/>", "0.3.1 critical", "behind"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected", "mend"), SPOILT)
def test_what_is_spoilt_is_found_with_its_official_id_and_its_mend(judge, sample, old, new, expected, mend):
    assert old in sample
    found = judge(sample.replace(old, new))
    assert sorted({f"{one.id} {one.severity}" for one in found}) == sorted(expected.split(";"))
    assert any(mend in (one.fix or "") for one in found)
    assert all(one.line > 1 and one.path.startswith("/iati-activities") for one in found)


def test_every_element_out_of_order_is_told_at_once(judge, sample):
    lines = sample.splitlines()
    moved = [line for line in lines if "activity-status" in line or "default-aid-type" in line]
    rest = [line for line in lines if line not in moved]
    at = next(number for number, line in enumerate(rest) if "<iati-identifier" in line)
    found = judge("\n".join([*rest[:at], moved[1], moved[0], *rest[at:]]))
    assert [one.found for one in found] == [None] * len(found)
    assert len([one for one in found if "wrong place" in one.message]) == 2


def test_the_place_is_said_by_line_and_path(judge, sample):
    (one,) = judge(sample.replace('currency="EUR"', 'currency="EURO"'))
    assert sample.splitlines()[one.line - 1].count("EUR") == 1
    assert one.path == "/iati-activities/iati-activity[1]/transaction/value/@currency"
    assert (one.identifier, one.found) == ("XM-DAC-928-EX-1", "EURO")


@pytest.mark.parametrize(
    ("text", "identifier", "word"),
    [
        ("", "0.1.1", "empty"),
        ("<html/>", "0.2.1", "iati-activities"),
        ('<iati-activities version="1.04"/>', "0.6.1", "1.04"),
        ("<iati-activities/>", "0.6.1", "version"),
        ('<iati-activities version="2.03"><iati-activity>', "0.1.1", "well-formed"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><iati-activities version="2.03"/>', "0.1.1", "entities"),
        ('<?xml version="1.0" encoding="none-such"?><iati-activities version="2.03"/>', "0.1.1", ""),
        ('<iati-activities xmlns="http://x" version="2.03"/>', "0.2.1", "namespace"),
        ('<iati-activities version="2.03">' + "<iati-activity>" * 5000, "0.1.1", ""),
    ],
)
def test_a_file_that_cannot_be_judged_has_one_critical_finding_that_says_why(judge, text, identifier, word):
    with pytest.raises(Unusable) as refused:
        judge(text)
    finding = refused.value.finding
    assert (finding.id, finding.severity, finding.identifier) == (identifier, "critical", "file")
    assert word in finding.message + str(finding.fix)


def test_two_processes_find_what_one_finds_in_the_same_order(tmp_path, sample):
    file = tmp_path / "many.xml"
    head, _, rest = sample.partition("  <iati-activity ")
    item = ("  <iati-activity " + rest).replace("</iati-activities>", "").replace('"EUR"', '"EURO"')
    file.write_text(head + item * 60 + "</iati-activities>", "utf-8")
    alone = list(every(file, Options(DAY), 1))
    assert len([one for one in alone if one.id == "1.1.2"]) == 118
    assert list(every(file, Options(DAY), 2)) == alone


def test_lines_are_right_beyond_what_libxml2_keeps(tmp_path, sample):
    file = tmp_path / "long.xml"
    text = sample.replace("<!-- two", "\n" * 70_000 + "<!-- two").replace('currency="EUR"', 'currency="EURO"')
    file.write_text(text, "utf-8")
    (one,) = every(file, Options(DAY))
    assert "EURO" in text.splitlines()[one.line - 1]


def test_strict_tells_of_withdrawn_codes_too(judge, sample):
    text = sample.replace('<recipient-country code="SN"/>', '<recipient-region code="380"/>')
    assert judge(text) == []
    assert [one.id for one in judge(text, strict=True)] == ["codes.withdrawn"]


NAMES = ("sector", "narrative", "transaction", "value", "title", "budget", "x")
STEPS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join)
TESTS = st.sampled_from(
    ["", "[@vocabulary='1']", "[@vocabulary = '1' or not(@vocabulary)]", "[@code='2' or @code='SN']"]
)
OWN = st.sampled_from(["@default-currency", "@xml:lang", "@x"])
SIMPLE = st.one_of(st.builds("{}{}/@code".format, STEPS, TESTS), st.builds("{}{}".format, STEPS, TESTS), OWN)


@given(SIMPLE)
def test_paths_found_without_xpath_are_what_xpath_finds(expression):
    by_xpath = etree.XPath(expression, namespaces={"xml": "http://www.w3.org/XML/1998/namespace"})
    for activity in etree.parse(str(SAMPLE)).getroot().iterchildren("iati-activity"):
        found = by_xpath(activity)
        expected = [str(one) if isinstance(one, str) else text_of(one) for one in found]
        assert [node.text for node in path(expression).nodes(activity)] == expected
        assert path(expression).holds(activity) == bool(found)
        assert isinstance(Path(expression).nodes(activity), list)
        assert all(isinstance(node, Node) for node in path(expression).nodes(activity))
