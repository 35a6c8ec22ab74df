"""What the fixtures of these tests are."""

from collections.abc import Callable

from claims.archive.store import Tally
from claims.model import Article

Make = Callable[..., Article]
Add = Callable[..., Tally]
