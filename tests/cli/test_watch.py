"""--watch, progress and completion: what a person at a terminal sees."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from doors import Say

from claims.cli import progress, watching, words
from claims.cli.configuration import Asked
from claims.cli.running import Job
from claims.cli.settings import Settings

ROOT = Path(__file__).parents[2]
WRONG = "2024年，禾川精密实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def job(**settings: object) -> Job:
    asked = Asked(Settings.model_validate(settings), Path(), None)
    return Job(asked, ("corpus",), (), (), (), (), True, True, None)


class Clock:
    """Sleeps by doing the next of some deeds; after the last it interrupts, as Ctrl-C does."""

    def __init__(self, *deeds: Callable[[], object]) -> None:
        self.deeds = list(deeds)

    def __call__(self, seconds: float) -> None:
        if not self.deeds:
            raise KeyboardInterrupt
        self.deeds.pop(0)()


def nothing() -> None:
    pass


def test_a_change_is_checked_once_it_has_settled(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran: list[str] = []
    path = place / "corpus" / "a.txt"

    def once(_: Job) -> int:
        ran.append(path.read_text(encoding="utf-8"))
        return 1

    clock = Clock(nothing, lambda: path.write_text("a"), lambda: path.write_text("bb"), nothing, nothing)
    assert watching.watch(job, once, clock) == 0
    assert ran == [WRONG, "bb"]
    err = capsys.readouterr().err
    assert "watching 1 files; Ctrl-C ends" in err
    assert "changed: corpus/a.txt" in err


def test_files_that_come_and_go_are_changes_and_reports_are_none(place: Path) -> None:
    ran: list[int] = []
    clock = Clock(
        lambda: (place / "corpus" / "b.txt").write_text("x"),
        nothing,
        lambda: (place / "corpus" / "out.html").write_text("x"),
        lambda: (place / "corpus" / "b.txt").unlink(),
        nothing,
    )
    watching.watch(lambda: job(report=("html:corpus/out.html",)), lambda _: ran.append(1) or 0, clock)
    assert len(ran) == 3


def test_a_change_that_is_taken_back_is_none(place: Path) -> None:
    path = place / "corpus" / "a.txt"
    told = path.stat()

    def back() -> None:
        path.write_text(WRONG, encoding="utf-8")
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))

    ran: list[int] = []
    watching.watch(job, lambda _: ran.append(1) or 0, Clock(lambda: path.write_text("x"), back, nothing, nothing))
    assert len(ran) == 1


def test_a_broken_configuration_is_told_and_waited_for(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = place / "check-claims.toml"
    made: list[int] = []

    def prepare() -> Job:
        from claims.cli import configuration

        if config.exists():
            configuration.read(config)
        made.append(1)
        return job()

    ran: list[int] = []
    clock = Clock(lambda: config.write_text("selct = 1\n"), nothing, lambda: config.write_text("select = []\n"), nothing)
    assert watching.watch(prepare, lambda _: ran.append(1) or 0, clock) == 0
    assert (len(made), len(ran)) == (2, 2)
    assert "check-claims.toml:1: no key 'selct'; did you mean 'select'?" in capsys.readouterr().err


def test_standard_input_cannot_be_watched(place: Path, say: Say) -> None:
    assert say("check", "-", "--watch") == (2, "", "check-claims: --watch: standard input cannot be watched\n")


def test_wrong_usage_is_told_before_anything_is_watched(place: Path, say: Say) -> None:
    assert say("check", "--watch", "--lang", "fr")[0] == 2
    assert say("check", "--watch", "--output-format", "nonsense")[0] == 2


def test_watching_ends_cleanly_by_an_interrupt(place: Path) -> None:
    import signal

    command = [sys.executable, "-m", "claims", "check", "--watch", "--output-format", "concise"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CHECK_CLAIMS_CACHE": "off"}
    # What a shell runs in the background ignores interrupts, and hands that on to what it runs.
    running = subprocess.Popen(
        command,
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stderr is not None
    seen = ""
    while "watching" not in seen:
        line = running.stderr.readline()
        assert line, seen
        seen += line
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert running.returncode == 0
    assert "gross-profit" in out
    assert "Traceback" not in err


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_long_run_shows_files_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    words.choose("en")
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("COLUMNS", "100")
    with progress.meter(False) as meter:
        assert meter is not None
        for done in range(1, 4):
            meter(done, 4)
    assert "reading" in stream.getvalue()
    assert "3/4" in stream.getvalue()
    assert " files/s" in stream.getvalue()


@pytest.mark.parametrize(
    ("quiet", "stream", "patience"), [(True, Terminal(), 0.0), (False, io.StringIO(), 0.0), (False, Terminal(), 60.0)]
)
def test_nothing_is_shown_for_who_does_not_look_or_a_short_run(
    monkeypatch: pytest.MonkeyPatch, quiet: bool, stream: io.StringIO, patience: float
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with progress.meter(quiet) as meter:
        for done in range(1, 4):
            if meter is not None:
                meter(done, 4)
    assert stream.getvalue() == ""


def test_the_meter_is_told_of_every_file(place: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "corpus" / "b.txt").write_text("青禾锂业有员工300人。\n", encoding="utf-8")
    told: list[tuple[int, int]] = []

    class Meter:
        def __call__(self, done: int, total: int) -> None:
            told.append((done, total))

        def close(self) -> None:
            pass

    monkeypatch.setattr(progress, "Meter", lambda _: Meter())
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    say("check", "--jobs", "1")
    assert told == [(1, 2), (2, 2)]


def complete(words: str, place: Path) -> list[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "_CHECK_CLAIMS_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    code = "import sys; sys.argv = ['check-claims']; from claims.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=place, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.split()


def test_the_shell_completes_commands_options_and_rules(tmp_path: Path) -> None:
    assert complete("check-claims bas", tmp_path) == ["baseline"]
    assert complete("check-claims check --fai", tmp_path) == ["--fail-on"]
    assert "gross-profit" in complete("check-claims explain gross", tmp_path)
    assert complete("check-claims check --fail-on w", tmp_path) == ["warning"]


def test_completion_can_be_shown(say: Say, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))  # whatever shell the tests are run from
    with pytest.raises(SystemExit) as ended:
        say("--show-completion", "bash")
    assert not ended.value.code
    assert "_CHECK_CLAIMS_COMPLETE=complete_bash" in capsys.readouterr().out


def test_jobs_and_a_time_limit_change_nothing_of_what_is_found(place: Path, say: Say) -> None:
    for name in ("b", "c"):
        (place / "corpus" / f"{name}.txt").write_text(WRONG.replace("禾川", f"{name}川"), encoding="utf-8")
    alone = say("check", "--jobs", "1", "--no-cache")
    assert alone[0] == 1
    assert say("check", "--jobs", "2", "--time-limit", "60") == alone
    assert say("check", "--jobs", "x")[0] == 2


class Screen(io.StringIO):
    """Standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("term", "cleared"), [("xterm", True), ("dumb", False)])
def test_a_terminal_is_cleared_before_the_next_result(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], term: str, cleared: bool
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", term)
    clock = Clock(lambda: [(place / "corpus" / f"{n}.txt").write_text("x") for n in range(9)], nothing, nothing)
    watching.watch(job, lambda _: 0, clock)
    assert ("\x1b[2J" in screen.getvalue()) == cleared
    assert "changed: corpus/0.txt" in capsys.readouterr().err


def test_a_file_that_goes_while_it_is_looked_at_is_left_out(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "corpus" / "b.txt").write_text("x")
    both = set(watching.state(job()))
    (place / "corpus" / "b.txt").unlink()
    os.symlink("nowhere", place / "corpus" / "b.txt")
    assert {os.path.basename(name) for name in both - set(watching.state(job()))} == {"b.txt"}


def test_a_pattern_is_watched_for_all_that_fits_it(place: Path) -> None:
    (place / "corpus" / "b.md").write_text("x")
    asked = Asked(Settings.model_validate({}), Path(), None)
    watched = watching.state(Job(asked, ("corpus/*.md",), (), (), (), (), True, True, None))
    assert [os.path.basename(name) for name in watched] == ["b.md"]
