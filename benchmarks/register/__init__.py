"""How quick the pages are over a large register: ``python -m benchmarks.register``."""
