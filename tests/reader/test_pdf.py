"""PDF: pages to paragraphs, places to pages, and what cannot be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from printed import At, pdf

from claims.model import Article, Failure
from claims.reader import read
from claims.reader.formats import pdf as reader


def article(folder: Path, *pages: list[At]) -> Article:
    path = folder / "a.pdf"
    path.write_bytes(pdf(*pages))
    (found,) = read([str(path)])
    assert isinstance(found, Article), found
    return found


def reason(folder: Path, data: bytes) -> str:
    path = folder / "a.pdf"
    path.write_bytes(data)
    (found,) = read([str(path)])
    assert isinstance(found, Failure), found
    return found.reason


def column(*lines: str, x: float = 50, top: float = 700, size: float = 10) -> list[At]:
    """Return lines one under the other, as a paragraph is set."""
    return [At(x, top - 1.4 * size * number, text, size) for number, text in enumerate(lines)]


def test_lines_of_a_paragraph_are_joined(tmp_path: Path) -> None:
    latin = column("Harrow Tools said on Thursday that revenue for the", "year was $812 million.")
    chinese = column("禾川精密发布半年报，上半年实现营业收入10.0", "亿元，净利润1.2亿元。", top=600)
    assert article(tmp_path, latin).text == "Harrow Tools said on Thursday that revenue for the year was $812 million."
    assert article(tmp_path, chinese).text == "禾川精密发布半年报，上半年实现营业收入10.0亿元，净利润1.2亿元。"


def test_a_line_that_is_not_full_ends_a_paragraph(tmp_path: Path) -> None:
    lines = column(
        "营收增长一成",
        "禾川精密的收入为十亿元。",
        "利润持平。",
        "禾川精密认为，下半年的需求仍然会是旺盛的。",
    )
    assert article(tmp_path, lines).text == (
        "营收增长一成\n\n禾川精密的收入为十亿元。\n\n利润持平。\n\n禾川精密认为，下半年的需求仍然会是旺盛的。"
    )


def test_a_line_set_in_begins_a_paragraph(tmp_path: Path) -> None:
    first = column("Revenue at the group was up by twelve percent in all.")
    assert article(tmp_path, [*first, At(70, 686, "Profit at the group was down by two percent in all")]).text.count("\n\n") == 1


def test_a_broken_word_is_mended_and_a_compound_kept(tmp_path: Path) -> None:
    lines = column(
        "Half of what Harrow Tools said was that its consoli-",
        "dated revenue had been lower than it was in Q1-",
        "Q2 of 2024, and that it has made a first half-",
        "year loss in its first year.",
    )
    assert article(tmp_path, lines).text == (
        "Half of what Harrow Tools said was that its consolidated revenue had been lower than it was in Q1-Q2 of 2024, "
        "and that it has made a first half-year loss in its first year."
    )


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = column("Revenue for the year was $812", "million, the group said. Its", "gross profit was slightly up")
    right = column("at $305 million, and the board", "will propose a dividend.", x=300)
    assert article(tmp_path, left + right).text == (
        "Revenue for the year was $812 million, the group said. Its gross profit was slightly up "
        "at $305 million, and the board will propose a dividend."
    )


def test_a_table_is_rows_of_cells(tmp_path: Path) -> None:
    table = [("Item", "2025", "2024"), ("Revenue", "812", "745"), ("Net profit", "52", "49")]
    rows = [At(x, 700 - 14 * n, cell) for n, row in enumerate(table) for x, cell in zip((50, 200, 330), row, strict=True)]
    told = article(tmp_path, [*rows, *column("All figures are in million dollars, unaudited.", top=600)])
    assert (
        told.text
        == "Item | 2025 | 2024\nRevenue | 812 | 745\nNet profit | 52 | 49\n\nAll figures are in million dollars, unaudited."
    )
    assert told.zone_at(told.text.index("812")) == "table"


def test_a_line_with_wide_blanks_is_no_row(tmp_path: Path) -> None:
    stretched = [At(50, 700, "Manufacturing"), At(160, 700, "division"), At(250, 700, "1")]
    lines = [*stretched, *column("contributed a third of what it sold", top=686)]
    assert "|" not in article(tmp_path, lines).text


def test_pages_are_parts_and_a_sentence_goes_on(tmp_path: Path) -> None:
    told = article(
        tmp_path, column("禾川精密发布半年报，上半年实现营业收入10.0"), column("亿元，净利润1.2亿元。"), column("完。", top=400)
    )
    assert told.text == "禾川精密发布半年报，上半年实现营业收入10.0亿元，净利润1.2亿元。\n\n完。"
    assert [(part.kind, part.number, told.text[part.start : part.start + 2]) for part in told.parts] == [
        ("page", 1, "禾川"),
        ("page", 2, "亿元"),
        ("page", 3, "完。"),
    ]


def test_what_stands_on_every_page_and_its_number_are_dropped(tmp_path: Path) -> None:
    pages = [
        [At(50, 770, "Confidential 2025"), *column(f"Section {n} sold {n}00 cars."), At(240, 30, f"- {n} -")] for n in (1, 2, 3)
    ]
    assert article(tmp_path, *pages).text == "Section 1 sold 100 cars.\n\nSection 2 sold 200 cars.\n\nSection 3 sold 300 cars."


def test_what_a_page_says_alone_is_kept(tmp_path: Path) -> None:
    pages = [[At(50, 770, f"{word} 2025"), *column(f"It sold {word} cars.")] for word in ("five", "six", "seven")]
    assert article(tmp_path, *pages).text.startswith("five 2025\n\nIt sold five cars.")


def test_repeated_lines_of_the_text_itself_are_kept(tmp_path: Path) -> None:
    pages = [column("第一季度销量为30万辆。", "第二季度销量为30万辆。") for _ in range(3)]
    assert article(tmp_path, *pages).text.count("30万辆") == 6


def test_blanks_between_scripts_are_of_the_typesetter(tmp_path: Path) -> None:
    line = [
        At(50, 700, "营收"),
        At(73, 700, "10.5"),
        At(100, 700, "亿元，英文"),
        At(153, 700, "Vera Rubin"),
        At(216, 700, "平台"),
    ]
    assert article(tmp_path, line).text == "营收10.5亿元，英文Vera Rubin平台"


def test_forms_of_fonts_are_letters() -> None:
    assert reader._letters("proﬁt ⾦ﬂ⼗豈Ａ²①") == "profit 金fl十豈Ａ²①"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not a PDF file that can be read"),
        (b"%PDF-1.5\n", "not a PDF file that can be read"),
        ("营收5亿元".encode(), "not a PDF file that can be read"),
        (pdf([]), "no text in this PDF: its pages are pictures (recognise their text first)"),
        (pdf(), "not a PDF file that can be read"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, told: str) -> None:
    assert reason(tmp_path, data) == told


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert reason(tmp_path, pdf(column("a 5"))) == "reading PDF needs an extra: pip install 'check-claims[pdf]'"


def test_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PAGES", 2)
    assert reason(tmp_path, pdf(*[column("a 5")] * 3)) == "not read: more than 2 pages"
    monkeypatch.setattr(reader, "CHARACTERS", 5)
    assert reason(tmp_path, pdf(column("sold 500 cars"))) == "not read: more than 5 characters"


def test_every_cut_of_a_file_is_told_or_read(tmp_path: Path) -> None:
    whole = pdf(column("It sold 500 cars."))
    path = tmp_path / "a.pdf"
    for end in range(0, len(whole), 97):
        path.write_bytes(whole[:end])
        (found,) = read([str(path)])
        assert isinstance(found, Failure) or found.text == "It sold 500 cars."
