"""`doctor`: whether everything that a run needs is there, and where it comes from."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claims.cli import UsageError, arguments, configuration, words

if TYPE_CHECKING:
    from claims.packs import Pack

_REQUIREMENT = re.compile(r"""([\w.-]+).*?(?:extra == ['"]([\w-]+)['"])?$""")
# Not for users.
_FOR_DEVELOPERS = "dev"

_WORDS = {
    "version": {"en": "version", "zh": "版本"},
    "python": {"en": "Python", "zh": "Python"},
    "libraries": {"en": "libraries", "zh": "依赖库"},
    "extras": {"en": "extras", "zh": "附加功能"},
    "configuration": {"en": "configuration", "zh": "配置"},
    "rules": {"en": "built-in rules", "zh": "内置规则"},
    "pack": {"en": "rule pack", "zh": "规则包"},
    "known": {"en": "known", "zh": "已载入"},
    "waivers": {"en": "waivers", "zh": "豁免"},
    "baseline": {"en": "baseline", "zh": "基线"},
    "cache": {"en": "cache", "zh": "缓存"},
    "terminal": {"en": "terminal", "zh": "终端"},
}
_MISSING = {"en": "{name} is missing", "zh": "缺少 {name}"}
_HAS = {
    "en": "there: {there} · not there: {absent} (pip install 'check-claims[NAME]')",
    "zh": "已装：{there} · 未装：{absent}（pip install 'check-claims[NAME]'）",
}
_NONE = {"en": "none found; everything as it is unless told", "zh": "没有；一切按默认"}
_COUNTS = {
    "en": "{rules} rules in {packs} packs · {metrics} metrics · {entities} names of companies, products, people",
    "zh": "{packs} 个包共 {rules} 条规则 · {metrics} 个指标 · {entities} 个公司、产品、人物",
}
_UNWRITABLE = {
    "en": "{folder} cannot be written: articles and Chinese word lists are read anew in each run (XDG_CACHE_HOME moves it)",
    "zh": "{folder} 不可写：每次运行都要重新读取文章和中文词典（可用 XDG_CACHE_HOME 改位置）",
}
_WRITABLE = {"en": "{folder} (can be written)", "zh": "{folder}（可写）"}
_TERMINAL = {
    "en": "{columns} columns · {kind} · encoding {encoding} · colour {colour}",
    "zh": "{columns} 列 · {kind} · 编码 {encoding} · 颜色 {colour}",
}
_NARROW = {"en": "narrow: reports want 60 columns or more", "zh": "过窄：报告至少需 60 列"}
_ALL_WELL = {"en": "all is well", "zh": "一切正常"}
_ILL = {"en": "faults: {count}", "zh": "问题：{count} 处"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `state` is ok, note (works, but) or fault."""

    about: str
    told: str
    state: str = "ok"


def doctor(
    ctx: typer.Context,
    rules: arguments.Rules = None,
    lang: arguments.Language = "auto",
    config: arguments.Config = None,
    no_config: arguments.NoConfig = False,
) -> int:
    """Say whether all is well installed.

    Versions, extras, rules, configuration, cache and terminal; exit 1 where something is at fault.
    """
    arguments.choose("--lang", lang, arguments.LANGUAGES)
    from claims.cli.output import emit
    from claims.report.layout import visible

    checks = [*_installed(), *_content(ctx), *_caches(), _terminal()]
    faults = sum(check.state == "fault" for check in checks)
    signs = {"ok": "✓", "note": "△", "fault": "✗"}
    for check in checks:
        emit(f"{signs[check.state]} {words.say(_WORDS[check.about])}: {visible(check.told)}\n")
    emit(f"\n{words.say(_ILL, count=faults) if faults else words.say(_ALL_WELL)}\n")
    return 1 if faults else 0


def _installed() -> Iterator[Check]:
    from claims.version import VERSION

    yield Check("version", f"check-claims {VERSION} ({Path(__file__).resolve().parents[1]})")
    yield Check("python", f"{sys.version.split()[0]} ({sys.executable})", "ok" if sys.version_info >= (3, 11) else "fault")
    extras = _requirements()
    versions = {name: _version_of(name) for name in extras.pop("", ())}
    yield Check("libraries", ", ".join(f"{name} {version}" for name, version in versions.items() if version))
    yield from (Check("libraries", words.say(_MISSING, name=name), "fault") for name, version in versions.items() if not version)
    there = [name for name, needed in extras.items() if all(map(_version_of, needed))]
    absent = [name for name in extras if name not in there]
    yield Check("extras", words.say(_HAS, there=", ".join(there) or "-", absent=", ".join(absent) or "-"))


def _content(ctx: typer.Context) -> Iterator[Check]:
    """Yield where rules, configuration, waivers and baseline come from, and what is wrong with them."""
    from claims.cli import baseline, waivers, workspace
    from claims.content import rules_folder

    try:
        yield Check("rules", str(rules_folder()))
    except FileNotFoundError as error:
        yield Check("rules", str(error), "fault")
        return
    try:
        asked = configuration.asked(ctx)
    except UsageError as error:
        yield Check("configuration", str(error), "fault")
        return
    settings = asked.settings
    yield Check("configuration", str(asked.file) if asked.file else words.say(_NONE))
    try:
        named = settings.paths or ((asked.root / workspace.CORPUS).as_posix(),)
        folders = workspace.packs([Path(folder) for folder in settings.rules], named)
    except UsageError as error:
        yield Check("pack", str(error), "fault")
        return
    yield from (Check("pack", str(folder)) for folder in folders)
    yield _known(folders)
    try:
        file = waivers.file_of(asked)
        if file:
            yield Check("waivers", f"{file}: {len(waivers.read(file))}")
    except UsageError as error:
        yield Check("waivers", str(error), "fault")
    try:
        if settings.baseline:
            yield Check("baseline", f"{settings.baseline}: {sum(e.count for e in baseline.read(Path(settings.baseline)))}")
    except UsageError as error:
        yield Check("baseline", str(error), "fault")


def _known(folders: tuple[Path, ...]) -> Check:
    """Return what the rules come to, or the first fault in them: of a file, or of a kind that is none."""
    from claims.checker.engine import check
    from claims.packs import PackError, load

    try:
        pack: Pack = load(*folders)
        check((), (), pack)
    except PackError as error:
        return Check("known", str(error), "fault")
    packs = {rule.pack for rule in pack.rules.values()}
    counts = {"rules": len(pack.rules), "packs": len(packs), "metrics": len(pack.metrics), "entities": len(pack.entities)}
    return Check("known", words.say(_COUNTS, **counts))


def _caches() -> Iterator[Check]:
    """Yield whether the folders of the word lists' cache and of articles already parsed can be written."""
    from claims.cache import usual

    lists = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "check-claims"
    articles = usual()
    for folder in dict.fromkeys([lists, *([articles.folder] if articles else [])]):
        nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        if nearest.is_dir() and os.access(nearest, os.W_OK):
            yield Check("cache", words.say(_WRITABLE, folder=folder))
        else:
            yield Check("cache", words.say(_UNWRITABLE, folder=folder), "note")


def _terminal() -> Check:
    from claims.cli import output

    options = output.terminal("auto", False, None, {})
    kind = "TTY" if sys.stdout.isatty() else "no TTY"
    told = words.say(
        _TERMINAL,
        columns=options.width,
        kind=kind,
        encoding=sys.stdout.encoding,
        colour="yes" if options.colour else "no",
    )
    return Check("terminal", f"{told} · {words.say(_NARROW)}", "note") if options.width < 60 else Check("terminal", told)


def _version_of(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _requirements() -> dict[str, list[str]]:
    """Return the distributions that each extra needs, "" standing for what is always needed, as the installation says."""
    from importlib.metadata import PackageNotFoundError, requires

    found: dict[str, list[str]] = {"": []}
    try:
        told = requires("check-claims") or []
    except PackageNotFoundError:
        return found
    for requirement in told:
        parts = _REQUIREMENT.fullmatch(requirement)
        if parts and parts[2] != _FOR_DEVELOPERS and parts[1] != "check-claims":
            found.setdefault(parts[2] or "", []).append(parts[1])
    return found
