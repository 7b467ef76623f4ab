"""What happened to each thing that was taken in."""

from collections import Counter
from dataclasses import dataclass, field

from cosante.register.actions import Outcome
from cosante.vocabulary.errors import CosanteError

REFUSED = "refused"


@dataclass(frozen=True)
class Item:
    """One thing taken in, or refused and why."""

    name: str
    outcome: str  # an Outcome, or REFUSED
    document: int | None = None
    facts: int = 0
    code: str = ""
    message: str = ""

    @property
    def ok(self) -> bool:
        return self.outcome != REFUSED

    @classmethod
    def refused(cls, name: str, error: CosanteError) -> "Item":
        """The item says its name itself: a message that begins with it goes on from there."""
        said = error.message.removeprefix(f"{name}: ")
        return cls(name, REFUSED, code=error.code, message=said[:1].upper() + said[1:])


@dataclass
class Account:
    """The items in the order they came."""

    items: list[Item] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        return Counter(item.outcome for item in self.items)[outcome]

    @property
    def refused(self) -> list[Item]:
        return [item for item in self.items if not item.ok]

    def __str__(self) -> str:
        told = ((self.count(outcome), outcome) for outcome in (*Outcome, REFUSED))
        return ", ".join(f"{number} {outcome}" for number, outcome in told if number) or "nothing"
