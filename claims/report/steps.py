"""How a number was read, as a tree: a trace says what was read innermost first, a reader asks from outside in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# What begins a number of its own, and what makes one of two ends.
_BEGINS = frozenset({"numeral", "ordinal", "one_word"})
_JOINS = frozenset({"ranged"})


@dataclass(frozen=True, slots=True)
class Step:
    """A rule, and what it was applied to."""

    rule: str
    of: tuple[Step, ...] = ()


def steps(trace: tuple[str, ...]) -> tuple[Step, ...]:
    """Return what a trace builds: one tree as a rule, the two ends of a range as its branches."""
    built: list[Step] = []
    for rule in trace:
        taken = 0 if rule in _BEGINS else min(len(built), 2 if rule in _JOINS else 1)
        of = tuple(built[len(built) - taken :])
        built[len(built) - taken :] = [Step(rule, of)]
    return tuple(built)


def drawn(found: tuple[Step, ...]) -> Iterator[str]:
    """Yield the lines of steps, the last to be applied on top."""
    for number, step in enumerate(found):
        is_last = number == len(found) - 1
        yield f"{'└──' if is_last else '├──'} {step.rule}"
        for line in drawn(step.of):
            yield f"{'   ' if is_last else '│  '} {line}"
