"""Systems priced below what the parts in them cost one by one."""

from __future__ import annotations

from dataclasses import replace

from factory import article, claim, findings, verdicts

from claims.model import Article, Claim


def told(price: str, amount: int, **links: str | None) -> tuple[Article, tuple[Claim, ...]]:
    """Return an article on a rack of 72 chips, with its price, and its claims: the chip, the number, the rack."""
    where = article(f"H100每块2.5万美元。这套NVL72机柜内有72块GPU，售价{price}。")
    system = {"subject": "Nvidia GB200 NVL72", "level": "system", **links}
    return where, (
        claim(where, "2.5万美元", 25_000, "USD", metric="price", subject="Nvidia H100", level="chip"),
        claim(where, "72块GPU", 72, "GPU", metric="gpu_count", subject="Nvidia GB200 NVL72"),
        claim(where, price, amount, "USD", metric="price", **system),
    )


def test_a_rack_that_costs_less_than_its_chips() -> None:
    where, claims = told("20万美元", 200_000)
    (finding,) = findings("system-price", where, *claims)
    assert (finding.verdict, finding.severity) == ("tension", "warning")
    assert finding.derivation == ("20万美元 ÷ 72块GPU = 2639–2917美元",)
    assert finding.claims == tuple(c.id for c in claims)


def test_a_rack_at_the_price_of_its_chips_is_fine() -> None:
    where, claims = told("300万美元", 3_000_000)
    assert findings("system-price", where, *claims) == ()


def test_a_discount_is_fine() -> None:
    where, claims = told("120万美元", 1_200_000)
    assert findings("system-price", where, *claims) == ()


def test_the_price_of_one_of_its_chips_is_no_price_of_the_rack() -> None:
    where, claims = told("3万美元", 30_000, level="chip", subject="Nvidia B200")
    assert findings("system-price", where, *claims) == ()


def test_a_scope_says_that_the_whole_is_meant() -> None:
    where, claims = told("15万美元", 150_000, level=None, subject="Nvidia GB200", scope="whole system")
    assert verdicts(findings("system-price", where, *claims)) == ["tension"]
    unscoped = replace(claims[2], scope=None)
    assert findings("system-price", where, *claims[:2], unscoped) == ()


def test_two_numbers_of_parts_say_nothing() -> None:
    where, (part, count, whole) = told("15万美元", 150_000)
    other = replace(count, id="other", base=replace(count.base, low=count.base.low and count.base.low / 2, high=None))
    assert findings("system-price", where, part, count, other, whole) == ()


def test_another_currency_says_nothing() -> None:
    where, (part, count, whole) = told("15万美元", 150_000)
    euro = replace(part, base=replace(part.base, unit="EUR"))
    assert findings("system-price", where, euro, count, whole) == ()


def test_another_article_says_nothing() -> None:
    where, (_, count, whole) = told("15万美元", 150_000)
    other = article("H100每块2.5万美元。", name="b")
    part = claim(other, "2.5万美元", 25_000, "USD", metric="price", subject="Nvidia H100", level="chip")
    assert findings("system-price", (where, other), part, count, whole) == ()
