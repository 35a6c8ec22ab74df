"""Claims and articles come back from the archive's rows as they were, and what is none of them raises."""

from __future__ import annotations

import zlib
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from claims import records
from claims.model import Article, Claim, Damage, Part
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read, read_text
from claims.records import LINKS, article_of, body_of, claim_of, packed, row_of, unpacked, unread_of, unread_row

CORPUS = Path(__file__).parents[1] / "corpus"
DAMAGED = "晨澜科技公佈業務(wù)進展<br/>全年營收約135.1 億元，同比增長五倍。毛利率由12.0%升至14.5%，市值逾2000億港元。"


def texts() -> list[Article]:
    held = [item for item in read([str(CORPUS)]) if isinstance(item, Article)]
    return [*held, read_text(DAMAGED, "a.txt", published=date(2025, 3, 1)), read_text("", "empty.txt")]


def restored(article: Article, body: bytes) -> Article:
    published = article.published.isoformat() if article.published else None
    return article_of(article.id, article.title, article.source, published, article.language, article.url, body)


@pytest.mark.parametrize("article", texts(), ids=lambda article: Path(article.id).name)
def test_articles_claims_and_unread_numbers_come_back_to_the_last_digit(article: Article) -> None:
    parsed = parse(article, load())
    assert repr([claim_of(row_of(claim), article.id) for claim in parsed.claims]) == repr(list(parsed.claims))
    assert tuple(unread_of(unread_row(unread), article.id) for unread in parsed.unread) == parsed.unread
    assert restored(article, body_of(article)) == article


def test_whatever_the_records_hold_is_kept() -> None:
    """A field that `Article` or `Claim` gains must be added to `claims.records`, or it would be lost."""
    kept = {"id", "title", "source", "published", "language", "text", "zones", "shadow", "damage", "url", "parts"}
    assert {field.name for field in fields(Article)} == kept
    assert {field.name for field in fields(Claim)} == {
        "id", "span", "quote", "zone", "sentence", "printed", "base", "hard", "soft", "found", "trace", *LINKS,
    }  # fmt: skip
    whole = replace(
        read_text("x", "a.pdf"), parts=(Part("page", 1, 0),), damage=(Damage("blank", 0, 1, "x"),), url="https://a.example"
    )
    assert restored(whole, body_of(whole)) == whole


def test_claims_are_kept_without_their_document() -> None:
    (claim,) = parse(read_text("晨澜科技营收为12.0亿元。", "a.txt"), load()).claims
    again = claim_of(row_of(claim), "b.txt")
    assert (again.id, again.document, again.sentence.document) == (f"b.txt@{claim.span.start}-{claim.span.end}", "b.txt", "b.txt")


def test_only_sentences_with_claims_are_kept_of_a_text() -> None:
    text = "晨澜科技昨日举行发布会。\n公司2024年营收为12.0亿元。会上还有茶点。"
    article = read_text(text, "a.txt")
    parsed = parse(article, load())
    kept = restored(article, body_of(article, parsed.claims))
    assert kept.text == " " * 12 + "\n公司2024年营收为12.0亿元。" + " " * 7
    assert kept.shadow.text == kept.text


@pytest.mark.parametrize("data", [b"", b"nothing packed", packed({}), packed([1, 2]), packed(["text", ["x", "y"], [], [], []])])
def test_a_body_that_is_none_raises(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a stored record"):
        article_of("a.txt", "", "", None, "en", "", data)


@pytest.mark.parametrize("change", [{0: "x"}, {-1: "not JSON"}, {-1: "[]"}, {-5: "1,2"}])
def test_a_row_that_is_none_raises(change: dict[int, object]) -> None:
    (claim,) = parse(read_text("晨澜科技营收为12.0亿元。", "a.txt"), load()).claims
    row: list[object] = list(row_of(claim))
    for place, value in change.items():
        row[place] = value
    with pytest.raises(ValueError, match="not a stored record"):
        claim_of(row, "a.txt")


def test_packed_values_come_back() -> None:
    assert unpacked(packed(["营收", None, 1, {"a": [True]}])) == ["营收", None, 1, {"a": [True]}]


@pytest.mark.parametrize("data", [packed("[" * 10)[:-4], packed("营收")[:-1], packed([1]) + b"more", b"x"])
def test_what_is_cut_short_is_none(data: bytes) -> None:
    if data.endswith(b"more"):
        assert unpacked(data) == [1]  # what stands behind is not looked at
    else:
        with pytest.raises(ValueError, match="not a stored record"):
            unpacked(data)


def test_what_unpacks_to_far_more_than_it_is_or_goes_deep_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = zlib.compress(b"[" * 200_000 + b"]" * 200_000)
    with pytest.raises(ValueError, match="not a stored record: maximum recursion"):
        unpacked(deep)
    monkeypatch.setattr(records, "UNPACKED", 10_000)
    assert unpacked(packed("x" * 9_000)) == "x" * 9_000
    with pytest.raises(ValueError, match="far larger than it seems"):
        unpacked(packed("x" * 10_000))
