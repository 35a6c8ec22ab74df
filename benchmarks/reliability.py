"""How often links of a confidence are right: a run of check-claims against gold.

    check-claims check ARTICLES --output-format json --exit-zero -q > RUN.json
    python benchmarks/reliability.py RUN.json GOLD [RUN.json GOLD …]

GOLD is a folder of `<article stem>.jsonl`, one claim a line: start, end, subject, metric, time, modality. Printed are, for
each attribute, how many links that were stated, carried, assumed or left open are right; and for claims, by what they say
they are sure of themselves, how many have metric, subject, period and modality all right.

Right means: the same metric, or one whose name holds the other's, or any where the vocabulary has no such metric; a word of
the subject in common; the same period, or one that holds the other; the same modality, a forecast being as good as a target.
Left open is right where gold leaves it open.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from claims.packs import load
from claims.period import Days, days

Record = Mapping[str, object]
ATTRIBUTES = ("metric", "subject", "period", "modality")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
# One thing under two names, as people who write gold call it.
_SAME = {"net_profit": "net_income", "share_price": "stock_price", "registrations": "sales_volume", "deliveries": "sales_volume"}
_OUTLOOK = ("forecast", "target")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="RUN GOLD")
    paths = parser.parse_args().paths
    pairs = [pair for run, gold in zip(paths[::2], paths[1::2], strict=True) for pair in matched(Path(run), Path(gold))]
    print(table(pairs))


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


def table(pairs: Sequence[tuple[Record, Record]]) -> str:
    """Return the shares that are right: of links by how they were found, of claims by their confidence."""
    total, good = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    bins, sound, sure = Counter[int](), Counter[int](), Counter[int]()
    for known, claim in pairs:
        verdicts = {attribute: right(attribute, known, claim) for attribute in ATTRIBUTES}
        found = claim["found"]
        for attribute, verdict in verdicts.items():
            key = attribute, str(found.get(attribute, "open")) if isinstance(found, dict) else "open"
            total[key] += 1
            good[key] += verdict
        confidence = float(str(claim["confidence"]))
        at = max(i for i, low in enumerate(BINS) if low <= confidence)
        bins[at] += 1
        sound[at] += all(verdicts.values())
        sure[at] += round(1000 * confidence)
    lines = ["| attribute | found | links | right |", "|---|---|---|---|"]
    lines += [f"| {a} | {how} | {n} | {good[a, how] / n:.2f} |" for (a, how), n in sorted(total.items())]
    lines += ["", "| confidence | claims | mean | all right |", "|---|---|---|---|"]
    for at, n in sorted(bins.items()):
        top = min(BINS[at + 1], 1.0)
        lines.append(f"| {BINS[at]:.2f} to {top:.2f} | {n} | {sure[at] / n / 1000:.2f} | {sound[at] / n:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
