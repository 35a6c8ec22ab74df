"""`init`: a workspace to start from, whose sample article holds a contradiction on purpose."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from claims.cli import UsageError, arguments, words

STARTER = Path(__file__).parent / "starter"

_MADE = {"en": "made  {path}", "zh": "新建  {path}"}
_KEPT = {"en": "kept  {path} (was there)", "zh": "保留  {path}（原已存在）"}
_NEXT = {
    "en": "Now run `check-claims`{there}: it fails on a contradiction planted in the sample; README.md tells how to mend it.",
    "zh": "接下来{there}运行 `check-claims`：它会因示例中有意写错的数字而失败，改法见 README.md。",
}
_THERE = {"en": " in {folder}", "zh": "在 {folder} 中"}
_BLOCKED = {"en": "init: cannot write {path!r}: {reason}", "zh": "init：无法写入 {path!r}：{reason}"}


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Where; made if it is not there. This folder if left out.")
    ] = Path(),
    lang: arguments.Language = "auto",
) -> int:
    """Make a workspace whose sample fails on purpose.

    Articles, rules, facts, reports, settings; nothing is written over.
    """
    arguments.choose("--lang", lang, arguments.LANGUAGES)
    words.choose(lang)
    from claims.cli.output import emit

    starter = STARTER / words.spoken()
    for source in sorted(path for path in starter.rglob("*") if path.is_file()):
        path = folder / source.relative_to(starter)
        made = _placed(source, path)
        emit(words.say(_MADE if made else _KEPT, path=path) + "\n")
    there = "" if folder == Path() else words.say(_THERE, folder=folder)
    emit("\n" + words.say(_NEXT, there=there) + "\n")
    return 0


def _placed(source: Path, path: Path) -> bool:
    """Write a file where there is none, and return whether it was written. Raises `UsageError` where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            _fill(file, source.read_bytes(), path)
    except FileExistsError as error:
        if path.is_file():
            return False
        raise UsageError(words.say(_BLOCKED, path=str(path), reason=error.strerror)) from error
    except OSError as error:
        raise UsageError(words.say(_BLOCKED, path=str(path), reason=error.strerror)) from error
    return True


def _fill(file: BinaryIO, data: bytes, path: Path) -> None:
    """Write all of a file or none of it: half of one would be kept by the next run."""
    try:
        file.write(data)
        file.flush()
    except OSError:
        path.unlink(missing_ok=True)
        raise
