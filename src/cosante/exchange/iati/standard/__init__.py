"""IATI 2.03 as data. The tables beside this file are made by ``scripts/write_iati_standard.py``, never by hand.

``standard.tsv`` has every element and attribute of activity and organisation files: where, in which order, how often,
of which type, governed by which codelist, tested by which rules (``schema``). ``codelists.tsv``, ``codes.tsv`` and
``mapping.tsv`` have the codes (``codes``), ``rules.tsv`` the standard ruleset (``rules``). By hand are kept
``messages.tsv``, what a broken rule means in our words, and ``publishers.tsv``, older identifiers of publishers,
and ``upgrade.tsv``, codes of versions 1.0x with those of 2.03.
"""
