"""Batch: any number of documents, each accounted for, whatever is killed on the way.

``inputs`` list what there is, a ``ledger`` keeps what was done with each, ``work`` reads a shard, ``engines`` run it on
all cores or on a Ray cluster, ``output`` writes parts whole or not at all, ``run`` holds it together.
"""
