"""Rulesets of users: every kind of rule, kept and broken; what is no ruleset is refused with its place."""

import json

import pytest

from cosante.exchange.iati.rulesets import parsed
from cosante.vocabulary.errors import BadValue

pytestmark = pytest.mark.once("no database is asked")

KEPT_AND_BROKEN = [
    ("no_more_than_one", {"paths": ["title"]}, "<title/>", "<title/><title/>"),
    ("atleast_one", {"paths": ["title", "description"]}, "<description/>", "<x/>"),
    ("atleast_one", {"paths": ["title"], "condition": "x = '1'"}, "<x>2</x>", "<x>1</x>"),
    ("only_one_of", {"paths": ["a", "b"], "excluded": ["t/a"]}, "<a/>", "<a/><t><a/></t>"),
    ("none_of", {"paths": ["a"]}, "<b/>", "<a/>"),
    ("dependent", {"paths": ["a", "b"]}, "<a/><b/>", "<a/>"),
    ("one_or_all", {"one": "@xml:lang", "all": "lang"}, "<narrative xml:lang='en'/>", "<t><narrative/></t>"),
    ("one_or_all", {"one": "sector", "all": "sector"}, "<transaction><sector/></transaction>", "<transaction/>"),
    ("one_or_all", {"one": "@default-currency", "all": "currency"}, "<value currency='EUR'/>", "<b><value/></b>"),
    ("sum", {"paths": ["s/@p"], "sum": 100}, "<x/>", "<s p='50'/>"),
    ("strict_sum", {"paths": ["s/@p"], "sum": 100}, "<s p='33.3333'/><s p='66.66671'/>", "<x/>"),
    ("range", {"paths": ["s/@p"], "min": 0, "max": 100}, "<s p='100'/>", "<s p='100.1'/>"),
    ("date_order", {"less": "a/@d", "more": "b/@d"}, "<a d='2020-01-01'/><b d='2020-01-01Z'/>",
     "<a d='2020-01-02'/><b d='2020-01-01'/>"),
    ("date_order", {"less": "a/@d", "more": "NOW"}, "<a d='2026-02-01'/>", "<a d='2026-02-02'/>"),
    ("date_now", {"date": "@t"}, "<x/>", None),
    ("time_limit", {"start": "a/@d", "end": "b/@d"}, "<a d='2020-01-01'/><b d='2020-12-31'/>",
     "<a d='2020-01-01'/><b d='2021-01-02'/>"),
    ("between_dates", {"date": "d/@d", "start": "a/@d", "end": "b/@d"},
     "<a d='2020-01-01'/><b d='2020-12-31'/><d d='2020-06-01'/>", "<a d='2020-01-01'/><b d='2020-12-31'/><d d='2021-06-01'/>"),
    ("regex_matches", {"paths": ["a"], "regex": "^[^/]+$"}, "<a/><a>x</a>", "<a>x/y</a>"),
    ("regex_no_matches", {"paths": ["a"], "regex": "x"}, "<a>y</a>", "<a>y</a><a>x</a>"),
    ("startswith", {"paths": ["a"], "prefix": ["b/@r"], "separator": "-"}, "<b r='XY'/><a>XY-1</a>", "<b r='XY'/><a>XY1</a>"),
    ("startswith", {"paths": ["a"], "start": "b/@r"}, "<b r='XY'/><a>XY1</a>", "<b r='XY'/><a>ZY1</a>"),
    ("startswith", {"paths": ["a"], "prefix": ["ORG-ID-PREFIX"]}, "<a>GB-COH-1</a>", "<a>GB-XYZ-1</a>"),
    ("unique", {"paths": ["a", "b"]}, "<a>1</a><b>2</b>", "<a>1</a><b>1</b>"),
    ("no_spaces", {"paths": ["a"]}, "<a>1</a>", "<a>1\n</a>"),
    ("no_percent", {"paths": ["a"]}, "<a>1</a>", "<a>1%</a>"),
    ("positive_decimal", {"paths": ["a"]}, "<a>1.5</a>", "<a>-1</a>"),
    ("evaluates_to_true", {"eval": "count(a) = 2"}, "<a/><a/>", "<a/>"),
    ("if_then", {"if": "count(a) > 0", "then": "b"}, "<c/>", "<a/>"),
    ("loop", {"foreach": "a/@v", "subs": ["paths"], "do": {"no_more_than_one": {"cases": [{"paths": ["a[@v='$1']"]}]}}},
     "<a v='1'/><a v='it&apos;s'/>", "<a v='1'/><a v='2'/><a v='2'/>"),
    ("dateOrder", {"less": "a/@d", "more": "b/@d"}, "<a d='2020'/><b d='2019'/>", "<a d='2020-01-02'/><b d='2020-01-01'/>"),
]  # fmt: skip


def _file(inner: str) -> str:
    return f"<iati-activities><iati-activity>{inner}</iati-activity></iati-activities>"


@pytest.mark.parametrize(("kind", "case", "kept", "broken"), KEPT_AND_BROKEN)
def test_each_kind_of_rule_is_kept_and_broken(judge, tmp_path, kind, case, kept, broken):
    about = {"id": "x.1", "severity": "warning", "category": "ours", "message": "Ours."}
    inner = case.get("do", {}).get("no_more_than_one", {}).get("cases", [case])[0]
    inner["ruleInfo"] = about
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps({"//iati-activity": {kind: {"cases": [case]}}}))
    assert judge(_file(kept), rules=rules, rules_only=True) == []
    if broken is not None:
        found = judge(_file(broken), rules=rules, rules_only=True)
        assert [(one.id, one.severity, one.category) for one in found] == [("x.1", "warning", "ours")]


@pytest.mark.parametrize(
    "context",
    [
        "//iati-activity/t", "/iati-activities/iati-activity/t", "//t", "/iati-activities/iati-activity/*[self::t]",
        "//iati-activity[t]/t[@k='1']", "/*/iati-activity/t", "//iati-activity/t[1]", "//nothing | //t",
    ],
)  # fmt: skip
def test_a_rule_is_asked_of_what_its_context_selects(judge, tmp_path, context):
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps({context: {"atleast_one": {"cases": [{"paths": ["@a"]}]}}}))
    found = judge(_file("<t k='1'/><u/>"), rules=rules, rules_only=True)
    assert [one.id for one in found] == ["atleast_one"]
    assert judge(_file("<t k='1' a='1'/><u/>"), rules=rules, rules_only=True) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{", "no JSON"),
        ("[]", "no ruleset"),
        ('{"//a": {"atleast_two": {"cases": []}}}', "no kind of rule"),
        ('{"//a": {"atleast_one": {"cases": [{}]}}}', "'paths'"),
        ('{"//a": {"atleast_one": {"cases": [{"paths": ["a["]}]}}}', "XPath"),
        ('{"//a[": {"atleast_one": {"cases": [{"paths": ["a"]}]}}}', "XPath"),
        ('{"//a": {"regex_matches": {"cases": [{"paths": ["a"], "regex": "("}]}}}', "regular expression"),
    ],
)
def test_what_is_no_ruleset_is_refused_with_its_place(text, word):
    with pytest.raises(BadValue, match=r"rules\.json") as refused:
        parsed(text, "rules.json")
    assert word in refused.value.message
