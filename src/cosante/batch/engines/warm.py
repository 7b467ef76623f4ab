"""Loaded once, before processes are made of it: the reader and the world's tables, which they share."""

import gc

import cosante.batch.work  # noqa: F401  (what the processes run)
from cosante.languages import cache

cache.world()
cache.pack("en")
gc.freeze()
