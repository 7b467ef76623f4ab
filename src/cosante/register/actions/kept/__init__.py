"""The only writers of what people keep of their work: one verb a file, each change a row that is written once."""

from cosante.register.actions.kept.change import Collided, change
from cosante.register.actions.kept.change_many import Wanted, change_many
from cosante.register.actions.kept.cite import cite, cite_no_more
from cosante.register.actions.kept.erase import erase
from cosante.register.actions.kept.keep import keep
from cosante.register.actions.kept.keep_many import ManyWrong, faults, keep_many, wrong_with
from cosante.register.actions.kept.rebuild import rebuild
from cosante.register.actions.kept.take_back import take_back
from cosante.register.actions.kept.withdraw import withdraw

__all__ = [
    "Collided",
    "ManyWrong",
    "Wanted",
    "change",
    "change_many",
    "cite",
    "cite_no_more",
    "erase",
    "faults",
    "keep",
    "keep_many",
    "rebuild",
    "take_back",
    "withdraw",
    "wrong_with",
]
