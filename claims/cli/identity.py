"""What tells a finding from others, whatever folder a run was started in: for baselines and waivers, which outlive runs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from claims.checker.case import Case
from claims.checker.finding import fingerprint
from claims.model import Finding, Result
from claims.packs import load


class Identities:
    """The keys of a result's findings, its documents named as seen from `root`.

    A key is over what is said and in which document, not over lines: it outlives edits elsewhere. Where a run is started
    in `root` with paths below it, the key of a finding is the id that reports print.
    """

    def __init__(self, result: Result, folders: Iterable[Path], root: Path) -> None:
        articles = {article.id: article for article in result.texts}
        self._case = Case((), articles, load(*folders))
        self._claims = {claim.id: claim for claim in result.every_claim}
        self._root = root
        self.documents = {self.named(name) for name in articles}

    def key(self, finding: Finding) -> str:
        """Return what tells a finding from others."""
        claims = [self._claims[name] for name in finding.claims if name in self._claims]
        return fingerprint(self._case, finding.rule, finding.verdict, claims, finding.evidence, self.named)

    def documents_of(self, finding: Finding) -> list[str]:
        """Return the documents that a finding points at, sorted."""
        return sorted({self.named(evidence.span.document) for evidence in finding.evidence})

    def named(self, document: str) -> str:
        """Return a document's name as seen from `root`; a record of a .jsonl file keeps what stands behind its #."""
        if document.startswith("<"):
            return document
        path, mark, record = document.partition("#")
        return f"{Path(os.path.relpath(path, self._root)).as_posix()}{mark}{record}"

    def is_gone(self, document: str) -> bool:
        """Whether a document, named as here, is there no more."""
        return not document.startswith("<") and not (self._root / document.partition("#")[0]).exists()
