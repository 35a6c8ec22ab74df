"""Files from strangers: bombs, locks, broken archives; and files written so that the same gives the same bytes."""

from __future__ import annotations

import struct

import pytest
from docx import Document

from bodies import changed, filed
from claims.word import package
from claims.word.package import WordError, opened, saved
from claims.word.text import text_of


def draft(text: str = "营收5亿元") -> bytes:
    made = Document()
    made.add_paragraph(text)
    return filed(made)


def reason(data: bytes) -> str:
    with pytest.raises(WordError) as raised:
        opened(data)
    return str(raised.value)


def test_a_document_is_opened() -> None:
    assert text_of(opened(draft())).text == "营收5亿元"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not a .docx file (a broken or locked archive)"),
        (b"PK\x03\x04nothing", "not a .docx file (a broken or locked archive)"),
        ("营收5亿元".encode(), "not a .docx file (a broken or locked archive)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old .doc file, or one locked by a password: save it as .docx without one"),
        (draft()[:-200], "not a .docx file (a broken or locked archive)"),
        (changed(draft(), "[Content_Types].xml", None), "not a Word document that can be read (KeyError)"),
        (changed(draft(), "word/document.xml", b"<w:document"), "not a Word document that can be read (XMLSyntaxError)"),
        (changed(draft(), "_rels/.rels", b"<Relationships/>"), "not a Word document that can be read (AttributeError)"),
    ],
)
def test_what_is_none(data: bytes, told: str) -> None:
    assert reason(data) == told


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_are_read(charset: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'
    assert reason(changed(draft(), "word/document.xml", bomb.encode(charset))) == (
        "not read: it declares a document type, as no Word document does"
    )


def test_a_file_of_the_machine_is_not_drawn_in() -> None:
    attack = '<!DOCTYPE b SYSTEM "file:///etc/passwd"><w:document/>'
    assert "declares a document type" in reason(changed(draft(), "customXml/item1.xml", attack.encode()))


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "XML", 2**20)
    assert reason(changed(draft(), "word/document.xml", b" " * (2**20 + 1))) == "not read: it unpacks to more than 1 MB"


def test_pictures_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "UNPACKED", 2**21)
    data = draft()
    for number in range(3):
        data = changed(data, f"word/media/{number}.png", b"\0" * 2**20)
    assert reason(data).startswith("not read: it unpacks to more than ")


def test_what_a_header_says_of_its_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "XML", 2**20)
    data = bytearray(changed(draft(), "word/document.xml", b" " * 2**24))
    at = data.rindex(b"word/document.xml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    assert reason(bytes(data)) in ("not a .docx file (a broken or locked archive)", "not read: it unpacks to more than 1 MB")


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "ENTRIES", 3)
    assert reason(draft()) == "not read: more than 3 parts"


def test_a_password_on_the_archive() -> None:
    data = bytearray(draft())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert reason(bytes(data)) == "not a .docx file (a broken or locked archive)"


def test_deep_nesting_is_no_crash() -> None:
    deep = "<w:sdt><w:sdtContent>" * 200 + "<w:p><w:r><w:t>5亿元</w:t></w:r></w:p>" + "</w:sdtContent></w:sdt>" * 200
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body>{deep}</w:body></w:document>'.encode()
    assert reason(changed(draft(), "word/document.xml", body)) == "not a Word document that can be read (XMLSyntaxError)"


def test_the_same_document_gives_the_same_bytes() -> None:
    data = draft()
    assert saved(opened(data)) == saved(opened(data))
    assert text_of(opened(saved(opened(data)))).text == "营收5亿元"
