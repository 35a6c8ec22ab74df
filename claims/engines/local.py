"""Runs a task on this machine: in this process, or on a pool of processes that no article can take down.

Results come in the order of the items, whatever ends first. An item whose process dies, or that takes longer than it may,
is a `Failure` of its own: the process is replaced and the others go on.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from claims.engines.batch import name_of
from claims.model import Failure

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")

# Seconds that an article may take on a pool; one of the longest that are printed takes less than one.
LIMIT = 60.0
# With fewer items than this for each process, starting it costs more than it saves.
WORTH = 40
# Items handed out ahead of the one that is waited for, for each process: enough to keep all busy behind a slow one.
_AHEAD = 16


@dataclass(frozen=True, slots=True)
class Pool:
    """How many processes, and how many seconds an item may take; without a limit, one process is this one."""

    jobs: int = 1
    limit: float | None = None

    @staticmethod
    def fitting(items: int) -> Pool:
        """Return the pool that suits so many items: as many processes as there are cores, fewer where there is less to do."""
        return Pool(max(1, min(_cores(), items // WORTH)))


def run(task: Callable[[_Item], _Made], items: Iterable[_Item], pool: Pool) -> Iterator[_Made | Failure]:
    """Yield what the task makes of each item, in their order, or why it could not.

    In this process an exception of the task is raised; on a pool too, once the items before it are done.
    """
    if pool.jobs <= 1 and pool.limit is None:
        return map(task, items)
    return _pooled(task, items, pool)


def _pooled(task: Callable[[_Item], _Made], items: Iterable[_Item], pool: Pool) -> Iterator[_Made | Failure]:
    from pebble import ProcessPool

    workers = ProcessPool(max_workers=max(1, pool.jobs), initializer=_prepare, initargs=(task,), context=_context())
    waiting: deque[tuple[_Item, Future[_Made]]] = deque()
    try:
        for item in items:
            with _undisturbed():
                waiting.append((item, _handed(workers, item, pool)))
            if len(waiting) >= _AHEAD * max(1, pool.jobs):
                made = _waited(waiting.popleft(), pool)
                yield made
        while waiting:
            made = _waited(waiting.popleft(), pool)
            yield made
        workers.close()
    finally:
        workers.stop()
        workers.join()


def _handed(workers: ProcessPool, item: object, pool: Pool) -> Future[_Made]:
    handed: Future[_Made] = workers.schedule(_work, args=(item,), timeout=pool.limit or LIMIT)
    return handed


def _waited(handed: tuple[_Item, Future[_Made]], pool: Pool) -> _Made | Failure:
    from concurrent.futures import TimeoutError as OverTime

    from pebble import ProcessExpired

    item, future = handed

    try:
        return future.result()
    except OverTime:
        return Failure(name_of(item), f"took longer than {pool.limit or LIMIT:g} seconds and was left out")
    except ProcessExpired as ended:
        return Failure(name_of(item), f"its process ended (exit code {ended.exitcode}); it was left out")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start processes that no Ctrl-C reaches: a terminal sends it to every one, and it is for this one to end the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_TASK: list[Callable[[object], object]] = []


def _prepare(task: Callable[[object], object]) -> None:
    """Keep the task in a process of the pool: it is sent there once, not with each item."""
    _TASK[:] = [task]


def _work(item: object) -> object:
    return _TASK[0](item)


def _context() -> BaseContext:
    """Return how processes are started: never by copying this one, which may hold locks in the middle of their use."""
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(["claims.engines.batch", "claims.parse.assemble", "claims.checker.engine"])
        _start_server()
    return context


def _start_server() -> None:
    """Start the process that makes the others; what it blocks they block, from their first moment on.

    Starting the tracker of resources, which it needs, lets signals through again: so that comes first, apart.
    """
    from multiprocessing import forkserver, resource_tracker

    for start in (resource_tracker.ensure_running, forkserver.ensure_running):
        with _undisturbed():
            start()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
