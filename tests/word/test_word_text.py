"""What a Word document says: each sort of content once, with its negative twin, and where it stands."""

from __future__ import annotations

from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from bodies import body, changed, filed
from claims.word.package import WordError, opened
from claims.word.text import text_of


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def cell(*content: str) -> str:
    return f"<w:tc>{''.join(content) or '<w:p/>'}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def box(content: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"


def said(made: Any) -> str:
    return text_of(made).text


def test_paragraphs_are_lines() -> None:
    assert said(body(p(r("营收"), r("10亿元")) + p() + p(r("净利润1亿元")))) == "营收10亿元\n\n净利润1亿元"


def test_an_empty_document_says_nothing() -> None:
    held = text_of(Document())
    assert (held.text, held.marks, held.pieces) == ("", (), [])


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>2019</w:t><w:noBreakHyphen/><w:t>20</w:t></w:r>", "2019-20"),
        ("<w:r><w:t>re</w:t><w:softHyphen/><w:t>venue</w:t></w:r>", "revenue"),
        (f'<w:hyperlink r:id="x">{r("5亿元")}</w:hyperlink>', "5亿元"),
        (f"<w:smartTag>{r('5亿元')}</w:smartTag>", "5亿元"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('5亿元')}</w:sdtContent></w:sdt>", "5亿元"),
        (f'<w:fldSimple w:instr="PAGE">{r("5")}</w:fldSimple>', "5"),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE 9</w:instrText></w:r>' + r("5"), "5"),
        (f'<w:ins w:id="1" w:author="a">{r("5亿元")}</w:ins>', "5亿元"),
        (f'<w:moveTo w:id="1" w:author="a">{r("5亿元")}</w:moveTo>', "5亿元"),
        ("<m:oMath><m:r><m:t>5+5</m:t></m:r></m:oMath>", "5+5"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>yì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>亿</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "亿",
        ),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>5亿元</w:t></w:r>', "5亿元"),
    ],
)
def test_what_counts_as_text(inside: str, text: str) -> None:
    assert said(body(p(inside))) == text


@pytest.mark.parametrize(
    "inside",
    [
        '<w:del w:id="1" w:author="a"><w:r><w:delText>5亿元</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="1" w:author="a">{r("5亿元")}</w:moveFrom>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>5亿元</w:t></w:r>",
        '<w:r><w:commentReference w:id="0"/></w:r>',
    ],
)
def test_what_does_not(inside: str) -> None:
    assert said(body(p(inside))) == ""


def test_a_table_is_rows_of_cells() -> None:
    rows = row(cell(p(r("指标"))), cell(p(r("上半年")))) + row(
        cell(p(r("营收"))), cell(p(r("10亿元")), p(r("（同比"), r("增长）")))
    )
    assert (
        said(body(f"{p(r('如下'))}<w:tbl>{rows}</w:tbl>{p(r('完'))}"))
        == "如下\n\n指标 | 上半年\n营收 | 10亿元 （同比增长）\n\n完"
    )


def test_empty_cells_and_deleted_rows_are_left_out() -> None:
    deleted = f'<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr>{cell(p(r("旧")))}{cell(p(r("1亿")))}</w:tr>'
    assert said(body(f"<w:tbl>{row(cell(p(r('营收'))), cell(), cell(p(r('5亿'))))}{deleted}</w:tbl>")) == "营收 | 5亿"


def test_a_table_that_lays_out_a_page_gives_paragraphs() -> None:
    inner = f"<w:tbl>{row(cell(p(r('a'))), cell(p(r('b'))))}{row(cell(p(r('c'))), cell(p(r('d'))))}</w:tbl>"
    one = f"<w:tbl>{row(cell(p(r('第一段。')), p(r('第二段。'))))}</w:tbl>"
    two = f"<w:tbl>{row(cell(p(r('左'))), cell(inner, p(r('右'))))}</w:tbl>"
    assert said(body(one)) == "第一段。\n\n第二段。"
    assert said(body(two)) == "左\n\na | b\nc | d\n\n右"


def test_rows_in_content_controls() -> None:
    rows = "".join(row(cell(p(r(a))), cell(p(r(b)))) for a, b in ("ab", "cd"))
    assert said(body(f"<w:tbl><w:sdt><w:sdtContent>{rows}</w:sdtContent></w:sdt></w:tbl>")) == "a | b\nc | d"


def test_a_text_box_is_told_once_behind_its_paragraph() -> None:
    held = box(p(r("利润1亿元")))
    forms = f'<mc:Choice Requires="wps">{held}</mc:Choice><mc:Fallback>{held}</mc:Fallback>'
    choice = f"<mc:AlternateContent>{forms}</mc:AlternateContent>"
    assert said(body(p(r("营收"), f"<w:r>{choice}</w:r>", r("5亿元")))) == "营收5亿元\n\n利润1亿元"


def test_a_table_of_contents_is_left_out() -> None:
    made = Document()
    made.styles.add_style("TOC 1", 1)
    made.add_paragraph("营收 12", style="TOC 1")
    made.add_paragraph("营收12亿元")
    assert said(made) == "营收12亿元"


def test_the_title_is_the_paragraph_styled_as_one() -> None:
    made = Document()
    made.add_paragraph("快讯")
    made.add_heading("营收增长", 0)
    made.add_heading("概览", 1)
    assert text_of(made).title == "营收增长"


def test_without_such_a_paragraph_there_is_no_title() -> None:
    made = Document()
    made.add_heading("概览", 1)
    assert text_of(made).title == ""


def test_headers_and_footers_are_furniture() -> None:
    made = Document()
    made.sections[0].header.paragraphs[0].text = "机密 9亿元"
    made.sections[0].footer.paragraphs[0].text = "第9页"
    made.add_paragraph("营收5亿元")
    assert said(made) == "营收5亿元"


def noted(made: Any, *notes: str) -> Any:
    """Return a document with these footnotes in a part of their own."""
    told = "".join(f'<w:footnote w:id="{n}">{p(r(note))}</w:footnote>' for n, note in enumerate(notes, 2))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    blob = f'<w:footnotes xmlns:w="{space}">{told}</w:footnotes>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob, made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return made


def test_notes_follow_the_body() -> None:
    referring = p(r("营收5亿元"), '<w:r><w:footnoteReference w:id="3"/></w:r>', '<w:r><w:footnoteReference w:id="9"/></w:r>')
    held = text_of(noted(body(referring), "未被引用", "未经审计"))
    assert held.text == "营收5亿元\n\n未经审计"
    assert [(mark.kind, mark.number) for mark in held.marks] == [("paragraph", 1), ("footnote", 1)]


def test_marks_say_where_each_part_begins() -> None:
    table = f"<w:tbl>{row(cell(p(r('a'))), cell(p(r('b'))))}{row(cell(p(r('c'))), cell(p(r('d'))))}</w:tbl>"
    held = text_of(body(p("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>") + table + p(r("三")) + table))
    told = [(mark.kind, mark.number, held.text[mark.start : mark.start + 3]) for mark in held.marks]
    assert told == [
        ("paragraph", 1, "一\n二"),
        ("paragraph", 2, "二\n\n"),
        ("table", 1, "a |"),
        ("paragraph", 5, "三\n\n"),
        ("table", 2, "a |"),
    ]
    lines = [line for line in held.text.split("\n") if line.strip()]
    assert lines[5 - 1] == "三"


def test_every_piece_is_what_stands_there() -> None:
    table = f"<w:tbl>{row(cell(p(r('a'))), cell(p(r('b')), p(r('c'))))}</w:tbl>"
    held = text_of(body(p(r("一"), "<w:r><w:t>二</w:t><w:tab/><w:t/><w:t>三</w:t></w:r>") + table + p(r("四"))))
    assert [held.text[piece.start : piece.end] for piece in held.pieces] == [piece.text for piece in held.pieces]
    assert "".join(piece.text for piece in held.pieces) == "一二\t三a | b c四"


def test_a_document_put_together_as_none_should_be() -> None:
    data = changed(filed(Document()), "word/document.xml", b"<other/>")
    with pytest.raises(WordError, match=r"^not a Word document that can be read \(AttributeError\)$"):
        text_of(opened(data))
    broken = changed(
        filed(noted(body(p(r("a"), '<w:r><w:footnoteReference w:id="2"/></w:r>')), "b")), "word/footnotes.xml", b"<w"
    )
    with pytest.raises(WordError, match=r"^not a Word document that can be read \(XMLSyntaxError\)$"):
        text_of(opened(broken))
