"""How often links of a confidence are right: a run of check-claims against gold.

    check-claims check ARTICLES --output-format json --exit-zero -q > RUN.json
    python benchmarks/reliability.py RUN.json GOLD [RUN.json GOLD …]
    python benchmarks/reliability.py --fit RUN.json GOLD …          the points of `claims/reliance.py`, as fitted to these

GOLD is a folder of `<article stem>.jsonl`, one claim a line: start, end, subject, metric, time, modality. Printed are, for
each attribute, how many links that were stated, carried, assumed or left open are right, and how many of those that are said
to be right with some chance; and for claims, by how sure they are, how many have metric, subject, period and modality all right.

Right means: the same metric, or one whose name holds the other's, or any where the vocabulary has no such metric; a word of
the subject in common; the same period, or one that holds the other; the same modality, a forecast being as good as a target.
Left open is right where gold leaves it open.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from claims.packs import load
from claims.period import Days, days
from claims.reliance import JUDGED, Signals, signals

Record = Mapping[str, object]
ATTRIBUTES = ("metric", "subject", "period", "modality")
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
# How strongly points are drawn to nothing, so that what was seen seldom says little.
RIDGE = 3.0
# One thing under two names, as people who write gold call it.
_SAME = {"net_profit": "net_income", "share_price": "stock_price", "registrations": "sales_volume", "deliveries": "sales_volume"}
_OUTLOOK = ("forecast", "target")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="RUN GOLD")
    parser.add_argument("--fit", action="store_true", help="print points fitted to these")
    parser.add_argument("--unseen", nargs="+", default=[], metavar="RUN GOLD", help="what the base of the points is fitted to")
    asked = parser.parse_args()
    held = pairs(asked.paths)
    print(fitted(held, pairs(asked.unseen) or held) if asked.fit else table(held))


def pairs(paths: Sequence[str]) -> list[tuple[Record, Record]]:
    """Return the claims of several golds with those of their runs."""
    return [pair for run, gold in zip(paths[::2], paths[1::2], strict=True) for pair in matched(Path(run), Path(gold))]


def matched(run: Path, gold: Path) -> Iterator[tuple[Record, Record]]:
    """Yield each claim of the gold with the claim of the run that overlaps it most."""
    told: dict[str, list[Record]] = {}
    for claim in json.loads(run.read_text(encoding="utf-8"))["claims"]:
        told.setdefault(PurePosixPath(claim["document"]).stem, []).append(claim)
    for file in sorted(gold.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines() if file.stem in told else ():
            known = json.loads(line)
            best = max(told[file.stem], key=lambda claim: _overlap(known, claim))
            if _overlap(known, best) > 0 and known["kind"] != "ordinal" and known.get("zone") != "boilerplate":
                yield known, best


def _overlap(known: Record, claim: Record) -> int:
    ends = [end for end in (known["end"], claim["end"]) if isinstance(end, int)]
    starts = [start for start in (known["start"], claim["start"]) if isinstance(start, int)]
    return min(ends) - max(starts)


def right(attribute: str, known: Record, claim: Record) -> bool:
    """Whether an attribute of a claim is what gold says it is."""
    want = str(known.get("time" if attribute == "period" else attribute) or "")
    if attribute == "period" and known.get("time_inferred") and not claim.get("period"):
        return True  # gold knows it from elsewhere than the text
    return _JUDGES[attribute](want, str(claim.get(attribute) or ""))


def _metric(want: str, got: str) -> bool:
    a, b = (set(_SAME.get(name, name).split("_")) for name in (re.sub(r"_(change|growth)$", "", n) for n in (want, got)))
    return bool(got) and (a <= b or b <= a or want not in load().metrics)


def _subject(want: str, got: str) -> bool:
    return want == got or bool(_words(want) & _words(got))


def _words(name: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+|[一-鿿]", name.lower())) - {"the", "inc", "corp", "of", "and"}


def _period(want: str, got: str) -> bool:
    want = want.partition(" ")[0]
    a, b = days(want), days(got)
    if want == got or (a is None and b is None and not want.startswith("FY")):
        return True
    return _holds(a, b) or _holds(b, a)


def _holds(outer: Days | None, inner: Days | None) -> bool:
    return outer is not None and inner is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _modality(want: str, got: str) -> bool:
    return want == got or (want in _OUTLOOK and got in _OUTLOOK)


_JUDGES = {"metric": _metric, "subject": _subject, "period": _period, "modality": _modality}


def table(held: Sequence[tuple[Record, Record]]) -> str:
    """Return the shares that are right: of links by how they were found and by their chance, of claims by their confidence."""
    total, good = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    said = {name: _Bins() for name in (*ATTRIBUTES, "every")}
    for known, claim in held:
        verdicts = judged(known, claim)
        found, chances = _mapping(claim["found"]), _mapping(claim["chances"])
        for attribute in ATTRIBUTES:
            key = attribute, str(found.get(attribute, "open"))
            total[key] += 1
            good[key] += verdicts[attribute]
            said[attribute].add(float(str(chances[attribute])), verdicts[attribute])
        said["every"].add(float(str(claim["confidence"])), verdicts["every"])
    lines = ["| attribute | found | links | right |", "|---|---|---|---|"]
    lines += [f"| {a} | {how} | {n} | {good[a, how] / n:.2f} |" for (a, how), n in sorted(total.items())]
    lines += ["", "| what | chance | number | mean | right |", "|---|---|---|---|---|"]
    lines += [f"| {name} | {row} |" for name, bins in said.items() for row in bins.rows()]
    return "\n".join(lines)


def judged(known: Record, claim: Record) -> dict[str, bool]:
    """Return whether each attribute of a claim is right, and "every"."""
    verdicts = {attribute: right(attribute, known, claim) for attribute in ATTRIBUTES}
    return {**verdicts, "every": all(verdicts.values())}


class _Bins:
    """What is said with some chance, in bins of like chances: how much, how much of it is right, and the chances' sum."""

    def __init__(self) -> None:
        self.all, self.good, self.sure = Counter[int](), Counter[int](), Counter[int]()

    def add(self, chance: float, verdict: bool) -> None:
        at = max(i for i, low in enumerate(BINS) if low <= chance)
        self.all[at] += 1
        self.good[at] += verdict
        self.sure[at] += round(1000 * chance)

    def rows(self) -> Iterator[str]:
        for at, n in sorted(self.all.items()):
            top = min(BINS[at + 1], 1.0)
            yield f"{BINS[at]:.2f} to {top:.2f} | {n} | {self.sure[at] / n / 1000:.2f} | {self.good[at] / n:.2f}"


def _mapping(value: object) -> Record:
    return value if isinstance(value, dict) else {}


def signals_of(claim: Record) -> Signals:
    """Return the signals of a claim of a report."""
    found = {name: str(how) for name, how in _mapping(claim["found"]).items()}
    kind, modality, zone = (str(claim[name]) for name in ("kind", "modality", "zone"))
    dated, compared = claim["period"] is not None, claim["basis"] is not None
    return signals(found, kind=kind, modality=modality, dated=dated, compared=compared, zone=zone)


def fitted(held: Sequence[tuple[Record, Record]], unseen: Sequence[tuple[Record, Record]]) -> str:
    """Return base and points as a logistic regression gives them: points from `held`, the base from `unseen`."""
    read = [(signals_of(claim), judged(known, claim)) for known, claim in held]
    new = [(signals_of(claim), judged(known, claim)) for known, claim in unseen]
    values = sorted({value for told, _ in (*read, *new) for value in zip(Signals._fields, told, strict=True)})
    places = {value: place for place, value in enumerate(values, 1)}
    cards = []
    for name in JUDGED:
        points = regression(_counted(read, name, places), [0.0, *[RIDGE] * len(places)])
        level = regression(
            [((0,), n, good, sum(points[at] for at in own[1:])) for own, n, good, _ in _counted(new, name, places)]
        )
        cards.append((level[0], *points[1:]))
    lines = [f"BASE = ({', '.join(f'{card[0]:.2f}' for card in cards)})"]
    lines += [f"{name} {value!r}: ({', '.join(f'{card[at]:.2f}' for card in cards)})" for (name, value), at in places.items()]
    return "\n".join(lines)


# What is told alike: the places of its signals, how often, how often right, and points that it has anyhow.
Cell = tuple[tuple[int, ...], int, int, float]


def _counted(read: Sequence[tuple[Signals, Mapping[str, bool]]], name: str, places: Mapping[tuple[str, str], int]) -> list[Cell]:
    total, good = Counter[Signals](), Counter[Signals]()
    for told, verdicts in read:
        total[told] += 1
        good[told] += verdicts[name]
    return [
        ((0, *(places[value] for value in zip(Signals._fields, told, strict=True))), n, good[told], 0.0)
        for told, n in total.items()
    ]


def regression(cells: Sequence[Cell], ridge: Sequence[float] = (0.0,)) -> list[float]:
    """Return the points of each place that make the logistic function of their sums fit, by Newton's method."""
    points = [0.0] * len(ridge)
    for _ in range(25):
        slope = [-weight * point for weight, point in zip(ridge, points, strict=True)]
        bend = [[weight if row == column else 0.0 for column in range(len(ridge))] for row, weight in enumerate(ridge)]
        for places, n, good, anyhow in cells:
            chance = 1 / (1 + math.exp(-anyhow - sum(points[at] for at in places)))
            for row in places:
                slope[row] += good - n * chance
                for column in places:
                    bend[row][column] += n * chance * (1 - chance)
        step = _solved(bend, slope)
        points = [point + by for point, by in zip(points, step, strict=True)]
        if max(map(abs, step)) < 1e-9:
            break
    return points


def _solved(matrix: list[list[float]], right_side: list[float]) -> list[float]:
    """Return the solution of linear equations, by elimination; `matrix` is symmetric and positive, so no rows are swapped."""
    rows = [[*row, value] for row, value in zip(matrix, right_side, strict=True)]
    for at, pivot in enumerate(rows):
        for other in rows[:at] + rows[at + 1 :]:
            times = other[at] / pivot[at]
            other[at:] = [a - times * b for a, b in zip(other[at:], pivot[at:], strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


if __name__ == "__main__":
    main()
