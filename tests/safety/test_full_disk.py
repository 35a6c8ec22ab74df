"""A disk that is full: one line that says so, exit 2 (3 for an archive), and whatever stood there as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claims.archive.export import write_json_lines, write_parquet
from claims.archive.query import Query, find
from claims.archive.schema import ArchiveError
from claims.archive.store import Archive
from claims.packs import load
from strict import articles, content, no_larger, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of files, and devices, of Linux")
TOO_LARGE = "File too large"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with two wrong articles."""
    return articles(tmp_path, "禾川精密", "青禾锂业")


@pytest.mark.parametrize(
    "arguments",
    [("check", "禾川精密.txt", "-q"), ("extract", "禾川精密.txt", "-q"), ("explain", "gross-profit"), ("version",), ("--help",)],
    ids=lambda arguments: arguments[0],
)
def test_standard_output(arguments: tuple[str, ...], place: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        done = run(*arguments, cwd=place, out=full)
    finally:
        os.close(full)
    assert (done.returncode, done.stderr) == (2, "check-claims: cannot write: No space left on device\n")


@pytest.mark.parametrize("shape", ["html", "json", "sarif"])
def test_a_report(shape: str, place: Path) -> None:
    (place / "out").write_text("of last week", encoding="utf-8")
    before = content(place)
    done = run("check", ".", "-q", f"--report={shape}:out", cwd=place, prepare=no_larger(500))
    assert (done.returncode, done.stderr) == (2, f"check-claims: --report: cannot write 'out': {TOO_LARGE}\n")
    assert "gross-profit" in done.stdout
    assert content(place) == before


@pytest.mark.parametrize("command", ["create --force", "update", "prune"])
def test_a_baseline(command: str, place: Path) -> None:
    assert run("baseline", "create", "--baseline=known.jsonl", "禾川精密.txt", cwd=place).returncode == 0
    (place / "禾川精密.txt").write_text("公司的毛利润为4.0亿元。\n" if command == "prune" else "", encoding="utf-8")
    before = content(place)
    done = run("baseline", *command.split(), "--baseline=known.jsonl", ".", cwd=place, prepare=no_larger(30))
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == f"check-claims: cannot write 'known.jsonl': {TOO_LARGE}"
    assert content(place) == before


def test_a_waiver(place: Path) -> None:
    (place / "青禾锂业.txt").unlink()
    articles(place / "corpus", "禾川精密")
    told = run("check", "corpus/禾川精密.txt", "--output-format=json", "-q", cwd=place).stdout
    finding = told.split('"findings"')[1].split('"id": "')[1][:16]
    options = ("--reason=说法不同", "--until=2099-01-01")
    assert run("waive", finding, *options, cwd=place).returncode == 0
    before = content(place)
    assert "check-claims.waivers.toml" in before
    done = run("waive", finding, *options, cwd=place, prepare=no_larger(30))
    assert (done.returncode, TOO_LARGE in done.stderr) == (2, True), done.stderr
    assert content(place) == before


def test_an_archive(place: Path) -> None:
    assert run("archive", "add", "禾川精密.txt", "-q", cwd=place).returncode == 0
    size = (place / "archive.db").stat().st_size
    articles(
        place,
        *(f"{name}{trade}" for name in "甲乙丙丁戊己庚辛壬癸" for trade in ("电气", "光学", "重工", "乳业", "锂业", "药业")),
    )
    done = run("archive", "add", ".", "-q", "--no-text", cwd=place, prepare=no_larger(size))
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert done.stderr.startswith("check-claims: archive.db: no room left")
    held = run("archive", "info", cwd=place)
    assert (held.returncode, "articles     1" in held.stdout) == (0, True), held.stdout
    assert run("archive", "add", ".", "-q", cwd=place).returncode == 0
    assert "articles     62" in run("archive", "info", cwd=place).stdout


@pytest.mark.parametrize("name", ["claims.jsonl", "claims.parquet"])
def test_an_export(name: str, place: Path) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    assert run("archive", "add", ".", "-q", cwd=place).returncode == 0
    (place / name).write_text("of last week", encoding="utf-8")
    before = content(place)
    with Archive(place / "archive.db") as held:
        rows = list(find(held, Query(), load())) * 200
    write = write_parquet if name.endswith("parquet") else write_json_lines
    with pytest.raises(ArchiveError, match=rf"{name}: cannot be written: .*{TOO_LARGE}"), limited(4000):
        write(rows, place / name)
    assert content(place) == before


@contextmanager
def limited(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes for a while, in this process."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_cache_that_is_full_is_none(place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    held = tmp_path_factory.mktemp("cache")
    plain = run("check", ".", cwd=place)
    cached = run("check", ".", cwd=place, prepare=no_larger(4), cache=str(held))
    assert (cached.returncode, cached.stdout, cached.stderr) == (plain.returncode, plain.stdout, plain.stderr)
    assert content(held) == {}


def test_a_workspace_is_finished_by_the_next_run(tmp_path: Path) -> None:
    done = run("init", "desk", cwd=tmp_path, prepare=no_larger(600))
    assert (done.returncode, TOO_LARGE in done.stderr) == (2, True)
    assert run("init", "desk", cwd=tmp_path).returncode == 0
    assert run("init", "fresh", cwd=tmp_path).returncode == 0
    assert content(tmp_path / "desk") == content(tmp_path / "fresh")


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of 256 KiB with two wrong articles; skipped where none may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no file system may be mounted here")
    try:
        yield articles(disk, "禾川精密", "青禾锂业")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_truly_full(tiny: Path) -> None:
    assert run("archive", "add", "禾川精密.txt", "-q", cwd=tiny).returncode == 0
    assert run("baseline", "create", "--baseline=known.base", "禾川精密.txt", cwd=tiny).returncode == 0
    assert run("check", ".", "-q", "--exit-zero", "--report=json:out", cwd=tiny).returncode == 0
    _fill(tiny / "filler")
    before = content(tiny)
    for arguments, code in (
        (("check", ".", "-q", "--report=html:out"), 2),
        (("baseline", "update", "--baseline=known.base", "."), 2),
        (("archive", "add", ".", "-q"), 3),
    ):
        done = run(*arguments, cwd=tiny)
        assert done.returncode == code, done.stderr
        assert "internal" not in done.stderr
        assert {name: data for name, data in content(tiny).items() if not name.startswith("archive.db-")} == before
    (tiny / "filler").unlink()
    assert run("archive", "add", ".", "-q", cwd=tiny).returncode == 0
    assert "articles     2" in run("archive", "info", cwd=tiny).stdout


def _fill(path: Path) -> None:
    """Write a file until nothing more goes into its file system."""
    with path.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
