"""``python -m cosante``: the same as ``cosante``, where scripts are not on the path."""

from cosante.cli import main

main()
