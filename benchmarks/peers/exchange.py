"""What the benchmark and a peer's own process say to each other: JSON lines, texts in, time and quantities out."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import TypedDict


class Found(TypedDict):
    """A quantity: code points of the text, decimal strings in the unit as the peer calls it."""

    start: int
    end: int
    low: str
    high: str
    unit: str


def serve(read: Callable[[str, str], list[Found]]) -> None:
    """Read {texts: [[text, language], …], rounds: n} from standard input; print {seconds, quantities}.

    `seconds` is the median over the rounds of the CPU time for all texts; models are loaded and warm before.
    A text on which a peer raises gives no quantities, and is counted in `failed`.
    """
    task = json.load(sys.stdin)
    for language in sorted({language for _, language in task["texts"]}):
        read("1", language)
    rounds: list[float] = []
    failed = 0
    quantities: list[list[Found]] = []
    for _ in range(task["rounds"]):
        began = time.process_time()
        quantities, failed = [], 0
        for text, language in task["texts"]:
            try:
                quantities.append(read(text, language))
            except Exception:  # a peer's own defect on one text must not end the comparison
                quantities.append([])
                failed += 1
        rounds.append(time.process_time() - began)
    json.dump({"seconds": statistics.median(rounds), "failed": failed, "quantities": quantities}, sys.stdout)
