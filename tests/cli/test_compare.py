"""`compare`: which ticks a change breaks, which findings are new or gone, which numbers changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import Say

DRAFT = """\
禾川精密年报

2025-03-21

2024年，禾川精密实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.0亿元。

公司有员工3400人。
"""


@pytest.fixture
def compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say):
    """Return a function that compares the draft with a later one: exit code, and the comparison as JSON."""
    monkeypatch.chdir(tmp_path)

    def run(later: str, earlier: str = DRAFT) -> tuple[int, dict[str, dict[str, list[dict[str, object]]]]]:
        (tmp_path / "a.txt").write_text(earlier, encoding="utf-8")
        (tmp_path / "b.txt").write_text(later, encoding="utf-8")
        code, out, _ = say("compare", "a.txt", "b.txt", "--output-format", "json")
        return code, json.loads(out)

    return run


def quotes(held: list[dict[str, object]]) -> list[object]:
    return [item["quote"] for item in held]


def changes(found: dict[str, dict[str, list[dict[str, dict[str, object]]]]]) -> list[tuple[object, object]]:
    return [(pair["old"]["quote"], pair["new"]["quote"]) for pair in found["numbers"]["changed"]]


def test_nothing_changed(compared) -> None:
    code, found = compared(DRAFT)
    assert code == 0
    assert not found["worse"]
    assert found["ticks"] == {"broken": [], "gone": [], "kept": found["ticks"]["kept"]}
    assert found["ticks"]["kept"] >= 1
    assert found["numbers"] == {"changed": [], "added": [], "dropped": []}


def test_a_number_that_changes_breaks_its_tick(compared) -> None:
    code, found = compared(DRAFT.replace("6.0亿元", "6.4亿元"))
    assert code == 1
    assert [tick["rule"] for tick in found["ticks"]["broken"]] == ["gross-profit"]
    assert [now["rule"] for now in found["ticks"]["broken"][0]["instead"]] == ["gross-profit"]
    assert [item["rule"] for item in found["findings"]["new"]] == ["gross-profit"]
    assert changes(found) == [("6.0亿元", "6.4亿元")]


def test_mending_is_no_failure(compared) -> None:
    code, found = compared(DRAFT, DRAFT.replace("4.0亿元", "4.5亿元"))
    assert code == 0
    assert [item["rule"] for item in found["findings"]["gone"]] == ["gross-profit"]
    assert changes(found) == [("4.5亿元", "4.0亿元")]


def test_a_finding_that_stays_is_not_new_wherever_it_moves(compared) -> None:
    wrong = DRAFT.replace("4.0亿元", "4.5亿元")
    code, found = compared(wrong.replace("年报\n", "年报\n\n公司总部位于杭州。\n"), wrong)
    assert code == 0
    assert [item["rule"] for item in found["findings"]["unchanged"]] == ["gross-profit"]
    assert found["findings"]["new"] == []


def test_a_tick_that_goes_with_its_numbers_is_not_broken(compared) -> None:
    code, found = compared(DRAFT.replace("，营业成本6.0亿元，毛利润4.0亿元", ""))
    assert code == 0
    assert found["ticks"]["broken"] == []
    assert [tick["rule"] for tick in found["ticks"]["gone"]]
    assert quotes(found["numbers"]["dropped"]) == ["6.0亿元", "4.0亿元"]


def test_a_reworded_sentence_keeps_its_numbers_by_what_they_are_about(compared) -> None:
    later = DRAFT.replace(
        "2024年，禾川精密实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.0亿元。",
        "禾川精密2024年的毛利润为4.0亿元，营业收入为10.0亿元，营业成本为6.0亿元。",
    )
    code, found = compared(later)
    assert code == 0
    assert found["numbers"] == {"changed": [], "added": [], "dropped": []}


def test_a_number_about_nothing_known_is_paired_by_its_place(compared) -> None:
    earlier, later = (f"展台搭了{days}天，来了1.2万人。\n" for days in (5, 6))
    _, found = compared(later, earlier)
    assert changes(found) == [("5天", "6天")]


def test_a_number_of_another_sentence_is_added_and_not_changed(compared) -> None:
    _, found = compared(DRAFT + "\n展会共有213家企业参展。\n")
    assert changes(found) == []
    assert quotes(found["numbers"]["added"]) == ["213家"]


def test_folders_are_compared_file_by_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, cost in (("old", "6.0"), ("new", "6.4")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(DRAFT.replace("6.0", cost), encoding="utf-8")
        (tmp_path / folder / "b.txt").write_text(DRAFT.replace("禾川精密", "青禾锂业"), encoding="utf-8")
    code, out, err = say("compare", "old", "new", "--lang", "en")
    assert code == 1
    assert "“6.0亿元” → “6.4亿元”  +6.67%" in out
    assert "old/a.txt:5:" in out
    assert "b.txt" not in out
    assert err.startswith("old → new: ticks broken 1, ")


def test_it_speaks_chinese_and_is_quiet_if_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(DRAFT.replace("6.0", "6.4"), encoding="utf-8")
    _, out, err = say("compare", "a.txt", "b.txt", "--lang", "zh")
    assert out.startswith("不再成立的核对：\n  ✓ ")
    assert "数字改动1个" in err
    assert say("compare", "a.txt", "b.txt", "-q")[2] == ""


def test_asked_twice_it_lists_what_stays_comes_and_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = DRAFT.replace("4.0亿元", "4.5亿元")
    (tmp_path / "a.txt").write_text(wrong, encoding="utf-8")
    (tmp_path / "b.txt").write_text(wrong.replace("公司有员工3400人。", "展会共有213家企业参展。"), encoding="utf-8")
    _, brief, _ = say("compare", "a.txt", "b.txt", "--lang", "en")
    code, out, _ = say("compare", "a.txt", "b.txt", "--lang", "en", "--verbose")
    assert code == 0
    assert brief == ""
    assert "  ✗ " in out
    assert "  gross-profit\n" in out
    assert "  b.txt:7:5: “213家”" in out
    assert "  a.txt:7:6: “3400人”" in out


def test_a_number_that_changes_its_unit_has_no_percentage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("禾川精密2024年营业收入为10.0亿元。\n", encoding="utf-8")
    for new, by in (("12.0亿元", "  +20.0%"), ("9.5亿元", "  −5.00%"), ("12.0亿美元", ""), ("10亿元至12亿元", "")):
        (tmp_path / "b.txt").write_text(f"禾川精密2024年营业收入为{new}。\n", encoding="utf-8")
        out = say("compare", "a.txt", "b.txt", "--lang", "en")[1]
        assert f"“10.0亿元” → “{new}”{by}  (" in out


def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    code, _, err = say("compare", "a.txt", "gone.txt")
    assert code == 3
    assert "gone.txt: no such file" in err
    assert say("compare", "a.txt")[0] == 2
    assert "no 'html'" in say("compare", "a.txt", "a.txt", "--output-format", "html")[2]


def test_ticks_against_a_trusted_table_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Say) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "known.csv").write_text("subject,metric,period,value\n禾川精密,revenue,2024,10.0亿元\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(DRAFT.replace("3400", "3500"), encoding="utf-8")
    (tmp_path / "c.txt").write_text(DRAFT.replace("10.0亿元", "10.9亿元"), encoding="utf-8")
    code, out, _ = say("compare", "a.txt", "b.txt", "--against", "known.csv", "--output-format", "json")
    assert (code, json.loads(out)["ticks"]["gone"]) == (0, [])
    assert json.loads(out)["ticks"]["kept"] >= 2
    code, out, _ = say("compare", "a.txt", "c.txt", "--against", "known.csv", "--output-format", "json")
    assert code == 1
    assert "trusted-value" in {tick["rule"] for tick in json.loads(out)["ticks"]["broken"]}
