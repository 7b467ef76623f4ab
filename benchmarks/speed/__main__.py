"""``python -m benchmarks.speed``: the table of ``docs/benchmarks.md``."""

from benchmarks.speed.run import main

main()
