"""Requests to an endpoint like OpenAI's, each bounded in time, size and cost, and made again where that may help.

Raises ``NoModel`` where no request will succeed before somebody acts, ``ModelFailed`` where this one did not, and
``SpendingLimit`` before one that could cost too much. The key is in a header and nowhere else; redirections are not
followed.
"""

import json
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec
from msgspec import Struct

from cosante.reading.readers.llm.settings import Settings
from cosante.reading.readers.llm.spending import Spending
from cosante.vocabulary.errors import BadAnswer, ModelFailed, NoModel, OperatorError

try:
    import httpx
except ImportError as error:
    raise OperatorError("The language model's client is not installed: pip install 'cosante[llm]'.") from error

#: Bytes of an answer; a model's longest are a tenth of it.
LARGEST = 4_000_000
_AGAIN = frozenset({408, 409, 425, 429})
#: Statuses that say the same to every request.
_FOR_ALL = {
    401: "does not accept COSANTE_LLM_KEY",
    402: "asks for payment",
    403: "does not allow this key the model of COSANTE_LLM_MODEL",
    404: "knows no such address or model: look at COSANTE_LLM_URL (it often ends in /v1) and COSANTE_LLM_MODEL",
}
_CONNECT = 15
_LONGEST_PAUSE = 30.0


class Answered(Struct):
    """A model's words and what they took; ``estimated`` where the server did not count."""

    content: str
    input_tokens: int
    output_tokens: int
    estimated: bool = False


class _Message(Struct):
    content: str | None = None


class _Choice(Struct):
    message: _Message
    finish_reason: str | None = None


class _Usage(Struct):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


class _Later(Exception):
    """It may go better after a pause (seconds; None where the server named none)."""

    def __init__(self, said: str, pause: float | None = None, unreachable: bool = False) -> None:
        super().__init__(said)
        self.pause, self.unreachable = pause, unreachable


class Client:
    """One endpoint; ``close`` it at the end."""

    def __init__(self, settings: Settings, spending: Spending, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings, self._spending, self._sleep = settings, spending, sleep
        self._address = f"{settings.url}/chat/completions"
        headers = {"Content-Type": "application/json", "User-Agent": "cosante"}
        if settings.key:
            headers["Authorization"] = f"Bearer {settings.key}"
        wait = httpx.Timeout(settings.seconds, connect=min(_CONNECT, settings.seconds))
        try:
            self._http = httpx.Client(headers=headers, timeout=wait, follow_redirects=False)
        except (UnicodeError, ValueError) as error:
            raise NoModel("COSANTE_LLM_KEY, or a proxy of the environment, cannot be sent as it is set.") from error

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def ask(self, body: dict[str, Any]) -> Answered:
        """The answer to a request, after as many tries as the settings allow."""
        sent = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        for tried in range(1, self._settings.tries + 1):
            self._spending.check(len(sent))
            try:
                return self._answered(self._post(sent), len(sent))
            except _Later as later:
                if tried == self._settings.tries:
                    raise self._given_up(later, tried) from later
                self._sleep(self._pause(later, tried))
        raise AssertionError("there is one try at least")

    def _pause(self, later: _Later, tried: int) -> float:
        """Seconds until the next try: what the server says, else more each time."""
        if later.pause is None:
            return min(_LONGEST_PAUSE, 0.5 * float(2 ** (tried - 1))) * random.uniform(0.75, 1)
        if later.pause > self._settings.wait:
            raise ModelFailed(
                f"{later}; it asks to wait {later.pause:.0f} s, longer than COSANTE_LLM_WAIT. Run the command again "
                "then."
            ) from later
        return later.pause

    def _given_up(self, later: _Later, tried: int) -> OperatorError:
        said = f"{later}, {tried} times. "
        if later.unreachable:
            return NoModel(f"{said}Start the server, or mend COSANTE_LLM_URL.")
        return ModelFailed(f"{said}Run the command again later; what was answered is kept.")

    def _post(self, sent: bytes) -> bytes:
        """The body of a good response."""
        until = time.monotonic() + self._settings.seconds
        came = bytearray()
        try:
            with self._http.stream("POST", self._address, content=sent) as response:
                for piece in response.iter_bytes():
                    came += piece
                    if len(came) > LARGEST:
                        self._spending.charge_unanswered(len(sent))
                        raise BadAnswer(f"{self._settings.url} answered with more than {LARGEST // 1_000_000} MB.")
                    if time.monotonic() > until:
                        raise httpx.ReadTimeout("slow")
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise _Later(f"{self._settings.url} cannot be reached ({_plain(str(error))})", unreachable=True) from error
        except httpx.TimeoutException as error:
            self._spending.charge_unanswered(len(sent))
            raise _Later(f"{self._settings.url} gave no answer in {self._settings.seconds} s") from error
        except httpx.HTTPError as error:
            self._spending.charge_unanswered(len(sent))
            raise _Later(f"The connection to {self._settings.url} broke ({_plain(str(error))})") from error
        except httpx.InvalidURL as error:
            raise NoModel(f"COSANTE_LLM_URL is no address ({error}).") from error
        self._judge(response, bytes(came))
        return bytes(came)

    def _judge(self, response: httpx.Response, came: bytes) -> None:
        """Raise what a response that is none means."""
        status, url = response.status_code, self._settings.url
        if status == httpx.codes.OK:
            return
        said = _plain(came[:2_000].decode("utf-8", "replace"), self._settings.key)
        if status in _AGAIN or status >= 500:  # a server's own fault
            raise _Later(f"{url} answered {status} ({said})", _retry_after(response.headers.get("Retry-After", "")))
        if status in _FOR_ALL:
            raise NoModel(f"{url} {_FOR_ALL[status]} ({status}: {said}).")
        if response.is_redirect:
            raise NoModel(f"{url} leads elsewhere ({status}). Give the final address as COSANTE_LLM_URL.")
        raise ModelFailed(
            f"{url} refused the request ({status}: {said}). COSANTE_LLM_FORMAT, COSANTE_LLM_EXTRA and "
            "COSANTE_LLM_CHARACTERS change what is sent."
        )

    def _answered(self, came: bytes, size: int) -> Answered:
        try:
            completion = msgspec.json.decode(came, type=_Completion)
        except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
            self._spending.charge_unanswered(size)
            raise BadAnswer(f"{self._settings.url} did not answer as OpenAI's interface does ({error}).") from error
        usage = completion.usage
        counted = usage is not None and usage.prompt_tokens > 0
        tokens_in = usage.prompt_tokens if usage and counted else size
        choice = completion.choices[0] if completion.choices else None
        content = (choice.message.content if choice else None) or ""
        tokens_out = max(usage.completion_tokens, 0) if usage and counted else len(content.encode("utf-8", "replace"))
        self._spending.charge(tokens_in, tokens_out)
        if choice is not None and choice.finish_reason == "length":
            raise ModelFailed(
                "The model's answer was cut off. Raise COSANTE_LLM_ANSWER (tokens), or lower COSANTE_LLM_CHARACTERS."
            )
        return Answered(content, tokens_in, tokens_out, not counted)


def _retry_after(said: str) -> float | None:
    """Seconds of a Retry-After header (RFC 9110): a number of them, or a time."""
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _plain(said: str, secret: str = "") -> str:
    """What a server said, short, on one line, without the key."""
    said = said.replace(secret, "…") if secret else said
    return " ".join(said.split())[:200]
