"""Pages made of the templates: escaped throughout, with a policy that lets nothing run or load but what stands in them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from claims.report.html.hidden import plain

TEMPLATES = Path(__file__).parents[1] / "templates"


def fill(template: str, context: Mapping[str, object]) -> str:
    """Return a page. Every text in `context` is escaped, its hidden characters shown, unless it is Markup already."""
    return _environment().get_template(template).render(context)


@cache
def asset(name: str) -> Markup:
    """Return a style sheet or script as it is put into a page."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


@cache
def policy() -> str:
    """Return the Content-Security-Policy of a page: its own script and style by their hashes, nothing else at all."""
    early, script, style = (_hash(asset(name)) for name in ("early.js", "report.js", "report.css"))
    return (
        f"default-src 'none'; script-src {early} {script}; style-src {style}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"asset": asset, "policy": policy}
    return environment


def _shown(value: object) -> object:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
