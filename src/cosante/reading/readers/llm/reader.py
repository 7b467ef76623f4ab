"""The reader by a language model: called like ``read_text``, for its own reading or for one with the reader by rules.

A text for which the model gives no answer has a reading with an error, or with the rules' facts and a notice; where no
text will have one (``NoModel``, ``SpendingLimit``), that is raised. The rules tell language, title and days either way.
"""

from collections import Counter
from decimal import Decimal
from typing import Any

from cosante.reading import relevance
from cosante.reading.reader import judge, page_of, read_page
from cosante.reading.readers.llm.answers import Answer, parse
from cosante.reading.readers.llm.asking import message, numbered, parts, prompt_hash, request
from cosante.reading.readers.llm.client import Answered, Client
from cosante.reading.readers.llm.grounding import Grounding
from cosante.reading.readers.llm.keeping import Answers
from cosante.reading.readers.llm.settings import Settings
from cosante.reading.readers.llm.spending import Spending, price
from cosante.reading.readers.reconciling import reconciled
from cosante.vocabulary.errors import BadAnswer, ModelFailed, NoModel
from cosante.vocabulary.facts import Act, Document, ModelUse, Notice, Partner, ReadError, Reading

#: How often a model is asked again whose answer was not what was asked for.
_ONCE_MORE = 1
#: So many texts in a row without an answer: the others will have none either.
_IN_A_ROW = 5
#: How likely a text is relevant that the model calls so, and one that it does not.
_RELEVANT, _IRRELEVANT = 0.9, 0.1


class ModelReader:
    """A reader for one run; ``close`` it at the end. ``spending`` and ``used`` say what the run has taken so far."""

    def __init__(self, settings: Settings, with_rules: bool) -> None:
        self._settings, self._with_rules = settings, with_rules
        self.spending = Spending(settings)
        self.prompt = prompt_hash(settings)
        self.used: Counter[str] = Counter()
        self._client = Client(settings, self.spending)
        self._answers = Answers(settings, self.prompt)
        self._failed = 0

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def __str__(self) -> str:
        """What the run took, for a person."""
        spent, used = self.spending, self.used
        cost = f", {spent.cost:.4f} USD" if self._settings.prices else ""
        said = f"{self._settings.model}: {spent.requests:,} requests, {spent.tokens:,} tokens{cost}"
        parts = [
            said,
            f"{used['kept']:,} answers from before",
            f"{used['dropped']:,} of {used['said']:,} things dropped",
        ]
        if used["unanswered"]:
            parts.append(f"{used['unanswered']:,} documents without an answer")
        if not self._answers.writable:
            parts.append("answers could not be kept")
        return f"{'; '.join(parts)}."

    @property
    def name(self) -> str:
        """The reader as facts name it: the model and its prompt."""
        return f"llm/{self._settings.model[:60]}@{self.prompt}"

    def __call__(self, text: str, path: str = "-", published: str = "", **known: Any) -> Reading:
        """The reading of a text, as ``read_text`` is called."""
        judged = judge(text)
        page = page_of(judged, published)
        by_rules = read_page(judged, page, text, path, **known)
        sentences = numbered(page, text)
        use = ModelUse(model=self._settings.model, prompt=self.prompt)
        grounding = Grounding(page, text, self.name)
        relevant = False
        try:
            for part in parts(sentences, self._settings.characters):
                answer = self._answer(message(judged.language, part), use)
                relevant |= answer.relevant
                grounding.add(answer, part)
        except ModelFailed as error:
            return self._without(by_rules, use, error)
        self._failed = 0
        self._account(use, grounding)
        relevant = relevant and any(isinstance(fact, Act | Partner) for fact in grounding.facts)
        return self._told(by_rules, grounding, relevant, use)

    def _answer(self, told: str, use: ModelUse) -> Answer:
        """The answer to a part of a text, kept or fresh."""
        kept = self._answers.get(told)
        if kept is not None:
            try:
                answer = parse(kept.content)
            except BadAnswer:
                pass  # of an earlier version, or damaged
            else:
                use.kept += 1
                self._count(use, kept)
                return answer
        for once_more in range(_ONCE_MORE, -1, -1):
            use.requests += 1
            try:
                answered = self._client.ask(request(self._settings, told))
                self._count(use, answered)
                answer = parse(answered.content)
            except BadAnswer:
                if not once_more:
                    raise
                continue
            self._answers.put(told, answered)
            return answer
        raise AssertionError("the last try returns or raises")

    def _count(self, use: ModelUse, answered: Answered) -> None:
        use.input_tokens += answered.input_tokens
        use.output_tokens += answered.output_tokens
        use.estimated |= answered.estimated
        cost = price(self._settings, answered.input_tokens, answered.output_tokens)
        if cost is not None:
            use.cost = (use.cost or Decimal(0)) + cost

    def _account(self, use: ModelUse, grounding: Grounding) -> None:
        use.said, use.dropped = grounding.said, dict(sorted(grounding.dropped.items()))
        self.used.update(kept=use.kept, said=use.said, dropped=grounding.dropped.total())

    def _without(self, by_rules: Reading, use: ModelUse, error: ModelFailed) -> Reading:
        """The reading of a text that the model did not answer for."""
        self._failed += 1
        self.used["unanswered"] += 1
        if self._failed == _IN_A_ROW:
            raise NoModel(f"{error.message} So it went with {_IN_A_ROW} documents in a row.") from error
        if not self._with_rules:
            path = by_rules.document.path
            return Reading(document=Document(path=path), error=ReadError(error.code, f"{path}: {error.message}"))
        notices = by_rules.notices if isinstance(by_rules.notices, list) else []
        by_rules.notices = [*notices, Notice(error.code, f"Read by rules alone. {error.message}")]
        by_rules.language_model = use
        return by_rules

    def _told(self, by_rules: Reading, grounding: Grounding, relevant: bool, use: ModelUse) -> Reading:
        likely = _RELEVANT if relevant else _IRRELEVANT
        facts = grounding.facts
        if self._with_rules and isinstance(by_rules.facts, list):
            facts = reconciled(by_rules.facts, facts)
            likely = (likely + float(by_rules.relevance or 0)) / 2
        notices = list(by_rules.notices or [])
        if not self._with_rules:
            notices = [notice for notice in notices if notice.code != "language-without-pack"]
        if use.dropped:
            why = ", ".join(f"{reason} {number}" for reason, number in use.dropped.items())
            lost = sum(use.dropped.values())
            said = f"Of {use.said} things that the model said, {lost} are not borne out by the text: {why}."
            notices.append(Notice("ungrounded", said))
        by_rules.relevant, by_rules.relevance = relevance.relevant(likely), round(likely, 3)
        by_rules.facts, by_rules.notices, by_rules.language_model = facts, notices, use
        return by_rules
