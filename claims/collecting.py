"""When Python's collector of cycles may look for any: not while an article is read or checked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Some versions of Python start with a few hundred objects frozen; who freezes a program has thousands.
_FROZEN = 1000


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector of cycles wait: reading and checking make none, and looking through their many records, and through all
    words of the rules, takes an eighth of the one and a third of the other.

    Nor need it look through them all at once afterwards: freezing and unfreezing puts what is young among the old, unseen.
    A program that has frozen what it holds is left alone.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_freeze_count() < _FROZEN:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
