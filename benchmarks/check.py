"""How long checking takes: claims made up in memory, so that nothing but `claims.checker` is measured.

    python benchmarks/check.py              10,000, 30,000 and 100,000 claims, in small articles and in large ones
    python benchmarks/check.py 5000 20000   other numbers of claims
    python benchmarks/check.py --rules      also the time of each rule alone, for the last number
    python benchmarks/check.py --json FILE  the table as JSON too, to be compared with another run's

Every fact is told by five articles, so that there are a fifth as many facts as claims. A small article tells twenty: ten
figures of one company in one year and in the next. A large one tells a thousand: those of fifty companies. The figures hang
together as those of companies do (what is left of revenue after its cost is the gross profit, their quotient the margin, and
a profit is less than what it is of), so that rules find something to tick in every article; each sentence has one number.
One claim in two hundred is wrong by ten. Times are process time, without making the claims and without what a process loads
once; the median of three runs, of one where it takes longer than ten seconds. Growth is the power of the number of claims
that the time goes with, from the first number to the last: 1 is linear.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from claims.checker.engine import check
from claims.interval import between
from claims.model import Amount, Article, Claim, Finding, Shadow, Span, Zone
from claims.packs import load

TOLD, PER_ARTICLE, YEARS = 5, 20, 10
# How many companies an article is about, by what it is called.
SHAPES = {"small": 1, "large": 50}
RUNS, LONG = 3, 10.0
Row = dict[str, str | float]
# Of a company's year: metric, unit, and value in thousandths of its revenue.
METRICS = (
    ("revenue", "USD", 1000),
    ("cost_of_revenue", "USD", 600),
    ("gross_profit", "USD", 400),
    ("gross_margin", "percent", None),
    ("operating_profit", "USD", 220),
    ("net_income", "USD", 150),
    ("capex", "USD", 90),
    ("rd_expense", "USD", 70),
    ("total_assets", "USD", 2400),
    ("employees", "person", 3),
)
WORDS = {name: name.replace("_", " ") for name, _, _ in METRICS}


def articles(claims: int, companies: int = 1) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield articles about so many companies each with their claims, together about `claims` of them in a fifth as many facts."""
    for number in range(max(1, claims // (PER_ARTICLE * companies))):
        # Five articles in a row are about the same two years of the same companies.
        group, turn = divmod(number // TOLD, YEARS // 2)
        first = group * companies
        yield article(number, range(first, first + companies), 2014 + 2 * turn)


def facts(claims: Iterable[Claim]) -> int:
    """Return how many facts claims are about, counted by what they say."""
    return len({(claim.subject, claim.metric, claim.period) for claim in claims})


def run(claims: int, companies: int = 1) -> tuple[float, int, int, tuple[Finding, ...]]:
    """Return the seconds that a check takes, how many claims it had and of how many facts, and what it found."""
    made = list(articles(claims, companies))
    held = [claim for _, told in made for claim in told]
    texts = {article.id: article for article, _ in made}
    pack = load()
    check(held[:PER_ARTICLE], texts, pack)
    gc.collect()
    start = time.process_time()
    found = check(held, texts, pack)
    return time.process_time() - start, len(held), facts(held), found


def measured(claims: int, shape: str) -> Row:
    """Return what checking so many claims takes, in articles of a shape."""
    times: list[float] = []
    while len(times) < RUNS and (not times or times[0] <= LONG):
        seconds, count, told, found = run(claims, SHAPES[shape])
        times.append(seconds)
    seconds = statistics.median(times)
    per_article = PER_ARTICLE * SHAPES[shape]
    return {
        "articles": shape,
        "numbers_an_article": per_article,
        "claims": count,
        "facts": told,
        "findings": len(found),
        "seconds": round(seconds, 3),
        "microseconds_a_claim": round(seconds / count * 1e6, 1),
    }


def growth(rows: Sequence[Row]) -> float:
    """Return the power of the number of claims that the time goes with."""
    first, last = rows[0], rows[-1]
    claims, seconds = (float(last[name]) / float(first[name]) for name in ("claims", "seconds"))
    return math.log(seconds) / math.log(claims)


def article(number: int, companies: int | Sequence[int], year: int) -> tuple[Article, tuple[Claim, ...]]:
    """Return an article about two years of one company or several."""
    held = [companies] if isinstance(companies, int) else companies
    name = f"article-{number:06}"
    lines, claims, start = list[str](), list[Claim](), 0
    for company, when in ((company, when) for company in held for when in (year, year + 1)):
        for metric, unit, share in METRICS:
            value = _value(company, when, share)
            if (number * PER_ARTICLE * len(held) + len(claims)) % 200 == 7:
                value *= 10
            subject = f"Company {company}"
            head, quote = f"In {when} the {WORDS[metric]} of {subject} was ", _quote(value, unit)
            claims.append(_claim(name, subject, start, start + len(head), quote, metric, unit, value, when))
            lines.append(f"{head}{quote}.\n")
            start += len(lines[-1])
    text = "".join(lines)
    article = Article(name, "", "", None, "en", text, (Zone("body", 0, len(text)),), Shadow(text, tuple(range(len(text)))))
    return article, tuple(claims)


def _value(company: int, year: int, share: int | None) -> Decimal:
    revenue = Decimal(100 + company % 900) * (year - 2000)
    return Decimal(40) if share is None else revenue * share * 1000


def _quote(value: Decimal, unit: str) -> str:
    return f"{value:f}%" if unit == "percent" else f"${value:f}" if unit == "USD" else f"{value:f} people"


def _claim(
    document: str, subject: str, start: int, at: int, quote: str, metric: str, unit: str, value: Decimal, year: int
) -> Claim:
    amount = Amount(value, value, unit)
    half = abs(value) / 1000
    values = (between(value - half, value + half, open_high=True),)
    return Claim(
        id=f"{document}:{at}",
        span=Span(document, at, at + len(quote)),
        quote=quote,
        zone="body",
        sentence=Span(document, start, at + len(quote) + 1),
        printed=amount,
        base=amount,
        hard=values,
        soft=values,
        subject=subject,
        metric=metric,
        period=str(year),
        found={"subject": "stated", "metric": "stated", "period": "stated"},
    )


def _by_rule(claims: int) -> Iterator[tuple[float, str]]:
    """Yield the seconds each rule takes alone."""
    from claims.checker.case import Case
    from claims.checker.engine import find_kinds

    made = list(articles(claims))
    case = Case(tuple(claim for _, told in made for claim in told), {article.id: article for article, _ in made}, load())
    for rule in case.pack.rules.values():
        start = time.process_time()
        list(find_kinds()[rule.kind](rule, case))
        yield time.process_time() - start, rule.id


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", type=int, default=[10_000, 30_000, 100_000])
    parser.add_argument("--rules", action="store_true", help="also the time of each rule alone, for the last number of claims")
    parser.add_argument("--articles", choices=SHAPES, help="only small articles, or only large ones")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the table as JSON too")
    told = parser.parse_args(arguments)
    rows: list[Row] = []
    for shape in [told.articles] if told.articles else SHAPES:
        print(f"{shape} articles: {PER_ARTICLE * SHAPES[shape]} numbers each, one a sentence; every fact told {TOLD} times")
        own = [measured(number, shape) for number in told.claims]
        for row in own:
            print(
                f"{row['claims']:>9,} claims in {row['facts']:>7,.0f} facts  {row['seconds']:7.2f} s  "
                f"{row['microseconds_a_claim']:6.1f} µs a claim  {row['findings']:>7,} findings"
            )
        if len(own) > 1:
            print(f"{'':>9} growth: claims to the power of {growth(own):.2f}")
        rows += own
    if told.json:
        told.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    if told.rules:
        for seconds, rule in sorted(_by_rule(told.claims[-1]), reverse=True):
            print(f"{seconds:8.2f} s  {rule}")


if __name__ == "__main__":
    main()
