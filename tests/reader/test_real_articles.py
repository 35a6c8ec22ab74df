"""The five real articles this project was begun with, where they are at hand; they are not part of it.

What is asked is what a reader sees at a glance: where the body ends, when it was published, in which script it is.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claims.model import Article
from claims.reader import read

FOLDER = Path(__file__).parents[2].parent / "shared" / "articles"
TODAY = date(2026, 11, 21)

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real articles are not beside this checkout")


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """Each article by the three digits its name begins with."""
    found = [article for article in read([str(FOLDER)]) if isinstance(article, Article)]
    return {Path(article.id).name[:3]: article for article in found}


def share(article: Article, *names: str) -> float:
    """Return which part of the text stands in these zones."""
    return sum(zone.end - zone.start for zone in article.zones if zone.name in names) / len(article.text)


def names(article: Article) -> list[str]:
    return [zone.name for zone in article.zones]


def test_all_five_are_read(articles: dict[str, Article]) -> None:
    assert sorted(articles) == ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize(
    ("name", "language", "published"),
    [
        ("000", "zh-Hant", None),
        ("001", "zh-Hant", date(2025, 9, 22)),
        ("002", "zh-Hant", date(2023, 9, 25)),
        ("003", "zh-Hans", date(2024, 3, 19)),
        ("004", "zh-Hans", None),
    ],
)
def test_language_and_day(articles: dict[str, Article], name: str, language: str, published: date | None) -> None:
    assert (articles[name].language, articles[name].published) == (language, published)


@pytest.mark.parametrize(("name", "least"), [("000", 1.0), ("001", 0.85), ("002", 0.9), ("003", 0.6), ("004", 0.95)])
def test_the_body_is_not_lost(articles: dict[str, Article], name: str, least: float) -> None:
    assert share(articles[name], "lead", "body") >= least


def test_the_disclaimer_ends_the_second(articles: dict[str, Article]) -> None:
    article = articles["001"]
    assert names(article)[-1] == "boilerplate"
    assert article.zones[-1].start == article.text.index("特別聲明")
    assert names(article).count("boilerplate") == 1


def test_subheads_and_captions_of_the_third(articles: dict[str, Article]) -> None:
    article = articles["002"]
    for subhead in ("\n焦慮\n", "\n破局\n", "\n野心\n", "\n尾聲\n"):
        assert article.zone_at(article.text.index(subhead) + 1) == "title"
    assert names(article).count("caption") == 6
    assert article.zone_at(article.text.index("打賞")) == "boilerplate"


def test_teasers_end_the_fourth(articles: dict[str, Article]) -> None:
    article = articles["003"]
    assert article.zones[-1].name == "boilerplate"
    assert article.text[: article.zones[-1].start].rstrip().endswith("。")
    assert article.zone_at(article.text.index("相关内容")) == "boilerplate"
    assert [place.kind for place in article.damage] == ["truncated"] * 20


def test_glosses_are_cut_and_the_map_leads_back(articles: dict[str, Article]) -> None:
    for article in articles.values():
        assert len(article.shadow.text) == len(article.shadow.offsets)
        assert "(wù)" not in article.shadow.text
        assert all(article.text[place.start : place.end] == place.quote for place in article.damage)
    assert {place.kind for place in articles["000"].damage} == {"gloss", "mojibake"}
    assert {place.kind for place in articles["002"].damage} == {"gloss", "mojibake", "blank"}
    assert articles["004"].damage == ()
