"""Names facts, places and reasons in the language of a message; the words come from rules/relations.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from claims.checker.case import Case
from claims.checker.facts import aspect
from claims.model import Article, Claim
from claims.packs import Entity, Pack, PackError


def phrase(case: Case, about: Claim | Article, name: str, **slots: str) -> str:
    """Return the phrase `name` of relations.toml in the language of the messages about a claim or an article."""
    return template(case.pack, name, case.speaks(about)).format_map(slots)


@cache
def template(pack: Pack, name: str, language: str) -> str:
    """Return the phrase `name` of relations.toml in a language, with its slots open."""
    table = pack.relations.get("phrases")
    pair = table.get(name) if isinstance(table, Mapping) else None
    if not isinstance(pair, Mapping) or not isinstance(pair.get(language), str):
        raise PackError(f"relations.toml: phrases.{name}.{language}: no such phrase")
    return str(pair[language])


def listed(case: Case, claim: Claim, names: Iterable[str]) -> str:
    """Return names joined as the language joins them: A、B和C; A, B and C."""
    held = list(names)
    if len(held) < 2:
        return "".join(held)
    comma, last = ("、", "和") if case.speaks(claim) == "zh" else (", ", " and ")
    return comma.join(held[:-1]) + last + held[-1]


def subject_name(case: Case, claim: Claim, subject: str | None = None) -> str:
    """Return the name of the subject, in a Chinese message as the article has it; "" where it is not known."""
    name = subject or claim.subject or ""
    if case.speaks(claim) == "en":
        return name
    text = case.articles[claim.document].shadow.text
    known = next((word for e in named(case.pack, name) for word in e.zh if word in text), None)
    return known or _glossed(text, name) or name


# Characters of a Chinese name that nothing parts from the words before it.
_NAME = 6


def _glossed(text: str, name: str) -> str:
    """Return the Chinese name that a text glosses as `name`: of the words in front of the bracket those that it has
    again, or all where nothing else stands before them."""
    found = re.search(rf"([一-鿿]{{2,12}})\s?[(（]\s?{re.escape(name)}\s?[)）,，]", text) if name.isascii() and name else None
    if found is None:
        return ""
    ends = (found[1][start:] for start in range(len(found[1]) - 1))
    again = next((end for end in ends if text.count(end) > 1), "")
    opens = found.start() == 0 or not "一" <= text[found.start() - 1] <= "鿿"
    return again or (found[1] if opens and len(found[1]) <= _NAME else "")


def names_party(case: Case, text: str, subject: str) -> bool:
    """Whether a shadow text names somebody: by the canonical name, or any full alias of a known entity."""
    low = text.lower()
    return any(word.lower() in low for word in (subject, *(w for e in named(case.pack, subject) for w in (*e.zh, *e.en))))


def named(pack: Pack, name: str | None) -> tuple[Entity, ...]:
    """Return the entities of a canonical name."""
    return pack.named.get(name or "", ())


def metric_name(case: Case, claim: Claim) -> str:
    """Return what is measured: the first word of the metric, an open metric's own words, or "the figure"."""
    return metric_word(case.pack, claim.metric, case.speaks(claim)) if claim.metric else phrase(case, claim, "figure")


@lru_cache(maxsize=4096)
def metric_word(pack: Pack, name: str, language: str) -> str:
    """Return the first word of a metric in a language; an open metric's own words."""
    metric = pack.metrics.get(name)
    words = () if metric is None else metric.zh if language == "zh" else metric.en
    return words[0] if words else name.replace("_", " ")


def fact_name(case: Case, claim: Claim) -> str:
    """Return subject, metric, aspect and scope of a claim in one phrase: 英伟达的营业收入; Nvidia's revenue."""
    zh = case.speaks(claim) == "zh"
    what = metric_name(case, claim)
    sort = aspect(claim)
    if sort in ("growth", "share"):
        what = phrase(case, claim, f"aspect_{sort}", metric=what)
    who = subject_name(case, claim)
    name = (f"{who}的{what}" if zh else f"{who}'s {what}") if who else what
    details = [part for part in (claim.scope, claim.period) if part]
    return f"{name}（{'，'.join(details)}）" if zh and details else f"{name} ({', '.join(details)})" if details else name


def place(case: Case, claim: Claim, others: Iterable[Claim] = (), *, about: Claim | None = None) -> str:
    """Return where a claim stands: its headline, page or paragraph, with the document where `others` stand elsewhere.

    It is said in the language of the messages about `about`, else about the claim itself.
    """
    spoken, document = about or claim, claim.span.document
    article = case.articles.get(document)
    part = article.part_at(claim.span.start) if article is not None and article.parts else None
    if claim.zone == "title":
        where = phrase(case, spoken, "headline")
    elif part is not None:
        where = phrase(case, spoken, part.kind, number=str(part.number))
    else:
        where = phrase(case, spoken, "paragraph", number=str(case.paragraph(claim)))
    for other in others:
        if other.span.document != document:
            return phrase(case, spoken, "document", document=document, where=where)
    return where
