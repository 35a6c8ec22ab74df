"""The Word document that was checked comes back with a comment at each place of each finding."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from claims.cli import main
from claims.model import Article, Failure, Result
from claims.pipeline import check
from claims.reader import read
from claims.report import ReportError, docx
from claims.report.options import Options

TEXT = "禾川精密发布年报，2024年实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。"
ENGLISH = (
    "Harrow Tools said revenue for 2024 was $812 million and cost of revenue was $507 million, "
    "leaving gross profit of $350 million."
)


def draft(path: Path, *paragraphs: str) -> Path:
    made = Document()
    for words in paragraphs:
        made.add_paragraph(words)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(path))
    return path


def checked(*paths: Path) -> Result:
    return check([str(path) for path in paths])


def comments(path: Path) -> list[str]:
    return [comment.text for comment in Document(str(path)).comments]


def told(*paths: Path, to: Path) -> str:
    with pytest.raises(ReportError) as raised:
        docx.save(checked(*paths), Options(), to)
    return str(raised.value)


def test_a_word_document_is_read(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.docx", "财报", TEXT)
    (article,) = read([str(path)])
    assert isinstance(article, Article)
    assert article.text == f"财报\n\n{TEXT}"
    assert [(part.kind, part.number, part.start) for part in article.parts] == [("paragraph", 1, 0), ("paragraph", 2, 4)]


def test_one_that_is_empty_or_broken_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "~$a.docx").write_bytes(b"\x05Editor")
    draft(tmp_path / "a.docx", " ")
    assert list(read([str(tmp_path)])) == [
        Failure(f"{tmp_path}/a.docx", "the file is empty"),
        Failure(f"{tmp_path}/b.docx", "not a .docx file (a broken or locked archive)"),
    ]


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = draft(tmp_path / "a.docx", TEXT)
    result = checked(path)
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    assert list(read([str(path)])) == [Failure(str(path), "reading Word needs an extra: pip install 'check-claims[docx]'")]
    with pytest.raises(ReportError, match=r"pip install 'check-claims\[docx\]'"):
        docx.save(result, Options(), tmp_path / "out.docx")


def test_a_comment_for_each_place_in_full_at_the_first(tmp_path: Path) -> None:
    docx.save(checked(draft(tmp_path / "a.docx", TEXT)), Options(), tmp_path / "out.docx")
    first, second, third = comments(tmp_path / "out.docx")
    assert first.split("\n") == [
        "✗ 毛利润写作4.5亿元（第1段），而营业收入10.0亿元减营业成本6.0亿元为4亿元",
        "→ 第1段: “6.0亿元”",
        "→ 第1段: “4.5亿元”",
        *(line for line in first.split("\n") if line.startswith(("推算：", "若要一致：", "或因："))),
        f"请核实“10.0亿元”、“6.0亿元”、“4.5亿元”（{tmp_path}/a.docx，第1段）：按现有写法彼此对不上，以哪个为准？",
        first.split("\n")[-1],
    ]
    assert "推算：10.0亿元 − 6.0亿元 = 4亿元" in first
    assert first.split("\n")[-1].startswith("错误 · gross-profit · ")
    assert [words.split("\n")[1] for words in (second, third)] == ["→ 第1段: “10.0亿元”"] * 2
    assert "推算" not in second


def test_messages_in_english_on_request_or_for_an_english_text(tmp_path: Path) -> None:
    docx.save(checked(draft(tmp_path / "a.docx", ENGLISH)), Options(), tmp_path / "out.docx")
    assert "→ paragraph 1: “$507 million”" in comments(tmp_path / "out.docx")[0]


def test_ticks_on_request(tmp_path: Path) -> None:
    result = checked(draft(tmp_path / "a.docx", TEXT.replace("4.5", "4.0")))
    docx.save(result, Options(), tmp_path / "out.docx")
    assert comments(tmp_path / "out.docx") == []
    docx.save(result, Options(show_ok=True), tmp_path / "out.docx")
    assert comments(tmp_path / "out.docx")[0].startswith("✓ ")


def test_the_original_is_left_alone(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.docx", TEXT)
    before = path.read_bytes()
    assert told(path, to=path) == f"{str(path)!r} is the document itself: name another file"
    docx.save(checked(path), Options(), tmp_path / "out.docx")
    assert path.read_bytes() == before
    assert [p.text for p in Document(str(tmp_path / "out.docx")).paragraphs] == [TEXT]


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.docx", TEXT)
    for name in ("one.docx", "two.docx"):
        docx.save(checked(path), Options(), tmp_path / name)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_several_documents_go_into_a_folder(tmp_path: Path) -> None:
    paths = [draft(tmp_path / "a.docx", TEXT), draft(tmp_path / "b" / "a.docx", ENGLISH), draft(tmp_path / "c.docx", TEXT)]
    (tmp_path / "d.txt").write_text(TEXT, "utf-8")
    docx.save(checked(*paths, tmp_path / "d.txt"), Options(), tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-2.docx", "a.docx", "c.docx"]
    assert comments(tmp_path / "out" / "a-2.docx")[0].startswith("✗ gross profit")
    message = f"3 Word documents were checked, and {str(tmp_path / 'out.docx')!r} is one file: name a folder"
    assert told(*paths, to=tmp_path / "out.docx") == message


def test_no_word_document_among_the_articles(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(TEXT, "utf-8")
    assert told(tmp_path / "d.txt", to=tmp_path / "out.docx") == "docx returns the Word documents that were checked, and none was"


def test_a_document_that_changed_meanwhile(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.docx", TEXT)
    result = checked(path)
    draft(path, f"快讯：{TEXT}")
    with pytest.raises(ReportError, match="has changed since it was checked"):
        docx.save(result, Options(), tmp_path / "out.docx")
    path.unlink()
    with pytest.raises(ReportError, match="cannot be read again: No such file"):
        docx.save(result, Options(), tmp_path / "out.docx")


def test_a_document_that_is_read_and_cannot_be_returned(tmp_path: Path) -> None:
    path = draft(tmp_path / "a.docx", TEXT)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b'Id="rId4"', b"") if name == "_rels/.rels" else content)
    (tmp_path / "out.docx").write_text("old")
    assert "cannot be returned with comments: it " in told(path, to=tmp_path / "out.docx")
    assert (tmp_path / "out.docx").read_text() == "old"


def test_what_a_finding_quotes_is_text_in_a_comment(tmp_path: Path) -> None:
    result = checked(draft(tmp_path / "a.docx", TEXT))
    foreign = "\u202e\x1b[2J<w:p/>&amp;\n\x00"
    findings = tuple(replace(finding, message=foreign, reconcile=(foreign,)) for finding in result.findings)
    docx.save(replace(result, findings=findings), Options(), tmp_path / "out.docx")
    assert comments(tmp_path / "out.docx")[0].split("\n")[0] == "✗ \\u202e\\u001b[2J<w:p/>&amp; \\u0000"


def test_a_damaged_copy_is_noted_without_a_question(tmp_path: Path) -> None:
    docx.save(checked(draft(tmp_path / "a.docx", "公司營收為13\u200b5億元。")), Options(), tmp_path / "out.docx")
    (note,) = comments(tmp_path / "out.docx")
    assert note.split("：")[0] == "△ 文本有损坏"
    assert "请核实" not in note


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = draft(tmp_path / "a.docx", TEXT)
    assert main(["check", str(path), "--report", f"docx:{tmp_path}/out.docx", "--output-format", "concise", "-q"]) == 1
    assert capsys.readouterr().out.startswith(f"{path}，第1段: error gross-profit: ")
    assert len(comments(tmp_path / "out.docx")) == 3
    assert main(["check", str(path), "--output-format", "docx"]) == 2
    assert "--output-format: docx is written to a file: --report docx:PATH" in capsys.readouterr().err
    assert main(["check", str(path), "--report", f"docx:{path}", "-q"]) == 2
    assert BytesIO(path.read_bytes()).read(2) == b"PK"
