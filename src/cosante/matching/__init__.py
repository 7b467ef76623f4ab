"""Is it the same partner, the same deed told twice, the same text printed twice? Pure scores with reasons.

Callers make profiles of what they know (``profiles``) and ask ``partners.score``, ``deeds.score`` or ``copies.score``;
``blocking`` says which records are worth comparing. Nothing here reads or writes a database, and nothing is decided for
good: a verdict says how sure it is, why, and what speaks against.
"""
