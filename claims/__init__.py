"""A spell-checker for numbers: finds the figures in articles that cannot both be true, and says why.

What is exported loads when first asked for, so that `import claims` costs nothing. The functions carry the names they
have in `claims.pipeline`; `read` and `check` are the rooms of those names.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from claims.version import VERSION as __version__

if TYPE_CHECKING:
    from claims.facts.query import Claims, claims_of
    from claims.facts.value import Value, quantity
    from claims.model import Article, Claim, Finding, Result
    from claims.pipeline import check_text, extract, run

__all__ = [
    "Article",
    "Claim",
    "Claims",
    "Finding",
    "Result",
    "Value",
    "__version__",
    "check_text",
    "claims_of",
    "extract",
    "quantity",
    "run",
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
    "check_text": "claims.pipeline",
    "extract": "claims.pipeline",
    "run": "claims.pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
