"""Plants one wrong number at a time in clean articles and counts what the check says. Not a test module; run by the Makefile.

A stated relation can reveal a wrong number where, in the clean text, a tick confirms it by an equation (not by an order: 10
times less may still be less). Every such number is made ten times as large, a tenth, three times as large, and written
in the next smaller scale. Caught is a new warning or error that points at the number; false is a new one that does not.
With --all the other numbers are made wrong as well and told apart, as "unrelated": no relation of their text would show it.

    python tests/slips.py [FOLDER …] [--at-least SHARE] [--only WORD] [--all] [-q]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tabulate import tabulate

from claims.model import Article, Claim, Failure, Finding, Result
from claims.packs import load
from claims.pipeline import check_text
from claims.reader import read

CORPUS = Path(__file__).parents[1] / "corpus"
FACTORS = {"×10": Decimal(10), "÷10": Decimal("0.1"), "×3": Decimal(3)}
# The scale that a slip of the pen puts in place of another.
SCALES = {"万亿": "亿", "萬億": "億", "亿": "万", "億": "萬", "trillion": "billion", "billion": "million", "million": "thousand"}
# Kinds, and forms of kinds, whose ticks say that numbers lie in an order: a slip may leave it as it is.
ORDERS = {"part-whole", "bound", "ranking", "text", "plausibility", "calendar", "enumeration"}
ORDERED_FORMS = {"direction", "range", "compared"}
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALE = re.compile("|".join(SCALES))

Key = tuple[str, str, str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Slip:
    """A number of an article made wrong: how, the words now there, the whole text, and the rules that confirmed it before."""

    article: str
    claim: Claim
    how: str
    words: str
    text: str
    rules: tuple[str, ...]

    @property
    def place(self) -> tuple[int, int]:
        return self.claim.span.start, self.claim.span.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a slip led to: whether it was caught, and the new findings that do not point at it."""

    slip: Slip
    caught: bool
    false: tuple[Finding, ...]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", default=[str(CORPUS)], metavar="FOLDER")
    parser.add_argument("--at-least", type=float, default=0.0, metavar="SHARE", help="exit 1 where less is caught (0 to 1)")
    parser.add_argument("--only", default="", metavar="WORD", help="only articles whose id holds this")
    parser.add_argument("--all", action="store_true", help="also the numbers that no equation of their text confirms")
    parser.add_argument("-q", "--quiet", action="store_true", help="no list of survivors and false findings")
    options = parser.parse_args()
    chosen = [article for article in articles(options.folders) if options.only in article.id]
    outcomes = [o for article in chosen for o in outcomes_of(article, options.all)]
    show(outcomes, options.quiet)
    related = [o for o in outcomes if o.slip.rules]
    share = sum(o.caught for o in related) / len(related) if related else 0.0
    return 1 if share < options.at_least else 0


def articles(folders: list[str]) -> Iterator[Article]:
    for item in read(folders):
        if not isinstance(item, Failure):
            yield item


def outcomes_of(article: Article, unrelated: bool = False) -> Iterator[Outcome]:
    """Yield what becomes of every slip in an article; of none where the article as it stands is accused of something.

    `unrelated` adds the slips of numbers that no equation confirms.
    """
    clean = checked(article, article.text)
    if any(is_accusing(finding) for finding in clean.findings):
        return
    known = {key(finding) for finding in clean.findings}
    for slip in slips(article, clean, unrelated):
        after = checked(article, slip.text).findings
        accusing = [f for f in after if is_accusing(f)]
        caught = any(points_at(f, slip.place) for f in accusing)
        false = tuple(f for f in accusing if not points_at(f, slip.place) and key(f) not in known)
        yield Outcome(slip, caught, false)


def checked(article: Article, text: str) -> Result:
    return check_text(text, language=article.language, published=article.published)


def is_accusing(finding: Finding) -> bool:
    return finding.verdict in ("inconsistent", "tension") and finding.severity in ("warning", "error")


def points_at(finding: Finding, place: tuple[int, int]) -> bool:
    return any(e.span.start < place[1] and place[0] < e.span.end for e in finding.evidence)


def key(finding: Finding) -> Key:
    """Return what makes a finding the same in two texts: its rule, verdict, severity and the quotes that it points at."""
    quotes = frozenset(e.quote for e in finding.evidence)
    return finding.rule, finding.verdict, finding.severity, quotes


def slips(article: Article, clean: Result, unrelated: bool = False) -> Iterator[Slip]:
    """Yield the slips of every number that an equation confirms (or of every number), in the order of the text."""
    confirmed: dict[str, set[str]] = {}
    for finding in clean.findings:
        for name in finding.claims if is_equation(finding) else ():
            confirmed.setdefault(name, set()).add(finding.rule)
    wanted = (c for c in clean.claims if c.id in confirmed or (unrelated and c.zone != "boilerplate"))
    for claim in sorted(wanted, key=lambda c: c.span):
        words = article.text[claim.span.start : claim.span.end]
        for how, wrong in wrongs(words):
            text = article.text[: claim.span.start] + wrong + article.text[claim.span.end :]
            yield Slip(article.id, claim, how, wrong, text, tuple(sorted(confirmed.get(claim.id, ()))))


def is_equation(finding: Finding) -> bool:
    """Whether a tick says that numbers are equal, not only that they lie in an order."""
    rule = load().rules.get(finding.rule)
    if finding.verdict != "consistent" or rule is None or rule.kind in ORDERS:
        return False
    is_order = rule.formula is not None and ("<" in rule.formula or ">" in rule.formula)
    return not is_order and rule.options.get("form") not in ORDERED_FORMS


def wrongs(words: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to write a number wrong; nothing for a range or a number in words."""
    numerals = list(_NUMERAL.finditer(words))
    if len(numerals) != 1:
        return
    (found,) = numerals
    for how, factor in FACTORS.items():
        yield how, words[: found.start()] + scaled(found[0], factor) + words[found.end() :]
    scale = _SCALE.search(words, found.end())
    if scale:
        yield "scale", words[: scale.start()] + SCALES[scale[0]] + words[scale.end() :]


def scaled(numeral: str, factor: Decimal) -> str:
    """Return a numeral times a factor, printed as such numbers are: with its commas, without needless zeros."""
    value = Decimal(numeral.replace(",", "")) * factor
    text = f"{value:,f}" if "," in numeral else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show(outcomes: list[Outcome], quiet: bool) -> None:
    total, caught, false = Counter[str](), Counter[str](), Counter[str]()
    for outcome in outcomes:
        for name in (outcome.slip.how, "all") if outcome.slip.rules else ("unrelated",):
            total[name] += 1
            caught[name] += outcome.caught
            false[name] += bool(outcome.false)
    rows = [
        (name, total[name], caught[name], f"{caught[name] / total[name]:.1%}", false[name])
        for name in (*FACTORS, "scale", "all", "unrelated")
        if total[name]
    ]
    print(tabulate(rows, headers=("slip", "planted", "caught", "share", "false"), disable_numparse=True))
    for outcome in () if quiet else outcomes:
        slip = outcome.slip
        where = f"{Path(slip.article).name}  {slip.how}  {slip.claim.quote} → {slip.words}"
        if not outcome.caught and slip.rules:
            print(f"survived  {where}  ({', '.join(slip.rules)})")
        for finding in outcome.false:
            print(f"false     {where}: {finding.message}")


if __name__ == "__main__":
    sys.exit(main())
