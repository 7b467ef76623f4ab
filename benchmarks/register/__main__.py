"""``python -m benchmarks.register``: the second table of ``docs/benchmarks.md``."""

from benchmarks.register.run import main

main()
