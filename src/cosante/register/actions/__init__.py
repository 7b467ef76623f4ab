"""The only writers of the register: one verb a file. Each checks, writes in one transaction, and refreshes records."""

from cosante.register.actions.add_document import Added, Outcome, add_document

__all__ = ["Added", "Outcome", "add_document"]
