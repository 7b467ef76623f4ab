"""All tests on SQLite, and what touches the database on PostgreSQL beside them: the one waits while the other works.

    python -m tests.on_both tests/register -x     # what is given is pytest's, for both

What PostgreSQL's tests say is kept until those on SQLite are done, then told, and from there on as it comes.
"""

import os
import subprocess
import sys
import tempfile
from typing import IO

from tests.compiling import compile_packs

#: Seconds between two looks at what the tests on PostgreSQL say.
_BETWEEN = 0.5


def shared_out(processes: int) -> list[str]:
    """What pytest is told, so that tests are shared out among so many."""
    return ["-n", str(processes), "--dist", "worksteal"]


def main(arguments: list[str]) -> int:
    """Run both; the exit status of the first that failed, 0 where none did."""
    compile_packs()
    cores = os.cpu_count() or 1
    here, there = shared_out(cores * 3 // 2), shared_out(cores)  # many wait for a browser or a server
    with tempfile.TemporaryFile() as said:
        on_postgresql = subprocess.Popen(
            [sys.executable, "-m", "tests.postgres_server", *there, *arguments], stdout=said, stderr=subprocess.STDOUT
        )
        try:
            failed = subprocess.call([sys.executable, "-m", "pytest", *here, *arguments])
            _tell(said, on_postgresql)
        except KeyboardInterrupt:
            on_postgresql.wait()  # it was told to stop, too, and takes its server with it
            return 130
        return failed or on_postgresql.returncode


def _tell(said: IO[bytes], process: "subprocess.Popen[bytes]") -> None:
    """Print what was said, and what is said until the process ends."""
    at = 0
    while True:
        ended = process.poll() is not None
        new = os.pread(said.fileno(), 1 << 20, at)
        sys.stdout.buffer.write(new)
        sys.stdout.flush()
        at += len(new)
        if ended and not new:
            return
        if not new:
            try:
                process.wait(_BETWEEN)
            except subprocess.TimeoutExpired:
                continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
