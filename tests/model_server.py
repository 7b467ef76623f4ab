"""A server on this machine that speaks as OpenAI's interface does, and answers as a test says: well, badly, late, or not."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

KINDS = ("partners", "persons", "places", "money", "counts", "dates", "health_areas", "acts")
Asked = dict[str, Any]


def answer(relevant: bool = True, **kinds: list[dict[str, Any]]) -> str:
    """An answer of the schema, with these items."""
    return json.dumps({"relevant": relevant} | {kind: kinds.get(kind, []) for kind in KINDS}, ensure_ascii=False)


def sentences(asked: Asked) -> dict[int, str]:
    """The numbered sentences that a request holds."""
    return {s["n"]: s["text"] for s in json.loads(asked["messages"][1]["content"])["sentences"]}


class Response:
    """What comes back: a status, headers, and bytes; ``late`` seconds after it was asked, ``drip`` between each two bytes."""

    def __init__(self, content: str = "", status: int = 200, usage: bool = True, **more: Any) -> None:
        said: Asked = {"choices": [{"message": {"content": content}, "finish_reason": more.get("finish", "stop")}]}
        if usage:
            said["usage"] = {"prompt_tokens": 1000, "completion_tokens": 100}
        self.status, self.body = status, more.get("body") or json.dumps(said).encode()
        self.headers: dict[str, str] = more.get("headers", {})
        self.late, self.drip = more.get("late", 0.0), more.get("drip", 0.0)


class Model(ThreadingHTTPServer):
    """``answers``: what is said, one request after the other, the last one for ever; ``asked``: what came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[Response | Callable[[Asked], str]] = []
        self.asked: list[Asked] = []
        self.keys: list[str | None] = []
        self.url = f"http://127.0.0.1:{self.server_port}/v1"

    def says(self, *answers: str | Response | Callable[[Asked], str]) -> None:
        """From now on it says this."""
        self.answers = [Response(a) if isinstance(a, str) else a for a in answers]
        self.asked.clear()


class _Handler(BaseHTTPRequestHandler):
    server: Model

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(asked)
        self.server.keys.append(self.headers["Authorization"])
        said = self.server.answers.pop(0) if len(self.server.answers) > 1 else self.server.answers[0]
        said = said if isinstance(said, Response) else Response(said(asked))
        with suppress(OSError):  # whoever asked may have gone
            self._send(said)

    def _send(self, said: Response) -> None:
        time.sleep(said.late)
        self.send_response(404 if self.path != "/v1/chat/completions" else said.status)
        for name, value in said.headers.items():
            self.send_header(name, value)
        self.end_headers()
        for at in range(len(said.body)) if said.drip else ():
            self.wfile.write(said.body[at : at + 1])
            self.wfile.flush()
            time.sleep(said.drip)
        if not said.drip:
            self.wfile.write(said.body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[Model]:
    """A server for as long as a test needs it."""
    with Model() as model:
        Thread(target=model.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield model
        model.shutdown()
