"""Files that cannot be read, are no files, lead in circles, come and go: each is one failure, and the others are read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from claims.engines.batch import articles_of
from claims.model import Article, Failure
from claims.pipeline import extract
from claims.reader.formats.plain import BINARY
from claims.reader.paths import Source, sources
from strict import articles, closed, content, held_to_rights, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="rights, pipes and links of Linux")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with two wrong articles."""
    return articles(tmp_path, "禾川精密", "青禾锂业")


def failures(*paths: str) -> dict[str, str]:
    return {failure.path: failure.reason for failure in extract(paths).failures}


def named(*paths: str) -> list[str]:
    return [article.id for article in extract(paths).articles]


def test_a_file_that_may_not_be_read(place: Path) -> None:
    with closed(place / "禾川精密.txt", 0):
        done = run("check", ".", "-q", "--output-format=concise", cwd=place, prepare=held_to_rights)
    assert (done.returncode, done.stderr) == (3, "check-claims: 禾川精密.txt: Permission denied\n")
    assert done.stdout.startswith("青禾锂业.txt:1:")


def test_a_folder_that_may_not_be_listed_is_not_passed_over(place: Path) -> None:
    articles(place / "inner", "丙川电气")
    with closed(place / "inner", 0):
        done = run("check", ".", "-q", "--output-format=concise", cwd=place, prepare=held_to_rights)
        alone = run("check", "inner", "-q", cwd=place, prepare=held_to_rights)
    assert (done.returncode, done.stderr) == (3, "check-claims: inner: Permission denied\n")
    assert done.stdout.count("gross-profit") == 2
    assert (alone.returncode, alone.stderr) == (3, "check-claims: inner: Permission denied\n")


def test_a_folder_that_may_not_be_written(place: Path) -> None:
    assert run("archive", "add", "禾川精密.txt", "-q", cwd=place).returncode == 0
    before = content(place)
    with closed(place, 0o555):
        for arguments, code, told in (
            (("check", "禾川精密.txt", "-q", "--report=json:out"), 2, "--report: cannot write 'out': Permission denied"),
            (
                ("baseline", "create", "--baseline=known.jsonl", "禾川精密.txt"),
                2,
                "cannot write 'known.jsonl': Permission denied",
            ),
            (("archive", "add", "青禾锂业.txt", "-q"), 3, "archive.db: cannot be opened or written: "),
            (("init", "desk"), 2, "init: cannot write"),
        ):
            done = run(*arguments, cwd=place, prepare=held_to_rights)
            assert (done.returncode, done.stderr.count("\n")) == (code, 1), done.stderr
            assert done.stderr.startswith(f"check-claims: {told}")
        held = run("archive", "query", "--output-format=jsonl", cwd=place, prepare=held_to_rights)
        assert (held.returncode, held.stdout.count("\n"), held.stderr) == (0, 3, "")
    assert content(place) == before


def test_a_cache_that_may_not_be_written_is_none(place: Path) -> None:
    (place / "cache").mkdir()
    plain = run("check", "禾川精密.txt", cwd=place)
    with closed(place / "cache", 0o555):
        done = run("check", "禾川精密.txt", cwd=place, prepare=held_to_rights, cache=str(place / "cache"))
    assert (done.returncode, done.stdout, done.stderr) == (plain.returncode, plain.stdout, plain.stderr)


def test_what_is_no_file_is_not_waited_for(place: Path) -> None:
    os.mkfifo(place / "pipe.txt")
    (place / "zero.txt").symlink_to("/dev/zero")
    assert failures(str(place)) == {f"{place}/{name}.txt": "not a regular file" for name in ("pipe", "zero")}
    assert len(named(str(place))) == 2


def test_links_that_lead_nowhere_or_in_circles(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    Path("own.txt").symlink_to("own.txt")
    Path("one.txt").symlink_to("two.txt")
    Path("two.txt").symlink_to("one.txt")
    Path("gone.txt").symlink_to("nothing.txt")
    reasons = failures(".")
    assert reasons.pop("gone.txt") == "No such file or directory"
    assert reasons == dict.fromkeys(("own.txt", "one.txt", "two.txt"), os.strerror(40))
    assert named(".") == ["禾川精密.txt", "青禾锂业.txt"]
    assert failures("own.txt") == {"own.txt": "no such file or directory"}


def test_folders_that_lead_up_again_are_not_followed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    articles(place / "inner", "丙川电气")
    # Two of them would make a path for every row of ones and twos that the system allows.
    for name in ("up", "again"):
        (place / "inner" / name).symlink_to("..")
    everything = ["inner/丙川电气.txt", "禾川精密.txt", "青禾锂业.txt"]
    assert named(".") == named("**/*.txt") == named("./**/**/*.txt") == named("**") == everything
    assert named("inner/**/*.txt") == named("inn*/**/*.txt") == named("**/inner/*.txt") == everything[:1]
    assert named(f"{place}/**/丙*.txt") == [f"{place}/{everything[0]}"]
    assert failures("**/no*.txt") == {"**/no*.txt": "no articles match this pattern"}
    assert named("*") == everything[1:]


def test_files_that_go_after_they_were_listed(place: Path) -> None:
    listed = [item for item in sources(str(place), set()) if isinstance(item, Source)]
    (place / "禾川精密.txt").unlink()
    first, second = ([*articles_of(item)] for item in listed)
    assert first == [Failure(f"{place}/禾川精密.txt", "No such file or directory")]
    assert [type(found) for found in second] == [Article]


def test_files_that_change_after_they_were_listed(place: Path) -> None:
    listed = [item for item in sources(str(place), set()) if isinstance(item, Source)]
    (place / "禾川精密.txt").write_bytes(b"\0\x01\x02" * 50)
    (place / "青禾锂业.txt").unlink()
    (place / "青禾锂业.txt").mkdir()
    reasons = [failure.reason for item in listed for failure in articles_of(item) if isinstance(failure, Failure)]
    assert reasons == [BINARY, "not a regular file"]
