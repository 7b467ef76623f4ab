#!/usr/bin/env python3
"""Write the output shown in README.md and docs/commands.md by running the commands above it.

A block begins with ``<!-- run: COMMAND -->`` and ends with ``<!-- end -->``; what stands between is replaced. The
command is a line of bash, run in the repository's root, with ``cosante`` being this one. ``--check`` writes nothing and
says which documents are out of date (exit 1).
"""

import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "docs/commands.md")
BLOCK = re.compile(r"<!-- run: (?P<command>.+?) -->\n.*?<!-- end -->", re.DOTALL)


def output(command: str) -> str:
    """What the command prints, on 100 columns, without colours."""
    script = f'cosante() {{ "{sys.executable}" -m cosante "$@"; }}\n{command}'
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{command}: exit status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode().rstrip()


def block(match: re.Match[str]) -> str:
    """The block with what its command prints now."""
    command = match["command"]
    lines = "\n".join(line.rstrip() for line in output(command).splitlines())
    return f"<!-- run: {command} -->\n\n```console\n$ {command}\n{lines}\n```\n\n<!-- end -->"


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    stale = 0
    for name in DOCUMENTS:
        path = ROOT / name
        written = path.read_text("utf-8")
        current = BLOCK.sub(block, written)
        if current == written:
            continue
        if not arguments:
            path.write_text(current, "utf-8")
            continue
        stale = 1
        print(f"{name} is not what the commands print. Run: make docs", file=sys.stderr)
        sys.stderr.writelines(
            difflib.unified_diff(written.splitlines(True), current.splitlines(True), name, "now", n=1)
        )
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
