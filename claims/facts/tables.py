"""Reads trusted tables of every form: `*.facts.toml`, CSV, JSON lines, SEC companyfacts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from claims.facts.companyfacts import company_rows, is_companyfacts, read_json
from claims.facts.delimited import csv_rows, jsonl_rows
from claims.facts.names import is_known_subject
from claims.facts.pinned import read_facts
from claims.facts.row import FactError, Row, claim_of
from claims.model import Article, Claim, Shadow, Zone
from claims.packs import Pack

_Rows = Iterable[Row | FactError]


@dataclass(frozen=True, slots=True)
class Table:
    """A trusted table: its text as an article that findings can point at, its facts as claims, what could not be used."""

    article: Article
    claims: tuple[Claim, ...]
    errors: tuple[FactError, ...]
    warnings: tuple[str, ...]


def read_table(path: Path, pack: Pack, language: str = "en") -> Table:
    """Return the facts of a file. `language` is that of the messages about it.

    A fact that cannot be used is an error of the result; a subject that the vocabulary does not know is one warning.
    Raises `FactError` where the file as a whole cannot be used.
    """
    text, rows = _form(path)(path, pack)
    return _table(text, rows, str(path), pack, language)


def table_of(text: str, name: str, pack: Pack, language: str = "en") -> Table:
    """Return the facts of a CSV table in memory. Raises `FactError` as `read_table` does."""
    text = text.lstrip("\n")
    return _table(text, csv_rows(text, name), name, pack, language)


def _table(text: str, rows: _Rows, path: str, pack: Pack, language: str) -> Table:
    claims: list[Claim] = []
    errors: list[FactError] = []
    strange: dict[str, None] = {}
    for row in rows:
        try:
            if isinstance(row, FactError):
                raise row
            claims.append(claim_of(row, path, pack))
            if not is_known_subject(row.subject, pack):
                strange[row.subject] = None
        except FactError as error:
            errors.append(error)
    warnings = tuple(
        f"{path}: no entity {name!r} in the vocabulary; only texts that use this very name are checked" for name in strange
    )
    return Table(_article(path, text, language), _unlike(claims, errors, path), tuple(errors), warnings)


def _unlike(claims: Iterable[Claim], errors: list[FactError], path: str) -> tuple[Claim, ...]:
    """Return the claims with one value for a fact; a second, different one is an error and the first stands."""
    held: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (claim.subject, claim.metric, claim.scope, claim.period, claim.basis, claim.kind, claim.base.unit)
        first = held.setdefault(key, claim)
        if first.base != claim.base:
            named = ", ".join(str(part) for part in key[:5] if part)
            errors.append(FactError(f"{path}: {claim.quote!r} and {first.quote!r} are both given for {named}; the first is used"))
    return tuple(held.values())


def _form(path: Path) -> Callable[[Path, Pack], tuple[str, _Rows]]:
    for suffix, form in _FORMS.items():
        if path.name.lower().endswith(suffix):
            return form
    raise FactError(f"{path}: not a table of facts; known are {', '.join(_FORMS)}")


def _toml(path: Path, pack: Pack) -> tuple[str, _Rows]:
    found = read_facts(path)
    return found.text, [*(row for fact in found.facts if (row := fact.row)), *found.errors]


def _csv(path: Path, pack: Pack) -> tuple[str, _Rows]:
    text = _text_of(path)
    return text, list(csv_rows(text, str(path)))


def _jsonl(path: Path, pack: Pack) -> tuple[str, _Rows]:
    text = _text_of(path)
    return text, list(jsonl_rows(text, str(path)))


def _json(path: Path, pack: Pack) -> tuple[str, _Rows]:
    found = read_json(_text_of(path), str(path))
    if not isinstance(found, dict) or not is_companyfacts(found):
        raise FactError(f"{path}: no companyfacts file: expected entityName and facts")
    return company_rows(found, str(path), pack)


_FORMS: dict[str, Callable[[Path, Pack], tuple[str, _Rows]]] = {
    ".facts.toml": _toml,
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".json": _json,
}


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FactError(f"{path}: {error.strerror or 'cannot be read'}") from error
    except UnicodeDecodeError as error:
        raise FactError(f"{path}: not UTF-8 (byte {error.start})") from error


def _article(path: str, text: str, language: str) -> Article:
    """Return the table's text as an article, so that a finding can point at a row of it."""
    zones = (Zone("table", 0, len(text)),)
    return Article(path, Path(path).name, "", None, language, text, zones, Shadow(text, tuple(range(len(text)))))
