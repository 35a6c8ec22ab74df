"""Measure extraction: time against `jieba.lcut`, a bare scan of `re`, and peers; beside it, how much is read right.

    python benchmarks/extract.py [--articles PATH] [--gold DIR] [--rounds N] [--peers] [--json FILE]

All is timed in one run, on one core, in CPU time, round robin so that a busy machine slows all alike; medians are
printed, and ratios, which is what to compare between machines. `--peers` makes an environment for each peer (in
`.bench/`, once; needs a package index) and runs it on the same text: the shadow text, that is, already simplified and
repaired, which is more than they get from the web.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

from claims.model import Article
from claims.packs import Pack, load
from claims.parse.assemble import parse
from claims.parse.numbers.quantities import mentions
from claims.reader import read, read_text
from gold import Quantity, Score, count_free, in_base, of_cases, of_file, score

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# Seconds that a way is timed for in a round, by going through the texts so often at most.
_AT_LEAST, _MOST_PASSES = 0.25, 100
NUMERALS = re.compile(r"[0-9０-９〇零一二两三四五六七八九十百千万亿兆半几数多]+")


@dataclass(frozen=True, slots=True)
class Peer:
    """Another extractor: what to install, which file runs it, and which languages it reads."""

    name: str
    file: str
    packages: tuple[str, ...]
    languages: tuple[str, ...]


PEERS = (
    Peer(
        "Recognizers-Text",
        "via_recognizers.py",
        ("setuptools<70", "recognizers-text-suite==1.0.2a2", "emoji==1.1.0"),
        ("zh", "en"),
    ),
    Peer("JioNLP (money)", "via_jionlp.py", ("jionlp",), ("zh",)),
    Peer("quantulum3", "via_quantulum3.py", ("setuptools<70", "quantulum3"), ("en",)),
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read and, where known, its quantities (offsets of `shadow`)."""

    article: Article
    known: tuple[Quantity, ...] | None

    @property
    def shadow(self) -> str:
        return self.article.shadow.text

    @property
    def tongue(self) -> str:
        return "en" if self.article.language == "en" else "zh"


def main() -> None:
    """Print the tables, and write them as JSON where asked."""
    options = _options()
    pack = load()
    articles = [article for article in read([str(options.articles)]) if isinstance(article, Article)]
    timed = [_known(article, options.gold) for article in articles]
    cases = [Text(read_text(text, language=lang), tuple(known)) for text, lang, known in of_cases(ROOT / "tests" / "cases")]
    size = sum(len(text.article.text.encode("utf-8", "replace")) for text in timed)
    seconds = _times(timed, pack, options.rounds)
    rows = [_row("check-claims extract", seconds["extract"], seconds, size, timed, cases, _own(pack))]
    for name in ("grammar alone", "jieba.lcut", "re, one class"):
        rows.append(_row(name, seconds[name], seconds, size, timed, cases, None))
    if options.peers:
        rows += [_peer_row(peer, timed, cases, seconds, size) for peer in PEERS]
    heads = [
        "",
        "ms",
        "KB/s",
        "× jieba's time",
        "× extract's time",
        "gold: full / some / precision %",
        "cases: full / some / precision %",
    ]
    print(f"{len(articles)} articles, {size / 1000:.1f} KB of UTF-8; medians of {options.rounds} rounds of CPU time")
    print(tabulate(rows, heads, disable_numparse=True))
    if options.json:
        options.json.write_text(json.dumps({"bytes": size, "heads": heads, "rows": rows}, ensure_ascii=False, indent=1) + "\n")


def _options() -> argparse.Namespace:
    shared = ROOT.parent / "shared"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=Path, default=shared / "articles" if shared.is_dir() else ROOT / "corpus")
    parser.add_argument("--gold", type=Path, default=shared / "evaluation" / "gold" if shared.is_dir() else None)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", action="store_true", help="also run the peers, each in an environment of its own")
    parser.add_argument("--json", type=Path, help="write the table to this file")
    return parser.parse_args()


def _known(article: Article, gold: Path | None) -> Text:
    """Return an article with its gold, where there is one, moved to the offsets of the shadow text."""
    file = gold / f"{Path(article.id).stem}.jsonl" if gold else None
    if file is None or not file.is_file():
        return Text(article, None)
    places = {origin: place for place, origin in enumerate(article.shadow.offsets)}
    moved = []
    for known in of_file(file):
        inside = [places[offset] for offset in range(known.start, known.end) if offset in places]
        moved.append(Quantity(inside[0], inside[-1] + 1, known.low, known.high, known.unit))
    return Text(article, tuple(moved))


def _times(texts: Sequence[Text], pack: Pack, rounds: int) -> dict[str, float]:
    """Return the median CPU seconds of each way through all texts."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    ways: dict[str, Callable[[Text], object]] = {
        "extract": lambda text: parse(text.article, pack),
        "grammar alone": lambda text: mentions(text.shadow, text.article.language),
        "jieba.lcut": lambda text: jieba.lcut(text.article.text),
        "re, one class": lambda text: NUMERALS.findall(text.article.text),
    }
    passes = dict.fromkeys(ways, 1)
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds + 1):
        for name, way in ways.items():
            began = time.process_time()
            for _ in range(passes[name]):
                for text in texts:
                    way(text)
            taken[name].append((time.process_time() - began) / passes[name])
        if passes["extract"] == 1:
            # The first round warms up, and tells how often a short way goes through all texts to be timed as a long one is.
            passes = {name: min(_MOST_PASSES, max(1, round(_AT_LEAST / max(times[0], 1e-6)))) for name, times in taken.items()}
    return {name: statistics.median(times[1:]) for name, times in taken.items()}


Reader = Callable[[Sequence[Text]], list[list[Quantity]]]


def _own(pack: Pack) -> Reader:
    """Return our own extraction as a reader of many texts."""

    def extract(texts: Sequence[Text]) -> list[list[Quantity]]:
        return [_claimed(text.article, pack) for text in texts]

    return extract


def _claimed(article: Article, pack: Pack) -> list[Quantity]:
    places = {origin: place for place, origin in enumerate(article.shadow.offsets)}
    return [
        Quantity(places[c.span.start], places[c.span.end - 1] + 1, c.base.low, c.base.high, count_free(c.base.unit))
        for c in parse(article, pack).claims
    ]


def _row(
    name: str,
    taken: float,
    seconds: dict[str, float],
    size: int,
    timed: Sequence[Text],
    cases: Sequence[Text],
    reader: Reader | None,
) -> list[str]:
    row = [name, f"{taken * 1000:.2f}", f"{size / 1000 / max(taken, 1e-9):,.0f}"]
    row += [f"{taken / seconds['jieba.lcut']:.3f}", f"{taken / seconds['extract']:.3f}"]
    if reader is None:
        return [*row, "", ""]
    known = [text for text in timed if text.known is not None]
    return [*row, _shares(known, reader(known)), _shares(cases, reader(cases))]


def _shares(texts: Sequence[Text], found: Iterable[list[Quantity]]) -> str:
    result: Score = score((text.known or (), quantities) for text, quantities in zip(texts, found, strict=True))
    return " / ".join(f"{share:.1f}" for share in result.shares()) if result.gold else ""


def _peer_row(peer: Peer, timed: Sequence[Text], cases: Sequence[Text], seconds: dict[str, float], size: int) -> list[str]:
    """Return the row of a peer: it reads the timed texts in its languages, and is scored on the texts in them."""
    python = _environment(peer)
    mine = [text for text in timed if text.tongue in peer.languages]
    read_bytes = sum(len(text.shadow.encode("utf-8", "replace")) for text in mine) or 1
    taken, _ = _ask(python, peer, mine, rounds=3)
    known = [text for text in mine if text.known is not None]
    own_cases = [text for text in cases if text.tongue in peer.languages]

    def reader(texts: Sequence[Text]) -> list[list[Quantity]]:
        return _ask(python, peer, texts, rounds=1)[1]

    if not mine:  # none of the timed articles is in its languages: its speed is that on the cases
        taken, _ = _ask(python, peer, own_cases, rounds=3)
        read_bytes = sum(len(text.shadow.encode("utf-8", "replace")) for text in own_cases)
    scaled = taken * size / read_bytes
    row = _row(peer.name, scaled, seconds, size, known, own_cases, reader)
    return row if mine else [f"{row[0]} (on the cases, scaled)", *row[1:]]


def _environment(peer: Peer) -> str:
    """Return the interpreter of a peer's environment, made where it is not there yet."""
    folder = ROOT / ".bench" / peer.file.removeprefix("via_").removesuffix(".py")
    python = folder / "bin" / "python"
    if not (folder / "ready").is_file():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *peer.packages], check=True
        )
        (folder / "ready").touch()
    return str(python)


def _ask(python: str, peer: Peer, texts: Sequence[Text], rounds: int) -> tuple[float, list[list[Quantity]]]:
    """Return the median seconds of a peer for all texts, and what it found in each."""
    if not texts:
        return 0.0, []
    task = {"texts": [[text.shadow, text.tongue] for text in texts], "rounds": rounds}
    done = subprocess.run(
        [python, str(HERE / "peers" / peer.file)], input=json.dumps(task), capture_output=True, text=True, check=True
    )
    answer = json.loads(done.stdout[done.stdout.index("{") :])
    found = [
        [known for q in quantities if (known := in_base(q["start"], q["end"], q["low"], q["high"], q["unit"]))]
        for quantities in answer["quantities"]
    ]
    return answer["seconds"], found


if __name__ == "__main__":
    main()
