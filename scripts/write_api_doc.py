#!/usr/bin/env python3
"""Write the session shown in docs/api.md by running it: a register, its site, and curl. ``--check`` only looks.

A block begins with ``<!-- session: COMMAND -->`` and ends with ``<!-- end -->``; what stands between is replaced.
``<!-- quietly: COMMAND -->`` is run before all that follow, and shows nothing. The commands are lines of bash that may
use ``$SITE`` and ``cosante``. What is another in each run (times, ETags, tokens, the address) is written in one way.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from derived import keep_or_compare

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "api.md"
BLOCK = re.compile(r"<!-- quietly: (?P<quiet>.+?) -->|<!-- session: (?P<command>.+?) -->\n.*?<!-- end -->", re.DOTALL)
SAME = (
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)"), "2026-11-26T09:30:00Z"),
    (re.compile(r"cosante_[\w-]{20,}"), "cosante_pB7x…"),
    (re.compile(r"http://127\.0\.0\.1:\d+"), "https://register.example.org"),
    (re.compile(r'"[0-9a-f]{32}"'), '"5d41402abc4b2a76b9719d911017c592"'),
)
USERS = """
from cosante.site.start import prepare_site
prepare_site()
from cosante.register.models import Account
Account.objects.create_user("amina", password="a sentence of some length", role="administrator", first_name="Amina")
"""


class Session:
    """A register and its site, as long as it is open."""

    def __init__(self, folder: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.site, self.quiet = f"http://127.0.0.1:{port}", ""
        path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
        more = {"COSANTE_DATA": folder, "PYTHONPATH": path, "SITE": self.site, "COLUMNS": "100", "NO_COLOR": "1"}
        self.env = os.environ | more
        subprocess.run([sys.executable, "-c", USERS], env=self.env, check=True)
        serve = f"from cosante.site.start import prepare_site, serve; prepare_site(); serve(port={port})"
        self.server = subprocess.Popen([sys.executable, "-c", serve], env=self.env, stderr=subprocess.DEVNULL)
        for _ in range(300):
            try:
                urlopen(f"{self.site}/healthz").close()
                return
            except OSError:
                time.sleep(0.1)
        sys.exit("The site did not start.")

    def block(self, match: re.Match[str]) -> str:
        """The block with what its command prints now."""
        if match["quiet"]:
            self.quiet += match["quiet"] + "\n"
            return match[0]
        command = match["command"]
        prelude = f'set -o pipefail; cosante() {{ "{sys.executable}" -m cosante "$@"; }}\n'
        done = subprocess.run(
            ["bash", "-c", prelude + self.quiet + command], env=self.env, capture_output=True, check=False, text=True
        )
        if done.returncode:
            sys.exit(f"{command}: exit status {done.returncode}\n{done.stderr}")
        lines = "\n".join(line.rstrip() for line in done.stdout.splitlines())
        for pattern, one_way in SAME:
            lines = pattern.sub(one_way, lines)
        return f"<!-- session: {command} -->\n\n```console\n$ {command}\n{lines}\n```\n\n<!-- end -->"


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    written = DOCUMENT.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        session = Session(folder)
        try:
            current = BLOCK.sub(session.block, written)
        finally:
            session.server.terminate()
            session.server.wait()
    return keep_or_compare(DOCUMENT, current, bool(arguments), "the session prints")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
