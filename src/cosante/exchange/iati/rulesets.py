"""Rulesets: the standard's and those of users, read, checked, and asked of one activity after another."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path as File
from typing import Any, Final

from lxml import etree

from cosante.exchange.iati.contexts import Context, context
from cosante.exchange.iati.findings import Finding, shown
from cosante.exchange.iati.rule_kinds import (
    KINDS,
    LOOP,
    NOW,
    PREFIXES,
    Broken,
    Case,
    World,
    evaluates_to_true,
    kind_named,
)
from cosante.exchange.iati.standard import rules as standard_rules
from cosante.exchange.iati.structure import Walk
from cosante.exchange.iati.xpaths import line, path, where
from cosante.vocabulary.errors import BadValue

_PATHS: Final = ("paths",)
_SINGLE: Final = ("one", "less", "more", "date", "start", "end", "eval", "if", "then", "condition", "foreach")
_SEVERAL: Final = ("excluded", "prefix")


@dataclass(frozen=True)
class Rule:
    """One case with what is said where it is broken. ``names``: children without which it asks nothing new, or None."""

    id: str
    severity: str
    category: str
    message: str
    fix: str | None
    context: Context
    case: Case
    inner: "tuple[Rule, ...]" = ()
    raw: Mapping[str, Any] = field(default_factory=dict)
    names: frozenset[str] | None = None


class Ruleset:
    """Rules by what they are asked of."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules
        self._plans: dict[frozenset[str], _Plan] = {}
        self._of_activity = [rule for rule in rules if rule.context.is_activity]
        below: dict[str, list[Rule]] = {}
        for rule in rules:
            if not rule.context.is_activity:
                below.setdefault(rule.context.expression, []).append(rule)
        self._below = [(held[0].context, held) for held in below.values()]

    def check(self, activity: Any, walk: Walk, world: World) -> None:
        """Ask every rule of an activity that was walked; findings go to the walk."""
        of_activity, below, others = self._plan(activity, walk, world)
        for rule in of_activity:
            _ask(rule, activity, walk, world)
        for found, at, rules in below:
            for element in walk.index[found]:
                if at.holds(element):
                    for rule in rules:
                        _ask(rule, element, walk, world)
        whole: Any = None
        for at, rules in others:
            if at.relative is not None:
                elements = at.relative(activity)
            else:
                whole = _alone(activity) if whole is None else whole
                elements = at.absolute(whole)
            for element in elements:
                for rule in rules:
                    _ask(rule, element, walk, world)

    def _plan(self, activity: Any, walk: Walk, world: World) -> "_Plan":
        """What an activity with elements at these paths may break; other rules were asked of an empty one."""
        tag, paths = activity.tag, frozenset(walk.index)
        held = None if walk.odd else self._plans.get(paths)
        if held is None:
            below = [pair for pair in self._below if tag in pair[0].tags]
            if walk.odd:
                return [rule for rule in self._of_activity if tag in rule.context.tags], [], below
            if len(self._plans) > _PLANS:
                self._plans.clear()
            present = {name.rpartition("/")[2] for name in paths}
            empty = etree.Element(tag)
            asked = [
                rule
                for rule in self._of_activity
                if tag in rule.context.tags
                and (rule.names is None or rule.names & present or _broken_by(rule, empty, world))
            ]
            looked_up = [(found, at, rules) for at, rules in below if at.simple for found in at.paths(walk.index)]
            held = self._plans[paths] = (asked, looked_up, [pair for pair in below if not pair[0].simple])
        return held


#: Rules of the activity; of elements at a path of the standard; of what a context selects.
_Plan = tuple[list[Rule], list[tuple[str, Context, list[Rule]]], list[tuple[Context, list[Rule]]]]
#: So many plans are kept: activities of one publisher have a few dozen sets of elements.
_PLANS: Final = 500


def _broken_by(rule: Rule, element: Any, world: World) -> bool:
    walk = Walk("", "")
    _ask(rule, element, walk, world)
    return bool(walk.findings)


def _alone(activity: Any) -> Any:
    """A copy of a file with this one activity, for contexts that nothing but a whole file answers."""
    above = activity.getparent()
    root = (
        etree.Element(above.tag, above.attrib, above.nsmap) if above is not None else etree.Element("iati-activities")
    )
    root.append(deepcopy(activity))
    return root


def _ask(rule: Rule, element: Any, walk: Walk, world: World) -> None:
    if rule.inner:
        for value in dict.fromkeys(node.text for node in rule.case.single["foreach"].nodes(element)):
            for inner in rule.inner:
                if (one := _filled(inner, value)) is not None:
                    _ask(one, element, walk, world)
        return
    case = rule.case
    broken = case.test(case, element, world)
    if broken is None:  # so nearly always; conditions need not be asked then
        return
    if (condition := case.single.get("condition")) is not None and not condition.holds(element):
        return
    if "idCondition" in case.keys and not _applies(case, element, world):
        return
    walk.findings.append(_finding(rule, element, walk, broken))


def _applies(case: Case, element: Any, world: World) -> bool:
    texts = [node.text for node in case.nodes(element)]
    if case.keys["idCondition"] == "NOT_EXISTING_ORG_ID":
        return not any(text in world.publishers for text in texts)
    return not any(begin in world.publishers for text in texts for begin in _beginnings(text))


def _beginnings(text: str) -> Iterator[str]:
    """What stands before each hyphen."""
    at = text.find("-")
    while at >= 0:
        yield text[:at]
        at = text.find("-", at + 1)


def _finding(rule: Rule, element: Any, walk: Walk, broken: Broken) -> Finding:
    node = broken.nodes[0] if broken.nodes else None
    at, attribute = (element, "") if node is None else (node.element, node.attribute)
    plain = rule.case.kind != "no_spaces"
    texts = dict.fromkeys(" ".join(one.text.split()) if plain else one.text for one in broken.nodes[:8])
    found = "; ".join(text for text in texts if text) or None
    more = f" (and {len(broken.nodes) - 8} more)" if len(broken.nodes) > 8 and found else ""
    message = f"{rule.message} {broken.note}".rstrip()
    return Finding(
        rule.id, rule.severity, rule.category, walk.identifier, line(at), where(at, attribute, walk.above), message,
        shown(found + more if found else None), rule.fix,
    )  # fmt: skip


@lru_cache(maxsize=2048)
def _filled_case(kind: str, text: str, value: str, subs: tuple[str, ...]) -> Case | None:
    keys = json.loads(text)
    if "'" in value:
        if '"' in value:
            return None  # XPath 1.0 cannot write such a text
        quoted = ("'$1'", f'"{value}"')
    else:
        quoted = ("$1", value)

    def fill(held: Any) -> Any:
        return held.replace(*quoted) if isinstance(held, str) else [one.replace(*quoted) for one in held]

    return _case(kind, {key: fill(held) if key in subs else held for key, held in keys.items()})


def _filled(rule: Rule, value: str) -> Rule | None:
    subs = tuple(rule.raw["subs"])
    case = _filled_case(rule.case.kind, rule.raw["text"], value, subs)
    if case is None:
        return None
    return Rule(rule.id, rule.severity, rule.category, rule.message, rule.fix, rule.context, case)


def _case(kind: str, keys: Mapping[str, Any]) -> Case:
    held = dict(keys)
    if "regex" in held:
        try:
            held["pattern"] = re.compile(str(held["regex"]))
        except re.error as error:
            raise BadValue(f"{held['regex']!r} is no regular expression ({error}).") from error
    if "start" in held and kind == "startswith" and "prefix" not in held:
        held["prefix"] = [held.pop("start")]
    prefix = held.get("prefix")
    if prefix in (PREFIXES, [PREFIXES]):
        held.pop("prefix")
    elif kind == "startswith" and not prefix:
        raise BadValue("startswith needs the key 'prefix' or 'start'.")
    return Case(
        kind,
        KINDS[kind][0] if kind != LOOP else evaluates_to_true,
        held,
        tuple(path(one) for one in _texts(held, "paths")),
        {key: path(held[key]) for key in _SINGLE if isinstance(held.get(key), str) and held[key] != NOW},
        {key: tuple(path(one) for one in _texts(held, key)) for key in _SEVERAL if key in held},
    )


def _texts(keys: Mapping[str, Any], key: str) -> list[str]:
    held = keys.get(key, [])
    held = [held] if isinstance(held, str) else held
    if not isinstance(held, list) or not all(isinstance(one, str) for one in held):
        raise BadValue(f"{key!r} is a list of XPaths.")
    return held


def _rule(at: Context, name: str, case: Any, about: Mapping[str, Any], said: tuple[str, str | None]) -> Rule:
    """One case of a ruleset. ``BadValue`` says which key is missing or wrong."""
    kind = kind_named(name)
    if not isinstance(case, dict):
        raise BadValue(f"a case of {name!r} is an object with keys")
    inner: list[Rule] = []
    if kind == LOOP:
        _need(case, name, ("foreach", "do", "subs"))
        for inner_name, body in case["do"].items():
            for one in _cases(body, inner_name):
                inner_about = one.get("ruleInfo", about)
                rule = _rule(at, inner_name, one, inner_about, _told(inner_about, inner_name, said))
                text = json.dumps({key: held for key, held in one.items() if key != "ruleInfo"})
                inner.append(
                    Rule(
                        rule.id, rule.severity, rule.category, rule.message, rule.fix, at, rule.case,
                        raw={"text": text, "subs": case["subs"]},
                    )
                )  # fmt: skip
    else:
        _need(case, name, KINDS[kind][1])
    keys = {key: held for key, held in case.items() if key not in ("ruleInfo", "do")}
    made = _case(kind, keys)
    about = case.get("ruleInfo", about)
    message, fix = _told(about, name, said)
    identity = (str(about.get("id", name)), str(about.get("severity", "error")), str(about.get("category", "rules")))
    return Rule(*identity, message, fix, at, made, tuple(inner), names=_names(made, kind))


def _told(about: Mapping[str, Any], name: str, said: tuple[str, str | None]) -> tuple[str, str | None]:
    return said if said[0] else (str(about.get("message") or f"The rule {name} is broken."), None)


def _need(case: Mapping[str, Any], name: str, keys: tuple[str, ...]) -> None:
    if missing := [key for key in keys if key not in case]:
        raise BadValue(f"a case of {name!r} needs the key {missing[0]!r}")


def _cases(body: Any, name: str) -> list[Any]:
    if not isinstance(body, dict) or not isinstance(body.get("cases"), list):
        raise BadValue(f"{name!r} needs a list 'cases'")
    held: list[Any] = body["cases"]
    return held


_LITERAL: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_TOKEN: Final = re.compile(r"(@|\.\.|::|\*|//|\$)|(?<![\w/@-])([A-Za-z_][\w.-]*+)(?!\s*\()")
_WORDS: Final = {"or", "and", "div", "mod"}


def _names(case: Case, kind: str) -> frozenset[str] | None:
    """Children that the rule's paths begin with; None where it may ask of something else (its own attributes, all)."""
    if kind == "one_or_all" or "idCondition" in case.keys:
        return None
    asked = [*case.paths, *(one for several in case.several.values() for one in several)]
    asked += [one for key, one in case.single.items() if kind != LOOP or key == "foreach"]
    found: set[str] = set()
    for one in asked:
        outer = _outer(_LITERAL.sub("''", one.expression))
        for odd, name in _TOKEN.findall(outer):
            if odd:
                return None
            if name not in _WORDS:
                found.add(name)
    return frozenset(found)


def _outer(expression: str) -> str:
    """An expression without what stands in square brackets, and without the attributes at the end of its paths."""
    text, depth = "", 0
    for char in expression:
        depth += (char == "[") - (char == "]")
        text += char if depth == 0 and char != "]" else ""
    return re.sub(r"/@[\w:.-]+", "", text)


def standard() -> Ruleset:
    """The standard ruleset of IATI 2.03."""
    rules = []
    for one in standard_rules.rules():
        about = {"id": one.id, "severity": one.severity, "category": one.category}
        rules.append(_rule(context(one.context), one.kind, dict(one.case), about, (one.message, one.fix)))
    return Ruleset(rules)


def parsed(text: str, name: str) -> Ruleset:
    """A ruleset from JSON. ``BadValue`` says what is wrong with it and where; ``name`` is its file's."""
    try:
        whole = json.loads(text)
    except ValueError as error:
        raise BadValue(
            f"{name} is no JSON ({error}). Give a ruleset, as the IATI Ruleset Spec describes it."
        ) from error
    if not isinstance(whole, dict):
        raise BadValue(f"{name} is no ruleset: its contexts are the keys of one object.")
    rules = []
    for at, kinds in whole.items():
        try:
            if not isinstance(kinds, dict):
                raise BadValue("rules are the keys of an object")
            for kind, body in kinds.items():
                kind_named(kind)
                rules += [_rule(context(at), kind, case, {}, ("", None)) for case in _cases(body, kind)]
        except BadValue as error:
            raise BadValue(f"{name}, {at!r}: {error.message}") from error
    return Ruleset(rules)


def read(file: File) -> Ruleset:
    """A ruleset from a file. ``BadValue`` where it cannot be read or is none."""
    try:
        return parsed(file.read_text("utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise BadValue(f"{file} cannot be read ({error}). Give a ruleset in JSON.") from error
