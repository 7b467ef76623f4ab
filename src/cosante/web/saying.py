"""Decisions in words: who decided what of what, when and why, and whether it still holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.register.models import Act, Decision, Document, Fact, Partner, Verb
from cosante.web.cards import about, gist
from cosante.web.dates import date_words
from cosante.web.fact_forms import FIELDS
from cosante.web.findings import why_words
from cosante.web.labels import CONFLICT_FIELDS, DESCRIBED, KIND, LISTS, label
from cosante.web.words import called, digits, filled, of_kind

#: Verbs whose decisions cannot be undone.
_FINAL = (Verb.UNDO, Verb.SUPERSEDE, Verb.CARRY)


@dataclass(frozen=True)
class Said:
    """One decision, to be shown."""

    id: int
    at: datetime
    words: str
    why: str
    href: str
    automatic: bool
    can_undo: bool
    undone: str


def said(decisions: Iterable[Decision]) -> list[Said]:
    """Each decision in words."""
    return [_said(decision) for decision in decisions]


def _said(decision: Decision) -> Said:
    undoing = getattr(decision, "undone_by", None)
    undone = _("undone by %(who)s") % {"who": undoing.by or _("a rule")} if undoing else ""
    return Said(
        decision.pk,
        decision.at,
        words(decision),
        why_words(decision),
        f"/review/{decision.fact_id}/" if decision.fact_id else "",
        decision.automatic,
        not undone and decision.verb not in _FINAL,
        undone,
    )


def words(decision: Decision) -> str:
    """``Amina accepted: Number, 12 trainees``."""
    if decision.carries_id:
        return _("%(decided)s; it holds for the newer reading, too") % {"decided": _words(decision)}
    return _words(decision)


def _words(decision: Decision) -> str:
    who = str(decision.by) if decision.by else _by_itself(decision)
    told = {"who": who, "what": what(decision)}
    match decision.verb:
        case Verb.ACCEPT:
            return _("%(who)s accepted: %(what)s") % told
        case Verb.CORRECT:
            return _("%(who)s corrected: %(what)s (%(values)s)") % (told | {"values": _values(decision)})
        case Verb.REJECT:
            return _("%(who)s rejected: %(what)s") % told
        case Verb.ENTER:
            return _("%(who)s entered: %(what)s") % told
        case Verb.SUPERSEDE:
            return _("The document was read again; what nobody had decided was replaced.")
        case Verb.CARRY:
            return _("What was decided holds for the newer reading: %(what)s") % told
        case Verb.MERGE | Verb.APART | Verb.COPY:
            return _of_two(decision.verb) % (told | {"other": _other(decision)})
        case Verb.SPLIT:
            return _("%(who)s split off: %(what)s") % told
        case Verb.RESOLVE:
            field = str(CONFLICT_FIELDS.get(decision.values.get("field", ""), ""))
            return _("%(who)s said which source is right: %(field)s") % (told | {"field": field})
        case Verb.DESCRIBE:
            return _("%(who)s described the document: %(values)s") % (told | {"values": _values(decision)})
        case Verb.COMPLETE:
            return _("%(who)s went through the whole document") % told
        case _:
            return _("%(who)s undid: %(what)s") % told


def values(decision: Decision) -> str:
    """With which values it was decided, where it sets some."""
    return _values(decision) if decision.verb in (Verb.CORRECT, Verb.DESCRIBE) else ""


def _of_two(verb: str) -> str:
    if verb == Verb.MERGE:
        return _("%(who)s merged two records: %(what)s and %(other)s")
    if verb == Verb.COPY:
        return _("%(who)s marked a text as a copy: %(what)s repeats %(other)s")
    return _("%(who)s said that these are not one: %(what)s and %(other)s")


def of_two(decision: Decision) -> SafeString:
    """What was said of two records, each a link to its page: ``A and B are one.``"""
    one = decision.partner or decision.act or decision.document
    other = decision.other_partner or decision.other_act or decision.other_document
    sentence = {
        Verb.MERGE: _("%(one)s and %(other)s are one."),
        Verb.COPY: _("%(one)s is a copy of %(other)s."),
    }.get(Verb(decision.verb), _("%(one)s and %(other)s are two."))
    return mark_safe(escape(sentence) % {"one": _link(one), "other": _link(other)})  # both are escaped in _link


def _link(record: Partner | Act | Document | None) -> SafeString:
    if record is None:
        return SafeString("–")
    link = about(record)
    lang = format_html(' lang="{}"', link.lang) if link.lang else ""
    return format_html('<a href="{}"><bdi{}>{}</bdi></a>', link.href, lang, Truncator(link.text).chars(90))


def what(decision: Decision) -> str:
    """What the decision is about, in a few words."""
    if decision.fact:
        return fact_words(decision.fact)
    return _record(decision.partner or decision.act or decision.document)


def fact_words(fact: Fact) -> str:
    """``Number: 12 trainees``."""
    return of_kind(str(KIND[fact.kind]), gist(fact))


def done(decisions: list[Decision]) -> str:
    """What one form did, in a sentence."""
    if len(decisions) == 1:
        return words(decisions[0])
    verbs = {decision.verb for decision in decisions}
    if verbs <= {Verb.UNDO}:
        return filled(ngettext("%d decision undone", "%d decisions undone", len(decisions)), len(decisions))
    return filled(ngettext("%d decision", "%d decisions", len(decisions)), len(decisions)) + " · " + words(decisions[0])


def _by_itself(decision: Decision) -> str:
    return _("Matching") if decision.verb in (Verb.MERGE, Verb.COPY) else _("A rule")


def _other(decision: Decision) -> str:
    return _record(decision.other_partner or decision.other_act or decision.other_document)


def _record(record: Partner | Act | Document | None) -> str:
    if isinstance(record, Act):
        return f"{label(record.type, 'act')} {digits(record.pk)}"
    if isinstance(record, Partner):
        return called(record)
    return record.name if record else ""


def _values(decision: Decision) -> str:
    """The new values, field by field."""
    fields = FIELDS[decision.fact.kind]() if decision.fact else {}
    told = []
    for name, value in decision.values.items():
        title = fields[name].label if name in fields else DESCRIBED.get(name, name)
        told.append(of_kind(str(title).lower(), _value(decision, name, value)))
    return "; ".join(told)


def _value(decision: Decision, name: str, value: Any) -> str:
    if value in (None, "", []):
        return _("none")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_value(decision, name, one) for one in value)
    lists = {"of": "counted", "qualifier": "qualifier", "stage": "money", "role": "date", "code": "health_area"}
    lists |= {"status": "act_status", "health_areas": "health_area", "publisher_kind": "publisher"}
    of = (decision.fact.kind if decision.fact else "") if name == "type" else lists.get(name, "")
    if name in ("when", "value") and isinstance(value, str):
        return date_words(value)
    return label(value, of) if of in LISTS and isinstance(value, str) else str(value)
