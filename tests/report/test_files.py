"""Reports to files: folders are made, what stood there is lost only for a whole new report, faults are one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claims.report import ReportError, find_format, formats, is_printed, names, save
from claims.report.files import write
from claims.report.options import Options


def test_folders_are_made_and_text_is_utf_8(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b.txt", "营收\r\n\ud83d")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "营收\r\n\\ud83d".encode()
    write(tmp_path / "a" / "b.txt", b"\x00")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"\x00"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_a_write_that_fails_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "b.txt", "old")

    def full(self: Path, data: bytes) -> int:
        Path.write_text(self, "ne")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ReportError, match=r"^cannot write '.*b.txt': No space left on device$"):
        write(tmp_path / "b.txt", "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("b.txt", "old")]


def test_a_link_is_followed_and_a_device_written_to(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write(tmp_path / "link.txt", "营收")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8") == "营收"
    write(Path(os.devnull), "营收")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["\0", "x" * 300, ""])
def test_a_name_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError, match=r"^cannot write "):
        write(tmp_path / name, "a")


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(ReportError, match=r"^cannot write "):
        write(tmp_path / "a" / "b.txt", "a")


def test_names_are_the_formats_sorted() -> None:
    assert list(formats()) == list(names()) == sorted(names())
    assert {name for name in names() if not is_printed(formats()[name])} == {"docx"}
    assert find_format("layout") is None
    assert find_format("../json") is None


def test_save_asks_the_format(make, tmp_path: Path) -> None:
    make.article("a.txt", "5亿元")
    make.finding(make.claim("a.txt", "5亿元", "5"), message="见")
    save(formats()["concise"], make.result(), Options(), tmp_path / "a.out")
    assert (tmp_path / "a.out").read_text("utf-8") == "a.txt:1:1: error same-fact: 见\n"
