"""``python -m benchmarks.batch``: how quick a batch is, how it grows with workers, and what kills cost."""
