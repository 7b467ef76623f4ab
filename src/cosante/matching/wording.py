"""What findings say, in English. ``TEMPLATES`` are the messages that a translator gets; ``in_words`` fills one in."""

from cosante.matching.verdicts import Finding, Verdict

TEMPLATES: dict[str, str] = {
    "same-identifier": "same identifier %(identifier)s",
    "other-identifier": "identifiers differ: %(one)s, %(other)s",
    "same-name": "same name",
    "same-words": "same own words: %(words)s",
    "most-words": "same own words, one has more: %(words)s",
    "some-words": "some own words are the same",
    "same-body": "the one body of its kind in %(country)s",
    "same-general-name": "same general words; %(country)s may have several such bodies",
    "same-world-body": "the one body of its kind in the world",
    "same-acronym": "same acronym %(acronym)s",
    "acronym-of-name": "%(acronym)s is made of the other name's first letters",
    "same-country": "same country",
    "country-unknown": "a country is not known",
    "country-needed": "such bodies are told apart by their country, which is not known",
    "other-country": "countries differ: %(one)s, %(other)s",
    "same-parent": "part of the same body",
    "other-parent": "parts of other bodies: %(one)s, %(other)s",
    "other-script": "names compared by sound, across scripts",
    "short-sound": "names compared by sound, across scripts, and too short to be sure",
    "short-acronym": "an acronym of three letters may be another's too",
    "worldwide": "bodies that work in many countries",
    "other-words": "own words differ: %(one)s, %(other)s",
    "other-words-script": "own words do not sound alike: %(one)s, %(other)s",
    "words-missing": "only one name says %(words)s",
    "head-missing": "only one name says what it is: %(words)s",
    "head-more": "only one name says that it is this too: %(words)s",
    "other-head": "other kinds of body: %(one)s, %(other)s",
    "other-subject": "other subjects: %(one)s, %(other)s",
    "subject-missing": "only one name says %(words)s",
    "other-level": "other levels: %(one)s, %(other)s",
    "other-mark": "numbers or directions in the names differ: %(one)s, %(other)s",
    "mark-missing": "only one name says %(mark)s",
    "other-land-named": "names of other countries: %(one)s, %(other)s",
    "land-missing": "only one name names %(country)s",
    "other-acronym": "acronyms differ: %(one)s, %(other)s",
    "same-document": "told in one document, whose reader told them apart",
    "same-type": "same kind",
    "related-type": "kinds that are told for one another: %(one)s, %(other)s",
    "other-type": "kinds differ: %(one)s, %(other)s",
    "same-parties": "same parties",
    "same-party": "same party, the only one known",
    "more-parties": "one names all parties of the other and more",
    "some-parties": "some parties are the same",
    "parties-unknown": "no party of one is known",
    "same-countries": "parties of the same countries: %(countries)s",
    "parties-differ": "each has parties that the other lacks",
    "other-parties": "parties differ",
    "other-recipients": "recipients differ",
    "other-actors": "who did it differs",
    "roles-swapped": "giver and receiver change places",
    "same-day": "same day",
    "same-month": "same month",
    "same-time": "dates that agree: %(one)s, %(other)s",
    "few-days-apart": "%(days)s days apart",
    "weeks-apart": "%(days)s days apart",
    "other-time": "dates differ: %(one)s, %(other)s",
    "same-place": "same place",
    "within-place": "one place is in the other",
    "other-place": "places differ: %(one)s, %(other)s",
    "same-amount": "same amount",
    "near-amount": "amounts differ by %(percent)s %%",
    "other-currency": "amounts in other currencies",
    "other-amount": "amounts differ by %(percent)s %%",
    "same-count": "same number of %(what)s",
    "near-count": "numbers of %(what)s nearly the same: %(one)s, %(other)s",
    "other-count": "numbers of %(what)s differ: %(one)s, %(other)s",
    "other-things": "other things are counted: %(one)s, %(other)s",
    "same-areas": "same health areas",
    "some-areas": "health areas in common: %(areas)s",
    "other-areas": "health areas differ: %(one)s, %(other)s",
    "other-status": "%(one)s and %(other)s",
    "one-planned": "planned in one telling: %(one)s, %(other)s",
    "same-text": "same text",
    "same-passages": "%(percent)s %% of the passages are the same",
    "most-passages": "%(percent)s %% of the passages are the same",
    "some-passages": "%(percent)s %% of the passages are the same",
    "few-passages": "only %(percent)s %% of the passages are the same",
    "contains": "%(percent)s %% of the shorter text stand in the longer",
    "mostly-contains": "%(percent)s %% of the shorter text stand in the longer",
    "same-title": "same title",
    "other-numbers": "numbers differ: %(one)s, %(other)s",
    "other-language": "languages differ: %(one)s, %(other)s",
    "too-short": "a text too short to tell",
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
