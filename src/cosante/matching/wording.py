"""What findings say, in English. ``TEMPLATES`` are the messages that a translator gets; ``in_words`` fills one in."""

from cosante.matching.verdicts import Finding, Verdict


def _(message: str) -> str:
    """The message itself; the mark by which tools that collect messages for translation find it."""
    return message


TEMPLATES: dict[str, str] = {
    "same-identifier": _("same identifier %(identifier)s"),
    "other-identifier": _("identifiers differ: %(one)s, %(other)s"),
    "same-name": _("same name"),
    "same-words": _("same own words: %(words)s"),
    "most-words": _("same own words, one has more: %(words)s"),
    "some-words": _("some own words are the same"),
    "same-body": _("the one body of its kind in %(country)s"),
    "same-general-name": _("same general words; %(country)s may have several such bodies"),
    "same-world-body": _("the one body of its kind in the world"),
    "same-acronym": _("same acronym %(acronym)s"),
    "acronym-of-name": _("%(acronym)s is made of the other name's first letters"),
    "same-country": _("same country"),
    "country-unknown": _("a country is not known"),
    "country-needed": _("such bodies are told apart by their country, which is not known"),
    "other-country": _("countries differ: %(one)s, %(other)s"),
    "same-parent": _("part of the same body"),
    "other-parent": _("parts of other bodies: %(one)s, %(other)s"),
    "other-script": _("names compared by sound, across scripts"),
    "short-sound": _("names compared by sound, across scripts, and too short to be sure"),
    "short-acronym": _("an acronym of three letters may be another's too"),
    "worldwide": _("bodies that work in many countries"),
    "other-words": _("own words differ: %(one)s, %(other)s"),
    "other-words-script": _("own words do not sound alike: %(one)s, %(other)s"),
    "words-missing": _("only one name says %(words)s"),
    "head-missing": _("only one name says what it is: %(words)s"),
    "head-more": _("only one name says that it is this too: %(words)s"),
    "other-head": _("other kinds of body: %(one)s, %(other)s"),
    "other-subject": _("other subjects: %(one)s, %(other)s"),
    "subject-missing": _("only one name says %(words)s"),
    "other-level": _("other levels: %(one)s, %(other)s"),
    "other-mark": _("numbers or directions in the names differ: %(one)s, %(other)s"),
    "mark-missing": _("only one name says %(mark)s"),
    "other-land-named": _("names of other countries: %(one)s, %(other)s"),
    "land-missing": _("only one name names %(country)s"),
    "other-acronym": _("acronyms differ: %(one)s, %(other)s"),
    "same-document": _("told in one document, whose reader told them apart"),
    "same-type": _("same kind"),
    "related-type": _("kinds that are told for one another: %(one)s, %(other)s"),
    "other-type": _("kinds differ: %(one)s, %(other)s"),
    "same-parties": _("same parties"),
    "same-party": _("same party, the only one known"),
    "more-parties": _("one names all parties of the other and more"),
    "some-parties": _("some parties are the same"),
    "parties-unknown": _("no party of one is known"),
    "same-countries": _("parties of the same countries: %(countries)s"),
    "parties-differ": _("each has parties that the other lacks"),
    "other-parties": _("parties differ"),
    "other-recipients": _("recipients differ"),
    "other-actors": _("who did it differs"),
    "roles-swapped": _("giver and receiver change places"),
    "same-day": _("same day"),
    "same-month": _("same month"),
    "same-time": _("dates that agree: %(one)s, %(other)s"),
    "few-days-apart": _("%(days)s days apart"),
    "weeks-apart": _("%(days)s days apart"),
    "other-time": _("dates differ: %(one)s, %(other)s"),
    "same-place": _("same place"),
    "within-place": _("one place is in the other"),
    "other-place": _("places differ: %(one)s, %(other)s"),
    "same-amount": _("same amount"),
    "near-amount": _("amounts differ by %(percent)s %%"),
    "other-currency": _("amounts in other currencies"),
    "other-amount": _("amounts differ by %(percent)s %%"),
    "same-count": _("same number of %(what)s"),
    "near-count": _("numbers of %(what)s nearly the same: %(one)s, %(other)s"),
    "other-count": _("numbers of %(what)s differ: %(one)s, %(other)s"),
    "other-things": _("other things are counted: %(one)s, %(other)s"),
    "same-areas": _("same health areas"),
    "some-areas": _("health areas in common: %(areas)s"),
    "other-areas": _("health areas differ: %(one)s, %(other)s"),
    "other-status": _("%(one)s and %(other)s"),
    "one-planned": _("planned in one telling: %(one)s, %(other)s"),
    "same-text": _("same text"),
    "same-passages": _("%(percent)s %% of the passages are the same"),
    "most-passages": _("%(percent)s %% of the passages are the same"),
    "some-passages": _("%(percent)s %% of the passages are the same"),
    "few-passages": _("only %(percent)s %% of the passages are the same"),
    "contains": _("%(percent)s %% of the shorter text stand in the longer"),
    "mostly-contains": _("%(percent)s %% of the shorter text stand in the longer"),
    "same-title": _("same title"),
    "other-numbers": _("numbers differ: one has %(one)s, the other %(other)s"),
    "other-language": _("languages differ: %(one)s, %(other)s"),
    "too-short": _("a text too short to tell"),
}


def in_words(finding: Finding) -> str:
    """The finding in English: ``amounts differ by 0.4 %``."""
    return TEMPLATES[finding.code] % finding.values


def sentence(verdict: Verdict) -> str:
    """All findings in one line: what speaks for it, then what against."""
    return "; ".join(
        ", ".join(in_words(finding) for finding in findings)
        for findings in (verdict.reasons, verdict.doubts + verdict.conflicts)
        if findings
    )
