"""IATI files as tables without loss, and tables as IATI files again.

``layout`` says which tables there are and what their columns mean, ``forms`` how a row says the order and white space
of what it came from, ``flatten`` makes rows of an activity, ``rebuild`` an activity of rows, ``stores`` writes and
reads the formats, ``write`` brings a file's rows into a store by as many processes as are worth it.

Files go a shorter way to the same rows where they can: ``cut`` divides them unparsed, ``quick`` reads what is as most
is, ``beginnings`` what tags say, ``repeats`` what is built alike,
``compiled`` makes functions of that, ``lines`` says how lines are written, ``letters`` says what texts mean.
"""
