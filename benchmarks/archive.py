"""What an archive costs: looking a draft up in it, and finding all its conflicts, against its size.

    python benchmarks/archive.py                     archives of 1,000, 100,000 and 1,000,000 claims
    python benchmarks/archive.py 1000 10000000       other sizes
    python benchmarks/archive.py --json FILE         the table as JSON too, to be compared with another run's
    python benchmarks/archive.py --keep FOLDER       keep the archives, and use those that are there

Claims are those of `check.py`, in articles of twenty; one in two hundred is wrong by ten. How often a company is written of is
skewed, as news is: most facts are told by a handful of articles, the commonest by 2,300 of 50,000. Every part of every size is
measured in a process of its own; times are medians of five runs (one of adding and judging), memory is the most that the process
held, and what counts are the ratios.

- add: writing the archive, with making up the claims;
- draft: five articles, a hundred claims, each fact told by five articles of the archive whatever its size;
- popular: the same of the companies written of most, whose facts are told by more articles the larger the archive;
- facts: the facts in conflict and up to 60 pairs of claims of each; judged: the same with the rules, as findings;
- all pairs: comparing the intervals of all pairs of claims of each fact, in memory, by the rate measured on some of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice
from pathlib import Path

from check import PER_ARTICLE, article
from claims.archive.against import compare_with
from claims.archive.apart import facts_apart, pairs_apart
from claims.archive.conflicts import find_conflicts
from claims.archive.keys import case_of, filed
from claims.archive.store import Archive
from claims.checker.facts import readings
from claims.interval import agree
from claims.model import Article, Claim, Shadow
from claims.packs import load

SIZES = (1_000, 100_000, 1_000_000)
RUNS = 5
# Articles on the five companies of the draft, and the first company of the others.
TOLD, COMPANIES, OTHERS = 5, 5, 100
# Pairs whose comparison is timed.
SAMPLE = 300_000
Row = dict[str, float]


def articles(claims: int) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield the articles of an archive of so many claims."""
    count = claims // PER_ARTICLE
    for number in range(count):
        text, told = article(number, company(number, count), 2020)
        yield replace(text, title=f"Report {number}"), told  # else one would be a copy of another


def company(number: int, count: int) -> int:
    """Return the company that an article of so many is about."""
    if number < TOLD * COMPANIES:
        return number % COMPANIES
    # A sequence that fills the unit interval evenly, bent so that few companies are written of very often.
    share = (number * 0.6180339887498949) % 1.0
    return OTHERS + int(max(1, count // TOLD) * share**3)


def draft(first: int) -> list[tuple[Article, tuple[Claim, ...]]]:
    """Return five articles on five companies; the archive has none of them."""
    made = (article(10_000_000 + 10 * at, first + at, 2020) for at in range(COMPANIES))
    return [_renamed(text, told, f"draft-{at}") for at, (text, told) in enumerate(made)]


def build(path: Path, claims: int) -> float:
    """Write an archive; return the seconds it took."""
    start = time.perf_counter()
    with Archive(path, write=True) as archive:
        for _ in archive.add(articles(claims), load(), "benchmark"):
            pass
    return time.perf_counter() - start


def add(path: Path, claims: int) -> Row:
    """Write an archive; return what that costs."""
    start = time.process_time()
    seconds = build(path, claims)
    return {"add s": seconds, "add CPU s": time.process_time() - start, "add MB": _memory()}


def look_up(path: Path, claims: int) -> Row:
    """Return what checking drafts costs."""
    pack = load()
    common, popular = draft(0), draft(OTHERS)

    def run(told: list[tuple[Article, tuple[Claim, ...]]]) -> Callable[[], int]:
        def once() -> int:
            with Archive(path) as archive:
                found = compare_with(archive, [text for text, _ in told], [c for _, held in told for c in held], pack)
            return len(found.findings)

        return once

    once = run(common)
    once()  # what is loaded once is not the archive's cost
    usual, findings = _median(once)
    often, _ = _median(run(popular))
    return {"draft ms": usual * 1e3, "draft findings": findings, "popular ms": often * 1e3, "draft MB": _memory()}


def find(path: Path, claims: int) -> Row:
    """Return what finding all facts in conflict costs."""

    def once() -> int:
        with Archive(path) as archive:
            return sum(1 for apart in facts_apart(archive) for _ in pairs_apart(archive, apart))

    seconds, pairs = _median(once)
    with Archive(path) as archive:
        facts = sum(1 for _ in facts_apart(archive))
    return {"facts s": seconds, "facts": facts, "pairs": pairs, "facts MB": _memory()}


def judge(path: Path, claims: int) -> Row:
    """Return what judging them costs."""
    pack = load()
    start = time.perf_counter()
    with Archive(path) as archive:
        found = find_conflicts(archive, pack)
    return {"judged s": time.perf_counter() - start, "findings": len(found.findings), "judged MB": _memory()}


def all_pairs(path: Path, claims: int) -> Row:
    """Return what comparing all pairs of each fact costs, by the rate of some of them."""
    with Archive(path) as archive:
        sizes = [n for (n,) in archive.rows("SELECT count(*) FROM claims WHERE fact IS NOT NULL GROUP BY fact")]
        fact = archive.rows("SELECT fact FROM claims WHERE fact IS NOT NULL GROUP BY fact ORDER BY count(*) DESC LIMIT 1")
        told = [claim for _, claim in archive.claims("WHERE c.fact = ? LIMIT 800", (next(fact)[0],))]
    pairs = sum(n * (n - 1) // 2 for n in sizes)
    sample = list(islice(combinations(told, 2), SAMPLE))
    seconds, _ = _median(lambda: sum(not agree(a.hard, readings(b, a.base.unit)) for a, b in sample))
    return {"in keys": pairs, "all pairs s": seconds / len(sample) * pairs}


def oracle(claims: int) -> set[tuple[str, str]]:
    """Return the pairs of claims that conflict, from comparing every claim with every other."""
    case = case_of(load())
    told = [(filed(case, claim), claim) for _, held in articles(claims) for claim in held]
    shared = [(place.fact, claim) for place, claim in told if place]
    parted = ((a, b) for (x, a), (y, b) in combinations(shared, 2) if x == y and not agree(a.hard, readings(b, a.base.unit)))
    return {(min(a.id, b.id), max(a.id, b.id)) for a, b in parted}


def found_pairs(path: Path) -> set[tuple[str, str]]:
    """Return the pairs of claims that conflict, from an archive."""
    with Archive(path) as archive:
        names = {(document, place): self for document, place, self in _ids(archive)}
        every = (pair for apart in facts_apart(archive) for pair in pairs_apart(archive, apart, 1_000_000))
        return {(min(names[a], names[b]), max(names[a], names[b])) for a, b in every}


def _ids(archive: Archive) -> Iterator[tuple[int, int, str]]:
    places: dict[int, int] = {}
    for document, claim in archive.claims("ORDER BY c.document, c.place"):
        place = places[document] = places.get(document, -1) + 1
        yield document, place, claim.id


def _renamed(text: Article, told: Sequence[Claim], name: str) -> tuple[Article, tuple[Claim, ...]]:
    def moved(claim: Claim) -> Claim:
        span, sentence = (replace(part, document=name) for part in (claim.span, claim.sentence))
        return replace(claim, id=f"{name}:{claim.span.start}", span=span, sentence=sentence)

    longer = f"{text.text}{name}\n"  # a draft of the very text of an article is that article
    shadow = Shadow(longer, tuple(range(len(longer))))
    return replace(text, id=name, text=longer, shadow=shadow), tuple(moved(claim) for claim in told)


def _median(work: Callable[[], int]) -> tuple[float, int]:
    times, result = [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def _memory() -> float:
    """Return the most that this process held, in MB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1 << 20 if sys.platform == "darwin" else 1 << 10)


PARTS = {"add": add, "look_up": look_up, "find": find, "judge": judge, "all_pairs": all_pairs}


def _apart(part: str, path: Path, claims: int) -> Row:
    """Return what a part gives in a process of its own."""
    command = [sys.executable, __file__, "--part", part, "--file", str(path), str(claims)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    made: Row = json.loads(done.stdout)
    return made


def measure(claims: int, folder: Path) -> Row:
    """Return everything about one size."""
    path = folder / f"{claims}.db"
    row: Row = {"claims": claims}
    for part in PARTS:
        if part != "add" or not path.exists():
            row |= _apart(part, path, claims)
    row["bytes a claim"] = path.stat().st_size / claims
    row["times faster"] = row["all pairs s"] / row["facts s"]
    return row


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table as JSON")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the archives here, and use those that are here")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    told = parser.parse_args(arguments)
    if told.part:
        print(json.dumps(PARTS[told.part](told.file, told.claims[0])))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = told.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        rows = [_printed(measure(claims, folder)) for claims in told.claims]
    first, last = rows[0], rows[-1]
    for name in ("draft ms", "popular ms", "draft MB"):
        print(f"{name}: {last[name] / first[name]:.2f} times from {first['claims']:,} to {last['claims']:,} claims")
    if told.json:
        told.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def _printed(row: Row) -> Row:
    print("  ".join(f"{name} {value:,.0f}" if value >= 100 else f"{name} {value:.3g}" for name, value in row.items()), flush=True)
    return row


if __name__ == "__main__":
    main()
