"""Put a reading into the past: it is no longer current and its undecided facts are superseded. Nothing is deleted."""

from cosante.register.actions.deciding import restate, write
from cosante.register.models import FactStatus, Reading, Verb
from cosante.register.records.reasons import because


def supersede_reading(reading: Reading, new_text: str, why: str = "") -> Reading:
    """The reading, no longer current. What a person has decided of its facts stands, and is carried
    over to equal facts of the next one (``carry_over``).

    Where the next reading decodes other text, the reading keeps the one that its offsets count into.
    """
    reading.current = False
    reading.save(update_fields=["current"])
    if reading.document.text != new_text:  # earlier readings of the text that is now going keep it, too
        reading.document.readings.filter(text_then="").update(text_then=reading.document.text)
        reading.text_then = reading.document.text
    write(Verb.SUPERSEDE, None, why or because("read-again"), reading=reading, document=reading.document)
    undecided = reading.facts.filter(status=FactStatus.PROPOSED, decisions=None)
    undecided.update(status=FactStatus.SUPERSEDED)
    restate(reading.facts.filter(status=FactStatus.PROPOSED).select_related("reading"))  # decided once, and undone
    return reading
