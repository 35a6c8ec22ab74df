"""Arguments: files, directories, patterns, and what cannot be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from claims.model import Article, Failure
from claims.reader import read

BODY = "营收为120亿元。"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, and of what is none, as the current directory."""
    for name in ("b.txt", "a.md", "sub/c.TXT", "sub/deep/d.jsonl", ".hidden.txt", ".git/e.txt", "README.md", "README.zh.md"):
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"id": "1", "text": "营收为120亿元。"}' if name.endswith("jsonl") else BODY, "utf-8")
    for name in ("EXPECTED.toml", "a.meta.toml", "table.csv", "noext"):
        (tmp_path / "corpus" / name).write_text("", "utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(*paths: str) -> list[str]:
    """Return the ids of articles read, and `!path` for each failure."""
    return [result.id if isinstance(result, Article) else f"!{result.path}" for result in read(paths)]


def why(path: str) -> str:
    """Return the reason of the only failure."""
    (failure,) = read([path])
    assert isinstance(failure, Failure)
    return failure.reason


def test_a_directory_is_read_in_order_without_what_is_no_article(corpus: Path) -> None:
    assert ids("corpus") == ["corpus/a.md", "corpus/b.txt", "corpus/sub/c.TXT", "corpus/sub/deep/d.jsonl#1"]


def test_ids_join_the_directory_as_given(corpus: Path) -> None:
    assert ids("corpus/sub/")[0] == "corpus/sub/c.TXT"
    assert ids(str(corpus / "corpus" / "sub"))[0] == f"{corpus.as_posix()}/corpus/sub/c.TXT"


def test_files_keep_the_order_given(corpus: Path) -> None:
    assert ids("corpus/b.txt", "corpus/a.md") == ["corpus/b.txt", "corpus/a.md"]


def test_a_file_named_twice_is_read_once(corpus: Path) -> None:
    assert ids("corpus/b.txt", "./corpus/b.txt", "corpus/*.txt", "corpus/sub/../b.txt") == ["corpus/b.txt"]


def test_standard_input_keeps_its_place(corpus: Path) -> None:
    results = read(["corpus/b.txt", "-", "corpus/a.md"], stdin=io.BytesIO(BODY.encode()))
    assert [result.id for result in results if isinstance(result, Article)] == ["corpus/b.txt", "<stdin>", "corpus/a.md"]


def test_patterns(corpus: Path) -> None:
    assert ids("corpus/*") == ["corpus/a.md", "corpus/b.txt"]
    assert ids("corpus/**/*.jsonl") == ["corpus/sub/deep/d.jsonl#1"]


def test_a_readme_named_outright_is_read(corpus: Path) -> None:
    assert ids("corpus/README.md") == ["corpus/README.md"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(corpus: Path) -> None:
    (corpus / "a[1].txt").write_text(BODY, "utf-8")
    assert ids("a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("missing.txt", "no such file or directory"),
        ("x" * 5000, "no such file or directory"),
        ("a\0b", "no such file or directory"),
        ("empty", "no articles in this directory"),
        ("*.nothing", "no articles match this pattern"),
        ("corpus/noext", "no suffix to tell the format by"),
        ("corpus/table.csv", "unknown suffix .csv"),
    ],
)
def test_reasons(corpus: Path, path: str, expected: str) -> None:
    assert why(path).split(";")[0] == expected


def test_an_unknown_suffix_names_the_known_ones(corpus: Path) -> None:
    known = ".docx, .htm, .html, .jsonl, .markdown, .md, .ndjson, .pdf, .text, .txt, .xhtml"
    assert why("corpus/table.csv").endswith(f"known are {known}")


def test_one_bad_path_does_not_keep_the_others(corpus: Path) -> None:
    assert ids("missing", "corpus/b.txt") == ["!missing", "corpus/b.txt"]


def test_a_file_that_may_not_be_read_is_a_failure(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert why("corpus/b.txt") == "Permission denied"
