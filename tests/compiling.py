"""What a process of its own does before tests: a function that it can find by name, whichever folders are tested."""

from cosante.languages.cache import pack


def compile_pack(code: str) -> None:
    """Put a language's pack into the cache."""
    pack(code)
