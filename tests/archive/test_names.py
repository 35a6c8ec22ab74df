"""Names that an archived article gives in brackets: a company met under any of them is one company, as in a run over all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import claims
from claims.archive.conflicts import find_conflicts
from claims.archive.query import Query, find
from claims.archive.store import Archive
from claims.model import Article, Finding
from claims.packs import load
from shelf import Add, Make

# Names that no rule knows; the first article gives both.
BOTH = "川岭医药(Chuanling Pharma)公布年报：2024年营业收入为32.5亿元。"
CHINESE = "回顾去年，川岭医药2024年营业收入为{}亿元。"
LATIN = "Chuanling Pharma said its 2024 revenue was {} billion yuan."


def against(path: Path, *drafts: Article) -> list[tuple[str, set[str]]]:
    """Return the findings on drafts that name an archived article: verdict and documents."""
    result = claims.check(list(drafts), against=[path])
    archived = {article.id for article in result.archived}
    told = ((finding.verdict, {e.span.document for e in finding.evidence}) for finding in result.findings)
    return [(verdict, documents) for verdict, documents in told if documents & archived]


def within(path: Path) -> tuple[Finding, ...]:
    with Archive(path) as archive:
        return find_conflicts(archive, load()).findings


def names(path: Path) -> list[tuple[str, str]]:
    with Archive(path) as archive:
        return sorted(archive.rows("SELECT latin, tail FROM names"))


@pytest.mark.parametrize("draft", [CHINESE.format("35.2"), LATIN.format("3.52"), BOTH.replace("32.5", "35.2")])
def test_a_draft_meets_what_an_article_says_under_both_names(path: Path, make: Make, add: Add, draft: str) -> None:
    add(make(BOTH))
    assert names(path) == [("Chuanling Pharma", "药医岭川")]
    assert against(path, make(draft, "draft.txt")) == [("inconsistent", {"a.txt", "draft.txt"})]


@pytest.mark.parametrize("archived", [CHINESE.format("32.5"), LATIN.format("3.25")])
@pytest.mark.parametrize("draft", [CHINESE.format("35.2"), LATIN.format("3.52")])
def test_a_third_article_tells_that_two_names_are_one(path: Path, make: Make, add: Add, archived: str, draft: str) -> None:
    add([make(archived), make("川岭医药(Chuanling Pharma)2023年净利润为1.2亿元。", "names.txt")])
    assert against(path, make(draft, "draft.txt")) == [("inconsistent", {"a.txt", "draft.txt"})]


def test_the_draft_itself_may_tell(path: Path, make: Make, add: Add) -> None:
    add(make(CHINESE.format("32.5")))
    assert against(path, make(BOTH.replace("32.5", "35.2"), "draft.txt")) == [("inconsistent", {"a.txt", "draft.txt"})]


def test_names_that_nobody_joins_are_two_companies(path: Path, make: Make, add: Add) -> None:
    add(make(CHINESE.format("32.5")))
    assert against(path, make(LATIN.format("3.52"), "draft.txt")) == []
    assert names(path) == []


def test_a_name_that_two_articles_join_otherwise_stays_as_it_is(path: Path, make: Make, add: Add) -> None:
    other = "川岭医药(Harvest Pharma)公布年报：2022年净利润为1.2亿元。"
    add([make(LATIN.format("3.25")), make(BOTH.replace("2024", "2023"), "b.txt"), make(other, "c.txt")])
    assert against(path, make(CHINESE.format("35.2"), "draft.txt")) == []
    assert within(path) == ()


@pytest.mark.parametrize("second", [LATIN.format("3.52"), CHINESE.format("35.2")])
def test_articles_of_an_archive_meet_under_both_names(path: Path, make: Make, add: Add, second: str) -> None:
    add([make(BOTH), make(second, "b.txt")])
    (finding,) = within(path)
    assert (finding.verdict, {e.span.document for e in finding.evidence}) == ("inconsistent", {"a.txt", "b.txt"})


def test_a_fact_that_all_names_tell_alike_is_no_conflict(path: Path, make: Make, add: Add) -> None:
    add([make(BOTH), make(LATIN.format("3.25"), "b.txt"), make(CHINESE.format("32.5"), "c.txt")])
    assert within(path) == ()


def test_conflicts_under_one_name_and_under_two_are_one_finding(path: Path, make: Make, add: Add) -> None:
    """Two articles by the Chinese name that part, and one by the Latin name that agrees with one of them."""
    texts = [CHINESE.format("32.5"), CHINESE.format("35.2") + "公司没有评论。", BOTH]
    add([make(text, f"{at}.txt") for at, text in enumerate(texts)])
    found = [finding for finding in within(path) if finding.verdict == "inconsistent"]
    assert [{e.span.document for e in finding.evidence} for finding in found] == [{"0.txt", "1.txt", "2.txt"}]


def test_a_name_goes_with_the_article_that_gave_it(path: Path, make: Make, add: Add) -> None:
    add([make(LATIN.format("3.25"), "latin.txt"), make("川岭医药(Chuanling Pharma)2023年净利润为1.2亿元。")])
    draft = make(CHINESE.format("35.2"), "draft.txt")
    assert len(against(path, draft)) == 1
    add(make("川岭医药2023年净利润为1.2亿元。"))  # the next version does without
    assert (names(path), against(path, draft)) == ([], [])
    add(make("川岭医药(Chuanling Pharma)2023年净利润为1.3亿元。", "b.txt"))
    assert len(against(path, draft)) == 1
    with Archive(path, write=True) as archive:
        archive.remove("b.txt")
    assert (names(path), against(path, draft)) == ([], [])


def test_what_every_reader_knows_is_not_kept(path: Path, make: Make, add: Add) -> None:
    add(make("英伟达(Nvidia)2024财年营业收入为609亿美元。"))
    assert names(path) == []


@pytest.mark.parametrize("subject", ["Chuanling Pharma", "川岭医药"])
def test_a_query_finds_a_subject_under_all_its_names(path: Path, make: Make, add: Add, subject: str) -> None:
    add([make(BOTH), make(CHINESE.format("33.1"), "b.txt"), make(LATIN.format("3.4"), "c.txt")])
    with Archive(path) as archive:
        assert [row["quote"] for row in find(archive, Query(subject), load())] == ["32.5亿元", "33.1亿元", "3.4 billion yuan"]


def test_an_archive_of_the_first_version_learns_its_names(path: Path, make: Make, add: Add) -> None:
    """The table is filled from the texts that are kept; one that cannot be read costs only its own names."""
    broken = make("明岳光学(Mingyue Optics)2024年营业收入为12.5亿元。", "broken.txt")
    add([make(BOTH), make(LATIN.format("3.3"), "b.txt", date(2025, 3, 21)), broken])
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE documents SET body = x'00' WHERE name = 'broken.txt'")
        base.execute("DROP TABLE names")
        base.execute("PRAGMA user_version = 1")
        base.commit()
    assert names(path) == [("Chuanling Pharma", "药医岭川")]
    with Archive(path) as archive:
        assert next(archive.rows("PRAGMA user_version")) == (2,)
        assert archive.fault() == ""
