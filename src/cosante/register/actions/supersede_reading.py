"""Put a reading into the past: it is no longer current and its undecided facts are superseded. Nothing is deleted."""

from cosante.register.models import FactStatus, Reading


def supersede_reading(reading: Reading, new_text: str) -> Reading:
    """The reading, no longer current. What a person has decided of its facts stands.

    Where the next reading decodes other text, the reading keeps the one that its offsets count into.
    """
    reading.current = False
    if reading.document.text != new_text:
        reading.text_then = reading.document.text
    reading.save(update_fields=["current", "text_then"])
    reading.facts.filter(status=FactStatus.PROPOSED).update(status=FactStatus.SUPERSEDED)
    return reading
