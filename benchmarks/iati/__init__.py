"""IATI files: how fast and how small, how equal to the official validator's findings, and what hostile files do.

The files that others publish are not in this repository. They are looked for in ``../shared/iati`` beside it, or in the
folder that COSANTE_IATI names: ``published/*.xml``, and ``official-reports/*.json`` of the same names. Without them
speed is measured on two activities of our own, repeated.
"""
