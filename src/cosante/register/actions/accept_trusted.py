"""Accept by themselves the facts of a publisher whom the office trusts, from the confidence that it has set on."""

from cosante.register.actions.accept import accept
from cosante.register.actions.deciding import rules
from cosante.register.models import Account, Decision, Document, FactStatus, TrustedPublisher, Verb
from cosante.register.records.reasons import because


def accept_trusted(document: Document, told_by: Account | None) -> list[Decision]:
    """Decisions without an account, whose reason names the rule; none where no rule holds for the publisher.

    ``told_by`` said who published it: the rule holds only for the word of those who may accept themselves, or of an
    import. What a page says of itself is nobody's word. What somebody has decided of already, and documents on
    something else, are left alone.
    """
    rule = TrustedPublisher.objects.filter(publisher__iexact=document.publisher.strip()).first()
    if not document.publisher.strip() or rule is None or document.relevant is False:
        return []
    if not said_by_somebody(document) or (told_by is not None and not told_by.may(rules().accepts)):
        return []
    sure = document.facts.filter(reading__current=True, status=FactStatus.PROPOSED, decisions=None)
    why = because("trusted", publisher=rule.publisher, confidence=f"{rule.confidence:.2f}")
    return accept(sure.filter(confidence__gte=rule.confidence), None, why)


def said_by_somebody(document: Document) -> bool:
    """Has a person, or an import, said who published it, and does that hold?"""
    said = document.decisions.filter(verb=Verb.DESCRIBE, undone_by=None).values_list("values", flat=True)
    return any("publisher" in values for values in said)
