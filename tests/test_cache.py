"""A cached article claims what a parsed one does; whatever is wrong with the cache costs nothing but time."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claims import cache
from claims.cache import Cache, reading, usual
from claims.model import Article
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read, read_text

CORPUS = Path(__file__).parents[1] / "corpus"
TEXT = "北辰能源2024年营收为12.5亿元，同比增长8.2%。公司有30多个项目。"


def article(text: str = TEXT, name: str = "a.txt") -> Article:
    return read_text(text, name, published=date(2025, 3, 1))


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "CACHEDIR.TAG")


def kept(folder: Path, told: Article) -> Path:
    before = set(entries(folder))
    Cache(folder).put(told, parse(told, load()))
    (path,) = set(entries(folder)) - before
    return path


def test_a_corpus_comes_back_as_it_was_parsed(tmp_path: Path) -> None:
    held = Cache(tmp_path)
    for told in (item for item in read([str(CORPUS)]) if isinstance(item, Article)):
        parsed = parse(told, load())
        assert held.get(told) is None
        held.put(told, parsed)
        assert repr(held.get(told)) == repr(parsed)


def test_the_same_text_under_another_name_is_known(tmp_path: Path) -> None:
    kept(tmp_path, article())
    moved = article(name="b.txt")
    assert Cache(tmp_path).get(moved) == parse(moved, load())


@pytest.mark.parametrize(
    "change",
    [
        {"published": date(2026, 3, 1)},
        {"published": None},
        {"language": "en"},
        {"title": "北辰能源年报"},
        {"source": "财经日报"},
        {"zones": ()},
        {"text": TEXT.replace("12.5", "12.6")},
    ],
)
def test_whatever_parsing_may_look_at_makes_another_entry(tmp_path: Path, change: dict[str, object]) -> None:
    kept(tmp_path, article())
    assert Cache(tmp_path).get(replace(article(), **change)) is None


def test_another_rule_pack_makes_another_entry(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "entities.toml").write_text('[beichen]\nname = "Beichen Energy"\nkind = "company"\nzh = ["北辰能源"]\n')
    kept(tmp_path / "cache", article())
    assert Cache(tmp_path / "cache", [tmp_path / "rules"]).get(article()) is None
    assert reading((tmp_path / "rules",)) != reading()


@pytest.mark.parametrize("spoiled", [b"", b"\x00" * 40, b"half of an"])
def test_a_spoiled_entry_is_none_and_is_written_again(tmp_path: Path, spoiled: bytes) -> None:
    path = kept(tmp_path, article())
    whole = path.read_bytes()
    for data in (spoiled, whole[: len(whole) // 2]):
        path.write_bytes(data)
        assert Cache(tmp_path).get(article()) is None
    Cache(tmp_path).put(article(), parse(article(), load()))
    assert path.read_bytes() == whole


@pytest.mark.parametrize("value", [[], {}, [[], []], [[[1]], [], 0], [0, 0, 0], ["abc", [], 1]])
def test_an_entry_of_another_shape_is_none(tmp_path: Path, value: object) -> None:
    kept(tmp_path, article()).write_bytes(cache.packed(value))
    assert Cache(tmp_path).get(article()) is None


def test_a_folder_that_cannot_be_used_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    held = Cache(tmp_path / "file")
    held.put(article(), parse(article(), load()))
    held.tidy()
    assert held.get(article()) is None


def test_the_longest_unused_entries_go_first(tmp_path: Path) -> None:
    paths = [kept(tmp_path, article(TEXT.replace("30", str(30 + i)))) for i in range(8)]
    for age, path in enumerate(paths):
        os.utime(path, (1_000_000 + age, 1_000_000 + age))
    Cache(tmp_path).get(article())  # the first is used again
    size = sum(path.stat().st_size for path in paths)
    Cache(tmp_path, room=size).tidy()
    assert entries(tmp_path) == sorted(paths)
    Cache(tmp_path, room=size - 1).tidy()
    left = entries(tmp_path)
    assert paths[0] in left
    assert sum(path.stat().st_size for path in left) <= (size - 1) * 3 // 4
    assert [path for path in paths[1:] if path in left] == paths[1:][-(len(left) - 1) :]


def test_what_a_killed_run_left_half_written_goes(tmp_path: Path) -> None:
    path = kept(tmp_path, article())
    torn = path.with_name(f"{path.name}.1.tmp")
    torn.write_bytes(b"half")
    os.utime(torn, (1_000_000, 1_000_000))
    Cache(tmp_path).tidy()
    assert entries(tmp_path) == [path]


def test_the_user_says_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHECK_CLAIMS_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr("sys.platform", "linux")
    found = usual()
    assert found is not None
    assert found.folder == tmp_path / "xdg" / "check-claims"
    monkeypatch.setenv("CHECK_CLAIMS_CACHE", str(tmp_path / "mine"))
    found = usual()
    assert found is not None
    assert found.folder == tmp_path / "mine"
    monkeypatch.setenv("CHECK_CLAIMS_CACHE", "off")
    assert usual() is None
