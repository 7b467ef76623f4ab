"""Benchmarks: accuracy (gated) and speed (printed)."""
