"""How sure a finding is: no less for many claims, less for guesses, and nearly sure where the words join the numbers."""

from dataclasses import replace

from claims.checker.engine import check
from claims.checker.trust import JOINED, trust
from claims.model import Claim, Finding
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def read(text: str) -> tuple[Claim, ...]:
    return tuple(parse(read_text(text), load()).claims)


def found(text: str, rule: str) -> Finding:
    article = read_text(text)
    (finding,) = check(parse(article, load()).claims, (article,), load(), select=(rule,), strict=True)
    return finding


def guessed(claim: Claim, link: str) -> Claim:
    return replace(claim, found={**claim.found, link: "assumed"})


def test_what_the_words_join_does_not_hang_on_whose_it_is() -> None:
    plain = found("公司营业收入100.3亿元，较上年同期的80.2亿元增长35%。", "growth-from-levels")
    assert (plain.verdict, plain.confidence) == ("inconsistent", JOINED["inconsistent"])


def test_a_guess_is_made_once_however_many_share_it() -> None:
    one, two = read("禾川精密2024年营业收入10.0亿元，营业成本6.0亿元。")
    both = (guessed(one, "subject"), guessed(two, "subject"))
    assert trust(both, "inconsistent", linked=False) == trust((*both, *both), "inconsistent", linked=False)
    assert trust(both, "inconsistent", linked=False) < trust((one, two), "inconsistent", linked=False)


def test_a_guessed_currency_counts_even_where_words_join() -> None:
    one, two = read("营业收入100.3亿元，上年同期为80.2亿元。")[:2]
    sure, unsure = (trust(held, "inconsistent", linked=True) for held in ((one, two), (guessed(one, "unit"), two)))
    assert unsure < sure


def test_a_tension_is_less_sure_than_a_contradiction() -> None:
    claims = read("禾川精密2024年营业收入10.0亿元，营业成本6.0亿元。")
    assert trust(claims, "tension", linked=False) < trust(claims, "inconsistent", linked=False)


def test_an_equation_that_comes_out_confirms_its_links() -> None:
    text = "禾川精密2024年营业收入10.0亿元，营业成本6.0亿元，毛利润{}亿元。"
    assert found(text.format("4.0"), "gross-profit").confidence > found(text.format("4.5"), "gross-profit").confidence
