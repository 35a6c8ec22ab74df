"""The commands, registered: each is a module of this package that has a function of its name, or an `app` of its own.

Registering takes time for every option there is, so a run registers only its own command, and the list of commands none
of their options.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

import typer

from claims.cli import COMMANDS

_HELP = (
    "A spell-checker for numbers: finds the figures in articles that cannot both be true, and says why. "
    "`check-claims PATHS` is `check-claims check PATHS`; in a folder with corpus/, that is what is checked."
)
_EPILOG = (
    "Exit: 0 clean, 1 findings at or above --fail-on, 2 usage or rule file, 3 an input could not be read "
    "(the others are reported all the same), 4 internal."
)


def build(*names: str) -> typer.Typer:
    """Return an app with these commands, or with all of them."""
    app = _empty()
    for name in names or COMMANDS:
        module = _module(name)
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def listing() -> typer.Typer:
    """Return an app that knows the commands by name and first line only: enough for `--help`."""
    app = _empty()
    for name in COMMANDS:
        app.command(name)(_named(_module(name)))
    return app


def _named(module: ModuleType) -> Callable[[], None]:
    """Return a command without options that says of itself what the module's says."""

    def told() -> None: ...

    told.__doc__ = module.app.info.help if hasattr(module, "app") else getattr(module, module.__name__.rpartition(".")[2]).__doc__
    return told


def _module(name: str) -> ModuleType:
    return import_module(f"claims.cli.{name}")


def _empty() -> typer.Typer:
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, help=_HELP, epilog=_EPILOG)
    app.callback()(_root)  # without it, an app of one command takes no command's name
    return app


def _root() -> None: ...
