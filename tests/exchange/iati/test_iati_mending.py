"""Mended copies, files brought from older versions, and what hostile files do."""

import io

import pytest
from benchmarks.iati.fuzz import run
from lxml import etree

from cosante.exchange.iati.mend import mend
from cosante.exchange.iati.upgrade import upgrade

pytestmark = pytest.mark.once("no database is asked")

OLD = """<iati-activities version="1.03" xmlns:ir="http://iatiregistry.org/ns/record#"><ir:record/>
<iati-activity xml:lang="en" default-currency="GBP">
  <reporting-org ref="GB-1" type="10">An office</reporting-org>
  <participating-org ref="GB-1" role="Funding" type="10">An office</participating-org>
  <iati-identifier>GB-1-7</iati-identifier>
  <title>Wells</title><title xml:lang="fr">Puits</title>
  <description>Wells are dug.</description>
  <activity-date type="start-planned">2011-03-31Z</activity-date>
  <activity-status code="2">Implementation</activity-status>
  <other-identifier owner-ref="GB-1" owner-name="An office">old-7</other-identifier>
  <activity-website>http://example.org/wells</activity-website>
  <location percentage="50"><coordinates latitude="1.5" longitude="2.5" precision="1"/>
    <gazetteer-entry gazetteer-ref="GEO">123</gazetteer-entry></location>
  <sector vocabulary="DAC" code="14030">Water</sector>
  <recipient-country code="SN">Senegal</recipient-country>
  <transaction><value value-date="2011-04-01">5,000.00</value><transaction-type code="C">Commitment</transaction-type>
    <transaction-date iso-date="2011-04-01">April</transaction-date></transaction>
</iati-activity></iati-activities>"""


def _canonical(text: bytes) -> bytes:
    tree = etree.fromstring(text, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(tree, method="c14n2")


def _mended(tmp_path, text):
    file, out = tmp_path / "file.xml", io.BytesIO()
    file.write_text(text, "utf-8")
    return list(mend(file, out)), out.getvalue()


def test_a_valid_file_is_copied_as_it_is(tmp_path, sample):
    changes, text = _mended(tmp_path, sample)
    assert changes == []
    assert _canonical(text) == _canonical(sample.encode())


def test_what_is_surely_meant_is_mended_and_the_rest_is_left(tmp_path, sample, judge):
    spoilt = sample.replace('"EUR"', '" eur"').replace(
        'iso-date="2025-12-31"/>\n    <rec', 'iso-date="31.12.2025"/>\n    <rec'
    )
    spoilt = spoilt.replace("120000", "120,000.00").replace(
        "<title><narrative>Un envoi de vaccins</narrative></title>", ""
    )
    spoilt = spoilt.replace('<sector code="12250"/>', '<sector code="12250"/><title>Un envoi</title><!-- titre -->')
    spoilt = spoilt.replace('value="11"', 'value="about ten"')
    assert {one.severity for one in judge(spoilt)} == {"critical", "error", "warning"}
    changes, text = _mended(tmp_path, spoilt)
    assert [one.what for one in changes] == [
        "'31.12.2025' is now '2025-12-31'", "'120,000.00' is now '120000.00'", "' eur' is now 'EUR'",
        "its text now stands in a narrative", "its elements are now in the standard's order",
    ]  # fmt: skip
    assert [one.id for one in judge(text)] == ["8.10.2"]
    assert b"<!-- titre -->" in text


def test_a_file_of_version_1_is_brought_to_2_03(tmp_path, judge):
    file, out = tmp_path / "old.xml", io.BytesIO()
    file.write_text(OLD)
    told = upgrade(file, out)
    text = out.getvalue()
    assert [one.id for one in judge(text)] == ["1.14.8"]  # what GB-1 should be, nobody but the publisher can say
    (activity,) = etree.fromstring(text).iterchildren("iati-activity")
    said = activity.xpath("title/narrative/text()")
    assert said == ["Wells", "Puits"]
    assert activity.xpath("string(title/narrative[2]/@xml:lang)") == "fr"
    assert activity.xpath("string(activity-date/@iso-date)") == "2011-03-31Z"
    assert activity.xpath("string(activity-date/@type)") == "1"
    assert activity.xpath("string(participating-org/@role)") == "1"
    assert activity.xpath("string(transaction/transaction-type/@code)") == "2"
    assert activity.xpath("string(other-identifier[@type='A1']/owner-org/@ref)") == "GB-1"
    assert activity.xpath("string(location/point/pos)") == "1.5 2.5"
    assert activity.xpath("string(location/location-id[@vocabulary='G1']/@code)") == "123"
    assert activity.xpath("string(document-link/@url)") == "http://example.org/wells"
    assert activity.xpath("string(transaction/value)") == "5000.00"
    assert told.left_out["@percentage of <location>"] == 1
    assert not told.missing


def test_hostile_files_end_with_a_clear_finding_and_nothing_outside_is_asked():
    assert run(60, seed=7) == []
