"""A spell-checker for numbers: finds the figures in articles that cannot both be true, and says why.

What is exported loads when first asked for, so that `import claims` costs nothing:

>>> import claims
>>> result = claims.check(claims.read_text("Revenue was $10.0 million, cost of revenue $6.0 million, gross profit $4.5 million."))
>>> [(finding.rule, finding.verdict) for finding in result.findings]
[('gross-profit', 'inconsistent')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from claims.version import VERSION as __version__

if TYPE_CHECKING:
    from claims.facts.query import Claims, claims_of
    from claims.facts.value import Value, quantity
    from claims.model import Article, Claim, Finding, Result
    from claims.pipeline import check, check_text, extract, read
    from claims.reader import read_text

__all__ = [
    "Article",
    "Claim",
    "Claims",
    "Finding",
    "Result",
    "Value",
    "__version__",
    "check",
    "check_text",
    "claims_of",
    "extract",
    "quantity",
    "read",
    "read_text",
]

_HOMES = {
    "Article": "claims.model",
    "Claim": "claims.model",
    "Claims": "claims.facts.query",
    "Value": "claims.facts.value",
    "claims_of": "claims.facts.query",
    "quantity": "claims.facts.value",
    "Finding": "claims.model",
    "Result": "claims.model",
    "check": "claims.pipeline",
    "check_text": "claims.pipeline",
    "extract": "claims.pipeline",
    "read": "claims.pipeline",
    "read_text": "claims.reader",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
