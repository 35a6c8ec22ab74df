"""pytest plugin: facts pinned in `*.facts.toml` are collected as tests, and the `claims` fixture asks articles for claims.

Inert until a facts file is collected or the fixture is asked for; nothing of check-claims but this module is imported
before.

Options: `--claims-articles PATH` (again for more), or `claims_articles` in the ini file (relative to it), are the
articles of the fixture and of facts files that name none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.facts.pinned import FactsFile, Pinned
    from claims.facts.query import Claims
    from claims.facts.row import FactError

SUFFIX = ".facts.toml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the ini value that name the articles."""
    words = "articles (files or folders) whose claims facts are tested on"
    parser.getgroup("claims").addoption("--claims-articles", action="append", metavar="PATH", help=words)
    parser.addini("claims_articles", words, type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker that every pinned fact carries."""
    config.addinivalue_line("markers", "claims: a fact pinned in a *.facts.toml file")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect facts files."""
    if not file_path.name.endswith(SUFFIX):
        return None
    found: pytest.Collector = Facts.from_parent(parent, path=file_path)
    return found


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Return what parts two values, or claims and a value: quotes, places, both intervals in one unit."""
    if "claims.facts.query" not in sys.modules:
        return None
    from claims.facts.query import Claims
    from claims.facts.value import Value, bounds

    if op != "==" or not isinstance(right, Value | str):
        return None
    if isinstance(left, Claims):
        return ["claims and fact differ", *"\n".join(left.equals(right).faults).split("\n")]
    if isinstance(left, Value) and isinstance(right, Value):
        return [f"{left.words} is not {right.words}", bounds(left, left), f"against {bounds(right, left)}"]
    return None


@pytest.fixture(scope="session")
def claims(request: pytest.FixtureRequest) -> Claims:
    """The claims of the articles that the ini file or the command line names."""
    paths = _configured(request.config)
    if not paths:
        pytest.fail("name the articles: claims_articles in the ini file, or --claims-articles PATH", pytrace=False)
    return _claims_of(request.config, paths)


class Facts(pytest.File):
    """A facts file: an item for each fact, and one that fails for each that cannot be used."""

    def collect(self) -> Iterable[pytest.Item]:
        """Return the items. Raises `CollectError` where the file as a whole cannot be used."""
        from claims.facts.pinned import read_facts
        from claims.facts.row import FactError

        try:
            held = read_facts(self.path)
        except FactError as error:
            raise self.CollectError(str(error)) from None
        self._warn_of_strangers(held)
        for pinned in held.facts:
            yield FactItem.from_parent(self, name=pinned.name, pinned=pinned, articles=held.defaults.articles)
        for number, fault in enumerate(held.errors, 1):
            yield BrokenFact.from_parent(self, name=f"unusable fact {number}", fault=fault)

    def _warn_of_strangers(self, held: FactsFile) -> None:
        from claims.facts.names import is_known_subject
        from claims.packs import load

        named = dict.fromkeys(p.fact.subject for p in held.facts if p.fact.subject)
        strange = [name for name in named if not is_known_subject(name, load())]
        if strange:
            self.warn(pytest.PytestWarning(f"{self.path.name}: not in the vocabulary, matched as written: {', '.join(strange)}"))


class FactItem(pytest.Item):
    """One pinned fact."""

    def __init__(self, *, pinned: Pinned, articles: Sequence[str], **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.pinned = pinned
        self.articles = articles
        self.add_marker("claims")
        for mark in pinned.fact.marks:
            self.add_marker(mark)
        if pinned.fact.xfail is not None:
            self.add_marker(pytest.mark.xfail(reason=pinned.fact.xfail))
        said = pinned.fact.model_dump(include={"subject", "metric", "period", "scope", "value", "holds", "source"})
        self.user_properties += [(name, value) for name, value in said.items() if value is not None]

    def runtest(self) -> None:
        """Test the fact on the claims of its articles."""
        from claims.facts.judge import try_fact

        fared = try_fact(self.pinned.fact, _claims_of(self.config, self._paths()))
        self.user_properties += [("quote", quote) for quote in fared.quotes]
        if not fared.holds:
            raise FactFailure(fared.words)

    def _paths(self) -> tuple[str, ...]:
        own = tuple(str(self.path.parent / article) for article in self.articles)
        found = own or _configured(self.config)
        if not found:
            raise FactFailure(
                "no articles: set `articles` in the facts file, claims_articles in the ini file, or --claims-articles"
            )
        return found

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """Return what a reader needs: quote, place, both intervals; a traceback only for what is not foreseen."""
        from pint import DimensionalityError

        from claims.facts.query import MissingClaim

        error = excinfo.value
        where = f"{self.path.name}:{self.pinned.line}: {self._told()}"
        if isinstance(error, DimensionalityError):
            return f"{where}\nthe units do not go together: {error}"
        if isinstance(error, FactFailure | MissingClaim | ValueError | ZeroDivisionError):
            return f"{where}\n{error}"
        return str(super().repr_failure(excinfo))

    def _told(self) -> str:
        fact = self.pinned.fact
        source = f" ({', '.join(part for part in (fact.source, fact.as_of) if part)})" if fact.source else ""
        return f"{self.name}: {fact.compare} {fact.value}{source}" if fact.value else self.name

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the file, the line from 0, and the name."""
        return self.path, self.pinned.line - 1, self.name


class BrokenFact(pytest.Item):
    """A fact that cannot be used: fails with its one error, while the others run."""

    def __init__(self, *, fault: FactError, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.fault = fault
        self.add_marker("claims")

    def runtest(self) -> None:
        """Fail."""
        raise self.fault

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """Return the error alone."""
        return str(excinfo.value)


class FactFailure(AssertionError):
    """A fact that articles do not bear out."""


_READ: pytest.StashKey[dict[tuple[str, ...], Claims]] = pytest.StashKey()


def _claims_of(config: pytest.Config, paths: tuple[str, ...]) -> Claims:
    """Return the claims of articles, read once a session. Raises `FactFailure` for what cannot be read."""
    from claims.facts.query import claims_of
    from claims.pipeline import extract

    read = config.stash.setdefault(_READ, {})
    if paths not in read:
        result = extract(paths)
        if result.failures or not result.articles:
            told = "; ".join(f"{failure.path}: {failure.reason}" for failure in result.failures)
            raise FactFailure(told or f"no article in {', '.join(paths)}")
        read[paths] = claims_of(result)
    return read[paths]


def _configured(config: pytest.Config) -> tuple[str, ...]:
    given: list[str] | None = config.getoption("--claims-articles")
    return tuple(str(path) for path in (given or config.getini("claims_articles")))
