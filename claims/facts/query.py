"""Claims asked for as one would say it: `claims.about("英伟达").metric("market_cap").on("2025-12-02")`.

A chain narrows a set of claims and remembers what was asked, so that one that finds nothing, or too much, can say what
there was instead. Comparing a chain compares every claim in it; none in it is an error, not a falsehood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from claims.facts.names import metric_named, subject_named
from claims.facts.value import Value, bounds, comparable, of_claim, quantity
from claims.model import Article, Claim, Result, Row, html_table
from claims.packs import Pack, load
from claims.parse.renamed import introductions
from claims.period import days, relation

# Claims that a message lists.
NEAREST = 3


class MissingClaim(LookupError):
    """A chain found no claim, or more than were asked for; the message lists what there was."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One narrowing of a chain: how it is said, and which claims it keeps."""

    words: str
    keeps: Callable[[Claim], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """Some claims of a run, in the order of documents and places, with what was asked to get them.

    >>> from claims import check_text, claims_of
    >>> told = claims_of(check_text("比亚迪2024年营业收入为7771亿元，同比增长29%。"))
    >>> revenue = told.about("BYD").metric("营业收入")
    >>> revenue.kind("level") == "7770.9亿元"
    True
    >>> revenue.kind("growth").one().quote
    '29%'
    >>> told.about("BYD").metric("net_income").one()  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    claims.facts.query.MissingClaim: no claim: about BYD, metric net_income; the nearest are
    ...
    """

    held: tuple[Claim, ...]
    articles: Mapping[str, Article]
    pack: Pack
    asked: tuple[Asked, ...] = ()
    all_held: tuple[Claim, ...] = ()

    def about(self, subject: str) -> Claims:
        """Keep the claims about an entity, by any of its names, alone or jointly with others."""
        name = self._canonical(subject)
        return self._narrowed(f"about {name}", lambda c: c.subject is not None and name in c.subject.split("; "))

    def metric(self, metric: str) -> Claims:
        """Keep the claims of a metric, by its id or an alias."""
        name = metric_named(metric, self.pack)
        return self._narrowed(f"metric {name}", lambda c: c.metric == name)

    def on(self, period: str) -> Claims:
        """Keep the claims of a period (2025, 2025Q3, 2025-12-02, FY2025, A/B), however they name its days."""
        return self._narrowed(f"period {period}", lambda c: self._is_on(c, period))

    def scope(self, scope: str | None) -> Claims:
        """Keep the claims of a scope; None for those of the whole."""
        return self._narrowed(f"scope {scope}" if scope else "no scope", lambda c: c.scope == scope)

    def basis(self, basis: str | None) -> Claims:
        """Keep the claims against a basis (yoy, qoq …); None for those against none."""
        return self._narrowed(f"basis {basis}" if basis else "no basis", lambda c: c.basis == basis)

    def kind(self, kind: str) -> Claims:
        """Keep the claims of a kind: level, growth, change, share, count …"""
        return self._narrowed(f"kind {kind}", lambda c: c.kind == kind)

    def by(self, speaker: str) -> Claims:
        """Keep what a speaker says, by any of his names."""
        name = self._canonical(speaker)
        return self._narrowed(f"said by {name}", lambda c: c.speaker is not None and name in c.speaker.split("; "))

    def document(self, name: str) -> Claims:
        """Keep the claims of the documents whose path ends in `name`."""
        return self._narrowed(f"document {name}", lambda c: c.document == name or c.document.endswith(f"/{name}"))

    def zone(self, zone: str) -> Claims:
        """Keep the claims of a zone: title, lead, body, caption, table, quote."""
        return self._narrowed(f"zone {zone}", lambda c: c.zone == zone)

    def modality(self, modality: str) -> Claims:
        """Keep what is actual, a target, a forecast, an estimate or a rumour."""
        return self._narrowed(f"modality {modality}", lambda c: c.modality == modality)

    def undated(self) -> Claims:
        """Keep the claims that name no period."""
        return self._narrowed("no period", lambda c: c.period is None)

    def in_units_of(self, value: Value) -> Claims:
        """Keep the claims whose units go together with those of a value."""
        return self._narrowed(f"in {value.base or 'such units'}", lambda c: comparable(of_claim(c), value))

    def all(self) -> tuple[Claim, ...]:
        """Return the claims, none or more."""
        return self.held

    def one(self) -> Claim:
        """Return the only claim. Raises `MissingClaim` where there is none or several."""
        if len(self.held) == 1:
            return self.held[0]
        if not self.held:
            raise MissingClaim(self._missing())
        listed = "\n".join(f"  {self.told(c)}" for c in self.held[: 2 * NEAREST])
        raise MissingClaim(f"{len(self.held)} claims where one was asked for: {self._question()}\n{listed}")

    def latest(self) -> Claim:
        """Return the claim of the latest period; of equals the one of the latest article. Raises `MissingClaim`."""
        if not self.held:
            raise MissingClaim(self._missing())
        return max(self.held, key=self._age)

    def values(self) -> list[Value]:
        """Return what each claim says. Raises `MissingClaim` where there is none."""
        if not self.held:
            raise MissingClaim(self._missing())
        return [of_claim(claim) for claim in self.held]

    def consistent(self) -> Comparison:
        """Return whether the words of all claims allow one number, true or false, with what parts them."""
        values = self.values()
        pairs = [(i, j) for j in range(len(values)) for i in range(j) if not values[i].overlaps(values[j])]
        return Comparison(not pairs, tuple(f"{self._line(i, values)}\n{self._line(j, values)}" for i, j in pairs[:NEAREST]))

    def overlaps(self, other: Value | str) -> Comparison:
        """Return whether the words of every claim allow what `other` says."""
        return self._each("overlaps", other, Value.overlaps)

    def within(self, other: Value | str) -> Comparison:
        """Return whether every claim lies in `other`."""
        return self._each("within", other, Value.within)

    def at_least(self, other: Value | str) -> Comparison:
        """Return whether every claim may be `other` or more."""
        return self._each("at least", other, Value.at_least)

    def at_most(self, other: Value | str) -> Comparison:
        """Return whether every claim may be `other` or less."""
        return self._each("at most", other, Value.at_most)

    def equals(self, other: Value | str) -> Comparison:
        """Return whether every claim is `other`, rounding apart."""
        return self._each("==", other, Value.__eq__)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value | str):
            return NotImplemented
        return bool(self.equals(other))

    __hash__ = None  # type: ignore[assignment]

    def __getitem__(self, metric: str) -> Value:
        """Return the value of the one claim of a metric, for reckoning. Raises `MissingClaim`."""
        return of_claim(self.metric(metric).one())

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)

    def __bool__(self) -> bool:
        return bool(self.held)

    def __repr__(self) -> str:
        return f"<{len(self.held)} claims: {self._question()}>"

    def to_rows(self) -> list[Row]:
        """Return a row for each claim: see `Claim.row`."""
        return [claim.row(self.articles.get(claim.document)) for claim in self.held]

    def _repr_html_(self) -> str:
        """Return the rows as an HTML table, for notebooks; what an article says is escaped."""
        return f"<p>{escape(repr(self))}</p>{html_table(self.to_rows())}"

    def told(self, claim: Claim) -> str:
        """Return a claim on one line: place, quote, and what it was read as."""
        about = [claim.subject or "?", claim.metric or "?", claim.scope, claim.basis, claim.period, claim.kind]
        return f"{self.place(claim)}: “{claim.quote}” ({', '.join(part for part in about if part)})"

    def place(self, claim: Claim) -> str:
        """Return document:line:column, counted from 1."""
        article = self.articles.get(claim.document)
        return ":".join([claim.document, *(map(str, article.place(claim.span.start)) if article else ())])

    def _narrowed(self, words: str, keeps: Callable[[Claim], bool]) -> Claims:
        pool = self.all_held or self.held
        asked = (*self.asked, Asked(words, keeps))
        return replace(self, held=tuple(c for c in self.held if keeps(c)), asked=asked, all_held=pool)

    def _canonical(self, name: str) -> str:
        """Return the name that claims have for somebody: that of the pack, or the Latin one that an article gives."""
        known = subject_named(name, self.pack)
        return (
            known
            if known.isascii()
            else introductions(self.articles.values(), self.all_held or self.held, self.pack).canonical(known)
        )

    def _is_on(self, claim: Claim, period: str) -> bool:
        return claim.period is not None and relation(claim.period, period, self._year_end(claim)) == "same"

    def _year_end(self, claim: Claim) -> int | None:
        return next((e.fiscal_year_end for e in self.pack.entities.values() if e.name == claim.subject), None)

    def _age(self, claim: Claim) -> tuple[date, date]:
        span = days(claim.period, self._year_end(claim)) if claim.period else None
        article = self.articles.get(claim.document)
        return span[1] if span else date.min, (article.published if article else None) or date.min

    def _question(self) -> str:
        return ", ".join(asked.words for asked in self.asked) or "all"

    def _missing(self) -> str:
        """Return that nothing fits, and the claims that fit most of what was asked."""
        pool = self.all_held or self.held
        ranked = sorted(pool, key=self._distance)
        near = [c for c in ranked[:NEAREST] if any(asked.keeps(c) for asked in self.asked)]
        listed = "\n".join(f"  {self.told(c)}" for c in near)
        return f"no claim: {self._question()}" + (f"; the nearest are\n{listed}" if listed else f", of {len(pool)} claims")

    def _distance(self, claim: Claim) -> tuple[int, tuple[bool, ...]]:
        """How far a claim is from what was asked: by how many parts, and what was asked first weighs more."""
        missed = tuple(not asked.keeps(claim) for asked in self.asked)
        return sum(missed), missed

    def _each(self, verb: str, other: Value | str, holds: Callable[[Value, Value], bool]) -> Comparison:
        wanted = quantity(other) if isinstance(other, str) else other
        values = self.values()
        faults = [self._fault(i, verb, values, wanted) for i, value in enumerate(values) if not holds(value, wanted)]
        return Comparison(not faults, tuple(faults))

    def _fault(self, index: int, verb: str, values: Sequence[Value], wanted: Value) -> str:
        value, apart = values[index], values[index].ratio(wanted)
        times = f"\n    {apart:.3g} times apart" if apart is not None and apart > 1 else ""
        return f"{self._line(index, values)}\n    not {verb} {wanted.words}: {bounds(wanted, value)}{times}"

    def _line(self, index: int, values: Sequence[Value]) -> str:
        claim, value = self.held[index], values[index]
        return f"{self.place(claim)}: “{claim.quote}” means {bounds(value, values[0])}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether a comparison holds, true or false in an `assert`, and a line or more for each claim that fails it."""

    holds: bool
    faults: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.holds

    def __repr__(self) -> str:
        return "holds" if self.holds else "\n" + "\n".join(self.faults)


def claims_of(result: Result, pack: Pack | None = None) -> Claims:
    """Return the claims of a run, boilerplate left out, to be asked for."""
    held = tuple(claim for claim in result.claims if claim.zone != "boilerplate")
    return Claims(held, {article.id: article for article in result.articles}, pack or load())
