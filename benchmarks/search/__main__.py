"""``python -m benchmarks.search``: the table of ``docs/benchmarks.md``."""

from benchmarks.search.run import main

main()
