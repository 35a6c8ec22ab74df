"""The configuration: `check-claims.toml` or a table of `pyproject.toml`, and what the command line says over it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import UsageError, suggestion, words

if TYPE_CHECKING:
    import typer
    from pydantic import ValidationError

    from claims.cli.settings import Settings

NAME = "check-claims.toml"
TABLE = ("tool", "check-claims")

# Fields that hold paths, which are relative to the file that names them.
_PATHS = ("paths", "exclude", "against", "fx", "rules")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is asked for. `root` is the folder of the configuration, or the working folder; `file` is None without one."""

    settings: Settings
    root: Path
    file: Path | None


def asked(ctx: typer.Context) -> Asked:
    """Return the settings of a command: what the command line gives, over the configuration, over what holds unsaid.

    Raises `UsageError` for a configuration that cannot be used.
    """
    return of(_given(ctx), ctx.params.get("config"), bool(ctx.params.get("no_config")))


def of(options: Iterable[tuple[str, object]] = (), config: object = None, without: bool = False) -> Asked:
    """Return the settings that options make over the configuration: the one named, the one found, or none (`without`)."""
    from claims.cli.settings import Settings

    file = _chosen(config, without)
    held = read(file) if file else Settings()
    given = {name: _plain(value) for name, value in options if name in Settings.model_fields}
    if isinstance(given.get("as_of"), str):
        from claims.cli.arguments import day

        given["as_of"] = day("--as-of", str(given["as_of"]))
    if "within" in given or "across" in given:
        given = {"within": False, "across": False, **given}
    settings = held.model_copy(update=given)
    words.choose(settings.lang)
    return Asked(settings, file.parent if file else Path(), file)


def find(folder: Path) -> Path | None:
    """Return the configuration of a folder: that of the nearest folder, itself or above it, that has one.

    In one folder check-claims.toml goes before pyproject.toml, which counts only with a table for this tool.
    """
    for here in (folder, *folder.parents):
        if (here / NAME).is_file():
            return here / NAME
        project = here / "pyproject.toml"
        if project.is_file() and _own_table(project):
            return project
    return None


def read(path: Path) -> Settings:
    """Return what a configuration says, its paths seen from the working folder. Raises `UsageError` with file and line."""
    from pydantic import ValidationError

    from claims.cli.settings import Settings
    from claims.cli.toml import table_of

    table, text = table_of(path)
    inside = TABLE if path.name == "pyproject.toml" else ()
    for name in inside:
        held = table.get(name, {})
        table = held if isinstance(held, dict) else {name: held}
    try:
        settings = Settings.model_validate({key: _tuples(value) for key, value in table.items()}, by_name=False)
    except ValidationError as error:
        raise UsageError(_fault(path, text, inside, error)) from error
    return _placed(settings, path.parent)


def _chosen(config: object, without: bool) -> Path | None:
    if not isinstance(config, Path):
        return None if without else _near(find(Path.cwd()))
    if without:
        raise UsageError(
            words.say({"en": "--config and --no-config exclude each other", "zh": "--config 与 --no-config 不能同时使用"})
        )
    if not config.is_file():
        raise UsageError(words.say({"en": "--config: no file {path!r}", "zh": "--config：没有文件 {path!r}"}, path=str(config)))
    return config


def _near(path: Path | None) -> Path | None:
    """Return a path as seen from the working folder, so that what is printed is short and the same on every machine."""
    return path and Path(os.path.relpath(path))


def _own_table(project: Path) -> bool:
    """Whether a pyproject.toml speaks of this tool; one that is broken does where it names it."""
    import tomllib

    from claims.toml import table

    try:
        text = project.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    if TABLE[1] not in text:
        return False
    try:
        tool = table(text).get(TABLE[0])
    except tomllib.TOMLDecodeError:
        return f"[{'.'.join(TABLE)}" in text
    return isinstance(tool, dict) and TABLE[1] in tool


def _given(ctx: typer.Context) -> Iterator[tuple[str, object]]:
    """Yield the parameters that stand on the command line itself."""
    for name, value in ctx.params.items():
        source = ctx.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            yield name, value


def _plain(value: object) -> object:
    """Return a value of the command line as the configuration would hold it: tuples of text, lists split at commas left alone."""
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    return str(value) if isinstance(value, Path) else value


def _tuples(value: object) -> object:
    """Return a value of a TOML file with tuples for arrays; one text stands for an array of one."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {key: _tuples(inner) for key, inner in value.items()}
    return value


def _fault(path: Path, text: str, inside: tuple[str, ...], error: ValidationError) -> str:
    """Return the first fault of a configuration: file, line, key, and what was meant."""
    from claims.cli.settings import Settings
    from claims.cli.toml import line_of

    first = error.errors()[0]
    where = first["loc"]
    line = line_of(text, (*inside, *where))
    key = ".".join(str(part) for part in where)
    if first["type"] == "extra_forbidden":
        keys = Settings.keys()
        near = suggestion(key, keys)
        told = {"en": "no key {key!r}{near}", "zh": "没有 {key!r} 这个键{near}"}
        known = "" if near else words.say({"en": "; one of {keys}", "zh": "；可用的键：{keys}"}, keys=", ".join(keys))
        return f"{path}:{line}: {words.say(told, key=key, near=near)}{known}"
    return f"{path}:{line}: {key}: {_expected(first['type'], first['msg'], first.get('ctx', {}))}, found {first['input']!r}"


def _expected(kind: str, message: str, context: Mapping[str, object]) -> str:
    """Return what a key should hold, without the words of the library."""
    names = {
        "tuple_type": "an array of texts",
        "string_type": "a text",
        "bool_type": "true or false",
        "date_type": "a date such as 2025-09-22",
        "mapping_type": "a table",
        "dict_type": "a table",
        "literal_error": f"one of {context.get('expected', '')}",
    }
    expected = names.get(kind)
    return f"expected {expected}" if expected else message


def _placed(settings: Settings, folder: Path) -> Settings:
    """Return settings with their paths seen from the working folder instead of from `folder`."""
    if folder == Path():
        return settings
    moved: dict[str, object] = {
        name: tuple(item if name == "fx" and item == "ecb" else _from(folder, item) for item in getattr(settings, name))
        for name in _PATHS
    }
    moved["per_path_ignores"] = {_from(folder, pattern): names for pattern, names in settings.per_path_ignores.items()}
    for name in ("baseline", "waivers", "template"):
        held = getattr(settings, name)
        moved[name] = held and _from(folder, held)
    reports = (spec.partition(":") for spec in settings.report)
    moved["report"] = tuple(f"{name}{colon}{_from(folder, path) if path else ''}" for name, colon, path in reports)
    return settings.model_copy(update=moved)


def _from(folder: Path, path: str) -> str:
    return path if Path(path).is_absolute() else Path(os.path.relpath(folder / path)).as_posix()
