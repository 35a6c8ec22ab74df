"""What a command gives: its exit code, standard output and standard error."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[..., tuple[int, str, str]]
