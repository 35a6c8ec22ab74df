"""The command line: what is printed where, and with which exit code.

Most tests put a made result in the pipeline's place, so that they say what the doors do; the last part runs it all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import claims
from claims.cli import COMMANDS, main
from claims.content import rules_folder
from claims.model import Article, Coverage, Evidence, Failure, Finding, Result, Shadow, Span, Zone
from claims.report import formats

ROOT = Path(__file__).parents[1]
TEXT = "禾木乳业上半年营业收入为45.9亿元。"
CONFLICT = "营业收入为10.0亿元，营业成本为6.0亿元，毛利润为4.5亿元。"


def finding(verdict: str = "inconsistent", severity: str = "error", message: str = "二者不合") -> Finding:
    evidence = (Evidence(Span("a.txt", 12, 18), "45.9亿元"),)
    return Finding("same-fact", "agreement", verdict, severity, 1.0, message, (), evidence, fingerprint="0123456789abcdef")


def result(*findings: Finding, failures: tuple[Failure, ...] = (), articles: int = 1) -> Result:
    article = Article(
        "a.txt", "", "", None, "zh-Hans", TEXT, (Zone("body", 0, len(TEXT)),), Shadow(TEXT, tuple(range(len(TEXT))))
    )  # fmt: skip
    return Result((article,) * articles, (), findings, Coverage(1, 1, len(findings)), failures)


CRASH = replace(finding("tension", "warning", "规则未能运行"), kind="internal", evidence=())


class Pipeline(ModuleType):
    """Stands in for `claims.pipeline`: gives back one result, and keeps what it was asked."""

    def __init__(self, made: Result) -> None:
        super().__init__("claims.pipeline")
        self.made = made
        self.asked = SimpleNamespace()

    def check(self, paths: object, **asked: object) -> Result:
        self.asked = SimpleNamespace(paths=paths, **asked)
        return self.made

    extract = check

    def check_text(self, text: str, **asked: object) -> Result:
        self.asked = SimpleNamespace(text=text, **asked)
        return self.made


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Result], Pipeline]]:
    def put(made: Result) -> Pipeline:
        fake = Pipeline(made)
        monkeypatch.setitem(sys.modules, "claims.pipeline", fake)
        return fake

    yield put
    for name in ("claims.cli.examples",):
        sys.modules.pop(name, None)


# exit codes


@pytest.mark.parametrize(
    ("made", "arguments", "code"),
    [
        (result(), [], 0),
        (result(finding()), [], 1),
        (result(finding(severity="warning")), [], 0),
        (result(finding("tension", "warning")), ["--fail-on", "warning"], 1),
        (result(finding("tension", "info")), ["--fail-on", "warning"], 0),
        (result(finding("tension", "info")), ["--fail-on", "info"], 1),
        (result(finding()), ["--fail-on", "never"], 0),
        (result(finding()), ["--exit-zero"], 0),
        (result(finding("consistent", "info")), ["--fail-on", "info"], 0),
        (result(finding("not_comparable", "info")), ["--fail-on", "info"], 0),
        (result(failures=(Failure("b.txt", "no such file"),)), [], 3),
        (result(finding(), failures=(Failure("b.txt", "no such file"),)), [], 3),
        (result(failures=(Failure("b.txt", "no such file"),)), ["--exit-zero"], 3),
        (result(articles=0), [], 3),
        (result(CRASH), [], 4),
        (result(CRASH, finding()), ["--fail-on", "never"], 4),
        (result(CRASH), ["--exit-zero"], 0),
    ],
)
def test_exit_codes(pipeline: Callable[[Result], Pipeline], made: Result, arguments: list[str], code: int) -> None:
    pipeline(made)
    assert main(["check", "a.txt", *arguments]) == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "a.txt", "--outptu-format", "json"], "--output-format"),
        (["check", "a.txt", "--nonsense"], "No such option: --nonsense"),
        (["check", "a.txt", "--output-format", "jsn"], "did you mean 'json'?"),
        (["check", "a.txt", "--output-format", "pdf"], "--output-format: no 'pdf'"),
        (["check", "a.txt", "--lang", "fr"], "--lang: no 'fr'; one of auto, zh, en"),
        (["check", "a.txt", "--fail-on", "fatal"], "--fail-on: no 'fatal'"),
        (["check", "a.txt", "--report", "json"], "--report: expected FORMAT:PATH, found 'json'"),
        (["check", "a.txt", "--report", "jsno:x.json"], "did you mean 'json'?"),
        (["check", "a.txt", "--rules", "nowhere"], "--rules: no folder 'nowhere'"),
        (["check"], "nothing to check"),
        ([], "nothing to check"),
        (["chekc", "a.txt"], "no command or file 'chekc'; did you mean 'check'?"),
        (["check", "a.txt", "--lang"], "requires an argument"),
        (["extract", "a.txt", "--output-format", "html"], "--output-format: no 'html'"),
        (["explain"], "Missing argument"),
        (["explain", "no-such-rule"], "no rule 'no-such-rule'"),
        (["rules", "tset"], "did you mean 'test'?"),
        (["rules", "test", "no-such-rule"], "no 'no-such-rule'"),
        (["schema", "extra"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert said.lower() in err.lower()


def test_an_internal_error_is_one_line_and_exit_4(
    pipeline: Callable[[Result], Pipeline], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake = pipeline(result())
    monkeypatch.setattr(fake, "check", lambda *_, **__: 1 // 0)
    assert main(["check", "a.txt"]) == 4
    err = capsys.readouterr().err
    assert err.startswith("check-claims: internal error: ZeroDivisionError")
    assert "Traceback" not in err
    assert err.count("\n") == 1


def test_the_traceback_is_there_for_who_asks(pipeline: Callable[[Result], Pipeline], monkeypatch: pytest.MonkeyPatch) -> None:
    fake = pipeline(result())
    monkeypatch.setattr(fake, "check", lambda *_, **__: 1 // 0)
    monkeypatch.setenv("CHECK_CLAIMS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["check", "a.txt"])


# what is asked of the pipeline


@pytest.mark.parametrize("arguments", [["a.txt", "b.txt"], ["check", "a.txt", "b.txt"]])
def test_check_is_the_command_that_need_not_be_named(pipeline: Callable[[Result], Pipeline], arguments: list[str]) -> None:
    fake = pipeline(result())
    assert main(arguments) == 0
    assert list(fake.asked.paths) == ["a.txt", "b.txt"]


def test_options_before_paths_need_no_command(pipeline: Callable[[Result], Pipeline]) -> None:
    fake = pipeline(result())
    assert main(["--lang", "en", "a.txt"]) == 0
    assert (list(fake.asked.paths), fake.asked.language) == (["a.txt"], "en")


def test_rules_are_named_by_comma_or_again(pipeline: Callable[[Result], Pipeline]) -> None:
    fake = pipeline(result())
    main(["a.txt", "--select", "a,b", "--select", "c", "--ignore", "d, e"])
    assert (fake.asked.select, fake.asked.ignore) == (("a", "b", "c"), ("d", "e"))


@pytest.mark.parametrize(
    ("flags", "within", "across"),
    [([], True, True), (["--within"], True, False), (["--across"], False, True), (["--within", "--across"], True, True)],
)
def test_within_and_across(pipeline: Callable[[Result], Pipeline], flags: list[str], within: bool, across: bool) -> None:
    fake = pipeline(result())
    main(["a.txt", *flags])
    assert (fake.asked.within, fake.asked.across) == (within, across)


def test_a_workspace_needs_no_argument_and_brings_its_rules(
    pipeline: Callable[[Result], Pipeline], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = pipeline(result())
    (tmp_path / "corpus").mkdir()
    (tmp_path / "rules").mkdir()
    (tmp_path / "more" / "checks").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert main(["--rules", "more"]) == 0
    assert (list(fake.asked.paths), fake.asked.folders) == (["corpus"], (Path("rules"), Path("more")))


def test_a_folder_without_rules_is_no_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a.txt", "--rules", str(tmp_path)]) == 2
    assert "holds none of entities.toml" in capsys.readouterr().err


def test_the_built_in_rules_are_not_layered_twice(
    pipeline: Callable[[Result], Pipeline], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = pipeline(result())
    (tmp_path / "corpus").mkdir()
    (tmp_path / "rules").symlink_to(rules_folder())
    monkeypatch.chdir(tmp_path)
    main([])
    assert fake.asked.folders == ()


def test_a_corpus_named_from_outside_brings_its_rules(pipeline: Callable[[Result], Pipeline], tmp_path: Path) -> None:
    fake = pipeline(result())
    (tmp_path / "corpus").mkdir()
    (tmp_path / "rules").mkdir()
    main([f"{tmp_path}/corpus"])
    assert fake.asked.folders == (tmp_path / "rules",)


# what is printed where


def test_findings_on_stdout_summary_on_stderr(pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]) -> None:
    pipeline(result(finding()))
    main(["a.txt", "--output-format", "concise"])
    out, err = capsys.readouterr()
    assert out == "a.txt:1:13: error same-fact: 二者不合\n"
    assert len(err.splitlines()) == 2


def test_quiet_has_no_summary_but_failures(pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]) -> None:
    pipeline(result(finding(), failures=(Failure("b.txt", "no such file"),)))
    main(["a.txt", "-q"])
    out, err = capsys.readouterr()
    assert "二者不合" in out
    assert err == "check-claims: b.txt: no such file\n"


def test_nothing_to_read_is_said(pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]) -> None:
    pipeline(result(articles=0))
    main(["a", "-q"])
    assert capsys.readouterr().err == "check-claims: no article found\n"


def test_without_articles_there_is_no_summary(pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]) -> None:
    pipeline(result(articles=0, failures=(Failure("b\x1b[31m.txt", "no such file"),)))
    main(["a"])
    assert capsys.readouterr().err == "check-claims: b\\u001b[31m.txt: no such file\n"


def test_what_an_argument_holds_reaches_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.txt", "--lang", "\x1b[2J\nzh"]) == 2
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", sorted(set(formats()) - {"docx", "template"}))
def test_every_format_renders(pipeline: Callable[[Result], Pipeline], name: str, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline(result(finding()))
    assert main(["a.txt", "--output-format", name]) == 1
    assert "二者不合" in capsys.readouterr().out


def test_help_names_every_format(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["check", "--help"]) == 0
    assert set(formats()) <= set(re.findall(r"\w+", capsys.readouterr().out.lower()))


def test_reports_go_to_files_whole(pipeline: Callable[[Result], Pipeline], tmp_path: Path) -> None:
    pipeline(result(finding()))
    main(["a.txt", "--report", f"json:{tmp_path}/deep/a.json", "--report", f"full:{tmp_path}/a.txt"])
    assert json.loads((tmp_path / "deep" / "a.json").read_text(encoding="utf-8"))["findings"][0]["message"] == "二者不合"
    assert len((tmp_path / "a.txt").read_text(encoding="utf-8").splitlines()) > 5


def test_a_report_that_cannot_be_written_is_said(
    pipeline: Callable[[Result], Pipeline], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline(result(finding()))
    assert main(["a.txt", "-q", "--report", f"json:{tmp_path}"]) == 2
    out, err = capsys.readouterr()
    assert "二者不合" in out
    assert "--report: cannot write" in err


def test_ticks_shown_and_hidden(pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]) -> None:
    pipeline(result(finding("consistent", "info", "二者相合")))
    main(["a.txt"])
    assert "✓ 二者相合" in capsys.readouterr().out
    main(["a.txt", "--hide-ok"])
    assert capsys.readouterr().out == ""


def test_what_was_asked_is_in_the_json(pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]) -> None:
    pipeline(result())
    main(["a.txt", "--output-format", "json", "--select", "x", "--within", "--lang", "en"])
    assert json.loads(capsys.readouterr().out)["run"] == {
        "command": "check",
        "language": "en",
        "select": ["x"],
        "ignore": [],
        "within": True,
        "across": False,
        "against": [],
        "fx": [],
        "as_of": None,
    }


def test_extract_says_so_in_the_json(pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]) -> None:
    pipeline(result())
    assert main(["extract", "a.txt", "--output-format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["run"]["command"] == "extract"


def test_explain_finds_a_finding_by_the_start_of_its_id(
    pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline(result(finding()))
    assert main(["explain", "0123", "--in", "a.txt"]) == 0
    assert "二者不合" in capsys.readouterr().out


def test_explain_says_where_it_looked(pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]) -> None:
    pipeline(result(finding()))
    assert main(["explain", "abcd", "--in", "a.txt"]) == 2
    assert "no finding of that id in a.txt" in capsys.readouterr().err


# rules

RULE = """\
kind = "identity"
why = "Tea and cups go together."
source = "A book on tea."
message.en = "tea is {a}"
message.zh = "茶是{a}"
[[example]]
text = "茶收入为10.0亿元，杯收入为4.5亿元。"
finds = 1
[[example]]
text = "只有茶。"
finds = 0
"""


@pytest.fixture
def pack(tmp_path: Path) -> str:
    (tmp_path / "pack" / "checks").mkdir(parents=True)
    (tmp_path / "pack" / "checks" / "tea-and-cups.toml").write_text(RULE, encoding="utf-8")
    return str(tmp_path / "pack")


def test_explain_tells_what_the_file_says(pack: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "tea-and-cups", "--rules", pack]) == 0
    assert capsys.readouterr().out == (
        "tea-and-cups  (identity, error)\n\nTea and cups go together.\nSource: A book on tea.\n\n"
        "It says:\n  en  tea is {a}\n  zh  茶是{a}\n\n"
        "Example (1 finding):\n  茶收入为10.0亿元，杯收入为4.5亿元。\n\nExample (no findings):\n  只有茶。\n"
    )


def test_rules_list_has_every_rule(pack: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--rules", pack]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("tea-and-cups"))
    assert " ".join(row.split()) == "tea-and-cups identity error 2 Tea and cups go together."


def test_rules_list_says_of_which_pack_a_rule_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list"]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("oil-price-band"))
    assert row.split()[:4] == ["oil-price-band", "energy", "plausibility", "warning"]


def test_a_folder_of_packs_alone_is_a_rule_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "packs" / "ports" / "checks").mkdir(parents=True)
    (tmp_path / "packs" / "ports" / "checks" / "tea-and-cups.toml").write_text(RULE, encoding="utf-8")
    assert main(["rules", "list", "--rules", str(tmp_path)]) == 0
    assert "tea-and-cups" in capsys.readouterr().out


def test_rules_test_tells_what_failed(
    pack: str, pipeline: Callable[[Result], Pipeline], capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline(result(finding()))
    assert main(["rules", "test", "tea-and-cups", "--rules", pack]) == 1
    out, err = capsys.readouterr()
    assert out == (
        "tea-and-cups: expected 1 finding, got 0\n"
        "  text  茶收入为10.0亿元，杯收入为4.5亿元。\n"
        "  got   same-fact, inconsistent, error: 二者不合\n"
    )
    assert err == "rules: 1 · examples: 2 · as written: 1 · not: 1\n"


@pytest.mark.parametrize(
    ("verdict", "wanted", "code"),
    [
        ("inconsistent", "", 0),
        ("tension", "", 0),
        ("consistent", "", 1),
        ("consistent", "consistent", 0),
        ("tension", "inconsistent", 1),
    ],
)
def test_examples_count_what_does_not_fit_or_the_verdict_they_name(
    pack: str, verdict: str, wanted: str, code: int, pipeline: Callable[[Result], Pipeline]
) -> None:
    path = Path(pack) / "checks" / "tea-and-cups.toml"
    only = RULE[: RULE.rindex("[[example]]")] + (f'verdict = "{wanted}"\n' if wanted else "")
    path.write_text(only, encoding="utf-8")
    pipeline(result(replace(finding(verdict), rule="tea-and-cups")))
    assert main(["rules", "test", "tea-and-cups", "--rules", pack]) == code


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("kind = [", "not a TOML file"),
        (RULE.replace("why =", "wyh ="), "tea-and-cups.why"),
        (RULE.replace("finds = 1", "finds = -1"), "example"),
        (RULE.replace("message.en", "message.fr"), "message"),
    ],
)
def test_a_broken_rule_file_is_exit_2(pack: str, wrong: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    (Path(pack) / "checks" / "tea-and-cups.toml").write_text(wrong, encoding="utf-8")
    assert main(["rules", "list", "--rules", pack]) == 2
    err = capsys.readouterr().err
    assert "tea-and-cups.toml" in err
    assert said in err
    assert err.count("\n") == 1


# the whole way


def run(*arguments: str, cwd: Path = ROOT, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "claims", *arguments]
    return subprocess.run(command, cwd=cwd, env=settings, input=stdin, capture_output=True, check=False)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(f"禾木乳业公布半年报\n2025-08-21\n\n禾木乳业2025年上半年{CONFLICT}\n", encoding="utf-8")
    return path


def test_version_is_that_of_the_project() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{claims.__version__}"\n' in project
    for spelled in ("version", "--version", "-V"):
        assert run(spelled).stdout == f"check-claims {claims.__version__}\n".encode()


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (["version"], ("typer", "pint", "jieba", "pydantic", "claims.cli")),
        (["--help"], ("pint", "jieba", "opencc", "trafilatura")),
        (["check", "--help"], ("pint", "jieba", "opencc", "trafilatura")),
        (["schema"], ("pint", "jieba", "opencc")),
        (["check", "corpus/08-opec-output.txt", "--exit-zero"], ("pint", "jinja2", "jsonschema", "claims.report.schema")),
        (["rules", "list"], ("pint", "jieba", "opencc")),
        (["explain", "damaged-text"], ("pint", "jieba", "opencc")),
    ],
)
def test_light_commands_load_nothing_heavy(arguments: list[str], without: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom claims.__main__ import main\n"
        "try: main()\nexcept SystemExit as end: assert not end.code, end.code\n"
        f"print('LOADED', *[name for name in {without!r} if name in sys.modules])"
    )
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, env=settings, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "LOADED"


def test_a_contradiction_is_found_and_exits_1(draft: Path) -> None:
    done = run("check", "draft.txt", cwd=draft.parent)
    assert done.returncode == 1
    assert "draft.txt:4:" in done.stdout.decode()
    assert b"Traceback" not in done.stderr


def test_standard_input_is_read(draft: Path) -> None:
    done = run("check", "-", cwd=draft.parent, stdin=draft.read_bytes())
    assert done.returncode == 1


def test_an_article_from_standard_input_in_another_charset(draft: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    assert run("-", cwd=draft.parent, stdin=text.encode("gb18030")).returncode == 1


def test_a_missing_file_does_not_stop_the_others(draft: Path) -> None:
    done = run("check", "gone.txt", "draft.txt", cwd=draft.parent)
    assert done.returncode == 3
    assert "draft.txt:4:" in done.stdout.decode()
    assert "gone.txt" in done.stderr.decode()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff\xfe" * 400, b"\n \n"])
def test_files_without_text_are_failures(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    done = run("check", "odd.txt", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.decode().count("odd.txt") == 1
    assert b"Traceback" not in done.stderr


def test_a_folder_without_articles_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("check", "empty", cwd=tmp_path)
    assert done.returncode == 3
    assert b"empty" in done.stderr


def test_an_unknown_rule_is_suggested(draft: Path) -> None:
    done = run("check", "draft.txt", "--select", "damaged-txt", cwd=draft.parent)
    assert done.returncode == 2
    assert "did you mean 'damaged-text'?" in done.stderr.decode()


def test_the_same_input_gives_the_same_bytes(draft: Path) -> None:
    shutil.copy(draft, draft.parent / "again.txt")
    for name in ("json", "full", "concise", "jsonl"):
        told = {
            run("draft.txt", "again.txt", "--output-format", name, cwd=draft.parent, PYTHONHASHSEED=seed).stdout
            for seed in ("0", "1", "4711")
        }
        assert len(told) == 1


def test_output_is_utf_8_whatever_the_locale(draft: Path) -> None:
    done = run("check", "draft.txt", cwd=draft.parent, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "营业" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error(draft: Path) -> None:
    command = [sys.executable, "-m", "claims", "check", str(draft), "--output-format", "json"]
    with subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        err = running.stderr.read().decode()
    assert "Broken" not in err
    assert running.returncode == 1


def test_colour_needs_a_terminal(draft: Path) -> None:
    assert b"\x1b[" not in run("check", "draft.txt", cwd=draft.parent, NO_COLOR="").stdout


def test_hostile_text_reaches_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(f"标题\x1b[2J\n\n\x1b]0;x\x07禾木乳业2025年上半年{CONFLICT}\u202e[red]\n", encoding="utf-8")
    done = run("check", "bad.txt", "-v", cwd=tmp_path)
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"\x07" not in done.stdout + done.stderr


def test_extract_lists_claims_and_how_they_were_read(draft: Path) -> None:
    table = run("extract", "draft.txt", cwd=draft.parent)
    trees = run("extract", "draft.txt", "--explain", cwd=draft.parent)
    assert (table.returncode, trees.returncode) == (0, 0)
    assert "10.0亿元" in table.stdout.decode()
    assert "└── read by: " in trees.stdout.decode()


def test_public_names_are_there() -> None:
    code = "from claims import Result, check_text; print(len(check_text('" + CONFLICT + "').claims))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == b"3\n"


def test_an_unknown_name_is_none_of_ours() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = claims.nonsense


def test_every_name_that_is_promised_loads() -> None:
    assert all(getattr(claims, name) is not None for name in claims.__all__)


def test_the_manual_names_every_command_and_option(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    manual = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    main(["check", "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert {option for option in options if f"`{option}`" not in manual} == set()
    assert {command for command in COMMANDS if f"`{command}" not in manual} == set()
    assert {name for name in formats() if f"`{name}`" not in manual} == set()
