"""Briefings and reports: what the register holds of a partner or a year, as pages that people read, print and change.

One content (``content``) is made of queries (``partner``, ``cooperation``, ``matrix``, ``agreements``), in one language
or in two; of it writers make a PDF (``pdf``), a Word document (``word``) and a workbook (``workbook``), and ``web`` a
page. Nothing here asks the network. A release (``releases``) is a content that never changes again.
"""
