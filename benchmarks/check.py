"""How long checking takes: claims made up in memory, so that nothing but `claims.checker` is measured.

    python benchmarks/check.py              10,000, 30,000 and 100,000 claims, and the time by rule of the last
    python benchmarks/check.py 5000 20000   other numbers of claims

Every fact is told by five articles; each article tells twenty facts of one company's year and of the year before it. One claim in
two hundred is wrong by ten. Times are process time of one run, without making the claims.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.checker.engine import check
from claims.interval import between
from claims.model import Amount, Article, Claim, Finding, Shadow, Span, Zone
from claims.packs import load

TOLD, PER_ARTICLE, YEARS = 5, 20, 10
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


def articles(claims: int) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield articles with their claims, together about `claims` of them in a fifth as many facts."""
    for number in range(claims // PER_ARTICLE):
        # Five articles in a row are about the same two years of one company.
        company, turn = divmod(number // TOLD, YEARS // 2)
        yield article(number, company, 2014 + 2 * turn)


def run(claims: int) -> tuple[float, int, tuple[Finding, ...]]:
    """Return the seconds that a check takes, how many claims it had and what it found."""
    made = list(articles(claims))
    held = [claim for _, told in made for claim in told]
    texts = {article.id: article for article, _ in made}
    pack = load()
    start = time.process_time()
    found = check(held, texts, pack)
    return time.process_time() - start, len(held), found


def article(number: int, company: int, year: int) -> tuple[Article, tuple[Claim, ...]]:
    name, subject = f"article-{number:06}", f"Company {company}"
    text, places = "", []
    for when in (year, year + 1):
        for metric, unit, share in METRICS:
            value = _value(company, when, share)
            if (number * PER_ARTICLE + len(places)) % 200 == 7:
                value *= 10
            start = len(text)
            head = f"In {when} the {WORDS[metric]} of {subject} was "
            quote = _quote(value, unit)
            text += f"{head}{quote}.\n"
            places.append((start, start + len(head), quote, metric, unit, value, when))
    article = Article(name, "", "", None, "en", text, (Zone("body", 0, len(text)),), Shadow(text, tuple(range(len(text)))))
    return article, tuple(_claim(name, subject, *place) for place in places)


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
    told = parser.parse_args(arguments)
    for number in told.claims:
        seconds, claims, found = run(number)
        print(f"{claims:>8} claims  {seconds:6.2f} s  {seconds / claims * 1e6:6.1f} µs a claim  {len(found)} findings")
    if told.rules:
        for seconds, rule in sorted(_by_rule(told.claims[-1]), reverse=True):
            print(f"{seconds:8.2f} s  {rule}")


if __name__ == "__main__":
    main()
