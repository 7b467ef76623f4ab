"""A whole register in one file, taken while it is in use, checked by hash, for either database.

``archive`` is the file, ``tables`` are rows as lines, ``take`` writes one, ``renew`` brings an older one up to date;
``actions.restore`` puts one back. Decision 033.
"""
