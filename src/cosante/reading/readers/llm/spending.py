"""What the requests of a run have used, and whether there is enough left for the next one.

A request is sent only where the dearest that it could become is within the limits: its bytes as tokens (no tokenizer by
bytes makes more of a text) and the longest answer. One whose answer never came counts as that.
"""

from decimal import Decimal

from cosante.reading.readers.llm.settings import Settings
from cosante.vocabulary.errors import SpendingLimit

_MILLION = 1_000_000


class Spending:
    """Tokens, and USD where prices are known, since the run began, of all ``requests``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.tokens = 0
        self.cost = Decimal(0)
        self.requests = 0

    def check(self, size: int) -> None:
        """Raise ``SpendingLimit`` where a request of ``size`` bytes could go beyond a limit."""
        settings, answer = self._settings, self._settings.answer
        if settings.tokens is not None and self.tokens + size + answer > settings.tokens:
            raise SpendingLimit(
                f"{self.tokens:,} tokens are used, and the next request could take {size + answer:,}: that is over "
                f"the {settings.tokens:,} of COSANTE_LLM_TOKENS. {_GO_ON}"
            )
        dearest = price(settings, size, answer)
        if settings.budget is not None and dearest is not None and self.cost + dearest > settings.budget:
            raise SpendingLimit(
                f"{self.cost:.4f} USD are spent, and the next request could cost {dearest:.4f}: that is over the "
                f"{settings.budget} of COSANTE_LLM_BUDGET. {_GO_ON}"
            )

    def charge(self, tokens_in: int, tokens_out: int) -> None:
        """Count a request."""
        self.requests += 1
        self.tokens += tokens_in + tokens_out
        self.cost += price(self._settings, tokens_in, tokens_out) or 0

    def charge_unanswered(self, size: int) -> None:
        """Count a request whose answer never came: it may have been worked on, and be charged."""
        self.charge(size, self._settings.answer)


_GO_ON = "Answers so far are kept: raise the limit, and the same command goes on from there."


def price(settings: Settings, tokens_in: int, tokens_out: int) -> Decimal | None:
    """USD for so many tokens; None where no prices are set."""
    if settings.prices is None:
        return None
    return (settings.prices[0] * tokens_in + settings.prices[1] * tokens_out) / _MILLION
