"""What processes of their own do before tests: functions that they can find by name, whichever folders are tested."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from cosante.languages.cache import pack, unmade


def compile_pack(code: str) -> None:
    """Put a language's pack into the cache."""
    pack(code)


def compile_packs() -> None:
    """Put those that are not there into the cache, by all cores, before several processes would each do it."""
    if codes := unmade():
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            list(pool.map(compile_pack, codes))
