"""A draft against an archive: other articles on its facts, by look-up, and never itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import claims
from claims.archive import against
from claims.archive.store import Archive
from claims.model import Article, Finding, Result
from shelf import Add, Make

OLD = "瑞恒光学公布年报：2024年营业收入为32.5亿元，净利润为3.1亿元。"


def checked(path: Path, *drafts: Article) -> Result:
    return claims.check(list(drafts), against=[path])


def between(result: Result) -> list[Finding]:
    archived = {article.id for article in result.archived}
    return [finding for finding in result.findings if archived & {e.span.document for e in finding.evidence}]


def test_a_draft_is_held_against_what_other_articles_said(path: Path, make: Make, add: Add) -> None:
    add(make(OLD, "2025/report.txt", date(2025, 3, 2), "瑞恒光学年报"))
    (finding,) = between(checked(path, make("回顾去年，瑞恒光学2024年营业收入为35.2亿元。", "draft.txt")))
    assert (finding.rule, finding.verdict, finding.severity) == ("same-fact", "inconsistent", "error")
    assert [(e.span.document, e.quote) for e in finding.evidence] == [("2025/report.txt", "32.5亿元"), ("draft.txt", "35.2亿元")]
    assert finding.explanations[0] == "2025/report.txt是存档文章（2025-03-02）：瑞恒光学年报"


def test_what_agrees_is_ticked(path: Path, make: Make, add: Add) -> None:
    add(make(OLD))
    (finding,) = between(checked(path, make("瑞恒光学2024年营业收入约为33亿元。", "draft.txt")))
    assert finding.verdict == "consistent"


def test_the_archive_is_named_in_the_language_of_the_finding(path: Path, make: Make, add: Add) -> None:
    add(make("Northgate Foods said that its 2024 revenue was $4.1 billion.", published=None))
    (finding,) = between(checked(path, make("In 2024 the revenue of Northgate Foods was $4.6 billion.", "draft.txt")))
    assert finding.explanations[0] == "a.txt is an archived article (undated): a.txt"


@pytest.mark.parametrize(
    "text",
    [
        "瑞恒光学2023年营业收入为28.1亿元。",
        "明岳光学2024年营业收入为35.2亿元。",
        "瑞恒光学2024年营业收入为4.9亿美元。",
        "瑞恒光学营业收入为35.2亿元。",
        "瑞恒光学表示，2024年营业收入目标为35.2亿元。",
    ],
)
def test_another_fact_is_none_of_its_business(path: Path, make: Make, add: Add, text: str) -> None:
    add(make(OLD))
    result = checked(path, make(text, "draft.txt", date(2026, 1, 5)))
    assert (between(result), result.archived) == ([], ())


def test_a_draft_is_not_compared_with_its_own_earlier_version(path: Path, make: Make, add: Add) -> None:
    add([make(OLD, "desk/draft.txt"), make("瑞恒光学2024年营业收入为32.5亿元。", "b.txt")])
    draft = OLD.replace("32.5", "35.2")
    for name in ("desk/draft.txt", "./desk/draft.txt"):
        (finding,) = between(checked(path, make(draft, name)))
        assert {e.span.document for e in finding.evidence} == {"b.txt", name}
    moved = between(checked(path, make(OLD, "moved.txt", date(2025, 4, 1), "Another title")))
    assert {e.span.document for finding in moved for e in finding.evidence} == {"b.txt", "moved.txt"}


def test_what_archived_articles_say_against_each_other_is_left_to_them(path: Path, make: Make, add: Add) -> None:
    add([make(OLD), make("瑞恒光学2024年营业收入为35.2亿元。", "b.txt")])
    found = between(checked(path, make("瑞恒光学2024年营业收入为35.2亿元，创新高。", "draft.txt")))
    assert sorted(finding.verdict for finding in found) == ["consistent", "inconsistent"]
    for finding in found:
        assert "draft.txt" in {e.span.document for e in finding.evidence}
        assert "draft.txt" in finding.message


def test_a_verdict_is_that_of_a_run_over_both(path: Path, make: Make, add: Add) -> None:
    drafts = ["瑞恒光学2024年净利润为3.9亿元。", "瑞恒光学2024年净利润为31.0亿元。", "瑞恒光学2024年净利润超过3亿元。"]
    add(make(OLD))
    for text in drafts:
        draft = make(text, "draft.txt")
        (alone,) = between(checked(path, draft))
        together = [f for f in claims.check([make(OLD), draft]).findings if len({e.span.document for e in f.evidence}) > 1]
        assert [(f.verdict, f.severity, f.message, f.claims, f.reconcile) for f in together] == [
            (alone.verdict, alone.severity, alone.message, alone.claims, alone.reconcile)
        ]


def test_of_a_fact_told_very_often_the_nearest_are_read(
    path: Path, make: Make, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [f"瑞恒光学2024年营业收入为{20 + at / 10:.1f}亿元。" for at in range(80)]
    add([make(text, f"{at:02}.txt") for at, text in enumerate(told)])
    seen: list[int] = []
    recalled = against._recalled
    monkeypatch.setattr(against, "_recalled", lambda *args: [seen.append(number) or (number, c) for number, c in recalled(*args)])
    result = checked(path, make("据查，瑞恒光学2024年营业收入为24.0亿元。", "draft.txt"))
    assert sorted(seen) == list(range(33, 50))  # eight below, the one that agrees, eight above
    assert {finding.verdict for finding in between(result)} == {"consistent", "inconsistent"}


def test_within_one_article_no_archive_is_asked(path: Path, make: Make, add: Add) -> None:
    add(make(OLD))
    draft = make("瑞恒光学2024年营业收入为35.2亿元。", "draft.txt")
    assert between(claims.check(draft, against=[path], across=False)) == []
    assert between(claims.check(draft, against=[path], select=["gross-profit"])) == []
    assert between(claims.check(draft, against=[path], ignore=["same-fact"])) == []


def test_an_archive_that_cannot_be_used_is_a_failure_and_the_draft_is_checked(tmp_path: Path, make: Make) -> None:
    (tmp_path / "broken.db").write_bytes(b"SQLite format 3\x00" + b"\x00" * 100)
    draft = make("2024年，瑞恒光学营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。", "draft.txt")
    result = claims.check(draft, against=[tmp_path / "broken.db", tmp_path / "none.db"])
    assert [failure.path for failure in result.failures] == [str(tmp_path / "broken.db"), str(tmp_path / "none.db")]
    assert [finding.rule for finding in result.findings] == ["gross-profit"]


def test_superseded_versions_and_removed_articles_say_nothing(path: Path, make: Make, add: Add) -> None:
    add(make(OLD))
    add(make(OLD.replace("32.5", "35.2")))
    draft = make("瑞恒光学2024年营业收入为35.2亿元。", "draft.txt")
    assert [finding.verdict for finding in between(checked(path, draft))] == ["consistent"]
    with Archive(path, write=True) as archive:
        archive.remove("a.txt")
    assert between(checked(path, draft)) == []


def test_what_was_corrected_is_not_held_against_a_draft(path: Path, make: Make, add: Add) -> None:
    wrong = make(OLD, "report.txt", date(2025, 3, 2))
    right = make("更正：瑞恒光学2024年营业收入为35.2亿元，先前报道有误。", "correction.txt", date(2025, 3, 5))
    add([wrong, right])
    draft = "瑞恒光学去年扩产。瑞恒光学2024年营业收入为{}亿元。"
    assert [f.verdict for f in between(checked(path, make(draft.format("35.2"), "draft.txt")))] == ["consistent"]
    (finding,) = between(checked(path, make(draft.format("32.5"), "draft.txt")))
    assert finding.verdict == "inconsistent"
    assert {e.span.document for e in finding.evidence} == {"correction.txt", "draft.txt"}
